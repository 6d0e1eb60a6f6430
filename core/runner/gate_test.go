package runner

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestGateLetsAFewThroughAndHoldsTheRest(t *testing.T) {
	t.Parallel()
	var g gate
	for n := range gateFloor {
		if !g.open() {
			t.Fatalf("closed with %d users unsettled, the floor is %d", n, gateFloor)
		}
		g.unsettled.Add(1)
	}
	if g.open() {
		t.Errorf("open with %d users unsettled", gateFloor)
	}
}

func TestGateGrowsWhileTheSchedulerHasHeadroomAndShrinksAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var g gate
		g.unsettled.Store(1000) // a slow target
		start := time.Now()
		g.probe()
		if !g.open() || g.limit.Load() != 1000+gateStep {
			t.Errorf("limit %d after a prompt probe, want %d", g.limit.Load(), 1000+gateStep)
		}
		if took := time.Since(start); took != gateProbe {
			t.Errorf("the probe took %v, want %v", took, gateProbe)
		}
		g.unsettled.Store(10) // the target is fast again
		g.trim()
		if g.limit.Load() > 10+gateFloor {
			t.Errorf("limit %d is left over from the slow phase", g.limit.Load())
		}
	})
}

func TestSlowTargetIsNotHeldBackByTheGate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var running, most int
		s := newScheduler(func() time.Duration { return 0 })
		s.hire = func(u *user) *worker { // a worker whose users never get an answer
			running++
			most = max(most, running)
			return &worker{inbox: make(chan *user, 1)}
		}
		done := make(chan struct{})
		go s.run(done)
		for range 1000 {
			s.add(&user{class: &class{}})
		}
		time.Sleep(time.Second)
		synctest.Wait()
		s.mu.Lock()
		if most != 1000 {
			t.Errorf("%d users run at once, want all 1000", most)
		}
		s.mu.Unlock()
		close(done)
	})
}

func TestSchedulerEndsThoughTheGateBlocks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newScheduler(func() time.Duration { return 0 })
		s.hire = func(u *user) *worker { return &worker{inbox: make(chan *user, 1)} }
		for range 100_000 {
			s.add(&user{class: &class{}})
		}
		done, ended := make(chan struct{}), make(chan time.Time)
		go func() { s.run(done); ended <- time.Now() }()
		time.Sleep(10 * time.Millisecond)
		begin := time.Now()
		close(done)
		if took := (<-ended).Sub(begin); took > time.Millisecond {
			t.Errorf("the scheduler ran on for %v", took)
		}
	})
}
