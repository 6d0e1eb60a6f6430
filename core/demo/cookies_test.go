package demo_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/demo"
)

func TestSessionCookie(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	line := regexp.MustCompile(`^shop_session-id=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}; Max-Age=172800$`)
	for _, row := range []struct {
		proves, path, cookie string
		set                  bool
	}{
		{"the homepage begins a session", "/", "", true},
		{"a product begins a session", "/product/OLJCESPC7Z", "", true},
		{"a failure begins a session", "/product/NOPE", "", true},
		{"other cookies are no session", "/", "a=b; shop_currency=EUR", true},
		{"an empty id is no session", "/", "shop_session-id=", true},
		{"a session goes on", "/", "shop_session-id=0", false},
		{"a session goes on beside other cookies", "/cart", "a=b; shop_session-id=0; c=d", false},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			header := http.Header{}
			if row.cookie != "" {
				header.Set("Cookie", row.cookie)
			}
			set := newBrowser(t, s, false).do("GET", row.path, nil, header).Header.Values("Set-Cookie")
			if row.set != (len(set) == 1) || row.set && !line.MatchString(set[0]) {
				t.Errorf("sets %q, want a session: %v", set, row.set)
			}
		})
	}
}

func TestCurrencyCookie(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	for _, row := range []struct {
		proves, code, referer string
		status                int
		location              string
	}{
		{"without a Referer it leads home", "EUR", "", 302, "/"},
		{"with a Referer it leads back", "JPY", "http://shop.example/product/X?a=b", 302, "http://shop.example/product/X?a=b"},
		{"a code without a rate may be set", "CHF", "", 302, "/"},
		{"no code at all", "", "", 422, ""},
		{"a code that does not exist", "EUX", "", 422, ""},
		{"a code in lower case", "eur", "", 422, ""},
		{"part of the list of codes", "EUR FJD", "", 422, ""},
		{"blanks around a code", " EU", "", 422, ""},
		{"a header is not split", "EUR\r\nX-Evil: 1", "", 422, ""},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			header := http.Header{"Cookie": {"shop_session-id=0"}}
			if row.referer != "" {
				header.Set("Referer", row.referer)
			}
			a := newBrowser(t, s, false).do("POST", "/setCurrency", fields("currency_code", row.code), header)
			if a.StatusCode != row.status || a.Header.Get("Location") != row.location {
				t.Errorf("%d to %q, want %d to %q", a.StatusCode, a.Header.Get("Location"), row.status, row.location)
			}
			want := []string{"shop_currency=" + row.code + "; Max-Age=172800"}
			if row.status == 422 {
				want = nil
			}
			if set := a.Header.Values("Set-Cookie"); !slices.Equal(set, want) {
				t.Errorf("sets %q, want %q", set, want)
			}
		})
	}
}

func TestLogoutExpiresEveryCookieOfTheRequest(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	a := newBrowser(t, s, false).do("GET", "/logout", nil, http.Header{
		"Cookie": {"shop_session-id=1; shop_currency=EUR; my-own=x y; bad(name)=1"},
	})
	var ended []string
	for _, line := range a.Header.Values("Set-Cookie") {
		name, rest, _ := strings.Cut(line, "=")
		if rest != "; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0" {
			t.Errorf("%q does not end a cookie", line)
		}
		ended = append(ended, name)
	}
	slices.Sort(ended)
	if want := []string{"my-own", "shop_currency", "shop_session-id"}; !slices.Equal(ended, want) {
		t.Errorf("ended %q, want %q", ended, want)
	}
}

func TestLogoutEndsASessionInAJar(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	b := newBrowser(t, s, true)
	b.get("/")
	b.post("/cart", fields("product_id", "6E92ZMYYFZ", "quantity", "2"))
	if a := b.get("/logout"); a.Request.URL.Path != "/" || len(a.Header.Values("Set-Cookie")) != 1 {
		t.Errorf("ended at %s setting %q, want a new session at /", a.Request.URL.Path, a.Header.Values("Set-Cookie"))
	}
	if a := b.get("/cart"); !strings.Contains(a.text, "Your shopping cart is empty!") {
		t.Error("the cart of the session before is still there")
	}
}

// A session that begins at a product is kept from the rest of the site by RFC
// 6265 section 5.1.4, because the cookie has no Path.
func TestSessionOfAProductPageStaysThere(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	b := newBrowser(t, s, false)
	if set := b.get("/product/OLJCESPC7Z").Header.Values("Set-Cookie"); len(set) != 1 {
		t.Fatalf("sets %q, want a session", set)
	}
	if set := b.get("/product/6E92ZMYYFZ").Header.Values("Set-Cookie"); len(set) != 0 {
		t.Errorf("sets %q, want the session to go on below /product", set)
	}
	if set := b.get("/cart").Header.Values("Set-Cookie"); len(set) != 1 {
		t.Errorf("sets %q, want another session at /cart", set)
	}
}
