package report

import "strings"

// column is one column of a table in the manner of Locust: the cells of a row
// and the dashes of a rule are joined by one character.
type column struct {
	head string
	// width is the least it takes where there is room.
	width int
	// left aligns to the left, as texts are.
	left bool
	// join stands before the column in a row; a rule always has "|".
	join byte
	// lead and trail are spaces inside the column.
	lead, trail int
	// flexible marks the one column that gives way when room is short; a
	// text in another one is cut to most, unless that is 0.
	flexible bool
	most     int
}

const (
	// least is what a flexible column always keeps, widest what it takes
	// without a terminal.
	least  = 8
	widest = 80
)

// table is rows between two rules, and a last row below them.
type table struct {
	columns []column
	rows    [][]string
	total   []string
	// keep is what the flexible column keeps while others can shrink.
	keep int
}

// add appends a row.
func (t *table) add(cells ...string) { t.rows = append(t.rows, t.cleaned(cells)) }

// sum sets the last row.
func (t *table) sum(cells ...string) { t.total = t.cleaned(cells) }

// cleaned makes cells safe here, so that no table can forget to.
func (t *table) cleaned(cells []string) []string {
	for i, c := range t.columns {
		cells[i] = clean(cells[i])
		if c.most > 0 {
			cells[i] = shorten(cells[i], c.most)
		}
	}
	return cells
}

// write prints the table into at most room columns, if that can be done, and
// as wide as it likes when room is 0.
func (t *table) write(b *strings.Builder, room int) {
	widths := t.fit(room)
	t.line(b, widths, t.heads())
	t.rule(b, widths)
	for _, r := range t.rows {
		t.line(b, widths, r)
	}
	t.rule(b, widths)
	if t.total != nil {
		t.line(b, widths, t.total)
	}
}

func (t *table) heads() []string {
	out := make([]string, len(t.columns))
	for i, c := range t.columns {
		out[i] = c.head
	}
	return out
}

// fit finds the widths: Locust's where they fit, else those of the contents.
func (t *table) fit(room int) []int {
	content, flex := t.contents(), 0
	roomy := make([]int, len(content))
	for i, c := range t.columns {
		roomy[i] = max(content[i], c.width)
		if c.flexible {
			flex = i
		}
	}
	if room <= 0 {
		roomy[flex] = min(roomy[flex], widest)
		return roomy
	}
	for _, widths := range [][]int{roomy, content} {
		if spare := room - t.others(widths, flex); spare >= min(content[flex], t.keep) {
			widths[flex] = min(widths[flex], spare)
			return widths
		}
	}
	content[flex] = min(content[flex], max(least, room-t.others(content, flex)))
	return content
}

// others is the width of a line in which the column without takes nothing.
func (t *table) others(widths []int, without int) int {
	sum := len(t.columns) - 1
	for i, c := range t.columns {
		sum += c.lead + c.trail
		if i != without {
			sum += widths[i]
		}
	}
	return sum
}

// contents is how wide the cells of each column are.
func (t *table) contents() []int {
	out := make([]int, len(t.columns))
	for i, c := range t.columns {
		out[i] = columns(c.head)
		for _, r := range t.rows {
			out[i] = max(out[i], columns(r[i]))
		}
		if t.total != nil {
			out[i] = max(out[i], columns(t.total[i]))
		}
	}
	return out
}

func (t *table) line(b *strings.Builder, widths []int, cells []string) {
	var l strings.Builder
	for i, c := range t.columns {
		if i > 0 {
			l.WriteByte(c.join)
		}
		cell := cells[i]
		if c.flexible {
			cell = shorten(cell, widths[i])
		}
		l.WriteString(strings.Repeat(" ", c.lead))
		l.WriteString(pad(cell, widths[i], c.left))
		l.WriteString(strings.Repeat(" ", c.trail))
	}
	b.WriteString(strings.TrimRight(l.String(), " "))
	b.WriteByte('\n')
}

func (t *table) rule(b *strings.Builder, widths []int) {
	for i, c := range t.columns {
		if i > 0 {
			b.WriteByte('|')
		}
		b.WriteString(strings.Repeat("-", c.lead+widths[i]+c.trail))
	}
	b.WriteByte('\n')
}
