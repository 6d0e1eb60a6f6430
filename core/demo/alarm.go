package demo

import (
	"container/heap"
	"sync"
	"time"
)

// alarm ends pauses within a fraction of a millisecond. The timers of Go do
// not on Linux: an idle program waits for the network and for its timers in
// one epoll_wait, whose timeout is in whole milliseconds. Where there is no
// better clock, those timers are used.
type alarm struct {
	clock ringer
	mu    sync.Mutex
	due   sleepers // guarded by mu
}

// ringer is a clock that can be set to ring once.
type ringer interface {
	// set makes it ring after d, which is above zero, and not when it was set
	// to before.
	set(d time.Duration) error
	// wait blocks until it rings. It returns an error once the clock is closed.
	wait() error
	Close() error
}

type sleeper struct {
	until time.Time
	woken chan struct{}
}

// sleepers are a heap, for container/heap: the first is the next to wake.
type sleepers []sleeper

func (s sleepers) Len() int           { return len(s) }
func (s sleepers) Less(i, j int) bool { return s[i].until.Before(s[j].until) }
func (s sleepers) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

// Push is for container/heap.
func (s *sleepers) Push(x any) { *s = append(*s, x.(sleeper)) }

// Pop is for container/heap.
func (s *sleepers) Pop() any {
	last := len(*s) - 1
	x := (*s)[last]
	(*s)[last] = sleeper{}
	*s = (*s)[:last]
	return x
}

// newAlarm returns nil if there is no clock for one.
func newAlarm() *alarm {
	clock, err := newRinger()
	if err != nil {
		return nil
	}
	a := &alarm{clock: clock}
	go a.run()
	return a
}

// pause waits, and returns false if it was cut short. A nil alarm waits on a
// timer.
func (a *alarm) pause(d time.Duration, cut <-chan struct{}) bool {
	if d <= 0 {
		return true
	}
	if a == nil {
		return pause(d, cut)
	}
	woken, err := a.add(d)
	if err != nil {
		return pause(d, cut)
	}
	select {
	case <-woken:
		return true
	case <-cut:
		return false
	}
}

func (a *alarm) add(d time.Duration) (<-chan struct{}, error) {
	s := sleeper{time.Now().Add(d), make(chan struct{})}
	a.mu.Lock()
	defer a.mu.Unlock()
	heap.Push(&a.due, s)
	if a.due[0].woken == s.woken {
		return s.woken, a.clock.set(d)
	}
	return s.woken, nil
}

// run wakes those who are due, until the clock is closed.
func (a *alarm) run() {
	for a.clock.wait() == nil {
		if a.wake(time.Now()) != nil {
			return
		}
	}
}

// wake wakes all who are due and sets the clock for the next.
func (a *alarm) wake(now time.Time) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	for len(a.due) > 0 && !a.due[0].until.After(now) {
		close(heap.Pop(&a.due).(sleeper).woken)
	}
	if len(a.due) == 0 {
		return nil
	}
	return a.clock.set(max(1, a.due[0].until.Sub(now)))
}

// close ends run. Who still waits is not woken.
func (a *alarm) close() {
	if a != nil {
		_ = a.clock.Close() // the second time it is closed already
	}
}
