package client

import (
	"sync"
	"time"

	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// Session is one user's side of a client: cookies, and in per-user mode
// connections. It is small, because a million of them may wait at a time. It
// belongs to one goroutine, [Session.Interrupt] excepted. It is a load.Jar.
type Session struct {
	client *Client
	base   *base // of the last request
	jar    *jar  // nil until there is a cookie
	own    *wire // idle connections in per-user mode, linked by older

	mu          sync.Mutex // guards the fields below
	current     *wire      // what the running request is using
	interrupted bool
}

// Session returns a new session.
func (c *Client) Session() *Session { return &Session{client: c} }

// Open makes a zero session ready, for a session that is part of something
// larger.
func (s *Session) Open(c *Client) { s.client = c }

// Do sends a request for a path behind the base URL, or for a full URL, follows
// redirects, and fills in the reply. Whatever goes wrong is in the reply's Kind
// and Message.
func (s *Session) Do(base string, q *load.Request, r *load.Reply) {
	c := s.client
	h, ok := r.Head.(*fasthttp.ResponseHeader)
	if !ok {
		h = newHead()
	}
	*r = load.Reply{Head: h, Body: r.Body[:0], Hops: r.Hops[:0]}
	x := c.acquire()
	start := c.now()
	end, err := s.chain(x, base, q, r, start)
	r.Service = end - start
	if err != nil {
		s.fail(err, r)
	}
	c.release(x)
}

func (s *Session) fail(err error, r *load.Reply) {
	f := s.client.trouble(reading, err, nil)
	if f.kind != fault.BadRequest && s.wasInterrupted() {
		f = interrupted()
	}
	r.Kind, r.Message = string(f.kind), f.message
	if r.Status == 0 {
		r.Head = newHead() // what the last use left is no answer to this request
	}
	r.Bytes = int64(len(r.Body))
	r.Body = r.Body[:0]
	if cap(r.Body) > keptBuffer {
		r.Body = nil
	}
	if n := len(r.Hops); n > 0 {
		r.Hops[n-1].Kind, r.Hops[n-1].Message = r.Kind, r.Message
	}
}

// Interrupt ends the running request at once, wherever it is, and keeps the
// session from making another. It may be called from any goroutine.
func (s *Session) Interrupt() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.interrupted = true
	if s.current != nil {
		s.current.interrupt()
	}
}

func (s *Session) wasInterrupted() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.interrupted
}

// attach makes Interrupt find the wire. It reports false when the session is
// interrupted already.
func (s *Session) attach(w *wire) bool {
	s.mu.Lock()
	ok := !s.interrupted
	if ok {
		s.current = w
	}
	s.mu.Unlock()
	return ok
}

// detach is the end of attach. It reports false when the wire was interrupted.
func (s *Session) detach() bool {
	s.mu.Lock()
	s.current = nil
	ok := !s.interrupted
	s.mu.Unlock()
	return ok
}

// Close closes the session's own connections. Cookies stay, and the session may
// be used again.
func (s *Session) Close() {
	for w := s.own; w != nil; w = w.older {
		s.client.discard(w)
	}
	s.own = nil
}

// idle takes an open connection to an origin, or nil. After a few that turn out
// to be closed it gives up: when a target has closed thousands, not all of them
// may be paid for by one request.
func (s *Session) idle(o *origin, now time.Duration) *wire {
	const tries = 3
	for range tries {
		w := s.pop(o)
		if w == nil {
			return nil
		}
		unused := now - w.idleSince
		switch {
		case unused > s.client.cfg.IdleTimeout:
			s.client.discard(w)
			return nil // the others have waited longer still
		case unused < trusted && !o.fickle.Load(), w.alive():
			return w
		}
		o.fickle.Store(true)
		s.client.discard(w)
	}
	return nil
}

// trusted is how long an idle connection is taken to be open without a look at
// it. A look costs a system call, a tenth of a small request.
const trusted = time.Millisecond

func (s *Session) pop(o *origin) *wire {
	if !s.client.cfg.PerUser {
		return o.idle.pop()
	}
	for p := &s.own; *p != nil; p = &(*p).older {
		if w := *p; w.origin == o {
			*p, w.older = w.older, nil
			return w
		}
	}
	return nil
}

// keep puts a connection back for another request.
func (s *Session) keep(w *wire, now time.Duration) {
	w.idleSince = now
	if s.client.cfg.PerUser {
		w.older, s.own = s.own, w
		s.limit()
		return
	}
	if stale := w.origin.idle.push(w, now-s.client.cfg.IdleTimeout); stale != nil {
		s.client.discard(stale)
	}
}

// limit closes the connections of a user who has been to many hosts, the one
// used longest ago first.
func (s *Session) limit() {
	const most = 8
	n := 0
	for p := &s.own; *p != nil; p = &(*p).older {
		if n++; n > most {
			s.client.discard(*p)
			*p = nil
			return
		}
	}
}
