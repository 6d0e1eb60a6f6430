package control

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/stats"
)

// run is what happens inside Run. Its fields belong to the goroutine of Run.
type run struct {
	cfg     *Config
	alloc   *allocation
	feed    *feed
	aborted context.Context

	phase stats.Phase
	book  book
	// made is when Run was called, began when the first users were assigned.
	made, began time.Time
	last        *stats.Snapshot
	sources     []stats.Source
	second      time.Duration // the last one that was published
	finalUsers  int
	resetDue    bool

	inbox      chan parcel
	quit       chan struct{} // closed when nobody reads the inbox any more
	forwarders sync.WaitGroup

	tick, rampEnd, runEnd *time.Timer
}

// parcel is a delta of the runner with index from, or the end of its deltas.
type parcel struct {
	from  int
	delta *stats.Delta
}

const second = time.Second

func newRun(c *Control) *run {
	return &run{
		cfg: &c.cfg, alloc: c.alloc, feed: c.feed, aborted: c.aborted,
		phase: stats.Starting, made: time.Now(), resetDue: c.cfg.ResetStats,
		book:  book{totals: stats.NewTotals(c.cfg.Limits), facts: Facts{Cores: float64(runtime.GOMAXPROCS(0))}},
		inbox: make(chan parcel), quit: make(chan struct{}),
	}
}

func (r *run) do(ctx context.Context) (*stats.Summary, error) {
	r.publish(0)
	if err := r.start(ctx); err != nil {
		r.phase = next(r.phase, failed)
		return r.finish(), err
	}
	err := r.begin()
	if err == nil {
		err = r.loop(ctx)
	}
	err = errors.Join(err, r.stop(ctx), r.lossError())
	r.phase = next(r.phase, stopped)
	return r.finish(), err
}

// begin assigns the first users.
func (r *run) begin() error {
	r.began = time.Now()
	r.tick = time.NewTimer(second + settle)
	r.rampEnd = time.NewTimer(0)
	if r.cfg.RunTime > 0 {
		r.runEnd = time.NewTimer(r.cfg.RunTime)
	}
	err := r.alloc.begin(r.began, r.cfg.Users, r.cfg.SpawnRate)
	r.move(started)
	return err
}

// loop lets the run go on until something ends it. The error says what, nil
// that it is an ordinary end.
func (r *run) loop(ctx context.Context) error {
	for {
		select {
		case p := <-r.inbox:
			r.take(p)
			if !r.book.open() {
				return nil
			}
		case <-r.tick.C:
			r.publishSecond()
		case <-r.rampEnd.C:
			r.steer()
		case <-r.alloc.changed:
			r.steer()
		case <-expired(r.runEnd):
			return nil
		case <-ctx.Done():
			return nil
		case <-r.aborted.Done():
			return nil
		}
	}
}

// expired is the channel of a timer that may not exist.
func expired(t *time.Timer) <-chan time.Time {
	if t == nil {
		return nil
	}
	return t.C
}

// steer goes to the phase that the present ramp is in.
func (r *run) steer() {
	left := r.alloc.current().End() - r.elapsed()
	if left > 0 {
		r.rampEnd.Reset(left)
		r.move(ramping)
		return
	}
	r.move(ramped)
	r.resetAfterRamp()
}

// take puts what came from a runner into the book. Deltas that end while the
// run goes on mean that the runner is lost.
func (r *run) take(p parcel) {
	if p.delta != nil {
		r.book.add(p.from, p.delta)
		r.resetAfterRamp()
		return
	}
	r.book.end(p.from)
	o := &r.book.origins[p.from]
	if r.phase == stats.Ramping || r.phase == stats.Running {
		r.alloc.lose(p.from)
		r.book.facts.Lost = append(r.book.facts.Lost, fmt.Sprintf("%s after %v", o.name, r.elapsed().Round(second/10)))
	} else if !o.final {
		r.book.facts.Unfinished = append(r.book.facts.Unfinished, o.name)
	}
}

// resetAfterRamp drops what was measured during the first ramp, once every
// runner has reported past its end: a delta may hold samples from before and
// after. A runner that stays silent is waited for no longer than two seconds.
func (r *run) resetAfterRamp() {
	if !r.resetDue || r.phase != stats.Running {
		return
	}
	end := r.alloc.current().End()
	if r.book.reported(end) || r.elapsed() > end+2*second {
		r.resetDue = false
		r.book.reset(min(r.book.latest(), r.elapsed()))
	}
}

// lossError is what Run returns when runners were lost.
func (r *run) lossError() error {
	switch lost := r.book.facts.Lost; {
	case len(lost) == 0:
		return nil
	case len(lost) == len(r.cfg.Runners):
		return fault.New(fault.RunnerLost, "every runner was lost: %s", list(lost))
	default:
		return fault.New(fault.RunnerLost, "%d of %d runners were lost: %s", len(lost), len(r.cfg.Runners), list(lost))
	}
}

// elapsed is the offset from the start of the run.
func (r *run) elapsed() time.Duration {
	if r.began.IsZero() {
		return 0
	}
	return time.Since(r.began)
}

// move goes to the next phase, if the event has one, and tells the readers.
func (r *run) move(e event) {
	p := next(r.phase, e)
	if p != r.phase {
		r.phase = p
		r.tell()
	}
}
