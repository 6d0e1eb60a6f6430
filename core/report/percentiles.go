package report

import (
	"strconv"
	"strings"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// percentiles prints Locust's table of percentiles. It shows service times; if
// response times are something else, the title says so and a table that shows
// both follows.
func percentiles(b *strings.Builder, s *stats.Snapshot, o Options) {
	late := lateRows(s)
	if len(late) == 0 {
		say(b, "Response time percentiles (ms)")
	} else {
		say(b, "Service time percentiles (ms)")
	}
	t := table{keep: pathWidth, columns: percentileColumns()}
	for i := range s.Rows {
		t.add(percentileCells(&s.Rows[i])...)
	}
	t.sum(percentileCells(&s.Total)...)
	t.write(b, o.Width)
	b.WriteByte('\n')
	if len(late) > 0 {
		sideBySide(b, late, o)
	}
}

func percentileColumns() []column {
	out := []column{
		typeColumn(),
		{head: "Name", width: 32, left: true, join: ' ', flexible: true},
	}
	for i, p := range stats.Percentiles() {
		c := column{head: percentileName(p), width: 6, join: ' '}
		if i == 0 {
			c.width = 8
		}
		out = append(out, c)
	}
	return append(out, column{head: "100%", width: 6, join: ' '}, column{head: "# reqs", width: 6, join: ' '})
}

func percentileName(p float64) string { return strconv.FormatFloat(p, 'f', -1, 64) + "%" }

func percentileCells(r *stats.Row) []string {
	out := []string{r.Method, r.Name}
	for _, p := range r.Service.Percentiles {
		out = append(out, figure(r.Service, p))
	}
	return append(out, figure(r.Service, r.Service.Max), count(r.Count))
}

// lateRows returns the rows whose users had to wait because something was
// late, the total last.
func lateRows(s *stats.Snapshot) []*stats.Row {
	var out []*stats.Row
	for i := range s.Rows {
		if differ(s.Rows[i].Service, s.Rows[i].Response) {
			out = append(out, &s.Rows[i])
		}
	}
	if len(out) > 0 || differ(s.Total.Service, s.Total.Response) {
		out = append(out, &s.Total)
	}
	return out
}

// differ reports whether two distributions are apart by more than a reader
// would care for: 1 % and 2 ms. Timers of an idle process are up to a
// millisecond late, so less than that would be said of every run with waits.
func differ(service, response stats.Distribution) bool {
	if apart(service.Mean, response.Mean) || apart(service.Max, response.Max) {
		return response.Count > 0
	}
	for i, p := range service.Percentiles {
		if apart(p, response.Percentiles[i]) {
			return response.Count > 0
		}
	}
	return false
}

func apart(a, b time.Duration) bool {
	gap := (a - b).Abs()
	return gap > 2*time.Millisecond && gap > max(a, b)/100
}

// sideBySide prints both times of rows. The last row is the total.
func sideBySide(b *strings.Builder, rows []*stats.Row, o Options) {
	say(b, "Response time (ms), which adds what users waited because the generator or the target was late")
	t := table{keep: pathWidth, columns: []column{
		typeColumn(),
		{head: "Name", width: 32, left: true, join: ' ', flexible: true},
		{head: "Service 50%", width: 11, join: ' '},
		{head: "95%", width: 7, join: ' '},
		{head: "99%", width: 7, join: ' '},
		{head: "Max", width: 7, join: ' ', trail: 1},
		{head: "Response 50%", width: 12, join: '|', lead: 1},
		{head: "95%", width: 7, join: ' '},
		{head: "99%", width: 7, join: ' '},
		{head: "Max", width: 7, join: ' '},
	}}
	for i, r := range rows {
		cells := append([]string{r.Method, r.Name}, spread(r.Service)...)
		cells = append(cells, spread(r.Response)...)
		if i == len(rows)-1 {
			t.sum(cells...)
		} else {
			t.add(cells...)
		}
	}
	t.write(b, o.Width)
	b.WriteByte('\n')
}

func spread(d stats.Distribution) []string {
	return []string{median(d), figure(d, d.Percentile(95)), figure(d, d.Percentile(99)), figure(d, d.Max)}
}
