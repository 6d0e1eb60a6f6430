package client

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Defaults of [Config].
const (
	DefaultTimeout        = 60 * time.Second
	DefaultConnectTimeout = 10 * time.Second
	DefaultIdleTimeout    = 90 * time.Second
	DefaultMaxBody        = 64 << 20
	DefaultMaxBodies      = 512 << 20
	DefaultMaxHeader      = 16 << 10
	DefaultUserAgent      = "loadcore"
)

// Config is how requests are made. The zero value of a field means its default.
type Config struct {
	// Timeout bounds a whole request, redirects and body included.
	Timeout time.Duration
	// ConnectTimeout bounds making a connection, TLS included. It counts
	// within Timeout.
	ConnectTimeout time.Duration
	// IdleTimeout is how long an unused connection may wait for its next request.
	IdleTimeout time.Duration

	// Insecure accepts any certificate.
	Insecure bool
	// CertFile and KeyFile are a client certificate and its key, in PEM.
	CertFile, KeyFile string
	// CAFile holds certificates to trust besides the system's, in PEM.
	CAFile string

	// Proxy is the URL of an HTTP proxy, with user and password if it asks.
	// Empty means none; the environment is not looked at.
	Proxy string
	// PerUser gives each session connections of its own instead of sharing them.
	PerUser bool
	// EachHop fills in the hops of every reply.
	EachHop bool

	// MaxBody is the largest body in bytes, before and after decoding.
	MaxBody int
	// MaxBodies is what the bodies above 1 MiB that are being read at a time may
	// take together, in bytes. Without such a limit a hostile target could end
	// the run with a few hundred users.
	MaxBodies int64
	// MaxHeader is the largest header of an answer in bytes. It is also the size
	// of the read buffer that each running request holds.
	MaxHeader int
	// UserAgent is sent with each request.
	UserAgent string

	// Resolver looks up host names. Nil means net.DefaultResolver.
	Resolver *net.Resolver
	// Dial makes a connection to "host:port" by itself, in place of looking up
	// the host and connecting to one of its addresses.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

// maxSize bounds MaxBody and MaxHeader, so that sums of sizes stay far from
// overflow.
const maxSize = 1 << 30

// validate reports everything that is wrong with the plain values.
func (c *Config) validate() error {
	var errs []error
	for _, d := range []struct {
		name  string
		value time.Duration
	}{{"Timeout", c.Timeout}, {"ConnectTimeout", c.ConnectTimeout}, {"IdleTimeout", c.IdleTimeout}} {
		if d.value < 0 {
			errs = append(errs, fmt.Errorf("%s is %v; it must not be negative", d.name, d.value))
		}
	}
	if c.MaxBody < 0 || c.MaxBody > maxSize {
		errs = append(errs, fmt.Errorf("MaxBody is %d; it must lie between 0 and %d bytes", c.MaxBody, maxSize))
	}
	if c.MaxBodies < 0 {
		errs = append(errs, fmt.Errorf("MaxBodies is %d; it must not be negative", c.MaxBodies))
	}
	if c.MaxHeader < 0 || c.MaxHeader > maxSize {
		errs = append(errs, fmt.Errorf("MaxHeader is %d; it must lie between 0 and %d bytes", c.MaxHeader, maxSize))
	}
	if !validValue(c.UserAgent) {
		errs = append(errs, errors.New("UserAgent has a control character; a header field is one line of text"))
	}
	return errors.Join(errs...)
}

// withDefaults returns c with every zero value replaced.
func (c Config) withDefaults() Config {
	set(&c.Timeout, DefaultTimeout)
	set(&c.ConnectTimeout, DefaultConnectTimeout)
	set(&c.IdleTimeout, DefaultIdleTimeout)
	set(&c.MaxBody, DefaultMaxBody)
	set(&c.MaxBodies, DefaultMaxBodies)
	set(&c.MaxHeader, DefaultMaxHeader)
	set(&c.UserAgent, DefaultUserAgent)
	// Below this a bufio.Reader is no use, and a header is hardly possible.
	c.MaxHeader = max(c.MaxHeader, 512)
	if c.Dial == nil {
		c.Dial = newNames(c.Resolver).dial
	}
	return c
}

func set[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// proxy is where requests go instead of their targets.
type proxy struct {
	address string
	// authorization is the header line that the proxy wants, or nil.
	authorization []byte
}

func parseProxy(text string) (*proxy, error) {
	if text == "" {
		return nil, nil
	}
	u, err := url.Parse(text)
	if err != nil {
		// The text may hold a password, and url.Parse quotes it.
		return nil, errors.New("the proxy is not a URL; write it as http://host:port")
	}
	if u.Scheme != "http" || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return nil, fmt.Errorf("the proxy is %q; write it as http://host:port, other kinds of proxy are not supported", u.Redacted())
	}
	p := &proxy{address: net.JoinHostPort(u.Hostname(), orPort(u.Port(), "80"))}
	if u.User != nil {
		p.authorization = basicAuth("Proxy-Authorization", u.User)
	}
	return p, nil
}

// basicAuth is a header line with a user's name and password (RFC 7617).
func basicAuth(header string, user *url.Userinfo) []byte {
	password, _ := user.Password()
	r := http.Request{Header: http.Header{}}
	r.SetBasicAuth(user.Username(), password)
	return []byte(header + ": " + r.Header.Get("Authorization") + "\r\n")
}

func orPort(port, standard string) string {
	if port == "" {
		return standard
	}
	return port
}
