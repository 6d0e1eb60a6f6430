package client

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Client holds what the users of a run share: certificates, connections, and
// what is known about each target. All methods may be called from any
// goroutine.
type Client struct {
	cfg   Config
	tls   *tls.Config
	proxy *proxy

	// epoch is when the client was made. Times are kept as offsets from it:
	// one reading of the monotonic clock is half the price of time.Now.
	epoch     time.Time
	epochUnix int64 // in nanoseconds

	// ctx ends when the client is closed, and every dial with it.
	ctx    context.Context
	cancel context.CancelFunc

	exchanges sync.Pool
	decoders  decoders
	large     atomic.Int64 // bytes of the large bodies that are being read

	mu      sync.RWMutex // guards the fields below
	closed  bool
	bases   map[string]*base
	origins map[originKey]*origin
	live    map[*wire]struct{}
}

// New returns a client, or an error that names everything wrong with the
// configuration, unreadable certificates included.
func New(cfg Config) (*Client, error) {
	err := cfg.validate()
	proxy, proxyErr := parseProxy(cfg.Proxy)
	cfg = cfg.withDefaults()
	tls, tlsErr := tlsConfig(&cfg)
	if err := errors.Join(err, proxyErr, tlsErr); err != nil {
		return nil, fmt.Errorf("set up the HTTP client: %w", err)
	}
	c := &Client{
		cfg: cfg, tls: tls, proxy: proxy, epoch: time.Now(),
		bases: map[string]*base{}, origins: map[originKey]*origin{}, live: map[*wire]struct{}{},
	}
	c.epochUnix = c.epoch.UnixNano()
	c.ctx, c.cancel = context.WithCancel(context.Background())
	c.exchanges.New = c.newExchange
	return c, nil
}

// Close closes every connection. Requests that are still running fail as
// interrupted, and so does every later one.
func (c *Client) Close() {
	c.cancel()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	for w := range c.live {
		w.Conn.Close()
	}
	clear(c.live)
}

// now is the time since the client was made.
func (c *Client) now() time.Duration { return time.Since(c.epoch) }

// register makes Close know a connection. It reports false when the client is
// closed already.
func (c *Client) register(w *wire) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return false
	}
	c.live[w] = struct{}{}
	return true
}

// discard closes a connection for good.
func (c *Client) discard(w *wire) {
	c.mu.Lock()
	delete(c.live, w)
	c.mu.Unlock()
	w.Conn.Close()
}
