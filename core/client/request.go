package client

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/loadcore/loadcore/core/load"
)

// message is one request as it goes onto the wire. A redirect changes it.
type message struct {
	*base
	method  string
	path    string // as it was written, behind the base
	headers []load.Pair
	body    load.Body
	// own is false once a redirect has led to another origin, where headers
	// that name the user have no business (as in net/http and requests).
	own bool
	// close is set when a header asks for the connection to be closed.
	close bool
	// uri is where the path stands in the written request, query included.
	uri span
}

type span struct{ from, to int }

// check reports why the message cannot be sent as it is written.
func (m *message) check() error {
	if err := m.body.Err(); err != nil {
		return err
	}
	if !validToken(m.method) {
		return fmt.Errorf("method %q: a method is one word, such as GET", clip(m.method))
	}
	if !validValue(m.body.ContentType) {
		return errors.New("content type has a control character; a header field is one line of text")
	}
	for _, h := range m.headers {
		if !validToken(h.Name) {
			return fmt.Errorf("header name %q: a name has letters, digits and hyphens", clip(h.Name))
		}
		if !validValue(h.Value) {
			return fmt.Errorf("header %s: its value has a control character; a header field is one line of text", h.Name)
		}
		if strings.EqualFold(h.Name, "Transfer-Encoding") ||
			strings.EqualFold(h.Name, "Content-Length") && h.Value != strconv.Itoa(len(m.body.Data)) {
			return fmt.Errorf("header %s: leave it out, the client says itself how long the body is", h.Name)
		}
	}
	return nil
}

// append writes the request, body excepted, behind dst. Cookies come from jar.
func (m *message) append(dst []byte, jar *jar, now int64) ([]byte, error) {
	if len(m.headers) > 0 || m.method != "GET" || m.body.ContentType != "" || m.body.Err() != nil {
		if err := m.check(); err != nil {
			return dst, err
		}
	}
	dst = append(dst, m.method...)
	dst = append(dst, ' ')
	dst = append(dst, m.target...)
	m.uri.from = len(dst) - m.prefix
	dst = appendPath(dst, m.path, m.prefix)
	m.uri.to = len(dst)
	dst = append(dst, " HTTP/1.1\r\n"...)
	dst = m.appendDefaults(dst)
	dst = m.appendHeaders(dst)
	if jar != nil && !m.sets("Cookie") {
		dst = jar.append(dst, m.origin, dst[m.uri.from:m.uri.to], now)
	}
	if len(m.body.Data) > 0 || m.body.ContentType != "" || wantsLength(m.method) {
		dst = append(dst, "Content-Length: "...)
		dst = strconv.AppendInt(dst, int64(len(m.body.Data)), 10)
		dst = append(dst, "\r\n"...)
	}
	return append(dst, "\r\n"...), nil
}

// wantsLength reports whether servers expect a length even of an empty body
// (RFC 9110, 8.6).
func wantsLength(method string) bool {
	return method == "POST" || method == "PUT" || method == "PATCH"
}

func (m *message) appendDefaults(dst []byte) []byte {
	if len(m.headers) == 0 {
		return append(dst, m.block...)
	}
	for _, f := range m.fields {
		if !m.sets(f.name) {
			dst = append(dst, f.line...)
		}
	}
	return dst
}

func (m *message) appendHeaders(dst []byte) []byte {
	m.close = false
	for _, h := range m.headers {
		switch {
		case !m.own && private(h.Name), strings.EqualFold(h.Name, "Content-Length"):
			continue
		case strings.EqualFold(h.Name, "Connection"):
			m.close = m.close || strings.Contains(strings.ToLower(h.Value), "close")
		}
		dst = append(dst, h.Name...)
		dst = append(dst, ": "...)
		dst = append(dst, h.Value...)
		dst = append(dst, "\r\n"...)
	}
	if m.body.ContentType != "" && !m.sets("Content-Type") {
		dst = append(dst, "Content-Type: "...)
		dst = append(dst, m.body.ContentType...)
		dst = append(dst, "\r\n"...)
	}
	return dst
}

// sets reports whether the scenario's own headers, as far as they are sent,
// have the name.
func (m *message) sets(name string) bool {
	for i := range m.headers {
		if strings.EqualFold(m.headers[i].Name, name) {
			return m.own || !private(name)
		}
	}
	return false
}

// private reports whether a header is meant for the origin that the scenario
// named, and for no other.
func private(name string) bool {
	return strings.EqualFold(name, "Authorization") ||
		strings.EqualFold(name, "Cookie") ||
		strings.EqualFold(name, "Host")
}

// appendPath writes a path as it is. What would break the request line is
// percent-encoded, and a fragment is left out, since it is never sent.
func appendPath(dst []byte, path string, prefix int) []byte {
	if path == "" && prefix == 0 || path != "" && path[0] != '/' && path[0] != '?' && path[0] != '#' ||
		prefix == 0 && (path[0] == '?' || path[0] == '#') {
		dst = append(dst, '/')
	}
	for i := range len(path) {
		c := path[i]
		if c <= ' ' || c >= 0x7f || c == '#' {
			return appendEscaped(append(dst, path[:i]...), path[i:])
		}
	}
	return append(dst, path...)
}

func appendEscaped(dst []byte, path string) []byte {
	const hex = "0123456789ABCDEF"
	for i := range len(path) {
		switch c := path[i]; {
		case c == '#':
			return dst
		case c <= ' ' || c >= 0x7f:
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// validToken follows RFC 9110, 5.6.2.
func validToken(s string) bool {
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
		case strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0:
		default:
			return false
		}
	}
	return s != ""
}

// validValue follows RFC 9110, 5.5, which leaves out control characters except
// the tab.
func validValue(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// clip keeps an error message readable, and the error table small.
func clip(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}
