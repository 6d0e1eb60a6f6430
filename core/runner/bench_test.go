package runner_test

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/runner"
)

// launch starts a runner with users, and stops it when the test ends.
func launch(tb testing.TB, s load.Scenario, users int) {
	tb.Helper()
	r, err := runner.New(s, runner.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := r.Start(tb.Context(), plan.Spec{}); err != nil {
		tb.Fatal(err)
	}
	go func() {
		for range r.Deltas() { // until it ends
		}
	}()
	ctx := tb.Context()
	tb.Cleanup(func() { _ = r.Stop(ctx, time.Second) })
	if err := r.Assign(plan.Assignment{Number: 1, Users: []int{users}}); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkIteration is what an iteration costs besides what its task does: one
// user that does not wait.
func BenchmarkIteration(b *testing.B) {
	sample := func(u *load.User) { _ = u.Measure("WORK", "w", func() error { return nil }) }
	for _, row := range []struct {
		name string
		task func(u *load.User)
	}{
		{"empty", func(*load.User) {}},
		{"one sample", sample},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			done, n := make(chan struct{}), 0
			b.ResetTimer()
			launch(b, oneClass(load.Class{Tasks: task(func(u *load.User) {
				row.task(u)
				if n++; n == b.N {
					u.Stop()
					close(done)
				}
			})}), 1)
			<-done
		})
	}
}

// memory is what the process has in use, after a collection.
func memory() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc + m.StackInuse
}

// bytesPerWaitingUser starts users, lets each run its first task, and measures
// what they take while they wait for the second.
func bytesPerWaitingUser(tb testing.TB, users int) float64 {
	tb.Helper()
	before := memory()
	var ran atomic.Int64
	all := make(chan struct{})
	launch(tb, oneClass(load.Class{
		OnStart: func(u *load.User) { u.Set("basket", u.ID()) },
		Wait:    load.Between(time.Hour, 2*time.Hour),
		Tasks: task(func(u *load.User) {
			work(0)(u)
			if ran.Add(1) == int64(users) {
				close(all)
			}
		}),
	}), users)
	<-all
	return float64(memory()-before) / float64(users)
}

func BenchmarkWaitingUser(b *testing.B) {
	const users = 100_000
	var bytes float64
	for b.Loop() {
		bytes = bytesPerWaitingUser(b, users)
	}
	b.ReportMetric(bytes, "B/user")
}

func TestWaitingUserTakesLessThanAKilobyte(t *testing.T) {
	if bytes := bytesPerWaitingUser(t, 20_000); bytes > 1024 {
		t.Errorf("%.0f bytes for a user that waits, want at most 1024", bytes)
	}
}
