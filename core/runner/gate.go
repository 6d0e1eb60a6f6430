package runner

import (
	"runtime"
	"sync/atomic"
	"time"
)

// gate keeps the generator from measuring itself. When very many users are due
// at once, starting them all would queue their answers behind the starts of
// the others, and that wait would be reported as the target's. So only a few
// users may be between their start and their first answer; the others wait in
// line, which is reported as lag. A slow target needs more than a few: the
// limit grows as long as the scheduler of goroutines has nothing else to run.
type gate struct {
	// unsettled is how many users have started and have no answer yet.
	unsettled atomic.Int64
	// limit is how many may be unsettled. Only the dispatcher changes it.
	limit atomic.Int64
}

const (
	// gateFloor is how many users may always be unsettled. It is as many as
	// the usual closed loops have, so they never meet the gate.
	gateFloor = 64
	// gateStep is how far the limit grows after each prompt probe.
	gateStep = 16
	// gateProbe is how long the dispatcher lets goroutines run before it probes.
	gateProbe = 100 * time.Microsecond
	// gatePrompt is how soon a yielding goroutine runs again on a scheduler
	// with headroom; with a queue it waits for dozens of others.
	gatePrompt = 50 * time.Microsecond
)

// open reports whether one more user may start.
func (g *gate) open() bool {
	n := g.unsettled.Load()
	return n < gateFloor || n < g.limit.Load()
}

// probe adapts the limit: up when the goroutine scheduler has headroom, down
// when it has a queue. It blocks for a moment.
func (g *gate) probe() {
	time.Sleep(gateProbe)
	start := time.Now()
	runtime.Gosched()
	n := g.unsettled.Load()
	if time.Since(start) < gatePrompt {
		g.limit.Store(max(gateFloor, n+gateStep))
		return
	}
	g.limit.Store(max(gateFloor, g.limit.Load()*3/4))
}

// trim takes back what a slow phase of the target has raised the limit to, so
// that a later burst meets a gate again.
func (g *gate) trim() {
	if n := g.unsettled.Load(); g.limit.Load() > n+gateFloor {
		g.limit.Store(n + gateFloor)
	}
}
