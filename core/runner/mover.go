package runner

import (
	"math"
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/plan"
)

// mover takes the users from one assignment to the next, one by one and evenly
// in time.
type mover struct {
	clock   func() time.Duration
	classes []*class
	// start and retire move one user of a class. Start is told when it was due,
	// retire how many to keep.
	start  func(k *class, due time.Duration)
	retire func(k *class, keep int)
	wake   chan struct{}

	mu     sync.Mutex // guards all below
	number uint64
	at     time.Duration
	every  time.Duration
	moves  *plan.Moves
}

// assign sets the next assignment, from the users that were assigned so far.
// One whose number is not above the last one's is ignored.
func (m *mover) assign(a plan.Assignment) {
	m.mu.Lock()
	if a.Number > m.number {
		from := make([]int, len(m.classes))
		for i, k := range m.classes {
			from[i] = k.assigned
		}
		m.number, m.at, m.moves = a.Number, a.At, plan.NewMoves(from, a.Users)
		m.every = a.Over / time.Duration(max(1, m.moves.Len()))
	}
	m.mu.Unlock()
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

// halt makes no more moves, whatever is assigned.
func (m *mover) halt() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.number, m.moves = math.MaxUint64, nil
}

// run moves users until done is closed.
func (m *mover) run(done <-chan struct{}) {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		timer.Reset(m.moveDue())
		select {
		case <-timer.C:
		case <-m.wake:
		case <-done:
			return
		}
	}
}

// moveDue makes the moves that are due and returns how long until the next.
func (m *mover) moveDue() time.Duration {
	for {
		if wait := m.moveOne(); wait > 0 {
			return wait
		}
	}
}

// moveOne makes the next move if it is due, and otherwise returns how long until
// then. It takes the lock for one move only: a million of them must not keep
// another assignment waiting, or the end of the run.
func (m *mover) moveOne() (wait time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.moves == nil || m.moves.Len() == 0 {
		return time.Hour
	}
	due := m.at + time.Duration(m.moves.Moved())*m.every
	if wait = due - m.clock(); wait > 0 {
		return wait
	}
	i, step := m.moves.Next()
	k := m.classes[i]
	k.assigned += step
	if step < 0 {
		m.retire(k, k.assigned)
	} else {
		m.start(k, due)
	}
	return 0
}
