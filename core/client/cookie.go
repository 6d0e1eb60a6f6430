package client

import (
	"bytes"
	"math"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/valyala/fasthttp"
	"golang.org/x/net/publicsuffix"
)

// store keeps the cookies that an answer sets.
func (s *Session) store(x *exchange, h *fasthttp.ResponseHeader, at time.Duration) {
	for _, line := range h.Cookies() {
		if len(line) <= maxCookie {
			uri := x.out[x.msg.uri.from:x.msg.uri.to]
			s.set(string(line), x.msg.origin, uri, s.client.epochUnix+int64(at))
		}
	}
}

// set keeps the cookie of one Set-Cookie line, if it is valid.
func (s *Session) set(line string, o *origin, uri []byte, now int64) {
	parsed, err := http.ParseSetCookie(line)
	if err != nil {
		return
	}
	c, ok := newCookie(parsed, o.host, uri)
	if !ok {
		return
	}
	expires, gone := expiry(parsed, now)
	if gone {
		if s.jar != nil {
			s.jar.remove(&c)
		}
		return
	}
	if s.jar == nil {
		s.jar = &jar{}
	}
	c.expires = expires
	s.jar.put(c, now)
}

// newCookie follows RFC 6265, 5.3: it reports false for a cookie that the host
// must not set.
func newCookie(parsed *http.Cookie, host string, uri []byte) (cookie, bool) {
	value := parsed.Value
	if parsed.Quoted {
		value = `"` + value + `"`
	}
	c := cookie{pair: parsed.Name + "=" + value, name: len(parsed.Name), path: parsed.Path, secure: parsed.Secure}
	if c.path == "" || c.path[0] != '/' {
		c.path = defaultPath(uri)
	}
	if c.path == "/" {
		c.path = "/" // the same one for all users
	} else {
		c.path = strings.Clone(c.path) // not a part of the whole line
	}
	var ok bool
	c.domain, c.hostOnly, ok = cookieDomain(host, parsed.Domain)
	return c, ok
}

// defaultPath is the directory of a path (RFC 6265, 5.1.4).
func defaultPath(uri []byte) string {
	path := pathOf(uri)
	last := bytes.LastIndexByte(path, '/')
	if last <= 0 {
		return "/"
	}
	return string(path[:last])
}

// cookieDomain is the domain of a cookie, and whether it is for that host only.
// It reports false for a domain that the host must not set cookies for.
func cookieDomain(host, attribute string) (domain string, hostOnly, ok bool) {
	if attribute == "" || attribute == host {
		// An address has nothing below it, and a public suffix may set cookies
		// for itself alone.
		return host, attribute == "" || isIP(host) || isSuffix(host), true
	}
	if isIP(host) {
		return "", false, false
	}
	domain = strings.ToLower(strings.TrimPrefix(attribute, "."))
	switch {
	case domain == "", domain[0] == '.', domain[len(domain)-1] == '.', !ascii(domain):
		return "", false, false
	case host == domain:
		return host, isSuffix(host), true
	case isSuffix(domain), !under(host, domain):
		return "", false, false
	}
	return strings.Clone(domain), false, true
}

func isIP(host string) bool {
	if strings.ContainsAny(host, ":%") {
		return true
	}
	_, err := netip.ParseAddr(host)
	return err == nil
}

// isSuffix reports whether anybody can register names below the domain, such as
// com and co.uk.
func isSuffix(domain string) bool {
	suffix, _ := publicsuffix.PublicSuffix(domain)
	return !under(domain, suffix)
}

// expiry says until when a cookie lasts, 0 for ever, or that it is gone. Max-Age
// wins over Expires (RFC 6265, 5.3).
func expiry(parsed *http.Cookie, now int64) (expires int64, gone bool) {
	switch {
	case parsed.MaxAge < 0:
		return 0, true
	case parsed.MaxAge > 0:
		if int64(parsed.MaxAge) > (math.MaxInt64-now)/int64(time.Second) {
			return 0, false
		}
		return now + int64(parsed.MaxAge)*int64(time.Second), false
	case parsed.Expires.IsZero():
		return 0, false
	case parsed.Expires.Unix() > math.MaxInt64/int64(time.Second)-1:
		return 0, false
	}
	if parsed.Expires.Unix() <= 0 {
		return 0, true
	}
	expires = parsed.Expires.UnixNano()
	return expires, expires <= now
}
