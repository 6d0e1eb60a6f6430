package settings

import (
	"math"
	"time"
)

// The largest values that make sense anywhere; more is taken for a slip.
const (
	maxUsers     = 10_000_000
	maxSpawnRate = 1_000_000
	maxTime      = 10 * 365 * 24 * time.Hour
	maxExitCode  = 255
)

func sources() []Setting {
	return []Setting{
		{Name: "script", Arg: "PATH", List: true, Also: []string{"locustfile", "file"},
			Usage: "Go scenario to run, a file or a directory (repeatable)",
			read:  func(c *Config, t string) error { return add(&c.Scripts, t, path) }},
		{Name: "tags", Short: "T", Arg: "TAGS", List: true,
			Usage: "run only tasks with one of these tags (comma separated)",
			read:  func(c *Config, t string) error { return addAll(&c.Tags, t) }},
		{Name: "exclude-tags", Short: "E", Arg: "TAGS", List: true,
			Usage: "run no task with one of these tags (comma separated)",
			read:  func(c *Config, t string) error { return addAll(&c.ExcludeTags, t) }},
		{Name: "list", Short: "l", FlagOnly: true,
			Usage: "list the classes and tasks of the scenario, and exit",
			read:  func(c *Config, t string) error { return set(&c.List, t, onOff) }},
		{Name: "show-task-ratio", FlagOnly: true,
			Usage: "show how often each task runs, and exit",
			read:  func(c *Config, t string) error { return set(&c.ShowTaskRatio, t, onOff) }},
		{Name: "trust-scripts",
			Usage: "let scripts import everything, os/exec and listeners included",
			read:  func(c *Config, t string) error { return set(&c.TrustScripts, t, onOff) }},
	}
}

func target() []Setting {
	return []Setting{
		{Name: "host", Short: "H", Arg: "URL", Plain: "FRONTEND_ADDR", Also: []string{"target", "url", "base-url"},
			Usage: "base URL of the target, such as http://localhost:8080",
			read:  func(c *Config, t string) error { return set(&c.Host, t, baseURL) }},
		{Name: "demo",
			Usage: "start the demo shop in this process and use it as the target",
			read:  func(c *Config, t string) error { return set(&c.Demo, t, onOff) }},
		{Name: "wait-for-target", Arg: "TIME",
			Usage: "poll /_healthz, then /, for up to TIME before the run",
			read:  func(c *Config, t string) error { return set(&c.WaitForTarget, t, timeFrom(0)) }},
	}
}

func load() []Setting {
	return []Setting{
		{Name: "users", Short: "u", Arg: "N", Plain: "USERS", Default: "10", Also: []string{"vus", "concurrency"},
			Usage: "users at the peak",
			read:  func(c *Config, t string) error { return set(&c.Users, t, whole(1, maxUsers)) }},
		{Name: "spawn-rate", Short: "r", Arg: "RATE", Plain: "RATE", Default: "1", Also: []string{"rate", "hatch-rate"},
			Usage: "users started per second, evenly",
			read:  func(c *Config, t string) error { return set(&c.SpawnRate, t, above(0, maxSpawnRate)) }},
		{Name: "run-time", Short: "t", Arg: "TIME", Also: []string{"duration", "time"},
			Usage: "end after TIME, ramp included: 20, 20s, 3m, 1h30m; 0 is never",
			read:  func(c *Config, t string) error { return set(&c.RunTime, t, timeFrom(0)) }},
		{Name: "stop-timeout", Short: "s", Arg: "TIME", Default: "10s",
			Usage: "time for running tasks to finish when the run ends",
			read:  func(c *Config, t string) error { return set(&c.StopTimeout, t, timeFrom(0)) }},
		{Name: "wait", Arg: "SPEC", Also: []string{"wait-time", "think-time"},
			Usage: "wait between tasks, in place of the script's: 0, 3s, 1s..10s",
			read:  func(c *Config, t string) error { return set(&c.Wait, t, waitSpec) }},
		{Name: "seed", Arg: "N",
			Usage: "repeat the random choices of an earlier run",
			read: func(c *Config, t string) error {
				c.SeedGiven = true
				return set(&c.Seed, t, seed)
			}},
	}
}

func requests() []Setting {
	return []Setting{
		{Name: "timeout", Arg: "TIME", Default: "60s",
			Usage: "longest time for a request, redirects included",
			read:  func(c *Config, t string) error { return set(&c.Timeout, t, timeFrom(time.Millisecond)) }},
		{Name: "connect-timeout", Arg: "TIME", Default: "10s",
			Usage: "longest time to make a connection, TLS included",
			read:  func(c *Config, t string) error { return set(&c.ConnectTimeout, t, timeFrom(time.Millisecond)) }},
		{Name: "connections", Arg: "MODE", Default: "shared",
			Usage: "shared between users, or per-user",
			read:  func(c *Config, t string) error { return set(&c.PerUser, t, either("shared", "per-user")) }},
		{Name: "redirects", Arg: "MODE", Default: "chain",
			Usage: "count a chain of redirects as one sample, or each hop",
			read:  func(c *Config, t string) error { return set(&c.EachHop, t, either("chain", "each")) }},
		{Name: "max-body", Arg: "SIZE", Default: "64MiB",
			Usage: "largest body of an answer, decoded; more is a failure",
			read:  func(c *Config, t string) error { return set(&c.MaxBody, t, size) }},
		{Name: "insecure", Also: []string{"insecure-skip-tls-verify"},
			Usage: "accept any TLS certificate of the target",
			read:  func(c *Config, t string) error { return set(&c.Insecure, t, onOff) }},
		{Name: "ca", Arg: "FILE", Usage: "certificates to trust besides the system's (PEM)",
			read: func(c *Config, t string) error { return set(&c.CA, t, path) }},
		{Name: "cert", Arg: "FILE", Usage: "client certificate (PEM)",
			read: func(c *Config, t string) error { return set(&c.Cert, t, path) }},
		{Name: "key", Arg: "FILE", Usage: "its key (PEM)",
			read: func(c *Config, t string) error { return set(&c.Key, t, path) }},
		{Name: "proxy", Arg: "URL", Usage: "HTTP proxy for all requests",
			read: func(c *Config, t string) error { return set(&c.Proxy, t, baseURL) }},
	}
}

func results() []Setting {
	return []Setting{
		{Name: "csv", Arg: "PREFIX",
			Usage: "write PREFIX_stats.csv and its three siblings",
			read:  func(c *Config, t string) error { return set(&c.CSV, t, path) }},
		{Name: "csv-full-history",
			Usage: "keep the history of every row, not only of the total",
			read:  func(c *Config, t string) error { return set(&c.CSVFullHistory, t, onOff) }},
		{Name: "json", Arg: "FILE", Also: []string{"json-file", "summary-export"},
			Usage: "write the summary as JSON; - is standard output",
			read:  func(c *Config, t string) error { return set(&c.JSON, t, path) }},
		{Name: "only-summary",
			Usage: "print nothing before the final tables",
			read:  func(c *Config, t string) error { return set(&c.OnlySummary, t, onOff) }},
		{Name: "reset-stats",
			Usage: "forget what was measured when all users are there",
			read:  func(c *Config, t string) error { return set(&c.ResetStats, t, onOff) }},
		{Name: "exit-code-on-error", Arg: "N", Default: "1",
			Usage: "exit code when a request or task failed",
			read:  func(c *Config, t string) error { return set(&c.ExitCodeOnError, t, whole(0, maxExitCode)) }},
		{Name: "strict",
			Usage: "exit with 98 when the verdict is invalid",
			read:  func(c *Config, t string) error { return set(&c.Strict, t, onOff) }},
	}
}

func others() []Setting {
	return []Setting{
		{Name: "headless",
			Usage: "run without a web page (there is none yet)",
			read:  func(c *Config, t string) error { return set(&c.Headless, t, onOff) }},
		{Name: "config", Arg: "FILE",
			Usage: "read settings from a YAML file; its keys are the long flags",
			read:  func(c *Config, t string) error { return set(&c.ConfigFile, t, path) }},
		{Name: "loglevel", Short: "L", Arg: "LEVEL", Default: "info", Also: []string{"log-level"},
			Usage: "debug, info, warning or error",
			read:  func(c *Config, t string) error { return set(&c.LogLevel, t, logLevel) }},
		{Name: "logfile", Arg: "FILE", Also: []string{"log-file"},
			Usage: "log to FILE, not to standard error",
			read:  func(c *Config, t string) error { return set(&c.LogFile, t, path) }},
		{Name: "version", Short: "V", FlagOnly: true,
			Usage: "print the version, and exit",
			read:  func(c *Config, t string) error { return set(&c.Version, t, onOff) }},
	}
}

// seed takes all of uint64, unlike the other numbers.
func seed(text string) (uint64, error) { return unsigned(text, math.MaxUint64) }
