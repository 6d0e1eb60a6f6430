package demo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// LongestLatency is the most that a latency can be. Longer draws are cut to it.
const LongestLatency = time.Minute

// Latency is a distribution of delays. The zero value does not delay; make
// others with [ParseLatency].
type Latency struct {
	shape  shape
	lo, hi time.Duration
}

type shape uint8

const (
	fixed       shape = iota // lo
	uniform                  // from lo to hi
	exponential              // lo is the mean
	lognormal                // lo is the median, hi the 99th percentile
)

// ParseLatency reads a distribution of delays:
//
//	10ms              always 10 ms
//	5ms..20ms         uniform from 5 to 20 ms
//	exp:20ms          exponential with a mean of 20 ms
//	p50=10ms,p99=80ms lognormal with that median and that 99th percentile
//
// Each time is a Go duration from 0 to [LongestLatency]. "" and "0" do not delay.
func ParseLatency(spec string) (Latency, error) {
	spec = strings.TrimSpace(spec)
	if spec == "" {
		return Latency{}, nil
	}
	l, err := parseShape(spec)
	if err == nil {
		err = l.validate()
	}
	if err != nil {
		return Latency{}, fmt.Errorf("latency %.60q: %w; write 10ms, 5ms..20ms, exp:20ms or p50=10ms,p99=80ms", spec, err)
	}
	return l, nil
}

func parseShape(spec string) (Latency, error) {
	if mean, ok := strings.CutPrefix(spec, "exp:"); ok {
		return parseTimes(exponential, mean, mean)
	}
	if rest, ok := strings.CutPrefix(spec, "p50="); ok {
		median, p99, ok := strings.Cut(rest, ",p99=")
		if !ok {
			return Latency{}, fmt.Errorf("p50 needs a p99 after it")
		}
		return parseTimes(lognormal, median, p99)
	}
	if lo, hi, ok := strings.Cut(spec, ".."); ok {
		return parseTimes(uniform, lo, hi)
	}
	return parseTimes(fixed, spec, spec)
}

func parseTimes(s shape, lo, hi string) (Latency, error) {
	l := Latency{shape: s}
	var err error
	if l.lo, err = time.ParseDuration(strings.TrimSpace(lo)); err != nil {
		return l, fmt.Errorf("%.40q is not a duration with a unit", lo)
	}
	if l.hi, err = time.ParseDuration(strings.TrimSpace(hi)); err != nil {
		return l, fmt.Errorf("%.40q is not a duration with a unit", hi)
	}
	return l, nil
}

func (l Latency) validate() error {
	switch {
	case l.lo < 0 || l.hi < 0:
		return fmt.Errorf("a delay cannot be negative")
	case l.lo > LongestLatency || l.hi > LongestLatency:
		return fmt.Errorf("a delay cannot be longer than %v", LongestLatency)
	case l.shape == uniform && l.hi < l.lo:
		return fmt.Errorf("the longest delay %v is below the shortest, %v", l.hi, l.lo)
	case l.shape == lognormal && (l.lo == 0 || l.hi < l.lo):
		return fmt.Errorf("the median must be above 0 and the 99th percentile not below it")
	}
	return nil
}

// IsZero reports whether the latency never delays.
func (l Latency) IsZero() bool { return l.lo == 0 && l.hi == 0 }

// String writes the latency as [ParseLatency] reads it.
func (l Latency) String() string {
	switch l.shape {
	case uniform:
		return l.lo.String() + ".." + l.hi.String()
	case exponential:
		return "exp:" + l.lo.String()
	case lognormal:
		return "p50=" + l.lo.String() + ",p99=" + l.hi.String()
	}
	return l.lo.String()
}

// Draw returns one delay, from 0 to [LongestLatency].
func (l Latency) Draw(r *rand.Rand) time.Duration {
	switch l.shape {
	case uniform:
		return l.lo + time.Duration(r.Int64N(int64(l.hi-l.lo)+1))
	case exponential:
		return capped(r.ExpFloat64() * float64(l.lo))
	case lognormal:
		// The 99th percentile of the standard normal distribution.
		const z99 = 2.3263478740408408
		sigma := math.Log(float64(l.hi)/float64(l.lo)) / z99
		return capped(float64(l.lo) * math.Exp(sigma*r.NormFloat64()))
	}
	return l.lo
}

func capped(d float64) time.Duration {
	return time.Duration(min(d, float64(LongestLatency)))
}
