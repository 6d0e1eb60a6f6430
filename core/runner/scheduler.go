package runner

import (
	"sync"
	"sync/atomic"
	"time"
)

// scheduler decides which user runs when. Waiting users are in a heap; those
// that are due stand in line until the gate lets them start; each running user
// has a worker. One goroutine, run, does what no worker does in passing.
type scheduler struct {
	clock func() time.Duration
	// hire starts a worker's goroutine with its first user.
	hire func(u *user) *worker
	gate gate
	wake chan struct{}
	// inLine is the length of the line, for workers to look at without the lock.
	inLine atomic.Int64
	// cut says that users are to end at once.
	cut atomic.Bool

	mu      sync.Mutex // guards all below, class.live and class.leaving
	timers  timers
	line    line
	idle    []*worker
	workers map[*worker]struct{}
	users   int
	// stopping says that all users are to end, and that drained is to be closed
	// when the last has.
	stopping bool
	drained  chan struct{}
	// dismissed sends workers away that would become idle.
	dismissed bool
}

// maxIdle is how many goroutines stay for the next users after a burst. Each
// keeps a stack and the buffers of its responses.
const maxIdle = 256

func newScheduler(clock func() time.Duration) *scheduler {
	return &scheduler{
		clock: clock, wake: make(chan struct{}, 1),
		workers: map[*worker]struct{}{}, drained: make(chan struct{}),
	}
}

// run dispatches users until done is closed.
func (s *scheduler) run(done <-chan struct{}) {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		wait, blocked := s.dispatch()
		if blocked {
			s.gate.probe()
			wait = 0
		}
		timer.Reset(wait)
		select {
		case <-timer.C:
		case <-s.wake:
		case <-done:
			return
		}
	}
}

// dispatch starts every user that is due and that the gate lets through. It
// returns how long until the next one is due, and whether the gate blocks.
func (s *scheduler) dispatch() (wait time.Duration, blocked bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.trim()
	for u := s.take(); u != nil; u = s.take() {
		s.hand(u)
	}
	if s.line.len() > 0 {
		return 0, true
	}
	if s.timers.len() == 0 {
		return time.Hour, false
	}
	return max(0, s.timers.next()-s.clock()), false
}

// take returns the next user that may start, or nil. The lock is held.
func (s *scheduler) take() *user {
	now := s.clock()
	for u := s.timers.pop(now); u != nil; u = s.timers.pop(now) {
		s.enqueue(u)
	}
	if s.line.len() == 0 || !s.gate.open() {
		return nil
	}
	u := s.unqueue()
	u.state = running
	s.enter(u)
	return u
}

func (s *scheduler) enqueue(u *user) {
	u.state = ready
	s.line.push(u)
	s.inLine.Add(1)
}

func (s *scheduler) unqueue() *user {
	s.inLine.Add(-1)
	return s.line.pop()
}

// enter counts the user at the gate until [scheduler.settle].
func (s *scheduler) enter(u *user) {
	u.unsettled = true
	s.gate.unsettled.Add(1)
}

// settle says that the user has had its first answer, or that its turn is over.
func (s *scheduler) settle(u *user) {
	if u.unsettled {
		u.unsettled = false
		s.gate.unsettled.Add(-1)
	}
}

// hand gives a user to an idle worker, or to a new one. The lock is held.
func (s *scheduler) hand(u *user) {
	if n := len(s.idle); n > 0 {
		w := s.idle[n-1]
		s.idle[n-1] = nil
		s.idle = s.idle[:n-1]
		w.inbox <- u
		return
	}
	s.workers[s.hire(u)] = struct{}{}
}

// add puts a new user in line, or among the timers when it is due later.
func (s *scheduler) add(u *user) {
	s.mu.Lock()
	u.slot = len(u.class.live)
	u.class.live = append(u.class.live, u)
	s.users++
	s.place(u)
	s.mu.Unlock()
	s.poke()
}

func (s *scheduler) place(u *user) {
	if u.due > s.clock() {
		u.state = waiting
		s.timers.push(u)
		return
	}
	s.enqueue(u)
}

func (s *scheduler) poke() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// again says what w does after a turn of u: run u again at once, run another
// user, or nil to wait in its inbox. Leave tells it to end its goroutine.
func (s *scheduler) again(w *worker, u *user) (next *user, leave bool) {
	if u.due <= u.ended && s.inLine.Load() == 0 && s.gate.unsettled.Load() < gateFloor && !u.retiring.Load() {
		s.enter(u)
		return u, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if u.retiring.Load() {
		s.depart(u)
		s.sendOff(u)
	} else {
		s.place(u)
	}
	return s.next(w, u)
}

// next finds w another user after u. The lock is held.
func (s *scheduler) next(w *worker, u *user) (next *user, leave bool) {
	if next = s.take(); next != nil {
		return next, false
	}
	if u.state == waiting && u.index == 0 || s.line.len() > 0 {
		s.poke()
	}
	if len(s.idle) >= maxIdle || s.dismissed {
		delete(s.workers, w)
		return nil, true
	}
	s.idle = append(s.idle, w)
	return nil, false
}
