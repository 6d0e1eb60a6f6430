package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
)

// hostile draws texts as a target or a scenario may send them.
func hostile() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`/[a-z]{0,60}`),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.SampledFrom([]string{
			"", "\x1b[2J\x1b[H", "\x1b]0;title\x07", "a\r\nb", "\u202egnp.exe", "日本語のとても長い名前です", "e" + strings.Repeat("\u0301", 50),
			"\u0301", "❤\ufe0f", "\u200b\u200d", "\u009b31m", "\xff\xfe", "a|b|c", "\t\t", strings.Repeat("x", 5000), "👩\u200d💻", "\u2028",
		}),
	)
}

func someDuration() *rapid.Generator[time.Duration] {
	return rapid.Map(rapid.OneOf(rapid.Int64(), rapid.Int64Range(0, int64(time.Hour))), func(n int64) time.Duration { return time.Duration(n) })
}

func someDistribution() *rapid.Generator[stats.Distribution] {
	return rapid.Custom(func(t *rapid.T) stats.Distribution {
		d := stats.Distribution{
			Count: rapid.Uint64().Draw(t, "count"),
			Min:   someDuration().Draw(t, "min"), Mean: someDuration().Draw(t, "mean"), Max: someDuration().Draw(t, "max"),
		}
		for i := range d.Percentiles {
			d.Percentiles[i] = someDuration().Draw(t, "percentile")
		}
		return d
	})
}

func someRow() *rapid.Generator[stats.Row] {
	return rapid.Custom(func(t *rapid.T) stats.Row {
		return stats.Row{
			Key:   stats.Key{Method: hostile().Draw(t, "method"), Name: hostile().Draw(t, "name")},
			Count: rapid.Uint64().Draw(t, "count"), Failures: rapid.Uint64().Draw(t, "failures"),
			RPS: rapid.Float64().Draw(t, "rps"), FailRPS: rapid.Float64().Draw(t, "fail rps"),
			Service: someDistribution().Draw(t, "service"), Response: someDistribution().Draw(t, "response"),
			Current: stats.Current{RPS: rapid.Float64Range(0, 1e7).Draw(t, "current"), Service: someDistribution().Draw(t, "current service")},
		}
	})
}

func someRun() *rapid.Generator[*stats.Summary] {
	return rapid.Custom(func(t *rapid.T) *stats.Summary {
		draw := func(name string) string { return hostile().Draw(t, name) }
		n := rapid.Uint64()
		return &stats.Summary{
			Host:    draw("host"),
			Verdict: stats.Verdict{State: stats.VerdictState(draw("state")), Reasons: rapid.SliceOfN(hostile(), 0, 3).Draw(t, "reasons")},
			Snapshot: &stats.Snapshot{
				At: someDuration().Draw(t, "at"), Users: rapid.Int().Draw(t, "users"), InFlight: rapid.Int().Draw(t, "in flight"), Oldest: someDuration().Draw(t, "oldest"),
				Total: someRow().Draw(t, "total"), Rows: rapid.SliceOfN(someRow(), 0, 9).Draw(t, "rows"),
				Tasks:      []stats.Task{{Class: draw("class"), Task: draw("task"), Count: n.Draw(t, "runs"), Duration: someDistribution().Draw(t, "duration")}},
				Checks:     []stats.CheckRow{{Name: draw("check"), Passed: n.Draw(t, "passed"), Failed: n.Draw(t, "failed")}},
				Errors:     []stats.ErrorRow{{Key: stats.Key{Method: draw("method"), Name: draw("name")}, Kind: draw("kind"), Message: draw("message"), Count: n.Draw(t, "errors")}},
				Exceptions: []stats.ExceptionRow{{Exception: stats.Exception{Where: draw("where"), Message: draw("panic"), Class: draw("class"), Task: draw("task"), Stack: draw("stack") + "\n" + draw("stack")}}},
				Lag:        someDistribution().Draw(t, "lag"), Missed: n.Draw(t, "missed"), LostDeltas: n.Draw(t, "lost"),
				Generator: stats.Generator{CPU: rapid.Float64().Draw(t, "cpu"), RSS: n.Draw(t, "rss"), OpenFiles: rapid.Int().Draw(t, "files"), FileLimit: rapid.Int().Draw(t, "limit")},
			},
		}
	})
}

func progressOf(t *rapid.T, s *stats.Summary) *stats.Progress {
	return &stats.Progress{
		Snapshot: s.Snapshot, Phase: stats.Phase(hostile().Draw(t, "phase")),
		Target: rapid.Int().Draw(t, "target"), RunTime: someDuration().Draw(t, "run time"),
	}
}

// cells is how many columns of a terminal a text takes.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case k == width.EastAsianWide || k == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// harmless fails the test if a terminal would take part of the text for
// anything but text.
func harmless(t *rapid.T, what, text string) {
	if !utf8.ValidString(text) {
		t.Fatalf("%s: no valid UTF-8: %q", what, text)
	}
	for i, r := range text {
		if r != '\n' && !unicode.IsPrint(r) && !unicode.In(r, unicode.Mn, unicode.Me) {
			t.Fatalf("%s: %q at %d in %q", what, r, i, text)
		}
	}
}

// aligned fails the test if the columns of a table are not below each other.
func aligned(t *rapid.T, text string) {
	var rule string
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "----") && strings.Count(line, "|") == 9 {
			rule = line
		}
	}
	if rule == "" {
		t.Fatalf("no table of requests in\n%s", text)
	}
	last := strings.LastIndex(rule[:strings.LastIndex(rule, "|")], "|")
	for line := range strings.Lines(text) {
		if !strings.HasSuffix(strings.TrimSpace(line), "|") && strings.Contains(line, "|") && !strings.HasPrefix(line, "----") {
			if got := cells(line[:strings.LastIndex(line, "|")]); got != last {
				t.Fatalf("the last column begins at %d and not %d in\n%s", got, last, text)
			}
		}
	}
}

func tablesSurvive(t *rapid.T) {
	run := someRun().Draw(t, "run")
	options := report.Options{Width: rapid.IntRange(-1, 300).Draw(t, "width")}
	var out strings.Builder
	p := progressOf(t, run)
	if err := report.Periodic(&out, p, options); err != nil {
		t.Fatal(err)
	}
	harmless(t, "periodic table", out.String())
	_, requests, _ := strings.Cut(out.String(), "\n")
	aligned(t, requests)
	out.Reset()
	if err := report.Final(&out, run, options); err != nil {
		t.Fatal(err)
	}
	harmless(t, "final tables", out.String())
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, "Verdict: ") {
		t.Fatalf("the last line is %q", last)
	}
}

func TestTablesSurviveAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, tablesSurvive)
}

func TestTablesFitATerminalOf120ColumnsWhateverTheNames(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := shop()
		for i := range s.Rows {
			s.Rows[i].Method, s.Rows[i].Name = hostile().Draw(t, "method"), hostile().Draw(t, "name")
		}
		for i := range s.Tasks {
			s.Tasks[i].Class, s.Tasks[i].Task = hostile().Draw(t, "class"), hostile().Draw(t, "task")
		}
		s.Checks = []stats.CheckRow{{Name: hostile().Draw(t, "check"), Passed: 1}}
		s.Errors = nil
		room := rapid.IntRange(120, 300).Draw(t, "width")
		var out strings.Builder
		if err := report.Final(&out, s, report.Options{Width: room}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if n := cells(strings.TrimSuffix(line, "\n")); n > room {
				t.Fatalf("%d columns on a terminal of %d: %q", n, room, line)
			}
		}
	})
}

func FuzzTables(f *testing.F) { f.Fuzz(rapid.MakeFuzz(tablesSurvive)) }

func liveSurvives(t *rapid.T) {
	run := someRun().Draw(t, "run")
	w, h := rapid.IntRange(1, 200).Draw(t, "width"), rapid.IntRange(1, 60).Draw(t, "height")
	var out strings.Builder
	view := report.NewLive(report.LiveConfig{Out: &out, Title: hostile().Draw(t, "title"), Size: func() (int, int) { return w, h }})
	if err := view.Show(progressOf(t, run)); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	for _, sequence := range []string{"\x1b[?2026h", "\x1b[?7l", "\x1b[?7h", "\x1b[?2026l", "\x1b[K", "\x1b[J", "\r"} {
		text = strings.ReplaceAll(text, sequence, "")
	}
	harmless(t, "frame", text)
	if n := strings.Count(text, "\n"); n > max(0, h-1) {
		t.Fatalf("%d lines on a terminal of %d", n, h)
	}
	for line := range strings.Lines(text) {
		if n := cells(strings.TrimSuffix(line, "\n")); n > w {
			t.Fatalf("%d columns on a terminal of %d: %q", n, w, line)
		}
	}
}

func TestLiveSurvivesAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, liveSurvives)
}

func FuzzLive(f *testing.F) { f.Fuzz(rapid.MakeFuzz(liveSurvives)) }

func TestScenarioTextsSurviveAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		offer := plan.Offer{Scenario: hostile().Draw(t, "scenario"), Classes: []plan.Class{{
			Name: hostile().Draw(t, "class"), Weight: rapid.Int().Draw(t, "weight"), Fixed: rapid.Int().Draw(t, "fixed"),
			Tasks: []plan.Task{{Name: hostile().Draw(t, "task"), Weight: rapid.Int().Draw(t, "weight")}},
		}}}
		var out strings.Builder
		if err := report.List(&out, offer); err != nil {
			t.Fatal(err)
		}
		if err := report.TaskRatio(&out, rapid.Int().Draw(t, "users"), offer); err != nil {
			t.Fatal(err)
		}
		harmless(t, "list and ratio", out.String())
		if strings.Contains(out.String(), "NaN") || strings.Contains(out.String(), "Inf") {
			t.Fatalf("a share is no number in\n%s", out.String())
		}
	})
}

func TestForeignTextIsShownAsWhatItIs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"\x1b[2J":             `\x1b[2J`,
		"a\nb":                `a\nb`,
		"\xff":                `\xff`,
		"\u202eabc":           `\u202eabc`,
		"日本":                  "日本",
		"é":                   "é",
		"e\u0301":             "e\u0301",
		"\u0301":              `\u0301`,
		"é\u0301\u0301\u0301": "é\u0301\u0301" + `\u0301`,
		"❤\ufe0f":             "❤",
	} {
		t.Run(fmt.Sprintf("%+q", in), func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			s := shop()
			s.Rows = s.Rows[:1]
			s.Rows[0].Name = in
			if err := report.Final(&out, s, report.Options{}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), "GET      "+want+" ") {
				t.Errorf("want %q in\n%s", want, out.String())
			}
		})
	}
}
