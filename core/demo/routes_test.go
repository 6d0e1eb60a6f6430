package demo_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/demo"
)

func TestRoutes(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{Now: now})
	const html, plain = "text/html; charset=utf-8", "text/plain; charset=utf-8"
	for _, row := range []struct {
		proves, method, path string
		form                 url.Values
		status               int
		kind, says, location string
	}{
		{"the homepage is HTML", "GET", "/", nil, 200, html, "Hot Products", ""},
		{"a product is HTML", "GET", "/product/OLJCESPC7Z", nil, 200, html, "Sunglasses", ""},
		{"an unknown product is an error page", "GET", "/product/NOPE", nil, 500, html, "no product with ID &#34;NOPE&#34;", ""},
		{"an id is not put on a page as HTML", "GET", "/product/%3Cscript%3E", nil, 500, html, "&lt;script&gt;", ""},
		{"a product needs an id", "GET", "/product/", nil, 404, plain, "404", ""},
		{"an id has no slash", "GET", "/product/OLJCESPC7Z/x", nil, 404, plain, "404", ""},
		{"a cart without things", "GET", "/cart", nil, 200, html, "Your shopping cart is empty!", ""},
		{"adding leads to the cart", "POST", "/cart", fields("product_id", "6E92ZMYYFZ", "quantity", "1"), 302, "", "", "/cart"},
		{"fields may be in the query", "POST", "/cart?product_id=6E92ZMYYFZ&quantity=1", url.Values{}, 302, "", "", "/cart"},
		{"emptying leads home", "POST", "/cart/empty", url.Values{}, 302, "", "", "/"},
		{"an order is a page", "POST", "/cart/checkout", order(), 200, html, "Your order is complete!", ""},
		{"a currency leads home", "POST", "/setCurrency", fields("currency_code", "EUR"), 302, "", "", "/"},
		{"logging out leads home", "GET", "/logout", nil, 302, "", "", "/"},
		{"the shop is healthy", "GET", "/_healthz", nil, 200, plain, "ok", ""},
		{"a product as JSON", "GET", "/product-meta/OLJCESPC7Z", nil, 200, "application/json", `"price_usd":{"currency_code":"USD","units":19,"nanos":990000000}`, ""},
		{"an unknown product as JSON", "GET", "/product-meta/NOPE", nil, 500, html, "no product", ""},
		{"a style sheet", "GET", "/static/styles/styles.css", nil, 200, "text/css; charset=utf-8", ".navbar", ""},
		{"a picture", "GET", "/static/img/products/LS4PSXUNUM.svg", nil, 200, "image/svg+xml", "Salt &amp; Pepper", ""},
		{"an icon", "GET", "/static/favicon.svg", nil, 200, "image/svg+xml", "<svg", ""},
		{"a file that is not there", "GET", "/static/nope.css", nil, 404, plain, "404", ""},
		{"nothing above the files", "GET", "/static/../../server.go", nil, 404, plain, "404", ""},
		{"nothing above the files, encoded", "GET", "/static/%2e%2e/%2e%2e/server.go", nil, 404, plain, "404", ""},
		{"rules for robots", "GET", "/robots.txt", nil, 200, plain, "Disallow: /", ""},
		{"a path that is not there", "GET", "/nope", nil, 404, plain, "404", ""},
		{"no POST to the homepage", "POST", "/", url.Values{}, 405, plain, "GET, HEAD", ""},
		{"no GET of a checkout", "GET", "/cart/checkout", nil, 405, plain, "POST", ""},
		{"no DELETE of a cart", "DELETE", "/cart", nil, 405, plain, "GET, HEAD, POST", ""},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			a := newBrowser(t, s, false).do(row.method, row.path, row.form, nil)
			if a.StatusCode != row.status || a.Header.Get("Content-Type") != row.kind || a.Header.Get("Location") != row.location {
				t.Errorf("answered %d %q to %q, want %d %q to %q", a.StatusCode, a.Header.Get("Content-Type"), a.Header.Get("Location"), row.status, row.kind, row.location)
			}
			if !strings.Contains(a.text, row.says) || row.status == 302 && a.text != "" {
				t.Errorf("says\n%s\nwant %q", a.text, row.says)
			}
		})
	}
}

func TestWrongMethodIsToldTheRightOnes(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	a := newBrowser(t, s, false).get("/setCurrency")
	if a.StatusCode != 405 || a.Header.Get("Allow") != "POST" {
		t.Errorf("GET /setCurrency: %d, Allow %q, want 405 and POST", a.StatusCode, a.Header.Get("Allow"))
	}
}

func TestHeadHasNoBody(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	b := newBrowser(t, s, false)
	for _, path := range []string{"/", "/product/OLJCESPC7Z", "/cart", "/_healthz"} {
		if a := b.do("HEAD", path, nil, nil); a.StatusCode != 200 || a.text != "" {
			t.Errorf("HEAD %s: %d with %d bytes, want 200 with none", path, a.StatusCode, len(a.text))
		}
	}
	if a := b.get("/"); a.StatusCode != 200 {
		t.Errorf("the connection is of no use after HEAD: %d", a.StatusCode)
	}
}

func TestPagesAreChunkedAndOfTheirSizes(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	full := newBrowser(t, s, true)
	for i, id := range ids() {
		full.post("/cart", fields("product_id", id, "quantity", fmt.Sprint(i+1)))
	}
	for _, row := range []struct {
		proves, path      string
		by                *browser
		smallest, largest int
	}{
		{"the homepage has about 10 KB", "/", full, 9_500, 10_500},
		{"a product has about 8 KB", "/product/1YMWWN1N4O", full, 7_500, 8_500},
		{"an empty cart has about 3 KB", "/cart", newBrowser(t, s, true), 2_800, 3_500},
		{"a full cart has about 16 KB", "/cart", full, 15_500, 17_000},
	} {
		t.Run(row.proves, func(t *testing.T) {
			a := row.by.get(row.path)
			if n := len(a.text); n < row.smallest || n > row.largest {
				t.Errorf("%d bytes, want %d to %d", n, row.smallest, row.largest)
			}
			if len(a.TransferEncoding) != 1 || a.TransferEncoding[0] != "chunked" || a.ContentLength != -1 {
				t.Errorf("transfer encoding %v, content length %d, want chunks", a.TransferEncoding, a.ContentLength)
			}
		})
	}
}

func TestRedirectsHaveAnEmptyBodyOfKnownLength(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	a := newBrowser(t, s, false).post("/cart", fields("product_id", "6E92ZMYYFZ", "quantity", "1"))
	if a.ContentLength != 0 || a.StatusCode != http.StatusFound {
		t.Errorf("%d with content length %d, want 302 with 0", a.StatusCode, a.ContentLength)
	}
}
