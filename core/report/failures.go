package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/loadcore/loadcore/core/stats"
)

// failures prints Locust's error report, most frequent first.
func failures(b *strings.Builder, s *stats.Snapshot, o Options) {
	if len(s.Errors) == 0 {
		return
	}
	say(b, "Error report")
	t := table{columns: []column{
		{head: "# occurrences", width: 18, left: true},
		{head: "Error", width: ruleWidth(o), left: true, join: ' '},
	}}
	for _, e := range frequent(s.Errors) {
		t.add(count(e.Count), errorText(e))
	}
	t.write(b, 0)
	b.WriteByte('\n')
}

// ruleWidth is how long the rule under a column of texts is: what is left of
// the terminal. The texts themselves are shown whole.
func ruleWidth(o Options) int {
	if o.Width == 0 {
		return 80
	}
	return min(max(20, o.Width-19), 100)
}

// errorText is an error in one line: its row, its kind and what it said.
func errorText(e stats.ErrorRow) string {
	row := strings.TrimSpace(e.Method + " " + e.Name)
	if row != "" {
		row += ": "
	}
	return row + failureText(e)
}

// failureText is the kind and the message.
func failureText(e stats.ErrorRow) string {
	switch {
	case e.Message == "" || e.Message == e.Kind:
		return e.Kind
	case e.Kind == "" || strings.HasPrefix(e.Message, e.Kind+" ") || strings.HasPrefix(e.Message, e.Kind+":"):
		return e.Message
	}
	return e.Kind + ": " + e.Message
}

// frequent sorts a copy of errors by their number.
func frequent(errors []stats.ErrorRow) []stats.ErrorRow {
	out := slices.Clone(errors)
	slices.SortStableFunc(out, func(a, b stats.ErrorRow) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// stackLines is how many lines of a stack the console shows. The JSON summary
// and the CSV file have all of them.
const stackLines = 8

// exceptions prints panics with their place and an example.
func exceptions(b *strings.Builder, s *stats.Snapshot) {
	if len(s.Exceptions) == 0 {
		return
	}
	say(b, "Exceptions")
	say(b, fmt.Sprintf("%-18s %s", "# occurrences", "Place and message"))
	say(b, strings.Repeat("-", 18)+"|"+strings.Repeat("-", 80))
	rows := slices.Clone(s.Exceptions)
	slices.SortStableFunc(rows, func(x, y stats.ExceptionRow) int { return cmp.Compare(y.Count, x.Count) })
	for _, e := range rows {
		say(b, fmt.Sprintf("%-18d %s", e.Count, clean(e.Where+": "+e.Message)))
		say(b, strings.Repeat(" ", 19)+clean("in "+e.Class+"."+e.Task+", first seen "+moment(e.FirstSeen)+", last seen "+moment(e.LastSeen)))
		stack(b, e.Stack)
	}
	say(b, strings.Repeat("-", 18)+"|"+strings.Repeat("-", 80))
	b.WriteByte('\n')
}

// stack prints the beginning of a stack, indented.
func stack(b *strings.Builder, text string) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\t", "    "))
	if text == "" {
		return
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if i == stackLines {
			say(b, strings.Repeat(" ", 21)+"… "+many(uint64(len(lines)-i), "more line"))
			return
		}
		say(b, strings.Repeat(" ", 21)+clean(strings.TrimRight(l, "\r ")))
	}
}
