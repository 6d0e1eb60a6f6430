package control_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/plan/plantest"
	"github.com/loadcore/loadcore/core/stats"
)

func TestRunJudgesWhatRunnersReport(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name    string
		edit    func(d *stats.Delta) // of the deltas of a run of 60.5 s
		state   stats.VerdictState
		reason  string
		samples uint64
	}{
		{"a busy second in which much was measured", func(d *stats.Delta) {
			if d.Number == 30 {
				d.Gauges.CPU = 1000
			}
		}, stats.Degraded, "of the samples were taken (peak 1000.00 cores)", 1210},
		{"a moment too short to say how busy it was", func(d *stats.Delta) {
			if d.Number == 30 {
				d.From, d.Gauges.CPU = d.To-10*time.Millisecond, 1000
			}
		}, stats.Valid, "", 1210},
		{"a busy second in which nothing was measured", func(d *stats.Delta) {
			if d.Number == 30 {
				d.Gauges.CPU, d.Rows = 1000, nil
			}
		}, stats.Valid, "", 1190},
		{"a second in which goroutines waited for a processor", func(d *stats.Delta) {
			if d.Number == 30 {
				d.Gauges.SchedLatency = 11 * time.Millisecond
			}
		}, stats.Degraded, "of the samples were taken (up to 11.0 ms)", 1210},
		{"a second in which they waited as long as they may", func(d *stats.Delta) { d.Gauges.SchedLatency = 10 * time.Millisecond }, stats.Valid, "", 1210},
		{"a moment too short to say how long they waited", func(d *stats.Delta) {
			if d.Number == 30 {
				d.From, d.Gauges.SchedLatency = d.To-10*time.Millisecond, time.Second
			}
		}, stats.Valid, "", 1210},
		{"a report that is broken", func(d *stats.Delta) {
			if d.Number == 30 {
				d.From = d.To + 1
			}
		}, stats.Invalid, `could not be merged (merge a delta of runner "shop"`, 1190},
		{"a gap in the numbers", func(d *stats.Delta) {
			if d.Number >= 30 {
				d.Number++
			}
		}, stats.Invalid, "1 reports of runners (1.61 %), of one second each, were lost", 1210},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				got := carryOut(t, control.Config{
					Runners: []control.Named{named("shop", &plantest.Fake{PerSecond: 1, Edit: row.edit})},
					Users:   20, SpawnRate: 1e6, RunTime: runTime,
				})
				v := got.summary.Verdict
				if got.err != nil || v.State != row.state || !strings.Contains(strings.Join(v.Reasons, "\n"), row.reason) {
					t.Errorf("verdict %+v, error %v; want %s for %q", v, got.err, row.state, row.reason)
				}
				if got.summary.Total.Count != row.samples {
					t.Errorf("%d samples, want %d", got.summary.Total.Count, row.samples)
				}
			})
		})
	}
}

func TestRunResetsStatisticsDespiteASilentRunner(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		silent, loud := &plantest.Fake{PerSecond: 10}, &plantest.Fake{PerSecond: 10}
		silent.Mute(true)
		c, done := begin(t, t.Context(), control.Config{
			Runners: []control.Named{named("silent", silent), named("loud", loud)},
			Users:   4, SpawnRate: 2, RunTime: 10*time.Second + half, ResetStats: true,
		})
		after(7*time.Second + half)
		progress, cancel := c.Subscribe()
		p := <-progress
		cancel()
		if p.Since == 0 || p.Total.Count == 0 || p.Total.Count > 4*20 {
			t.Errorf("after 7s %d samples since %v; want those of the loud runner since a reset", p.Total.Count, p.Since)
		}
		<-done
	})
}
