package client_test

import (
	"bufio"
	"net"
	"strings"
	"testing"

	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// answer is what the benchmarks' target says to everything: 100 bytes of body,
// and the header lines that nginx sends.
const answer = "HTTP/1.1 200 OK\r\nServer: nginx/1.26.0\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n" +
	"Content-Type: text/plain\r\nContent-Length: 100\r\nConnection: keep-alive\r\n\r\n" +
	"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"

// target answers each request as cheaply as can be: with the same bytes, at the
// empty line. A body must not hold one.
func target(tb testing.TB, answer string) string {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				in, out := bufio.NewReader(conn), []byte(answer)
				for {
					line, err := in.ReadSlice('\n')
					if err != nil {
						return
					}
					if len(line) == 2 {
						conn.Write(out)
					}
				}
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

// page is a page of a shop: ten kilobytes in chunks.
func page() string {
	chunk := "800\r\n" + strings.Repeat("<p>shop</p>\n", 0x800/12) + "12345678\r\n"
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + strings.Repeat(chunk, 5) + "0\r\n\r\n"
}

// BenchmarkClient and BenchmarkHostClient belong together: the client with
// cookies, timings and error classes beside fasthttp's own, which has none.
func BenchmarkClient(b *testing.B) {
	b.Run("small", func(b *testing.B) { benchClient(b, answer) })
	b.Run("page", func(b *testing.B) { benchClient(b, page()) })
}

func benchClient(b *testing.B, answer string) {
	host := target(b, answer)
	s := newClient(b, client.Config{}).Session()
	s.SetCookie(host+"/", "shop_session-id", "0e0ecf46-31f9-4d3c-8a2a-5ccf7c9a1c2f")
	q := load.Request{Path: "/index.html?x=1"}
	var r load.Reply
	b.ReportAllocs()
	for b.Loop() {
		if s.Do(host, &q, &r); r.Kind != "" || r.Status != 200 {
			b.Fatalf("%+v", r)
		}
	}
}

func BenchmarkHostClient(b *testing.B) {
	b.Run("small", func(b *testing.B) { benchHostClient(b, answer) })
	b.Run("page", func(b *testing.B) { benchHostClient(b, page()) })
}

func benchHostClient(b *testing.B, answer string) {
	host := target(b, answer)
	c := fasthttp.HostClient{Addr: host[len("http://"):]}
	defer c.CloseIdleConnections()
	var q fasthttp.Request
	var r fasthttp.Response
	q.SetRequestURI(host + "/index.html?x=1")
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Do(&q, &r); err != nil || r.StatusCode() != 200 {
			b.Fatal(err)
		}
	}
}
