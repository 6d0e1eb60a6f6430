package settings

import (
	"errors"
	"fmt"
	"time"
)

// Config is a run as it was asked for. Times are as given; zero where nothing
// was said means that the part that uses the value has its own default.
type Config struct {
	// Scripts are the files or directories of the scenarios.
	Scripts []string
	// TrustScripts lifts the limits on what scripts may import.
	TrustScripts bool

	// Host is the base URL of the target; Demo runs one in this process.
	Host string
	Demo bool
	// WaitForTarget is how long to poll the target before the run.
	WaitForTarget time.Duration

	// Users is the peak, SpawnRate how many start per second.
	Users     int
	SpawnRate float64
	// RunTime ends the run, 0 never. StopTimeout is the grace for tasks then.
	RunTime, StopTimeout time.Duration
	// Wait overrides the waits of all classes.
	Wait *Wait
	// Seed makes the random sources; SeedGiven is false where one shall be drawn.
	Seed              uint64
	SeedGiven         bool
	Tags, ExcludeTags []string

	// Timeout and ConnectTimeout bound a request and its connection.
	Timeout, ConnectTimeout time.Duration
	Insecure                bool
	Cert, Key, CA, Proxy    string
	MaxBody                 int
	PerUser, EachHop        bool

	// CSV is the prefix of the CSV files, JSON the file of the summary.
	CSV            string
	CSVFullHistory bool
	JSON           string
	OnlySummary    bool
	ResetStats     bool
	// ExitCodeOnError replaces 1 where requests failed.
	ExitCodeOnError int
	Strict          bool

	LogLevel, LogFile string

	Headless, List, ShowTaskRatio, Version bool
	ConfigFile                             string
}

// Wait is a wait drawn uniformly between two durations.
type Wait struct {
	Shortest, Longest time.Duration
}

// Config reads all values. The error joins everything that is wrong.
func (v Values) Config() (Config, error) {
	var c Config
	var errs []error
	for _, s := range All() {
		value, ok := v[s.Name]
		if !ok {
			continue
		}
		for i, text := range value.Texts {
			if !s.List && i < len(value.Texts)-1 {
				continue // the last one counts, as with any flag
			}
			if err := s.read(&c, text); err != nil {
				errs = append(errs, value.problem(text, err))
			}
		}
	}
	return c, errors.Join(append(errs, v.conflicts(c)...)...)
}

// conflicts finds values that are fine alone and wrong together.
func (v Values) conflicts(c Config) []error {
	var errs []error
	missing := func(a, b string) {
		errs = append(errs, fmt.Errorf("%s is set but --%s is not: give both", v[a].Where, b))
	}
	if c.Cert != "" && c.Key == "" {
		missing("cert", "key")
	}
	if c.Key != "" && c.Cert == "" {
		missing("key", "cert")
	}
	if c.CSVFullHistory && c.CSV == "" {
		missing("csv-full-history", "csv")
	}
	if c.Demo && c.Host != "" && v.Origin("demo") == v.Origin("host") {
		errs = append(errs, fmt.Errorf("%s and %s exclude each other: the demo is its own target", v["demo"].Where, v["host"].Where))
	}
	return errs
}
