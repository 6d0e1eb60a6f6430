package plantest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/loadcore/loadcore/core/plan"
)

func offersScenario(ctx context.Context, b *bench) error {
	got, err := b.start(ctx)
	if err != nil {
		return err
	}
	if want := offer(); !reflect.DeepEqual(got, want) {
		return fmt.Errorf("offers %+v, want %+v", got, want)
	}
	if n := b.target.count("GET /setup"); n != 1 {
		return fmt.Errorf("setup has run %d times when Start returned, want once", n)
	}
	return nil
}

func numbersDeltas(ctx context.Context, b *bench) error {
	err := errors.Join(b.launch(ctx, 1, 1, 0), b.more(ctx, 2), b.stop(ctx, time.Minute))
	if err != nil {
		return err
	}
	for i, d := range b.deltas {
		switch {
		case d.Number != uint64(i)+1:
			err = fmt.Errorf("delta %d has the number %d", i+1, d.Number)
		case d.Final != (i == len(b.deltas)-1):
			err = fmt.Errorf("delta %d of %d is marked final: %v", i+1, len(b.deltas), d.Final)
		case d.To < d.From || i > 0 && d.From != b.deltas[i-1].To:
			err = fmt.Errorf("delta %d runs from %v to %v; each begins where the last one ended", i+1, d.From, d.To)
		case len(d.Gauges.Users) != len(offer().Classes):
			err = fmt.Errorf("delta %d reports users of %d classes, want %d", i+1, len(d.Gauges.Users), len(offer().Classes))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// reach assigns users and awaits a delta that reports them.
func reach(ctx context.Context, b *bench, over time.Duration, users ...int) error {
	if err := b.assign(over, users...); err != nil {
		return err
	}
	return b.await(ctx, fmt.Sprintf("%v users", users), func() bool { return slices.Equal(b.users(), users) })
}

func followsAssignments(ctx context.Context, b *bench) error {
	if _, err := b.start(ctx); err != nil {
		return err
	}
	for _, users := range [][]int{{3, 1, 0}, {1, 4, 0}, {0, 0, 0}, {2, 0, 0}} {
		if err := reach(ctx, b, 100*time.Millisecond, users...); err != nil {
			return err
		}
	}
	return nil
}

func fallsSilent(ctx context.Context, b *bench) error {
	if _, err := b.start(ctx); err != nil {
		return err
	}
	if err := errors.Join(reach(ctx, b, 0, 2, 0, 0), reach(ctx, b, 0, 0, 0, 0)); err != nil {
		return err
	}
	before := b.target.count("GET /walk")
	if err := b.more(ctx, 1); err != nil {
		return err
	}
	if after := b.target.count("GET /walk"); after != before || before == 0 {
		return fmt.Errorf("%d requests when no user was left, %d a second later", before, after)
	}
	return nil
}

func ignoresOlder(ctx context.Context, b *bench) error {
	b.number = 4
	if _, err := b.start(ctx); err != nil {
		return err
	}
	if err := reach(ctx, b, 0, 2, 0, 0); err != nil {
		return err
	}
	for _, number := range []uint64{4, 5} {
		if err := b.runner.Assign(plan.Assignment{Number: number, Users: []int{5, 5, 0}}); err != nil {
			return fmt.Errorf("assignment %d after 5 is an error instead of ignored: %w", number, err)
		}
	}
	if err := b.more(ctx, 2); err != nil {
		return err
	}
	if got := b.users(); !slices.Equal(got, []int{2, 0, 0}) {
		return fmt.Errorf("%v users after older assignments, want those of the newest", got)
	}
	return nil
}

func refusesMisfits(ctx context.Context, b *bench) error {
	if _, err := b.start(ctx); err != nil {
		return err
	}
	if b.assign(0, 1) == nil {
		return errors.New("users for one class are accepted by a source of three")
	}
	return nil
}

// balance compares the samples with what arrived at the target.
func (b *bench) balance() error {
	for _, row := range []string{"GET /walk", "POST /pair", "GET /pair"} {
		if got, want := b.samples(row), b.target.count(row); got != want {
			return fmt.Errorf("%d samples of %s, the target saw %d", got, row, want)
		}
	}
	got, want := b.samples("GET /hold")+b.interrupted(), b.target.count("GET /hold")
	if got != want {
		return fmt.Errorf("%d samples of GET /hold or interrupted, the target saw %d", got, want)
	}
	for _, row := range []string{"GET /setup", "GET /teardown"} {
		if n := b.samples(row); n != 0 {
			return fmt.Errorf("%s is in the results with %d samples", row, n)
		}
		if n := b.target.count(row); n != 1 {
			return fmt.Errorf("the target saw %s %d times, want once", row, n)
		}
	}
	return nil
}

func addsUp(ctx context.Context, b *bench) error {
	err := errors.Join(b.launch(ctx, 4, 2, 0), b.more(ctx, 1), b.stop(ctx, time.Minute))
	if err != nil {
		return err
	}
	if b.target.count("GET /walk") == 0 || b.target.count("GET /pair") == 0 {
		return errors.New("no user made a request")
	}
	return b.balance()
}

func keepsUnread(ctx context.Context, b *bench) error {
	if err := b.launch(ctx, 1, 0, 0); err != nil {
		return err
	}
	for unread := 7 * int(time.Second/pause) * 4 / 5; b.target.count("GET /walk") < unread; {
		select {
		case <-b.target.news:
		case <-ctx.Done():
			return errors.New("users stop when nobody reads the deltas")
		}
	}
	if err := b.stop(ctx, time.Minute); err != nil {
		return err
	}
	for i, d := range b.deltas {
		if d.Number != uint64(i)+1 {
			return fmt.Errorf("delta %d has the number %d", i+1, d.Number)
		}
	}
	return b.balance()
}
