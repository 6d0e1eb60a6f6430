package plantest

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
)

// target is a server on loopback that counts what arrives.
type target struct {
	server *httptest.Server
	// news has an entry when something has arrived since it was last read.
	news chan struct{}

	mu       sync.Mutex // guards all below
	arrived  map[string]int
	held     int
	released chan struct{}
	open     bool
}

func newTarget() *target {
	t := &target{news: make(chan struct{}, 1), arrived: map[string]int{}, released: make(chan struct{})}
	t.server = httptest.NewServer(http.HandlerFunc(t.serve))
	return t
}

func (t *target) serve(w http.ResponseWriter, r *http.Request) {
	t.arrive(r.Method+" "+r.URL.Path, 0)
	if r.URL.Path == "/hold" {
		t.arrive("", 1)
		select {
		case <-t.released:
		case <-r.Context().Done():
		}
		t.arrive("", -1)
	}
	io.WriteString(w, "ok")
}

func (t *target) arrive(what string, held int) {
	t.mu.Lock()
	if what != "" {
		t.arrived[what]++
	}
	t.held += held
	t.mu.Unlock()
	select {
	case t.news <- struct{}{}:
	default:
	}
}

// count is how many requests of the given kind, like "GET /walk", arrived.
func (t *target) count(what string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.arrived[what]
}

// holding is how many requests to /hold are waiting for release.
func (t *target) holding() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.held
}

// release answers all requests to /hold, now and from now on.
func (t *target) release() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.open {
		t.open = true
		close(t.released)
	}
}

func (t *target) close() {
	t.release()
	t.server.CloseClientConnections()
	t.server.Close()
}
