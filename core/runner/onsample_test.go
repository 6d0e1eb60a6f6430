package runner_test

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/runner"
	"github.com/loadcore/loadcore/core/stats"
)

func TestOnSampleThatFailsLosesNothing(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]func(u *load.User, s *load.Sample){
		"by a panic":         func(*load.User, *load.Sample) { panic("boom") },
		"by a request":       func(u *load.User, _ *load.Sample) { u.Get("/") },
		"by a measurement":   func(u *load.User, _ *load.Sample) { work(0)(u) },
		"by runtime.Goexit":  func(*load.User, *load.Sample) { runtime.Goexit() },
		"after it was harsh": func(_ *load.User, s *load.Sample) { s.Fail("no"); panic("boom") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := oneClass(load.Class{Wait: load.Constant(time.Second), Tasks: task(work(0))})
				s.OnSample = f
				c := forOneUser(t, s)
				if c.samples() != 10 || c.ok[workRow]+c.failed[workRow] != 10 || c.tasks["t"] != 10 {
					t.Errorf("samples %v and %v, %d tasks; want 10", c.ok, c.failed, c.tasks["t"])
				}
				var n uint64
				for _, e := range c.exceptions {
					n += e.Count
				}
				if n != 10 {
					t.Errorf("%d exceptions, want one for each of 10 samples", n)
				}
			})
		})
	}
}

func TestInterruptedStaysInterrupted(t *testing.T) {
	t.Parallel()
	hang := func(u *load.User) error { u.Sleep(time.Hour); return nil }
	judged := oneClass(load.Class{Tasks: task(func(u *load.User) {
		_ = u.Measure("WORK", "w", func() error { return hang(u) })
	})})
	judged.OnSample = func(_ *load.User, s *load.Sample) { s.Fail("slow") }
	forgiven := judged
	forgiven.OnSample = func(_ *load.User, s *load.Sample) { s.Pass() }
	for name, s := range map[string]load.Scenario{"when judged": judged, "when forgiven": forgiven} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c := during(t, s, plan.Spec{}, 0, func(r *runner.Local) {
					assign(t, r, plan.Assignment{Number: 1, Users: []int{3}})
					time.Sleep(time.Second)
				})
				if c.interrupted != 3 || len(c.ok) > 0 && c.ok[workRow]+c.failed[workRow] != 0 {
					t.Errorf("%d interrupted, ok %v, failed %v; want 3 and nothing else", c.interrupted, c.ok, c.failed)
				}
			})
		})
	}
}

func TestPageThatDidNotComeIsNoFailureOfThePage(t *testing.T) {
	t.Parallel()
	arrived, release := make(chan struct{}, 100), make(chan struct{})
	web := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { arrived <- struct{}{}; <-release }))
	defer web.Close()
	defer close(release)
	s := oneClass(load.Class{Tasks: task(func(u *load.User) {
		if r := u.Get("/page"); !r.Contains("welcome") {
			r.Fail("not the page")
			u.Check("page", false)
		}
	})})
	c := during(t, s, plan.Spec{Host: web.URL}, 0, func(r *runner.Local) {
		assign(t, r, plan.Assignment{Number: 1, Users: []int{3}})
		for range 3 {
			<-arrived
		}
	})
	failed := c.failed[stats.Key{Method: "GET", Name: "/page"}]
	if c.interrupted != 3 || failed != 0 || len(c.deltas[len(c.deltas)-1].Checks) != 0 {
		t.Errorf("%d interrupted, %d failed, checks %v; want 3, none, none", c.interrupted, failed, c.deltas[len(c.deltas)-1].Checks)
	}
}

func TestOnSampleJudges(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := oneClass(load.Class{Wait: load.Constant(time.Second), Tasks: task(work(3 * time.Second))})
		s.OnSample = func(u *load.User, s *load.Sample) {
			if s.Service > 2*time.Second {
				s.Fail("slower than 2 s")
			}
		}
		c := during(t, s, plan.Spec{}, time.Minute, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
			time.Sleep(10 * time.Second)
		})
		if got := c.failed[stats.Key{Method: "WORK", Name: "w"}]; got != 3 || len(c.ok) > 0 && c.ok[stats.Key{Method: "WORK", Name: "w"}] != 0 {
			t.Errorf("%d failures, ok %v; want 3 and none", got, c.ok)
		}
	})
}
