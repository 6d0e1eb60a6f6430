package runner

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/stats"
)

// Options are how a runner is set up. The zero value is usable.
type Options struct {
	// Name names the runner in its deltas. Empty means the scenario's name.
	Name string
	// Log takes what the scenario logs. Nil discards it.
	Log *slog.Logger
}

// Local runs the users of one scenario in this process.
type Local struct {
	scenario load.Scenario
	name     string
	log      *slog.Logger

	client  *client.Client
	spec    plan.Spec
	classes []*class
	engine  *engine
	rec     *stats.Recorder
	sched   *scheduler
	mover   *mover
	meter   *meter
	out     chan *stats.Delta

	life    sync.Mutex    // held by Start, and by what Stop does once Start is over
	started atomic.Bool   // Start has succeeded
	halt    chan struct{} // closed by the first Stop

	begin    sync.Once // the first assignment
	epoch    time.Time
	done     chan struct{}
	loops    sync.WaitGroup
	stop     sync.Once
	stopped  chan struct{}
	stopErr  error
	shards   int
	lastWork int // the last worker's shard; belongs to the scheduler's lock
}

var _ plan.Runner = (*Local)(nil)

// New returns a runner for a scenario, or everything that is wrong with it.
func New(s load.Scenario, o Options) (*Local, error) {
	if err := s.Validate(); err != nil {
		return nil, fault.Wrap(fault.Scenario, "", err)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Local{
		scenario: s, name: cmp.Or(o.Name, s.Name), log: o.Log,
		out: make(chan *stats.Delta, 4), halt: make(chan struct{}),
		done: make(chan struct{}), stopped: make(chan struct{}),
		shards: 4 * runtime.GOMAXPROCS(0),
	}, nil
}

// Start compiles the scenario's classes and runs its setup. See plan.Runner.
func (l *Local) Start(ctx context.Context, spec plan.Spec) (plan.Offer, error) {
	l.life.Lock()
	defer l.life.Unlock()
	if err := l.prepare(spec); err != nil {
		return plan.Offer{}, err
	}
	if err := l.lifecycle(ctx, l.halt, "Setup", l.scenario.Setup); err != nil {
		l.client.Close()
		return plan.Offer{}, fault.Wrap(fault.Scenario, "", err)
	}
	l.started.Store(true)
	return offer(&l.scenario, l.classes), nil
}

// prepare makes everything that the users will need.
func (l *Local) prepare(spec plan.Spec) error {
	select {
	case <-l.halt:
		return errors.New("start: the runner was stopped; a new one is needed")
	default:
	}
	if l.client != nil {
		return errors.New("start: the runner was started before; a new one is needed")
	}
	if err := spec.Validate(); err != nil {
		return fault.Wrap(fault.Usage, "", err)
	}
	spec.Host = strings.TrimRight(spec.Host, "/")
	classes, err := compile(&l.scenario, &spec)
	if err != nil {
		return fault.Wrap(fault.Usage, "see --list for the classes, tasks and tags", err)
	}
	if l.client, err = client.New(clientConfig(spec.HTTP)); err != nil {
		return fault.Wrap(fault.Usage, "", err)
	}
	l.spec, l.classes = spec, classes
	l.wire()
	return nil
}

func (l *Local) clock() time.Duration { return time.Since(l.epoch) }

func (l *Local) wire() {
	l.rec = stats.NewRecorder(stats.Limits{Names: l.spec.Names}, l.shards)
	l.sched = newScheduler(l.clock)
	l.sched.hire = l.hire
	l.engine = &engine{clock: l.clock, settle: l.sched.settle, onSample: l.scenario.OnSample, log: l.log}
	l.mover = &mover{clock: l.clock, classes: l.classes, start: l.spawn, retire: l.sched.retire, wake: make(chan struct{}, 1)}
	l.meter = &meter{name: l.name, clock: l.clock, recorder: l.rec, sched: l.sched, classes: l.classes, out: l.out}
}

// hire starts a worker. The scheduler's lock is held.
func (l *Local) hire(u *user) *worker {
	l.lastWork++
	w := &worker{sched: l.sched, shard: l.rec.Shard(l.lastWork % l.shards), inbox: make(chan *user, 1)}
	go w.loop(u, (*worker).turn)
	return w
}

func (l *Local) spawn(k *class, due time.Duration) {
	u := &user{class: k, due: due, ended: due}
	u.session.Open(l.client)
	u.User = load.NewUser(load.Identity{
		Engine: l.engine, Jar: &u.session, ID: k.nextID, Class: k.name, Host: k.host, Seed: l.spec.Seed, Data: u,
	})
	k.nextID++
	l.sched.add(u)
}

// Assign sets how many users of each class there shall be. See plan.Runner.
func (l *Local) Assign(a plan.Assignment) error {
	if !l.started.Load() {
		return errors.New("assign: the runner has not started")
	}
	if err := a.Validate(len(l.classes)); err != nil {
		return err
	}
	l.begin.Do(func() {
		l.epoch = time.Now()
		for _, run := range []func(<-chan struct{}){l.sched.run, l.mover.run, l.meter.run} {
			l.loops.Go(func() { run(l.done) })
		}
	})
	l.mover.assign(a)
	return nil
}

// Deltas delivers what was measured. See plan.Runner.
func (l *Local) Deltas() <-chan *stats.Delta { return l.out }

func clientConfig(h plan.HTTP) client.Config {
	return client.Config{
		Timeout: h.Timeout, ConnectTimeout: h.ConnectTimeout,
		Insecure: h.Insecure, CertFile: h.CertFile, KeyFile: h.KeyFile, CAFile: h.CAFile,
		Proxy: h.Proxy, PerUser: h.PerUser, EachHop: h.EachHop,
		MaxBody: h.MaxBody, UserAgent: h.UserAgent,
	}
}
