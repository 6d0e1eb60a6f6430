package runner_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/runner"
	"github.com/loadcore/loadcore/core/stats"
)

func TestUsersStartEvenlyInTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var starts []time.Duration
		begin := time.Now()
		s := oneClass(load.Class{
			OnStart: func(u *load.User) {
				mu.Lock()
				defer mu.Unlock()
				starts = append(starts, time.Since(begin))
			},
			Wait: load.Constant(time.Hour), Tasks: task(work(0)),
		})
		during(t, s, plan.Spec{}, 0, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Over: 5 * time.Second, Users: []int{50}})
			time.Sleep(6 * time.Second)
		})
		if len(starts) != 50 {
			t.Fatalf("%d users started, want 50", len(starts))
		}
		for i, at := range starts {
			if want := time.Duration(i) * 100 * time.Millisecond; at != want {
				t.Errorf("user %d started at %v, want %v", i, at, want)
			}
		}
	})
}

func TestWaitsAndIterations(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name     string
		wait     load.Wait
		work     time.Duration
		from, to uint64 // iterations of one user in 100 s
	}{
		{"a constant wait comes after the task", load.Constant(3 * time.Second), 2 * time.Second, 20, 20},
		{"pacing counts from start to start", load.Pacing(4 * time.Second), 2 * time.Second, 25, 26},
		{"pacing that is overrun does not catch up", load.Pacing(time.Second), 5 * time.Second, 20, 20},
		{"throughput is tasks per second", load.Throughput(2), 0, 200, 201},
		{"no wait runs task after task", load.Wait{}, 10 * time.Second, 10, 10},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c := during(t, oneClass(load.Class{Wait: row.wait, Tasks: task(work(row.work))}), plan.Spec{}, 0, func(r *runner.Local) {
					assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
					time.Sleep(100*time.Second - time.Millisecond)
				})
				if got := c.samples(); got < row.from || got > row.to+1 {
					t.Errorf("%d samples, want %d to %d", got, row.from, row.to+1)
				}
			})
		})
	}
}

func TestPacedUsersDoNotStayInStep(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var inStep atomic.Int64
		begin := time.Now()
		s := oneClass(load.Class{Wait: load.Pacing(10 * time.Second), Tasks: task(func(u *load.User) {
			if u.Iteration() == 3 && time.Since(begin)%(10*time.Second) == 0 {
				inStep.Add(1)
			}
		})})
		during(t, s, plan.Spec{}, 0, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{100}})
			time.Sleep(time.Minute)
		})
		if n := inStep.Load(); n > 5 {
			t.Errorf("%d of 100 users that started at once are still in step", n)
		}
	})
}

func TestRampUpAndDown(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var live, stopped atomic.Int64
		s := oneClass(load.Class{
			OnStart: func(*load.User) { live.Add(1) },
			OnStop:  func(*load.User) { live.Add(-1); stopped.Add(1) },
			Wait:    load.Between(time.Second, 2*time.Second), Tasks: task(work(time.Second)),
		})
		during(t, s, plan.Spec{}, time.Minute, func(r *runner.Local) {
			for i, row := range []struct {
				users int
				over  time.Duration
			}{{20, 10 * time.Second}, {5, 5 * time.Second}, {12, 0}, {0, time.Second}, {3, 0}} {
				assign(t, r, plan.Assignment{Number: uint64(i + 1), At: time.Duration(i) * 20 * time.Second, Over: row.over, Users: []int{row.users}})
				time.Sleep(20*time.Second - time.Millisecond)
				if got := live.Load(); got != int64(row.users) {
					t.Errorf("step %d: %d users live, want %d", i, got, row.users)
				}
				time.Sleep(time.Millisecond)
			}
		})
		if live.Load() != 0 || stopped.Load() != 20+7+3 {
			t.Errorf("after the stop %d users live, OnStop ran %d times, want 0 and 30", live.Load(), stopped.Load())
		}
	})
}

func TestStopLetsTasksFinishWithinTheGrace(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name     string
		grace    time.Duration
		finished uint64
		took     time.Duration
	}{
		{"a long grace lets all tasks finish", time.Minute, 10, 10 * time.Second},
		{"a short grace cuts them off", 3 * time.Second, 0, 3 * time.Second},
		{"no grace cuts them off at once", 0, 0, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var stop time.Time
				c := during(t, oneClass(load.Class{Tasks: task(func(u *load.User) { u.Sleep(15 * time.Second) })}), plan.Spec{}, row.grace, func(r *runner.Local) {
					assign(t, r, plan.Assignment{Number: 1, Users: []int{10}})
					time.Sleep(5 * time.Second)
					stop = time.Now()
				})
				if took := time.Since(stop); took != row.took {
					t.Errorf("stop took %v, want %v", took, row.took)
				}
				if c.tasks["t"] != row.finished {
					t.Errorf("%d iterations finished, want %d", c.tasks["t"], row.finished)
				}
			})
		})
	}
}

func TestStopReportsTasksThatNeverEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		r, err := runner.New(oneClass(load.Class{Tasks: task(func(*load.User) { <-release })}), runner.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Start(t.Context(), plan.Spec{}); err != nil {
			t.Fatal(err)
		}
		go collect(r.Deltas())
		assign(t, r, plan.Assignment{Number: 1, Users: []int{3}})
		time.Sleep(time.Second)
		err = r.Stop(t.Context(), time.Second)
		if err == nil || !strings.Contains(err.Error(), "3 users did not stop") {
			t.Errorf("stop returned %v", err)
		}
		close(release)
	})
}

func TestPanicCostsItsIterationAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := during(t, oneClass(load.Class{Wait: load.Constant(time.Second), Tasks: task(func(u *load.User) {
			_ = u.Measure("WORK", "w", func() error { return nil })
			if u.Iteration()%2 == 1 {
				panic("boom")
			}
		})}), plan.Spec{}, 0, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
			time.Sleep(10*time.Second - time.Millisecond)
		})
		if c.tasks["t"] != 10 || c.taskFailures["t"] != 5 || c.samples() != 10 {
			t.Errorf("%d iterations, %d failed, %d samples; want 10, 5, 10", c.tasks["t"], c.taskFailures["t"], c.samples())
		}
		for _, e := range c.exceptions {
			if !strings.HasPrefix(e.Where, "runner/local_test.go:") || e.Message != "boom" || e.Class != "C" || e.Task != "t" {
				t.Errorf("exception %q at %q in %s.%s", e.Message, e.Where, e.Class, e.Task)
			}
		}
	})
}

func TestPanicInOnStartIsTriedAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		starts := 0
		c := during(t, oneClass(load.Class{
			OnStart: func(*load.User) {
				if starts++; starts < 3 {
					panic("not yet")
				}
			},
			Wait: load.Constant(time.Second), Tasks: task(work(0)),
		}), plan.Spec{}, 0, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
			time.Sleep(5*time.Second - time.Millisecond)
		})
		if starts != 3 || c.tasks["t"] != 3 {
			t.Errorf("OnStart ran %d times and %d tasks followed, want 3 and 3", starts, c.tasks["t"])
		}
	})
}

func TestStoppedUserIsNotReplaced(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var runs, stops atomic.Int64
		c := during(t, oneClass(load.Class{
			OnStop: func(*load.User) { stops.Add(1) },
			Tasks:  task(func(u *load.User) { runs.Add(1); u.Stop() }),
		}), plan.Spec{}, 0, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{4}})
			time.Sleep(5 * time.Second)
		})
		last := c.deltas[len(c.deltas)-1]
		if runs.Load() != 4 || stops.Load() != 4 || last.Gauges.Users[0].Users != 0 {
			t.Errorf("%d runs, %d stops, %d users left; want 4, 4, 0", runs.Load(), stops.Load(), last.Gauges.Users[0].Users)
		}
	})
}

func TestDeltasAreNumberedOnceASecondAndEndWithAFinalOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := during(t, oneClass(load.Class{Wait: load.Constant(time.Second), Tasks: task(work(0))}), plan.Spec{}, 0, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
			time.Sleep(4500 * time.Millisecond)
		})
		if len(c.deltas) != 5 {
			t.Fatalf("%d deltas, want 5", len(c.deltas))
		}
		for i, d := range c.deltas {
			if d.Number != uint64(i+1) || d.From != time.Duration(i)*time.Second || d.Final != (i == 4) {
				t.Errorf("delta %d: number %d, from %v, final %v", i, d.Number, d.From, d.Final)
			}
		}
	})
}

func TestSamplesAddUpToWhatTheTargetCounted(t *testing.T) {
	t.Parallel()
	var served atomic.Uint64
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if n := served.Add(1); n%7 == 0 {
			w.WriteHeader(500)
		}
	}))
	defer web.Close()
	reached := make(chan struct{})
	c := during(t, oneClass(load.Class{Tasks: task(func(u *load.User) {
		u.Get("/a")
		u.Post("/b", load.Form("x", 1))
		if served.Load() > 3000 {
			select {
			case <-reached:
			default:
				close(reached)
			}
		}
	})}), plan.Spec{Host: web.URL}, 0, func(r *runner.Local) {
		assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
		<-reached
		assign(t, r, plan.Assignment{Number: 2, Users: []int{20}})
	})
	if got := c.samples(); got < served.Load() {
		t.Errorf("%d samples, the target counted %d", got, served.Load())
	}
	failed := c.failed[stats.Key{Method: "GET", Name: "/a"}] + c.failed[stats.Key{Method: "POST", Name: "/b"}]
	if want := served.Load() / 7; failed > want || failed+20 < want {
		t.Errorf("%d failures, the target made %d", failed, want)
	}
}

func TestHangingTargetIsCutAtTheStopAndCounted(t *testing.T) {
	t.Parallel()
	arrived, release := make(chan struct{}, 100), make(chan struct{})
	web := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { arrived <- struct{}{}; <-release }))
	defer web.Close()
	defer close(release)
	c := during(t, oneClass(load.Class{Tasks: task(func(u *load.User) { u.Get("/hang") })}), plan.Spec{Host: web.URL}, 0, func(r *runner.Local) {
		assign(t, r, plan.Assignment{Number: 1, Users: []int{5}})
		for range 5 {
			<-arrived
		}
	})
	if c.interrupted != 5 || c.failed[stats.Key{Method: "GET", Name: "/hang"}] != 0 {
		t.Errorf("%d requests interrupted and %v failed, want 5 and none", c.interrupted, c.failed)
	}
}

func TestSeedRepeatsTheChoiceOfTasks(t *testing.T) {
	t.Parallel()
	sequence := func(seed uint64) string {
		var out strings.Builder
		synctest.Test(t, func(t *testing.T) {
			var tasks []load.Task
			for _, name := range []string{"a", "b", "c"} {
				tasks = append(tasks, load.Task{Name: name, Weight: 1, Run: func(u *load.User) { out.WriteString(name) }})
			}
			during(t, oneClass(load.Class{Wait: load.Constant(time.Second), Tasks: tasks}), plan.Spec{Seed: seed}, 0, func(r *runner.Local) {
				assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
				time.Sleep(40*time.Second - time.Millisecond)
			})
		})
		return out.String()
	}
	if a, b := sequence(1), sequence(1); a != b || len(a) != 40 {
		t.Errorf("one seed gave %q and %q", a, b)
	}
	if sequence(1) == sequence(2) {
		t.Error("two seeds gave one sequence")
	}
}
