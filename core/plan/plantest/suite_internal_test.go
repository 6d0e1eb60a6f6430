package plantest

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/runner"
	"github.com/loadcore/loadcore/core/stats"
)

// mutant is a good runner with one defect.
type mutant struct {
	plan.Runner
	offer  func(o *plan.Offer)
	assign func(good plan.Runner, a plan.Assignment) error
	stop   func(good plan.Runner, ctx context.Context, grace time.Duration) error
	// edit may change a delta, and says whether it is passed on.
	edit func(d *stats.Delta) bool
	once sync.Once
	out  chan *stats.Delta
}

func (m *mutant) Start(ctx context.Context, s plan.Spec) (plan.Offer, error) {
	o, err := m.Runner.Start(ctx, s)
	if m.offer != nil {
		m.offer(&o)
	}
	return o, err
}

func (m *mutant) Assign(a plan.Assignment) error {
	if m.assign != nil {
		return m.assign(m.Runner, a)
	}
	return m.Runner.Assign(a)
}

func (m *mutant) Stop(ctx context.Context, grace time.Duration) error {
	if m.stop != nil {
		return m.stop(m.Runner, ctx, grace)
	}
	return m.Runner.Stop(ctx, grace)
}

func (m *mutant) Deltas() <-chan *stats.Delta {
	if m.edit == nil {
		return m.Runner.Deltas()
	}
	m.once.Do(func() {
		m.out = make(chan *stats.Delta)
		go func() {
			defer close(m.out)
			for d := range m.Runner.Deltas() {
				if m.edit(d) {
					m.out <- d
				}
			}
		}()
	})
	return m.out
}

// defect is a way to break the contract, and the check that must find it.
type defect struct {
	name  string
	check func(context.Context, *bench) error
	make  func() *mutant
}

func defectsOfDeltas() []defect {
	return []defect{
		{"it loses a delta", numbersDeltas, func() *mutant {
			return &mutant{edit: func(d *stats.Delta) bool { return d.Number != 2 }}
		}},
		{"it marks no delta final", numbersDeltas, func() *mutant {
			return &mutant{edit: func(d *stats.Delta) bool { d.Final = false; return true }}
		}},
		{"its deltas do not join", numbersDeltas, func() *mutant {
			return &mutant{edit: func(d *stats.Delta) bool { d.From++; return true }}
		}},
		{"it forgets a row", addsUp, func() *mutant {
			return &mutant{edit: func(d *stats.Delta) bool { d.Rows = d.Rows[:max(0, len(d.Rows)-1)]; return true }}
		}},
		{"it loses what nobody reads", keepsUnread, func() *mutant {
			return &mutant{edit: func(d *stats.Delta) bool { return d.Number < 4 || d.Final }}
		}},
		{"it does not count what it interrupts", interrupts, func() *mutant {
			return &mutant{edit: func(d *stats.Delta) bool { d.Interrupted = 0; return true }}
		}},
		{"its last delta is lost", stopsIdle, func() *mutant {
			return &mutant{edit: func(d *stats.Delta) bool { return !d.Final }}
		}},
	}
}

func defectsOfCalls() []defect {
	var renumbered uint64
	before := make([]int, 3)
	return []defect{
		{"it offers another weight", offersScenario, func() *mutant {
			return &mutant{offer: func(o *plan.Offer) { o.Classes[0].Weight++ }}
		}},
		{"it takes assignments for changes", followsAssignments, func() *mutant {
			return &mutant{assign: func(good plan.Runner, a plan.Assignment) error {
				for i := range before {
					before[i] += a.Users[i]
				}
				a.Users = slices.Clone(before)
				return good.Assign(a)
			}}
		}},
		{"it keeps a user that it does not report", fallsSilent, func() *mutant {
			return &mutant{
				assign: func(good plan.Runner, a plan.Assignment) error {
					a.Users = slices.Clone(a.Users)
					a.Users[0] = max(1, a.Users[0])
					return good.Assign(a)
				},
				edit: func(d *stats.Delta) bool {
					if u := d.Gauges.Users; u[0].Users == 1 {
						u[0].Users = 0
					}
					return true
				},
			}
		}},
		{"it follows older assignments", ignoresOlder, func() *mutant {
			return &mutant{assign: func(good plan.Runner, a plan.Assignment) error {
				renumbered++
				a.Number = renumbered
				return good.Assign(a)
			}}
		}},
		{"it accepts any number of classes", refusesMisfits, func() *mutant {
			return &mutant{assign: func(good plan.Runner, a plan.Assignment) error { _ = good.Assign(a); return nil }}
		}},
		{"it gives no grace", grantsGrace, func() *mutant {
			return &mutant{stop: func(good plan.Runner, ctx context.Context, _ time.Duration) error { return good.Stop(ctx, 0) }}
		}},
		{"its stop returns at once", stopsTwice, func() *mutant {
			return &mutant{stop: func(good plan.Runner, ctx context.Context, grace time.Duration) error {
				go good.Stop(ctx, grace)
				return nil
			}}
		}},
		{"it hides that it had no time", stopsInTime, func() *mutant {
			return &mutant{stop: func(good plan.Runner, ctx context.Context, grace time.Duration) error {
				_ = good.Stop(ctx, grace)
				return nil
			}}
		}},
		{"it cannot stop before it has started", stopsUnstarted, func() *mutant {
			return &mutant{stop: func(good plan.Runner, ctx context.Context, grace time.Duration) error {
				_ = good.Stop(ctx, grace)
				return context.Canceled
			}}
		}},
	}
}

// TestSuiteFindsDefects proves that each check can fail.
func TestSuiteFindsDefects(t *testing.T) {
	t.Parallel()
	for _, row := range slices.Concat(defectsOfDeltas(), defectsOfCalls()) {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			good, err := runner.New(Scenario(), runner.Options{})
			if err != nil {
				t.Fatal(err)
			}
			m := row.make()
			m.Runner = good
			target := newTarget()
			t.Cleanup(target.close)
			ctx, cancel := context.WithTimeout(t.Context(), 8*time.Second)
			defer cancel()
			if row.check(ctx, &bench{runner: m, target: target}) == nil {
				t.Error("the check finds nothing wrong")
			}
			target.release()
			(&bench{runner: good, target: target}).abandon()
		})
	}
}
