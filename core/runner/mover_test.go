package runner

import (
	"runtime"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/plan"
)

// movement is what a mover did.
type movement struct {
	at    time.Duration
	class string
	step  int
}

// play runs a mover over assignments, each made when the run is as old as its
// key says, and returns what it did within the given time.
func play(t *testing.T, classes int, end time.Duration, assign map[time.Duration]plan.Assignment) []movement {
	t.Helper()
	var out []movement
	start := time.Now()
	clock := func() time.Duration { return time.Since(start) }
	m := &mover{clock: clock, wake: make(chan struct{}, 1)}
	m.start = func(k *class, due time.Duration) { out = append(out, movement{clock(), k.name, 1}) }
	m.retire = func(k *class, _ int) { out = append(out, movement{clock(), k.name, -1}) }
	for i := range classes {
		m.classes = append(m.classes, &class{name: string(rune('A' + i))})
	}
	done := make(chan struct{})
	go m.run(done)
	for at, a := range assign {
		time.AfterFunc(at, func() { m.assign(a) })
	}
	time.Sleep(end)
	synctest.Wait()
	close(done)
	synctest.Wait()
	return out
}

func TestMoverSpreadsUsersEvenlyInTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		got := play(t, 2, 10*time.Second, map[time.Duration]plan.Assignment{
			0: {Number: 1, Over: 4 * time.Second, Users: []int{30, 10}},
		})
		if len(got) != 40 {
			t.Fatalf("%d moves, want 40", len(got))
		}
		for i, m := range got {
			if want := time.Duration(i) * 100 * time.Millisecond; m.at != want {
				t.Errorf("user %d came at %v, want %v", i, m.at, want)
			}
		}
	})
}

func TestMoverFollowsTheLastAssignment(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		got := play(t, 1, time.Minute, map[time.Duration]plan.Assignment{
			0:                       {Number: 1, Over: 10 * time.Second, Users: []int{10}},
			2500 * time.Millisecond: {Number: 2, At: 3 * time.Second, Over: 2 * time.Second, Users: []int{1}},
			2600 * time.Millisecond: {Number: 2, Users: []int{99}}, // not newer: ignored
		})
		want := []movement{
			{0, "A", 1}, {1 * time.Second, "A", 1}, {2 * time.Second, "A", 1},
			{3 * time.Second, "A", -1}, {4 * time.Second, "A", -1},
		}
		if !slices.Equal(got, want) {
			t.Errorf("moves %v, want %v", got, want)
		}
	})
}

func TestMoverWithoutADurationMovesAllAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		got := play(t, 1, time.Second, map[time.Duration]plan.Assignment{0: {Number: 1, Users: []int{1000}}})
		if len(got) != 1000 || got[999].at != 0 {
			t.Errorf("%d moves, the last %v", len(got), got[len(got)-1])
		}
	})
}

func TestHaltedMoverMovesNoMore(t *testing.T) {
	t.Parallel()
	m := &mover{clock: func() time.Duration { return time.Hour }, classes: []*class{{}}, wake: make(chan struct{}, 1)}
	m.start = func(*class, time.Duration) { t.Error("a user started after halt") }
	m.assign(plan.Assignment{Number: 1, Users: []int{5}})
	m.halt()
	m.assign(plan.Assignment{Number: 2, Users: []int{5}})
	m.moveDue()
}

func TestHaltDoesNotWaitForAllMoves(t *testing.T) {
	t.Parallel()
	const all = 1_000_000
	m := &mover{clock: func() time.Duration { return time.Hour }, classes: []*class{{}}, wake: make(chan struct{}, 1)}
	moved, halted := 0, make(chan struct{})
	m.start = func(*class, time.Duration) {
		if moved++; moved == 10 {
			go func() { m.halt(); close(halted) }()
		}
		if moved > 10 {
			runtime.Gosched()
		}
	}
	m.assign(plan.Assignment{Number: 1, Users: []int{all}})
	m.moveDue()
	<-halted
	if moved == all {
		t.Error("halt returned when all users had been moved")
	}
}
