package client

import (
	"net/url"
	"strings"

	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// maxRedirects is how many redirects of one request are followed.
const maxRedirects = 30

// redirect turns the message into the one that the answer asks for. It reports
// false when the answer is no redirect.
func (s *Session) redirect(x *exchange, h *fasthttp.ResponseHeader) (bool, error) {
	switch h.StatusCode() {
	case 301, 302, 303, 307, 308:
	default:
		return false, nil
	}
	location := string(h.Peek("Location"))
	if location == "" {
		return false, nil
	}
	m := &x.msg
	if err := s.follow(m, location, x.out[m.uri.from:m.uri.to]); err != nil {
		return false, err
	}
	if h.StatusCode() < 307 {
		m.forget()
	}
	return true, nil
}

// forget makes the message a GET without a body, as browsers do after 301, 302
// and 303 (RFC 9110, 15.4). A HEAD stays one.
func (m *message) forget() {
	if m.method == "GET" || m.method == "HEAD" {
		return
	}
	m.method = "GET"
	m.body = load.Body{}
	kept := make([]load.Pair, 0, len(m.headers))
	for _, p := range m.headers {
		if !strings.HasPrefix(strings.ToLower(p.Name), "content-") {
			kept = append(kept, p)
		}
	}
	m.headers = kept
}

// follow moves the message to where Location points. At is the path and query
// that the message was sent with.
func (s *Session) follow(m *message, location string, at []byte) error {
	if location[0] == '/' && !strings.HasPrefix(location, "//") {
		m.base, m.path = m.root, location
		return nil
	}
	to, err := resolve(m.root.text+string(at), location)
	if err != nil {
		return err
	}
	host := url.URL{Scheme: to.Scheme, User: to.User, Host: to.Host}
	b, err := s.client.base(host.String())
	if err != nil {
		return &failure{fault.Protocol, "redirect to an impossible place: " + err.Error()}
	}
	switch {
	case b.originKey != m.originKey:
		m.own = false
	case to.User == nil:
		// The user and password that the scenario gave stay valid.
		b = m.root
	}
	m.base, m.path = b, to.RequestURI()
	return nil
}

// resolve makes a full URL of a Location (RFC 3986, 5).
func resolve(from, location string) (*url.URL, error) {
	base, err := url.Parse(from)
	if err != nil {
		return nil, &failure{fault.Protocol, "redirect from a path that is no valid URL"}
	}
	to, err := base.Parse(location)
	if err != nil {
		return nil, &failure{fault.Protocol, "redirect with a Location that is no valid URL"}
	}
	to.Scheme = strings.ToLower(to.Scheme)
	if to.Scheme != "http" && to.Scheme != "https" || to.Opaque != "" {
		return nil, &failure{fault.Protocol, "redirect to something that is not http:// or https://"}
	}
	return to, nil
}
