// Package runner runs users. It is the one implementation behind every home of
// a scenario: [New] makes a plan.Runner of a load.Scenario in this process.
//
// A waiting user is an entry in a heap of timers, not a goroutine. When it is
// due, a worker goroutine runs its next task; the number of goroutines is the
// number of tasks under way. What a task measures goes into a shard of a
// recorder, and once a second a delta is taken from it.
//
// # States of a user
//
//	state    due        task returns       retire, stop         interrupt
//	waiting  → ready    –                  → ready for OnStop,  –
//	                                       or ended without
//	ready    → running  –                  ends when taken      → ended
//	running  –          → waiting, or      ends once the task   task unwinds,
//	                    → running when     returns, after       → ended
//	                    it does not wait   OnStop
//	ended    –          –                  –                    –
//
// Ready users stand in line until the gate lets them start. An interrupt comes
// only after a stop whose grace is over; from then on OnStop is not run.
package runner
