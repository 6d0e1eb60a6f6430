package plantest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/stats"
)

// bench is a runner under test, its target, and what it has reported so far.
type bench struct {
	runner plan.Runner
	target *target
	number uint64
	deltas []*stats.Delta
	closed bool
}

// start starts the runner. Its context has ended when start returns, which
// must not matter to the run.
func (b *bench) start(ctx context.Context) (plan.Offer, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	o, err := b.runner.Start(ctx, plan.Spec{Host: b.target.server.URL, Seed: 1})
	if err != nil {
		err = fmt.Errorf("start: %w", err)
	}
	return o, err
}

// assign sends the next assignment.
func (b *bench) assign(over time.Duration, users ...int) error {
	b.number++
	err := b.runner.Assign(plan.Assignment{Number: b.number, Over: over, Users: users})
	if err != nil {
		err = fmt.Errorf("assign %v: %w", users, err)
	}
	return err
}

// launch starts the runner with users.
func (b *bench) launch(ctx context.Context, users ...int) error {
	if _, err := b.start(ctx); err != nil {
		return err
	}
	return b.assign(0, users...)
}

// await reads deltas until a condition holds.
func (b *bench) await(ctx context.Context, what string, holds func() bool) error {
	for !holds() {
		if b.closed {
			return fmt.Errorf("the deltas ended before %s", what)
		}
		select {
		case d, ok := <-b.runner.Deltas():
			b.take(d, ok)
		case <-b.target.news:
		case <-ctx.Done():
			return fmt.Errorf("waited in vain for %s", what)
		}
	}
	return nil
}

func (b *bench) take(d *stats.Delta, ok bool) {
	if !ok {
		b.closed = true
		return
	}
	b.deltas = append(b.deltas, d)
}

// more awaits n further deltas.
func (b *bench) more(ctx context.Context, n int) error {
	until := len(b.deltas) + n
	return b.await(ctx, "further deltas", func() bool { return len(b.deltas) >= until })
}

// stop stops the runner and reads its deltas to the end.
func (b *bench) stop(ctx context.Context, grace time.Duration) error {
	var err error
	var wg sync.WaitGroup
	wg.Go(func() {
		if err = b.runner.Stop(ctx, grace); err != nil {
			err = fmt.Errorf("stop: %w", err)
		}
	})
	end := b.await(ctx, "the end of the deltas", func() bool { return b.closed })
	wg.Wait()
	return errors.Join(err, end)
}

// users is how many users of each class the last delta reports.
func (b *bench) users() []int {
	var out []int
	if n := len(b.deltas); n > 0 {
		for _, c := range b.deltas[n-1].Gauges.Users {
			out = append(out, c.Users)
		}
	}
	return out
}

// samples counts the samples of a row, like "GET /walk".
func (b *bench) samples(row string) (n int) {
	for _, d := range b.deltas {
		for i := range d.Rows {
			if d.Rows[i].Method+" "+d.Rows[i].Name == row {
				n += int(d.Rows[i].OK.Service.Count() + d.Rows[i].Failed.Service.Count())
			}
		}
	}
	return n
}

// interrupted counts the requests that were cut short.
func (b *bench) interrupted() (n int) {
	for _, d := range b.deltas {
		n += int(d.Interrupted)
	}
	return n
}
