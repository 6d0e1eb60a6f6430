package stats

import "time"

// Totals merges the deltas of all runners of a run and sums them up. Its memory
// depends on how many rows there are, not on how long the run takes. It belongs
// to one goroutine; the snapshots that it makes may go anywhere.
type Totals struct {
	limits  Limits
	sources sources
	peak    Generator

	// What a reset forgets.
	tally
}

// tally is what was measured since the start, or the last reset.
type tally struct {
	// reset is when it began, since is what it covers from: they differ when a
	// delta that began before the reset ended after it.
	reset, since time.Duration
	names        struct {
		rows       *names[Key]
		tasks      *names[taskKey]
		checks     *names[string]
		errors     *names[errorKey]
		exceptions *names[exceptionKey]
	}
	harvest
	total *view
	views []*view // by the number of their rows
	order []*view // by name, then method

	scratch Histogram
}

// NewTotals returns empty totals. The limits hold for all runners together.
func NewTotals(l Limits) *Totals {
	t := &Totals{limits: l.orDefaults()}
	t.Reset(0)
	return t
}

// Reset forgets what was measured before the offset. It keeps the gauges, and
// which deltas have come and are lost. Deltas that end before the offset and
// come later are left out; the first one that ends after it counts whole, and
// the statistics begin where that one does.
func (t *Totals) Reset(at time.Duration) {
	t.tally = tally{reset: at, since: at, total: &view{row: new(DeltaRow)}}
	t.total.row.begin(Key{Name: Aggregated})
	t.names.rows = newNames(t.limits.Names, otherName())
	t.names.tasks = newNames(t.limits.Names, otherTask())
	t.names.checks = newNames(t.limits.Checks, OtherChecks)
	t.names.errors = newNames(t.limits.Errors, otherError())
	t.names.exceptions = newNames(t.limits.Exceptions, otherException())
	t.peak = Generator{}
}

// Merge adds a delta, which stays as it is. One that was merged before, by its
// runner and number, is left out. A runner that starts over needs a new name.
func (t *Totals) Merge(d *Delta) error {
	if err := check(d); err != nil {
		return err
	}
	s := t.sources.of(d.Runner)
	if !s.sequence.add(d.Number) {
		return nil
	}
	s.note(d)
	t.strain(d.To)
	if d.To <= t.reset && t.reset > 0 {
		return nil
	}
	t.since = min(t.since, d.From)
	t.tally.merge(d)
	return nil
}

// strain keeps the highest load of the generator.
func (t *Totals) strain(at time.Duration) {
	now := t.sources.load(at)
	t.peak.CPU, t.peak.RSS = max(t.peak.CPU, now.CPU), max(t.peak.RSS, now.RSS)
}

func (t *tally) merge(d *Delta) {
	number := slotOf(d.To)
	for i := range d.Rows {
		t.mergeRow(&d.Rows[i], number)
	}
	merge(&t.tasks, t.names.tasks, d.Tasks, taskKey{task: OtherTasks})
	merge(&t.checks, t.names.checks, d.Checks, OtherChecks)
	merge(&t.errors, t.names.errors, d.Errors, otherError())
	merge(&t.exceptions, t.names.exceptions, d.Exceptions, otherException())
	t.lag.Merge(&d.Lag)
	t.missed += d.Missed
	t.interrupted += d.Interrupted
}

// merge adds rows to a ledger, or to its row for others.
func merge[K comparable, R any, P row[K, R]](l *ledger[K, R, P], n *names[K], rows []R, others K) {
	for i := range rows {
		r := P(&rows[i])
		k := r.key()
		id := n.number(k)
		if id == 0 {
			k = others
		}
		l.at(id, k).add(r)
	}
}

func (t *tally) mergeRow(r *DeltaRow, slot int64) {
	id := t.names.rows.number(r.Key)
	for len(t.views) <= id {
		t.views = append(t.views, nil)
	}
	if t.views[id] == nil {
		k := r.Key
		if id == 0 {
			k = otherName()
		}
		t.views[id] = &view{row: t.rows.at(id, k)}
		t.insert(t.views[id])
	}
	t.views[id].merge(r, slot)
	t.total.merge(r, slot)
}
