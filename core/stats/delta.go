package stats

import "time"

// Delta is what one runner has measured since its last delta. Deltas merge in
// any order: all figures but the gauges add up.
type Delta struct {
	// Runner names the runner; Number counts its deltas from 1.
	Runner string
	Number uint64
	// From and To are offsets from the start of the run.
	From, To time.Duration
	// Final marks the runner's last delta.
	Final bool

	Rows       []DeltaRow
	Tasks      []TaskRow
	Checks     []CheckRow
	Errors     []ErrorRow
	Exceptions []ExceptionRow
	// Lag is how late iterations started against plan.
	Lag Histogram
	// Missed counts iterations that were planned but could not start.
	Missed uint64
	// Interrupted counts requests that were in flight when the run ended.
	Interrupted uint64
	// Overflow counts what found no place in the bounded tables: samples under
	// the row for further names, errors and exceptions in the row for others.
	Overflow Overflow
	// Gauges are the state at To; they do not add up over time.
	Gauges Gauges
}

// Overflow counts what was recorded in the rows for "others".
type Overflow struct {
	Names, Tasks, Errors, Exceptions, Checks uint64
}

// Gauges are a runner's state at one moment.
type Gauges struct {
	// Process names the process that the figures of CPU, memory and files
	// belong to, so that they count once when it has several runners. Empty
	// means a process of the runner's own.
	Process string
	// Users is how many users run, by class.
	Users []ClassUsers
	// InFlight is how many requests are under way, Oldest the age of the oldest.
	InFlight int
	Oldest   time.Duration
	// CPU is the share of one core that the runner's process used since the
	// last delta; 1.5 is one and a half cores. RSS is its memory in bytes.
	CPU float64
	RSS uint64
	// SchedLatency is the 99th percentile of how long the goroutines of the
	// process waited to run since the last delta, 0 if that is unknown.
	SchedLatency time.Duration
	// OpenFiles and FileLimit are the process's file descriptors.
	OpenFiles, FileLimit int
}

// ClassUsers is how many users of a class run.
type ClassUsers struct {
	Class string
	Users int
}

// Key is a row of the results.
type Key struct {
	Method, Name string
}

// DeltaRow is one row's share of a delta.
type DeltaRow struct {
	Key
	OK, Failed Outcome
	// Phases of all samples of the row.
	Connect, TLS, FirstByte, Download Histogram
}

// Outcome is the successes, or the failures, of a row.
type Outcome struct {
	// Bytes is the sum of the body sizes.
	Bytes uint64
	// Service and Response have one value for each sample.
	Service, Response Histogram
}

// TaskRow counts the iterations of a task.
type TaskRow struct {
	Class, Task string
	Failures    uint64
	Duration    Histogram
}

// CheckRow counts a named check.
type CheckRow struct {
	Name           string
	Passed, Failed uint64
}

// ErrorRow counts failures that look the same.
type ErrorRow struct {
	Key
	Kind, Message       string
	Count               uint64
	FirstSeen, LastSeen time.Time
}

// ExceptionRow counts panics at one place with the same message.
type ExceptionRow struct {
	Exception
	Count               uint64
	FirstSeen, LastSeen time.Time
}
