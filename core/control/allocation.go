package control

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/plan"
)

// lead is how far ahead of now a change of users begins, so that runners have
// heard of it by then and do not count the way there as lag.
const lead = 20 * time.Millisecond

// allocation says who runs how many users. It may be changed from any
// goroutine while the run is open.
type allocation struct {
	// changed has an entry when the ramp was replaced.
	changed chan struct{}

	mu      sync.Mutex // guards all below, and the order of assignments
	open    bool
	began   time.Time
	members []member
	classes []plan.Class // of all members, in their order
	shares  []int        // the last target of each class
	ramp    plan.Ramp
	number  uint64
}

// member is a runner in the allocation, with its part of the classes.
type member struct {
	Named
	first, classes int
	lost           bool
}

// join adds a runner that has started.
func (a *allocation) join(n Named, o plan.Offer) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.members = append(a.members, member{Named: n, first: len(a.classes), classes: len(o.Classes)})
	a.classes = append(a.classes, o.Classes...)
	a.shares = make([]int, len(a.classes))
}

// begin opens the allocation with its first assignment, which starts the
// clocks of the runners.
func (a *allocation) begin(now time.Time, users int, rate float64) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.open, a.began = true, now
	return a.assign(users, plan.RampTime(0, users, rate), 0)
}

// set changes the number of users, from where the present ramp is now.
func (a *allocation) set(users int, rate float64) error {
	if err := checkUsers(users, rate); err != nil {
		return fault.Wrap(fault.Usage, "", err)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.open {
		return fault.New(fault.Usage, "the number of users cannot be changed: the run has not begun or is over")
	}
	at := time.Since(a.began) + lead
	err := a.assign(users, plan.RampTime(a.ramp.Users(at), users, rate), at)
	select {
	case a.changed <- struct{}{}:
	default:
	}
	return err
}

// assign tells every runner its part. The lock is held.
func (a *allocation) assign(users int, over, at time.Duration) error {
	before := a.shares
	a.shares = plan.Split(users, a.classes)
	a.ramp = plan.Ramp{From: a.ramp.Users(at), To: sum(a.shares), At: at, Over: over}
	a.number++
	var errs []error
	for i, m := range a.members {
		if m.lost {
			continue
		}
		part := a.shares[m.first : m.first+m.classes]
		moves := distance(before[m.first:m.first+m.classes], part)
		err := m.Assign(plan.Assignment{
			Number: a.number,
			At:     at + plan.Stagger(over, moves, i, len(a.members)),
			Over:   over,
			Users:  part,
		})
		if err != nil {
			errs = append(errs, fmt.Errorf("assign users to %s: %w", m.Name, err))
		}
	}
	return errors.Join(errs...)
}

func sum(users []int) (n int) {
	for _, u := range users {
		n += u
	}
	return n
}

func distance(from, to []int) (n int) {
	for i := range to {
		n += max(to[i]-from[i], from[i]-to[i])
	}
	return n
}

// lose assigns nothing more to a runner.
func (a *allocation) lose(i int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.members[i].lost = true
}

// close refuses further changes.
func (a *allocation) close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.open = false
}

// target is how many users the run is heading for, once that is known.
func (a *allocation) target() (users int, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.ramp.To, a.number > 0
}

// current returns the present ramp.
func (a *allocation) current() plan.Ramp {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.ramp
}
