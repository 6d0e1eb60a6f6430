package stats

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// source is what totals know about one runner.
type source struct {
	name     string
	sequence sequence
	// newest is the highest number yet; the fields below are from that delta.
	newest uint64
	to     time.Duration
	final  bool
	gauges Gauges
}

// grace is how late a runner's delta may be before its silence counts as
// nothing having completed.
const grace = 1500 * time.Millisecond

// note takes the state from a delta, unless a newer one was there before.
func (s *source) note(d *Delta) {
	if d.Number <= s.newest {
		return
	}
	s.newest, s.to, s.final = d.Number, d.To, d.Final
	s.gauges = d.Gauges
	if s.gauges.Process == "" {
		s.gauges.Process = "runner " + s.name
	}
}

// within reports whether the runner has sent a delta shortly before at.
func (s *source) within(at, limit time.Duration) bool { return (at - s.to).Abs() <= limit }

// sources are in the order of their names.
type sources []*source

// of returns the runner's source, which is made if need be.
func (s *sources) of(name string) *source {
	i, found := slices.BinarySearchFunc(*s, name, func(a *source, b string) int { return strings.Compare(a.name, b) })
	if !found {
		*s = slices.Insert(*s, i, &source{name: name})
	}
	return (*s)[i]
}

// end is the offset that current figures are shown for: the newest that all
// runners have reached, so that a delta that is a moment late does not look like
// a drop. Runners that are silent for longer are not waited for.
func (s sources) end(at time.Duration) time.Duration {
	var last, slowest time.Duration = -1, -1
	for _, r := range s {
		if !r.within(at, grace) {
			continue
		}
		last = max(last, r.to)
		if !r.final && (slowest < 0 || r.to < slowest) {
			slowest = r.to
		}
	}
	switch {
	case slowest >= 0:
		return slowest
	case last >= 0:
		return last
	}
	return at
}

func (s sources) missing() (n uint64) {
	for _, r := range s {
		n += r.sequence.missing()
	}
	return n
}

// check refuses deltas that no runner sends.
func check(d *Delta) error {
	var errs []error
	if d.Number == 0 {
		errs = append(errs, errors.New("it has the number 0; they count from 1"))
	}
	if d.From < 0 || d.To < d.From {
		errs = append(errs, fmt.Errorf("it is from %v to %v; an offset is at least 0, and no earlier than the one before", d.From, d.To))
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("merge a delta of runner %q: %w", d.Runner, err)
	}
	return nil
}
