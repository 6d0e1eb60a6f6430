package load

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// Wait is how long a user waits between two tasks: [Between], [Constant],
// [Pacing], [Throughput], [Exponential] or [WaitFunc]. The zero value does not
// wait. A wait comes after a task, never between two requests of one task.
type Wait struct {
	kind waitKind
	a, b time.Duration
	f    func(u *User) time.Duration
}

type waitKind uint8

const (
	waitUniform waitKind = iota
	waitPacing
	waitExponential
	waitFunc
)

// never is longer than any run, 73 years. Longer waits are cut to it, so that
// sums of times do not overflow.
const never = time.Duration(math.MaxInt64 / 4)

// Between waits a time drawn uniformly from shortest to longest.
func Between(shortest, longest time.Duration) Wait {
	return Wait{kind: waitUniform, a: min(shortest, never), b: min(longest, never)}
}

// Constant waits the same time after every task.
func Constant(d time.Duration) Wait { return Between(d, d) }

// Pacing starts a task every period, however long the task took. A task that
// takes longer than the period is followed by the next one at once; missed
// starts are not made up for. The first period is cut to a random part, so
// that users which were started together do not stay in step.
func Pacing(period time.Duration) Wait { return Wait{kind: waitPacing, a: min(period, never)} }

// Throughput is [Pacing] given as tasks per second and user: Throughput(0.5)
// starts a task every two seconds. It must be above zero and at most 1e9.
func Throughput(perSecond float64) Wait {
	if !(perSecond > 0) {
		return Wait{kind: waitPacing, a: -1}
	}
	return Pacing(time.Duration(min(float64(time.Second)/perSecond, float64(never))))
}

// Exponential waits a time drawn from the exponential distribution with the
// given mean, which makes the tasks of many users arrive as a Poisson process.
func Exponential(mean time.Duration) Wait { return Wait{kind: waitExponential, a: min(mean, never)} }

// WaitFunc waits what f says. It is called after every task, on the goroutine
// that ran it, and cannot make requests; a negative result does not wait. When
// f panics, that is counted, and the user waits for a second.
func WaitFunc(f func(u *User) time.Duration) Wait { return Wait{kind: waitFunc, f: f} }

func (w Wait) validate() error {
	switch {
	case w.kind == waitPacing && w.a <= 0:
		return errors.New("the period must be above zero; a throughput must be above zero and at most 1e9")
	case w.kind == waitFunc && w.f == nil:
		return errors.New("the function is nil")
	case w.a < 0 || w.b < 0:
		return errors.New("a wait must not be negative")
	case w.kind == waitUniform && w.b < w.a:
		return fmt.Errorf("the longest wait %v is below the shortest %v", w.b, w.a)
	}
	return nil
}

// Due says when a user's next task is due. Anchor is when its last task was
// due, ended when that task ended; both, and the result, are offsets from the
// start of the run. First is true after the user's first task. A result before
// ended means that the task overran its period. For runners.
func (w Wait) Due(u *User, anchor, ended time.Duration, first bool) time.Duration {
	switch w.kind {
	case waitPacing:
		if first {
			return max(ended, anchor+time.Duration(u.rng.Float64()*float64(w.a)))
		}
		return anchor + w.a
	case waitExponential:
		return ended + time.Duration(min(u.rng.ExpFloat64()*float64(w.a), float64(never)))
	case waitFunc:
		return ended + min(max(0, w.f(u)), never)
	}
	if w.b > w.a {
		return ended + w.a + time.Duration(u.rng.Int64N(int64(w.b-w.a)+1))
	}
	return ended + w.a
}

// String describes the wait as --wait would take it.
func (w Wait) String() string {
	switch {
	case w.kind == waitPacing:
		return "pacing " + w.a.String()
	case w.kind == waitExponential:
		return "exponential " + w.a.String()
	case w.kind == waitFunc:
		return "function"
	case w.a == w.b:
		return w.a.String()
	}
	return w.a.String() + ".." + w.b.String()
}
