package stats

import (
	"cmp"
	"slices"
	"time"
)

// staleAfter is when the gauges of a silent runner no longer count.
const staleAfter = Window

// show fills the gauges of a snapshot.
func (s sources) show(at time.Duration, out *Snapshot) {
	users := map[string]int{}
	for _, r := range s {
		if !r.within(at, staleAfter) {
			continue
		}
		for _, c := range r.gauges.Users {
			users[c.Class] += c.Users
			out.Users += c.Users
		}
		out.InFlight += r.gauges.InFlight
		out.Oldest = max(out.Oldest, r.gauges.Oldest)
	}
	for class, n := range users {
		out.ByClass = append(out.ByClass, ClassUsers{class, n})
	}
	slices.SortFunc(out.ByClass, func(a, b ClassUsers) int { return cmp.Compare(a.Class, b.Class) })
}

// load sums up the processes, each once.
func (s sources) load(at time.Duration) (g Generator) {
	seen := map[string]bool{}
	for _, r := range s {
		if !r.within(at, staleAfter) || seen[r.gauges.Process] {
			continue
		}
		seen[r.gauges.Process] = true
		g.CPU += r.gauges.CPU
		g.RSS += r.gauges.RSS
		if nearer(r.gauges, g) {
			g.OpenFiles, g.FileLimit = r.gauges.OpenFiles, r.gauges.FileLimit
		}
	}
	return g
}

// nearer reports whether a process is nearer to its limit of files than the
// nearest so far.
func nearer(a Gauges, b Generator) bool {
	if a.FileLimit <= 0 {
		return false
	}
	return b.FileLimit == 0 || float64(a.OpenFiles)/float64(a.FileLimit) > float64(b.OpenFiles)/float64(b.FileLimit)
}
