package client_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// bubble is a client whose connections are pipes to talk, with a clock that
// moves only when everybody waits. Its times are exact.
type bubble struct {
	*client.Session
	conns   int
	targets sync.WaitGroup
}

// pipe is a connection to talk.
func (b *bubble) pipe(talk func(net.Conn, *bufio.Reader)) net.Conn {
	near, far := net.Pipe()
	b.conns++
	b.targets.Go(func() {
		defer far.Close()
		talk(far, bufio.NewReader(far))
	})
	return near
}

func inBubble(t *testing.T, cfg client.Config, talk func(net.Conn, *bufio.Reader), f func(t *testing.T, b *bubble)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := &bubble{}
		if cfg.Dial == nil {
			cfg.Dial = func(context.Context, string, string) (net.Conn, error) {
				return b.pipe(talk), nil
			}
		}
		c, err := client.New(cfg)
		if err != nil {
			t.Fatal(err)
		}
		b.Session = c.Session()
		f(t, b)
		c.Close()
		b.targets.Wait()
	})
}

func pause(d time.Duration) { <-time.After(d) }

func (b *bubble) get(q load.Request) (r load.Reply, took time.Duration) {
	start := time.Now()
	b.Do("http://shop.test", &q, &r)
	return r, time.Since(start)
}

// drip sends a text, one byte a second.
func drip(conn net.Conn, text string) {
	for i := range len(text) {
		if _, err := io.WriteString(conn, text[i:i+1]); err != nil {
			return
		}
		pause(time.Second)
	}
}

// TestTimeoutBoundsEverything proves that whatever a target does, a request
// ends exactly when its timeout has passed.
func TestTimeoutBoundsEverything(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 1000)
	for _, row := range []struct {
		name string
		talk func(net.Conn, *bufio.Reader)
	}{
		{"silence", stay("")},
		{"silence that does not even read", func(conn net.Conn, _ *bufio.Reader) { pause(time.Hour) }},
		{"a header that drips", func(conn net.Conn, in *bufio.Reader) { readRequest(in); drip(conn, hello+"X: "+long) }},
		{"a body that drips", func(conn net.Conn, in *bufio.Reader) {
			readRequest(in)
			drip(conn, hello+"Content-Length: 1000\r\n\r\n"+long)
		}},
		{"chunks that drip", func(conn net.Conn, in *bufio.Reader) {
			readRequest(in)
			drip(conn, hello+"Transfer-Encoding: chunked\r\n\r\n"+strings.Repeat("1\r\nx\r\n", 1000))
		}},
		{"a body without an end that drips", func(conn net.Conn, in *bufio.Reader) { readRequest(in); drip(conn, hello+"\r\n"+long) }},
		{"a chain of slow redirects", func(conn net.Conn, in *bufio.Reader) {
			for {
				if _, err := readRequest(in); err != nil {
					return
				}
				pause(7 * time.Second)
				io.WriteString(conn, "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")
			}
		}},
		{"interim answers without an end", func(conn net.Conn, in *bufio.Reader) {
			for readRequest(in); ; pause(time.Second) {
				if _, err := io.WriteString(conn, "HTTP/1.1 102 Processing\r\n\r\n"); err != nil {
					return
				}
			}
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, client.Config{Timeout: 20 * time.Second}, row.talk, func(t *testing.T, b *bubble) {
				r, took := b.get(load.Request{Path: "/"})
				wantKind(t, r, "timeout")
				if took != 20*time.Second || r.Service != took {
					t.Errorf("it took %v, the reply says %v", took, r.Service)
				}
				r, took = b.get(load.Request{Path: "/", Timeout: 1500 * time.Millisecond})
				wantKind(t, r, "timeout")
				if took != 1500*time.Millisecond {
					t.Errorf("with a timeout of its own it took %v", took)
				}
			})
		})
	}
}

// TestTimeoutOnAnOldConnection proves that the deadline which is left over on
// a connection neither cuts a later request short nor lets it run on.
func TestTimeoutOnAnOldConnection(t *testing.T) {
	t.Parallel()
	talk := func(conn net.Conn, in *bufio.Reader) {
		for {
			line, err := readRequest(in)
			if err != nil {
				return
			}
			var d time.Duration
			fmt.Sscanf(line, "GET /%d", &d)
			pause(d * time.Second)
			io.WriteString(conn, answer)
		}
	}
	inBubble(t, client.Config{Timeout: time.Minute}, talk, func(t *testing.T, b *bubble) {
		for _, step := range []struct {
			wait, timeout, took time.Duration // in seconds
			path, kind          string
		}{
			{0, 0, 0, "/0", ""},
			{50, 0, 20, "/20", ""},        // past the deadline of the first
			{80, 0, 30, "/30", ""},        // which has passed while idle
			{1, 10, 9, "/9", ""},          // an earlier one must replace it
			{0, 0, 50, "/50", ""},         // and a later one that
			{1, 10, 10, "/11", "timeout"}, // and it must hold
		} {
			pause(step.wait * time.Second)
			r, took := b.get(load.Request{Path: step.path, Timeout: step.timeout * time.Second})
			wantKind(t, r, step.kind)
			if took != step.took*time.Second || b.conns != 1 {
				t.Errorf("%+v took %v on connection %d", step, took, b.conns)
			}
		}
	})
}

// TestSlowUploadPassesAnOldDeadline sends a body that is read slowly, on a
// connection whose former deadline comes in the middle of it.
func TestSlowUploadPassesAnOldDeadline(t *testing.T) {
	t.Parallel()
	body := make([]byte, 40_000)
	for i := range body {
		body[i] = byte(i * 7)
	}
	talk := func(conn net.Conn, in *bufio.Reader) {
		readRequest(in)
		io.WriteString(conn, answer)
		q, err := http.ReadRequest(in)
		if err != nil {
			return
		}
		var got []byte
		for part := make([]byte, 1000); err == nil; pause(time.Second) {
			var n int
			n, err = q.Body.Read(part)
			got = append(got, part[:n]...)
		}
		if string(got) != string(body) {
			t.Errorf("%d bytes arrived, not as they were sent", len(got))
		}
		io.WriteString(conn, answer)
	}
	inBubble(t, client.Config{Timeout: time.Minute}, talk, func(t *testing.T, b *bubble) {
		r, _ := b.get(load.Request{Path: "/"})
		wantKind(t, r, "")
		pause(40 * time.Second)
		r, took := b.get(load.Request{Method: "POST", Path: "/", Body: load.Bytes("", body)})
		if wantKind(t, r, ""); took < 30*time.Second || b.conns != 1 {
			t.Errorf("it took %v on connection %d", took, b.conns)
		}
	})
}

func TestPhases(t *testing.T) {
	t.Parallel()
	talk := func(conn net.Conn, in *bufio.Reader) {
		for {
			if _, err := readRequest(in); err != nil {
				return
			}
			pause(2 * time.Second)
			io.WriteString(conn, hello+"Content-Length: 2\r\n\r\n")
			pause(3 * time.Second)
			io.WriteString(conn, "a")
			pause(time.Second)
			io.WriteString(conn, "b")
		}
	}
	var b *bubble
	slow := func(context.Context, string, string) (net.Conn, error) {
		pause(5 * time.Second)
		return b.pipe(talk), nil
	}
	inBubble(t, client.Config{Dial: slow}, nil, func(t *testing.T, in *bubble) {
		b = in
		for _, connect := range []time.Duration{5 * time.Second, 0} {
			r, took := b.get(load.Request{Path: "/"})
			wantKind(t, r, "")
			if r.Connect != connect || r.TLS != 0 || r.FirstByte != 2*time.Second || r.Download != 4*time.Second ||
				r.Service != connect+6*time.Second || took != r.Service {
				t.Errorf("connect %v, first byte %v, download %v, service %v", r.Connect, r.FirstByte, r.Download, r.Service)
			}
		}
	})
}

func TestConnectTimeout(t *testing.T) {
	t.Parallel()
	never := func(ctx context.Context, _, _ string) (net.Conn, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	inBubble(t, client.Config{Dial: never, ConnectTimeout: 10 * time.Second}, nil, func(t *testing.T, b *bubble) {
		for timeout, want := range map[time.Duration]time.Duration{0: 10 * time.Second, 3 * time.Second: 3 * time.Second} {
			r, took := b.get(load.Request{Path: "/", Timeout: timeout})
			wantKind(t, r, "connect_timeout")
			if took != want {
				t.Errorf("with a timeout of %v it took %v", timeout, took)
			}
		}
	})
}

func TestIdleConnectionIsGivenUp(t *testing.T) {
	t.Parallel()
	for _, perUser := range []bool{false, true} {
		talk := func(conn net.Conn, in *bufio.Reader) {
			for {
				if _, err := readRequest(in); err != nil {
					return
				}
				io.WriteString(conn, answer)
			}
		}
		inBubble(t, client.Config{IdleTimeout: 30 * time.Second, PerUser: perUser}, talk, func(t *testing.T, b *bubble) {
			for _, step := range []struct {
				wait  time.Duration
				conns int
			}{{0, 1}, {30 * time.Second, 1}, {30 * time.Second, 1}, {30*time.Second + 1, 2}} {
				pause(step.wait)
				r, _ := b.get(load.Request{Path: "/"})
				if wantKind(t, r, ""); b.conns != step.conns {
					t.Errorf("perUser=%v: connection %d after a wait of %v; want %d", perUser, b.conns, step.wait, step.conns)
				}
			}
		})
	}
}

func TestCookiesExpire(t *testing.T) {
	t.Parallel()
	talk := func(conn net.Conn, in *bufio.Reader) {
		for {
			q, err := http.ReadRequest(in)
			if err != nil {
				return
			}
			extra := ""
			if q.URL.Path == "/login" {
				extra = "Set-Cookie: s=1; Path=/; Max-Age=60\r\nSet-Cookie: t=2\r\nSet-Cookie: garbage\r\nSet-Cookie: =\r\n"
			}
			body := q.Header.Get("Cookie")
			fmt.Fprintf(conn, "%sContent-Length: %d\r\n%s\r\n%s", hello, len(body), extra, body)
		}
	}
	inBubble(t, client.Config{}, talk, func(t *testing.T, b *bubble) {
		for _, step := range []struct {
			wait       time.Duration
			path, want string
		}{
			{0, "/login", ""}, {0, "/x", "s=1; t=2"}, {59 * time.Second, "/x", "s=1; t=2"}, {time.Second, "/x", "t=2"}, {time.Hour, "/", "t=2"},
		} {
			pause(step.wait)
			r, _ := b.get(load.Request{Path: step.path})
			if wantKind(t, r, ""); string(r.Body) != step.want {
				t.Errorf("%s after %v carried %q; want %q", step.path, step.wait, r.Body, step.want)
			}
		}
		if got := b.Cookie("http://shop.test/x", "t"); got != "2" {
			t.Errorf("Cookie: %q", got)
		}
		b.Clear()
		if r, _ := b.get(load.Request{Path: "/"}); len(r.Body) != 0 {
			t.Errorf("after Clear a request carried %q", r.Body)
		}
	})
}
