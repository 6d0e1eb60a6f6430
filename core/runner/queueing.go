package runner

import (
	"math"
	"runtime/metrics"
	"slices"
	"time"
)

// queueing measures how long goroutines wait for a processor: what the
// generator itself adds to the times that it measures, because an answer is
// read when the goroutine that waits for it runs. The Go runtime takes the time
// of every eighth or so. (runtime/metrics, /sched/latencies:seconds.)
type queueing struct {
	sample [1]metrics.Sample
	before []uint64
}

// read returns the 99th percentile since the last call, or 0 if that is unknown.
func (q *queueing) read() time.Duration {
	q.sample[0].Name = "/sched/latencies:seconds"
	metrics.Read(q.sample[:])
	if q.sample[0].Value.Kind() != metrics.KindFloat64Histogram {
		return 0
	}
	h := q.sample[0].Value.Float64Histogram()
	p := percentile99(q.before, h.Counts, h.Buckets)
	q.before = append(q.before[:0], h.Counts...) // the next read overwrites them
	return p
}

// fewest is how many values a 99th percentile needs. With fewer it is the
// largest, and one collection of garbage would be all that it says.
const fewest = 100

// percentile99 is the 99th percentile of the values that came between two
// readings of a histogram, rounded down to where its bucket begins. Bounds are
// those of the buckets, in seconds, one more than there are counts.
func percentile99(before, after []uint64, bounds []float64) time.Duration {
	counts, total := slices.Clone(after), uint64(0)
	for i := range counts {
		if i < len(before) {
			counts[i] -= min(before[i], counts[i])
		}
		total += counts[i]
	}
	if total < fewest {
		return 0
	}
	above := total / 100 // how many lie beyond the percentile
	for i := len(counts) - 1; i > 0; i-- {
		if counts[i] > above {
			return time.Duration(math.Max(0, bounds[i]) * float64(time.Second))
		}
		above -= counts[i]
	}
	return 0
}
