package load_test

import (
	"math"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"pgregory.net/rapid"
)

func TestDue(t *testing.T) {
	t.Parallel()
	const anchor, ended = 10 * time.Second, 13 * time.Second
	for _, row := range []struct {
		name            string
		wait            load.Wait
		first           bool
		lowest, highest time.Duration
	}{
		{"the zero wait is over at once", load.Wait{}, false, ended, ended},
		{"a constant wait counts from the end", load.Constant(2 * time.Second), false, 15 * time.Second, 15 * time.Second},
		{"between counts from the end", load.Between(time.Second, 4*time.Second), false, 14 * time.Second, 17 * time.Second},
		{"pacing counts from the start", load.Pacing(5 * time.Second), false, 15 * time.Second, 15 * time.Second},
		{"pacing that overran is due before the end", load.Pacing(time.Second), false, 11 * time.Second, 11 * time.Second},
		{"the first pacing is a random part", load.Pacing(8 * time.Second), true, ended, 18 * time.Second},
		{"throughput is pacing", load.Throughput(0.25), false, 14 * time.Second, 14 * time.Second},
		{"a tiny throughput does not overflow", load.Throughput(1e-300), false, 100 * time.Hour, math.MaxInt64},
		{"a negative wait function does not wait", load.WaitFunc(func(*load.User) time.Duration { return -5 }), false, ended, ended},
		{"a wait function is asked", load.WaitFunc(func(*load.User) time.Duration { return 3 * time.Second }), false, 16 * time.Second, 16 * time.Second},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			u := newUser(&engine{})
			for range 100 {
				got := row.wait.Due(u, anchor, ended, row.first)
				if got < row.lowest || got > row.highest {
					t.Fatalf("due at %v, want %v to %v", got, row.lowest, row.highest)
				}
			}
		})
	}
}

func TestExponentialHasItsMean(t *testing.T) {
	t.Parallel()
	u, sum := newUser(&engine{}), 0.0
	const n = 20_000
	for range n {
		sum += load.Exponential(time.Second).Due(u, 0, 0, false).Seconds()
	}
	// The standard error of the mean is 1/√n; five of them fail once in millions.
	if mean := sum / n; math.Abs(mean-1) > 5/math.Sqrt(n) {
		t.Errorf("mean wait %v s, want 1", mean)
	}
}

func TestPacingDesynchronisesUsers(t *testing.T) {
	t.Parallel()
	seen := map[time.Duration]bool{}
	for id := range 50 {
		u := load.NewUser(load.Identity{Class: "A", ID: id, Seed: 1})
		seen[load.Pacing(time.Second).Due(u, 0, 0, true)] = true
	}
	if len(seen) < 45 {
		t.Errorf("50 users that start together have %d different first waits", len(seen))
	}
}

func TestBetweenStaysInBounds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lo := time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "shortest"))
		hi := lo + time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "range"))
		u := newUser(&engine{})
		if due := load.Between(lo, hi).Due(u, 0, 0, false); due < lo || due > hi {
			t.Fatalf("drew %v from %v..%v", due, lo, hi)
		}
	})
}
