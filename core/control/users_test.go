package control_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/plan/plantest"
)

func TestSetUsersStartsFromThePresentTarget(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		at    time.Duration // when the number is changed; 100 users are reached after 10 s
		users int
		rate  float64
		over  time.Duration
	}{
		{"more users after the ramp", 20 * time.Second, 110, 5, 2 * time.Second},
		{"fewer users after the ramp", 20 * time.Second, 50, 10, 5 * time.Second},
		{"none after the ramp", 20 * time.Second, 0, 100, time.Second},
		{"the same number again", 20 * time.Second, 100, 1, 0},
		{"more users in the middle of the ramp", 5 * time.Second, 151, 10, 10 * time.Second},
		{"back down in the middle of the ramp", 5 * time.Second, 1, 50, time.Second},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				fake := &plantest.Fake{}
				ctx, cancel := context.WithCancel(t.Context())
				c, done := begin(t, ctx, control.Config{Runners: []control.Named{named("a", fake)}, Users: 100, SpawnRate: 10})
				after(row.at)
				if err := c.SetUsers(row.users, row.rate); err != nil {
					t.Fatal(err)
				}
				if c.Target() != row.users {
					t.Errorf("target %d, want %d", c.Target(), row.users)
				}
				a := fake.Assignments()
				if len(a) != 2 || a[1].Number != 2 || a[1].Users[0] != row.users || a[1].Over != row.over {
					t.Errorf("assignments %+v, want a second one for %d users over %v", a, row.users, row.over)
				}
				if late := a[1].At - row.at; late <= 0 || late > 100*time.Millisecond {
					t.Errorf("the change begins %v ahead, want a little", late)
				}
				after(row.over + time.Second)
				cancel()
				if got := <-done; got.summary.FinalUsers != row.users || got.err != nil {
					t.Errorf("%d users in the end, want %d (error %v)", got.summary.FinalUsers, row.users, got.err)
				}
			})
		})
	}
}

func TestSetUsersRampsAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, done := begin(t, t.Context(), control.Config{
			Runners: []control.Named{named("a", &plantest.Fake{StartTakes: time.Second})}, Users: 10, SpawnRate: 10, RunTime: 10 * time.Second,
		})
		seen := follow(c)
		after(5 * time.Second)
		if err := errors.Join(c.SetUsers(20, 10), c.SetUsers(30, 10)); err != nil {
			t.Fatal(err)
		}
		<-done
		want := "starting ramping running ramping running stopping done"
		if got := phases(seen()); got != want {
			t.Errorf("phases %q, want %q", got, want)
		}
	})
}

func TestSetUsersLeavesALostRunnerAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		lost, well := &plantest.Fake{}, &plantest.Fake{}
		c, done := begin(t, t.Context(), control.Config{
			Runners: []control.Named{named("lost", lost), named("well", well)}, Users: 10, SpawnRate: 10, RunTime: 10 * time.Second,
		})
		after(5 * time.Second)
		lost.Lose()
		lost.AssignErr = errors.New("lost")
		synctest.Wait()
		if err := c.SetUsers(20, 10); err != nil {
			t.Errorf("error %v; want none from a runner that is known to be lost", err)
		}
		if a := well.Assignments(); len(a) != 2 || a[1].Users[0] != 10 {
			t.Errorf("assignments %+v of the other runner, want its half of 20", a)
		}
		<-done
	})
}

func TestSetUsersOutsideTheRun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, err := control.New(control.Config{
			Runners: []control.Named{named("a", &plantest.Fake{StartTakes: time.Second})}, Users: 5, SpawnRate: 5, RunTime: time.Second,
		})
		if err != nil {
			t.Fatal(err)
		}
		if c.Target() != 5 {
			t.Errorf("target %d before the run, want the configured 5", c.Target())
		}
		if err := c.SetUsers(7, 1); fault.KindOf(err) != fault.Usage {
			t.Errorf("before the run: error %v, want one of kind usage", err)
		}
		if _, err := c.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := c.SetUsers(7, 1); fault.KindOf(err) != fault.Usage {
			t.Errorf("after the run: error %v, want one of kind usage", err)
		}
	})
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	fake := named("a", &plantest.Fake{})
	plain := func(edit func(c *control.Config)) control.Config {
		c := control.Config{Runners: []control.Named{fake}, Users: 1, SpawnRate: 1}
		edit(&c)
		return c
	}
	for _, row := range []struct {
		name string
		cfg  control.Config
		want []string
	}{
		{"a run without runners", plain(func(c *control.Config) { c.Runners = nil }), []string{"no runner"}},
		{"runners without a name", plain(func(c *control.Config) { c.Runners[0].Name = "" }), []string{"runner 0 has no name"}},
		{"a runner that is nil", plain(func(c *control.Config) { c.Runners[0].Runner = nil }), []string{`runner 0 "a" is nil`}},
		{"a name used twice", plain(func(c *control.Config) { c.Runners = append(c.Runners, fake) }), []string{`"a" is used for two`}},
		{"a negative number of users", plain(func(c *control.Config) { c.Users = -1 }), []string{"users is -1"}},
		{"more users than there can be", plain(func(c *control.Config) { c.Users = control.MostUsers + 1 }), []string{"between 0 and 100000000"}},
		{"users without a rate", plain(func(c *control.Config) { c.SpawnRate = 0 }), []string{"rate is 0"}},
		{"a negative rate", plain(func(c *control.Config) { c.SpawnRate = -1 }), []string{"rate is -1"}},
		{"a rate that is no number", plain(func(c *control.Config) { c.SpawnRate = math.NaN() }), []string{"rate is NaN"}},
		{"an infinite rate", plain(func(c *control.Config) { c.SpawnRate = math.Inf(1) }), []string{"rate is +Inf"}},
		{"a ramp that never ends", plain(func(c *control.Config) { c.SpawnRate = 1e-12 }), []string{"would never be reached"}},
		{"all problems at once", plain(func(c *control.Config) {
			c.RunTime, c.StopTimeout, c.TeardownTimeout, c.Users = -1, -1, -1, -1
			c.Spec = plan.Spec{Host: "nowhere"}
		}), []string{"host does not begin", "users is -1", "run time is -1ns", "stop timeout is -1ns", "teardown timeout is -1ns"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			_, err := control.New(row.cfg)
			if fault.KindOf(err) != fault.Usage {
				t.Fatalf("error %v, want one of kind usage", err)
			}
			for _, want := range row.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q does not say %q", err, want)
				}
			}
		})
	}
}
