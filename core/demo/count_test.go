package demo_test

import (
	"maps"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/demo"
)

func TestCountsNameEveryRequest(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{Now: now})
	b := newBrowser(t, s, true)
	b.get("/")
	for _, id := range ids() {
		b.get("/product/" + id)
	}
	b.get("/product/NOPE")
	b.get("/product/NOPE2")
	b.post("/cart", fields("product_id", "6E92ZMYYFZ", "quantity", "1")) // and GET /cart
	b.post("/cart", fields("product_id", "6E92ZMYYFZ", "quantity", "0"))
	b.post("/setCurrency", fields("currency_code", "EUR")) // and GET /
	b.post("/cart/checkout", order())
	b.post("/cart/empty", nil)                                           // and GET /
	b.get("/logout")                                                     // and GET /
	b.post("/cart", fields("product_id", "OLJCESPC7Z", "quantity", "1")) // and GET /cart
	b.get("/_healthz?probe=1")
	b.get("/robots.txt")
	b.get("/static/nope")
	b.get("/product-meta/NOPE")
	b.get("/nope/1")
	b.get("/nope/2")
	b.do("HEAD", "/cart", nil, nil)
	b.do("PUT", "/cart", nil, nil)
	want := map[string]uint64{
		"GET /": 4, "GET /product/?": 2, "POST /cart": 3, "GET /cart": 2, "POST /setCurrency": 1,
		"POST /cart/checkout": 1, "POST /cart/empty": 1, "GET /logout": 1, "GET /_healthz": 1,
		"GET /static/": 2, "GET /product-meta/": 1, "GET ?": 2, "HEAD /cart": 1, "? /cart": 1,
	}
	total := uint64(0)
	for _, id := range ids() {
		want["GET /product/"+id] = 1
	}
	for _, n := range want {
		total += n
	}
	c := s.Counts()
	if !maps.Equal(c.Requests, want) {
		t.Errorf("counted\n%v\nwant\n%v", c.Requests, want)
	}
	if c.Total != total || c.Orders != 1 || c.Carts != 1 || c.Injected != 0 || c.Connections == 0 {
		t.Errorf("counted %+v, want %d in all, 1 order, 1 cart, nothing injected, some connections", c, total)
	}
}

func TestConnectionsAreCounted(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	for range 3 {
		b := newBrowser(t, s, true)
		b.get("/")
		b.get("/cart")
	}
	if c := s.Counts(); c.Connections != 3 {
		t.Errorf("%d connections, want 3", c.Connections)
	}
}

// log keeps what a shop tells about requests.
type log struct {
	mu      sync.Mutex
	records []demo.Record
}

func (l *log) add(r demo.Record) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.records = append(l.records, r)
}

func (l *log) all() []demo.Record {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.records)
}

func TestEveryRequestIsTold(t *testing.T) {
	t.Parallel()
	var l log
	s := start(t, demo.Config{Now: now, OnRequest: l.add})
	b := newBrowser(t, s, true)
	began := time.Now()
	b.get("/?a=b")
	b.post("/cart", fields("product_id", "6E92ZMYYFZ", "quantity", "3"))
	b.get("/product/%41?a=b")
	ended := time.Now()
	want := []struct {
		line     string
		status   int
		quantity string
	}{{"GET /", 200, ""}, {"POST /cart", 302, "3"}, {"GET /cart", 200, ""}, {"GET /product/A", 500, ""}}
	got := l.all()
	if len(got) != len(want) {
		t.Fatalf("told of %d requests, want %d: %+v", len(got), len(want), got)
	}
	for i, r := range got {
		if r.Method+" "+r.Path != want[i].line || r.Status != want[i].status || r.Form.Get("quantity") != want[i].quantity {
			t.Errorf("request %d is %+v, want %+v", i, r, want[i])
		}
		if r.Session == "" || r.Session != got[0].Session || r.NewSession != (i == 0) || r.Conn != got[0].Conn || r.Conn == 0 {
			t.Errorf("request %d has session %q, new %v, on connection %d; want one session and one connection", i, r.Session, r.NewSession, r.Conn)
		}
		if r.At.Before(began) || r.At.Add(r.Took).After(ended) || r.Took < 0 {
			t.Errorf("request %d was handled at %v for %v, want between %v and %v", i, r.At, r.Took, began, ended)
		}
	}
}

func TestLatencyIsTold(t *testing.T) {
	t.Parallel()
	var l log
	latency, err := demo.ParseLatency("3ms..5ms")
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, demo.Config{Latency: latency, OnRequest: l.add})
	b := newBrowser(t, s, true)
	for range 5 {
		b.get("/")
	}
	for _, r := range l.all() {
		if r.Took < 3*time.Millisecond {
			t.Errorf("a request took %v, want 3ms or more", r.Took)
		}
	}
}

// statuses are what a client that asks n times is answered.
func statuses(t *testing.T, c demo.Config, path string, n int) []int {
	b := newBrowser(t, start(t, c), true)
	var got []int
	for range n {
		got = append(got, b.get(path).StatusCode)
	}
	return got
}

func TestErrorRate(t *testing.T) {
	t.Parallel()
	const n = 400
	failed := func(c demo.Config, path string) int {
		got := 0
		for _, status := range statuses(t, c, path, n) {
			if status == http.StatusInternalServerError {
				got++
			}
		}
		return got
	}
	for _, row := range []struct {
		proves, path string
		rate         float64
		fewest, most int
	}{
		{"nothing fails at 0", "/", 0, 0, 0},
		{"everything fails at 1", "/", 1, n, n},
		// Six standard deviations of the binomial distribution to each side.
		{"a quarter fails at 0.25", "/", 0.25, 48, 152},
		{"health never fails", "/_healthz", 1, 0, 0},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			if got := failed(demo.Config{ErrorRate: row.rate, Seed: 1}, row.path); got < row.fewest || got > row.most {
				t.Errorf("%d of %d failed, want %d to %d", got, n, row.fewest, row.most)
			}
		})
	}
}

func TestSeedRepeatsTheErrors(t *testing.T) {
	t.Parallel()
	first := statuses(t, demo.Config{ErrorRate: 0.5, Seed: 7}, "/", 100)
	if again := statuses(t, demo.Config{ErrorRate: 0.5, Seed: 7}, "/", 100); !slices.Equal(first, again) {
		t.Errorf("one seed gave\n%v\nand\n%v", first, again)
	}
	if slices.Equal(first, statuses(t, demo.Config{ErrorRate: 0.5, Seed: 8}, "/", 100)) {
		t.Error("two seeds gave the same errors")
	}
}

func TestInjectedFailureDoesNothing(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{ErrorRate: 1, Now: now})
	b := newBrowser(t, s, false)
	b.get("/")
	b.post("/cart", fields("product_id", "6E92ZMYYFZ", "quantity", "3"))
	a := b.post("/cart/checkout", order())
	if a.StatusCode != 500 || a.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("%d %s, want an error page", a.StatusCode, a.Header.Get("Content-Type"))
	}
	if c := s.Counts(); c.Orders != 0 || c.Carts != 0 || c.Injected != 3 || c.Requests["POST /cart/checkout"] != 1 {
		t.Errorf("counted %+v, want three requests, all injected, and nothing done", c)
	}
}
