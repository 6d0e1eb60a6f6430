package stats_test

import (
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/stats"
	"pgregory.net/rapid"
)

func TestNumbersOfDeltas(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		numbers      []uint64
		merged, lost uint64
	}{
		"in order":                     {[]uint64{1, 2, 3}, 3, 0},
		"one twice":                    {[]uint64{1, 2, 2, 1}, 2, 0},
		"one missing":                  {[]uint64{1, 3}, 2, 1},
		"the first missing":            {[]uint64{3}, 1, 2},
		"one late":                     {[]uint64{1, 3, 2}, 3, 0},
		"one late, twice":              {[]uint64{1, 3, 2, 2, 3}, 3, 0},
		"backwards":                    {[]uint64{4, 3, 2, 1}, 4, 0},
		"two gaps, one of them filled": {[]uint64{1, 3, 6, 5}, 4, 2},
		"the last number there is":     {[]uint64{1, 1<<64 - 1}, 2, 1<<64 - 3},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			totals := stats.NewTotals(stats.Limits{})
			for _, n := range tt.numbers {
				d := delta("r", 1, ms)
				d.Number = n
				merge(t, totals, d)
			}
			s := totals.Snapshot(time.Second, noon(0))
			if s.Total.Count != tt.merged || s.LostDeltas != tt.lost {
				t.Errorf("merged %d, lost %d; want %d, %d", s.Total.Count, s.LostDeltas, tt.merged, tt.lost)
			}
		})
	}
}

// As long as there are fewer gaps than are remembered, the totals must agree
// with a set of numbers.
func TestNumbersOfDeltasAgreeWithASet(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		totals := stats.NewTotals(stats.Limits{})
		seen := map[uint64]bool{}
		var highest uint64
		for _, n := range rapid.SliceOfN(rapid.Uint64Range(1, 60), 1, 80).Draw(t, "numbers") {
			merge(t, totals, &stats.Delta{Number: n, Missed: 1})
			seen[n] = true
			highest = max(highest, n)
		}
		s := totals.Snapshot(0, noon(0))
		if s.Missed != uint64(len(seen)) || s.LostDeltas != highest-uint64(len(seen)) {
			t.Fatalf("merged %d, lost %d; want %d, %d", s.Missed, s.LostDeltas, len(seen), highest-uint64(len(seen)))
		}
	})
}

func TestManyGapsAreCountedThoughNotRemembered(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{})
	const n = 10_000
	for i := range uint64(n) {
		merge(t, totals, &stats.Delta{Number: 2 * (i + 1), Missed: 1})
	}
	merge(t, totals, &stats.Delta{Number: 1, Missed: 1}) // far too late to tell from a duplicate
	if s := totals.Snapshot(0, noon(0)); s.Missed != n || s.LostDeltas != n {
		t.Errorf("merged %d, lost %d; want %d, %d", s.Missed, s.LostDeltas, n, n)
	}
}

func TestALateNumberAfterALongRunIsStillCounted(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{})
	for n := range uint64(1000) {
		merge(t, totals, &stats.Delta{Number: n + 2, Missed: 1})
	}
	merge(t, totals, &stats.Delta{Number: 1, Missed: 1})
	if s := totals.Snapshot(0, noon(0)); s.Missed != 1001 || s.LostDeltas != 0 {
		t.Errorf("merged %d, lost %d; want 1001, 0", s.Missed, s.LostDeltas)
	}
}
