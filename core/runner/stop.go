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
	l.begin.Do(func() { l.epoch = time.Now() })
	if l.sched == nil {
		close(l.out)
		return nil
	}
	err := l.drain(ctx, grace)
	close(l.done)
	l.loops.Wait()
	l.sched.dismiss()
	last := l.meter.final()
	err = errors.Join(err, l.lifecycle(ctx, "Teardown", l.scenario.Teardown))
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
// nothing. The context interrupts it.
func (l *Local) lifecycle(ctx context.Context, name string, f func(*load.User) error) error {
	if f == nil {
		return nil
	}
	u := &user{}
	u.session.Open(l.client)
	defer u.session.Close()
	u.User = load.NewUser(load.Identity{
		Engine: quiet{l.log}, Jar: &u.session, Class: name, Host: l.spec.Host, Seed: l.spec.Seed, Data: u,
	})
	result := make(chan error, 1)
	go func() { result <- guarded(u.User, name, f) }()
	select {
	case err := <-result:
		return err
	case <-ctx.Done():
		u.Interrupt()
		u.session.Interrupt()
		return fmt.Errorf("%s: %w", name, ctx.Err())
	}
}

func guarded(u *load.User, name string, f func(*load.User) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			e := explain(p, debug.Stack())
			err = fmt.Errorf("%s panicked at %s: %s", name, e.Where, e.Message)
		}
	}()
	u.RunTask(new(load.Arena), func(u *load.User) { err = f(u) })
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return err
}
