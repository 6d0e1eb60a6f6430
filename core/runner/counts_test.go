package runner_test

import (
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/runner"
	"github.com/loadcore/loadcore/core/stats"
)

// counts sums up the deltas of a run.
type counts struct {
	ok, failed   map[stats.Key]uint64
	tasks        map[string]uint64
	taskFailures map[string]uint64
	interrupted  uint64
	deltas       []*stats.Delta
	exceptions   []stats.ExceptionRow
	lag          stats.Histogram
	responses    stats.Histogram // of what succeeded
}

func collect(deltas <-chan *stats.Delta) *counts {
	c := &counts{ok: map[stats.Key]uint64{}, failed: map[stats.Key]uint64{}, tasks: map[string]uint64{}, taskFailures: map[string]uint64{}}
	for d := range deltas {
		c.deltas = append(c.deltas, d)
		for _, r := range d.Rows {
			c.ok[r.Key] += r.OK.Service.Count()
			c.failed[r.Key] += r.Failed.Service.Count()
			c.responses.Merge(&r.OK.Response)
		}
		for _, r := range d.Tasks {
			c.tasks[r.Task] += r.Duration.Count()
			c.taskFailures[r.Task] += r.Failures
		}
		c.interrupted += d.Interrupted
		c.exceptions = append(c.exceptions, d.Exceptions...)
		c.lag.Merge(&d.Lag)
	}
	return c
}

func (c *counts) samples() (n uint64) {
	for _, m := range []map[stats.Key]uint64{c.ok, c.failed} {
		for _, v := range m {
			n += v
		}
	}
	return n + c.interrupted
}

// during starts a runner, lets act steer it, stops it and returns what it
// measured.
func during(t *testing.T, s load.Scenario, spec plan.Spec, grace time.Duration, act func(r *runner.Local)) *counts {
	t.Helper()
	r, err := runner.New(s, runner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Start(t.Context(), spec); err != nil {
		t.Fatal(err)
	}
	result := make(chan *counts, 1)
	go func() { result <- collect(r.Deltas()) }()
	act(r)
	if err := r.Stop(t.Context(), grace); err != nil {
		t.Errorf("stop: %v", err)
	}
	return <-result
}

func assign(t *testing.T, r *runner.Local, a plan.Assignment) {
	t.Helper()
	if err := r.Assign(a); err != nil {
		t.Fatal(err)
	}
}

func oneClass(c load.Class) load.Scenario {
	c.Name = "C"
	return load.Scenario{Name: "test", Classes: []load.Class{c}}
}

func task(run func(u *load.User)) []load.Task {
	return []load.Task{{Name: "t", Weight: 1, Run: run}}
}

// work is a measured operation that takes a time.
func work(d time.Duration) func(u *load.User) {
	return func(u *load.User) {
		_ = u.Measure("WORK", "w", func() error { time.Sleep(d); return nil })
	}
}
