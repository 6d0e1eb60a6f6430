package client

import (
	"bytes"
	"net/netip"
	"slices"
	"strings"
)

// jar is a user's cookies (RFC 6265). net/http/cookiejar keeps the same rules,
// and the tests hold the two against each other, but it sorts and allocates
// for every request; a jar is written to seldom and read for each request.
//
// Cookies lie in the order in which they are sent: longer paths first, then
// the older ones (RFC 6265, 5.4).
type jar struct {
	cookies []cookie
}

type cookie struct {
	// pair is "name=value" as it is sent; the name is its first bytes.
	pair   string
	name   int
	domain string
	path   string
	// expires is in nanoseconds of Unix time; 0 means never.
	expires int64
	// hostOnly restricts the cookie to the very host that set it, secure to
	// https and to this machine.
	hostOnly, secure bool
}

const (
	// perDomain and perJar bound the cookies of one user. RFC 6265, 6.1, asks
	// for at least 50 and 3000; no user of a load test has that many.
	perDomain = 50
	perJar    = 300
	// maxCookie bounds name, value and attributes of one cookie (RFC 6265, 6.1).
	maxCookie = 4096
)

// append writes a Cookie header for a request behind dst, if a cookie fits it.
// URI is the path and query that is requested.
func (j *jar) append(dst []byte, o *origin, uri []byte, now int64) []byte {
	path := pathOf(uri)
	lead := "Cookie: "
	for i := range j.cookies {
		if c := &j.cookies[i]; c.fits(o.host, o.secure, path, now) {
			dst = append(dst, lead...)
			dst = append(dst, c.pair...)
			lead = "; "
		}
	}
	if lead == "; " {
		dst = append(dst, "\r\n"...)
	}
	return dst
}

func (c *cookie) fits(host string, secure bool, path []byte, now int64) bool {
	return (c.expires == 0 || c.expires > now) &&
		(host == c.domain || !c.hostOnly && under(host, c.domain)) &&
		c.onPath(path) &&
		(!c.secure || secure || local(c.domain))
}

// under reports whether host is a name below domain.
func under(host, domain string) bool {
	return len(host) > len(domain) && host[len(host)-len(domain)-1] == '.' && strings.HasSuffix(host, domain)
}

// onPath is the path-match of RFC 6265, 5.1.4.
func (c *cookie) onPath(path []byte) bool {
	n := len(c.path)
	return len(path) >= n && string(path[:n]) == c.path &&
		(len(path) == n || c.path[n-1] == '/' || path[n] == '/')
}

// local reports whether a host is this machine, which browsers trust without
// TLS.
func local(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// put keeps a cookie in place of the one with the same name, domain and path.
func (j *jar) put(c cookie, now int64) {
	j.cookies = slices.DeleteFunc(j.cookies, func(c cookie) bool { return c.expires != 0 && c.expires <= now })
	if i := j.find(&c); i >= 0 {
		j.cookies[i] = c // which keeps its place among those of one path
		return
	}
	j.makeRoom(c.domain)
	at, _ := slices.BinarySearchFunc(j.cookies, len(c.path), func(have cookie, n int) int {
		if len(have.path) >= n {
			return -1
		}
		return 1
	})
	j.cookies = slices.Insert(slices.Grow(j.cookies, 1), at, c)
}

// makeRoom drops the cookies that would be sent last.
func (j *jar) makeRoom(domain string) {
	same, last := 0, -1
	for i := range j.cookies {
		if j.cookies[i].domain == domain {
			same, last = same+1, i
		}
	}
	switch {
	case same >= perDomain:
		j.cookies = slices.Delete(j.cookies, last, last+1)
	case len(j.cookies) >= perJar:
		j.cookies = j.cookies[:len(j.cookies)-1]
	}
}

func (j *jar) remove(c *cookie) {
	if i := j.find(c); i >= 0 {
		j.cookies = slices.Delete(j.cookies, i, i+1)
	}
}

func (j *jar) find(c *cookie) int {
	return slices.IndexFunc(j.cookies, func(have cookie) bool {
		return have.domain == c.domain && have.path == c.path && have.pair[:have.name] == c.pair[:c.name]
	})
}

// value returns the value of the first cookie with the name that fits.
func (j *jar) value(o *origin, uri []byte, name string, now int64) string {
	path := pathOf(uri)
	for i := range j.cookies {
		c := &j.cookies[i]
		if c.pair[:c.name] == name && c.fits(o.host, o.secure, path, now) {
			return c.pair[c.name+1:]
		}
	}
	return ""
}

// pathOf is a path without its query.
func pathOf(uri []byte) []byte {
	if i := bytes.IndexByte(uri, '?'); i >= 0 {
		return uri[:i]
	}
	return uri
}
