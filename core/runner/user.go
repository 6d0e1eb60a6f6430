package runner

import (
	"sync/atomic"
	"time"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// user is one virtual user as the runner sees it.
type user struct {
	*load.User
	session client.Session
	class   *class
	// w runs the user now.
	w *worker

	// due is when its next task was meant to start, ended when the last one
	// ended: a task cannot start before the last one's end.
	due, ended time.Duration
	// late is added to the response time of the first sample of an iteration.
	late time.Duration
	// failed says that a sample or check of the running iteration failed.
	failed bool
	// judging says that OnSample runs.
	judging bool
	// unsettled says that the user counts at the gate.
	unsettled bool
	// begun says that OnStart has returned; turns counts its tasks.
	begun bool
	turns int

	// retiring asks the user to end at its next task boundary.
	retiring atomic.Bool

	// state, index and slot belong to the scheduler's lock: where the user is,
	// its place in the heap, and in its class's list of live users, or -1.
	state state
	index int
	slot  int
}

type state uint8

const (
	ready state = iota
	waiting
	running
	ended
)

// pause is how long a user waits that has no wait, because it failed to say one.
const pause = time.Second

// postpone sets the user's next task for after a pause.
func (u *user) postpone(now time.Duration) { u.due, u.ended = now+pause, now }

// leaves reports whether the user runs no more tasks.
func (u *user) leaves() bool { return u.retiring.Load() || u.Stopped() || u.Interrupted() }

// plan sets when the user's next task is due after one that ended now.
func (u *user) plan(now time.Duration) {
	anchor := max(u.due, u.ended)
	u.turns++
	u.due = u.class.wait.Due(u.User, anchor, now, u.turns == 1)
	u.ended = now
}
