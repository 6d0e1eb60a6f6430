package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/stats"
)

// job is one run from settings to exit code.
type job struct {
	console
	cfg    settings.Config
	log    *slog.Logger
	logOut *logOutput
}

// start is what loadcore does without a command.
func start(ctx context.Context, flags []settings.Value, c console) error {
	layers, cfg, err := configure(flags, c.env)
	if cfg.Version {
		_, err := fmt.Fprintln(c.out, versionLine())
		return err
	}
	if len(cfg.Scripts) == 0 {
		err = errors.Join(err, errors.New("no scenario to run: give one with --script, as in loadcore --script scripts/shopfront.go --demo -t 30s"))
	}
	if err != nil {
		return usage(err)
	}
	log, out, file, err := openLog(cfg, c.err)
	if err != nil {
		return err
	}
	if file != nil {
		defer file.Close()
	}
	for _, warning := range settings.Strange(c.env) {
		log.Warn(warning)
	}
	j := &job{console: c, cfg: cfg, log: log, logOut: out}
	return j.do(ctx, layers)
}

func (j *job) do(ctx context.Context, layers [][]settings.Value) error {
	signals := watchSignals(ctx, j.log)
	defer signals.close()
	ctx = signals.graceful
	sources, err := j.open(ctx)
	if err != nil {
		return before(ctx, err)
	}
	values, err := j.adopt(layers, sources)
	if err != nil {
		return err
	}
	if j.cfg.List || j.cfg.ShowTaskRatio {
		return j.describe(sources)
	}
	closeTarget, err := j.chooseTarget(values, sources)
	if err != nil {
		return err
	}
	defer closeTarget()
	results, err := openResults(j.cfg)
	if err != nil {
		return err
	}
	if err := j.awaitTarget(ctx); err != nil {
		results.abandon()
		return before(ctx, err)
	}
	return j.run(ctx, signals, sources, results)
}

// before turns an error into an interruption where that was the cause.
func before(ctx context.Context, err error) error {
	if ctx.Err() != nil && fault.KindOf(err) != fault.Interrupted {
		return fault.New(fault.Interrupted, "interrupted before the run began: %w", err)
	}
	return err
}

// adopt lets the scenarios' own values have their say.
func (j *job) adopt(layers [][]settings.Value, sources []source) (settings.Values, error) {
	for _, s := range slices.Backward(sources) { // of two scenarios the first one counts
		layers = append(layers, s.defaults())
	}
	values := settings.Resolve(layers...)
	cfg, err := values.Config()
	if err != nil {
		return nil, usage(err)
	}
	if !cfg.SeedGiven {
		cfg.Seed = rand.Uint64N(1 << 53) // what every reader of JSON can hold
	}
	j.cfg = cfg
	return values, nil
}

// chooseTarget starts the demo where it is the target. What it returns ends the
// demo.
func (j *job) chooseTarget(values settings.Values, sources []source) (func(), error) {
	if j.cfg.Demo && values.Origin("demo") > values.Origin("host") {
		return j.startDemo()
	}
	if j.cfg.Host == "" && needHost(sources) {
		return nil, usage(errors.New("no target: give its URL with --host, or FRONTEND_ADDR=host:port, or try --demo"))
	}
	return func() {}, nil
}

// run is the run itself, from the first user to the results.
func (j *job) run(ctx context.Context, signals *signals, sources []source, results *results) error {
	c, err := control.New(j.plan(sources))
	if err != nil {
		results.abandon()
		return err
	}
	stopAbort := context.AfterFunc(signals.atOnce, c.Abort)
	defer stopAbort()
	j.log.Info("starting", "users", j.cfg.Users, "spawn_rate", j.cfg.SpawnRate, "run_time", runTime(j.cfg.RunTime),
		"host", redacted(j.cfg.Host), "seed", j.cfg.Seed)
	readers := j.follow(c, results, sources)
	summary, err := c.Run(ctx)
	readers.wait()
	return j.finish(summary, err, results)
}

func runTime(d time.Duration) string {
	if d == 0 {
		return "until interrupted"
	}
	return d.String()
}

func (j *job) plan(sources []source) control.Config {
	c := control.Config{
		Spec:  j.spec(),
		Users: j.cfg.Users, SpawnRate: j.cfg.SpawnRate,
		RunTime: j.cfg.RunTime, StopTimeout: j.cfg.StopTimeout,
		ResetStats: j.cfg.ResetStats,
	}
	for _, s := range sources {
		c.Runners = append(c.Runners, control.Named{
			Name: s.name, Runner: s.runner, Source: stats.Source{Kind: "script", Path: s.path},
		})
	}
	return c
}

func (j *job) spec() plan.Spec {
	s := plan.Spec{
		Seed: j.cfg.Seed, Host: j.cfg.Host, Tags: j.cfg.Tags, ExcludeTags: j.cfg.ExcludeTags,
		HTTP: plan.HTTP{
			Timeout: j.cfg.Timeout, ConnectTimeout: j.cfg.ConnectTimeout,
			Insecure: j.cfg.Insecure, CertFile: j.cfg.Cert, KeyFile: j.cfg.Key, CAFile: j.cfg.CA,
			Proxy: j.cfg.Proxy, PerUser: j.cfg.PerUser, EachHop: j.cfg.EachHop,
			MaxBody: j.cfg.MaxBody, UserAgent: "loadcore/" + version,
		},
	}
	if w := j.cfg.Wait; w != nil {
		s.Wait = &plan.WaitSpec{Shortest: w.Shortest, Longest: w.Longest}
	}
	return s
}
