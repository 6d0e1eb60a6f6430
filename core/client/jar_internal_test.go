package client

import (
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/publicsuffix"
	"pgregory.net/rapid"
)

// pair is the jar under test and the standard one beside it.
type pair struct {
	session  *Session
	standard *cookiejar.Jar
}

func newPair(tb testing.TB) *pair {
	tb.Helper()
	c, err := New(Config{})
	if err != nil {
		tb.Fatal(err)
	}
	standard, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	if err != nil {
		tb.Fatal(err)
	}
	return &pair{c.Session(), standard}
}

func (p *pair) set(at, line string) {
	u, err := url.Parse(at)
	if err != nil {
		return
	}
	if b, uri := p.session.place(at); b != nil {
		p.session.set(line, b.origin, uri, p.session.wallClock())
	}
	h := http.Response{Header: http.Header{"Set-Cookie": {line}}}
	p.standard.SetCookies(u, h.Cookies())
}

// sent is what each of the two sends to a URL.
func (p *pair) sent(at string) (ours, standard string) {
	if b, uri := p.session.place(at); b != nil && p.session.jar != nil {
		ours = string(p.session.jar.append(nil, b.origin, uri, p.session.wallClock()))
		ours = strings.TrimSuffix(strings.TrimPrefix(ours, "Cookie: "), "\r\n")
	}
	u, err := url.Parse(at)
	if err != nil {
		return ours, ""
	}
	// As the cookies are kept: http.Request.AddCookie would put quotes around
	// some values, which no browser does.
	for _, c := range p.standard.Cookies(u) {
		if c.Quoted {
			c.Value = `"` + c.Value + `"`
		}
		standard += "; " + c.Name + "=" + c.Value
	}
	return ours, strings.TrimPrefix(standard, "; ")
}

func places() []string {
	var all []string
	for _, host := range []string{
		"http://shop.test", "https://shop.test", "https://www.shop.test:8443", "http://a.www.shop.test", "http://myshop.test",
		"http://127.0.0.1:8080", "http://[::1]:80", "http://10.0.0.1", "http://localhost:1", "http://x.localhost",
		"http://co.uk", "https://a.co.uk", "http://b.a.co.uk", "http://github.io", "http://SHOP.Test.",
	} {
		for _, path := range []string{"", "/", "/product", "/product/", "/product/X?y=/z", "/production", "/cart/checkout"} {
			all = append(all, host+path)
		}
	}
	return all
}

// setCookie draws a Set-Cookie line, mostly a sensible one.
func setCookie() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		line := rapid.SampledFrom([]string{"a", "b", "shop_session-id", "", "n ame", " c "}).Draw(t, "name") + "=" +
			rapid.SampledFrom([]string{"1", "2", "", `"q"`, "x y", "a=b", "é", "sp ", `"`}).Draw(t, "value")
		attributes := []string{
			"Path=/", "Path=/product", "Path=/product/", "path=cart", "Path=", "Path=/cart; Path=/",
			"Domain=shop.test", "Domain=.shop.test", "Domain=WWW.shop.test", "domain=test", "Domain=co.uk", "Domain=a.co.uk",
			"Domain=localhost", "Domain=127.0.0.1", "Domain=.127.0.0.1", "Domain=..shop.test", "Domain=shop.test.", "Domain=é.test",
			"Domain=::1", "Domain=github.io", "Domain=",
			"Secure", "HttpOnly", "SameSite=Lax", "Partitioned", "nonsense", "", ";;",
			"Max-Age=0", "Max-Age=-1", "Max-Age=60", "max-age=3600", "Max-Age=x", "Max-Age=", "Max-Age=007",
			"Expires=Thu, 01 Jan 1970 00:00:00 GMT", "Expires=Fri, 01 Jan 2100 00:00:00 GMT", "Expires=Sat, 01-Jan-2000 00:01:00 GMT",
			"Expires=Mon, 01 Jan 0001 00:00:00 GMT", "Expires=Fri, 31 Dec 9999 23:59:59 GMT", "Expires=tomorrow",
		}
		for _, a := range rapid.SliceOfN(rapid.SampledFrom(attributes), 0, 4).Draw(t, "attributes") {
			line += "; " + a
		}
		return line
	})
}

// TestJarIsTheStandardJar proves that the jar sends what net/http/cookiejar
// sends, in the same order, whatever was set before and however time passes.
func TestJarIsTheStandardJar(t *testing.T) {
	t.Parallel()
	all := places()
	rapid.Check(t, func(rt *rapid.T) {
		type step struct {
			at, line string
			wait     time.Duration
		}
		var steps []step
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			steps = append(steps, step{
				rapid.SampledFrom(all).Draw(rt, "at"), setCookie().Draw(rt, "line"),
				time.Duration(rapid.IntRange(0, 70).Draw(rt, "wait")) * time.Second,
			})
		}
		var problem string
		synctest.Test(t, func(t *testing.T) {
			p := newPair(t)
			defer p.session.client.Close()
			for i, s := range steps {
				p.set(s.at, s.line)
				<-time.After(s.wait)
				for _, at := range all {
					if ours, standard := p.sent(at); ours != standard && problem == "" {
						problem = fmt.Sprintf("after step %d, %s from %s: to %s goes %q; the standard jar sends %q", i, s.line, s.at, at, ours, standard)
					}
				}
			}
		})
		if problem != "" {
			rt.Fatal(problem)
		}
	})
}

func FuzzSetCookie(f *testing.F) {
	f.Add("http://shop.test/product/X", "a=b; Path=/; Max-Age=60")
	f.Add("https://a.co.uk/", `s="q"; Domain=co.uk; Secure`)
	f.Add("http://[::1]:80/", "=; Expires=Thu, 01 Jan 1970 00:00:00 GMT")
	f.Fuzz(func(t *testing.T, at, line string) {
		u, err := url.Parse(at)
		if err != nil || u.EscapedPath() != u.Path || len(line) > 200 {
			return // the standard jar matches decoded paths
		}
		if parsed, err := http.ParseSetCookie(line); err == nil && parsed.MaxAge > 1e9 {
			return // where the standard jar overflows
		}
		p := newPair(t)
		defer p.session.client.Close()
		p.set(at, line)
		b, _ := p.session.place(at)
		if b == nil || strings.ContainsAny(at, "#") {
			return
		}
		if ours, standard := p.sent(at); ours != standard {
			t.Errorf("%q from %q: %q; the standard jar sends %q", line, at, ours, standard)
		}
	})
}

func TestJarIsBounded(t *testing.T) {
	t.Parallel()
	p := newPair(t)
	defer p.session.client.Close()
	for i := range 1000 {
		at := fmt.Sprintf("http://h%d.shop.test/", i%20)
		b, uri := p.session.place(at)
		p.session.set(fmt.Sprintf("n%d=1", i), b.origin, uri, 1)
		p.session.set(fmt.Sprintf("d%d=1; Domain=shop.test", i), b.origin, uri, 1)
	}
	count := map[string]int{}
	for _, c := range p.session.jar.cookies {
		count[c.domain]++
	}
	if count["shop.test"] > perDomain || len(p.session.jar.cookies) > perJar {
		t.Errorf("%d cookies, %d of one domain", len(p.session.jar.cookies), count["shop.test"])
	}
	at, uri := p.session.place("http://shop.test/")
	p.session.set("last=1", at.origin, uri, 1)
	if got := p.session.jar.value(at.origin, uri, "last", 1); got != "1" {
		t.Error("a full jar does not take the newest cookie")
	}
}

// BenchmarkJar and BenchmarkStandardJar are the reason for a jar of our own.
func BenchmarkJar(b *testing.B) {
	p := newPair(b)
	p.set("http://shop.test/", "shop_session-id=0e0ecf46-31f9-4d3c-8a2a-5ccf7c9a1c2f; Max-Age=172800")
	p.set("http://shop.test/", "shop_currency=EUR; Max-Age=172800")
	at, uri := p.session.place("http://shop.test/product/X")
	buf := make([]byte, 0, 200)
	b.ReportAllocs()
	for b.Loop() {
		p.session.jar.append(buf, at.origin, uri, 1)
	}
}

func BenchmarkStandardJar(b *testing.B) {
	p := newPair(b)
	p.set("http://shop.test/", "shop_session-id=0e0ecf46-31f9-4d3c-8a2a-5ccf7c9a1c2f; Max-Age=172800")
	p.set("http://shop.test/", "shop_currency=EUR; Max-Age=172800")
	u, _ := url.Parse("http://shop.test/product/X")
	b.ReportAllocs()
	for b.Loop() {
		p.standard.Cookies(u)
	}
}
