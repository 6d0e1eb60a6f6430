package client_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// TestNothingIsSentTwice has a target that closes each connection right after
// its answer, without saying so: the case in which other clients send a
// request again.
func TestNothingIsSentTwice(t *testing.T) {
	t.Parallel()
	for _, perUser := range []bool{false, true} {
		t.Run(fmt.Sprintf("perUser=%v", perUser), func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			got := map[string]int{}
			l := listen(t, func(conn net.Conn, in *bufio.Reader) {
				line, err := readRequest(in)
				if err != nil {
					return
				}
				mu.Lock()
				got[line]++
				mu.Unlock()
				io.WriteString(conn, answer)
			})
			const users, requests = 4, 250
			c := newClient(t, client.Config{PerUser: perUser})
			answered := make([]map[string]bool, users)
			var all sync.WaitGroup
			for u := range users {
				answered[u] = map[string]bool{}
				all.Go(func() {
					s := c.Session()
					for i := range requests {
						q := load.Request{Method: "POST", Path: fmt.Sprintf("/%d/%d", u, i), Body: load.Form("a", i)}
						var r load.Reply
						s.Do(l.url, &q, &r)
						switch r.Kind {
						case "":
							answered[u]["POST "+q.Path] = true
						case "closed", "reset":
						default:
							t.Errorf("kind %q, message %q", r.Kind, r.Message)
						}
					}
				})
			}
			all.Wait()
			mu.Lock()
			defer mu.Unlock()
			for line, n := range got {
				if n != 1 {
					t.Errorf("%s was sent %d times", line, n)
				}
			}
			total := 0
			for _, lines := range answered {
				for line := range lines {
					if total++; got[line] != 1 {
						t.Errorf("%s was answered, but the target has counted it %d times", line, got[line])
					}
				}
			}
			if total < users*requests/2 {
				t.Errorf("only %d of %d requests were answered", total, users*requests)
			}
		})
	}
}

// TestClosedConnectionIsReplacedBeforeUse waits until the target has closed.
// The first time may be too soon to be looked at, the others must not be.
func TestClosedConnectionIsReplacedBeforeUse(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		last func(net.Conn)
	}{
		{"closed", func(net.Conn) {}},
		{"reset", func(conn net.Conn) { conn.(*net.TCPConn).SetLinger(0) }},
		{"told that it was too slow", func(conn net.Conn) {
			io.WriteString(conn, "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n")
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			closed, again := make(chan struct{}), make(chan struct{})
			l := listen(t, func(conn net.Conn, in *bufio.Reader) {
				readRequest(in)
				io.WriteString(conn, answer)
				<-again
				row.last(conn)
				conn.Close()
				closed <- struct{}{}
			})
			s := newClient(t, client.Config{}).Session()
			failed := 0
			for range 100 {
				var r load.Reply
				if s.Do(l.url, &load.Request{Path: "/"}, &r); r.Kind != "" || r.Status != 200 {
					failed++
				}
				if r.Connect > 0 {
					again <- struct{}{}
					<-closed
				}
			}
			if failed > 1 {
				t.Errorf("%d of 100 requests met a connection that was known to be closed", failed)
			}
		})
	}
}

func TestConnectionsAreShared(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name    string
		perUser bool
		conns   int64
	}{{"shared", false, 1}, {"per user", true, 5}} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l := say(t, answer)
			c := newClient(t, client.Config{PerUser: row.perUser})
			var users []*client.Session
			for range 5 {
				users = append(users, c.Session())
			}
			var r load.Reply
			for range 3 {
				for _, s := range users {
					s.Do(l.url, &load.Request{Path: "/"}, &r)
					wantKind(t, r, "")
					s.Do(l.url+"/base", &load.Request{Path: "/"}, &r)
					wantKind(t, r, "")
				}
			}
			if n := l.conns.Load(); n != row.conns {
				t.Errorf("%d connections for 5 users; want %d", n, row.conns)
			}
			for _, s := range users {
				s.Close()
				s.Do(l.url, &load.Request{Path: "/"}, &r)
				wantKind(t, r, "")
			}
			if n := l.conns.Load(); row.perUser && n != 10 {
				t.Errorf("%d connections after each user closed its own; want 10", n)
			}
		})
	}
}

func TestUserOfManyHostsKeepsFewConnections(t *testing.T) {
	t.Parallel()
	s := newClient(t, client.Config{PerUser: true}).Session()
	first := say(t, answer)
	var r load.Reply
	s.Do(first.url, &load.Request{Path: "/"}, &r)
	for range 10 {
		s.Do(say(t, answer).url, &load.Request{Path: "/"}, &r)
		wantKind(t, r, "")
	}
	s.Do(first.url, &load.Request{Path: "/"}, &r)
	if n := first.conns.Load(); n != 2 {
		t.Errorf("%d connections to the host used longest ago; want 2, the first being closed", n)
	}
}

// TestHostsWithoutEnd has a target that leads to ever new names of itself.
func TestHostsWithoutEnd(t *testing.T) {
	t.Parallel()
	l := say(t, answer)
	s := newClient(t, client.Config{}).Session()
	port := l.url[strings.LastIndex(l.url, ":"):]
	var r load.Reply
	for i := range 5000 {
		host := fmt.Sprintf("http://127.%d.%d.1%s", 1+i/200, i%200, port)
		s.SetCookie(host+"/", "a", "b") // makes the client look at the host
	}
	for range 3 {
		s.Do(l.url, &load.Request{Path: "/"}, &r)
		wantKind(t, r, "")
	}
	// This host came too late to be remembered; it works, unremembered.
	if n := l.conns.Load(); n != 3 {
		t.Errorf("%d connections", n)
	}
}
