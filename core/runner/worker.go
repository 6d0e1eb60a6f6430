package runner

import (
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/stats"
)

// worker is a goroutine that runs the turns of users, one after the other.
type worker struct {
	sched *scheduler
	shard *stats.Shard
	inbox chan *user
	arena load.Arena
	// user runs now; it is read by who interrupts.
	user atomic.Pointer[user]
	// since is when the request in flight began, as an offset plus one, or 0.
	since atomic.Int64
}

// loop runs users until there is no more use for the worker. A scenario that
// calls runtime.Goexit costs the goroutine, not the worker.
func (w *worker) loop(u *user) {
	clean := false
	defer func() {
		if !clean {
			go w.loop(w.lost())
		}
	}()
	for u != nil {
		leave := false
		if u, leave = w.turn(u); leave {
			break
		}
		if u == nil {
			u = <-w.inbox
		}
	}
	clean = true
}

// lost puts the user whose task ended the goroutine back to wait.
func (w *worker) lost() *user {
	u := w.user.Load()
	w.exception(u, "OnStart, OnStop or a task", &load.Panic{Where: "runtime.Goexit", Message: "the task called runtime.Goexit"})
	next, leave := w.after(u)
	if leave {
		return nil
	}
	if next == nil {
		next = <-w.inbox
	}
	return next
}

// turn is one turn of a user: its next task, or its end.
func (w *worker) turn(u *user) (next *user, leave bool) {
	u.w = w
	w.user.Store(u)
	if u.retiring.Load() {
		if u.begun && u.class.onStop != nil && !w.sched.cut.Load() {
			w.run(u, "OnStop", u.class.onStop)
		}
		w.user.Store(nil)
		return w.sched.end(w, u)
	}
	now := w.sched.clock()
	w.shard.Lag(now - max(u.due, u.ended))
	u.late = now - u.due
	if u.start(w) {
		w.iterate(u)
	}
	return w.after(u)
}

// start runs OnStart before the first task, and again after it panicked.
func (u *user) start(w *worker) bool {
	if !u.begun {
		u.begun = u.class.onStart == nil || w.run(u, "OnStart", u.class.onStart)
	}
	return u.begun
}

// iterate runs one task and counts it.
func (w *worker) iterate(u *user) {
	task := u.class.draw(u.User)
	u.failed = false
	start := time.Now()
	ok := w.run(u, task.Name, task.Run)
	if u.Interrupted() {
		return
	}
	w.shard.Iteration(stats.Iteration{
		Class: u.class.name, Task: task.Name,
		Duration: time.Since(start), Failed: u.failed || !ok,
	})
}

// after decides what follows a turn.
func (w *worker) after(u *user) (next *user, leave bool) {
	w.user.Store(nil)
	w.sched.settle(u)
	if u.Stopped() {
		u.retiring.Store(true)
	}
	w.waitAfter(u)
	return w.sched.again(w, u)
}

// waitAfter draws the wait. A wait function of the scenario may panic as well.
func (w *worker) waitAfter(u *user) {
	defer func() {
		if p := recover(); p != nil {
			u.due, u.ended = w.sched.clock()+time.Second, w.sched.clock()
			w.exception(u, "Wait", p)
		}
	}()
	u.plan(w.sched.clock())
}

// run calls a function of the scenario. A panic is counted with its place and
// costs that call alone.
func (w *worker) run(u *user, task string, f func(*load.User)) (ok bool) {
	defer func() {
		w.since.Store(0)
		if p := recover(); p != nil {
			ok = false
			w.exception(u, task, p)
		}
	}()
	u.RunTask(&w.arena, f)
	return true
}

func (w *worker) exception(u *user, task string, p any) {
	if load.IsAbort(p) {
		return
	}
	e := explain(p, debug.Stack())
	e.Class, e.Task, e.At = u.class.name, task, time.Now()
	w.shard.Exception(e)
}
