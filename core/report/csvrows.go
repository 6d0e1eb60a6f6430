package report

import (
	"strconv"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// notYet is what Locust writes where there is no percentile.
const notYet = "N/A"

// percentileHeader is 50% to 100%.
func percentileHeader() []string {
	var out []string
	for _, p := range stats.Percentiles() {
		out = append(out, percentileName(p))
	}
	return append(out, "100%")
}

func statsHeader() []string {
	return append([]string{
		"Type", "Name", "Request Count", "Failure Count", "Median Response Time", "Average Response Time",
		"Min Response Time", "Max Response Time", "Average Content Size", "Requests/s", "Failures/s",
	}, percentileHeader()...)
}

func historyHeader() []string {
	out := append([]string{"Timestamp", "User Count", "Type", "Name", "Requests/s", "Failures/s"}, percentileHeader()...)
	return append(out, "Total Request Count", "Total Failure Count", "Total Median Response Time",
		"Total Average Response Time", "Total Min Response Time", "Total Max Response Time", "Total Average Content Size")
}

// statsRows is PREFIX_stats.csv: the rows, then the total.
func statsRows(s *stats.Snapshot) [][]string {
	out := [][]string{statsHeader()}
	for i := range s.Rows {
		out = append(out, statsCells(&s.Rows[i]))
	}
	return append(out, statsCells(aggregated(s)))
}

// aggregated is the total, which always has its name.
func aggregated(s *stats.Snapshot) *stats.Row {
	total := s.Total
	total.Key = stats.Key{Name: "Aggregated"}
	return &total
}

func statsCells(r *stats.Row) []string {
	d := r.Service
	out := []string{
		r.Method, r.Name, count(r.Count), count(r.Failures),
		exact(d.Percentile(50)), exact(d.Mean), exact(d.Min), exact(d.Max),
		meanSize(r), unrounded(r.RPS), unrounded(r.FailRPS),
	}
	return append(out, percentileCSV(d)...)
}

// historyRows is what PREFIX_stats_history.csv grows by.
func historyRows(s *stats.Snapshot, full bool) [][]string {
	var out [][]string
	if full {
		for i := range s.Rows {
			out = append(out, historyCells(s, &s.Rows[i]))
		}
	}
	return append(out, historyCells(s, aggregated(s)))
}

func historyCells(s *stats.Snapshot, r *stats.Row) []string {
	d := r.Service
	out := []string{
		strconv.FormatInt(s.Time.Unix(), 10), strconv.Itoa(s.Users), r.Method, r.Name,
		sixDigits(r.Current.RPS), sixDigits(r.Current.FailRPS),
	}
	out = append(out, percentileCSV(r.Current.Service)...)
	return append(out, count(r.Count), count(r.Failures),
		exact(d.Percentile(50)), exact(d.Mean), exact(d.Min), exact(d.Max), meanSize(r))
}

func percentileCSV(d stats.Distribution) []string {
	var out []string
	for _, p := range append(d.Percentiles[:len(d.Percentiles):len(d.Percentiles)], d.Max) {
		if d.Count == 0 {
			out = append(out, notYet)
		} else {
			out = append(out, exact(p))
		}
	}
	return out
}

func failureRows(s *stats.Snapshot) [][]string {
	out := [][]string{{"Method", "Name", "Error", "Occurrences", "First Seen", "Last Seen"}}
	for _, e := range s.Errors {
		out = append(out, []string{e.Method, e.Name, failureText(e), count(e.Count), stamp(e.FirstSeen), stamp(e.LastSeen)})
	}
	return out
}

// exceptionRows is PREFIX_exceptions.csv. Its traceback begins with the place.
// Nodes is what Locust writes for a run on one machine.
func exceptionRows(s *stats.Snapshot) [][]string {
	out := [][]string{{"Count", "Message", "Traceback", "Nodes"}}
	for _, e := range s.Exceptions {
		trace := e.Where + " in " + e.Class + "." + e.Task
		if e.Stack != "" {
			trace += "\n" + e.Stack
		}
		out = append(out, []string{count(e.Count), e.Message, trace, "local"})
	}
	return out
}

// exact writes a time in milliseconds with all its digits.
func exact(d time.Duration) string { return unrounded(milliseconds(d)) }

func unrounded(f float64) string { return strconv.FormatFloat(finite(f), 'f', -1, 64) }

// sixDigits is %f in C and Python.
func sixDigits(f float64) string { return strconv.FormatFloat(finite(f), 'f', 6, 64) }

func meanSize(r *stats.Row) string {
	if r.Count == 0 {
		return "0"
	}
	return unrounded(float64(r.Bytes) / float64(r.Count))
}
