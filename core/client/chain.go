package client

import (
	"time"

	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// chain makes a request and those that redirects turn it into. It returns when
// the last byte of the last body was there.
func (s *Session) chain(x *exchange, host string, q *load.Request, r *load.Reply, start time.Duration) (time.Duration, error) {
	if err := s.first(x, host, q); err != nil {
		return start, &failure{fault.BadRequest, err.Error()}
	}
	timeout := q.Timeout
	if timeout <= 0 {
		timeout = s.client.cfg.Timeout
	}
	m, begun := &x.msg, start
	for hops := 0; ; hops++ {
		end, err := s.roundTrip(x, r, begun, start+timeout)
		x.spend(r)
		r.Base, r.Path = m.text, m.path
		if s.client.cfg.EachHop {
			r.Hops = append(r.Hops, x.hop(r, end-begun))
		}
		if err != nil || q.NoRedirects {
			return end, err
		}
		again, err := s.redirect(x, r.Head.(*fasthttp.ResponseHeader))
		if err != nil || !again {
			return end, err
		}
		if hops == maxRedirects {
			return end, &failure{fault.Redirects, "more than 30 redirects"}
		}
		begun = s.client.now()
	}
}

// first makes the message of the request itself.
func (s *Session) first(x *exchange, host string, q *load.Request) error {
	path := q.Path
	if origin, rest, full := split(q.Path); full {
		host, path = origin, rest
	}
	b, err := s.find(host)
	if err != nil {
		return err
	}
	x.msg = message{base: b, method: q.Method, path: path, headers: q.Headers, body: q.Body, own: true}
	if q.Method == "" {
		x.msg.method = "GET"
	}
	return nil
}

// find is Client.base, remembering the last.
func (s *Session) find(host string) (*base, error) {
	if s.base != nil && s.base.key == host {
		return s.base, nil
	}
	b, err := s.client.base(host)
	if err == nil {
		s.base = b
	}
	return b, err
}

// hop is what the last round trip was.
func (x *exchange) hop(r *load.Reply, took time.Duration) load.Hop {
	return load.Hop{
		Method: x.msg.method, Base: x.msg.text, Path: x.msg.path, Status: r.Status, Bytes: r.Bytes,
		Service: took, Connect: x.connect, TLS: x.tls, FirstByte: x.firstByte, Download: x.download,
	}
}

// roundTrip sends one request and reads its answer. It returns when the last
// byte was there.
func (s *Session) roundTrip(x *exchange, r *load.Reply, start, deadline time.Duration) (time.Duration, error) {
	c := s.client
	x.connect, x.tls, x.firstByte, x.download = 0, 0, 0, 0
	x.raw = x.raw[:0]
	r.Status, r.Bytes, r.Body = 0, 0, r.Body[:0]
	head := r.Head.(*fasthttp.ResponseHeader)
	out, err := x.msg.append(x.out[:0], s.jar, c.epochUnix+int64(start))
	x.out = out
	if err != nil {
		return start, &failure{fault.BadRequest, err.Error()}
	}
	w, err := s.connect(x, start, deadline)
	if err != nil {
		return c.now(), err
	}
	keep, end, err := x.talk(w, head, r)
	if !s.detach() || !keep || !w.origin.kept {
		c.discard(w)
	} else {
		s.keep(w, end)
	}
	if r.Status != 0 {
		s.store(x, head, end)
	}
	if err != nil {
		return end, err
	}
	return end, c.decode(x, head, r)
}

// talk writes the request and reads the answer. Keep says whether the
// connection is good for another request.
func (x *exchange) talk(w *wire, h *fasthttp.ResponseHeader, r *load.Reply) (keep bool, end time.Duration, err error) {
	c := w.client
	sendErr := x.send(w)
	sent := c.now()
	x.wire = w
	x.in.Reset(w.stream)
	if _, err := x.in.Peek(1); err != nil {
		f := c.trouble(waiting, err, w.err)
		if sendErr != nil {
			f = c.trouble(sending, sendErr, nil)
		}
		w.suspect(f.kind == fault.Closed || f.kind == fault.Reset)
		return false, c.now(), f
	}
	first := c.now()
	x.firstByte = first - sent
	keep, err = x.readHead(h)
	if err == nil {
		r.Status = h.StatusCode()
		err = c.readBody(x, h, r)
	}
	end = c.now()
	x.download = end - first
	if err != nil {
		return false, end, c.trouble(reading, err, w.err)
	}
	// Some targets say 408 to a connection before they close it, idle or not.
	w.suspect(r.Status == fasthttp.StatusRequestTimeout)
	// Whatever follows the answer is not the answer to the next request.
	keep = keep && sendErr == nil && !x.msg.close && x.in.Buffered() == 0
	return keep, end, nil
}

// suspect notes that a connection had most likely been closed before this
// request was written to it.
func (w *wire) suspect(closed bool) {
	if w.used && closed {
		w.origin.fickle.Store(true)
	}
}

// send writes the request. A body that fits goes along with the header; most
// requests are one system call.
func (x *exchange) send(w *wire) error {
	const small = 8 << 10
	data := x.msg.body.Data
	if len(data) <= small {
		x.out = append(x.out, data...)
		data = nil
	}
	if _, err := w.stream.Write(x.out); err != nil {
		return err
	}
	if len(data) == 0 {
		return nil
	}
	_, err := w.stream.Write(data)
	return err
}
