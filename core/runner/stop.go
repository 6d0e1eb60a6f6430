package runner

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/loadcore/loadcore/core/load"
)

// cutTime is how long interrupted tasks may take to unwind, besides what the
// caller's context allows.
const cutTime = 2 * time.Second

// Stop ends the run. See plan.Runner.
func (l *Local) Stop(ctx context.Context, grace time.Duration) error {
	l.stop.Do(func() {
		close(l.halt)
		go func() {
			l.stopErr = l.shutdown(ctx, grace)
			close(l.stopped)
		}()
	})
	select {
	case <-l.stopped:
		return l.stopErr
	case <-ctx.Done():
		return fmt.Errorf("stop: %w", ctx.Err())
	}
}

func (l *Local) shutdown(ctx context.Context, grace time.Duration) error {
	l.life.Lock() // a setup under way is interrupted by halt
	defer l.life.Unlock()
	if !l.started.Load() {
		close(l.out)
		return nil
	}
	l.begin.Do(func() { l.epoch = time.Now() })
	err := l.drain(ctx, grace)
	close(l.done)
	l.loops.Wait()
	l.sched.dismiss()
	last := l.meter.final()
	err = errors.Join(err, l.lifecycle(ctx, nil, "Teardown", l.scenario.Teardown))
	l.meter.send(last, ctx.Done())
	l.client.Close()
	return err
}

// drain waits for the users to end: by themselves within the grace, or until
// the context ends, then interrupted. A task that does not even end then, such
// as an endless loop without a request, is left behind.
func (l *Local) drain(ctx context.Context, grace time.Duration) error {
	l.mover.halt()
	l.sched.stopAll(l.classes)
	if l.drained(ctx, grace) {
		return nil
	}
	l.sched.interruptAll()
	if l.drained(context.Background(), cutTime) {
		return nil
	}
	l.sched.mu.Lock()
	defer l.sched.mu.Unlock()
	return fmt.Errorf("%d users did not stop: their tasks neither return nor make requests", l.sched.users)
}

func (l *Local) drained(ctx context.Context, wait time.Duration) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-l.sched.drained:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// lifecycle runs Setup or Teardown with a user of its own that measures
// nothing. The context interrupts it, and so does halt.
func (l *Local) lifecycle(ctx context.Context, halt <-chan struct{}, name string, f func(*load.User) error) error {
	if f == nil {
		return nil
	}
	u := &user{}
	u.session.Open(l.client)
	u.User = load.NewUser(load.Identity{
		Engine: quiet{l.log}, Jar: &u.session, Class: name, Host: l.spec.Host, Seed: l.spec.Seed, Data: u,
	})
	result := make(chan error, 1)
	go guarded(u, f, result)
	var err error
	select {
	case err = <-result:
	case <-ctx.Done():
		err = ctx.Err()
	case <-halt:
		err = errors.New("the run was stopped before it had returned")
	}
	u.Interrupt()
	u.session.Interrupt()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// guarded calls f and says how it ended. When nobody waits for that any more,
// the session is still f's own until it returns.
func guarded(u *user, f func(*load.User) error, result chan<- error) {
	err := errors.New("it called runtime.Goexit")
	defer func() {
		if p := recover(); p != nil {
			e := explain(p, debug.Stack())
			err = fmt.Errorf("panic at %s: %s", e.Where, e.Message)
		}
		u.session.Close()
		result <- err
	}()
	u.RunTask(new(load.Arena), func(u *load.User) { err = f(u) })
}
