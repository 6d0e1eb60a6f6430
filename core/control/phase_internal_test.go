package control

import (
	"testing"

	"github.com/loadcore/loadcore/core/stats"
)

func TestPhases(t *testing.T) {
	t.Parallel()
	moves := map[stats.Phase]map[event]stats.Phase{
		stats.Starting: {started: stats.Ramping, failed: stats.Done},
		stats.Ramping:  {ramped: stats.Running, ending: stats.Stopping},
		stats.Running:  {ramping: stats.Ramping, ending: stats.Stopping},
		stats.Stopping: {stopped: stats.Done},
		stats.Done:     {},
	}
	for from, table := range moves {
		for _, e := range []event{started, failed, ramping, ramped, ending, stopped, "unheard of"} {
			want, ok := table[e]
			if !ok {
				want = from
			}
			if got := next(from, e); got != want {
				t.Errorf("%s in phase %s leads to %s, want %s", e, from, got, want)
			}
		}
	}
}
