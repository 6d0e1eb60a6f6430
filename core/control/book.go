package control

import (
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// book is what the deltas of a run have said. It belongs to one goroutine.
type book struct {
	totals  *stats.Totals
	origins []origin
	facts   Facts
	// since is when the statistics were reset.
	since    time.Duration
	maxUsers int
}

// origin is what one runner has said.
type origin struct {
	name   string
	number uint64
	to     time.Duration
	users  int
	// open says that more deltas may come, final that the last one has.
	open, final bool
}

// shortest is the least time over which the share of a processor says
// anything, or how long goroutines waited for one: the last delta of a run may cover a few milliseconds.
const shortest = 200 * time.Millisecond

// add merges a delta of the runner i.
func (b *book) add(i int, d *stats.Delta) {
	o := &b.origins[i]
	own := *d
	own.Runner = o.name
	b.facts.Deltas++
	if err := b.totals.Merge(&own); err != nil {
		b.facts.Rejected++
		b.facts.Rejection = err.Error()
		return
	}
	o.number, o.to = max(o.number, d.Number), max(o.to, d.To)
	o.final = o.final || d.Final
	o.users = 0
	for _, c := range d.Gauges.Users {
		o.users += c.Users
	}
	b.maxUsers = max(b.maxUsers, b.users())
	n := samples(d)
	b.facts.Samples += n
	if d.To-d.From < shortest {
		return
	}
	if d.Gauges.CPU > busy*b.facts.Cores {
		b.facts.BusySamples += n
	}
	if d.Gauges.SchedLatency > queued {
		b.facts.QueuedSamples += n
		b.facts.MaxQueued = max(b.facts.MaxQueued, d.Gauges.SchedLatency)
	}
}

func samples(d *stats.Delta) (n uint64) {
	for i := range d.Rows {
		n += d.Rows[i].OK.Service.Count() + d.Rows[i].Failed.Service.Count()
	}
	return n
}

// end says that no more deltas come from the runner i. If its last one never
// came, an empty one takes its place, so that its users no longer count.
func (b *book) end(i int) {
	o := &b.origins[i]
	o.open = false
	if o.final {
		return
	}
	d := &stats.Delta{Number: o.number + 1, From: o.to, To: o.to, Final: true}
	b.add(i, d)
	b.facts.Deltas--
	o.final = false
}

// users is how many users run, by what each runner said last.
func (b *book) users() (n int) {
	for i := range b.origins {
		n += b.origins[i].users
	}
	return n
}

// passed counts the seconds since the one before, of which all but the last are
// late, and the last one too when now is well past its end.
func (f *Facts) passed(now, before time.Duration) {
	n := uint64((now.Truncate(second) - before) / second)
	f.Seconds += n
	if late := now - now.Truncate(second); late <= lateDegraded && n > 0 {
		n--
	}
	f.LateSeconds += n
}

// open reports whether any runner may send more.
func (b *book) open() bool {
	for i := range b.origins {
		if b.origins[i].open {
			return true
		}
	}
	return false
}

// reported says whether every runner that is left has reported past an offset.
func (b *book) reported(at time.Duration) bool {
	for i := range b.origins {
		if b.origins[i].open && b.origins[i].to < at {
			return false
		}
	}
	return true
}

// latest is how far the deltas reach.
func (b *book) latest() (to time.Duration) {
	for i := range b.origins {
		to = max(to, b.origins[i].to)
	}
	return to
}

// reset drops what was measured until now.
func (b *book) reset(at time.Duration) {
	b.totals.Reset(at)
	b.since = at
	b.facts.Samples, b.facts.BusySamples = 0, 0
	b.facts.QueuedSamples, b.facts.MaxQueued = 0, 0
	b.facts.Seconds, b.facts.LateSeconds = 0, 0
}
