package control

import "github.com/loadcore/loadcore/core/stats"

// event is something that may change the phase of a run.
type event string

const (
	started event = "started" // all runners have started
	failed  event = "failed"  // a runner did not start
	ramping event = "ramping" // users are to move
	ramped  event = "ramped"  // the last user was due
	ending  event = "ending"  // the run is to stop
	stopped event = "stopped" // all runners have stopped
)

// next is the table of phases in the comment of the package.
func next(p stats.Phase, e event) stats.Phase {
	switch {
	case p == stats.Starting && e == started:
		return stats.Ramping
	case p == stats.Starting && e == failed:
		return stats.Done
	case p == stats.Ramping && e == ramped:
		return stats.Running
	case p == stats.Running && e == ramping:
		return stats.Ramping
	case (p == stats.Ramping || p == stats.Running) && e == ending:
		return stats.Stopping
	case p == stats.Stopping && e == stopped:
		return stats.Done
	}
	return p
}
