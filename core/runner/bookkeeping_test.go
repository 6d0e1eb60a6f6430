package runner

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"pgregory.net/rapid"
)

// witness watches what users do, from within their tasks.
type witness struct {
	mu       sync.Mutex
	users    map[string]*biography
	measured uint64
	wrong    []string
}

type biography struct {
	begun, stops int
	busy         bool
}

func (w *witness) failf(format string, args ...any) {
	if len(w.wrong) < 5 {
		w.wrong = append(w.wrong, fmt.Sprintf(format, args...))
	}
}

// enter notes that a function of a user begins; leave that it is over.
func (w *witness) enter(u *load.User, what string) (leave func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	name := fmt.Sprint(u.Class(), u.ID())
	b := w.users[name]
	if b == nil {
		b = &biography{}
		w.users[name] = b
	}
	if b.busy || b.stops > 0 || what != "OnStart" && b.begun == 0 || what == "OnStart" && b.begun > 0 {
		w.failf("%s: %s of a user that is %+v", name, what, *b)
	}
	b.busy = true
	if what == "OnStop" {
		b.stops++
	}
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		b.busy = false
	}
}

func (w *witness) onStart(u *load.User) {
	leave := w.enter(u, "OnStart")
	defer leave()
	if u.Chance(0.2) {
		panic("not yet")
	}
	u.Sleep(time.Duration(u.IntN(20)) * time.Millisecond)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.users[fmt.Sprint(u.Class(), u.ID())].begun++
}

func (w *witness) onStop(u *load.User) {
	defer w.enter(u, "OnStop")()
	w.misbehave(u)
}

func (w *witness) task(u *load.User) {
	defer w.enter(u, "task")()
	w.misbehave(u)
	if u.Class() == "leavers" && u.Chance(0.05) {
		u.Stop()
	}
}

// misbehave takes a while, and ends in one of many ways.
func (w *witness) misbehave(u *load.User) {
	_ = u.Measure("WORK", "w", func() error {
		w.mu.Lock()
		w.measured++
		w.mu.Unlock()
		u.Sleep(time.Duration(1+u.IntN(200)) * time.Millisecond)
		return nil
	})
	switch u.IntN(12) {
	case 0:
		panic("boom")
	case 1:
		runtime.Goexit()
	case 2:
		u.Sleep(time.Second)
	}
}

func (w *witness) scenario() load.Scenario {
	class := func(name string, wait load.Wait) load.Class {
		return load.Class{Name: name, Wait: wait, OnStart: w.onStart, OnStop: w.onStop, Tasks: []load.Task{{Name: "t", Weight: 1, Run: w.task}}}
	}
	return load.Scenario{Name: "s", Classes: []load.Class{
		class("waiters", load.Between(0, 500*time.Millisecond)),
		class("pacers", load.Pacing(150*time.Millisecond)),
		class("runners", load.Wait{}),
		class("leavers", load.Constant(100*time.Millisecond)),
	}}
}

// operation is a change of the users, followed by some time.
type operation struct {
	Users      []int
	Over, Then time.Duration
}

func drawOperations(t *rapid.T) []operation {
	ms := func(label string, most int) time.Duration {
		return time.Duration(rapid.IntRange(0, most).Draw(t, label)) * time.Millisecond
	}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) operation {
		return operation{
			Users: rapid.SliceOfN(rapid.IntRange(0, 40), 4, 4).Draw(t, "users"),
			Over:  ms("over", 2000), Then: ms("then", 3000),
		}
	}), 1, 6).Draw(t, "operations")
}

// checkBooks compares what the scheduler has written down in several places.
func (w *witness) checkBooks(l *Local, settled bool, assigned []int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := l.sched
	s.mu.Lock()
	defer s.mu.Unlock()
	users, states := 0, map[state]int{}
	for i, k := range l.classes {
		users += len(k.live) + k.leaving
		for slot, u := range k.live {
			states[u.state]++
			if u.slot != slot || u.retiring.Load() || u.state == waiting && s.timers.heap[u.index] != u {
				w.failf("%s: user %d in slot %d: %d, retiring %v, state %d, index %d", k.name, u.ID(), slot, u.slot, u.retiring.Load(), u.state, u.index)
			}
		}
		if n := len(k.live); settled && (n > assigned[i] || k.name != "leavers" && (n < assigned[i] || k.leaving > 0)) {
			w.failf("%s: %d users live and %d leave, want %d and none", k.name, n, k.leaving, assigned[i])
		}
	}
	if users != s.users || states[waiting] != s.timers.len() || states[ended] != 0 || int(s.inLine.Load()) != s.line.len() {
		w.failf("%d users, booked %d; states %v, %d timers; %d in line, booked %d", users, s.users, states, s.timers.len(), s.line.len(), s.inLine.Load())
	}
	if n := s.gate.unsettled.Load(); n < 0 || n > int64(users) {
		w.failf("%d of %d users are unsettled", n, users)
	}
	w.checkWakeUps(s)
}

// checkWakeUps looks for users that nobody will start. The gate may keep users
// in line, but with time to spare for a prompt probe, not for long.
func (w *witness) checkWakeUps(s *scheduler) {
	now := s.clock()
	if s.timers.len() > 0 && s.timers.next() < now {
		w.failf("at %v a user waits that was due at %v", now, s.timers.next())
	}
	if s.line.len() > 0 && max(s.line.users[s.line.head].due, s.line.users[s.line.head].ended) < now-100*time.Millisecond {
		w.failf("at %v %d users are in line, the first since %v", now, s.line.len(), s.line.users[s.line.head].due)
	}
}

// checkEnd looks for what is left after the stop.
func (w *witness) checkEnd(l *Local, patient bool, samples uint64, last int) {
	l.sched.mu.Lock()
	defer l.sched.mu.Unlock()
	w.mu.Lock()
	defer w.mu.Unlock()
	s := l.sched
	if s.users+s.timers.len()+s.line.len()+len(s.workers)+len(s.idle)+last != 0 || s.gate.unsettled.Load() != 0 {
		w.failf("left: %d users, %d timers, %d in line, %d workers, %d idle, %d unsettled, %d in the last delta",
			s.users, s.timers.len(), s.line.len(), len(s.workers), len(s.idle), s.gate.unsettled.Load(), last)
	}
	if samples != w.measured {
		w.failf("%d samples, the tasks made %d", samples, w.measured)
	}
	for name, b := range w.users {
		if b.busy || b.stops > 1 || patient && b.stops != b.begun {
			w.failf("%s: in the end %+v", name, *b)
		}
	}
}

// play runs the operations and returns what was wrong.
func (w *witness) play(t *testing.T, ops []operation, grace time.Duration) {
	l, err := New(w.scenario(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Start(t.Context(), plan.Spec{Seed: 1}); err != nil {
		t.Fatal(err)
	}
	var samples uint64
	last, ended := 0, make(chan struct{})
	go func() {
		defer close(ended)
		for d := range l.Deltas() {
			samples += d.Interrupted
			for i := range d.Rows {
				samples += d.Rows[i].OK.Service.Count() + d.Rows[i].Failed.Service.Count()
			}
			last = 0
			for _, c := range d.Gauges.Users {
				last += c.Users
			}
		}
	}()
	start := time.Now()
	for i, op := range ops {
		if err := l.Assign(plan.Assignment{Number: uint64(i) + 1, At: time.Since(start), Over: op.Over, Users: op.Users}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(op.Then)
		synctest.Wait()
		// Whoever is to leave runs for up to 1.2 s, then its OnStop as long,
		// between two starts with a pause.
		w.checkBooks(l, op.Then > op.Over+2500*time.Millisecond, op.Users)
	}
	if err := l.Stop(t.Context(), grace); err != nil {
		t.Errorf("stop: %v", err)
	}
	<-ended
	w.checkEnd(l, grace == time.Minute, samples, last)
}

func TestBooksBalanceWhateverUsersDo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		ops := drawOperations(rt)
		grace := rapid.SampledFrom([]time.Duration{0, 150 * time.Millisecond, time.Minute}).Draw(rt, "grace")
		w := &witness{users: map[string]*biography{}}
		synctest.Test(t, func(t *testing.T) { w.play(t, ops, grace) })
		if len(w.wrong) > 0 {
			rt.Fatalf("%s", slices.Compact(w.wrong))
		}
	})
}
