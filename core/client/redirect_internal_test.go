package client

import (
	"strings"
	"testing"
)

// FuzzResolve proves that whatever a Location says, what is requested next is
// one word on the request line, at an http or https origin.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"/a?b#c", "../x", "//host:80/x", "HTTPS://u:p@host/", "?q", "http://[::1%25eth0]/", "mailto:x", "/a b\r\nX: y", "http:///x"} {
		f.Add(s)
	}
	c, err := New(Config{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(c.Close)
	start, err := c.parseBase("http://me:pw@shop.test:8080/base")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, location string) {
		if location == "" {
			return
		}
		m := message{base: start, method: "GET", path: "/x", own: true}
		s := c.Session()
		if s.follow(&m, location, []byte("/base/x?y")) != nil {
			return
		}
		out, err := m.append(nil, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(string(out), "\r\n")
		words := strings.Split(line, " ")
		if len(words) != 3 || !strings.HasPrefix(words[1], "/") || words[2] != "HTTP/1.1" {
			t.Errorf("%q leads to %q", location, line)
		}
		if m.originKey != start.originKey && (m.own || strings.Contains(string(out), "bWU6cHc=")) {
			t.Errorf("%q takes the password to %s", location, m.address)
		}
	})
}
