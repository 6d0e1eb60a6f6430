package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/loadcore/loadcore/core/plan"
)

// TaskRatio prints how often each task is drawn, as Locust's --show-task-ratio
// does: first as a share of its class, then of the whole run of so many users.
// With users 0, a weight counts as as many users.
func TaskRatio(w io.Writer, users int, offers ...plan.Offer) error {
	var b strings.Builder
	classes := allClasses(offers)
	shares := classShares(users, classes)
	ratioTitle(&b, "Task ratio per User class")
	for _, c := range classes {
		ratioClass(&b, c, 1)
	}
	b.WriteByte('\n')
	ratioTitle(&b, "Total task ratio")
	for i, c := range classes {
		ratioClass(&b, c, shares[i])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// List prints the scenarios with their classes and tasks.
func List(w io.Writer, offers ...plan.Offer) error {
	var b strings.Builder
	say(&b, "Available Users:")
	for _, o := range offers {
		for _, c := range o.Classes {
			say(&b, "    "+clean(c.Name)+" ("+clean(o.Scenario)+", "+amount(c)+")")
			for _, t := range c.Tasks {
				say(&b, fmt.Sprintf("        %s (weight %d)", clean(t.Name), t.Weight))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func amount(c plan.Class) string {
	if c.Fixed > 0 {
		return many(uint64(c.Fixed), "user")
	}
	return fmt.Sprintf("weight %d", c.Weight)
}

func allClasses(offers []plan.Offer) []plan.Class {
	var out []plan.Class
	for _, o := range offers {
		out = append(out, o.Classes...)
	}
	return out
}

// classShares is each class's part of the users of a run: its fixed number, or
// its weight's part of the rest. It is the ideal that plan.Split comes close to.
func classShares(users int, classes []plan.Class) []float64 {
	fixed, weights := 0.0, 0.0
	for _, c := range classes {
		if c.Fixed > 0 {
			fixed += float64(c.Fixed)
		} else {
			weights += float64(max(0, c.Weight))
		}
	}
	rest := max(0, float64(users)-fixed)
	if users <= 0 || weights == 0 {
		rest = weights
	}
	out := make([]float64, len(classes))
	for i, c := range classes {
		switch {
		case c.Fixed > 0:
			out[i] = float64(c.Fixed) / (fixed + rest)
		case rest > 0:
			out[i] = float64(max(0, c.Weight)) / weights * rest / (fixed + rest)
		}
	}
	return out
}

func ratioTitle(b *strings.Builder, title string) {
	say(b, " "+title)
	say(b, strings.Repeat("-", 80))
}

// ratioClass prints a class that is a share of the whole, and its tasks.
func ratioClass(b *strings.Builder, c plan.Class, share float64) {
	ratioLine(b, 0, share, c.Name)
	sum := 0.0
	for _, t := range c.Tasks {
		sum += float64(max(0, t.Weight))
	}
	for _, t := range c.Tasks {
		if t.Weight > 0 {
			ratioLine(b, 1, share*float64(t.Weight)/sum, t.Name)
		}
	}
}

// ratioLine is Locust's " %-10s %-50s", with the level as two spaces in both.
func ratioLine(b *strings.Builder, level int, share float64, name string) {
	indent := strings.Repeat("  ", level)
	say(b, strings.TrimRight(fmt.Sprintf(" %-10s %s", fmt.Sprintf("%s%-6.1f", indent, 100*share), indent+clean(name)), " "))
}
