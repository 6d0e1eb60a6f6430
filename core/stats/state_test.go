package stats_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

func TestGauges(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{})
	gauges := func(runner string, number uint64, to time.Duration, g stats.Gauges) {
		merge(t, totals, &stats.Delta{Runner: runner, Number: number, To: to, Gauges: g})
	}
	users := func(class string, n int) []stats.ClassUsers { return []stats.ClassUsers{{Class: class, Users: n}} }
	gauges("a", 1, time.Second, stats.Gauges{Process: "p", Users: users("x", 9), CPU: 1.9, RSS: 900})
	gauges("a", 3, 3*time.Second, stats.Gauges{Process: "p", Users: users("x", 2), InFlight: 1, Oldest: 4 * ms, CPU: 0.5, RSS: 100, OpenFiles: 50, FileLimit: 100})
	gauges("a", 2, 2*time.Second, stats.Gauges{Process: "p", Users: users("x", 7), CPU: 0.1}) // late, and no longer the state
	gauges("b", 1, 3*time.Second, stats.Gauges{Process: "p", Users: users("x", 3), InFlight: 2, Oldest: 7 * ms, CPU: 0.5, RSS: 100, OpenFiles: 50, FileLimit: 100})
	gauges("c", 1, 3*time.Second, stats.Gauges{Users: users("w", 1), CPU: 0.25, RSS: 7, OpenFiles: 80, FileLimit: 1000})
	s := totals.Snapshot(3*time.Second, noon(0))
	if want := []stats.ClassUsers{{Class: "w", Users: 1}, {Class: "x", Users: 5}}; !reflect.DeepEqual(s.ByClass, want) || s.Users != 6 {
		t.Errorf("%d users, %v; want 6, %v", s.Users, s.ByClass, want)
	}
	if s.InFlight != 3 || s.Oldest != 7*ms {
		t.Errorf("%d in flight, the oldest %v; want 3, 7ms", s.InFlight, s.Oldest)
	}
	if want := (stats.Generator{CPU: 0.75, MaxCPU: 1.9, RSS: 107, MaxRSS: 900, OpenFiles: 50, FileLimit: 100}); s.Generator != want {
		t.Errorf("generator %+v, want %+v: a process with two runners counts once", s.Generator, want)
	}
	if s = totals.Snapshot(20*time.Second, noon(0)); s.Users != 0 || s.InFlight != 0 || s.Generator.CPU != 0 || s.Generator.MaxCPU != 1.9 {
		t.Errorf("long after the last delta: %d users, %d in flight, %+v; want none, and the peak", s.Users, s.InFlight, s.Generator)
	}
}
