package report

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// absent stands where there is no value, which is not the same as 0.
const absent = "-"

// millis writes a time in milliseconds with the three digits that the
// histograms hold: 0.42, 34.2, 1234. From 1000 seconds on it says so.
func millis(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	switch abs := math.Abs(ms); {
	case d == 0:
		return "0"
	case abs < 0.0005:
		return "<0.001"
	case abs < 0.0995:
		return strconv.FormatFloat(ms, 'f', 3, 64)
	case abs < 9.995:
		return strconv.FormatFloat(ms, 'f', 2, 64)
	case abs < 99.95:
		return strconv.FormatFloat(ms, 'f', 1, 64)
	case abs < 999_999.5:
		return strconv.FormatFloat(ms, 'f', 0, 64)
	}
	return strconv.FormatFloat(d.Seconds(), 'f', 0, 64) + "s"
}

// span writes a time in running text, with its unit.
func span(d time.Duration) string {
	if d < time.Second {
		return millis(d) + " ms"
	}
	if d < 100*time.Second {
		return strconv.FormatFloat(d.Seconds(), 'g', 3, 64) + " s"
	}
	return clock(d)
}

// clock writes a time as 0:42 or 1:02:03.
func clock(d time.Duration) string {
	s := int64(max(0, d) / time.Second)
	if s < 3600 {
		return fmt.Sprintf("%d:%02d", s/60, s%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

// share writes part of whole in percent. What is not all is never 100 %, and
// what is not nothing is never 0 %.
func share(part, whole uint64) string {
	if whole == 0 {
		return "0.00%"
	}
	percent := 100 * float64(part) / float64(whole)
	switch {
	case part > 0 && percent < 0.005:
		return "<0.01%"
	case part < whole && percent >= 99.995:
		return ">99.99%"
	}
	return strconv.FormatFloat(percent, 'f', 2, 64) + "%"
}

// fails is Locust's cell for failures: 3(0.12%).
func fails(failed, all uint64) string {
	return count(failed) + "(" + share(failed, all) + ")"
}

func count(n uint64) string { return strconv.FormatUint(n, 10) }

// many writes a number with its noun, in the plural unless it is one.
func many(n uint64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return count(n) + " " + noun + "s"
}

// rate writes a number per second.
func rate(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) }

// size writes a number of bytes.
func size(n uint64) string {
	const kilo = 1000
	switch {
	case n < kilo:
		return count(n) + " B"
	case n < kilo*kilo:
		return fmt.Sprintf("%.0f kB", float64(n)/kilo)
	case n < kilo*kilo*kilo:
		return fmt.Sprintf("%.0f MB", float64(n)/kilo/kilo)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/kilo/kilo/kilo)
}

// moment writes a time of day, in UTC.
func moment(t time.Time) string {
	if t.IsZero() {
		return absent
	}
	return t.UTC().Format("15:04:05Z")
}
