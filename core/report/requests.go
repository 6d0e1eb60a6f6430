package report

import (
	"strings"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// rates says which rates a table of requests shows: the averages over the run
// or the current ones.
type rates func(*stats.Row) (perSecond, failedPerSecond float64)

func overRun(r *stats.Row) (perSecond, failedPerSecond float64) { return r.RPS, r.FailRPS }

func current(r *stats.Row) (perSecond, failedPerSecond float64) {
	return r.Current.RPS, r.Current.FailRPS
}

// pathWidth is enough for the paths of most sites.
const pathWidth = 24

// requests prints Locust's statistics table.
func requests(b *strings.Builder, s *stats.Snapshot, o Options, of rates) {
	t := table{keep: pathWidth, columns: []column{
		typeColumn(),
		{head: "Name", width: 32, left: true, join: ' ', flexible: true},
		{head: "# reqs", width: 7, join: ' '},
		{head: "# fails", width: 12, join: ' ', trail: 1},
		{head: "Avg", width: 7, join: '|'},
		{head: "Min", width: 7, join: ' '},
		{head: "Max", width: 7, join: ' '},
		{head: "Med", width: 6, join: ' ', trail: 1},
		{head: "req/s", width: 7, join: '|', lead: 1},
		{head: "failures/s", width: 11, join: ' '},
	}}
	for i := range s.Rows {
		t.add(requestCells(&s.Rows[i], of)...)
	}
	t.sum(requestCells(&s.Total, of)...)
	t.write(b, o.Width)
	b.WriteByte('\n')
}

func typeColumn() column { return column{head: "Type", width: 8, most: 16, left: true} }

func requestCells(r *stats.Row, of rates) []string {
	perSecond, failed := of(r)
	return []string{
		r.Method, r.Name, count(r.Count), fails(r.Failures, r.Count),
		meanOf(r.Service), figure(r.Service, r.Service.Min), figure(r.Service, r.Service.Max), median(r.Service),
		rate(perSecond), rate(failed),
	}
}

// figure writes a figure of a distribution, or that there is none.
func figure(d stats.Distribution, value time.Duration) string {
	if d.Count == 0 {
		return absent
	}
	return millis(value)
}

func meanOf(d stats.Distribution) string { return figure(d, d.Mean) }

func median(d stats.Distribution) string { return figure(d, d.Percentile(50)) }
