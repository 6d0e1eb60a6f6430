package client_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// FuzzAnswer lets a target say anything. Whatever it is, the request ends, and
// the reply keeps to its promises.
func FuzzAnswer(f *testing.F) {
	for _, h := range []string{
		answer, hello + "Content-Length: 5\r\n\r\nhello", hello + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nA: b\r\n\r\n",
		"HTTP/1.1 302 Found\r\nLocation: /x?y#z\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n" + answer,
		"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
		hello + "Content-Encoding: gzip, br\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08", hello + "Content-Length: 99999999\r\n\r\n",
		"HTTP/1.1 307 Moved\r\nLocation: http://[::1\r\n\r\n",
	} {
		f.Add([]byte(h), "GET")
		f.Add([]byte(h), "HEAD")
	}
	f.Fuzz(func(t *testing.T, said []byte, method string) {
		const limit = 1 << 16
		c := newClient(t, client.Config{MaxBody: limit, EachHop: true, Dial: func(context.Context, string, string) (net.Conn, error) {
			near, far := net.Pipe()
			go func() {
				go io.Copy(io.Discard, far)
				far.Write(said)
				far.Close()
			}()
			return near, nil
		}})
		s := c.Session()
		var r load.Reply
		for range 2 {
			s.Do("http://shop.test", &load.Request{Method: method, Path: "/", Body: load.Bytes("", []byte("x"))}, &r)
			if r.Kind == "" && (r.Status < 100 || r.Status > 999 || r.Bytes != int64(len(r.Body))) || r.Kind != "" && r.Message == "" ||
				len(r.Body) > limit || r.Service < 0 || len(r.Hops) > 31 {
				t.Errorf("%q: %+v", said, r)
			}
			r.Head.Peek("Set-Cookie")
			s.Cookie("http://shop.test/", "a")
		}
	})
}

// FuzzRequest proves that nothing a scenario writes can break out of its place
// in the request.
func FuzzRequest(f *testing.F) {
	f.Add("GET", "/a?b#c", "X-Own", "1", "text/plain", "x")
	f.Add("POST", "a b\r\nX: y", "Host", "other", "", "")
	f.Add("", "http://x y/\x00", "content-length", "1", "a/b", "\r\n\r\n")
	f.Fuzz(func(t *testing.T, method, path, name, value, contentType, body string) {
		if strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://") {
			path = path[4:] // to one and the same target
		}
		path = strings.ReplaceAll(path, "%", "") // a lone one is sent as it is, but net/http wants it to mean something
		got := make(chan error, 1)
		c := newClient(t, client.Config{Dial: func(context.Context, string, string) (net.Conn, error) {
			near, far := net.Pipe()
			go func() {
				defer far.Close()
				in := bufio.NewReader(far)
				_, err := readRequest(in)
				got <- err
				io.WriteString(far, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
			}()
			return near, nil
		}})
		q := load.Request{Method: method, Path: path, Body: load.Bytes(contentType, []byte(body))}
		if name != "" {
			q.Headers = []load.Pair{{Name: name, Value: value}}
		}
		var r load.Reply
		c.Session().Do("http://shop.test", &q, &r)
		switch {
		case r.Kind == "bad_request":
		case strings.EqualFold(name, "Host"), strings.EqualFold(name, "Connection"), strings.EqualFold(name, "Expect"):
			// The scenario may write a Host that net/http does not like.
		default:
			if err := <-got; err != nil || r.Status != 204 {
				t.Errorf("%q %q: the target understood %v; reply %+v", method, path, err, r)
			}
		}
	})
}
