package control_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/stats"
)

func TestExitCode(t *testing.T) {
	t.Parallel()
	clean := func(*stats.Summary) {}
	failures := func(s *stats.Summary) { s.Total.Failures = 1 }
	invalid := func(s *stats.Summary) { s.Verdict.State, s.Total.Failures = stats.Invalid, 1 }
	for _, row := range []struct {
		name       string
		edit       func(s *stats.Summary)
		err        error
		onFailures int
		strict     bool
		want       int
	}{
		{"a clean run is 0", clean, nil, 1, true, 0},
		{"a failed request is 1", failures, nil, 1, false, 1},
		{"a failed request is what the user chose", failures, nil, 7, false, 7},
		{"a failed request is 0 when the user chose that", failures, nil, 0, false, 0},
		{"a failed task is 1", func(s *stats.Summary) { s.Tasks = []stats.Task{{}, {Failures: 1}} }, nil, 1, false, 1},
		{"a panic is 1", func(s *stats.Summary) { s.Exceptions = make([]stats.ExceptionRow, 1) }, nil, 1, false, 1},
		{"a panic that found no row is 1", func(s *stats.Summary) { s.Overflow.Exceptions = 1 }, nil, 1, false, 1},
		{"an invalid verdict alone changes nothing", invalid, nil, 1, false, 1},
		{"an invalid verdict under strict is 98, failures or not", invalid, nil, 1, true, 98},
		{"a degraded verdict under strict changes nothing", func(s *stats.Summary) { s.Verdict.State = stats.Degraded }, nil, 1, true, 0},
		{"a lost runner is 5, whatever else", invalid, fault.New(fault.RunnerLost, "x"), 1, true, 5},
		{"a lost runner is 5 among other errors", clean, errors.Join(errors.New("stop"), fault.New(fault.RunnerLost, "x")), 1, false, 5},
		{"an aborted run is 130", failures, fault.New(fault.Interrupted, "x"), 1, false, 130},
		{"a scenario that fails to start is 3", clean, fmt.Errorf("start: %w", fault.New(fault.Scenario, "x")), 1, false, 3},
		{"an error without a kind is 1, whatever failures are", clean, errors.New("teardown"), 0, false, 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := &stats.Summary{Snapshot: &stats.Snapshot{}, Verdict: stats.Verdict{State: stats.Valid}}
			row.edit(s)
			if got := control.ExitCode(s, row.err, row.onFailures, row.strict); got != row.want {
				t.Errorf("exit code %d, want %d", got, row.want)
			}
		})
	}
}
