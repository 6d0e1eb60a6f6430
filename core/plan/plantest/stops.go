package plantest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// soon is how much later the target answers what it holds.
const soon = 300 * time.Millisecond

// hold starts users whose requests the target holds.
func (b *bench) hold(ctx context.Context, users int) error {
	if err := b.launch(ctx, 0, 0, users); err != nil {
		return err
	}
	return b.await(ctx, "requests to hold", func() bool { return b.target.holding() == users })
}

func grantsGrace(ctx context.Context, b *bench) error {
	if err := b.hold(ctx, 2); err != nil {
		return err
	}
	defer time.AfterFunc(soon, b.target.release).Stop()
	if err := b.stop(ctx, time.Minute); err != nil {
		return err
	}
	if n := b.interrupted(); n != 0 {
		return fmt.Errorf("%d requests were interrupted that ended within the grace", n)
	}
	return b.balance()
}

func interrupts(ctx context.Context, b *bench) error {
	if err := b.hold(ctx, 2); err != nil {
		return err
	}
	if err := b.stop(ctx, soon); err != nil {
		return err
	}
	if n, done := b.interrupted(), b.samples("GET /hold"); n != 2 || done != 0 {
		return fmt.Errorf("%d requests interrupted and %d samples, want 2 and 0", n, done)
	}
	return b.balance()
}

func stopsTwice(ctx context.Context, b *bench) error {
	if err := b.hold(ctx, 1); err != nil {
		return err
	}
	defer time.AfterFunc(soon, b.target.release).Stop()
	var wg sync.WaitGroup
	var second error
	wg.Go(func() {
		second = b.runner.Stop(ctx, time.Minute)
		if second == nil && b.target.count("GET /teardown") != 1 {
			second = errors.New("a second stop returned before the run was over")
		}
	})
	first := b.stop(ctx, time.Minute)
	wg.Wait()
	if err := errors.Join(first, second); err != nil {
		return err
	}
	return b.balance()
}

func stopsInTime(ctx context.Context, b *bench) error {
	if err := b.hold(ctx, 1); err != nil {
		return err
	}
	short, cancel := context.WithTimeout(ctx, soon)
	defer cancel()
	if err := b.runner.Stop(short, time.Hour); err == nil {
		return errors.New("no error from a stop that had no time to finish")
	}
	return b.await(ctx, "the end of the deltas", func() bool { return b.closed })
}

func stopsIdle(ctx context.Context, b *bench) error {
	if _, err := b.start(ctx); err != nil {
		return err
	}
	if err := b.stop(ctx, time.Minute); err != nil {
		return err
	}
	if n := len(b.deltas); n != 1 || !b.deltas[0].Final || b.deltas[0].Number != 1 {
		return fmt.Errorf("%d deltas from a run without users, want a final one with the number 1", n)
	}
	return b.balance()
}

func stopsUnstarted(ctx context.Context, b *bench) error {
	if err := b.stop(ctx, time.Minute); err != nil {
		return err
	}
	for _, d := range b.deltas {
		if len(d.Rows) > 0 {
			return errors.New("a runner that never started has results")
		}
	}
	return nil
}
