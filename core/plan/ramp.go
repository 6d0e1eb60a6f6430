package plan

import (
	"math"
	"time"
)

// Ramp is a linear change of the number of users: From at At, To at At+Over,
// one user at a time and evenly spaced. It is what one [Assignment] asks for,
// summed over all classes.
type Ramp struct {
	From, To int
	// At and Over are offsets from the start of the run.
	At, Over time.Duration
}

// NewRamp returns the ramp from one number of users to another that starts at
// the offset at and moves rate users per second.
func NewRamp(from, to int, at time.Duration, rate float64) Ramp {
	return Ramp{From: from, To: to, At: at, Over: RampTime(from, to, rate)}
}

// RampTime is how long it takes to get from one number of users to another at
// rate users per second. It is [Never] when the rate is not above zero or the
// time does not fit into a run.
func RampTime(from, to int, rate float64) time.Duration {
	users := math.Abs(float64(to) - float64(from))
	if users == 0 {
		return 0
	}
	if !(rate > 0) {
		return Never
	}
	ns := users / rate * float64(time.Second)
	if !(ns < float64(Never)) {
		return Never
	}
	return time.Duration(math.Round(ns))
}

// Never is a time that no run reaches: 73 years. Sums of two of them do not
// overflow.
const Never = time.Duration(math.MaxInt64 / 4)

// End is the offset at which the last user has moved.
func (r Ramp) End() time.Duration { return r.At + r.Over }

// Users is how many users there are meant to be at an offset. The first moves
// at At, the others follow at equal distances, and from End on it is To.
func (r Ramp) Users(elapsed time.Duration) int {
	switch {
	case elapsed < r.At:
		return r.From
	case elapsed >= r.End():
		return r.To
	}
	moves := max(r.To-r.From, r.From-r.To)
	every := r.Over / time.Duration(max(1, moves))
	if every == 0 {
		return r.To
	}
	moved := min(moves, int((elapsed-r.At)/every)+1)
	if r.To < r.From {
		return r.From - moved
	}
	return r.From + moved
}

// Stagger is how much later than the first of several runners the one with
// index i starts its share of a ramp, so that users of different runners do
// not start in pairs: i/n of the distance between two of its own moves.
func Stagger(over time.Duration, moves, i, n int) time.Duration {
	if moves <= 0 || i <= 0 || i >= n {
		return 0
	}
	return time.Duration(float64(over) / float64(moves) * float64(i) / float64(n))
}
