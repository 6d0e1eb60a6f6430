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
//	state    due        task returns       retire, stop       interrupt
//	waiting  → ready    –                  → ready, to end    –
//	ready    → running  –                  ends when taken    –
//	running  –          → waiting, or      ends once the      task unwinds,
//	                    → running when     task returns       then ends
//	                    it does not wait
//	ended    –          –                  –                  –
package runner
