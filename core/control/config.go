package control

import (
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/stats"
)

// Config describes a run. Runners is required, SpawnRate too when Users is
// above zero.
type Config struct {
	// Runners run the users. Their classes share them by weight.
	Runners []Named
	// Spec is what every runner is told.
	Spec plan.Spec
	// Users is how many run at the peak, SpawnRate how many start per second.
	Users     int
	SpawnRate float64
	// RunTime ends the run after this time, ramp included. Zero means never.
	RunTime time.Duration
	// StopTimeout is how long running iterations may take to finish when the
	// run ends. Zero interrupts them at once.
	StopTimeout time.Duration
	// TeardownTimeout is how long interrupted tasks and the scenarios'
	// Teardown may take after that. Zero means 30 s.
	TeardownTimeout time.Duration
	// ResetStats drops what was measured until the first ramp has completed.
	ResetStats bool
	// Limits bound the tables of the results.
	Limits stats.Limits
}

// Named is a runner with its name and its source.
type Named struct {
	// Name heads the runner's deltas and its errors. Required, unique.
	Name string
	plan.Runner
	// Source goes into the summary. Scenario and Generations may be left out.
	Source stats.Source
}

// MostUsers is the largest number of users that a run accepts. Even bare ones
// would take some 50 GB.
const MostUsers = 100_000_000

const defaultTeardown = 30 * time.Second

func (c *Config) teardown() time.Duration {
	if c.TeardownTimeout == 0 {
		return defaultTeardown
	}
	return c.TeardownTimeout
}

// validate reports everything that keeps the run from starting.
func (c *Config) validate() error {
	errs := append(c.validateRunners(), c.Spec.Validate())
	if c.Users != 0 || c.SpawnRate != 0 {
		errs = append(errs, checkUsers(c.Users, c.SpawnRate))
	}
	for _, d := range []struct {
		name  string
		value time.Duration
	}{{"run time", c.RunTime}, {"stop timeout", c.StopTimeout}, {"teardown timeout", c.TeardownTimeout}} {
		if d.value < 0 || d.value > plan.Never {
			errs = append(errs, fmt.Errorf("%s is %v; it must be between 0 and %v", d.name, d.value, plan.Never))
		}
	}
	return errors.Join(errs...)
}

func (c *Config) validateRunners() (errs []error) {
	if len(c.Runners) == 0 {
		errs = append(errs, errors.New("there is no runner; a run needs at least one source of users"))
	}
	seen := map[string]bool{}
	for i, r := range c.Runners {
		switch {
		case r.Name == "":
			errs = append(errs, fmt.Errorf("runner %d has no name", i))
		case seen[r.Name]:
			errs = append(errs, fmt.Errorf("the name %q is used for two runners; names must differ", r.Name))
		}
		seen[r.Name] = true
		if r.Runner == nil {
			errs = append(errs, fmt.Errorf("runner %d %q is nil", i, r.Name))
		}
	}
	return errs
}

// checkUsers reports everything that is wrong with a number of users and a
// rate of users per second.
func checkUsers(users int, rate float64) error {
	var errs []error
	if users < 0 || users > MostUsers {
		errs = append(errs, fmt.Errorf("the number of users is %d; it must be between 0 and %d", users, MostUsers))
	}
	if !(rate > 0) || math.IsInf(rate, 0) {
		errs = append(errs, fmt.Errorf("the spawn rate is %v users per second; it must be above zero", rate))
	} else if plan.RampTime(0, users, rate) == plan.Never {
		errs = append(errs, fmt.Errorf("the spawn rate is %v users per second; %d users would never be reached", rate, users))
	}
	return errors.Join(errs...)
}
