package fault

import "net/http"

// Exit codes of loadcore. The list is closed and documented in docs/cli.md.
const (
	ExitOK          = 0
	ExitFailures    = 1
	ExitUsage       = 2
	ExitScenario    = 3
	ExitTarget      = 4
	ExitRunnerLost  = 5
	ExitInvalid     = 98
	ExitThreshold   = 99
	ExitInterrupted = 130
)

// ExitCode returns the process exit code of a kind; 0 for "".
func (k Kind) ExitCode() int {
	switch k {
	case "":
		return ExitOK
	case Usage:
		return ExitUsage
	case Scenario:
		return ExitScenario
	case Target:
		return ExitTarget
	case RunnerLost:
		return ExitRunnerLost
	case Invalid:
		return ExitInvalid
	case Threshold:
		return ExitThreshold
	case Interrupted:
		return ExitInterrupted
	}
	return ExitFailures
}

// HTTPStatus returns the status that the control API answers with for a kind.
func (k Kind) HTTPStatus() int {
	switch k {
	case "":
		return http.StatusOK
	case Usage, Scenario:
		return http.StatusUnprocessableEntity
	case Target:
		return http.StatusBadGateway
	case RunnerLost:
		return http.StatusServiceUnavailable
	case Failures, Invalid, Threshold, Interrupted:
		return http.StatusConflict
	}
	return http.StatusInternalServerError
}
