package plan_test

import (
	"math"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/plan"
	"pgregory.net/rapid"
)

func TestRampTime(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name     string
		from, to int
		rate     float64
		want     time.Duration
	}{
		{"fifty users at fifty a second take a second", 0, 50, 50, time.Second},
		{"a rate below one is minutes for many", 0, 30, 0.5, time.Minute},
		{"down takes as long as up", 50, 0, 50, time.Second},
		{"the way there counts, not the number", 40, 50, 10, time.Second},
		{"no way takes no time, at any rate", 7, 7, 0, 0},
		{"rate zero never arrives", 0, 1, 0, plan.Never},
		{"a negative rate never arrives", 0, 1, -1, plan.Never},
		{"a rate that is no number never arrives", 0, 1, math.NaN(), plan.Never},
		{"an infinite rate takes no time", 0, 5, math.Inf(1), 0},
		{"a time that overflows is never", 0, math.MaxInt, 1e-9, plan.Never},
		{"the difference of extremes does not overflow", math.MinInt, math.MaxInt, 1, plan.Never},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if got := plan.RampTime(row.from, row.to, row.rate); got != row.want {
				t.Errorf("RampTime(%d, %d, %v) = %v, want %v", row.from, row.to, row.rate, got, row.want)
			}
		})
	}
}

func TestRampUsers(t *testing.T) {
	t.Parallel()
	up := plan.NewRamp(0, 10, time.Second, 10)
	down := plan.NewRamp(10, 4, 0, 2)
	for _, row := range []struct {
		name    string
		ramp    plan.Ramp
		elapsed time.Duration
		want    int
	}{
		{"before it begins the old number holds", up, time.Second - 1, 0},
		{"the first user starts with the ramp", up, time.Second, 1},
		{"the second has not started just before its time", up, 1100*time.Millisecond - 1, 1},
		{"the second starts one distance later", up, 1100 * time.Millisecond, 2},
		{"the last starts one distance before the end", up, 1900 * time.Millisecond, 10},
		{"after the end the new number holds", up, time.Hour, 10},
		{"down loses the first at once", down, 0, 9},
		{"down loses them one by one", down, 1600 * time.Millisecond, 6},
		{"down ends at the new number", down, 3 * time.Second, 4},
		{"no time is all at once", plan.Ramp{To: 5000}, 0, 5000},
		{"less than a nanosecond a user is all at once", plan.Ramp{To: 5000, Over: 10}, 1, 5000},
		{"no way keeps the number", plan.Ramp{From: 3, To: 3, Over: time.Minute}, time.Second, 3},
		{"the zero ramp is nobody", plan.Ramp{}, time.Second, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if got := row.ramp.Users(row.elapsed); got != row.want {
				t.Errorf("%+v at %v: %d users, want %d", row.ramp, row.elapsed, got, row.want)
			}
		})
	}
}

func TestRampMovesOneWayWithoutJumps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from, to := rapid.IntRange(0, 500).Draw(t, "from"), rapid.IntRange(0, 500).Draw(t, "to")
		rate := rapid.Float64Range(0.1, 10_000).Draw(t, "rate")
		r := plan.NewRamp(from, to, time.Duration(rapid.IntRange(0, 1e9).Draw(t, "at")), rate)
		last := r.Users(r.At - 1)
		if last != from {
			t.Fatalf("%d users before the ramp, want %d", last, from)
		}
		every := float64(r.Over) / math.Max(1, math.Abs(float64(to-from)))
		for i := range 200 {
			now := r.Users(r.At + r.Over/200*time.Duration(i))
			step := float64(now - last)
			if to < from {
				step = -step
			}
			if most := float64(r.Over)/200/math.Max(every, 1) + 2; step < 0 || step > most {
				t.Fatalf("from %d to %d users in one step of at most %.0f (%+v)", last, now, most, r)
			}
			last = now
		}
		if got := r.Users(r.End()); got != to {
			t.Fatalf("%d users at the end, want %d", got, to)
		}
	})
}

func TestStagger(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name        string
		over        time.Duration
		moves, i, n int
		want        time.Duration
	}{
		{"the first runner starts with the ramp", time.Second, 5, 0, 2, 0},
		{"the second of two starts half a distance later", time.Second, 5, 1, 2, 100 * time.Millisecond},
		{"the last of four starts three quarters later", time.Second, 1, 3, 4, 750 * time.Millisecond},
		{"a runner without moves does not wait", time.Second, 0, 1, 2, 0},
		{"all at once stays all at once", 0, 5, 1, 2, 0},
		{"an index out of range does not wait", time.Second, 5, 2, 2, 0},
		{"a very long ramp does not overflow", plan.Never, 1, 1, 2, plan.Never / 2},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			got := plan.Stagger(row.over, row.moves, row.i, row.n)
			if d := got - row.want; d > time.Microsecond || d < -time.Microsecond {
				t.Errorf("Stagger = %v, want %v", got, row.want)
			}
		})
	}
}
