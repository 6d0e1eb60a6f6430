package load_test

import (
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/load"
)

func TestJudging(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		status int
		task   func(u *load.User)
		want   []string
	}{
		{"a status below 400 is a success", 302, func(u *load.User) { u.Get("/") }, []string{""}},
		{"a status of 400 is a failure", 400, func(u *load.User) { u.Get("/") }, []string{"status"}},
		{"Fail makes a success a failure", 200, func(u *load.User) { u.Get("/").Fail("empty") }, []string{"judged"}},
		{"Pass makes a failure a success", 404, func(u *load.User) { u.Get("/").Pass() }, []string{""}},
		{"the last judgement holds", 200, func(u *load.User) { r := u.Get("/"); r.Fail("x"); r.Pass() }, []string{""}},
		{"a check that holds leaves a failure a failure", 500, func(u *load.User) { u.Get("/").Check("c", true) }, []string{"status"}},
		{"a check that fails makes a success a failure", 200, func(u *load.User) { u.Get("/").Check("c", false) }, []string{"check"}},
		{"the next request closes the judgement", 200, func(u *load.User) { r := u.Get("/"); u.Get("/b"); r.Fail("late") }, []string{"", ""}},
		{"a measurement closes the judgement as well", 200, func(u *load.User) {
			r := u.Get("/")
			_ = u.Measure("SQL", "q", func() error { return nil })
			r.Fail("late")
		}, []string{"", ""}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			e := &engine{reply: func(_ *load.Request, r *load.Reply) { r.Status = row.status }}
			run(newUser(e), row.task)
			if got := kinds(e.samples); !slices.Equal(got, row.want) {
				t.Errorf("kinds %q, want %q", got, row.want)
			}
		})
	}
}

func TestSampleIsRecordedWhenTheTaskPanics(t *testing.T) {
	t.Parallel()
	e := &engine{}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic did not pass through")
			}
		}()
		run(newUser(e), func(u *load.User) { u.Get("/"); panic("boom") })
	}()
	if len(e.samples) != 1 {
		t.Errorf("%d samples recorded, want the one before the panic", len(e.samples))
	}
}

func TestMeasure(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		e, want := &engine{}, errors.New("no rows")
		run(newUser(e), func(u *load.User) {
			err := u.Measure("SQL", "orders", func() error { time.Sleep(3 * time.Millisecond); return want })
			if err != want {
				t.Errorf("Measure returned %v, want the function's own error", err)
			}
		})
		got := e.samples[0]
		if got.Method != "SQL" || got.Name != "orders" || got.Service != 3*time.Millisecond || got.Kind != "error" || got.Message != "no rows" {
			t.Errorf("sample %+v", got)
		}
	})
}

func TestMeasureRecordsAPanicAsFailure(t *testing.T) {
	t.Parallel()
	e := &engine{}
	func() {
		defer func() { _ = recover() }()
		run(newUser(e), func(u *load.User) { _ = u.Measure("SQL", "q", func() error { panic("boom") }) })
	}()
	if got := kinds(e.samples); !slices.Equal(got, []string{"panic"}) {
		t.Errorf("kinds %q, want one panic", got)
	}
}

func TestValuesLiveAcrossTasks(t *testing.T) {
	t.Parallel()
	u := newUser(&engine{})
	run(u, func(u *load.User) { u.Set("n", 1); u.Set("n", u.Value("n").(int)+1) })
	run(u, func(u *load.User) {
		if u.Value("n") != 2 || u.Value("m") != nil {
			t.Errorf("values n=%v m=%v, want 2 and nil", u.Value("n"), u.Value("m"))
		}
	})
}

func TestInterruptEndsASleepAndTheTask(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		u, after := newUser(&engine{}), false
		go func() {
			time.Sleep(time.Second)
			u.Interrupt()
		}()
		start := time.Now()
		func() {
			defer func() {
				if p := recover(); !load.IsAbort(p) {
					t.Errorf("task unwound with %v, want an abort", p)
				}
			}()
			run(u, func(u *load.User) { u.Sleep(time.Hour); after = true })
		}()
		if took := time.Since(start); took != time.Second || after {
			t.Errorf("sleep took %v and the task went on: %v", took, after)
		}
	})
}

func TestInterruptedTaskInALoopEnds(t *testing.T) {
	t.Parallel()
	u, n := newUser(&engine{}), 0
	defer func() {
		if p := recover(); !load.IsAbort(p) || n != 10 {
			t.Errorf("unwound with %v after %d requests", p, n)
		}
	}()
	run(u, func(u *load.User) {
		for {
			u.Get("/")
			if n++; n == 10 {
				u.Interrupt()
			}
		}
	})
}

func TestContextEndsWithTheTask(t *testing.T) {
	t.Parallel()
	u := newUser(&engine{})
	var kept interface{ Err() error }
	run(u, func(u *load.User) {
		kept = u.Context()
		if kept.Err() != nil {
			t.Error("the context had ended within the task")
		}
	})
	if kept.Err() == nil {
		t.Error("the context outlived the task")
	}
}

func TestResponsesOfOneTaskDoNotShareMemory(t *testing.T) {
	t.Parallel()
	n := byte(0)
	e := &engine{reply: func(_ *load.Request, r *load.Reply) {
		n++
		r.Body = append(r.Body[:0], n)
	}}
	u, arena := newUser(e), new(load.Arena)
	for range 2 { // the second round reuses the arena
		u.RunTask(arena, func(u *load.User) {
			var all []*load.Response
			for range 40 {
				all = append(all, u.Get("/"))
			}
			for i, r := range all {
				if want := n - 39 + byte(i); r.Body[0] != want {
					t.Fatalf("body of response %d is %d, want %d", i, r.Body[0], want)
				}
			}
		})
	}
}

func TestEqualSeedsDrawEqually(t *testing.T) {
	t.Parallel()
	draw := func(id load.Identity) (out []int) {
		u := load.NewUser(id)
		for range 8 {
			out = append(out, u.IntBetween(1, 1_000_000))
		}
		return out
	}
	base := load.Identity{Class: "A", ID: 3, Seed: 7}
	if !slices.Equal(draw(base), draw(base)) {
		t.Error("the same identity drew other numbers")
	}
	for name, other := range map[string]load.Identity{
		"another seed":  {Class: "A", ID: 3, Seed: 8},
		"another user":  {Class: "A", ID: 4, Seed: 7},
		"another class": {Class: "B", ID: 3, Seed: 7},
	} {
		if slices.Equal(draw(base), draw(other)) {
			t.Errorf("%s drew the same numbers", name)
		}
	}
}

func TestRequestsDoNotAllocate(t *testing.T) {
	e := &engine{}
	u, arena := newUser(e), new(load.Arena)
	task := func(u *load.User) { u.Get("/"); e.samples = e.samples[:0] }
	u.RunTask(arena, task)
	if n := testing.AllocsPerRun(100, func() { u.RunTask(arena, task) }); n > 0 {
		t.Errorf("%v allocations per request, want none", n)
	}
}
