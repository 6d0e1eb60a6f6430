package demo_test

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/demo"
)

// start runs a shop for one test.
func start(t testing.TB, c demo.Config) *demo.Server {
	t.Helper()
	s, err := demo.Listen(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return s
}

// browser is a client of one shop: net/http, with or without a cookie jar.
type browser struct {
	t    testing.TB
	http *http.Client
	base string
}

// answer is a response that was read in full.
type answer struct {
	*http.Response
	text string
}

func newBrowser(t testing.TB, s *demo.Server, follow bool) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &browser{t: t, base: s.URL(), http: &http.Client{Jar: jar, Transport: &http.Transport{DisableCompression: true}, Timeout: 30 * time.Second}}
	if !follow {
		b.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	t.Cleanup(b.http.CloseIdleConnections)
	return b
}

func (b *browser) do(method, path string, form url.Values, header http.Header) answer {
	b.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	req, err := http.NewRequest(method, b.base+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, values := range header {
		req.Header[name] = values
	}
	resp, err := b.http.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer{resp, string(text)}
}

func (b *browser) get(path string) answer { b.t.Helper(); return b.do("GET", path, nil, nil) }

func (b *browser) post(path string, form url.Values) answer {
	b.t.Helper()
	return b.do("POST", path, form, nil)
}

func fields(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

// order is a form that is valid at now, with some fields changed.
func order(changed ...string) url.Values {
	form := fields(
		"email", "ada@example.com", "street_address", "1 Analytical Way", "zip_code", "94043",
		"city", "Mountain View", "state", "CA", "country", "United States",
		"credit_card_number", "4432801561520454", "credit_card_expiration_month", "1",
		"credit_card_expiration_year", "2030", "credit_card_cvv", "672",
	)
	for name, values := range fields(changed...) {
		form[name] = values
	}
	return form
}

// now is the time of shops in tests.
func now() time.Time { return time.Date(2026, time.May, 31, 23, 0, 0, 0, time.UTC) }

func ids() []string {
	return []string{
		"0PUK6V6EV0", "1YMWWN1N4O", "2ZYFJ3GM2N", "66VCHSJNUP", "6E92ZMYYFZ",
		"9SIQT8TOJO", "L9ECAV7KIM", "LS4PSXUNUM", "OLJCESPC7Z",
	}
}
