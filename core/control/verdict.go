package control

import (
	"fmt"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/stats"
)

// Facts are what a verdict needs to know besides the final snapshot.
type Facts struct {
	// Cores is how many cores the generator may use.
	Cores float64
	// Samples were taken, BusySamples of them in seconds in which the
	// generator used more than nine tenths of its cores.
	Samples, BusySamples uint64
	// QueuedSamples of the samples were taken in seconds in which one in a
	// hundred of the generator's goroutines waited longer than 10 ms to run;
	// MaxQueued is the longest that this 99th percentile was.
	QueuedSamples uint64
	MaxQueued     time.Duration
	// Seconds have passed; at the end of LateSeconds of them control woke up
	// more than 100 ms late.
	Seconds, LateSeconds uint64
	// Deltas came in, Rejected of them could not be merged; Rejection says why
	// the last one could not.
	Deltas, Rejected uint64
	Rejection        string
	// Lost names the runners that were lost while the run went on, Unfinished
	// those whose last delta never came.
	Lost, Unfinished []string
	// Aborted says that the run was ended without waiting.
	Aborted bool
}

// The limits of the rules. docs/verdict.md says why they are what they are.
const (
	lateDegraded, lateInvalid         = 100 * time.Millisecond, time.Second
	meanLateDegraded, meanLateInvalid = 10 * time.Millisecond, 100 * time.Millisecond
	busy                              = 0.9
	queued                            = 10 * time.Millisecond
	few                               = 0.01 // what a 99th percentile cannot see
)

// Judge says whether the figures of a run can be trusted. Each rule that is
// broken gives a reason with its numbers; the worst state of any rule is the
// state of the verdict, and its reasons come first.
func Judge(s *stats.Snapshot, f Facts) stats.Verdict {
	var j judge
	j.measured(s)
	j.exhausted(s)
	j.lag(&s.Lag)
	j.missed(s)
	j.processor(&s.Generator, &f)
	j.queued(&f)
	j.stalled(&f)
	j.lost(s, &f)
	j.ended(s, &f)
	v := stats.Verdict{State: stats.Valid, Reasons: append(j.invalid, j.degraded...)}
	if len(j.invalid) > 0 {
		v.State = stats.Invalid
	} else if len(j.degraded) > 0 {
		v.State = stats.Degraded
	}
	return v
}

// judge collects the reasons.
type judge struct {
	invalid, degraded []string
}

func (j *judge) found(invalid bool, format string, args ...any) {
	to := &j.degraded
	if invalid {
		to = &j.invalid
	}
	*to = append(*to, fmt.Sprintf(format, args...))
}

func (j *judge) measured(s *stats.Snapshot) {
	switch {
	case s.Total.Count > 0:
	case s.Interrupted > 0:
		j.found(true, "nothing was measured: all %d requests were still in flight at the end", s.Interrupted)
	default:
		j.found(true, "nothing was measured: no request completed")
	}
}

func (j *judge) exhausted(s *stats.Snapshot) {
	var n uint64
	for i := range s.Errors {
		if s.Errors[i].Kind == string(fault.Exhausted) {
			n += s.Errors[i].Count
		}
	}
	if n > 0 {
		j.found(true, "this machine ran out of ports or file descriptors: %d requests failed for that", n)
	}
}

func (j *judge) lag(d *stats.Distribution) {
	p99 := d.Percentile(99)
	if p99 <= lateDegraded && d.Mean <= meanLateDegraded {
		return
	}
	j.found(p99 > lateInvalid || d.Mean > meanLateInvalid,
		"iterations started late: %s on average, 1 in 100 by %s or more (limits %v and %v)",
		ms(d.Mean), ms(p99), meanLateDegraded, lateDegraded)
}

func (j *judge) missed(s *stats.Snapshot) {
	if s.Missed > 0 {
		part := share(s.Missed, s.Missed+s.Lag.Count)
		j.found(part > few, "%d planned iterations (%s) could not start", s.Missed, percent(part))
	}
}

func (j *judge) processor(g *stats.Generator, f *Facts) {
	if part := share(f.BusySamples, f.Samples); part > few {
		j.found(false, "the generator used more than %.0f %% of its %.4g cores while %s of the samples were taken (peak %.2f cores)",
			100*busy, f.Cores, percent(part), g.MaxCPU)
	}
}

func (j *judge) queued(f *Facts) {
	if part := share(f.QueuedSamples, f.Samples); part > few {
		j.found(false, "the generator's goroutines waited to run: 1 in 100 longer than %v while %s of the samples were taken (up to %s)",
			queued, percent(part), ms(f.MaxQueued))
	}
}

// stalled forgives one late second: in a short run it would be a large part.
func (j *judge) stalled(f *Facts) {
	if part := share(f.LateSeconds, f.Seconds); part > few && f.LateSeconds > 1 {
		j.found(false, "this machine was held up: in %d of %d seconds the generator woke up more than %v late",
			f.LateSeconds, f.Seconds, lateDegraded)
	}
}

func (j *judge) lost(s *stats.Snapshot, f *Facts) {
	if len(f.Lost) > 0 {
		j.found(true, "runners were lost: %s", list(f.Lost))
	}
	if f.Rejected > 0 {
		part := share(f.Rejected, f.Deltas)
		j.found(part > few, "%d reports of runners (%s) could not be merged (%s)", f.Rejected, percent(part), f.Rejection)
	}
	if s.LostDeltas > 0 {
		part := share(s.LostDeltas, s.LostDeltas+f.Deltas)
		j.found(part > few, "%d reports of runners (%s), of one second each, were lost", s.LostDeltas, percent(part))
	}
}

func (j *judge) ended(s *stats.Snapshot, f *Facts) {
	if part := share(s.Interrupted, s.Interrupted+s.Total.Count); part > few && s.Total.Count > 0 {
		j.found(false, "%d requests (%s) were cut short at the end and are in no percentile; a longer stop timeout lets them finish",
			s.Interrupted, percent(part))
	}
	if f.Aborted {
		j.found(false, "the run was aborted; what its last second measured may be missing")
	} else if len(f.Unfinished) > 0 {
		j.found(false, "the last report of %s never came; what its last second measured is missing", list(f.Unfinished))
	}
}

func share(part, whole uint64) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func percent(part float64) string { return fmt.Sprintf("%.3g %%", 100*part) }

func ms(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
}
