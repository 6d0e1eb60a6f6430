package client

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"

	"golang.org/x/net/idna"
)

// origin is a scheme, host and port: what connections are made to.
type origin struct {
	originKey
	// host is the name without port, in lower case, as certificates and
	// cookies know it.
	host string
	// tls is nil for plain HTTP.
	tls *tls.Config
	// kept is false for an origin that will not be found again, whose
	// connections are therefore closed after use.
	kept bool
	idle idle
	// fickle is set when the origin was seen to close a connection that was
	// idle. From then on each is looked at before it is used.
	fickle atomic.Bool
}

type originKey struct {
	secure  bool
	address string // host:port, to dial
}

// base is a URL that paths are put behind, with all that can be prepared for
// its requests.
type base struct {
	*origin
	// key is what the base is remembered by.
	key string
	// root is the same place without the path.
	root *base
	// text is the URL without user, password and slash at the end.
	text string
	// target stands in front of each path in the request line: the path of the
	// base URL, after scheme and host where a proxy is asked. The last prefix
	// bytes of it are the path.
	target string
	prefix int
	// fields are the default header lines, and block is all of them.
	fields []field
	block  []byte
}

// field is a header line, "Name: value\r\n", and its name.
type field struct {
	name string
	line []byte
}

// remembered bounds how many bases and origins are kept. A target that
// redirects to ever new hosts must not fill the memory.
const remembered = 4096

// base returns what is known about a base URL.
func (c *Client) base(text string) (*base, error) {
	c.mu.RLock()
	b := c.bases[text]
	c.mu.RUnlock()
	if b != nil {
		return b, nil
	}
	b, err := c.parseBase(text)
	if err != nil {
		return nil, err
	}
	b.key = strings.Clone(text)
	return c.remember(b), nil
}

// remember makes a base known, and all bases of one origin share it.
func (c *Client) remember(b *base) *base {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known := c.bases[b.key]; known != nil {
		return known
	}
	if known := c.origins[b.originKey]; known != nil {
		b.origin, b.root.origin = known, known
	} else if len(c.origins) < remembered {
		b.kept = true
		c.origins[b.originKey] = b.origin
	}
	if len(c.bases) < remembered {
		c.bases[b.key] = b
	}
	return b
}

// parseBase makes sense of a base URL. Its errors do not quote it, because it
// may hold a password.
func (c *Client) parseBase(text string) (*base, error) {
	if text == "" {
		return nil, errors.New("no host: give --host, or write a full URL")
	}
	u, err := url.Parse(text)
	if err != nil {
		return nil, errors.New("the host is not a URL")
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("the scheme of the host is %q; write http:// or https:// in front of it", u.Scheme)
	}
	o, err := c.newOrigin(u)
	if err != nil {
		return nil, err
	}
	return c.newBase(u, o), nil
}

func (c *Client) newOrigin(u *url.URL) (*origin, error) {
	name, zone, _ := strings.Cut(u.Hostname(), "%")
	if !ascii(name) {
		encoded, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return nil, errors.New("the host name is not a valid international domain name")
		}
		name = encoded
	}
	name = strings.ToLower(name)
	if name == "" || strings.ContainsAny(name, " \t<>\"'\\^`{|}") {
		return nil, errors.New("the URL has no valid host name")
	}
	standard := "80"
	if u.Scheme == "https" {
		standard = "443"
	}
	port, err := strconv.ParseUint(orPort(u.Port(), standard), 10, 16)
	if err != nil || port == 0 {
		return nil, errors.New("the port of the host must lie between 1 and 65535")
	}
	dialed := name
	if zone != "" {
		dialed += "%" + zone
	}
	o := &origin{host: strings.TrimSuffix(name, ".")}
	o.originKey = originKey{u.Scheme == "https", net.JoinHostPort(dialed, strconv.FormatUint(port, 10))}
	if o.secure {
		o.tls = c.tls.Clone()
		o.tls.ServerName = o.host
	}
	return o, nil
}

func (c *Client) newBase(u *url.URL, o *origin) *base {
	// Only the port that was written is sent: servers compare the Host header
	// with the names they know.
	host := o.host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if u.Port() != "" {
		host += ":" + u.Port()
	}
	prefix := strings.TrimRight(u.EscapedPath(), "/")
	b := &base{origin: o, text: u.Scheme + "://" + host + prefix, target: prefix, prefix: len(prefix)}
	b.add("Host", host)
	b.add("User-Agent", c.cfg.UserAgent)
	b.add("Accept", "*/*")
	b.add("Accept-Encoding", "gzip, deflate, br")
	if u.User != nil {
		b.fields = append(b.fields, field{"Authorization", basicAuth("Authorization", u.User)})
	}
	if c.proxy != nil && !o.secure {
		b.target = u.Scheme + "://" + host + prefix
		if c.proxy.authorization != nil {
			b.fields = append(b.fields, field{"Proxy-Authorization", c.proxy.authorization})
		}
	}
	for _, f := range b.fields {
		b.block = append(b.block, f.line...)
	}
	b.root = b
	if prefix != "" {
		root := *u
		root.Path, root.RawPath = "", ""
		b.root = c.newBase(&root, o)
	}
	return b
}

func (b *base) add(name, value string) {
	b.fields = append(b.fields, field{name, []byte(name + ": " + value + "\r\n")})
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// split cuts a full URL into the part that base understands and the path with
// its query. Of what is no full URL, full is false.
func split(text string) (origin, path string, full bool) {
	start := 0
	switch {
	case len(text) > 7 && text[:7] == "http://":
		start = 7
	case len(text) > 8 && text[:8] == "https://":
		start = 8
	default:
		return "", text, false
	}
	if i := strings.IndexAny(text[start:], "/?#"); i >= 0 {
		return text[:start+i], text[start+i:], true
	}
	return text, "", true
}
