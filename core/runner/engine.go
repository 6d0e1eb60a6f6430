package runner

import (
	"log/slog"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/stats"
)

// engine is what users of the run call.
type engine struct {
	clock    func() time.Duration
	settle   func(*user)
	onSample func(*load.User, *load.Sample)
	log      *slog.Logger
}

var _ load.Engine = (*engine)(nil)

// Do makes a request, and notes since when it is in flight.
func (e *engine) Do(lu *load.User, q *load.Request, r *load.Reply) {
	u := lu.Data().(*user)
	u.notJudging()
	u.w.since.Store(int64(e.clock()) + 1)
	u.session.Do(u.Host(), q, r)
	u.w.since.Store(0)
	if n := len(r.Hops); n > 1 {
		e.recordHops(u, q, r.Hops[:n-1])
	}
}

// recordHops records all hops of a chain but the last, which the user judges.
func (e *engine) recordHops(u *user, q *load.Request, hops []load.Hop) {
	for i, h := range hops {
		s := load.Sample{
			Method: h.Method, Name: h.Path, Tags: q.Tags, Status: h.Status, Bytes: h.Bytes,
			Service: h.Service, Connect: h.Connect, TLS: h.TLS, FirstByte: h.FirstByte, Download: h.Download,
			Kind: h.Kind, Message: h.Message,
		}
		if i == 0 && q.Name != "" {
			s.Name = q.Name
		}
		e.Record(u.User, &s)
	}
}

// Record takes the sample of a request that the task can no longer judge, but
// OnSample can. Whatever OnSample ends with, the sample is not lost.
func (e *engine) Record(lu *load.User, s *load.Sample) {
	u := lu.Data().(*user)
	u.notJudging()
	e.settle(u)
	if e.onSample == nil {
		e.keep(u, s)
		return
	}
	defer e.keep(u, s)
	e.judge(u, s)
}

// judge lets OnSample judge a sample. What was interrupted stays so.
func (e *engine) judge(u *user, s *load.Sample) {
	kind, message, task := s.Kind, s.Message, u.w.task
	u.judging, u.w.task = true, "OnSample"
	defer func() {
		if p := recover(); p != nil {
			u.failed = true
			u.w.exception(u, p)
		}
		u.judging, u.w.task = false, task
		if kind == string(fault.Cut) {
			s.Kind, s.Message = kind, message
		}
	}()
	e.onSample(u.User, s)
}

// notJudging keeps OnSample from making samples of its own, without end.
func (u *user) notJudging() {
	if u.judging {
		panic("OnSample must not make requests or measure; it may only look at the sample and judge it")
	}
}

// keep records a sample. The first one of an iteration also waited for the
// iteration to start.
func (e *engine) keep(u *user, s *load.Sample) {
	out := stats.Sample{
		Method: s.Method, Name: s.Name,
		Service: s.Service, Response: s.Service + u.late,
		Connect: s.Connect, TLS: s.TLS, FirstByte: s.FirstByte, Download: s.Download,
		Bytes: s.Bytes, Kind: s.Kind, Message: s.Message,
	}
	u.late = 0
	if s.Failed() {
		out.At = time.Now()
	}
	if s.Kind == string(fault.Cut) {
		u.w.shard.Interrupted(&out)
		return
	}
	u.failed = u.failed || s.Failed()
	u.w.shard.Sample(&out)
}

// Check counts a check. One that does not hold fails the iteration.
func (e *engine) Check(lu *load.User, name string, ok bool) {
	u := lu.Data().(*user)
	u.failed = u.failed || !ok
	u.w.shard.Check(name, ok)
}

// Log passes a line on with who wrote it.
func (e *engine) Log(lu *load.User, line string) {
	e.log.Info(line, "class", lu.Class(), "user", lu.ID())
}

// quiet is the engine of setup and teardown: it measures nothing.
type quiet struct {
	log *slog.Logger
}

var _ load.Engine = quiet{}

// Do makes the request.
func (quiet) Do(lu *load.User, q *load.Request, r *load.Reply) {
	lu.Data().(*user).session.Do(lu.Host(), q, r)
}

// Record drops the sample.
func (quiet) Record(*load.User, *load.Sample) {}

// Check counts nothing.
func (quiet) Check(*load.User, string, bool) {}

// Log passes the line on, with where it was written in place of a class.
func (e quiet) Log(lu *load.User, line string) { e.log.Info(line, "in", lu.Class()) }
