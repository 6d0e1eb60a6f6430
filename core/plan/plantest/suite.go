package plantest

import (
	"context"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/plan"
)

// patience is how long a check waits for what must happen.
const patience = 30 * time.Second

// Run checks that what open returns keeps the contract of plan.Runner. Open is
// called once for each check and returns a runner of [Scenario] that has not
// been started; target is the base URL that its users will be sent to. The
// suite needs a real clock and takes some ten seconds.
func Run(t *testing.T, open func(t *testing.T, target string) plan.Runner) {
	for _, c := range checks() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			target := newTarget()
			t.Cleanup(target.close)
			b := &bench{runner: open(t, target.server.URL), target: target}
			if err := c.run(b); err != nil {
				t.Error(err)
			}
			b.abandon()
		})
	}
}

// check is one promise of the contract.
type check struct {
	name string
	hold func(ctx context.Context, b *bench) error
}

func (c *check) run(b *bench) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return c.hold(ctx, b)
}

// abandon stops a runner that a check has left running.
func (b *bench) abandon() {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	b.target.release()
	_ = b.stop(ctx, 0) // the check has said what is wrong
}

func checks() []check {
	return []check{
		{"start offers the scenario and has run its setup", offersScenario},
		{"deltas are numbered without gaps and end with a final one", numbersDeltas},
		{"assignments are absolute, up and down", followsAssignments},
		{"a user that is down to none makes no more requests", fallsSilent},
		{"an assignment that is not newer is ignored", ignoresOlder},
		{"an assignment for other classes is refused", refusesMisfits},
		{"samples add up to what the target saw", addsUp},
		{"deltas that nobody reads for a while lose nothing", keepsUnread},
		{"running iterations finish within the grace", grantsGrace},
		{"what runs longer than the grace is interrupted and counted", interrupts},
		{"a second stop waits for the first", stopsTwice},
		{"a stop gives up with its context", stopsInTime},
		{"a stop without users still reports and tears down", stopsIdle},
		{"a stop before the start ends the deltas", stopsUnstarted},
	}
}
