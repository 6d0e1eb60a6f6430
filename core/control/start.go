package control

import (
	"context"
	"errors"
	"fmt"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/stats"
)

// start starts the runners one after the other. When one fails, those that
// have started are stopped again.
func (r *run) start(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(r.aborted, cancel)()
	for i := range r.cfg.Runners {
		if err := r.startOne(ctx, i); err != nil {
			return errors.Join(err, r.rollBack(ctx))
		}
	}
	if ctx.Err() != nil {
		return errors.Join(interrupted(ctx.Err()), r.rollBack(ctx))
	}
	return nil
}

func (r *run) startOne(ctx context.Context, i int) error {
	n := r.cfg.Runners[i]
	offer, err := n.Start(ctx, r.cfg.Spec)
	switch {
	case err != nil && ctx.Err() != nil:
		return interrupted(fmt.Errorf("start %s: %w", n.Name, err))
	case err != nil:
		return fmt.Errorf("start %s: %w", n.Name, err)
	}
	source := n.Source
	source.Scenario = offer.Scenario
	source.Generations = max(1, source.Generations)
	r.sources = append(r.sources, source)
	r.alloc.join(n, offer)
	r.book.origins = append(r.book.origins, origin{name: n.Name, open: true})
	r.forwarders.Go(func() { forward(i, n.Deltas(), r.inbox, r.quit) })
	return nil
}

func interrupted(err error) error {
	return fault.New(fault.Interrupted, "interrupted before the run began: %w", err)
}

// forward passes on the deltas of the runner i, then their end.
func forward(i int, deltas <-chan *stats.Delta, inbox chan<- parcel, quit <-chan struct{}) {
	for {
		var p parcel
		select {
		case d, ok := <-deltas:
			if ok && d == nil {
				continue
			}
			p = parcel{from: i, delta: d}
		case <-quit:
			return
		}
		select {
		case inbox <- p:
		case <-quit:
			return
		}
		if p.delta == nil {
			return
		}
	}
}
