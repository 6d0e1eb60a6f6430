package stats

import "cmp"

// Limits bound how many distinct things a run keeps apart. What comes after is
// counted in a row of its own, see [OtherNames]. Zero and below mean the
// default. The limits hold for a whole run, not for each delta.
type Limits struct {
	// Names is the number of rows (a method and a name), and of tasks.
	Names int
	// Errors is the number of rows of errors that look the same.
	Errors int
	// Exceptions is the number of places that panicked.
	Exceptions int
	// Checks is the number of named checks.
	Checks int
}

// The default limits. A thousand rows is far more than anybody reads; at 50,000
// samples a second over all of them, recorder and totals take about 100 MB.
const (
	DefaultNames      = 1000
	DefaultErrors     = 500
	DefaultExceptions = 100
	DefaultChecks     = 500
)

// The rows that count what found no place in the bounded tables.
const (
	OtherNames      = "(other names)"
	OtherTasks      = "(other tasks)"
	OtherErrors     = "(other errors)"
	OtherExceptions = "(other exceptions)"
	OtherChecks     = "(other checks)"
)

// Texts are cut at these lengths, in bytes.
const (
	maxName    = 256
	maxMessage = 512
	maxStack   = 16 << 10
)

func (l Limits) orDefaults() Limits {
	return Limits{
		Names:      cmp.Or(max(l.Names, 0), DefaultNames),
		Errors:     cmp.Or(max(l.Errors, 0), DefaultErrors),
		Exceptions: cmp.Or(max(l.Exceptions, 0), DefaultExceptions),
		Checks:     cmp.Or(max(l.Checks, 0), DefaultChecks),
	}
}
