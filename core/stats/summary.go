package stats

import "time"

// Progress is a snapshot with where the run stands.
type Progress struct {
	*Snapshot
	Phase Phase
	// Target is how many users the run is heading for.
	Target int
	// RunTime is when the run ends, 0 for never.
	RunTime time.Duration
}

// Phase is where a run stands.
type Phase string

// The phases of a run, in order.
const (
	Starting Phase = "starting"
	Ramping  Phase = "ramping"
	Running  Phase = "running"
	Stopping Phase = "stopping"
	Done     Phase = "done"
)

// Summary is a finished run.
type Summary struct {
	// Version is loadcore's.
	Version          string
	StartedAt, Ended time.Time
	Host             string
	Seed             uint64
	Sources          []Source
	// MaxUsers is the most that ran at once, FinalUsers how many ran when the
	// stop began.
	MaxUsers, FinalUsers int
	ExitCode             int
	Verdict              Verdict
	// Snapshot is the final one, with histograms.
	*Snapshot
}

// Source is where a scenario came from.
type Source struct {
	// Kind is "script" or "plugin".
	Kind, Path string
	Scenario   string
	// Generations counts the versions of the scenario that ran.
	Generations int
}

// Verdict says whether the numbers of a run can be trusted.
type Verdict struct {
	State VerdictState
	// Reasons say what kept the run from being valid, worst first.
	Reasons []string
}

// VerdictState is valid, degraded or invalid.
type VerdictState string

// The states of a verdict.
const (
	Valid    VerdictState = "valid"
	Degraded VerdictState = "degraded"
	Invalid  VerdictState = "invalid"
)
