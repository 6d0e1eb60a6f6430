package stats

import (
	"math"
	"time"
)

// Distribution sums up a histogram.
type Distribution struct {
	Count                  uint64
	Min, Mean, StdDev, Max time.Duration
	// Percentiles has one value for each of [Percentiles], in its order.
	Percentiles [numPercentiles]time.Duration
}

const numPercentiles = 10

// Percentiles returns the ones that every summary gives, as Locust does.
func Percentiles() [numPercentiles]float64 {
	return [...]float64{50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99}
}

// Percentile returns the value for one of [Percentiles]. For any other it
// returns the value of the next higher one, so it never flatters: at or below 0
// the minimum, above 99.99 the maximum.
func (d Distribution) Percentile(p float64) time.Duration {
	if !(p > 0) {
		return d.Min
	}
	for i, known := range Percentiles() {
		if p <= known {
			return d.Percentiles[i]
		}
	}
	return d.Max
}

// Percentile returns the smallest recorded value v such that at least p percent
// of the values are at most v: the nearest-rank rule of HdrHistogram. Of all
// values that share v's counter it is the highest, but never above [Histogram.Max]
// nor below [Histogram.Min], so it lies within 0.1 % (or half a microsecond, if
// that is more) of the exact one. At or below 0 it is the minimum; with no value
// it is 0.
func (h *Histogram) Percentile(p float64) time.Duration {
	if !(p > 0) {
		return h.min
	}
	left := rank(p, h.count)
	for counter, n := range h.counters.all() {
		if n >= left {
			return h.within(highestOf(counter))
		}
		left -= n
	}
	return h.max
}

// rank returns which of n values in rising order, counted from 1, is the
// percentile. The product is made a little smaller first, since a rounding
// error upwards would name the next value: 99.9/100*1000 must be 999.
func rank(p float64, n uint64) uint64 {
	const tolerance = 1e-12
	r := math.Ceil(p / 100 * float64(n) * (1 - tolerance))
	if r >= float64(n) {
		return n
	}
	return max(uint64(r), 1)
}

func (h *Histogram) within(d time.Duration) time.Duration { return min(max(d, h.min), h.max) }

// StdDev returns the standard deviation of the population. Each value counts as
// the middle of its counter.
func (h *Histogram) StdDev() time.Duration { return h.Distribution().StdDev }

// Distribution sums the histogram up in one pass.
func (h *Histogram) Distribution() Distribution {
	d := Distribution{Count: h.count, Min: h.min, Mean: h.Mean(), Max: h.max}
	if h.count == 0 {
		return d
	}
	var ranks [numPercentiles]uint64
	for i, p := range Percentiles() {
		ranks[i] = rank(p, h.count)
	}
	var seen uint64
	var next int
	var squares float64
	for counter, n := range h.counters.all() {
		seen += n
		for ; next < len(ranks) && seen >= ranks[next]; next++ {
			d.Percentiles[next] = h.within(highestOf(counter))
		}
		off := float64(h.within(middleOf(counter)) - d.Mean)
		squares += off * off * float64(n)
	}
	d.StdDev = time.Duration(math.Sqrt(squares / float64(h.count)))
	return d
}
