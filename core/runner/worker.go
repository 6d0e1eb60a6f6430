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
	// user runs now; it is read by who interrupts. Task is what it runs, a task
	// or another function of the scenario.
	user atomic.Pointer[user]
	task string
	// since is when the request in flight began, as an offset plus one, or 0.
	since atomic.Int64
}

// loop runs users until there is no more use for the worker, u first. A scenario
// that calls runtime.Goexit costs the goroutine, not the worker: another one
// goes on with what step does.
func (w *worker) loop(u *user, step func(*worker, *user) (next *user, leave bool)) {
	clean := false
	defer func() {
		if !clean {
			go w.loop(w.user.Load(), (*worker).lost)
		}
	}()
	for leave := false; u != nil; step = (*worker).turn {
		if u, leave = step(w, u); leave {
			break
		}
		if u == nil {
			u = <-w.inbox
		}
	}
	clean = true
}

// lost follows the turn of a user that has ended the goroutine it ran on.
func (w *worker) lost(u *user) (next *user, leave bool) {
	if !u.Interrupted() {
		w.exception(u, &load.Panic{Where: "runtime.Goexit", Message: "the task called runtime.Goexit"})
	}
	if w.task != waitTask {
		return w.after(u)
	}
	w.sched.settle(u)
	u.postpone(w.sched.clock())
	return w.leave(u)
}

// turn is one turn of a user: its next task, or its end.
func (w *worker) turn(u *user) (next *user, leave bool) {
	u.w = w
	w.user.Store(u)
	if u.retiring.Load() {
		w.finish(u)
		w.user.Store(nil)
		return w.sched.end(w, u)
	}
	now := w.sched.clock()
	w.shard.Lag(now - max(u.due, u.ended))
	u.late = now - u.due
	if u.start(w) && !u.leaves() {
		w.iterate(u)
	}
	return w.after(u)
}

// finish runs OnStop, once: should it end the goroutine, the user ends as well.
func (w *worker) finish(u *user) {
	if !u.begun || u.class.onStop == nil || w.sched.cut.Load() {
		return
	}
	u.begun, u.late = false, 0
	w.run(u, "OnStop", u.class.onStop)
}

// start runs OnStart before the first task, and again after it panicked.
func (u *user) start(w *worker) bool {
	if !u.begun {
		u.begun = u.class.onStart == nil || w.run(u, "OnStart", u.class.onStart)
	}
	return u.begun
}

// iterate runs one task and counts it, unless it was interrupted.
func (w *worker) iterate(u *user) {
	task := u.class.draw(u.User)
	u.failed = false
	ok, start := false, w.sched.clock()
	defer func() { // runtime.Goexit comes by here, too
		if u.Interrupted() {
			return
		}
		w.shard.Iteration(stats.Iteration{
			Class: u.class.name, Task: task.Name,
			Duration: w.sched.clock() - start, Failed: u.failed || !ok,
		})
	}()
	ok = w.run(u, task.Name, task.Run)
}

// after decides what follows a turn.
func (w *worker) after(u *user) (next *user, leave bool) {
	w.sched.settle(u)
	if !u.leaves() {
		w.waitAfter(u)
	}
	return w.leave(u)
}

// leave parts the worker from a user whose next turn is planned.
func (w *worker) leave(u *user) (next *user, leave bool) {
	w.user.Store(nil)
	if u.Stopped() {
		u.retiring.Store(true)
	}
	return w.sched.again(w, u)
}

// waitTask stands for a task where a wait is drawn.
const waitTask = "Wait"

// waitAfter draws the wait. A wait function of the scenario may panic as well.
func (w *worker) waitAfter(u *user) {
	w.task = waitTask
	defer func() {
		if p := recover(); p != nil {
			u.postpone(w.sched.clock())
			w.exception(u, p)
		}
	}()
	u.plan(w.sched.clock())
}

// run calls a function of the scenario. A panic is counted with its place and
// costs that call alone.
func (w *worker) run(u *user, task string, f func(*load.User)) (ok bool) {
	w.task = task
	defer func() {
		w.since.Store(0)
		if p := recover(); p != nil {
			ok = false
			w.exception(u, p)
		}
	}()
	u.RunTask(&w.arena, f)
	return true
}

// exception counts what a function of the scenario has panicked with. It must
// be called while the panic is on the stack.
func (w *worker) exception(u *user, p any) {
	if u.Interrupted() && load.IsAbort(p) {
		return
	}
	e := explain(p, debug.Stack())
	e.Class, e.Task, e.At = u.class.name, w.task, time.Now()
	w.shard.Exception(e)
}
