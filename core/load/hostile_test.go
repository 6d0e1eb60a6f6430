package load_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/load"
)

// unwind runs a task and returns what it panicked with.
func unwind(u *load.User, task func(u *load.User)) (p any) {
	defer func() { p = recover() }()
	run(u, task)
	return nil
}

func TestInterruptedRequestCannotBeJudged(t *testing.T) {
	t.Parallel()
	for name, judge := range map[string]func(u *load.User, r *load.Response){
		"a failure stays interrupted":        func(_ *load.User, r *load.Response) { r.Fail("not the page") },
		"a success stays interrupted":        func(_ *load.User, r *load.Response) { r.Pass() },
		"a check of it does not count":       func(_ *load.User, r *load.Response) { r.Check("page", false) },
		"a check of the user does not count": func(u *load.User, _ *load.Response) { u.Check("page", false) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var u *load.User
			e := &engine{reply: func(_ *load.Request, r *load.Reply) {
				u.Interrupt()
				r.Status, r.Kind, r.Message = 0, "interrupted", "interrupted while it was running"
			}}
			u = newUser(e)
			if p := unwind(u, func(u *load.User) { judge(u, u.Get("/")) }); !load.IsAbort(p) {
				t.Errorf("the task unwound with %v, want an abort", p)
			}
			if got := kinds(e.samples); !slices.Equal(got, []string{"interrupted"}) || len(e.checks) != 0 {
				t.Errorf("kinds %q and checks %q, want one interrupted request", got, e.checks)
			}
		})
	}
}

func TestMeasureThatIsInterruptedIsNoFailure(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]func(u *load.User) error{
		"while it sleeps":           func(u *load.User) error { u.Interrupt(); u.Sleep(time.Hour); return nil },
		"before its next request":   func(u *load.User) error { u.Interrupt(); u.Get("/"); return nil },
		"and returns with an error": func(u *load.User) error { u.Interrupt(); return errors.New("cut") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := &engine{}
			unwind(newUser(e), func(u *load.User) { _ = u.Measure("FLOW", "f", func() error { return f(u) }) })
			if got := kinds(e.samples); !slices.Equal(got, []string{"interrupted"}) {
				t.Errorf("kinds %q, want one interrupted", got)
			}
		})
	}
}

func TestTaskThatRecoversItsInterruptEndsAllTheSame(t *testing.T) {
	t.Parallel()
	u := newUser(&engine{})
	u.Interrupt()
	ended, tries := make(chan struct{}), 0
	go func() {
		defer close(ended)
		run(u, func(u *load.User) {
			for {
				func() {
					defer func() { _ = recover() }()
					tries++
					u.Get("/")
				}()
			}
		})
	}()
	<-ended // or the test times out
	if tries < 2 {
		t.Errorf("the task was ended at call %d, want a chance to unwind by itself", tries)
	}
}

func TestHugeWaitsDoNotOverflow(t *testing.T) {
	t.Parallel()
	const never = math.MaxInt64
	for _, row := range []struct {
		name  string
		wait  load.Wait
		first bool
	}{
		{"constant", load.Constant(never), false},
		{"between", load.Between(never-1, never), false},
		{"pacing", load.Pacing(never), false},
		{"exponential", load.Exponential(never), false},
		{"a function", load.WaitFunc(func(*load.User) time.Duration { return never }), false},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			const at = 100 * time.Hour
			if due := row.wait.Due(newUser(&engine{}), at, at, row.first); due < at+1000*time.Hour {
				t.Errorf("due at %v after %v", due, at)
			}
		})
	}
}

func TestBetweenZeroAndTheLargestDurationDraws(t *testing.T) {
	t.Parallel()
	if due := load.Between(0, math.MaxInt64).Due(newUser(&engine{}), 0, 0, false); due < 0 {
		t.Errorf("due at %v", due)
	}
}

func TestIntBetweenCoversEveryRange(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ lowest, highest int }{
		{0, 0}, {-3, 3}, {math.MinInt, math.MaxInt}, {math.MinInt, 0}, {0, math.MaxInt}, {math.MaxInt, math.MaxInt},
	} {
		t.Run(fmt.Sprint(row), func(t *testing.T) {
			t.Parallel()
			u := newUser(&engine{})
			for range 100 {
				if n := u.IntBetween(row.lowest, row.highest); n < row.lowest || n > row.highest {
					t.Fatalf("drew %d", n)
				}
			}
		})
	}
}

func TestMisuseIsExplained(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name string
		do   func(u *load.User)
		want string
	}{
		{"a nil request", func(u *load.User) { u.Do(nil) }, "load: Do was given no request"},
		{"a range the wrong way round", func(u *load.User) { u.IntBetween(2, 1) }, "load: IntBetween from 2 to 1"},
		{"a pick from nothing", func(u *load.User) { load.Pick(u, nil) }, "load: Pick from an empty list"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if p := unwind(newUser(&engine{}), row.do); !strings.HasPrefix(fmt.Sprint(p), row.want) {
				t.Errorf("panic %v, want %q", p, row.want)
			}
		})
	}
}

func TestRequestOutsideOfATaskIsExplained(t *testing.T) {
	t.Parallel()
	defer func() {
		if p := fmt.Sprint(recover()); !strings.Contains(p, "outside of a task") {
			t.Errorf("panic %q", p)
		}
	}()
	wait := load.WaitFunc(func(u *load.User) time.Duration { u.Get("/"); return 0 })
	wait.Due(newUser(&engine{}), 0, 0, false)
}

func TestArenaKeepsLittle(t *testing.T) {
	t.Parallel()
	made := 0
	e := &engine{reply: func(_ *load.Request, r *load.Reply) {
		if cap(r.Body) < 200<<10 {
			made++
			r.Body = make([]byte, 200<<10)
		}
		r.Body = r.Body[:200<<10]
	}}
	u, arena := newUser(e), new(load.Arena)
	for range 2 {
		u.RunTask(arena, func(u *load.User) {
			for range 10 {
				u.Get("/")
			}
		})
	}
	if made < 19 {
		t.Errorf("%d bodies of 200 KB were made for 20 requests: the arena kept %d, want at most one", made, 20-made)
	}
}

func TestArenaIsCleanAfterARecordThatPanicked(t *testing.T) {
	t.Parallel()
	e := &stubborn{}
	u, arena := load.NewUser(load.Identity{Engine: e, Class: "C"}), new(load.Arena)
	var kept interface{ Err() error }
	func() {
		defer func() { _ = recover() }()
		u.RunTask(arena, func(u *load.User) { kept = u.Context(); u.Get("/") })
	}()
	if kept.Err() == nil {
		t.Error("the context outlived the task")
	}
	if n := u.Iteration(); n != 1 {
		t.Errorf("iteration %d after one task", n)
	}
}

// stubborn is an engine that panics when it is to record.
type stubborn struct{ engine }

func (*stubborn) Record(*load.User, *load.Sample) { panic("no") }

func TestManyValues(t *testing.T) {
	t.Parallel()
	const n = 50_000
	u := newUser(&engine{})
	for round := range 2 {
		for i := range n {
			u.Set(fmt.Sprint("key", i), i+round)
		}
	}
	for i := range n {
		if got := u.Value(fmt.Sprint("key", i)); got != i+1 {
			t.Fatalf("value %d is %v", i, got)
		}
	}
}
