package client_test

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// journal is a site that redirects as its query says (?to=…&code=…) and notes
// what was asked of it.
type journal struct {
	mu    sync.Mutex
	lines []string
}

func (j *journal) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	body, _ := io.ReadAll(q.Body)
	line := q.Method + " " + q.RequestURI
	for _, name := range []string{"Content-Type", "Content-Length", "Authorization", "Cookie", "Referer", "X-Own"} {
		if v := q.Header.Get(name); v != "" {
			line += " " + name + "=" + v
		}
	}
	if len(body) > 0 {
		line += " body=" + string(body)
	}
	j.mu.Lock()
	j.lines = append(j.lines, line)
	j.mu.Unlock()
	if code, _ := strconv.Atoi(q.URL.Query().Get("code")); code != 0 {
		if to := q.URL.Query().Get("to"); to != "" {
			w.Header().Set("Location", to)
		}
		w.WriteHeader(code)
		io.WriteString(w, "moved")
		return
	}
	io.WriteString(w, "arrived")
}

func (j *journal) last() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.lines[len(j.lines)-1]
}

func TestRedirectRules(t *testing.T) {
	t.Parallel()
	form := load.Form("a", 1)
	const kept = " Content-Type=application/x-www-form-urlencoded Content-Length=3 X-Own=1 body=a=1"
	for _, row := range []struct {
		name, method string
		code         int
		body         load.Body
		want         string
	}{
		{"301 turns POST into GET and drops the body", "POST", 301, form, "GET /end X-Own=1"},
		{"302 turns POST into GET and drops the body", "POST", 302, form, "GET /end X-Own=1"},
		{"303 turns POST into GET and drops the body", "POST", 303, form, "GET /end X-Own=1"},
		{"303 turns PUT into GET", "PUT", 303, form, "GET /end X-Own=1"},
		{"307 sends the same again", "POST", 307, form, "POST /end" + kept},
		{"308 sends the same again", "PUT", 308, form, "PUT /end" + kept},
		{"302 leaves GET alone", "GET", 302, load.Body{}, "GET /end X-Own=1"},
		{"302 leaves HEAD alone", "HEAD", 302, load.Body{}, "HEAD /end X-Own=1"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			j := &journal{}
			host := site(t, j.ServeHTTP)
			r := do(t, client.Config{}, host, load.Request{
				Method: row.method, Path: fmt.Sprintf("/start?code=%d&to=/end", row.code), Body: row.body,
				Headers: []load.Pair{{Name: "X-Own", Value: "1"}},
			})
			wantKind(t, r, "")
			if j.last() != row.want {
				t.Errorf("requested %q; want %q", j.last(), row.want)
			}
			if r.Status != 200 || row.method != "HEAD" && string(r.Body) != "arrived" || r.Base+r.Path != host+"/end" {
				t.Errorf("status %d, body %q from %s", r.Status, r.Body, r.Base+r.Path)
			}
		})
	}
}

func TestContentHeadersGoWithTheBody(t *testing.T) {
	t.Parallel()
	j := &journal{}
	host := site(t, j.ServeHTTP)
	do(t, client.Config{}, host, load.Request{
		Method: "POST", Path: "/?code=302&to=/end", Body: load.Form("a", 1),
		Headers: []load.Pair{{Name: "content-type", Value: "text/x"}, {Name: "X-Own", Value: "1"}},
	})
	if want := "GET /end X-Own=1"; j.last() != want {
		t.Errorf("requested %q; want %q", j.last(), want)
	}
}

func TestLocations(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, from, to, want string }{
		{"an absolute path", "/a/b", "/c", "GET /c"},
		{"an absolute path with a query", "/a/b", "/c%3Fx%3D1%26y=2", "GET /c?x=1&y=2"},
		{"a relative path", "/a/b", "c", "GET /a/c"},
		{"a relative path upwards", "/a/b/c", "../d", "GET /a/d"},
		{"only a query", "/a/b", "%3Fx=1", "GET /a/b?x=1"},
		{"a full URL", "/a", "{host}/c", "GET /c"},
		{"a full URL without a path", "/a", "{host}", "GET /"},
		{"the host without the scheme", "/a", "//{name}/c", "GET /c"},
		{"a scheme in capitals", "/a", "HTTP://{name}/c", "GET /c"},
		{"a fragment is not sent", "/a", "/c%23part", "GET /c"},
		{"dots in a path are not touched", "/a", "/x/../y", "GET /x/../y"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			j := &journal{}
			host := site(t, j.ServeHTTP)
			to := strings.NewReplacer("{host}", host, "{name}", host[len("http://"):]).Replace(row.to)
			r := do(t, client.Config{}, host, load.Request{Path: row.from + "?code=302&to=" + to})
			wantKind(t, r, "")
			if row.name == "only a query" {
				return // which says where to go next no more
			}
			if j.last() != row.want {
				t.Errorf("requested %q; want %q", j.last(), row.want)
			}
		})
	}
}

func TestRedirectsThatLeadNowhere(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ name, location, kind string }{
		{"another scheme", "ftp://x/", "protocol"},
		{"a mail address", "mailto:me@x", "protocol"},
		{"no valid URL", "http://[::1", "protocol"},
		{"no host", "http:///x", "protocol"},
		{"an impossible port", "http://x:99999/", "protocol"},
		{"control characters", "http://x\x01/", "protocol"},
		{"nothing listens there", "http://127.0.0.1:1/", "refused"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			l := say(t, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "+row.location+"\r\n\r\n")
			wantKind(t, do(t, client.Config{}, l.url, load.Request{Path: "/"}), row.kind)
		})
	}
}

func TestAnswersThatAreNotFollowed(t *testing.T) {
	t.Parallel()
	j := &journal{}
	host := site(t, j.ServeHTTP)
	for _, row := range []struct {
		name string
		q    load.Request
		want int
	}{
		{"no Location", load.Request{Path: "/?code=302"}, 302},
		{"300 leaves the choice to the user", load.Request{Path: "/?code=300&to=/x"}, 300},
		{"201 names what was made", load.Request{Path: "/?code=201&to=/x"}, 201},
		{"the scenario wants the redirect itself", load.Request{Path: "/?code=302&to=/x", NoRedirects: true}, 302},
	} {
		r := do(t, client.Config{}, host, row.q)
		wantKind(t, r, "")
		if r.Status != row.want || string(r.Body) != "moved" {
			t.Errorf("%s: status %d, body %q", row.name, r.Status, r.Body)
		}
	}
}

func TestThirtyRedirectsAreFollowedAndNoMore(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	asked := 0
	host := site(t, func(w http.ResponseWriter, q *http.Request) {
		mu.Lock()
		asked++
		mu.Unlock()
		if n, _ := strconv.Atoi(q.URL.Path[1:]); n > 0 {
			http.Redirect(w, q, fmt.Sprint("/", n-1), http.StatusFound)
		}
	})
	cfg := client.Config{EachHop: true}
	r := do(t, cfg, host, load.Request{Path: "/30"})
	wantKind(t, r, "")
	if r.Status != 200 || asked != 31 || len(r.Hops) != 31 {
		t.Errorf("status %d after %d requests and %d hops", r.Status, asked, len(r.Hops))
	}
	asked = 0
	r = do(t, cfg, host, load.Request{Path: "/31"})
	wantKind(t, r, "redirects")
	if last := r.Hops[len(r.Hops)-1]; asked != 31 || last.Kind != "redirects" {
		t.Errorf("%d requests; last hop %+v", asked, last)
	}
}

func TestHopsOfAChain(t *testing.T) {
	t.Parallel()
	j := &journal{}
	host := site(t, j.ServeHTTP)
	q := load.Request{Method: "POST", Path: "/cart?code=302&to=/end", Body: load.Form("a", 1)}
	r := do(t, client.Config{EachHop: true}, host, q)
	if len(r.Hops) != 2 {
		t.Fatalf("%d hops", len(r.Hops))
	}
	a, b := r.Hops[0], r.Hops[1]
	if a.Method != "POST" || a.Path != q.Path || a.Status != 302 || a.Bytes != 5 ||
		b.Method != "GET" || b.Path != "/end" || b.Status != 200 || b.Bytes != 7 {
		t.Errorf("hops %+v and %+v", a, b)
	}
	if a.Service <= 0 || b.Service <= 0 || a.Service+b.Service > r.Service || a.Connect <= 0 || b.Connect != 0 ||
		r.FirstByte != a.FirstByte+b.FirstByte || r.Download != a.Download+b.Download || r.Connect != a.Connect+b.Connect {
		t.Errorf("times of the chain %+v are not those of its hops", r)
	}
	if r := do(t, client.Config{}, host, q); len(r.Hops) != 0 {
		t.Errorf("%d hops though nobody asked", len(r.Hops))
	}
}

func TestWhatNamesTheUserStaysAtItsHost(t *testing.T) {
	t.Parallel()
	there, here := &journal{}, &journal{}
	far := site(t, there.ServeHTTP)
	near := site(t, here.ServeHTTP)
	private := []load.Pair{
		{Name: "Authorization", Value: "secret"}, {Name: "Cookie", Value: "a=b"}, {Name: "X-Own", Value: "1"},
	}
	do(t, client.Config{}, near, load.Request{Path: "/?code=302&to=" + far + "/end", Headers: private})
	if want := "GET /end X-Own=1"; there.last() != want {
		t.Errorf("the other host was sent %q; want %q", there.last(), want)
	}
	do(t, client.Config{}, near, load.Request{Path: "/?code=302&to=" + near + "/end", Headers: private})
	if want := "GET /end Authorization=secret Cookie=a=b X-Own=1"; here.last() != want {
		t.Errorf("the same host was sent %q; want %q", here.last(), want)
	}
	base := "http://me:pw@" + near[len("http://"):]
	for _, to := range []string{near + "/end", "/end"} {
		do(t, client.Config{}, base, load.Request{Path: "/?code=302&to=" + to})
		if want := "GET /end Authorization=Basic bWU6cHc="; here.last() != want {
			t.Errorf("after a redirect to %s the same host was sent %q; want %q", to, here.last(), want)
		}
	}
	do(t, client.Config{}, base, load.Request{Path: "/?code=302&to=" + far + "/end"})
	if want := "GET /end"; there.last() != want {
		t.Errorf("the other host was sent %q; want %q", there.last(), want)
	}
}

func TestRedirectLeavesTheBasePath(t *testing.T) {
	t.Parallel()
	j := &journal{}
	host := site(t, j.ServeHTTP)
	do(t, client.Config{}, host+"/shop", load.Request{Path: "/cart?code=302&to=/end"})
	if j.last() != "GET /end" {
		t.Errorf("an absolute path led to %q", j.last())
	}
	do(t, client.Config{}, host+"/shop", load.Request{Path: "/cart?code=302&to=end"})
	if j.last() != "GET /shop/end" {
		t.Errorf("a relative path led to %q", j.last())
	}
}
