package stats

import (
	"math/bits"
	"time"
)

// The layout of HdrHistogram for a lowest value of 1 µs, a highest of 24 h and
// three significant digits: values below 2048 µs have a counter for each
// microsecond; each doubling above has 1024 counters of twice the width.
const (
	digits  = 3
	unit    = time.Microsecond
	highest = 24 * time.Hour

	subBits     = 11
	half        = 1 << (subBits - 1)
	highestUnit = uint64(highest / unit)
	numBuckets  = 27 // the smallest n with 2048<<(n-1) > highestUnit
	numCounters = (numBuckets + 1) * half
)

// units rounds a duration to whole microseconds, halves upwards.
func units(d time.Duration) uint64 { return uint64(d+unit/2) / uint64(unit) }

// counterOf returns the counter of a value, which is at most highestUnit.
func counterOf(v uint64) int {
	bucket := bits.Len64(v|(2*half-1)) - subBits
	return bucket*half + int(v>>bucket)
}

// bucketOf returns which doubling a counter belongs to: its values are 1<<bucket wide.
func bucketOf(counter int) int { return max(counter/half-1, 0) }

// lowestOf returns the lowest value that a counter counts.
func lowestOf(counter int) time.Duration {
	bucket := bucketOf(counter)
	return time.Duration(counter-bucket*half) << bucket * unit
}

// highestOf returns the highest value, in whole units, that a counter counts.
func highestOf(counter int) time.Duration {
	return lowestOf(counter) + (1<<bucketOf(counter)-1)*unit
}

// middleOf returns the value that stands for all that a counter counts.
func middleOf(counter int) time.Duration {
	return lowestOf(counter) + (1<<bucketOf(counter)>>1)*unit
}
