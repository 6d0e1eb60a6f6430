package client_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

const (
	hello = "HTTP/1.1 200 OK\r\n"
	hash  = "################################################################"
)

// hostile is a target that does harm, and the class that it must be given.
type hostile struct {
	name   string
	talk   func(conn net.Conn, in *bufio.Reader)
	kind   string
	status int // what is known of the answer all the same
}

// after reads the request and then says something.
func after(text string) func(net.Conn, *bufio.Reader) {
	return func(conn net.Conn, in *bufio.Reader) {
		readRequest(in)
		io.WriteString(conn, text)
	}
}

// stay is after, without closing the connection.
func stay(text string) func(net.Conn, *bufio.Reader) {
	return func(conn net.Conn, in *bufio.Reader) {
		readRequest(in)
		io.WriteString(conn, text)
		io.Copy(io.Discard, in)
	}
}

// flood says the same for ever.
func flood(start, text string) func(net.Conn, *bufio.Reader) {
	return func(conn net.Conn, in *bufio.Reader) {
		readRequest(in)
		io.WriteString(conn, start)
		again := []byte(text)
		for err := error(nil); err == nil; {
			_, err = conn.Write(again)
		}
	}
}

func reset(start string) func(net.Conn, *bufio.Reader) {
	return func(conn net.Conn, in *bufio.Reader) {
		readRequest(in)
		io.WriteString(conn, start)
		conn.(*net.TCPConn).SetLinger(0)
	}
}

func hostiles() []hostile {
	chunked := hello + "Transfer-Encoding: chunked\r\n\r\n"
	return []hostile{
		{"resets instead of answering", reset(""), "reset", 0},
		{"closes without a word", after(""), "closed", 0},
		{"closes before reading", func(net.Conn, *bufio.Reader) {}, "closed|reset", 0},
		{"closes in the status line", after("HTTP/1.1 20"), "closed", 0},
		{"closes in the header", after(hello + "A: b\r\n"), "closed", 0},
		{"promises more bytes than it sends", after(hello + "Content-Length: 100\r\n\r\nhello"), "closed", 200},
		{"closes in a chunk", after(chunked + "5\r\nhe"), "closed", 200},
		{"closes between chunks", after(chunked + "5\r\nhello\r\n"), "closed", 200},
		{"closes before the trailer's end", after(chunked + "0\r\nA: b\r\n"), "closed", 200},
		{"closes before the last line break", after(chunked + "0\r\n"), "closed", 200},
		{"says garbage", after("\x00\x01garbage\r\n\r\n"), "protocol", 0},
		{"says garbage without a line break and stays", stay("\x00\x01garbage"), "timeout", 0},
		{"speaks SSH", stay("SSH-2.0-OpenSSH_9.2\r\n"), "protocol", 0},
		{"speaks TLS", after("\x15\x03\x01\x00\x02\x02\x46\r\n\r\n"), "protocol", 0},
		{"speaks HTTP/2", after("HTTP/2 200\r\n\r\n"), "protocol", 0},
		{"has a status of letters", after("HTTP/1.1 OK 200\r\n\r\n"), "protocol", 0},
		{"has a status of four digits", after("HTTP/1.1 2000 OK\r\n\r\n"), "protocol", 0},
		{"has a header without a colon", after(hello + "nonsense\r\n\r\n"), "protocol", 0},
		{"has a negative length", after(hello + "Content-Length: -1\r\n\r\n"), "protocol", 0},
		{"has a length of letters", after(hello + "Content-Length: ten\r\n\r\n"), "protocol", 0},
		{"has two lengths", after(hello + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"), "protocol", 0},
		{"has a length beyond 64 bits", after(hello + "Content-Length: 99999999999999999999\r\n\r\n"), "protocol", 0},
		{"has an encoding of transfer that does not exist", after(hello + "Transfer-Encoding: zip\r\n\r\n"), "protocol", 0},
		{"breaks a chunk's size", after(chunked + "xyz\r\nhello\r\n0\r\n\r\n"), "protocol", 200},
		{"leaves a chunk's size out", after(chunked + "\r\nhello\r\n0\r\n\r\n"), "protocol", 200},
		{"breaks a chunk's end", after(chunked + "5\r\nhelloXX0\r\n\r\n"), "protocol", 200},
		{"breaks the trailer", after(chunked + "0\r\nnonsense\r\n\r\n"), "protocol", 200},
		{"has an endless line before a chunk", flood(chunked+"5;", hash), "protocol", 200},
		{"has a chunk of 16 EB", stay(chunked + "ffffffffffffffff\r\n"), "too_large", 200},
		{"has a chunk of 2 GB", stay(chunked + "7fffffff\r\n"), "too_large", 200},
		{"has a length of 1 GB", flood(hello+"Content-Length: 1073741824\r\n\r\n", hash), "too_large", 200},
		{"sends 1 GB in chunks", flood(chunked, "1000\r\n"+strings.Repeat("x", 0x1000)+"\r\n"), "too_large", 200},
		{"sends 1 GB without a length", flood(hello+"\r\n", hash), "too_large", 200},
		{"sends a 64 KB header", after(hello + "X: " + strings.Repeat("x", 64<<10) + "\r\n\r\n"), "too_large", 0},
		{"sends an endless header", flood(hello, "X: "+hash+"\r\n"), "too_large", 0},
		{"sends an endless status line", flood("HTTP/1.1 200 ", hash), "too_large", 0},
		{"sends a huge trailer", flood(chunked+"0\r\n", "X: "+hash+"\r\n"), "too_large", 200},
		{"never comes to the real answer", flood("", "HTTP/1.1 103 Early Hints\r\n\r\n"), "protocol", 0},
		{"hangs", stay(""), "timeout", 0},
		{"hangs in the header", stay(hello), "timeout", 0},
		{"hangs in the body", stay(hello + "Content-Length: 10\r\n\r\nhello"), "timeout", 200},
		{"hangs before the last chunk", stay(chunked + "5\r\nhello\r\n"), "timeout", 200},
		{"resets in the header", reset(hello), "reset|closed", 0},
		{"loops", stay("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), "redirects", 302},
	}
}

// TestHostileTargets proves that each target is a failure of its class, within
// the timeout, on a connection that nobody uses again.
func TestHostileTargets(t *testing.T) {
	t.Parallel()
	for _, h := range hostiles() {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			l := listen(t, h.talk)
			cfg := client.Config{Timeout: time.Minute, MaxBody: 256 << 10}
			if h.kind == "timeout" {
				cfg.Timeout = 50 * time.Millisecond
			}
			s := newClient(t, cfg).Session()
			var r load.Reply
			for n := range int64(2) {
				s.Do(l.url, &load.Request{Path: "/"}, &r)
				if !strings.Contains(h.kind, "|") {
					wantKind(t, r, h.kind)
				} else if r.Kind == "" || !strings.Contains(h.kind, r.Kind) {
					t.Errorf("kind %q; want one of %q", r.Kind, h.kind)
				}
				if r.Status != h.status || len(r.Body) != 0 {
					t.Errorf("status %d and %d bytes of body; want %d and none", r.Status, len(r.Body), h.status)
				}
				if h.kind != "redirects" && l.conns.Load() != n+1 {
					t.Errorf("request %d used connection %d", n+1, l.conns.Load())
				}
				wantStable(t, r.Message, l.url)
			}
		})
	}
}

// wantStable fails for messages that would each stand alone in the error table.
func wantStable(t *testing.T, message, url string) {
	t.Helper()
	_, port, _ := strings.Cut(url, "1:")
	if strings.Contains(message, port) || strings.Contains(message, "127.0.0.1") || len(message) > 200 {
		t.Errorf("message %q differs from one run to the next", message)
	}
}

func TestHostileTargetDoesNotFillTheMemory(t *testing.T) {
	l := listen(t, flood(hello+"Transfer-Encoding: chunked\r\n\r\n", "4000\r\n"+strings.Repeat("x", 0x4000)+"\r\n"))
	c := newClient(t, client.Config{MaxBody: 64 << 20, MaxBodies: 32 << 20})
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var users sync.WaitGroup
	for range 16 {
		users.Go(func() {
			var r load.Reply
			c.Session().Do(l.url, &load.Request{Path: "/"}, &r)
			wantKind(t, r, "too_large")
		})
	}
	users.Wait()
	runtime.ReadMemStats(&after)
	// Without a budget, 16 users would hold 1 GiB and have asked for 2.
	if asked := after.TotalAlloc - before.TotalAlloc; asked > 256<<20 {
		t.Errorf("16 users with endless bodies took %d MiB", asked>>20)
	}
	var r load.Reply
	c.Session().Do(say(t, answer).url, &load.Request{Path: "/"}, &r)
	wantKind(t, r, "")
}

func TestLargePromiseTakesNoMemory(t *testing.T) {
	l := listen(t, after(hello+"Content-Length: 60000000\r\n\r\nhello"))
	s := newClient(t, client.Config{}).Session()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 20 {
		var r load.Reply
		s.Do(l.url, &load.Request{Path: "/"}, &r)
		wantKind(t, r, "closed")
	}
	runtime.ReadMemStats(&after)
	if asked := after.TotalAlloc - before.TotalAlloc; asked > 20<<20 {
		t.Errorf("20 promises of 60 MB took %d MiB", asked>>20)
	}
}

func TestAnswerBeforeTheBodyIsRead(t *testing.T) {
	t.Parallel()
	l := listen(t, func(conn net.Conn, in *bufio.Reader) {
		for line := ""; line != "\r\n"; {
			var err error
			if line, err = in.ReadString('\n'); err != nil {
				return
			}
		}
		io.WriteString(conn, "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
		conn.(*net.TCPConn).CloseWrite()
		io.Copy(io.Discard, in)
	})
	big := load.Bytes("text/plain", make([]byte, 8<<20))
	r := do(t, client.Config{}, l.url, load.Request{Method: "POST", Path: "/", Body: big})
	wantKind(t, r, "")
	if r.Status != 413 || string(r.Body) != "no" {
		t.Errorf("status %d, body %q", r.Status, r.Body)
	}
}

func TestTargetThatDoesNotReadTheBody(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	t.Cleanup(func() { close(release) })
	l := listen(t, func(net.Conn, *bufio.Reader) { <-release })
	big := load.Bytes("text/plain", make([]byte, 32<<20))
	r := do(t, client.Config{Timeout: 100 * time.Millisecond}, l.url, load.Request{Method: "POST", Path: "/", Body: big})
	wantKind(t, r, "timeout")
	if !strings.Contains(r.Message, "sending") {
		t.Errorf("message %q does not say that the request was being sent", r.Message)
	}
}

func TestNoTarget(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := fmt.Sprint("http://", l.Addr())
	l.Close()
	r := do(t, client.Config{}, host, load.Request{Path: "/"})
	wantKind(t, r, "refused")
	wantStable(t, r.Message, host)
	if r.Connect != 0 || r.FirstByte != 0 || r.Service <= 0 {
		t.Errorf("times of a refused connection: %+v", r)
	}
}
