package stats_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/stats"
	"pgregory.net/rapid"
)

// seconds are deltas of a runner, each with so many samples of 1 ms.
func seconds(runner string, samples ...int) []*stats.Delta {
	var deltas []*stats.Delta
	for i, n := range samples {
		deltas = append(deltas, delta(runner, uint64(i+1), slices.Repeat([]time.Duration{ms}, n)...))
	}
	return deltas
}

func steady(n int) []int { return slices.Repeat([]int{10}, n) }

func TestCurrentRate(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		samples []int
		at      time.Duration
		want    float64
	}{
		"the first second":                                 {steady(1), time.Second, 10},
		"the first seconds divide by the time since":       {[]int{10, 20, 30}, 3 * time.Second, 20},
		"a delta that is due does not look like a drop":    {steady(3), 4400 * ms, 10},
		"after ten seconds the first one is forgotten":     {append([]int{1000}, steady(10)...), 11 * time.Second, 10},
		"a runner that is silent counts as nothing":        {steady(20), 25 * time.Second, 5},
		"ten seconds after the last delta nothing is left": {steady(20), 30 * time.Second, 0},
		"and stays so":                                     {steady(20), time.Hour, 0},
		"silence in the first ten seconds":                 {steady(2), 8 * time.Second, 2.5},
		"a target that answers nothing for twenty seconds": {append(steady(20), make([]int, 20)...), 40 * time.Second, 0},
		"a peak is seen in the window":                     {append(steady(20), 110), 21 * time.Second, 20},
		"nothing yet":                                      {nil, 5 * time.Second, 0},
		"at the very start":                                {nil, 0, 0},
		"a clock of the runner that is a little ahead":     {steady(3), 2900 * ms, 10},
		"a clock of the runner that is an hour ahead":      {steady(20), time.Second, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			totals := stats.NewTotals(stats.Limits{})
			merge(t, totals, seconds("r", tt.samples...)...)
			s := totals.Snapshot(tt.at, noon(0))
			if got := s.Total.Current.RPS; math.Abs(got-tt.want) > 1e-9 {
				t.Errorf("%v/s at %v, want %v", got, tt.at, tt.want)
			}
			if len(s.Rows) == 1 && s.Rows[0].Current != s.Total.Current {
				t.Errorf("the row says %+v, the total %+v", s.Rows[0].Current, s.Total.Current)
			}
		})
	}
}

func TestCurrentFiguresForgetTheirTimes(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{})
	r := stats.NewRecorder(stats.Limits{}, 1)
	for n := range 30 {
		service, kind := time.Second, "status"
		if n >= 15 {
			service, kind = ms, ""
		}
		r.Shard(0).Sample(&stats.Sample{Service: service, Kind: kind})
		to := time.Duration(n+1) * time.Second
		merge(t, totals, r.Take(stats.Delta{Number: uint64(n + 1), From: to - time.Second, To: to}))
		c := totals.Snapshot(to, noon(0)).Total.Current
		slow := max(0, min(n+1, 10, 25-(n+1)))
		if got := uint64(math.Round(c.FailRPS * min(to, 10*time.Second).Seconds())); got != uint64(slow) {
			t.Errorf("after %v: %d failures in the window, want %d", to, got, slow)
		}
		if wantMax := map[bool]time.Duration{true: time.Second, false: ms}[slow > 0]; c.Service.Max != wantMax || c.Service.Count != uint64(min(n+1, 10)) {
			t.Errorf("after %v: %d values up to %v, want %d up to %v", to, c.Service.Count, c.Service.Max, min(n+1, 10), wantMax)
		}
	}
}

// Deltas hit whole seconds a little late, each by another time, and snapshots
// come before or after them; the rate must not waver.
func TestSteadyLoadShowsASteadyRate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		jitter := rapid.Map(rapid.IntRange(0, 300), func(n int) time.Duration { return time.Duration(n) * ms })
		totals := stats.NewTotals(stats.Limits{})
		var late *stats.Delta
		for n := range uint64(40) {
			a, b := delta("a", n+1, ms, ms), delta("b", n+1, ms)
			a.To += jitter.Draw(t, "a")
			b.To += jitter.Draw(t, "b")
			if late != nil {
				merge(t, totals, late)
				late = nil
			}
			merge(t, totals, a)
			if rapid.Bool().Draw(t, "b is late") {
				late = b
			} else {
				merge(t, totals, b)
			}
			at := max(a.To, b.To)
			if got := totals.Snapshot(at, noon(0)).Total.Current.RPS; n > 10 && math.Abs(got-3) > 1e-9 {
				t.Fatalf("%v/s at %v, want 3", got, at)
			}
		}
	})
}

func TestLostRunnerDoesNotHoldTheOthersBack(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{})
	merge(t, totals, seconds("lost", steady(5)...)...)
	merge(t, totals, seconds("alive", steady(30)...)...)
	if got := totals.Snapshot(30*time.Second, noon(0)).Total.Current.RPS; got != 10 {
		t.Errorf("%v/s, want the 10/s of the runner that is left", got)
	}
}

func TestFinishedRunnerDoesNotHoldTheOthersBack(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{})
	short := seconds("short", steady(19)...)
	short[18].Final = true
	merge(t, totals, short...)
	merge(t, totals, seconds("long", steady(20)...)...)
	if got := totals.Snapshot(20*time.Second, noon(0)).Total.Current.RPS; got != 19 {
		t.Errorf("%v/s, want 10/s of one and 9/s of the one that ended a second ago", got)
	}
	final := seconds("alone", steady(20)...)
	final[19].Final = true
	totals = stats.NewTotals(stats.Limits{})
	merge(t, totals, final...)
	if got := totals.Final(20600*ms, noon(0)).Total.Current.RPS; got != 10 {
		t.Errorf("at the end of the run: %v/s, want its last ten seconds, 10", got)
	}
}

// A runner whose clock is far ahead may spoil current figures, but not for good.
func TestWindowRecoversFromAWrongClock(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{})
	wrong := delta("wrong", 1, ms)
	wrong.To = math.MaxInt64
	merge(t, totals, wrong)
	for _, d := range seconds("right", steady(20)...) {
		merge(t, totals, d)
		totals.Snapshot(d.To, noon(0))
	}
	s := totals.Snapshot(20*time.Second, noon(0))
	if s.Total.Current.RPS != 10 || s.Total.Count != 201 {
		t.Errorf("%v/s of %d samples, want 10/s of 201", s.Total.Current.RPS, s.Total.Count)
	}
}
