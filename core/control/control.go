package control

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/stats"
)

// Control is one run. Its methods may be called from any goroutine.
type Control struct {
	cfg   Config
	alloc *allocation
	feed  *feed
	ran   atomic.Bool
	// aborted ends when Abort is called.
	aborted context.Context
	abort   context.CancelFunc
}

// New returns a run that has not begun, or everything that is wrong with its
// configuration, as an error of kind fault.Usage.
func New(cfg Config) (*Control, error) {
	if err := cfg.validate(); err != nil {
		return nil, fault.Wrap(fault.Usage, "", err)
	}
	c := &Control{cfg: cfg, alloc: &allocation{changed: make(chan struct{}, 1)}, feed: &feed{}}
	c.aborted, c.abort = context.WithCancel(context.Background())
	return c, nil
}

// Run carries the run out and returns when it is over: when the run time has
// passed, when ctx ends, after [Control.Abort], or when every runner is lost.
// The end of ctx is an ordinary end: running iterations get the stop timeout.
//
// The summary is never nil and holds whatever was measured, even beside an
// error. Version, the sources' paths and ExitCode are the caller's to fill in.
// Errors are of the kind of what failed to start, of fault.RunnerLost when a
// runner was lost, and of fault.Interrupted when the run was aborted or did not
// get to begin. Run may be called once.
func (c *Control) Run(ctx context.Context) (*stats.Summary, error) {
	if c.ran.Swap(true) {
		return &stats.Summary{Snapshot: &stats.Snapshot{}}, errors.New("this run has begun before; make a new one")
	}
	defer c.abort()
	r := newRun(c)
	return r.do(ctx)
}

// SetUsers heads for another number of users, from as many as are meant to run
// now, at rate users per second. It works from the moment all runners have
// started until the run stops.
func (c *Control) SetUsers(users int, rate float64) error { return c.alloc.set(users, rate) }

// Target is how many users the run is heading for.
func (c *Control) Target() int {
	if to, ok := c.alloc.target(); ok {
		return to
	}
	return c.cfg.Users
}

// Abort ends the run at once: tasks are interrupted without grace and nothing
// is waited for longer than a second or two. What was measured is kept.
func (c *Control) Abort() { c.abort() }

// Subscribe delivers where the run stands: once a second, at each change of
// phase, and last with the phase Done and the final snapshot; then the channel
// is closed. A reader that is slow misses older ones and gets the newest.
// Cancel ends the subscription early and closes the channel.
func (c *Control) Subscribe() (progress <-chan *stats.Progress, cancel func()) {
	return c.feed.subscribe()
}
