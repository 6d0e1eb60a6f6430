package runner

import (
	"math"
	"runtime"
	"testing"
	"time"
)

func TestQueueingPercentile(t *testing.T) {
	t.Parallel()
	inf := math.Inf(1)
	bounds := []float64{-inf, 0, 0.001, 0.01, 0.1, inf}
	for _, row := range []struct {
		name   string
		before []uint64
		after  []uint64
		want   time.Duration
	}{
		{"nothing has run", []uint64{5, 5, 5, 5, 5}, []uint64{5, 5, 5, 5, 5}, 0},
		{"fewer than a hundred say nothing", make([]uint64, 5), []uint64{0, 0, 0, 99, 0}, 0},
		{"one in a hundred is the 99th percentile's last", make([]uint64, 5), []uint64{0, 99, 0, 1, 0}, 0},
		{"two in a hundred are beyond it", make([]uint64, 5), []uint64{0, 98, 0, 2, 0}, 10 * time.Millisecond},
		{"what was before does not count", []uint64{0, 0, 0, 1000, 0}, []uint64{0, 500, 500, 1000, 0}, time.Millisecond},
		{"the first call counts all", nil, []uint64{0, 0, 100, 0, 0}, time.Millisecond},
		{"a bucket without end counts from where it begins", make([]uint64, 5), []uint64{0, 0, 0, 0, 100}, 100 * time.Millisecond},
		{"nor does one without beginning count below zero", make([]uint64, 5), []uint64{100, 0, 0, 0, 0}, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if got := percentile99(row.before, row.after, bounds); got != row.want {
				t.Errorf("%v, want %v", got, row.want)
			}
		})
	}
}

// Not parallel: it counts the waits of all goroutines of the process.
func TestGoroutinesThatWaitForAProcessorAreSeen(t *testing.T) {
	var q queueing
	q.read()
	done := make(chan struct{}, 2000)
	for range cap(done) { // far more than there are processors
		go func() {
			for begin := time.Now(); time.Since(begin) < 50*time.Microsecond; {
				runtime.Gosched()
			}
			done <- struct{}{}
		}()
	}
	for range cap(done) {
		<-done
	}
	if q.read() == 0 {
		t.Error("2000 goroutines that were started at once waited for nothing")
	}
}
