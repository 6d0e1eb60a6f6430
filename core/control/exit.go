package control

import (
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/stats"
)

// ExitCode is the exit code of a finished run. The first that applies counts:
//
//   - the code of the kind of err, such as 130 for an aborted run, 5 for a lost
//     runner, 1 for an error without a kind;
//   - 98 when the verdict is invalid and strict is set: figures that cannot be
//     trusted say nothing about failures either;
//   - onFailures when a request or a task failed, 1 unless the user chose
//     another, which may be 0;
//   - 0.
func ExitCode(s *stats.Summary, err error, onFailures int, strict bool) int {
	switch {
	case err != nil:
		return fault.KindOf(err).ExitCode()
	case strict && s.Verdict.State == stats.Invalid:
		return fault.Invalid.ExitCode()
	case hasFailed(s.Snapshot):
		return onFailures
	}
	return fault.ExitOK
}

// hasFailed reports whether a request or a task failed.
func hasFailed(s *stats.Snapshot) bool {
	if s.Total.Failures > 0 || len(s.Exceptions) > 0 || s.Overflow.Exceptions > 0 {
		return true
	}
	for i := range s.Tasks {
		if s.Tasks[i].Failures > 0 {
			return true
		}
	}
	return false
}
