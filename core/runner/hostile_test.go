package runner_test

import (
	"fmt"
	"math"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/runner"
	"github.com/loadcore/loadcore/core/stats"
)

var workRow = stats.Key{Method: "WORK", Name: "w"}

// forOneUser runs one user for ten seconds, less a moment.
func forOneUser(t *testing.T, s load.Scenario) *counts {
	t.Helper()
	return during(t, s, plan.Spec{}, time.Minute, func(r *runner.Local) {
		assign(t, r, plan.Assignment{Number: 1, Users: []int{1}})
		time.Sleep(10*time.Second - time.Millisecond)
	})
}

// panics counts what the scenario panicked with, as "Task: message".
func (c *counts) panics() map[string]uint64 {
	out := map[string]uint64{}
	for _, e := range c.exceptions {
		out[e.Task+": "+e.Message] += e.Count
	}
	return out
}

// evil is an error that panics whatever it is asked.
type evil struct{}

func (evil) Error() string { panic("Error") }
func (evil) As(any) bool   { panic("As") }

func TestWhateverATaskEndsWithIsCounted(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		end  func(u *load.User)
		want string
	}{
		{"panic(nil)", func(*load.User) { panic(nil) }, "t: panic called with nil argument"},
		{"a text", func(*load.User) { panic("boom") }, "t: boom"},
		{"what net/http aborts with", func(*load.User) { panic(http.ErrAbortHandler) }, "t: net/http: abort Handler"},
		{"an error that cannot be read", func(*load.User) { panic(evil{}) }, "t: "},
		{"a nil error of a type", func(*load.User) { panic((*load.Panic)(nil)) }, "t: "},
		{"runtime.Goexit", func(*load.User) { runtime.Goexit() }, "t: the task called runtime.Goexit"},
		{"no request at all", func(u *load.User) { u.Do(nil) }, "t: load: Do was given no request"},
		{"a failed type assertion", func(u *load.User) { _ = u.Value("none").(int) }, "t: interface conversion"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c := forOneUser(t, oneClass(load.Class{Wait: load.Constant(time.Second), Tasks: task(row.end)}))
				if c.tasks["t"] != 10 || c.taskFailures["t"] != 10 {
					t.Errorf("%d iterations, %d failed; want 10 of 10", c.tasks["t"], c.taskFailures["t"])
				}
				for message, n := range c.panics() {
					if strings.HasPrefix(message, row.want) && n == 10 {
						return
					}
				}
				t.Errorf("exceptions %v, want 10 of %q", c.panics(), row.want)
			})
		})
	}
}

func TestPanicIsPlacedInTheScenario(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]func(u *load.User){
		"a pick from nothing": func(u *load.User) { load.Pick(u, nil) },
		"a nil request":       func(u *load.User) { u.Do(nil) },
		"a bad random number": func(u *load.User) { u.IntN(-1) },
		"a plain panic":       func(*load.User) { panic("boom") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c := forOneUser(t, oneClass(load.Class{Wait: load.Constant(time.Minute), Tasks: task(f)}))
				if len(c.exceptions) != 1 || !strings.HasPrefix(c.exceptions[0].Where, "runner/hostile_test.go:") {
					t.Errorf("exceptions %+v", c.exceptions)
				}
			})
		})
	}
}

func TestOnStopThatFailsEndsItsUserOnce(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func(){
		"by a panic":        func() { panic("boom") },
		"by runtime.Goexit": runtime.Goexit,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var stops atomic.Int64
				s := oneClass(load.Class{
					OnStop: func(*load.User) {
						if stops.Add(1) < 100 {
							fail()
						}
					},
					Wait: load.Constant(time.Second), Tasks: task(work(0)),
				})
				c := during(t, s, plan.Spec{}, time.Minute, func(r *runner.Local) {
					assign(t, r, plan.Assignment{Number: 1, Users: []int{6}})
					time.Sleep(1500 * time.Millisecond)
					assign(t, r, plan.Assignment{Number: 2, Users: []int{2}})
					time.Sleep(2 * time.Second)
				})
				last := c.deltas[len(c.deltas)-2]
				if stops.Load() != 6 || last.Gauges.Users[0].Users != 2 {
					t.Errorf("OnStop ran %d times for 6 users, %d lived before the stop; want 6 and 2", stops.Load(), last.Gauges.Users[0].Users)
				}
			})
		})
	}
}

func TestWaitFunctionThatFailsCostsASecond(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func(u *load.User){
		"by a panic":        func(*load.User) { panic("boom") },
		"by runtime.Goexit": func(*load.User) { runtime.Goexit() },
		"by a request":      func(u *load.User) { u.Get("/") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				wait := load.WaitFunc(func(u *load.User) time.Duration { fail(u); return 0 })
				c := forOneUser(t, oneClass(load.Class{Wait: wait, Tasks: task(work(0))}))
				if c.tasks["t"] != 10 || c.samples() != 10 {
					t.Errorf("%d iterations and %d samples in 10 s, want 10 and 10", c.tasks["t"], c.samples())
				}
				for _, e := range c.exceptions {
					if e.Task != "Wait" {
						t.Errorf("exception %q in %q", e.Message, e.Task)
					}
				}
			})
		})
	}
}

func TestUserThatStopsItselfOutsideOfATask(t *testing.T) {
	t.Parallel()
	stop := func(u *load.User) { u.Stop() }
	for _, row := range []struct {
		name  string
		class load.Class
		tasks uint64
	}{
		{"in OnStart runs no task", load.Class{OnStart: stop}, 0},
		{"in its wait runs no further task", load.Class{Wait: load.WaitFunc(func(u *load.User) time.Duration { u.Stop(); return 0 })}, 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				stops := 0
				row.class.OnStop, row.class.Tasks = func(*load.User) { stops++ }, task(work(0))
				c := forOneUser(t, oneClass(row.class))
				if c.tasks["t"] != row.tasks || stops != 1 {
					t.Errorf("%d tasks and %d OnStop, want %d and 1", c.tasks["t"], stops, row.tasks)
				}
			})
		})
	}
}

func TestNoTaskBeginsAfterTheStop(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := oneClass(load.Class{OnStart: func(u *load.User) { u.Sleep(10 * time.Second) }, Tasks: task(work(0))})
		c := during(t, s, plan.Spec{}, time.Minute, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{5}})
			time.Sleep(5 * time.Second)
		})
		if c.tasks["t"] != 0 {
			t.Errorf("%d tasks began after the stop, when OnStart returned", c.tasks["t"])
		}
	})
}

func TestUsersThatStoppedThemselvesAreNotRetiredAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := oneClass(load.Class{Wait: load.Constant(time.Second), Tasks: task(func(u *load.User) {
			if u.ID() >= 4 {
				u.Stop()
			}
		})})
		var users []int
		c := during(t, s, plan.Spec{}, time.Minute, func(r *runner.Local) {
			for i, n := range []int{10, 6, 2, 3} {
				assign(t, r, plan.Assignment{Number: uint64(i + 1), Users: []int{n}})
				time.Sleep(3 * time.Second)
			}
		})
		for _, d := range c.deltas {
			if d.To%(3*time.Second) == 2*time.Second {
				users = append(users, d.Gauges.Users[0].Users)
			}
		}
		// The user that the last assignment adds stops itself as well.
		if want := []int{4, 4, 2, 2}; !slices.Equal(users, want) {
			t.Errorf("%v users live after each assignment, want %v", users, want)
		}
	})
}

func TestTaskThatRecoversEverythingStops(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := during(t, oneClass(load.Class{Tasks: task(func(u *load.User) {
			for {
				func() {
					defer func() { _ = recover() }()
					u.Sleep(time.Second)
				}()
			}
		})}), plan.Spec{}, 0, func(r *runner.Local) {
			assign(t, r, plan.Assignment{Number: 1, Users: []int{3}})
			time.Sleep(10 * time.Second)
		})
		if len(c.exceptions) != 0 {
			t.Errorf("exceptions %v for tasks that were interrupted", c.panics())
		}
	})
}

func TestOnStopDoesNotInheritTheLagOfTasks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := forOneUser(t, oneClass(load.Class{
			OnStop: work(0),
			Wait:   load.Pacing(time.Second), Tasks: task(func(u *load.User) { u.Sleep(3 * time.Second) }),
		}))
		if d := c.responses.Distribution(); d.Count != 1 || d.Max != 0 {
			t.Errorf("%d responses, the longest %v; want one of no time", d.Count, d.Max)
		}
	})
}

func TestHugeWaitsWait(t *testing.T) {
	t.Parallel()
	for name, wait := range map[string]load.Wait{
		"constant": load.Constant(math.MaxInt64),
		"between":  load.Between(math.MaxInt64-1, math.MaxInt64),
		"function": load.WaitFunc(func(*load.User) time.Duration { return math.MaxInt64 }),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				if c := forOneUser(t, oneClass(load.Class{Wait: wait, Tasks: task(func(u *load.User) {
					if u.Iteration() > 0 {
						u.Stop()
					}
				})})); c.tasks["t"] != 1 {
					t.Errorf("%d iterations", c.tasks["t"])
				}
			})
		})
	}
}

func TestErrorsOfSpecsAndAssignments(t *testing.T) {
	t.Parallel()
	tags := make([]string, 10_000)
	for i := range tags {
		tags[i] = fmt.Sprint("tag", i)
	}
	for _, row := range []struct {
		name string
		spec plan.Spec
		want string
	}{
		{"a negative wait is refused", plan.Spec{Wait: &plan.WaitSpec{Shortest: -5}}, "must not be negative"},
		{"a host without a scheme is refused", plan.Spec{Host: "shop:80"}, "http://"},
		{"tags that no task has are refused", plan.Spec{Tags: []string{"x", "y"}}, `--tags "x" "y"`},
		{"so are thousands of them, in few words", plan.Spec{Tags: tags, ExcludeTags: tags}, `"tag1" "tag2" and 9997 more`},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			r, err := runner.New(oneClass(load.Class{Tasks: task(work(0))}), runner.Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, err = r.Start(t.Context(), row.spec)
			if err == nil || !strings.Contains(err.Error(), row.want) || len(err.Error()) > 500 {
				t.Errorf("start returned %v, want %q", err, row.want)
			}
			if err := r.Stop(t.Context(), 0); err != nil {
				t.Errorf("stop after a failed start: %v", err)
			}
		})
	}
}

func TestAssignmentsThatMakeNoSenseAreRefused(t *testing.T) {
	t.Parallel()
	c := during(t, oneClass(load.Class{Wait: load.Constant(time.Hour), Tasks: task(work(0))}), plan.Spec{}, 0, func(r *runner.Local) {
		for _, a := range []plan.Assignment{
			{Number: 1, Users: []int{-5}},
			{Number: 1, Users: []int{1, 1}},
			{Number: 1, At: -1, Users: []int{1}},
			{Number: 1, Over: math.MaxInt64, Users: []int{1}},
		} {
			if err := r.Assign(a); err == nil || !strings.Contains(err.Error(), "assignment 1") {
				t.Errorf("assign %+v returned %v", a, err)
			}
		}
	})
	if c.samples() != 0 {
		t.Errorf("%d samples", c.samples())
	}
}
