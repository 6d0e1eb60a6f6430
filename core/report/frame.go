package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// topErrors is how many errors a frame shows.
const topErrors = 3

// spacious is the number of lines from which on a frame has blank ones.
const spacious = 18

// frame is the state of a run in at most so many lines of at most width
// columns. What matters most comes first; a small terminal shows less.
func frame(p *stats.Progress, title string, width, lines int) []row {
	top := heading(p, title, width)
	foot := []row{health(p, width)}
	room := lines - len(top) - len(foot)
	bad := worst(p, min(topErrors, max(1, room/4)))
	room -= len(bad)
	gaps := lines >= spacious
	if gaps {
		room -= 2
		if len(bad) > 0 {
			room--
		}
	}
	out := top
	for _, block := range [][]row{overview(p, width, room), bad, foot} {
		if gaps && len(block) > 0 {
			out = append(out, row{})
		}
		out = append(out, block...)
	}
	out = out[:max(0, min(len(out), lines))]
	for i := range out {
		out[i].text = strings.TrimRight(shorten(out[i].text, width), " ")
	}
	return out
}

// heading is what runs and how it goes.
func heading(p *stats.Progress, title string, width int) []row {
	c := p.Total.Current
	now := clean(string(p.Phase)) + " " + elapsed(p)
	if p.RunTime > 0 {
		now = fitting(width, now, clock(p.RunTime-p.At)+" left")
	}
	going := row{text: fitting(width, rate(c.RPS)+" req/s", rate(c.FailRPS)+" failures/s", share(p.Total.Failures, p.Total.Count)+" failed")}
	if c.FailRPS > 0 {
		going.colour = red
	}
	return []row{
		{text: ends(clean(title), now, width), colour: bold},
		{text: fitting(width, append([]string{users(p)}, inFlight(p)...)...)},
		going,
		{text: fitting(width, quantiles(c.Service)...)},
	}
}

func quantiles(d stats.Distribution) []string {
	if d.Count == 0 {
		return []string{"nothing completed in the last 10 s"}
	}
	return []string{
		"50% " + span(d.Percentile(50)), "95% " + span(d.Percentile(95)), "99% " + span(d.Percentile(99)),
		"over the last 10 s",
	}
}

// fitting joins the first of the parts that fit into width columns.
func fitting(width int, parts ...string) string {
	out := parts[0]
	for _, p := range parts[1:] {
		if columns(out)+len(", ")+columns(p) > width {
			break
		}
		out += ", " + p
	}
	return out
}

// ends puts one text to the left and one to the right. The right one matters
// more where they do not fit.
func ends(left, right string, width int) string {
	const gap = 2
	room := width - columns(right) - gap
	if left == "" || room < least {
		return right
	}
	left = shorten(left, room)
	return left + strings.Repeat(" ", width-columns(left)-columns(right)) + right
}

// worst is the most frequent errors in at most n lines.
func worst(p *stats.Progress, n int) []row {
	var out []row
	for i, e := range frequent(p.Errors) {
		if i == n {
			out[n-1].text += fmt.Sprintf(" (… %s)", many(uint64(len(p.Errors)-n), "more error"))
			break
		}
		out = append(out, row{text: clean(count(e.Count) + " × " + errorText(e)), colour: red})
	}
	return out
}

// A generator beyond these is likely to show in the times of the target.
const (
	lateLag   = 100 * time.Millisecond
	fullFiles = 0.9
)

// health is how the generator itself does, with what ails it first.
func health(p *stats.Progress, width int) row {
	g := p.Generator
	parts := ailments(p)
	line := row{colour: yellow}
	if len(parts) == 0 {
		line.colour = dim
	}
	parts = append(parts, fmt.Sprintf("%.2f cores", g.CPU), size(g.RSS))
	if p.Lag.Count > 0 {
		parts = append(parts, "lag "+span(p.Lag.Percentile(99))+" at 99%")
	}
	parts[0] = "generator: " + parts[0]
	line.text = fitting(width, parts...)
	return line
}

func ailments(p *stats.Progress) []string {
	var out []string
	if p.Lag.Count > 0 && p.Lag.Percentile(99) > lateLag {
		out = append(out, "users start late")
	}
	if g := p.Generator; g.FileLimit > 0 && float64(g.OpenFiles) > fullFiles*float64(g.FileLimit) {
		out = append(out, fmt.Sprintf("%d of %d file descriptors used", g.OpenFiles, g.FileLimit))
	}
	if p.Missed > 0 {
		out = append(out, many(p.Missed, "arrival")+" missed")
	}
	if p.LostDeltas > 0 {
		out = append(out, many(p.LostDeltas, "delta")+" lost")
	}
	return out
}
