package control_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/plan"
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

// follow collects what a subscriber that keeps up sees, until the run ends.
func follow(c *control.Control) func() []*stats.Progress {
	progress, _ := c.Subscribe()
	var seen []*stats.Progress
	done := make(chan struct{})
	go func() {
		defer close(done)
		for p := range progress {
			seen = append(seen, p)
		}
	}()
	return func() []*stats.Progress {
		<-done
		return seen
	}
}

// phases are the phases of what a subscriber has seen, each once in a row.
func phases(seen []*stats.Progress) string {
	var names []string
	for _, p := range seen {
		names = append(names, string(p.Phase))
	}
	return strings.Join(slices.Compact(names), " ")
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

func TestRunSharesUsersOverAllRunners(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		shop := &plantest.Fake{Offer: plan.Offer{Scenario: "shop", Classes: []plan.Class{{Name: "Buyer", Weight: 1}, {Name: "Admin", Weight: 1, Fixed: 2}}}}
		blog := &plantest.Fake{Offer: plan.Offer{Scenario: "blog", Classes: []plan.Class{{Name: "Reader", Weight: 3}}}}
		spec := plan.Spec{Host: "http://shop.example", Seed: 7}
		got := carryOut(t, control.Config{
			Runners: []control.Named{
				{Name: "a", Runner: shop, Source: stats.Source{Kind: "script", Path: "shop.go"}},
				{Name: "b", Runner: blog, Source: stats.Source{Kind: "script", Path: "blog.go", Generations: 3}},
			},
			Spec: spec, Users: 18, SpawnRate: 3, RunTime: 10 * time.Second,
		})
		if got.err != nil {
			t.Fatal(got.err)
		}
		first, second := shop.Assignments(), blog.Assignments()
		if !slices.Equal(first[0].Users, []int{4, 2}) || !slices.Equal(second[0].Users, []int{12}) {
			t.Errorf("users %v and %v, want [4 2] and [12]", first[0].Users, second[0].Users)
		}
		if first[0].At != 0 || second[0].At != 250*time.Millisecond || first[0].Over != 6*time.Second || second[0].Over != 6*time.Second {
			t.Errorf("ramps %+v and %+v, want 6s each, the second half a distance later", first[0], second[0])
		}
		want := []stats.Source{
			{Kind: "script", Path: "shop.go", Scenario: "shop", Generations: 1},
			{Kind: "script", Path: "blog.go", Scenario: "blog", Generations: 3},
		}
		if s := got.summary; !slices.Equal(s.Sources, want) || s.Host != spec.Host || s.Seed != 7 || shop.Spec().Seed != 7 {
			t.Errorf("summary of %+v at %s with seed %d, want %+v", s.Sources, s.Host, s.Seed, want)
		}
	})
}

func TestRunKeepsRunnersOfTheSameNameApart(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		// Both name their deltas "fake" and number them from 1.
		got := carryOut(t, control.Config{
			Runners: []control.Named{named("a", &plantest.Fake{PerSecond: 1}), named("b", &plantest.Fake{PerSecond: 1})},
			Users:   20, SpawnRate: 20_000, RunTime: 5 * time.Second,
		})
		if got.err != nil || got.summary.Total.Count != 100 {
			t.Errorf("%d samples, error %v; want all 100 of both", got.summary.Total.Count, got.err)
		}
	})
}

func TestRunWithoutUsersWaitsForThem(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		fake := &plantest.Fake{PerSecond: 1}
		c, done := begin(t, t.Context(), control.Config{Runners: []control.Named{named("a", fake)}, RunTime: time.Minute})
		after(30 * time.Second)
		if err := c.SetUsers(10, 10); err != nil {
			t.Fatal(err)
		}
		if got := <-done; got.err != nil || got.summary.FinalUsers != 10 || got.summary.Total.Count == 0 {
			t.Errorf("%d users, %d samples, error %v", got.summary.FinalUsers, got.summary.Total.Count, got.err)
		}
	})
}

func TestRunGoesOnWhenARunnerIsSilent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		fake := &plantest.Fake{PerSecond: 10}
		c, done := begin(t, t.Context(), control.Config{
			Runners: []control.Named{named("a", fake)}, Users: 1, SpawnRate: 1, RunTime: 40 * time.Second,
		})
		seen := follow(c)
		after(10*time.Second + 500*time.Millisecond)
		fake.Mute(true)
		after(20 * time.Second)
		fake.Mute(false)
		if got := <-done; got.err != nil || got.summary.Total.Count != 400 {
			t.Errorf("%d samples, error %v; want all 400 in the end", got.summary.Total.Count, got.err)
		}
		seconds := map[time.Duration]*stats.Progress{}
		for _, p := range seen() {
			seconds[p.At] = p
		}
		for at := time.Second; at < 40*time.Second; at += time.Second {
			if seconds[at] == nil {
				t.Errorf("no progress for the second %v", at)
			}
		}
		if p := seconds[9*time.Second]; p.Total.Count != 90 || p.Total.Current.RPS == 0 {
			t.Errorf("after 9s %d samples at %v/s, want the 90 of those seconds", p.Total.Count, p.Total.Current.RPS)
		}
		if p := seconds[25*time.Second]; p.Total.Current.RPS != 0 {
			t.Errorf("%v/s after 15 silent seconds, want 0", p.Total.Current.RPS)
		}
	})
}

func TestRunResetsStatisticsAfterTheFirstRamp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		fake := &plantest.Fake{PerSecond: 10}
		c, done := begin(t, t.Context(), control.Config{
			Runners: []control.Named{named("a", fake)}, Users: 5, SpawnRate: 2, RunTime: 20 * time.Second, ResetStats: true,
		})
		after(10 * time.Second)
		if err := c.SetUsers(6, 1); err != nil { // a later ramp resets nothing
			t.Fatal(err)
		}
		got := <-done
		s := got.summary
		if s.Since != 3*time.Second {
			t.Errorf("statistics since %v, want 3s: the first report after the ramp's end at 2.5s", s.Since)
		}
		if want := uint64(7*50 + 10*60); got.err != nil || s.Total.Count != want {
			t.Errorf("%d samples, error %v; want %d: those after the reset", s.Total.Count, got.err, want)
		}
		if s.Verdict.State != stats.Valid {
			t.Errorf("verdict %+v", s.Verdict)
		}
	})
}

func TestRunOnlyOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, done := begin(t, t.Context(), control.Config{Runners: []control.Named{named("a", &plantest.Fake{})}, RunTime: time.Second})
		<-done
		if s, err := c.Run(t.Context()); err == nil || s == nil || s.Snapshot == nil {
			t.Errorf("a second run returned %v, %v", s, err)
		}
	})
}
