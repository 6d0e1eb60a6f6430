package load

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// User is one virtual user: its requests, cookies, random numbers and state.
// Only the task it is passed to may use it.
type User struct {
	engine Engine
	jar    Jar
	arena  *Arena
	data   any
	last   *Response // not recorded yet
	values values

	class, host string
	id          int
	iteration   int
	stopped     bool

	pcg rand.PCG
	rng rand.Rand

	mu          sync.Mutex // guards ctx and cancel against Interrupt
	ctx         context.Context
	cancel      context.CancelFunc
	interrupted atomic.Bool
	aborts      int // how often the task was told to unwind
}

// ID counts the users of a class, from 0.
func (u *User) ID() int { return u.id }

// Class is the name of the user's class.
func (u *User) Class() string { return u.class }

// Host is the base URL that the user's paths are put behind.
func (u *User) Host() string { return u.host }

// Iteration counts what the user has run so far, from 0; OnStart is the first.
func (u *User) Iteration() int { return u.iteration }

// Sleep pauses the task. It ends early, and the task with it, when the run is
// stopped and its stop timeout has passed.
func (u *User) Sleep(d time.Duration) {
	u.checkInterrupt()
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-u.Context().Done():
		u.checkInterrupt()
	}
}

// Context ends when the task returns, or when the run is stopped and its stop
// timeout has passed.
func (u *User) Context() context.Context {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.ctx == nil {
		u.ctx, u.cancel = context.WithCancel(context.Background())
		if u.interrupted.Load() {
			u.cancel()
		}
	}
	return u.ctx
}

func (u *User) endContext() {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.cancel != nil {
		u.cancel()
	}
	u.ctx, u.cancel = nil, nil
}

// Logf writes a line to loadcore's log.
func (u *User) Logf(format string, args ...any) {
	u.engine.Log(u, fmt.Sprintf(format, args...))
}

// Stop ends the user once the running task returns. It is not replaced.
func (u *User) Stop() { u.stopped = true }

// Check counts a named check that is not about a response; see [Response.Check].
func (u *User) Check(name string, ok bool) bool {
	u.engine.Check(u, name, ok)
	return ok
}

// patience is how often a task may recover from being unwound.
const patience = 10

// checkInterrupt unwinds a task that was interrupted, so that a task in a loop
// ends as well. One that recovers and goes on is ended with its goroutine,
// which nothing can recover from.
func (u *User) checkInterrupt() {
	if !u.interrupted.Load() {
		return
	}
	if u.aborts++; u.aborts > patience {
		runtime.Goexit()
	}
	panic(abort{})
}
