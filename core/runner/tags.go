package runner

import (
	"fmt"
	"slices"
	"strings"

	"github.com/loadcore/loadcore/core/plan"
)

// picker picks tasks by their tags.
type picker struct {
	wanted, excluded map[string]bool
}

func newPicker(spec *plan.Spec) picker {
	return picker{setOf(spec.Tags), setOf(spec.ExcludeTags)}
}

func setOf(tags []string) map[string]bool {
	out := make(map[string]bool, len(tags))
	for _, t := range tags {
		out[t] = true
	}
	return out
}

// takes reports whether a task with these tags is wanted. Exclusion wins.
func (p picker) takes(tags []string) bool {
	excluded := func(t string) bool { return p.excluded[t] }
	wanted := func(t string) bool { return p.wanted[t] }
	return !slices.ContainsFunc(tags, excluded) && (len(p.wanted) == 0 || slices.ContainsFunc(tags, wanted))
}

// shown are the first few of many tags, in quotes.
func shown(tags []string) string {
	const few = 3
	var out strings.Builder
	for i, t := range tags {
		if i == few {
			fmt.Fprintf(&out, " and %d more", len(tags)-few)
			break
		}
		fmt.Fprintf(&out, " %.40q", t)
	}
	if len(tags) == 0 {
		return "(none)"
	}
	return strings.TrimSpace(out.String())
}
