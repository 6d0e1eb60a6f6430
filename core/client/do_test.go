package client_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// seen is what the echo site answers with.
type seen struct {
	Method, URI, Host, Body string
	Header                  http.Header
}

func echo(tb testing.TB) string {
	return site(tb, func(w http.ResponseWriter, q *http.Request) {
		body, _ := io.ReadAll(q.Body)
		w.Header().Set("X-Length", fmt.Sprint(q.ContentLength))
		json.NewEncoder(w).Encode(seen{q.Method, q.RequestURI, q.Host, string(body), q.Header})
	})
}

func ask(tb testing.TB, host string, q load.Request) (seen, load.Reply) {
	tb.Helper()
	r := do(tb, client.Config{UserAgent: "agent/1"}, host, q)
	wantKind(tb, r, "")
	var got seen
	if err := json.Unmarshal(r.Body, &got); err != nil {
		tb.Fatalf("answer %q: %v", r.Body, err)
	}
	return got, r
}

func TestRequestArrivesAsWritten(t *testing.T) {
	t.Parallel()
	host := echo(t)
	for _, row := range []struct {
		name, path, uri string
	}{
		{"a path is sent as it is", "/a/../b//c/./d", "/a/../b//c/./d"},
		{"a query is kept in order", "/x?b=2&a=1&b=3", "/x?b=2&a=1&b=3"},
		{"percent signs are not touched", "/%7Euser/%2F?x=%zz", "/%7Euser/%2F?x=%zz"},
		{"an empty path is the root", "", "/"},
		{"a lone query belongs to the root", "?x=1", "/?x=1"},
		{"a missing slash is put in", "cart", "/cart"},
		{"a fragment is not sent", "/x#part", "/x"},
		{"a space is encoded", "/a b", "/a%20b"},
		{"a line break cannot start a second header", "/a\r\nX: y", "/a%0D%0AX:%20y"},
		{"non-ASCII is encoded as UTF-8", "/é", "/%C3%A9"},
		{"a full URL goes to its own host", host + "/full?x=1", "/full?x=1"},
		{"a full URL without a path is the root", host, "/"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			got, _ := ask(t, host, load.Request{Path: row.path})
			if got.URI != row.uri || got.Method != "GET" || got.Host != host[len("http://"):] {
				t.Errorf("%s %s at %s; want GET %s", got.Method, got.URI, got.Host, row.uri)
			}
		})
	}
}

func TestBaseURLMayHaveAPath(t *testing.T) {
	t.Parallel()
	host := echo(t)
	for base, rows := range map[string]map[string]string{
		host + "/shop":  {"/cart": "/shop/cart", "": "/shop", "?a=1": "/shop?a=1", "cart": "/shop/cart"},
		host + "/shop/": {"/cart": "/shop/cart"},
	} {
		for path, want := range rows {
			got, r := ask(t, base, load.Request{Path: path})
			if got.URI != want {
				t.Errorf("%s + %q requested %s; want %s", base, path, got.URI, want)
			}
			if path == "/cart" && r.Base+r.Path != host+"/shop/cart" {
				t.Errorf("the reply says it came from %s", r.Base+r.Path)
			}
		}
	}
}

func TestMethodsAndBodies(t *testing.T) {
	t.Parallel()
	host := echo(t)
	large := strings.Repeat("x", 100_000)
	for _, row := range []struct {
		name, method string
		body         load.Body
		length       string
		contentType  string
	}{
		{"GET has no length", "GET", load.Body{}, "0", ""},
		{"POST without a body says so", "POST", load.Body{}, "0", ""},
		{"POST of a form", "POST", load.Form("a", "1 2", "b", 3), "9", "application/x-www-form-urlencoded"},
		{"POST of JSON", "POST", load.JSON([]int{1}), "3", "application/json"},
		{"PUT of bytes larger than the buffer", "PUT", load.Bytes("text/plain", []byte(large)), "100000", "text/plain"},
		{"DELETE with a body", "DELETE", load.Bytes("text/plain", []byte("x")), "1", "text/plain"},
		{"PATCH", "PATCH", load.Bytes("", []byte("{}")), "2", ""},
		{"a method of one's own", "PURGE", load.Body{}, "0", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			got, r := ask(t, host, load.Request{Method: row.method, Path: "/", Body: row.body})
			if got.Method != row.method || got.Body != string(row.body.Data) || got.Header.Get("Content-Type") != row.contentType {
				t.Errorf("the target got %s %q as %q", got.Method, clip(got.Body), got.Header.Get("Content-Type"))
			}
			if length := r.Head.Peek("X-Length"); string(length) != row.length {
				t.Errorf("Content-Length %s; want %s", length, row.length)
			}
		})
	}
}

func clip(s string) string { return s[:min(len(s), 50)] }

func TestHeaders(t *testing.T) {
	t.Parallel()
	host := echo(t)
	got, _ := ask(t, host, load.Request{Path: "/"})
	for name, want := range map[string]string{"User-Agent": "agent/1", "Accept": "*/*", "Accept-Encoding": "gzip, deflate, br", "Referer": "", "Connection": ""} {
		if got.Header.Get(name) != want {
			t.Errorf("default header %s: %q; want %q", name, got.Header.Get(name), want)
		}
	}
	got, _ = ask(t, host, load.Request{Path: "/", Method: "POST", Body: load.JSON(1), Headers: []load.Pair{
		{Name: "user-agent", Value: "mine"}, {Name: "Host", Value: "other.test"}, {Name: "content-type", Value: "text/x"},
		{Name: "X-Two", Value: "a"}, {Name: "X-Two", Value: "b"}, {Name: "Content-Length", Value: "1"},
	}})
	if got.Host != "other.test" || fmt.Sprint(got.Header["User-Agent"]) != "[mine]" ||
		fmt.Sprint(got.Header["Content-Type"]) != "[text/x]" || fmt.Sprint(got.Header["X-Two"]) != "[a b]" {
		t.Errorf("a scenario's headers do not win: host %s, %v", got.Host, got.Header)
	}
}

func TestUserAndPasswordInTheURL(t *testing.T) {
	t.Parallel()
	host := echo(t)
	base := "http://me:p%40ss@" + host[len("http://"):]
	got, r := ask(t, base, load.Request{Path: "/"})
	if got.Header.Get("Authorization") != "Basic bWU6cEBzcw==" {
		t.Errorf("Authorization: %q", got.Header.Get("Authorization"))
	}
	if strings.Contains(r.Base+r.Path, "p%40ss") {
		t.Errorf("the password is in the reply's URL %s", r.Base+r.Path)
	}
	got, _ = ask(t, base, load.Request{Path: "/", Headers: []load.Pair{{Name: "Authorization", Value: "Bearer x"}}})
	if fmt.Sprint(got.Header["Authorization"]) != "[Bearer x]" {
		t.Errorf("the scenario's Authorization does not win: %v", got.Header["Authorization"])
	}
}

func TestUnsendableRequestsAreNotSent(t *testing.T) {
	t.Parallel()
	l := say(t, answer)
	for _, row := range []struct {
		name, host string
		q          load.Request
	}{
		{"no host", "", load.Request{Path: "/"}},
		{"a host without a scheme", "shop.test", load.Request{Path: "/"}},
		{"another scheme", "ftp://shop.test", load.Request{Path: "/"}},
		{"no host name", "http://", load.Request{Path: "/"}},
		{"a port that is none", "http://shop.test:99999", load.Request{Path: "/"}},
		{"port zero", "http://shop.test:0", load.Request{Path: "/"}},
		{"a broken URL", "http://[::1", load.Request{Path: "/"}},
		{"a broken full URL", l.url, load.Request{Path: "http://%zz/"}},
		{"a method with a space", l.url, load.Request{Method: "GE T", Path: "/"}},
		{"a method with a line break", l.url, load.Request{Method: "GET / HTTP/1.1\r\nX:", Path: "/"}},
		{"an empty header name", l.url, load.Request{Path: "/", Headers: []load.Pair{{Name: "", Value: "x"}}}},
		{"a header name with a colon", l.url, load.Request{Path: "/", Headers: []load.Pair{{Name: "A:", Value: "x"}}}},
		{"a header value with a line break", l.url, load.Request{Path: "/", Headers: []load.Pair{{Name: "A", Value: "x\r\nB: y"}}}},
		{"a content type with a line break", l.url, load.Request{Path: "/", Body: load.Body{ContentType: "a\r\nB: y"}}},
		{"a wrong length", l.url, load.Request{Path: "/", Headers: []load.Pair{{Name: "Content-Length", Value: "5"}}}},
		{"a framing of one's own", l.url, load.Request{Path: "/", Headers: []load.Pair{{Name: "transfer-encoding", Value: "chunked"}}}},
		{"a body that could not be made", l.url, load.Request{Path: "/", Body: load.JSON(func() {})}},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := do(t, client.Config{}, row.host, row.q)
			wantKind(t, r, "bad_request")
			if r.Status != 0 {
				t.Errorf("status %d", r.Status)
			}
		})
	}
	if n := l.conns.Load(); n != 0 {
		t.Errorf("%d connections were made", n)
	}
}

func TestAnswersWithoutABody(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, method, answer string
		status               int
	}{
		{"HEAD with the length of what GET would send", "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", 200},
		{"HEAD of a chunked page", "HEAD", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", 200},
		{"HEAD without a length", "HEAD", "HTTP/1.1 200 OK\r\nX: y\r\n\r\n", 200},
		{"HEAD of an encoded page", "HEAD", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 99\r\n\r\n", 200},
		{"204", "GET", "HTTP/1.1 204 No Content\r\n\r\n", 204},
		{"304 with a length", "GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 1000\r\n\r\n", 304},
		{"length zero", "GET", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200},
		{"an early hint comes first", "HEAD", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", 200},
		{"100 though nobody asked", "GET", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", 204},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l := say(t, row.answer)
			s := newClient(t, client.Config{}).Session()
			var r load.Reply
			for range 3 {
				s.Do(l.url, &load.Request{Method: row.method, Path: "/"}, &r)
				wantKind(t, r, "")
				if r.Status != row.status || len(r.Body) != 0 || r.Bytes != 0 {
					t.Errorf("status %d, %d bytes", r.Status, r.Bytes)
				}
			}
			if n := l.conns.Load(); n != 1 {
				t.Errorf("%d connections for 3 requests; want 1", n)
			}
		})
	}
}

func TestFramings(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, answer string
		conns        int64 // for 3 requests
	}{
		{"a length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 1},
		{"chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;ext=\"x\"\r\nllo\r\n0\r\n\r\n", 1},
		{"chunks with upper-case and leading zeros", "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n0005\r\nhello\r\n000\r\n\r\n", 1},
		{"chunks with a trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n", 1},
		{"the connection's end", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello", 3},
		{"a length and the connection's end", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello", 3},
		{"HTTP/1.0 closes", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", 3},
		{"HTTP/1.0 with keep-alive stays open", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nhello", 1},
		{"bytes too many cost the connection, not the answer", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, world", 3},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l := say(t, row.answer)
			s := newClient(t, client.Config{}).Session()
			var r load.Reply
			for range 3 {
				s.Do(l.url, &load.Request{Path: "/"}, &r)
				wantKind(t, r, "")
				if r.Status != 200 || string(r.Body) != "hello" || r.Bytes != 5 {
					t.Errorf("status %d, body %q", r.Status, r.Body)
				}
			}
			if n := l.conns.Load(); n != row.conns {
				t.Errorf("%d connections for 3 requests; want %d", n, row.conns)
			}
		})
	}
}

func TestTrailerIsReadableAsHeader(t *testing.T) {
	t.Parallel()
	l := say(t, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX-Sum: 42\r\n\r\n")
	r := do(t, client.Config{}, l.url, load.Request{Path: "/"})
	if got := string(r.Head.Peek("x-sum")); got != "42" {
		t.Errorf("trailer X-Sum: %q", got)
	}
}

func TestReplyHasNothingOfItsLastUse(t *testing.T) {
	t.Parallel()
	l := say(t, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Old: 1\r\n\r\nhello")
	s := newClient(t, client.Config{}).Session()
	var r load.Reply
	s.Do(l.url, &load.Request{Path: "/"}, &r)
	s.Do("http://", &load.Request{Path: "/"}, &r)
	wantKind(t, r, "bad_request")
	if r.Status != 0 || len(r.Body) != 0 || r.Bytes != 0 || r.FirstByte != 0 || len(r.Head.Peek("X-Old")) != 0 {
		t.Errorf("a failed request shows the last answer: %+v", r)
	}
	s.Do(l.url, &load.Request{Path: "/"}, &r)
	if r.Kind != "" || r.Message != "" || string(r.Body) != "hello" {
		t.Errorf("a good request shows the last failure: %+v", r)
	}
}

func TestConnectionCloseOfTheScenario(t *testing.T) {
	t.Parallel()
	l := say(t, answer)
	s := newClient(t, client.Config{}).Session()
	var r load.Reply
	for range 3 {
		s.Do(l.url, &load.Request{Path: "/", Headers: []load.Pair{{Name: "connection", Value: "Close"}}}, &r)
		wantKind(t, r, "")
	}
	if n := l.conns.Load(); n != 3 {
		t.Errorf("%d connections for 3 requests; want 3", n)
	}
}
