package stats

import "time"

// Snapshot is the merged state of a run at one moment. It is never changed
// once published.
type Snapshot struct {
	// At is the offset from the start of the run. Since is where the statistics
	// begin: 0, or about the last reset.
	At, Since time.Duration
	// Time is the wall clock at At.
	Time time.Time
	// Users run now; ByClass splits them.
	Users   int
	ByClass []ClassUsers
	// InFlight is how many requests are under way, Oldest the age of the oldest.
	InFlight int
	Oldest   time.Duration

	// Total is all rows together, under the name "Aggregated".
	Total Row
	// Rows are sorted by name, then method.
	Rows       []Row
	Tasks      []Task
	Checks     []CheckRow
	Errors     []ErrorRow
	Exceptions []ExceptionRow
	Overflow   Overflow

	// Lag is how late iterations started against plan.
	Lag Distribution
	// Missed counts iterations that were planned but could not start,
	// Interrupted the requests that were in flight when the run ended.
	Missed, Interrupted uint64
	// LostDeltas counts gaps in the numbers of the deltas.
	LostDeltas uint64
	// Generator is the load of the machines that run users.
	Generator Generator
}

// Generator sums up the processes that run users.
type Generator struct {
	// CPU is cores used over the last second, MaxCPU the highest since the
	// statistics began.
	CPU, MaxCPU float64
	// RSS is memory in bytes, MaxRSS the highest since the statistics began.
	RSS, MaxRSS uint64
	// OpenFiles and FileLimit are those of the process nearest its limit.
	OpenFiles, FileLimit int
}

// Row is one row of the results.
type Row struct {
	Key
	Count, Failures uint64
	Bytes           uint64
	// RPS and FailRPS are averages over the run, per second.
	RPS, FailRPS float64
	// Service and Response are of successes and failures together.
	Service, Response Distribution
	// OK and Failed are the service times apart.
	OK, Failed                        Distribution
	Connect, TLS, FirstByte, Download Distribution
	// Current is the last ten seconds.
	Current Current
	// ServiceHistogram and ResponseHistogram are set in a final snapshot only.
	ServiceHistogram, ResponseHistogram *Histogram
}

// Current are the figures of the last ten seconds. They fall to zero when
// nothing completes.
type Current struct {
	RPS, FailRPS float64
	Service      Distribution
}

// Task sums up the iterations of a task.
type Task struct {
	Class, Task     string
	Count, Failures uint64
	Duration        Distribution
}
