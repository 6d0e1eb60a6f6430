package stats_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/stats"
	"pgregory.net/rapid"
)

// delta is one of a runner's second number n, with one sample for each duration.
func delta(runner string, n uint64, durations ...time.Duration) *stats.Delta {
	r := stats.NewRecorder(stats.Limits{}, 1)
	for _, d := range durations {
		r.Shard(0).Sample(&stats.Sample{Method: "GET", Name: "/", Service: d})
	}
	to := time.Duration(n) * time.Second
	return r.Take(stats.Delta{Runner: runner, Number: n, From: to - time.Second, To: to})
}

func merge(t interface{ Fatal(...any) }, totals *stats.Totals, deltas ...*stats.Delta) {
	for _, d := range deltas {
		if err := totals.Merge(d); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSnapshotSumsUp(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 1)
	s := r.Shard(0)
	for _, sample := range []stats.Sample{
		{Method: "POST", Name: "/b", Service: 40 * ms, Response: 50 * ms, Bytes: 5, FirstByte: 30 * ms},
		{Method: "GET", Name: "/b", Service: 20 * ms, Bytes: 3, Kind: "status", Message: "404", At: noon(1)},
		{Method: "GET", Name: "/a", Service: 10 * ms, Bytes: 2},
		{Method: "GET", Name: "/a", Service: 30 * ms, Kind: "timeout", Message: "late", At: noon(2)},
		{Method: "GET", Name: "/a", Service: 20 * ms, Kind: "timeout", Message: "late", At: noon(3)},
	} {
		s.Sample(&sample)
	}
	totals := stats.NewTotals(stats.Limits{})
	merge(t, totals, r.Take(stats.Delta{Runner: "r", Number: 1, To: 2 * time.Second}))
	got := totals.Snapshot(2*time.Second, noon(9))
	if got.At != 2*time.Second || got.Since != 0 || !got.Time.Equal(noon(9)) {
		t.Errorf("at %v, since %v, time %v", got.At, got.Since, got.Time)
	}
	var keys []string
	for _, r := range got.Rows {
		keys = append(keys, fmt.Sprintf("%s %s %d/%d %d B %.1f/%.1f", r.Method, r.Name, r.Failures, r.Count, r.Bytes, r.FailRPS, r.RPS))
	}
	if want := []string{"GET /a 2/3 2 B 1.0/1.5", "GET /b 1/1 3 B 0.5/0.5", "POST /b 0/1 5 B 0.0/0.5"}; !reflect.DeepEqual(keys, want) {
		t.Errorf("rows %q, want %q", keys, want)
	}
	a, post, all := got.Rows[0], got.Rows[2], got.Total
	if a.OK.Count != 1 || a.OK.Max != 10*ms || a.Failed.Count != 2 || a.Failed.Min != 20*ms || a.Service.Count != 3 || a.Service.Mean != 20*ms {
		t.Errorf("/a: successes %+v, failures %+v, together %+v", a.OK, a.Failed, a.Service)
	}
	if post.Service.Max != 40*ms || post.Response.Max != 50*ms || post.FirstByte.Max != 30*ms || post.Connect.Count != 0 {
		t.Errorf("POST /b: %+v", post)
	}
	if all.Name != "Aggregated" || all.Count != 5 || all.Failures != 3 || all.Bytes != 10 || all.RPS != 2.5 || all.Service.Max != 40*ms {
		t.Errorf("total %+v", all)
	}
	if e := got.Errors[0]; e.Count != 2 || e.Kind != "timeout" || !e.FirstSeen.Equal(noon(2)) || !e.LastSeen.Equal(noon(3)) || len(got.Errors) != 2 {
		t.Errorf("errors %+v, want the most frequent first", got.Errors)
	}
	if a.ServiceHistogram != nil || all.ResponseHistogram != nil {
		t.Error("a snapshot before the end carries histograms")
	}
}

func TestFinalCarriesHistograms(t *testing.T) {
	t.Parallel()
	totals := stats.NewTotals(stats.Limits{})
	merge(t, totals, delta("r", 1, 10*ms, 20*ms))
	final := totals.Final(time.Second, noon(0))
	merge(t, totals, delta("r", 2, 30*ms))
	for name, row := range map[string]stats.Row{"a row": final.Rows[0], "the total": final.Total} {
		if row.ServiceHistogram.Distribution() != row.Service || row.ResponseHistogram.Distribution() != row.Response || row.Count != 2 {
			t.Errorf("%s: histograms %+v and %+v, want those of %+v", name, row.ServiceHistogram.Distribution(), row.ResponseHistogram.Distribution(), row.Service)
		}
	}
}

func TestEmptyTotals(t *testing.T) {
	t.Parallel()
	s := stats.NewTotals(stats.Limits{}).Snapshot(0, noon(0))
	if s.Total.Count != 0 || s.Total.RPS != 0 || s.Total.Current != (stats.Current{}) || s.Total.Service != (stats.Distribution{}) {
		t.Errorf("total %+v, want zeros", s.Total)
	}
}

func TestMergeRefusesWhatNoRunnerSends(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		delta stats.Delta
		want  []string
	}{
		"number 0":                     {stats.Delta{Runner: "r"}, []string{`runner "r"`, "number 0"}},
		"an end before its start":      {stats.Delta{Number: 1, From: 2, To: 1}, []string{"from 2ns to 1ns"}},
		"a start before the run":       {stats.Delta{Number: 1, From: -1}, []string{"at least 0"}},
		"two problems, both are named": {stats.Delta{From: -1}, []string{"number 0", "at least 0"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := stats.NewTotals(stats.Limits{}).Merge(&tt.delta)
			if err == nil {
				t.Fatal("merged, want an error")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q does not say %q", err, want)
				}
			}
		})
	}
}

func TestMergeDoesNotDependOnTheOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var deltas []*stats.Delta
		for _, runner := range []string{"a", "b"} {
			r := stats.NewRecorder(stats.Limits{}, 2)
			for n := range rapid.IntRange(1, 4).Draw(t, "deltas") {
				recordSome(t, r)
				to := time.Duration(n+1) * time.Second
				deltas = append(deltas, r.Take(stats.Delta{Runner: runner, Number: uint64(n + 1), From: to - time.Second, To: to}))
			}
		}
		one, other := stats.NewTotals(stats.Limits{}), stats.NewTotals(stats.Limits{})
		merge(t, one, deltas...)
		for _, d := range rapid.Permutation(append(deltas, deltas...)).Draw(t, "order") {
			merge(t, other, d)
		}
		want, got := one.Final(5*time.Second, noon(0)), other.Final(5*time.Second, noon(0))
		for _, s := range []*stats.Snapshot{want, got} {
			for i := range s.Rows {
				s.Rows[i].ServiceHistogram, s.Rows[i].ResponseHistogram = nil, nil
			}
			s.Total.ServiceHistogram, s.Total.ResponseHistogram = nil, nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order, some twice: %+v, want %+v", got, want)
		}
	})
}

func recordSome(t *rapid.T, r *stats.Recorder) {
	for range rapid.IntRange(0, 20).Draw(t, "samples") {
		i := rapid.IntRange(0, 3).Draw(t, "which")
		d := time.Duration(rapid.IntRange(0, 1e9).Draw(t, "time"))
		r.Shard(i).Sample(&stats.Sample{
			Method: "GET", Name: fmt.Sprint("/", i), Service: d, Response: 2 * d, FirstByte: d / 2,
			Kind: []string{"", "status"}[i%2], Message: fmt.Sprintf("number %d", d), At: noon(i),
		})
		r.Shard(i).Check(fmt.Sprint(i), i > 1)
		r.Shard(i).Lag(d)
		r.Shard(i).Iteration(stats.Iteration{Class: "c", Task: fmt.Sprint(i), Duration: d, Failed: i == 0})
	}
}

func TestSnapshotNeverChanges(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 2)
	totals := stats.NewTotals(stats.Limits{})
	second := func(n uint64) {
		for i := range 50 {
			r.Shard(i).Sample(&stats.Sample{Name: fmt.Sprint(i % 7 * int(n)), Service: ms, Kind: []string{"", "status"}[i%2], Message: fmt.Sprint(i), At: noon(int(n))})
			r.Shard(i).Exception(stats.Exception{Where: fmt.Sprint(i), At: noon(int(n))})
			r.Shard(i).Check("c", true)
			r.Shard(i).Iteration(stats.Iteration{Task: "t"})
		}
		merge(t, totals, r.Take(stats.Delta{
			Number: n, To: time.Duration(n) * time.Second,
			Gauges: stats.Gauges{Users: []stats.ClassUsers{{Class: "u", Users: int(n)}}},
		}))
	}
	second(1)
	s := totals.Snapshot(time.Second, noon(0))
	before, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint64(5) {
		second(n + 2)
		totals.Snapshot(time.Duration(n+2)*time.Second, noon(0))
	}
	totals.Reset(6 * time.Second)
	second(7)
	after, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	if string(after) != string(before) {
		t.Errorf("the snapshot is now %s, was %s", after, before)
	}
}

func TestReset(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 1)
	fill(r, 0, 3)
	r.Shard(0).Lag(ms)
	r.Shard(0).Missed()
	totals := stats.NewTotals(stats.Limits{})
	d := r.Take(stats.Delta{Runner: "r", Number: 1, To: time.Second, Gauges: stats.Gauges{CPU: 3, RSS: 9, Users: []stats.ClassUsers{{Class: "u", Users: 4}}}})
	merge(t, totals, d)
	totals.Reset(5500 * ms)
	s := totals.Snapshot(5500*ms, noon(0))
	if s.Total.Count+s.Lag.Count+s.Missed != 0 || len(s.Rows)+len(s.Tasks)+len(s.Checks)+len(s.Errors)+len(s.Exceptions) != 0 {
		t.Errorf("after a reset: %+v, want nothing", s)
	}
	if s.Since != 5500*ms || s.Users != 4 || s.Generator.MaxCPU != 0 {
		t.Errorf("since %v, %d users, peak %v; want 5.5s, 4, 0", s.Since, s.Users, s.Generator.MaxCPU)
	}
	merge(t, totals, delta("r", 5, ms), d) // one that ended before, one that was there before
	if s = totals.Snapshot(6*time.Second, noon(0)); s.Total.Count != 0 || s.LostDeltas != 3 {
		t.Errorf("%d samples of the time before, %d lost; want 0, 3", s.Total.Count, s.LostDeltas)
	}
	merge(t, totals, delta("r", 6, ms, ms, ms)) // from 5 s to 6 s
	if s = totals.Snapshot(6*time.Second, noon(0)); s.Since != 5*time.Second || s.Total.RPS != 3 || s.Total.Current.RPS != 3 {
		t.Errorf("since %v, %v/s, now %v/s; want 5s, 3, 3: the delta counts whole", s.Since, s.Total.RPS, s.Total.Current.RPS)
	}
}
