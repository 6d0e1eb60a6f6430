package client_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// TestInterrupt proves that a request ends at once wherever it is: each target
// says when it has the request there, and would then wait for ever.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		https  bool
		cfg    client.Config
		q      load.Request
		target func(there chan<- struct{}) func(net.Conn, *bufio.Reader)
	}{
		{"during the TLS handshake", true, client.Config{}, load.Request{Path: "/"}, func(there chan<- struct{}) func(net.Conn, *bufio.Reader) {
			return func(_ net.Conn, in *bufio.Reader) {
				in.Peek(1)
				there <- struct{}{}
				io.Copy(io.Discard, in)
			}
		}},
		{"while the body is written", false, client.Config{}, load.Request{Method: "POST", Path: "/", Body: load.Bytes("", make([]byte, 64<<20))}, func(there chan<- struct{}) func(net.Conn, *bufio.Reader) {
			return func(conn net.Conn, in *bufio.Reader) {
				in.Peek(1)
				there <- struct{}{}
				block(conn)
			}
		}},
		{"while waiting for the answer", false, client.Config{}, load.Request{Path: "/"}, func(there chan<- struct{}) func(net.Conn, *bufio.Reader) {
			return func(_ net.Conn, in *bufio.Reader) {
				readRequest(in)
				there <- struct{}{}
				io.Copy(io.Discard, in)
			}
		}},
		{"in the middle of the body", false, client.Config{}, load.Request{Path: "/"}, func(there chan<- struct{}) func(net.Conn, *bufio.Reader) {
			return func(conn net.Conn, in *bufio.Reader) {
				readRequest(in)
				io.WriteString(conn, hello+"Content-Length: 10\r\n\r\nhello")
				there <- struct{}{}
				io.Copy(io.Discard, in)
			}
		}},
		{"in the second hop", false, client.Config{}, load.Request{Path: "/"}, func(there chan<- struct{}) func(net.Conn, *bufio.Reader) {
			return func(conn net.Conn, in *bufio.Reader) {
				readRequest(in)
				io.WriteString(conn, "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")
				readRequest(in)
				there <- struct{}{}
				io.Copy(io.Discard, in)
			}
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			there := make(chan struct{}, 1)
			l := listen(t, row.target(there))
			if row.https {
				l.url = strings.Replace(l.url, "http", "https", 1)
			}
			s := newClient(t, row.cfg).Session()
			interruptAt(t, s, l.url, row.q, there)
			if n := l.conns.Load(); n != 1 {
				t.Errorf("%d connections", n)
			}
		})
	}
}

// block holds a connection without reading until it is closed.
func block(conn net.Conn) {
	raw, err := conn.(*net.TCPConn).SyscallConn()
	if err == nil {
		raw.Read(func(uintptr) bool { return false })
	}
}

// interruptAt interrupts a session once its request is there, and then again.
func interruptAt(t *testing.T, s *client.Session, host string, q load.Request, there <-chan struct{}) {
	t.Helper()
	done := make(chan load.Reply)
	go func() {
		var r load.Reply
		s.Do(host, &q, &r)
		done <- r
	}()
	<-there
	s.Interrupt()
	wantKind(t, <-done, "interrupted")
	var r load.Reply
	s.Do(host, &q, &r)
	wantKind(t, r, "interrupted")
}

func TestInterruptDuringTheDial(t *testing.T) {
	t.Parallel()
	there := make(chan struct{}, 1)
	dials := 0
	s := newClient(t, client.Config{Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		dials++
		there <- struct{}{}
		<-ctx.Done()
		return nil, ctx.Err()
	}}).Session()
	interruptAt(t, s, "http://shop.test", load.Request{Path: "/"}, there)
	if dials != 1 {
		t.Errorf("%d dials", dials)
	}
}

func TestClosedClientEndsWhatRuns(t *testing.T) {
	t.Parallel()
	for _, stage := range []string{"waiting", "dialing"} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			there := make(chan struct{}, 1)
			cfg := client.Config{}
			if stage == "dialing" {
				cfg.Dial = func(ctx context.Context, _, _ string) (net.Conn, error) {
					there <- struct{}{}
					<-ctx.Done()
					return nil, ctx.Err()
				}
			}
			l := listen(t, func(_ net.Conn, in *bufio.Reader) {
				readRequest(in)
				there <- struct{}{}
				io.Copy(io.Discard, in)
			})
			c := newClient(t, cfg)
			done := make(chan load.Reply)
			go func() {
				var r load.Reply
				c.Session().Do(l.url, &load.Request{Path: "/"}, &r)
				done <- r
			}()
			<-there
			c.Close()
			wantKind(t, <-done, "interrupted")
			var r load.Reply
			c.Session().Do(l.url, &load.Request{Path: "/"}, &r)
			wantKind(t, r, "interrupted")
			c.Close()
		})
	}
}

// TestInterruptHitsNobodyElse lets users who share connections be interrupted
// at random, while others go on.
func TestInterruptHitsNobodyElse(t *testing.T) {
	t.Parallel()
	l := say(t, answer)
	c := newClient(t, client.Config{})
	var victims []*client.Session
	var all, others sync.WaitGroup
	stop := make(chan struct{})
	for range 20 {
		s := c.Session()
		victims = append(victims, s)
		all.Go(func() {
			for kind := ""; kind != "interrupted"; {
				var r load.Reply
				s.Do(l.url, &load.Request{Path: "/"}, &r)
				if kind = r.Kind; kind != "" && kind != "interrupted" {
					t.Errorf("a victim failed with %q: %s", r.Kind, r.Message)
				}
			}
		})
	}
	for range 4 {
		others.Go(func() {
			s := c.Session()
			for {
				select {
				case <-stop:
					return
				default:
				}
				var r load.Reply
				s.Do(l.url, &load.Request{Path: "/"}, &r)
				wantKind(t, r, "")
			}
		})
	}
	var r load.Reply
	pace := c.Session()
	for _, s := range victims {
		for range 20 {
			pace.Do(l.url, &load.Request{Path: "/"}, &r)
			wantKind(t, r, "")
		}
		s.Interrupt()
	}
	all.Wait()
	close(stop)
	others.Wait()
}
