package stats_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/loadcore/loadcore/core/stats"
)

// fill records n distinct things of each kind in each of two shards.
func fill(r *stats.Recorder, from, n int) {
	for i := from; i < from+n; i++ {
		// Letters, since numbers are grouped.
		id := strings.Repeat("x", i+1)
		for shard := range 2 {
			s := r.Shard(shard)
			s.Sample(&stats.Sample{Method: "GET", Name: "/" + id})
			s.Sample(&stats.Sample{Method: "GET", Name: "/x", Kind: "status", Message: id})
			s.Check(id, true)
			s.Exception(stats.Exception{Where: id, Message: "boom"})
			s.Iteration(stats.Iteration{Class: "c", Task: id})
		}
	}
}

func TestLimitsHoldForTheWholeRun(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{Names: 3, Errors: 4, Exceptions: 5, Checks: 6}, 2)
	fill(r, 0, 2)
	first := r.Take(stats.Delta{Number: 1})
	if first.Overflow != (stats.Overflow{}) {
		t.Errorf("overflow %+v below the limits, want none", first.Overflow)
	}
	fill(r, 0, 10)
	d := r.Take(stats.Delta{Number: 2})
	if want := (stats.Overflow{Names: 14, Tasks: 14, Errors: 12, Exceptions: 10, Checks: 8}); d.Overflow != want {
		t.Errorf("overflow %+v, want %+v", d.Overflow, want)
	}
	rows := [...]int{len(d.Rows), len(d.Tasks), len(d.Errors), len(d.Exceptions), len(d.Checks)}
	if want := [...]int{4, 4, 5, 6, 7}; rows != want {
		t.Errorf("rows, tasks, errors, exceptions, checks: %v, want %v: the limits and one for others", rows, want)
	}
	names := [...]string{d.Rows[0].Name, d.Tasks[0].Task, d.Errors[0].Message, d.Exceptions[0].Where, d.Checks[0].Name}
	want := [...]string{stats.OtherNames, stats.OtherTasks, stats.OtherErrors, stats.OtherExceptions, stats.OtherChecks}
	if names != want || d.Rows[0].Method != "" {
		t.Errorf("the rows for others are named %q, want %q", names, want)
	}
	var samples, errors uint64
	for i := range d.Rows {
		samples += d.Rows[i].OK.Service.Count() + d.Rows[i].Failed.Service.Count()
	}
	for _, e := range d.Errors {
		errors += e.Count
	}
	if samples != 40 || errors != 20 {
		t.Errorf("%d samples with %d errors, want 40 with 20: nothing is lost", samples, errors)
	}
}

func TestLimitsHoldForAllRunnersTogether(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{Names: 3, Errors: 4, Exceptions: 5, Checks: 6})
	for runner := range 3 {
		r := stats.NewRecorder(stats.Limits{}, 2)
		fill(r, 10*runner, 10)
		if err := totals.Merge(r.Take(stats.Delta{Runner: fmt.Sprint(runner), Number: 1})); err != nil {
			t.Fatal(err)
		}
	}
	s := totals.Snapshot(0, noon(0))
	rows := [...]int{len(s.Rows), len(s.Tasks), len(s.Errors), len(s.Exceptions), len(s.Checks)}
	if want := [...]int{4, 4, 5, 6, 7}; rows != want {
		t.Errorf("rows, tasks, errors, exceptions, checks: %v, want %v: the limits and one for others", rows, want)
	}
	if want := (stats.Overflow{Names: 54, Tasks: 54, Errors: 52, Exceptions: 50, Checks: 48}); s.Overflow != want {
		t.Errorf("overflow %+v, want %+v", s.Overflow, want)
	}
	if s.Total.Count != 120 || s.Total.Failures != 60 {
		t.Errorf("%d samples, %d failed; want 120, 60", s.Total.Count, s.Total.Failures)
	}
}

func TestOverflowOfARunnerStaysOverflow(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{Names: 1, Errors: 1, Exceptions: 1, Checks: 1}, 1)
	fill(r, 0, 5)
	totals := stats.NewTotals(stats.Limits{})
	d := r.Take(stats.Delta{Number: 1})
	if err := totals.Merge(d); err != nil {
		t.Fatal(err)
	}
	if s := totals.Snapshot(0, noon(0)); s.Overflow != d.Overflow || len(s.Rows) != 2 || len(s.Errors) != 2 {
		t.Errorf("overflow %+v, %d rows, %d errors; want %+v, 2, 2", s.Overflow, len(s.Rows), len(s.Errors), d.Overflow)
	}
}

func TestDefaultLimits(t *testing.T) {
	t.Parallel()
	for name, l := range map[string]stats.Limits{"zero": {}, "negative": {Names: -1}} {
		r := stats.NewRecorder(l, 0)
		for i := range stats.DefaultNames + 7 {
			r.Shard(i).Sample(&stats.Sample{Name: fmt.Sprint(i)})
		}
		d := r.Take(stats.Delta{})
		if len(d.Rows) != stats.DefaultNames+1 || d.Overflow.Names != 7 {
			t.Errorf("%s: %d rows, %d over; want %d, 7", name, len(d.Rows), d.Overflow.Names, stats.DefaultNames+1)
		}
	}
}

func TestTextsAreBounded(t *testing.T) {
	t.Parallel()
	for name, long := range map[string]string{
		"letters":                strings.Repeat("a", 1<<20),
		"letters of three bytes": strings.Repeat("語", 1<<20),
		"no text at all":         strings.Repeat("\xff", 1<<20),
		"digits":                 strings.Repeat("1", 1<<20),
		"line ends":              strings.Repeat("\n", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := stats.NewRecorder(stats.Limits{}, 1)
			s := r.Shard(0)
			for range 2 {
				s.Sample(&stats.Sample{Method: long, Name: long, Kind: long, Message: long})
				s.Check(long, true)
				s.Exception(stats.Exception{Where: long, Message: long, Class: long, Task: long, Stack: long})
				s.Iteration(stats.Iteration{Class: long, Task: long})
			}
			d := r.Take(stats.Delta{})
			if len(d.Rows) != 1 || len(d.Errors) != 1 || len(d.Checks) != 1 || len(d.Exceptions) != 1 || len(d.Tasks) != 1 {
				t.Fatalf("a row for each of two equal texts: %+v", d)
			}
			e, x := d.Errors[0], d.Exceptions[0]
			for _, text := range []struct {
				got   string
				limit int
			}{
				{d.Rows[0].Method, 256}, {d.Rows[0].Name, 256}, {e.Kind, 256}, {e.Message, 512}, {d.Checks[0].Name, 256},
				{x.Where, 256}, {x.Message, 512}, {x.Class, 256}, {x.Task, 256}, {x.Stack, 16 << 10}, {d.Tasks[0].Task, 256},
			} {
				if len(text.got) > text.limit || !utf8.ValidString(text.got) || text.got == "" {
					t.Errorf("a text of %d bytes, valid: %v; want at most %d", len(text.got), utf8.ValidString(text.got), text.limit)
				}
			}
		})
	}
}
