package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// hostile answers each path in a way of its own, until the test ends.
type hostile struct {
	net.Listener
	ways map[string]func(c net.Conn)
	wait sync.WaitGroup
	end  chan struct{}
}

func startHostile(t *testing.T) *hostile {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h := &hostile{Listener: ln, end: make(chan struct{})}
	say := func(text string) func(net.Conn) { return func(c net.Conn) { _, _ = io.WriteString(c, text) } }
	h.ways = map[string]func(net.Conn){
		"/reset":    func(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) },
		"/close":    func(net.Conn) {},
		"/hang":     func(net.Conn) { <-h.end },
		"/garbage":  say("\x00\x01\x02 this is not HTTP\r\n\r\n"),
		"/short":    say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"),
		"/chunks":   say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnot a length\r\n"),
		"/loop":     say("HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
		"/huge":     flood,
		"/header":   say("HTTP/1.1 200 OK\r\nX-Large: " + strings.Repeat("x", 64<<10) + "\r\nContent-Length: 0\r\n\r\n"),
		"/fine":     say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"),
		"/encoding": say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnope"),
	}
	h.wait.Go(h.serve)
	t.Cleanup(func() { close(h.end); ln.Close(); h.wait.Wait() })
	return h
}

// flood sends a gigabyte, or as much of it as the other side takes.
func flood(c net.Conn) {
	_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
	chunk := []byte("10000\r\n" + strings.Repeat("x", 1<<16) + "\r\n")
	for range 1 << 14 {
		if _, err := c.Write(chunk); err != nil {
			return
		}
	}
}

func (h *hostile) serve() {
	for {
		c, err := h.Accept()
		if err != nil {
			return
		}
		h.wait.Go(func() {
			defer c.Close()
			if q, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
				h.ways[q.URL.Path](c)
			}
		})
	}
}

const hostileScript = `package main

import (
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

var paths = []string{"/reset", "/close", "/hang", "/garbage", "/short", "/chunks", "/loop", "/huge", "/header", "/fine", "/encoding"}

func main() {
	plugin.Serve(load.Scenario{Name: "hostile", Classes: []load.Class{{
		Name: "User", Wait: load.Constant(10 * time.Millisecond),
		Tasks: []load.Task{{Name: "all", Weight: 1, Run: all}},
	}}})
}

func all(u *load.User) {
	for _, p := range paths {
		u.Get(p)
	}
}
`

func TestHostileTargetIsCountedByKindAndTheRunGoesOn(t *testing.T) {
	t.Parallel()
	h := startHostile(t)
	file := filepath.Join(t.TempDir(), "hostile.go")
	if err := os.WriteFile(file, []byte(hostileScript), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, log bytes.Buffer
	start := time.Now()
	code := run(t.Context(), []string{
		"--script", file, "--host", "http://" + h.Addr().String(), "-u", "4", "-r", "100", "-t", "3s",
		"--timeout", "300ms", "--max-body", "1MB", "--stop-timeout", "5s", "--headless", "--only-summary", "--json", "-",
	}, console{in: strings.NewReader(""), out: &out, err: &log})
	if code != 1 {
		t.Fatalf("exit code %d, want 1\n%s", code, log.String())
	}
	var s struct {
		Requests []struct {
			Name            string
			Count, Failures uint64
		}
		Errors []struct{ Name, Kind string }
		Run    struct {
			DurationS float64 `json:"duration_s"`
		}
		Generator struct {
			RSS uint64 `json:"rss_max_bytes"`
		}
	}
	if err := json.Unmarshal(out.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range s.Errors {
		got[e.Name] += e.Kind + " "
	}
	for path, kind := range map[string]string{
		"/reset": "reset ", "/close": "closed ", "/hang": "timeout ", "/garbage": "protocol ", "/short": "closed ",
		"/chunks": "protocol ", "/loop": "redirects ", "/huge": "too_large ", "/header": "too_large ", "/encoding": "encoding ",
	} {
		if got[path] != kind {
			t.Errorf("%s failed as %q, want %q", path, got[path], kind)
		}
	}
	for _, r := range s.Requests {
		want := r.Count
		if r.Name == "/fine" {
			want = 0
		}
		if r.Failures != want || r.Count < 4 {
			t.Errorf("%s: %d of %d failed, want %d of at least 4", r.Name, r.Failures, r.Count, want)
		}
	}
	if time.Since(start) > time.Minute || s.Generator.RSS > 1<<30 {
		t.Errorf("took %v and %d bytes of memory", time.Since(start), s.Generator.RSS)
	}
}
