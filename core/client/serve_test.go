package client_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// newClient returns a client that is closed with the test.
func newClient(tb testing.TB, cfg client.Config) *client.Client {
	tb.Helper()
	c, err := client.New(cfg)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(c.Close)
	return c
}

// do makes one request with a new client and session.
func do(tb testing.TB, cfg client.Config, host string, q load.Request) load.Reply {
	tb.Helper()
	var r load.Reply
	newClient(tb, cfg).Session().Do(host, &q, &r)
	return r
}

// site serves HTTP with net/http, which is strict about requests.
func site(tb testing.TB, handle http.HandlerFunc) string {
	tb.Helper()
	s := httptest.NewServer(handle)
	tb.Cleanup(s.Close)
	return s.URL
}

// listener is a target that says whatever a test wants.
type listener struct {
	url   string
	conns atomic.Int64 // accepted so far
}

// listen calls talk for each connection, which is closed afterwards.
func listen(tb testing.TB, talk func(conn net.Conn, in *bufio.Reader)) *listener {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	out := &listener{url: "http://" + l.Addr().String()}
	ended := make(chan struct{})
	tb.Cleanup(func() {
		close(ended)
		l.Close()
	})
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			out.conns.Add(1)
			go func() {
				<-ended
				conn.Close()
			}()
			go func() {
				defer conn.Close()
				talk(conn, bufio.NewReader(conn))
			}()
		}
	}()
	return out
}

// say answers every request with the same bytes, and closes when they say so.
func say(tb testing.TB, answer string) *listener {
	tb.Helper()
	return listen(tb, func(conn net.Conn, in *bufio.Reader) {
		for {
			if _, err := readRequest(in); err != nil {
				return
			}
			io.WriteString(conn, answer)
			if strings.Contains(answer, "Connection: close") {
				return
			}
		}
	})
}

// readRequest reads one request with its body and returns its first line.
func readRequest(in *bufio.Reader) (string, error) {
	q, err := http.ReadRequest(in)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(io.Discard, q.Body)
	return q.Method + " " + q.RequestURI, err
}

// wantKind fails the test unless the reply failed with the kind.
func wantKind(tb testing.TB, r load.Reply, kind string) {
	tb.Helper()
	if r.Kind != kind || kind != "" && r.Message == "" {
		tb.Errorf("kind %q, message %q, status %d; want kind %q", r.Kind, r.Message, r.Status, kind)
	}
}
