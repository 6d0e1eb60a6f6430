package plantest

import (
	"context"
	"errors"
	"math"
	"slices"
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/stats"
)

// Fake is a plan.Runner without users: it moves numbers as a runner would and
// makes samples up. The zero value offers one class and measures nothing. The
// exported fields are set before the run.
//
// It is made for tests under testing/synctest; with a real clock it works too.
type Fake struct {
	// Offer is what Start returns. Without classes it is one class "User".
	Offer plan.Offer
	// StartErr, AssignErr and StopErr are returned by the methods, after they
	// have done their work except for StartErr.
	StartErr, AssignErr, StopErr error
	// StartTakes is how long Start takes, unless its context ends first.
	StartTakes time.Duration
	// StopTakes is how long the tasks under way take to end. When the grace is
	// shorter, one request of each user is interrupted.
	StopTakes time.Duration
	// Stuck makes Stop ignore its grace and its deltas never end; Stop returns
	// when its context ends.
	Stuck bool
	// PerSecond is how many samples each user makes a second, of 10 ms each.
	PerSecond int
	// Edit may change a delta before it is sent.
	Edit func(d *stats.Delta)

	mu          sync.Mutex // guards all below
	out         chan *stats.Delta
	closed      bool
	spec        plan.Spec
	started     bool
	muted       bool
	stops       int
	stopping    chan struct{} // closed when the first Stop is done
	assignments []plan.Assignment
	epoch       time.Time
	timer       *time.Timer
	have        []int
	moves       *plan.Moves
	ramp        plan.Ramp
	number      uint64
	from        time.Duration
}

var _ plan.Runner = (*Fake)(nil)

// Start implements plan.Runner.
func (f *Fake) Start(ctx context.Context, s plan.Spec) (plan.Offer, error) {
	if f.StartTakes > 0 {
		select {
		case <-time.After(f.StartTakes):
		case <-ctx.Done():
			return plan.Offer{}, ctx.Err()
		}
	}
	if f.StartErr != nil {
		return plan.Offer{}, f.StartErr
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.Offer.Classes) == 0 {
		f.Offer.Classes = []plan.Class{{Name: "User", Weight: 1}}
	}
	f.spec, f.started = s, true
	f.have = make([]int, len(f.Offer.Classes))
	return f.Offer, nil
}

// Assign implements plan.Runner.
func (f *Fake) Assign(a plan.Assignment) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.started {
		return errors.New("assign before start")
	}
	if err := a.Validate(len(f.have)); err != nil {
		return err
	}
	if f.closed || f.stopping != nil || len(f.assignments) > 0 && a.Number <= f.assignments[len(f.assignments)-1].Number {
		return f.AssignErr
	}
	if f.epoch.IsZero() {
		f.epoch = time.Now()
		f.timer = time.AfterFunc(time.Second, f.tick)
	}
	f.move(time.Since(f.epoch))
	a.Users = slices.Clone(a.Users)
	f.assignments = append(f.assignments, a)
	f.moves = plan.NewMoves(f.have, a.Users)
	f.ramp = plan.Ramp{To: f.moves.Len(), At: a.At, Over: a.Over}
	return f.AssignErr
}

// move makes the moves that are due. The lock is held.
func (f *Fake) move(now time.Duration) {
	for f.moves != nil && f.moves.Moved() < f.ramp.Users(now) {
		class, step := f.moves.Next()
		f.have[class] += step
	}
}

// tick sends the delta of a second.
func (f *Fake) tick() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed || f.stopping != nil {
		return
	}
	if !f.muted && len(f.channel()) < cap(f.channel()) {
		f.channel() <- f.take()
	}
	now := time.Since(f.epoch)
	f.timer.Reset(now.Truncate(time.Second) + time.Second - now)
}

// take makes up the next delta. The lock is held.
func (f *Fake) take() *stats.Delta {
	now := f.elapsed()
	f.move(now)
	f.number++
	d := &stats.Delta{Runner: "fake", Number: f.number, From: f.from, To: now}
	users := 0
	for i, n := range f.have {
		users += n
		d.Gauges.Users = append(d.Gauges.Users, stats.ClassUsers{Class: f.Offer.Classes[i].Name, Users: n})
	}
	if n := int(math.Round(float64(users*f.PerSecond) * (now - f.from).Seconds())); n > 0 {
		row := stats.DeltaRow{Key: stats.Key{Method: "GET", Name: "/"}}
		for range n {
			row.OK.Service.Record(10 * time.Millisecond)
			row.OK.Response.Record(10 * time.Millisecond)
		}
		d.Rows = append(d.Rows, row)
	}
	f.from = now
	if f.Edit != nil {
		f.Edit(d)
	}
	return d
}

func (f *Fake) elapsed() time.Duration {
	if f.epoch.IsZero() {
		return 0
	}
	return time.Since(f.epoch)
}

func (f *Fake) channel() chan *stats.Delta {
	if f.out == nil {
		f.out = make(chan *stats.Delta, 4)
	}
	return f.out
}

// Deltas implements plan.Runner.
func (f *Fake) Deltas() <-chan *stats.Delta {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.channel()
}

// Stop implements plan.Runner.
func (f *Fake) Stop(ctx context.Context, grace time.Duration) error {
	done, first := f.beginStop()
	if first {
		f.finish(ctx, grace)
		close(done)
	}
	select {
	case <-done:
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return f.StopErr
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (f *Fake) beginStop() (done chan struct{}, first bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stops++
	if f.stopping != nil {
		return f.stopping, false
	}
	f.stopping = make(chan struct{})
	if f.timer != nil {
		f.timer.Stop()
	}
	return f.stopping, true
}

// finish waits for the tasks under way and sends the last delta.
func (f *Fake) finish(ctx context.Context, grace time.Duration) {
	if f.Stuck {
		<-ctx.Done()
		return
	}
	cut := f.StopTakes > grace
	select {
	case <-time.After(min(f.StopTakes, grace)):
	case <-ctx.Done():
		cut = true
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return
	}
	d := f.take()
	d.Final = true
	for i := range d.Gauges.Users {
		if cut {
			d.Interrupted += uint64(d.Gauges.Users[i].Users)
		}
		d.Gauges.Users[i].Users = 0
	}
	select {
	case f.channel() <- d:
	default:
	}
	f.closed = true
	close(f.channel())
}

// Lose ends the deltas without a final one, as the death of a runner would.
func (f *Fake) Lose() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.closed {
		f.closed = true
		close(f.channel())
	}
}

// Mute holds deltas back, or sends them again. What was measured meanwhile
// comes with the next one.
func (f *Fake) Mute(on bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.muted = on
}

// Assignments returns the assignments that were followed, oldest first.
func (f *Fake) Assignments() []plan.Assignment {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.assignments)
}

// Spec returns what Start was told.
func (f *Fake) Spec() plan.Spec {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.spec
}

// Stops counts the calls of Stop.
func (f *Fake) Stops() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.stops
}
