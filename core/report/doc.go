// Package report turns what was measured into something to read or to keep:
// tables, a live view, CSV files, a JSON summary. All are functions from
// snapshots to an io.Writer; they return the writer's errors.
//
// Start with [Final], which prints the tables that end a run. While it runs,
// [Live] is for a terminal and [Periodic] for a pipe. [JSON] and [CSV] write
// for other programs, [WriteFile] puts a whole file in place at once. [List]
// and [TaskRatio] show what a scenario holds.
//
// Times are shown in milliseconds with three digits, which is what the
// histograms hold. Names and messages come from scenarios and targets: what a
// terminal could take for a command is shown as an escape, such as \x1b.
package report

// Options say how to print.
type Options struct {
	// Width is how many columns the terminal has. Zero means no terminal:
	// then names are shown up to 80 columns wide.
	Width int
	// Colour allows ANSI colours.
	Colour bool
}
