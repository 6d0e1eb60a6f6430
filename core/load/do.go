package load

import (
	"fmt"
	"time"
)

// Get sends a GET request for a path below the user's host, or a full URL.
func (u *User) Get(path string) *Response {
	return u.send("GET", path, Body{})
}

// Post sends a POST request with a body: u.Post("/cart", load.Form("id", id)).
func (u *User) Post(path string, body Body) *Response {
	return u.send("POST", path, body)
}

// send is Do with a request that lives in the arena: one that escapes to the
// engine would be an allocation for each request.
func (u *User) send(method, path string, body Body) *Response {
	if u.arena == nil {
		return u.Do(&Request{}) // which says what is wrong
	}
	q := &u.arena.request
	*q = Request{Method: method, Path: path, Body: body}
	return u.Do(q)
}

// Do sends a request and waits for the whole answer. It never returns nil: a
// request that got no answer returns a response with Status 0 whose sample has
// failed. Requests can be made in OnStart, OnStop and tasks, Setup and Teardown.
func (u *User) Do(q *Request) *Response {
	if q == nil {
		panic("load: Do was given no request; pass it a &load.Request{…}")
	}
	if u.arena == nil {
		panic("load: a request outside of a task; make it in OnStart, OnStop or a task")
	}
	u.checkInterrupt()
	u.flush()
	r := u.arena.next()
	r.user = u
	u.engine.Do(u, q, &r.reply)
	r.Status, r.Body = r.reply.Status, r.reply.Body
	r.fill(q)
	u.last = r
	if r.reply.Kind == interrupted {
		// Nobody knows what the answer would have been: nothing can be judged.
		u.checkInterrupt()
	}
	return r
}

// interrupted is the kind of samples that an interrupt has cut short. It is
// neither success nor failure. (fault.Cut, which this package cannot import.)
const interrupted = "interrupted"

func (r *Response) fill(q *Request) {
	p := &r.reply
	r.sample = Sample{
		Method: q.Method, Name: q.Name, Tags: q.Tags,
		Status: p.Status, Bytes: p.Bytes,
		Service: p.Service, Connect: p.Connect, TLS: p.TLS, FirstByte: p.FirstByte, Download: p.Download,
		Kind: p.Kind, Message: p.Message,
	}
	if r.sample.Method == "" {
		r.sample.Method = "GET"
	}
	if r.sample.Name == "" {
		r.sample.Name = q.Path
	}
	if n := len(p.Hops); n > 1 {
		r.fillHop(&p.Hops[n-1])
	}
	if p.Kind == "" && p.Status >= 400 {
		r.sample.Kind, r.sample.Message = "status", statusMessage(p.Status)
	}
}

// fillHop makes the sample that of the last hop alone, where the runner
// records every hop.
func (r *Response) fillHop(h *Hop) {
	s := &r.sample
	s.Method, s.Name, s.Service = h.Method, h.Path, h.Service
	s.Connect, s.TLS, s.FirstByte, s.Download = h.Connect, h.TLS, h.FirstByte, h.Download
}

func statusMessage(status int) string { return fmt.Sprintf("status %d", status) }

// flush records the sample that could still be judged.
func (u *User) flush() {
	if r := u.last; r != nil {
		u.last, r.user = nil, nil
		u.engine.Record(u, &r.sample)
	}
}

// Measure times f and records it as a sample of its own row, for what is not
// HTTP: u.Measure("SQL", "orders", func() error { … }). An error makes it a
// failure of kind "error"; f's error is returned. Kind stands where requests
// have their method.
func (u *User) Measure(kind, name string, f func() error) error {
	u.checkInterrupt()
	u.flush()
	s := Sample{Method: kind, Name: name, Kind: "panic", Message: "panicked"}
	start := time.Now()
	defer func() {
		s.Service = time.Since(start)
		if s.Failed() && u.interrupted.Load() {
			s.Kind, s.Message = interrupted, "interrupted while it was running"
		}
		u.engine.Record(u, &s)
	}()
	err := f()
	s.Pass()
	if err != nil {
		s.Kind, s.Message = "error", err.Error()
	}
	return err
}
