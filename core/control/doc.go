// Package control owns one run over a set of runners. It starts them, says how
// many users of each class they shall have and when, merges what they measure,
// publishes where the run stands once a second, stops them, and judges whether
// the numbers can be trusted.
//
// Use [New] and [Control.Run] first; [Control.Subscribe] follows a run while it
// goes on, [Judge] makes the verdict and [ExitCode] the exit code.
//
// Control knows plan.Runner and nothing else of a runner: not whether it lives
// in this process, in a child process or on another machine.
//
// # Phases
//
//	phase      event                                        next
//	starting   all runners have started                     ramping
//	starting   a runner failed to start, cancel, abort      done
//	ramping    the last user was due                        running
//	running    SetUsers                                     ramping
//	ramping,   run time over, cancel, abort,                stopping
//	running    all runners lost, an assignment refused
//	stopping   all runners have stopped, or time is up      done
//
// Nothing leads out of done, and every other event leaves the phase as it is.
package control
