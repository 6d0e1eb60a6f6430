package stats

import (
	"cmp"
	"slices"
)

// Aggregated is the name of all rows together.
const Aggregated = "Aggregated"

// view is a row of the totals and what snapshots show of it.
type view struct {
	row    *DeltaRow
	window window
	// shown is what the last snapshot showed; it holds until changed is true.
	shown   Row
	changed bool
}

func (v *view) merge(r *DeltaRow, slot int64) {
	v.row.add(r)
	v.window.add(slot, r)
	v.changed = true
}

// insert keeps the views in the order that snapshots have.
func (t *tally) insert(v *view) {
	i, _ := slices.BinarySearchFunc(t.order, v, func(a, b *view) int {
		return cmp.Or(cmp.Compare(a.row.Name, b.row.Name), cmp.Compare(a.row.Method, b.row.Method))
	})
	t.order = slices.Insert(t.order, i, v)
}

// moment is what all rows of a snapshot have in common.
type moment struct {
	// elapsed is how many seconds the statistics are over.
	elapsed float64
	// slot is the last one of the window, seconds is how long it covers.
	slot    int64
	seconds float64
}

// show returns the row as it is at a moment.
func (v *view) show(m moment, scratch *Histogram) Row {
	if v.changed {
		v.shown = v.row.show(scratch)
		v.changed = false
	}
	r := v.shown
	if m.elapsed > 0 {
		r.RPS, r.FailRPS = float64(r.Count)/m.elapsed, float64(r.Failures)/m.elapsed
	}
	r.Current = v.window.sum(m.slot, m.seconds, scratch)
	return r
}

// show sums up all but what depends on the time.
func (r *DeltaRow) show(scratch *Histogram) Row {
	out := Row{
		Key: r.Key, Count: r.size(), Failures: r.Failed.Service.count, Bytes: r.OK.Bytes + r.Failed.Bytes,
		OK: r.OK.Service.Distribution(), Failed: r.Failed.Service.Distribution(),
		Response: both(&r.OK.Response, &r.Failed.Response, scratch),
		Connect:  r.Connect.Distribution(), TLS: r.TLS.Distribution(),
		FirstByte: r.FirstByte.Distribution(), Download: r.Download.Distribution(),
	}
	switch {
	case out.Failed.Count == 0:
		out.Service = out.OK
	case out.OK.Count == 0:
		out.Service = out.Failed
	default:
		out.Service = both(&r.OK.Service, &r.Failed.Service, scratch)
	}
	return out
}

// both sums up two histograms as one.
func both(a, b, scratch *Histogram) Distribution {
	switch {
	case b.count == 0:
		return a.Distribution()
	case a.count == 0:
		return b.Distribution()
	}
	scratch.Reset()
	scratch.Merge(a)
	scratch.Merge(b)
	return scratch.Distribution()
}

// histograms adds copies of the row's histograms.
func (v *view) histograms(r *Row) {
	r.ServiceHistogram = v.row.OK.Service.Clone()
	r.ServiceHistogram.Merge(&v.row.Failed.Service)
	r.ResponseHistogram = v.row.OK.Response.Clone()
	r.ResponseHistogram.Merge(&v.row.Failed.Response)
}

// publish returns the row for a snapshot.
func (v *view) publish(m moment, final bool, scratch *Histogram) Row {
	r := v.show(m, scratch)
	if final {
		v.histograms(&r)
	}
	return r
}
