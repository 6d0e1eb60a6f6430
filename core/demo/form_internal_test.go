package demo

import (
	"net/mail"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/valyala/fasthttp"
)

// shop is a server that does not listen.
func shop(t testing.TB) *Server {
	t.Helper()
	now := time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC)
	site, err := newSite(now)
	if err != nil {
		t.Fatal(err)
	}
	return &Server{
		config: Config{Now: func() time.Time { return now }}.withDefaults(),
		site:   site, router: newRouter(), names: names(), cut: make(chan struct{}),
	}
}

// ask handles one request without a network.
func ask(s *Server, method, path, kind string, body []byte) *fasthttp.Response {
	var ctx fasthttp.RequestCtx
	ctx.Request.Header.SetMethod(method)
	ctx.Request.SetRequestURI(path)
	ctx.Request.Header.SetContentType(kind)
	ctx.Request.SetBody(body)
	s.handle(&ctx)
	return &ctx.Response
}

// FuzzCheckout proves that no form breaks the shop, and that an order is
// completed for a form only that the standard library reads as a valid one.
func FuzzCheckout(f *testing.F) {
	const valid = "email=a%40example.com&street_address=s&zip_code=1&city=c&state=s&country=c&credit_card_number=4432801561520454" +
		"&credit_card_expiration_month=1&credit_card_expiration_year=2030&credit_card_cvv=672"
	f.Add([]byte(valid))
	f.Add([]byte(strings.Replace(valid, "zip_code=1", "zip_code=+1", 1)))
	f.Add([]byte(strings.Replace(valid, "2030", "2020", 1)))
	f.Add([]byte("email=%zz&&=&a=b;c=d&city"))
	s := shop(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		r := ask(s, "POST", "/cart/checkout", "application/x-www-form-urlencoded", body)
		complete := strings.Contains(string(r.Body()), "Your order is complete!")
		switch status := r.StatusCode(); {
		case status != 200 && status != 422 && status != 500:
			t.Fatalf("status %d", status)
		case complete != (status == 200):
			t.Fatalf("status %d, complete %v", status, complete)
		case status != 200:
			return
		}
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return // fasthttp is more lenient than the standard library
		}
		if _, err := mail.ParseAddress(form.Get("email")); err != nil {
			t.Errorf("an order for %q: %v", form.Get("email"), err)
		}
		for _, field := range []string{"street_address", "zip_code", "city", "state", "country"} {
			if form.Get(field) == "" || len(form.Get(field)) > 4*512 {
				t.Errorf("an order with the %s %q", field, form.Get(field))
			}
		}
	})
}

// FuzzRequest proves that no request breaks the shop, and that nothing of it
// comes back as HTML or as a header.
func FuzzRequest(f *testing.F) {
	f.Add("GET", "/product/<script>", "a/b", []byte("x"), "shop_session-id=1")
	f.Add("POST", "/setCurrency", "application/x-www-form-urlencoded", []byte("currency_code=E%0d%0aX"), "shop_currency=EUR")
	f.Add("POST", "/cart", "multipart/form-data; boundary=b", []byte("--b\r\n\r\n--b--"), "=;=")
	f.Add("GET", "/logout", "", []byte{}, "a=1; b=<2>; c d=3")
	s := shop(f)
	f.Fuzz(func(t *testing.T, method, path, kind string, body []byte, cookies string) {
		var ctx fasthttp.RequestCtx
		ctx.Request.Header.SetMethod(method)
		ctx.Request.SetRequestURI(path)
		ctx.Request.Header.SetContentType(kind)
		ctx.Request.Header.Set("Cookie", cookies)
		ctx.Request.SetBody(body)
		s.handle(&ctx)
		if status := ctx.Response.StatusCode(); status < 200 || status > 500 {
			t.Fatalf("status %d", status)
		}
		if strings.Contains(string(ctx.Response.Body()), "<script") {
			t.Fatal("a script came back")
		}
		for name, value := range ctx.Response.Header.All() {
			if strings.ContainsAny(string(name)+string(value), "\r\n") {
				t.Fatalf("header %q: %q", name, value)
			}
		}
	})
}
