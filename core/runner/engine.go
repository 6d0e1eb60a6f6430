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

func (e *engine) Do(lu *load.User, q *load.Request, r *load.Reply) {
	u := lu.Data().(*user)
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

// Record takes the sample of a request that can no longer be judged. The first
// sample of an iteration also waited for the iteration to start.
func (e *engine) Record(lu *load.User, s *load.Sample) {
	u := lu.Data().(*user)
	e.settle(u)
	if e.onSample != nil {
		e.onSample(lu, s)
	}
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

func (e *engine) Check(lu *load.User, name string, ok bool) {
	u := lu.Data().(*user)
	u.failed = u.failed || !ok
	u.w.shard.Check(name, ok)
}

func (e *engine) Log(lu *load.User, line string) {
	e.log.Info(line, "class", lu.Class(), "user", lu.ID())
}

// quiet is the engine of setup and teardown: it measures nothing.
type quiet struct {
	log *slog.Logger
}

var _ load.Engine = quiet{}

func (quiet) Do(lu *load.User, q *load.Request, r *load.Reply) {
	lu.Data().(*user).session.Do(lu.Host(), q, r)
}
func (quiet) Record(*load.User, *load.Sample) {}
func (quiet) Check(*load.User, string, bool)  {}
func (e quiet) Log(u *load.User, line string) { e.log.Info(line) }
