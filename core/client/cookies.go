package client

import (
	"strings"

	"github.com/loadcore/loadcore/core/load"
)

var _ load.Jar = (*Session)(nil)

// Cookie returns the value of the cookie that a request to url would carry, or "".
func (s *Session) Cookie(url, name string) string {
	b, uri := s.place(url)
	if b == nil || s.jar == nil {
		return ""
	}
	return s.jar.value(b.origin, uri, name, s.wallClock())
}

// SetCookie keeps a cookie as if an answer from url had set it. What is no valid
// name or value of a cookie is not kept.
func (s *Session) SetCookie(url, name, value string) {
	if b, uri := s.place(url); b != nil && validToken(name) && strings.IndexByte(value, ';') < 0 {
		s.set(name+"="+value, b.origin, uri, s.wallClock())
	}
}

// Clear forgets every cookie.
func (s *Session) Clear() { s.jar = nil }

// place is where a URL points to, with the path as it would be requested.
func (s *Session) place(url string) (*base, []byte) {
	host, path, full := split(url)
	if !full {
		return nil, nil
	}
	b, err := s.client.base(host)
	if err != nil {
		return nil, nil
	}
	return b, appendPath(nil, path, 0)
}

func (s *Session) wallClock() int64 { return s.client.epochUnix + int64(s.client.now()) }
