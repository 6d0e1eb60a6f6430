package stats

import (
	"math/bits"
	"time"
)

// Histogram counts durations in the layout of HdrHistogram: microseconds,
// three significant digits, up to 24 hours. It keeps the exact minimum, maximum
// and sum besides, in nanoseconds.
//
// Durations are rounded to whole microseconds, halves upwards, so one below
// 500 ns counts as 0 µs. A negative one counts as 0, one above 24 hours as 24
// hours. Memory grows with the spread of the values, not with their number: an
// empty histogram takes 48 bytes, one whose values span 1 to 20 ms about 20 KB.
//
// The zero value is ready. A histogram that has been used must not be copied,
// use [Histogram.Clone]; it may not be changed from several goroutines at once.
type Histogram struct {
	count    uint64
	sum      sum
	min, max time.Duration // 0 when count is
	counters *counters     // nil until the first value
}

// sum is the sum of nanoseconds in 128 bits: 64 would overflow in runs that
// take weeks.
type sum struct{ hi, lo uint64 }

func (s *sum) add(o sum) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, o.lo, 0)
	s.hi += o.hi + carry
}

// times returns the sum of n equal durations.
func times(d time.Duration, n uint64) sum {
	hi, lo := bits.Mul64(uint64(d), n)
	return sum{hi: hi, lo: lo}
}

// Record counts a duration.
func (h *Histogram) Record(d time.Duration) {
	d = min(max(d, 0), highest)
	if h.counters == nil {
		h.counters = new(counters)
	}
	h.counters.add(counterOf(units(d)), 1)
	h.note(1, sum{lo: uint64(d)}, d, d)
}

// note keeps the exact figures of n values.
func (h *Histogram) note(n uint64, total sum, low, high time.Duration) {
	if h.count == 0 || low < h.min {
		h.min = low
	}
	h.max = max(h.max, high)
	h.count += n
	h.sum.add(total)
}

// Merge adds all values of o, which stays as it is.
func (h *Histogram) Merge(o *Histogram) {
	if o.count == 0 {
		return
	}
	if h.counters == nil {
		h.counters = o.counters.clone()
	} else {
		h.counters.merge(o.counters)
	}
	h.note(o.count, o.sum, o.min, o.max)
}

// Reset forgets all values and keeps the memory for the next ones.
func (h *Histogram) Reset() {
	kept := h.counters
	if kept != nil && h.count > 0 {
		kept.reset()
	}
	*h = Histogram{counters: kept}
}

// recycle is a reset that keeps memory only where enough values were recorded
// to be worth it.
func (h *Histogram) recycle() {
	if h.counters != nil && h.count < 4*uint64(len(h.counters.pages)) {
		h.counters = nil
	}
	h.Reset()
}

// Clone returns a copy that shares nothing with h.
func (h *Histogram) Clone() *Histogram {
	c := new(Histogram)
	c.Merge(h)
	return c
}

// Count returns how many values there are.
func (h *Histogram) Count() uint64 { return h.count }

// Min returns the lowest value, exactly; 0 when there is none.
func (h *Histogram) Min() time.Duration { return h.min }

// Max returns the highest value, exactly; 0 when there is none.
func (h *Histogram) Max() time.Duration { return h.max }

// Mean returns the exact mean, rounded down to a nanosecond; 0 when there is no
// value.
func (h *Histogram) Mean() time.Duration {
	if h.count == 0 {
		return 0
	}
	mean, _ := bits.Div64(h.sum.hi, h.sum.lo, h.count)
	return time.Duration(mean)
}
