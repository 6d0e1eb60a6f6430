// Package fault is the closed list of what can go wrong: kinds for loadcore's
// own errors, which decide the exit code, and kinds for failed requests, which
// head the error table. Kinds are plain strings, so they survive files and
// wires; the lists may grow, but a kind never changes its meaning.
//
// Use [New] or [Wrap] to make an error of a kind, [KindOf] to read it back.
package fault

import (
	"errors"
	"fmt"
)

// Kind names what went wrong.
type Kind string

// Kinds of loadcore's own errors.
const (
	// Internal is a defect in loadcore. It is the kind of an error that has none.
	Internal Kind = "internal"
	// Usage is a wrong flag, argument, environment variable or config file.
	Usage Kind = "usage"
	// Scenario is a script or plugin that cannot be loaded.
	Scenario Kind = "scenario"
	// Target is a target that never answered.
	Target Kind = "target"
	// RunnerLost is a runner that was lost and could not be replaced.
	RunnerLost Kind = "runner_lost"
	// Output is a result file that could not be written.
	Output Kind = "output"
	// Failures are requests or tasks that failed.
	Failures Kind = "failures"
	// Invalid is a run whose verdict is invalid, under --strict.
	Invalid Kind = "invalid"
	// Threshold is a threshold that was crossed.
	Threshold Kind = "threshold"
	// Interrupted is a run that was interrupted twice.
	Interrupted Kind = "interrupted_run"
)

// Error is an error of a kind, with an optional hint at the way out.
type Error struct {
	Kind Kind
	// Hint says what to do about it, in a sentence of its own.
	Hint string
	Err  error
}

// Error returns the text of the cause.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// New returns an error of a kind with a formatted text; %w wraps.
func New(k Kind, format string, args ...any) *Error {
	return &Error{Kind: k, Err: fmt.Errorf(format, args...)}
}

// Wrap gives err a kind and a hint, which may be empty. It returns nil for nil.
func Wrap(k Kind, hint string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{Kind: k, Hint: hint, Err: err}
}

// WithHint returns e with a hint.
func (e *Error) WithHint(hint string) *Error {
	e.Hint = hint
	return e
}

// KindOf returns the kind of the first error in the chain that has one,
// Internal if there is none, and "" for nil.
func KindOf(err error) Kind {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Kind
	}
	return Internal
}

// Hint returns the first hint in the chain, or "".
func Hint(err error) string {
	for err != nil {
		var e *Error
		if !errors.As(err, &e) {
			return ""
		}
		if e.Hint != "" {
			return e.Hint
		}
		err = e.Err
	}
	return ""
}
