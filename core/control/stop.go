package control

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/stats"
)

// hurry is how long an aborted run waits for what the runners still have, and
// how long any run waits for the last deltas after its runners' time is up.
const hurry = time.Second

// stop ends the run: no more changes, running iterations get their grace, then
// the last deltas are collected.
func (r *run) stop(ctx context.Context) error {
	r.finalUsers = r.running()
	r.alloc.close()
	r.move(ending)
	if r.aborted.Err() != nil {
		return r.stopAll(ctx, 0, hurry)
	}
	return r.stopAll(ctx, r.cfg.StopTimeout, r.cfg.StopTimeout+r.cfg.teardown())
}

// running is how many users run. What the runners said last may be a second
// old, which is no answer while users are being moved.
func (r *run) running() int {
	if r.phase == stats.Running && r.book.reported(r.alloc.current().End()) {
		return r.book.users()
	}
	return r.alloc.current().Users(r.elapsed())
}

// rollBack stops what has started of a run that cannot begin.
func (r *run) rollBack(ctx context.Context) error {
	return r.stopAll(ctx, 0, r.cfg.teardown())
}

// stopAll stops the runners that have started, all at the same time, and goes
// on merging and publishing until each has stopped and its deltas have ended,
// or until limit has passed.
func (r *run) stopAll(ctx context.Context, grace, limit time.Duration) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	abort := r.aborted.Done()
	s := r.callStops(ctx, grace)
	if r.aborted.Err() != nil {
		abort = nil
	}
	var giveUp <-chan time.Time
	timeUp := ctx.Done()
	for s.pending > 0 || r.book.open() {
		select {
		case p := <-r.inbox:
			r.take(p)
		case <-expired(r.tick):
			r.publishSecond()
		case done := <-s.results:
			s.pending--
			s.errs[done.from] = done.err
		case <-abort:
			abort = nil
			cancel()
		case <-timeUp:
			timeUp = nil
			giveUp = time.After(hurry)
		case <-giveUp:
			return r.stopError(append(s.errs, r.abandon(s.pending)))
		}
	}
	return r.stopError(s.errs)
}

// stops are the calls of Stop under way.
type stops struct {
	results chan stopResult
	pending int
	errs    []error // by runner
}

type stopResult struct {
	from int
	err  error
}

func (r *run) callStops(ctx context.Context, grace time.Duration) *stops {
	n := len(r.book.origins)
	s := &stops{results: make(chan stopResult, n), pending: n, errs: make([]error, n)}
	for i := range n {
		runner := r.cfg.Runners[i]
		go func() {
			err := runner.Stop(ctx, grace)
			if err != nil {
				err = fmt.Errorf("stop %s: %w", runner.Name, err)
			}
			s.results <- stopResult{i, err}
		}()
	}
	return s
}

// abandon says which runners were given up.
func (r *run) abandon(pending int) error {
	var names []string
	for i := range r.book.origins {
		if o := &r.book.origins[i]; o.open {
			r.book.end(i)
			names = append(names, o.name)
			r.book.facts.Unfinished = append(r.book.facts.Unfinished, o.name)
		}
	}
	if len(names) == 0 {
		return fmt.Errorf("%d runners did not return from Stop in time", pending)
	}
	return fmt.Errorf("the last results of %s did not come in time", list(names))
}

// stopError joins what went wrong while stopping. In an aborted run, that the
// runners were cut short is no news.
func (r *run) stopError(errs []error) error {
	if r.aborted.Err() == nil {
		return errors.Join(errs...)
	}
	r.book.facts.Aborted = true
	kept := []error{fault.New(fault.Interrupted, "the run was aborted before it had stopped by itself")}
	for _, err := range errs {
		if !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
			kept = append(kept, err)
		}
	}
	return errors.Join(kept...)
}

func list(names []string) string { return strings.Join(names, ", ") }
