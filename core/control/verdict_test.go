package control_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/stats"
	"pgregory.net/rapid"
)

// lag is the distribution of iterations of which some started late.
func lag(onTime, late int, by time.Duration) stats.Distribution {
	var h stats.Histogram
	for range onTime {
		h.Record(0)
	}
	for range late {
		h.Record(by)
	}
	return h.Distribution()
}

// judged is a change to a clean run of 1000 samples on 2 cores, and what the
// verdict must be.
type judged struct {
	name    string
	edit    func(s *stats.Snapshot, f *control.Facts)
	state   stats.VerdictState
	reasons []string // a part of each, in order
}

func lagRules() []judged {
	rule := func(name string, onTime, late int, by time.Duration, state stats.VerdictState, reasons ...string) judged {
		return judged{name, func(s *stats.Snapshot, _ *control.Facts) { s.Lag = lag(onTime, late, by) }, state, reasons}
	}
	return []judged{
		rule("nine late in a thousand are valid", 991, 9, 900*time.Millisecond, stats.Valid),
		rule("more than one late in a hundred is degraded", 980, 20, 150*time.Millisecond, stats.Degraded, "3.0 ms on average, 1 in 100 by 150"),
		rule("everything a little late is degraded by the mean", 0, 1000, 11*time.Millisecond, stats.Degraded, "11.0 ms on average"),
		rule("just below both limits is valid", 900, 100, 99*time.Millisecond, stats.Valid),
		rule("more than one in a hundred a second late is invalid", 980, 20, 1100*time.Millisecond, stats.Invalid, "1 in 100 by 1100"),
		rule("a mean above 100 ms is invalid", 0, 1000, 120*time.Millisecond, stats.Invalid, "120.0 ms on average"),
		rule("no iteration has no lag", 0, 0, 0, stats.Valid),
		// 5,000 users at once, started within 300 ms (150 ms on average).
		rule("a burst alone is invalid", 0, 5000, 150*time.Millisecond, stats.Invalid, "150.0 ms on average"),
		rule("a burst at the start of a short run is degraded", 20_000, 5000, 150*time.Millisecond, stats.Degraded, "30.0 ms on average"),
		rule("a burst at the start of a long run is valid", 600_000, 5000, 150*time.Millisecond, stats.Valid),
	}
}

func lossRules() []judged {
	return []judged{
		{"one lost report of many is degraded", func(s *stats.Snapshot, _ *control.Facts) { s.LostDeltas = 1 },
			stats.Degraded, []string{"1 reports of runners (0.498 %)"}},
		{"many lost reports are invalid", func(s *stats.Snapshot, _ *control.Facts) { s.LostDeltas = 20 },
			stats.Invalid, []string{"20 reports of runners (9.09 %)"}},
		{"a report that does not merge is degraded", func(_ *stats.Snapshot, f *control.Facts) { f.Rejected, f.Rejection = 1, "a: broken" },
			stats.Degraded, []string{"could not be merged (a: broken)"}},
		{"many reports that do not merge are invalid", func(_ *stats.Snapshot, f *control.Facts) { f.Rejected = 100 },
			stats.Invalid, []string{"100 reports of runners (50 %)"}},
		{"a lost runner is invalid", func(_ *stats.Snapshot, f *control.Facts) { f.Lost = []string{"a after 3s"} },
			stats.Invalid, []string{"runners were lost: a after 3s"}},
		{"a last report that never came is degraded", func(_ *stats.Snapshot, f *control.Facts) { f.Unfinished = []string{"a"} },
			stats.Degraded, []string{"the last report of a never came"}},
		{"an aborted run is degraded, and says so once", func(_ *stats.Snapshot, f *control.Facts) { f.Aborted, f.Unfinished = true, []string{"a"} },
			stats.Degraded, []string{"aborted"}},
		{"ten interrupted in a thousand are valid", func(s *stats.Snapshot, _ *control.Facts) { s.Interrupted = 10 }, stats.Valid, nil},
		{"more than one interrupted in a hundred is degraded", func(s *stats.Snapshot, _ *control.Facts) { s.Interrupted = 111 },
			stats.Degraded, []string{"111 requests (9.99 %) were cut short"}},
	}
}

func otherRules() []judged {
	return []judged{
		{"a clean run is valid", func(*stats.Snapshot, *control.Facts) {}, stats.Valid, nil},
		{"nothing measured is invalid", func(s *stats.Snapshot, f *control.Facts) { s.Total.Count, f.Samples = 0, 0 },
			stats.Invalid, []string{"no request completed"}},
		{"nothing but requests in flight is invalid, for one reason", func(s *stats.Snapshot, f *control.Facts) { s.Total.Count, f.Samples, s.Interrupted = 0, 0, 10 },
			stats.Invalid, []string{"all 10 requests were still in flight"}},
		{"failures of the target are valid", func(s *stats.Snapshot, _ *control.Facts) {
			s.Total.Failures = 1000
			s.Errors = []stats.ErrorRow{{Kind: string(fault.Refused), Count: 1000}}
		}, stats.Valid, nil},
		{"a single want of descriptors or ports is invalid", func(s *stats.Snapshot, _ *control.Facts) {
			s.Errors = []stats.ErrorRow{{Kind: string(fault.Exhausted), Count: 1}}
		}, stats.Invalid, []string{"ran out of ports or file descriptors: 1 requests"}},
		{"ten samples in a thousand from busy seconds are valid", func(_ *stats.Snapshot, f *control.Facts) { f.BusySamples = 10 }, stats.Valid, nil},
		{"more than one in a hundred from busy seconds is degraded", func(_ *stats.Snapshot, f *control.Facts) { f.BusySamples = 500 },
			stats.Degraded, []string{"more than 90 % of its 2 cores while 50 % of the samples were taken (peak 1.95 cores)"}},
		{"ten samples in a thousand from seconds in which goroutines queued are valid", func(_ *stats.Snapshot, f *control.Facts) { f.QueuedSamples = 10 }, stats.Valid, nil},
		{"more than one in a hundred from such seconds is degraded", func(_ *stats.Snapshot, f *control.Facts) {
			f.QueuedSamples, f.MaxQueued = 11, 52*time.Millisecond
		}, stats.Degraded, []string{"1 in 100 longer than 10ms while 1.1 % of the samples were taken (up to 52.0 ms)"}},
		{"one second that ended late is valid in a short run", func(_ *stats.Snapshot, f *control.Facts) { f.Seconds, f.LateSeconds = 2, 1 }, stats.Valid, nil},
		{"one late second in a hundred is valid", func(_ *stats.Snapshot, f *control.Facts) { f.Seconds, f.LateSeconds = 1000, 10 }, stats.Valid, nil},
		{"more than one late second in a hundred is degraded", func(_ *stats.Snapshot, f *control.Facts) { f.Seconds, f.LateSeconds = 20, 2 },
			stats.Degraded, []string{"in 2 of 20 seconds the generator woke up more than 100ms late"}},
		{"a few missed arrivals are degraded", func(s *stats.Snapshot, _ *control.Facts) { s.Missed = 1 },
			stats.Degraded, []string{"1 planned iterations (0.0999 %)"}},
		{"many missed arrivals are invalid", func(s *stats.Snapshot, _ *control.Facts) { s.Missed = 1000 },
			stats.Invalid, []string{"1000 planned iterations (50 %)"}},
		{"reasons for invalid come before those for degraded", func(s *stats.Snapshot, f *control.Facts) {
			s.Lag, s.LostDeltas, f.BusySamples = lag(0, 10, 50*time.Millisecond), 50, 1000
		}, stats.Invalid, []string{"were lost", "started late", "cores"}},
	}
}

func TestJudge(t *testing.T) {
	t.Parallel()
	for _, row := range slices.Concat(lagRules(), lossRules(), otherRules()) {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := &stats.Snapshot{Lag: lag(1000, 0, 0), Generator: stats.Generator{MaxCPU: 1.95}}
			s.Total.Count = 1000
			f := control.Facts{Cores: 2, Samples: 1000, Deltas: 200}
			row.edit(s, &f)
			got := control.Judge(s, f)
			if got.State != row.state || len(got.Reasons) != len(row.reasons) {
				t.Fatalf("verdict %+v, want %s for %d reasons", got, row.state, len(row.reasons))
			}
			for i, want := range row.reasons {
				if !strings.Contains(got.Reasons[i], want) {
					t.Errorf("reason %q, want one with %q", got.Reasons[i], want)
				}
			}
		})
	}
}

func TestJudgeNeverGetsMilderAsThingsGetWorse(t *testing.T) {
	t.Parallel()
	severity := map[stats.VerdictState]int{stats.Valid: 0, stats.Degraded: 1, stats.Invalid: 2}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) uint64 { return rapid.Uint64Range(0, 2000).Draw(t, name) }
		s := &stats.Snapshot{Missed: draw("missed"), LostDeltas: draw("lost"), Interrupted: draw("interrupted")}
		s.Total.Count, s.Lag.Count = 1+draw("count"), draw("iterations")
		s.Lag.Mean = time.Duration(draw("mean")) * time.Millisecond
		f := control.Facts{Cores: 2, Samples: 2001, BusySamples: draw("busy"), Deltas: 1 + draw("deltas"), Seconds: 2001, LateSeconds: draw("late")}
		f.QueuedSamples = draw("queued")
		before := control.Judge(s, f)
		s.Missed, s.LostDeltas, s.Interrupted = s.Missed+draw("a"), s.LostDeltas+draw("b"), s.Interrupted+draw("c")
		s.Lag.Mean += time.Duration(draw("d")) * time.Millisecond
		f.BusySamples, f.LateSeconds = f.BusySamples+draw("e"), f.LateSeconds+draw("f")
		f.QueuedSamples += draw("g")
		after := control.Judge(s, f)
		if severity[after.State] < severity[before.State] {
			t.Fatalf("%+v became %+v", before, after)
		}
		if (after.State == stats.Valid) != (len(after.Reasons) == 0) {
			t.Fatalf("%s with the reasons %q", after.State, after.Reasons)
		}
	})
}
