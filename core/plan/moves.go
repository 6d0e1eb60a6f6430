package plan

import (
	"math"
	"math/bits"
)

// Moves is the order in which classes gain or lose users on the way from one
// assignment to the next. Each class's moves are spread evenly over all moves,
// so that at every moment the classes are as near to their shares as whole
// users allow. The order depends on nothing but its arguments.
type Moves struct {
	left  []int // signed: above zero to gain, below to lose
	each  []int
	done  []int
	moved int
	total int
}

// NewMoves returns the moves from one number of users for each class to
// another. A class that is missing from either, or has a number below zero,
// has no users there.
func NewMoves(from, to []int) *Moves {
	n := max(len(from), len(to))
	m := &Moves{left: make([]int, n), each: make([]int, n), done: make([]int, n)}
	for i := range n {
		m.left[i] = at(to, i) - at(from, i)
		m.each[i] = max(m.left[i], -m.left[i])
		m.total += min(m.each[i], math.MaxInt-m.total)
	}
	return m
}

func at(users []int, i int) int {
	if i < len(users) {
		return max(0, users[i])
	}
	return 0
}

// Len is how many moves are left, at most as many as an int holds.
func (m *Moves) Len() int { return m.total - m.moved }

// Moved is how many moves were taken.
func (m *Moves) Moved() int { return m.moved }

// Next takes the next move: the index of a class, and +1 for a user to start
// or -1 for one to end. It returns 0 for the step when no move is left.
func (m *Moves) Next() (class, step int) {
	best := -1
	for i := range m.each {
		if m.done[i] < m.each[i] && (best < 0 || m.before(i, best)) {
			best = i
		}
	}
	if best < 0 {
		return 0, 0
	}
	m.done[best]++
	m.moved++
	if m.left[best] > 0 {
		return best, 1
	}
	return best, -1
}

// before compares the midpoints (done+½)/each of the two classes' next moves,
// in whole numbers of 128 bits.
func (m *Moves) before(i, j int) bool {
	high, low := bits.Mul64(2*uint64(m.done[i])+1, uint64(m.each[j]))
	otherHigh, otherLow := bits.Mul64(2*uint64(m.done[j])+1, uint64(m.each[i]))
	return high < otherHigh || high == otherHigh && low < otherLow
}
