package script

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Finding is one reason why a script may not run.
type Finding struct {
	// File, Line and Column are the place; Line and Column count from 1 and are
	// 0 where the whole file is meant.
	File         string
	Line, Column int
	// Rule is the short, stable name of the rule, listed in docs/scripts.md.
	Rule string
	// Message says what is wrong.
	Message string
	// Instead says how to write it, if there is something to say.
	Instead string
}

// String is the finding on one line, place first.
func (f Finding) String() string {
	text := fmt.Sprintf("%s:%d:%d: %s (%s)", f.File, f.Line, f.Column, f.Message, f.Rule)
	if f.Instead != "" {
		text += "; " + f.Instead
	}
	return text
}

// Refused is the error of a script with findings.
type Refused []Finding

// Error lists the findings, one on a line.
func (r Refused) Error() string {
	lines := make([]string, len(r))
	for i, f := range r {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

const mostFindings = 100

func sorted(all []Finding) []Finding {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	all = slices.Compact(all)
	return all[:min(len(all), mostFindings)]
}
