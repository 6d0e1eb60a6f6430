package control_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/plan/plantest"
	"github.com/loadcore/loadcore/core/stats"
)

func oneMinute() control.Config {
	return control.Config{
		Runners: []control.Named{named("a", &plantest.Fake{PerSecond: 1})},
		Users:   2, SpawnRate: 2, RunTime: time.Minute,
	}
}

func TestSubscribeGivesASlowReaderTheNewest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, done := begin(t, t.Context(), oneMinute())
		progress, cancel := c.Subscribe()
		defer cancel()
		after(30*time.Second + 500*time.Millisecond)
		if p := <-progress; p.At != 30*time.Second || p.Phase != stats.Running || p.Target != 2 || p.RunTime != time.Minute {
			t.Errorf("after 30.5s without reading: %v %s, target %d, run time %v; want the figures of 30s", p.At, p.Phase, p.Target, p.RunTime)
		}
		select {
		case p := <-progress:
			t.Errorf("an older progress of %v is kept", p.At)
		default:
		}
		if got := <-done; got.took != time.Minute {
			t.Errorf("a slow reader made the run take %v", got.took)
		}
		if p := <-progress; p == nil || p.Phase != stats.Done {
			t.Errorf("the last progress is %+v, want phase done", p)
		}
		if p, open := <-progress; open {
			t.Errorf("%v after the last progress, want a closed channel", p)
		}
	})
}

func TestSubscribeLate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, done := begin(t, t.Context(), oneMinute())
		after(10*time.Second + 500*time.Millisecond)
		progress, cancel := c.Subscribe()
		if p := <-progress; p.At != 10*time.Second {
			t.Errorf("a new subscriber gets the figures of %v, want the newest", p.At)
		}
		cancel()
		cancel()
		if p, open := <-progress; open {
			t.Errorf("%v after cancel, want a closed channel", p)
		}
		<-done
		progress, cancel = c.Subscribe()
		if p := <-progress; p == nil || p.Phase != stats.Done {
			t.Errorf("a subscriber after the end gets %+v, want the final progress", p)
		}
		if _, open := <-progress; open {
			t.Error("the channel of a subscriber after the end stays open")
		}
		cancel()
	})
}

func TestSubscribeSnapshotsDoNotChange(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, done := begin(t, t.Context(), oneMinute())
		after(10*time.Second + 500*time.Millisecond)
		progress, cancel := c.Subscribe()
		defer cancel()
		p := <-progress
		before, rows := p.Total.Count, len(p.Rows)
		<-done
		if p.Total.Count != before || len(p.Rows) != rows || p.Phase != stats.Running {
			t.Errorf("a published snapshot went from %d to %d samples", before, p.Total.Count)
		}
	})
}
