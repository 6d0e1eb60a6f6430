package report

import (
	"fmt"
	"strings"

	"github.com/loadcore/loadcore/core/stats"
)

// checks prints how often each named check held.
func checks(b *strings.Builder, s *stats.Snapshot, o Options) {
	if len(s.Checks) == 0 {
		return
	}
	say(b, "Checks")
	t := table{keep: pathWidth, columns: []column{
		{head: "Name", width: 41, left: true, flexible: true},
		{head: "# passed", width: 9, join: ' '},
		{head: "# failed", width: 9, join: ' '},
		{head: "passed", width: 8, join: ' '},
	}}
	for _, c := range s.Checks {
		t.add(c.Name, count(c.Passed), count(c.Failed), share(c.Passed, c.Passed+c.Failed))
	}
	t.write(b, o.Width)
	b.WriteByte('\n')
}

// tasks prints what the users did.
func tasks(b *strings.Builder, s *stats.Snapshot, o Options) {
	if len(s.Tasks) == 0 {
		return
	}
	say(b, "Tasks (ms)")
	t := table{keep: pathWidth, columns: []column{
		{head: "Class", width: 16, most: 32, left: true},
		{head: "Task", width: 24, left: true, join: ' ', flexible: true},
		{head: "# runs", width: 7, join: ' '},
		{head: "# fails", width: 12, join: ' ', trail: 1},
		{head: "Avg", width: 7, join: '|'},
		{head: "Min", width: 7, join: ' '},
		{head: "Max", width: 7, join: ' '},
		{head: "Med", width: 6, join: ' ', trail: 1},
		{head: "share", width: 7, join: '|', lead: 1},
	}}
	var all uint64
	for _, r := range s.Tasks {
		all += r.Count
	}
	for _, r := range s.Tasks {
		d := r.Duration
		t.add(r.Class, r.Task, count(r.Count), fails(r.Failures, r.Count),
			meanOf(d), figure(d, d.Min), figure(d, d.Max), median(d), share(r.Count, all))
	}
	t.write(b, o.Width)
	b.WriteByte('\n')
}

// overflow says what found no place in the bounded tables.
func overflow(b *strings.Builder, o stats.Overflow) {
	notes := []struct {
		n     uint64
		noun  string
		where string
	}{
		{o.Names, "sample", "names beyond the limit are together in one row; give requests that differ in an id one name"},
		{o.Tasks, "iteration", "tasks beyond the limit are together in one row"},
		{o.Errors, "failure", "messages beyond the limit are together in one row of the error report"},
		{o.Exceptions, "exception", "places beyond the limit are together in one row"},
		{o.Checks, "check", "names beyond the limit are together in one row"},
	}
	any := false
	for _, n := range notes {
		if n.n > 0 {
			say(b, "Note: "+many(n.n, n.noun)+" with "+n.where+".")
			any = true
		}
	}
	if any {
		b.WriteByte('\n')
	}
}

// generator prints one line on how the machines that ran the users did.
func generator(b *strings.Builder, s *stats.Snapshot) {
	g := s.Generator
	parts := []string{
		fmt.Sprintf("%.2f cores (peak %.2f)", g.CPU, g.MaxCPU),
		fmt.Sprintf("%s (peak %s)", size(g.RSS), size(g.MaxRSS)),
		lag(s.Lag),
	}
	for _, n := range []struct {
		n    uint64
		noun string
		verb string
	}{
		{s.Missed, "arrival", "missed"},
		{s.Interrupted, "request", "interrupted"},
		{s.LostDeltas, "delta", "lost"},
	} {
		if n.n > 0 {
			parts = append(parts, many(n.n, n.noun)+" "+n.verb)
		}
	}
	say(b, "Generator: "+strings.Join(parts, ", "))
}

func lag(d stats.Distribution) string {
	if d.Count == 0 {
		return "no lag measured"
	}
	return fmt.Sprintf("lag %s on average, %s at 99%%, %s at most", span(d.Mean), span(d.Percentile(99)), span(d.Max))
}

// verdict prints the last line.
func verdict(b *strings.Builder, v stats.Verdict, o Options) {
	line := "Verdict: " + clean(string(v.State))
	if len(v.Reasons) > 0 {
		line += ": " + clean(strings.Join(v.Reasons, "; "))
	}
	say(b, paint(line, verdictColour(v.State), o))
}

func verdictColour(s stats.VerdictState) colour {
	switch s {
	case stats.Valid:
		return green
	case stats.Degraded:
		return yellow
	}
	return red
}
