package client

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"strconv"
	"time"

	"github.com/loadcore/loadcore/core/fault"
)

// connect returns a connection that Interrupt knows of: an open one if there
// is one, else a new one.
func (s *Session) connect(x *exchange, now, deadline time.Duration) (*wire, error) {
	o := x.msg.origin
	if w := s.idle(o, now); w != nil {
		if !s.attach(w) {
			s.client.discard(w)
			return nil, interrupted()
		}
		w.used = true
		w.begin(deadline)
		return w, nil
	}
	return s.open(x, o, now, deadline)
}

// open makes a new connection.
func (s *Session) open(x *exchange, o *origin, start, deadline time.Duration) (*wire, error) {
	c := s.client
	w := &wire{client: c, origin: o}
	w.stream = w
	until := min(deadline, start+c.cfg.ConnectTimeout)
	if err := s.dial(w, until); err != nil {
		s.detach()
		return nil, err
	}
	w.begin(until)
	err := x.setUp(w, start)
	if err != nil {
		s.detach()
		c.discard(w)
		return nil, err
	}
	w.begin(deadline)
	return w, nil
}

// dial makes the socket.
func (s *Session) dial(w *wire, until time.Duration) error {
	c := s.client
	ctx, cancel := context.WithDeadline(c.ctx, c.epoch.Add(until))
	defer cancel()
	w.cancel = cancel
	if !s.attach(w) {
		return interrupted()
	}
	address := w.origin.address
	if c.proxy != nil {
		address = c.proxy.address
	}
	conn, err := c.cfg.Dial(ctx, "tcp", address)
	if err != nil {
		return c.dialFailure(ctx, err)
	}
	s.mu.Lock()
	w.Conn, w.cancel = conn, nil
	s.mu.Unlock()
	if !c.register(w) {
		conn.Close()
		return interrupted()
	}
	w.watch()
	return nil
}

func (c *Client) dialFailure(ctx context.Context, err error) error {
	f := c.trouble(dialing, err, nil)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		f = c.late(dialing)
	}
	if c.proxy != nil && f.kind != fault.Cut && f.kind != fault.Exhausted {
		f = &failure{fault.Proxy, "the proxy cannot be reached: " + f.message}
	}
	return f
}

// setUp makes of a socket what requests can be written to, and takes the times.
func (x *exchange) setUp(w *wire, start time.Duration) error {
	c := w.client
	if c.proxy != nil && w.origin.secure {
		if err := x.tunnel(w); err != nil {
			return err
		}
	}
	connected := c.now()
	x.connect = connected - start
	if !w.origin.secure {
		return nil
	}
	t := tls.Client(w, w.origin.tls)
	w.stream = t
	err := t.Handshake()
	x.tls = c.now() - connected
	if err != nil {
		return c.trouble(handshaking, err, w.err)
	}
	return nil
}

// tunnel asks the proxy for a way to the origin (RFC 9110, 9.3.6).
func (x *exchange) tunnel(w *wire) error {
	c := w.client
	buf := make([]byte, 0, 256)
	buf = append(buf, "CONNECT "+w.origin.address+" HTTP/1.1\r\nHost: "+w.origin.address+"\r\n"...)
	buf = append(buf, c.proxy.authorization...)
	buf = append(buf, "\r\n"...)
	if _, err := w.Write(buf); err != nil {
		return c.trouble(proxying, err, w.err)
	}
	x.wire = w
	x.in.Reset(w)
	h := newHead()
	if _, err := x.in.Peek(1); err != nil {
		return c.trouble(proxying, err, w.err)
	}
	if err := h.Read(x.in); err != nil {
		return c.trouble(proxying, x.headFailure(err), w.err)
	}
	if status := h.StatusCode(); status/100 != 2 {
		return &failure{fault.Proxy, "the proxy answered " + strconv.Itoa(status) + " to CONNECT"}
	}
	if x.in.Buffered() > 0 {
		return &failure{fault.Proxy, "the proxy sent more than its answer to CONNECT"}
	}
	return nil
}

var _ net.Conn = (*wire)(nil)
