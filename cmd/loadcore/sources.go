package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/runner"
	"github.com/loadcore/loadcore/core/script"
)

// source is a scenario with the runner of its users. Which home the runner
// lives in is decided here and nowhere else.
type source struct {
	path, name string
	scenario   load.Scenario
	runner     plan.Runner
}

// open loads all scripts. The error joins what is wrong with any of them.
func (j *job) open(ctx context.Context) ([]source, error) {
	var all []source
	var errs []error
	names := make(map[string]int)
	for _, path := range j.cfg.Scripts {
		s, err := j.openScript(ctx, path, names)
		all, errs = append(all, s), append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fault.Wrap(fault.Scenario, "", err)
	}
	return all, nil
}

func (j *job) openScript(ctx context.Context, path string, names map[string]int) (source, error) {
	scenario, err := loadScript(ctx, path, j.scriptOptions())
	if err != nil {
		return source{}, err
	}
	name := scenario.Name
	if names[name]++; names[name] > 1 {
		name += " " + strconv.Itoa(names[name])
	}
	r, err := runner.New(scenario, runner.Options{Name: name, Log: j.log})
	if err != nil {
		return source{}, located(path, err)
	}
	return source{path: path, name: name, scenario: scenario, runner: r}, nil
}

// located puts the path before each problem of a scenario.
func located(path string, err error) error {
	var errs []error
	for line := range strings.SplitSeq(err.Error(), "\n") {
		errs = append(errs, fmt.Errorf("%s: %s", path, line))
	}
	return errors.Join(errs...)
}

func (j *job) scriptOptions() script.Options {
	return script.Options{Trust: j.cfg.TrustScripts, Stdout: j.logOut, Stderr: j.logOut, Env: j.env}
}

// loadScript interprets a script up to its scenario.
func loadScript(ctx context.Context, path string, o script.Options) (load.Scenario, error) {
	s, err := script.Open(path)
	if err != nil {
		return load.Scenario{}, err
	}
	return s.Load(ctx, o)
}

// defaults is the layer of what the scenario says itself.
func (s source) defaults() []settings.Value {
	var layer []settings.Value
	say := func(name, field, text string) {
		layer = append(layer, settings.Value{
			Name: name, Texts: []string{text}, Origin: settings.Scenario, Where: s.path + ": Defaults." + field,
		})
	}
	d := s.scenario.Defaults
	if d.Host != "" {
		say("host", "Host", d.Host)
	}
	if d.Users != 0 {
		say("users", "Users", strconv.Itoa(d.Users))
	}
	if d.SpawnRate != 0 {
		say("spawn-rate", "SpawnRate", strconv.FormatFloat(d.SpawnRate, 'g', -1, 64))
	}
	if d.RunTime != 0 {
		say("run-time", "RunTime", d.RunTime.String())
	}
	return layer
}

// needHost reports whether a class relies on the run's host.
func needHost(sources []source) bool {
	for _, s := range sources {
		for i := range s.scenario.Classes {
			if s.scenario.Classes[i].Host == "" {
				return true
			}
		}
	}
	return false
}

// describe prints what the scenarios hold, for --list and --show-task-ratio.
func (j *job) describe(sources []source) error {
	var offers []plan.Offer
	for _, s := range sources {
		offer, err := runner.Preview(s.scenario, j.spec())
		if err != nil {
			return fmt.Errorf("%s: %w", s.path, err)
		}
		offers = append(offers, offer)
	}
	if j.cfg.List {
		return report.List(j.out, offers...)
	}
	return report.TaskRatio(j.out, j.cfg.Users, offers...)
}
