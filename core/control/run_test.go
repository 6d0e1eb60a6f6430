package control_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/plan/plantest"
	"github.com/loadcore/loadcore/core/stats"
)

// outcome is what Run returned.
type outcome struct {
	summary *stats.Summary
	err     error
	took    time.Duration
}

// begin makes a run and carries it out in the background.
func begin(t *testing.T, ctx context.Context, cfg control.Config) (*control.Control, <-chan outcome) {
	t.Helper()
	c, err := control.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan outcome, 1)
	go func() {
		start := time.Now()
		s, err := c.Run(ctx)
		done <- outcome{s, err, time.Since(start)}
	}()
	return c, done
}

// carryOut makes a run and waits for its end.
func carryOut(t *testing.T, cfg control.Config) outcome {
	t.Helper()
	_, done := begin(t, t.Context(), cfg)
	return <-done
}

// after waits on the clock of the bubble.
func after(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

func named(name string, f *plantest.Fake) control.Named {
	return control.Named{Name: name, Runner: f}
}

func TestRunFromStartToEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		fake := &plantest.Fake{PerSecond: 4}
		got := carryOut(t, control.Config{
			Runners: []control.Named{named("shop", fake)}, Users: 50, SpawnRate: 50, RunTime: 20 * time.Second,
		})
		if got.err != nil {
			t.Fatal(got.err)
		}
		if got.took != 20*time.Second {
			t.Errorf("the run took %v, want its run time of 20s, ramp included", got.took)
		}
		if a := fake.Assignments(); len(a) != 1 || a[0].Users[0] != 50 || a[0].At != 0 || a[0].Over != time.Second {
			t.Errorf("assignments %+v, want one of 50 users over a second", a)
		}
		s := got.summary
		if s.Total.Count != 4000 || s.Total.RPS != 200 {
			t.Errorf("%d samples at %v/s, want 4000 at 200/s", s.Total.Count, s.Total.RPS)
		}
		if s.MaxUsers != 50 || s.FinalUsers != 50 || s.Users != 0 {
			t.Errorf("users max %d, final %d, left %d; want 50, 50, 0", s.MaxUsers, s.FinalUsers, s.Users)
		}
		if s.Verdict.State != stats.Valid {
			t.Errorf("verdict %+v, want valid", s.Verdict)
		}
		if s.Ended.Sub(s.StartedAt) != 20*time.Second {
			t.Errorf("from %v to %v, want 20s", s.StartedAt, s.Ended)
		}
	})
}
