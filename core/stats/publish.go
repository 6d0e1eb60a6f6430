package stats

import (
	"cmp"
	"slices"
	"time"
)

// Snapshot sums up what was merged, at an offset from the start of the run and
// the time of day.
//
// RPS of a row is over the time since the statistics began. Current figures are
// over the last ten seconds, or over the whole time while it is shorter. They go
// by the ends of the deltas: a runner whose delta is a moment late is waited for
// by showing the second before; one that is silent counts as nothing.
func (t *Totals) Snapshot(at time.Duration, now time.Time) *Snapshot {
	return t.snapshot(at, now, false)
}

// Final is a snapshot that has the histograms as well.
func (t *Totals) Final(at time.Duration, now time.Time) *Snapshot { return t.snapshot(at, now, true) }

func (t *Totals) snapshot(at time.Duration, now time.Time, final bool) *Snapshot {
	end := t.sources.end(at)
	m := moment{
		elapsed: (at - t.since).Seconds(),
		slot:    slotOf(end), seconds: min(end-t.since, Window).Seconds(),
	}
	s := &Snapshot{
		At: at, Since: t.since, Time: now,
		Checks: t.checks.list(), Errors: t.errors.list(), Exceptions: t.exceptions.list(),
		Overflow: t.overflow(), Lag: t.lag.Distribution(), Missed: t.missed, Interrupted: t.interrupted,
		LostDeltas: t.sources.missing(), Generator: t.sources.load(at),
	}
	s.Generator.MaxCPU, s.Generator.MaxRSS = t.peak.CPU, t.peak.RSS
	t.sources.show(at, s)
	s.Total = t.total.publish(m, final, &t.scratch)
	for _, v := range t.order {
		s.Rows = append(s.Rows, v.publish(m, final, &t.scratch))
	}
	s.Tasks = showTasks(t.tasks.list())
	sortRows(s)
	return s
}

func showTasks(rows []TaskRow) []Task {
	tasks := make([]Task, len(rows))
	for i := range rows {
		r := &rows[i]
		tasks[i] = Task{Class: r.Class, Task: r.Task, Count: r.size(), Failures: r.Failures, Duration: r.Duration.Distribution()}
	}
	return tasks
}

// sortRows puts the tables in an order that does not depend on who was first.
func sortRows(s *Snapshot) {
	slices.SortFunc(s.Tasks, func(a, b Task) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(a.Task, b.Task))
	})
	slices.SortFunc(s.Checks, func(a, b CheckRow) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(s.Errors, func(a, b ErrorRow) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Method, b.Method),
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Message, b.Message))
	})
	slices.SortFunc(s.Exceptions, func(a, b ExceptionRow) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Where, b.Where), cmp.Compare(a.Message, b.Message))
	})
}
