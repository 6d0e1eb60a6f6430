package runner_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/runner"
)

func TestSetupAndTasksSeeTheSameHost(t *testing.T) {
	t.Parallel()
	var wrong atomic.Pointer[string]
	web := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, q *http.Request) {
		if q.URL.Path != "/base/page" {
			wrong.Store(&q.URL.Path)
		}
	}))
	defer web.Close()
	s := oneClass(load.Class{Tasks: task(func(u *load.User) { u.Get("/page"); u.Stop() })})
	s.Setup = func(u *load.User) error { u.Get("/page"); return nil }
	s.Teardown = s.Setup
	during(t, s, plan.Spec{Host: web.URL + "/base/"}, time.Minute, func(r *runner.Local) {
		assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
	})
	if p := wrong.Load(); p != nil {
		t.Errorf("a request for %q, want /base/page", *p)
	}
}

// started returns a runner of a scenario, and the result of its start, which
// goes on in the background.
func started(t *testing.T, ctx context.Context, s load.Scenario, spec plan.Spec) (*runner.Local, <-chan error) {
	t.Helper()
	r, err := runner.New(s, runner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result := make(chan error, 1)
	go func() {
		_, err := r.Start(ctx, spec)
		result <- err
	}()
	return r, result
}

func TestStopEndsARunningSetup(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := oneClass(load.Class{Tasks: task(work(0))})
		s.Setup = func(u *load.User) error { u.Sleep(time.Hour); return nil }
		s.Teardown = func(*load.User) error { t.Error("teardown ran though setup had not ended"); return nil }
		begin := time.Now()
		r, result := started(t, t.Context(), s, plan.Spec{})
		time.Sleep(time.Second)
		if err := r.Stop(t.Context(), time.Minute); err != nil {
			t.Errorf("stop: %v", err)
		}
		if err := <-result; err == nil || !strings.Contains(err.Error(), "stopped") {
			t.Errorf("start returned %v", err)
		}
		if took := time.Since(begin); took != time.Second {
			t.Errorf("it took %v", took)
		}
		if _, open := <-r.Deltas(); open {
			t.Error("a delta from a runner that never started")
		}
	})
}

func TestSetupIsInterruptedByItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	served := 0
	web := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		if served++; served == 100 {
			cancel()
		}
	}))
	defer web.Close()
	s := oneClass(load.Class{Tasks: task(work(0))})
	s.Setup = func(u *load.User) error {
		for {
			u.Get("/")
		}
	}
	// One connection of the user's own, so that served is not shared, and so
	// that its session has something to close.
	_, result := started(t, ctx, s, plan.Spec{Host: web.URL, HTTP: plan.HTTP{PerUser: true}})
	if err := <-result; err == nil || !strings.Contains(err.Error(), "Setup: context canceled") {
		t.Errorf("start returned %v", err)
	}
}

func TestRunnerStartsOnce(t *testing.T) {
	t.Parallel()
	during(t, oneClass(load.Class{Tasks: task(work(0))}), plan.Spec{}, 0, func(r *runner.Local) {
		if _, err := r.Start(t.Context(), plan.Spec{}); err == nil {
			t.Error("a second start succeeded")
		}
	})
	r, err := runner.New(oneClass(load.Class{Tasks: task(work(0))}), runner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Stop(t.Context(), 0); err != nil {
		t.Errorf("stop before start: %v", err)
	}
	if _, err := r.Start(t.Context(), plan.Spec{}); err == nil {
		t.Error("a start after the stop succeeded")
	}
}

func TestNothingIsLeftAfterManyRuns(t *testing.T) {
	web := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer web.Close()
	client := web.Client()
	cycle := func() {
		asked := make(chan struct{}, 1000)
		s := oneClass(load.Class{
			OnStart: func(u *load.User) { u.Get("/"); asked <- struct{}{} },
			OnStop:  func(u *load.User) { u.Get("/bye") },
			Tasks:   task(func(u *load.User) { u.Get("/"); u.Sleep(time.Hour) }),
		})
		s.Setup = func(u *load.User) error { u.Get("/"); return nil }
		during(t, s, plan.Spec{Host: web.URL}, 0, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{20}})
			for range 20 {
				<-asked
			}
		})
	}
	cycle()
	client.CloseIdleConnections()
	before := runtime.NumGoroutine()
	for range 50 {
		cycle()
	}
	web.CloseClientConnections()
	// The last goroutines of the server and of ended workers are on their way out.
	for i := 0; runtime.NumGoroutine() > before && i < 10_000; i++ {
		web.CloseClientConnections()
		runtime.Gosched()
		runtime.GC()
	}
	if after := runtime.NumGoroutine(); after > before {
		stacks := make([]byte, 1<<20)
		t.Errorf("%d goroutines before 50 runs, %d after:\n%s", before, after, stacks[:runtime.Stack(stacks, true)])
	}
}

func TestSetupThatNeverReturnsIsReported(t *testing.T) {
	t.Parallel()
	s := oneClass(load.Class{Tasks: task(work(0))})
	s.Setup = func(*load.User) error { runtime.Goexit(); return nil }
	r, err := runner.New(s, runner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Start(t.Context(), plan.Spec{}); err == nil || !strings.Contains(err.Error(), "runtime.Goexit") {
		t.Errorf("start returned %v", err)
	}
}

var errSetup = errors.New("no database")

func TestTeardownFollowsASetupOnly(t *testing.T) {
	t.Parallel()
	s := oneClass(load.Class{Tasks: task(work(0))})
	s.Setup = func(*load.User) error { return errSetup }
	s.Teardown = func(*load.User) error { t.Error("teardown ran though setup had failed"); return nil }
	r, err := runner.New(s, runner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Start(t.Context(), plan.Spec{}); !errors.Is(err, errSetup) {
		t.Errorf("start returned %v", err)
	}
	if err := r.Assign(plan.Assignment{Number: 1, Users: []int{1}}); err == nil {
		t.Error("a runner that could not start takes assignments")
	}
	if err := r.Stop(t.Context(), 0); err != nil {
		t.Errorf("stop returned %v", err)
	}
	if _, open := <-r.Deltas(); open {
		t.Error("a delta from a runner that never started")
	}
}

func TestSetupAndTeardownRunOnceOutsideTheNumbers(t *testing.T) {
	t.Parallel()
	var requests, setups, teardowns atomic.Int64
	web := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests.Add(1) }))
	defer web.Close()
	s := oneClass(load.Class{Tasks: task(func(*load.User) {})})
	s.Setup = func(u *load.User) error { setups.Add(1); u.Get("/setup"); return nil }
	s.Teardown = func(u *load.User) error { teardowns.Add(1); u.Get("/teardown"); return nil }
	c := during(t, s, plan.Spec{Host: web.URL}, 0, func(r *runner.Local) {})
	if setups.Load() != 1 || teardowns.Load() != 1 || requests.Load() != 2 || c.samples() != 0 {
		t.Errorf("setup ran %d times, teardown %d, %d requests, %d samples; want 1, 1, 2, 0", setups.Load(), teardowns.Load(), requests.Load(), c.samples())
	}
}

func TestFailedSetupEndsTheStart(t *testing.T) {
	t.Parallel()
	for name, setup := range map[string]func(*load.User) error{
		"an error": func(*load.User) error { return context.Canceled },
		"a panic":  func(*load.User) error { panic("boom") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := oneClass(load.Class{Tasks: task(func(*load.User) {})})
			s.Setup = setup
			r, err := runner.New(s, runner.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := r.Start(t.Context(), plan.Spec{}); err == nil || !strings.Contains(err.Error(), "Setup") {
				t.Errorf("start returned %v", err)
			}
		})
	}
}
