package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/loadcore/loadcore/core/stats"
)

// figureOf is a column of the live table and how to fill it.
type figureOf struct {
	column
	cell func(*stats.Row) string
}

func nameFigure() figureOf {
	return figureOf{column{head: "Name", width: 16, left: true, join: ' ', flexible: true}, func(r *stats.Row) string {
		return strings.TrimSpace(r.Method + " " + r.Name)
	}}
}

func countFigure(width int) figureOf {
	return figureOf{column{head: "# reqs", width: width, join: ' '}, func(r *stats.Row) string { return count(r.Count) }}
}

func failsFigure() figureOf {
	return figureOf{column{head: "# fails", width: 12, join: ' '}, func(r *stats.Row) string { return fails(r.Failures, r.Count) }}
}

func failCountFigure() figureOf {
	return figureOf{column{head: "fails", width: 6, join: ' '}, func(r *stats.Row) string { return count(r.Failures) }}
}

func rateFigure() figureOf {
	return figureOf{column{head: "req/s", width: 8, join: ' '}, func(r *stats.Row) string { return rate(r.Current.RPS) }}
}

func failRateFigure() figureOf {
	return figureOf{column{head: "failures/s", width: 10, join: ' '}, func(r *stats.Row) string { return rate(r.Current.FailRPS) }}
}

func percentileFigure(p float64) figureOf {
	return figureOf{column{head: percentileName(p), width: 7, join: ' '}, func(r *stats.Row) string {
		return figure(r.Current.Service, r.Current.Service.Percentile(p))
	}}
}

// choices are the columns of the live table, from a wide terminal to a narrow one.
func choices() [][]figureOf {
	name, p50, p95, p99 := nameFigure(), percentileFigure(50), percentileFigure(95), percentileFigure(99)
	return [][]figureOf{
		{name, countFigure(8), failsFigure(), rateFigure(), failRateFigure(), p50, p95, p99},
		{name, countFigure(8), failsFigure(), rateFigure(), p50, p95, p99},
		{name, countFigure(7), failCountFigure(), rateFigure(), p95},
		{name, countFigure(7), failCountFigure(), p95},
		{name, countFigure(6)},
	}
}

// overview is a table of rows in at most so many lines: heads, rows, the
// total. It is nothing where not even one row would fit.
func overview(p *stats.Progress, width, lines int) []row {
	const heads, total = 1, 1
	if lines < heads+1+total || len(p.Rows) == 0 {
		return nil
	}
	rows, hidden := busiest(p.Rows, lines-heads-total)
	body := liveTable(rows, &p.Total, width)
	out := make([]row, 0, lines)
	for _, text := range body[:len(body)-1] {
		out = append(out, row{text: text})
	}
	out[0].colour = dim
	if hidden > 0 {
		out = append(out, row{text: "… " + many(uint64(hidden), "more row"), colour: dim})
	}
	return append(out, row{text: body[len(body)-1], colour: bold})
}

// liveTable is the lines of the table in the most columns that fit.
func liveTable(rows []*stats.Row, total *stats.Row, width int) []string {
	var t table
	for _, figures := range choices() {
		t = fill(figures, rows, total)
		if t.others(t.fit(0), 0)+t.keep <= width {
			break
		}
	}
	var b strings.Builder
	widths := t.fit(width)
	t.line(&b, widths, t.heads())
	for _, r := range t.rows {
		t.line(&b, widths, r)
	}
	t.line(&b, widths, t.total)
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

func fill(figures []figureOf, rows []*stats.Row, total *stats.Row) table {
	t := table{keep: 16}
	cells := func(r *stats.Row) []string {
		out := make([]string, len(figures))
		for i, f := range figures {
			out[i] = f.cell(r)
		}
		return out
	}
	for _, f := range figures {
		t.columns = append(t.columns, f.column)
	}
	for _, r := range rows {
		t.add(cells(r)...)
	}
	t.sum(cells(total)...)
	return t
}

// busiest picks the rows to show in n lines, in their own order: those that
// fail, then those with most requests. If some are hidden, one line is left to
// say so.
func busiest(rows []stats.Row, n int) (shown []*stats.Row, hidden int) {
	order := make([]int, len(rows))
	for i := range rows {
		order[i] = i
	}
	if len(rows) > n {
		slices.SortStableFunc(order, func(a, b int) int {
			if c := cmp.Compare(rows[b].Failures, rows[a].Failures); c != 0 {
				return c
			}
			return cmp.Compare(rows[b].Count, rows[a].Count)
		})
		order = order[:n-1]
		slices.Sort(order)
	}
	for _, i := range order {
		shown = append(shown, &rows[i])
	}
	return shown, len(rows) - len(shown)
}
