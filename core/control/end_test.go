package control_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/plan/plantest"
	"github.com/loadcore/loadcore/core/stats"
)

// ending is a way for a run to end and what must come of it.
type ending struct {
	name string
	// fakes run ten users each that make a sample a second.
	fakes []*plantest.Fake
	// edit changes the run from a plain one that lasts for runTime.
	edit func(*control.Config)
	// do acts while the run goes on; cancel ends its context.
	do func(c *control.Control, fakes []*plantest.Fake, cancel func())

	took     time.Duration
	kind     fault.Kind
	text     string // part of the error
	phases   string // empty where they are too short to be seen
	samples  uint64
	cut      uint64
	verdict  stats.VerdictState
	finalIsN int
	// stops are the calls of Stop of each fake; nil means one each.
	stops []int
}

// runTime does not end with a second, so that the last delta is not at the same
// moment as the end.
const runTime = 60*time.Second + half

const half = 500 * time.Millisecond

const whole = "starting ramping running stopping done"

func plainEnds() []ending {
	return []ending{{
		name: "the run time ends it", took: runTime,
		phases: whole, samples: 605, verdict: stats.Valid, finalIsN: 10,
	}, {
		name: "the end of the context is an ordinary end",
		do:   func(_ *control.Control, _ []*plantest.Fake, cancel func()) { after(10*time.Second + half); cancel() },
		took: 10*time.Second + half, phases: whole, samples: 105, verdict: stats.Valid, finalIsN: 10,
	}, {
		name:  "tasks under way finish within the stop timeout",
		fakes: []*plantest.Fake{{PerSecond: 1, StopTakes: 3 * time.Second}},
		edit:  func(c *control.Config) { c.StopTimeout = 5 * time.Second },
		took:  runTime + 3*time.Second, phases: whole, samples: 635, verdict: stats.Valid, finalIsN: 10,
	}, {
		name:  "what takes longer than the stop timeout is cut and counted",
		fakes: []*plantest.Fake{{PerSecond: 1, StopTakes: 9 * time.Second}},
		edit:  func(c *control.Config) { c.StopTimeout = 5 * time.Second },
		took:  runTime + 5*time.Second, phases: whole, samples: 655, cut: 10, verdict: stats.Degraded, finalIsN: 10,
	}, {
		name: "abort ends it at once",
		do:   func(c *control.Control, _ []*plantest.Fake, _ func()) { after(10*time.Second + half); c.Abort() },
		took: 10*time.Second + half, kind: fault.Interrupted, text: "aborted",
		phases: whole, samples: 105, verdict: stats.Degraded, finalIsN: 10,
	}, {
		name:  "abort cuts a stop short and keeps what was measured",
		fakes: []*plantest.Fake{{PerSecond: 1, StopTakes: time.Hour}},
		edit:  func(c *control.Config) { c.StopTimeout = time.Hour },
		do:    func(c *control.Control, _ []*plantest.Fake, _ func()) { after(70*time.Second + half); c.Abort() },
		took:  70*time.Second + half, kind: fault.Interrupted, text: "aborted",
		phases: whole, samples: 705, cut: 10, verdict: stats.Degraded, finalIsN: 10,
	}}
}

func badEnds() []ending {
	return []ending{{
		name:  "abort does not wait for a runner that is stuck",
		fakes: []*plantest.Fake{{PerSecond: 1, Stuck: true}},
		do: func(c *control.Control, _ []*plantest.Fake, _ func()) {
			after(10*time.Second + half)
			c.Abort()
		},
		took: 12*time.Second + half, kind: fault.Interrupted, text: "aborted",
		phases: whole, samples: 100, verdict: stats.Degraded, finalIsN: 10,
	}, {
		name:  "a runner that is stuck is given up after its time",
		fakes: []*plantest.Fake{{PerSecond: 1}, {PerSecond: 1, Stuck: true}},
		edit:  func(c *control.Config) { c.StopTimeout, c.TeardownTimeout = 5*time.Second, 10*time.Second },
		took:  runTime + 16*time.Second, kind: fault.Internal, text: "the last results of runner-1 did not come in time",
		phases: whole, samples: 1205, verdict: stats.Degraded, finalIsN: 20,
	}, {
		name:  "an error of the teardown is told",
		fakes: []*plantest.Fake{{PerSecond: 1, StopErr: errors.New("boom")}},
		took:  runTime, kind: fault.Internal, text: "stop runner-0: boom",
		phases: whole, samples: 605, verdict: stats.Valid, finalIsN: 10,
	}, {
		name:  "the loss of every runner ends it",
		fakes: []*plantest.Fake{{PerSecond: 1}, {PerSecond: 1}},
		do: func(_ *control.Control, fakes []*plantest.Fake, _ func()) {
			after(10*time.Second + half)
			fakes[0].Lose()
			after(10 * time.Second)
			fakes[1].Lose()
		},
		took: 20*time.Second + half, kind: fault.RunnerLost, text: "every runner was lost: runner-0 after 10.5s, runner-1 after 20.5s",
		phases: whole, samples: 300, verdict: stats.Invalid, finalIsN: 0,
	}, {
		name:  "the loss of one runner lets the others go on",
		fakes: []*plantest.Fake{{PerSecond: 1}, {PerSecond: 1}},
		do: func(_ *control.Control, fakes []*plantest.Fake, _ func()) {
			after(10*time.Second + half)
			fakes[0].Lose()
		},
		took: runTime, kind: fault.RunnerLost, text: "1 of 2 runners were lost: runner-0 after 10.5s",
		phases: whole, samples: 705, verdict: stats.Invalid, finalIsN: 10,
	}}
}

func badStarts() []ending {
	return []ending{{
		name:  "a first assignment that is refused ends it",
		fakes: []*plantest.Fake{{PerSecond: 1, AssignErr: errors.New("boom")}},
		took:  0, kind: fault.Internal, text: "assign users to runner-0: boom",
		verdict: stats.Invalid, finalIsN: 1,
	}, {
		name:  "a runner that does not start rolls the others back",
		fakes: []*plantest.Fake{{}, {StartErr: fault.New(fault.Scenario, "setup broke")}, {}},
		took:  0, kind: fault.Scenario, text: "start runner-1: setup broke",
		phases: "starting done", verdict: stats.Invalid, stops: []int{1, 0, 0},
	}, {
		name:  "the end of the context during the start rolls back",
		fakes: []*plantest.Fake{{}, {StartTakes: time.Hour}},
		do:    func(_ *control.Control, _ []*plantest.Fake, cancel func()) { after(time.Second); cancel() },
		took:  time.Second, kind: fault.Interrupted, text: "before the run began",
		phases: "starting done", verdict: stats.Invalid, stops: []int{1, 0},
	}, {
		name:  "abort during the start rolls back",
		fakes: []*plantest.Fake{{}, {StartTakes: time.Hour}},
		do:    func(c *control.Control, _ []*plantest.Fake, _ func()) { after(time.Second); c.Abort() },
		took:  time.Second, kind: fault.Interrupted, text: "before the run began",
		phases: "starting done", verdict: stats.Invalid, stops: []int{1, 0},
	}, {
		name: "a context that has ended before begins nothing",
		do:   func(_ *control.Control, _ []*plantest.Fake, cancel func()) { cancel() },
		took: 0, kind: fault.Interrupted, text: "before the run began",
		verdict: stats.Invalid, stops: []int{0},
	}}
}

func TestRunEnds(t *testing.T) {
	t.Parallel()
	for _, row := range slices.Concat(plainEnds(), badEnds(), badStarts()) {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, row.check)
		})
	}
}

func (row ending) check(t *testing.T) {
	if row.fakes == nil {
		row.fakes = []*plantest.Fake{{PerSecond: 1}}
	}
	cfg := control.Config{Users: 10 * len(row.fakes), SpawnRate: 1e6, RunTime: runTime}
	for i, f := range row.fakes {
		f.StartTakes = max(f.StartTakes, 1) // so that the subscriber sees the phase
		cfg.Runners = append(cfg.Runners, named("runner-"+string(rune('0'+i)), f))
	}
	if row.edit != nil {
		row.edit(&cfg)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c, done := begin(t, ctx, cfg)
	seen := follow(c)
	if row.do != nil {
		row.do(c, row.fakes, cancel)
	}
	row.compare(t, <-done, seen())
}

func (row ending) compare(t *testing.T, got outcome, seen []*stats.Progress) {
	// The users of a fake start microseconds apart, so the clock of the bubble
	// may be a little further.
	if d := got.took - row.took; d < 0 || d > time.Millisecond {
		t.Errorf("took %v, want %v", got.took, row.took)
	}
	if kind := fault.KindOf(got.err); kind != row.kind {
		t.Errorf("error %v of kind %q, want %q", got.err, kind, row.kind)
	}
	if got.err != nil && !strings.Contains(got.err.Error(), row.text) {
		t.Errorf("error %q, want one with %q", got.err, row.text)
	}
	if p := phases(seen); p != row.phases && row.phases != "" {
		t.Errorf("phases %q, want %q", p, row.phases)
	}
	s := got.summary
	if s.Total.Count != row.samples || s.Interrupted != row.cut {
		t.Errorf("%d samples and %d interrupted, want %d and %d", s.Total.Count, s.Interrupted, row.samples, row.cut)
	}
	if s.Verdict.State != row.verdict {
		t.Errorf("verdict %+v, want %s", s.Verdict, row.verdict)
	}
	if s.FinalUsers != row.finalIsN || s.Users != 0 {
		t.Errorf("%d users at the end and %d left, want %d and 0", s.FinalUsers, s.Users, row.finalIsN)
	}
	for i, f := range row.fakes {
		want := 1
		if row.stops != nil {
			want = row.stops[i]
		}
		if f.Stops() != want {
			t.Errorf("runner %d was stopped %d times, want %d", i, f.Stops(), want)
		}
	}
	if last := seen[len(seen)-1]; last.Phase != stats.Done || last.Snapshot != s.Snapshot {
		t.Errorf("the last progress is %s and not that of the summary", last.Phase)
	}
}
