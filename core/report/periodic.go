package report

import (
	"io"
	"strings"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// PeriodicInterval is how often Locust prints its table, and so do we.
const PeriodicInterval = 2 * time.Second

// Periodic prints where a run stands, for a pipe: a line on the run, then
// Locust's table with current rates and all times since the start.
func Periodic(w io.Writer, p *stats.Progress, o Options) error {
	var b strings.Builder
	state := append([]string{clean(string(p.Phase)) + " " + elapsed(p), users(p)}, inFlight(p)...)
	say(&b, strings.Join(state, ", "))
	requests(&b, p.Snapshot, o, current)
	_, err := io.WriteString(w, b.String())
	return err
}

// elapsed is the time since the start and, where it is known, the end.
func elapsed(p *stats.Progress) string {
	if p.RunTime <= 0 {
		return clock(p.At)
	}
	return clock(p.At) + " of " + clock(p.RunTime)
}

func users(p *stats.Progress) string {
	if p.Users == p.Target {
		return many(uint64(max(0, p.Users)), "user")
	}
	return count(uint64(max(0, p.Users))) + " of " + many(uint64(max(0, p.Target)), "user")
}

func inFlight(p *stats.Progress) []string {
	out := []string{count(uint64(max(0, p.InFlight))) + " in flight"}
	if p.InFlight > 0 {
		out = append(out, "oldest "+span(p.Oldest))
	}
	return out
}
