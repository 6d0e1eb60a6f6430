package settings_test

import (
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
)

func read(name string, texts ...string) (settings.Config, error) {
	v := settings.Value{Name: name, Texts: texts, Origin: settings.Flag, Where: "--" + name}
	return settings.Resolve([]settings.Value{v}).Config()
}

func TestGoodValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves, name, text string
		holds              func(c settings.Config) bool
	}{
		{"seconds need no unit", "run-time", "20", func(c settings.Config) bool { return c.RunTime == 20*time.Second }},
		{"half a second", "stop-timeout", "0.5", func(c settings.Config) bool { return c.StopTimeout == 500*time.Millisecond }},
		{"seconds", "run-time", "20s", func(c settings.Config) bool { return c.RunTime == 20*time.Second }},
		{"minutes", "run-time", "3m", func(c settings.Config) bool { return c.RunTime == 3*time.Minute }},
		{"hours and minutes", "run-time", "1h30m", func(c settings.Config) bool { return c.RunTime == 90*time.Minute }},
		{"no wait", "wait", "0", func(c settings.Config) bool { return *c.Wait == settings.Wait{} }},
		{"one wait", "wait", "3s", func(c settings.Config) bool {
			return *c.Wait == settings.Wait{Shortest: 3 * time.Second, Longest: 3 * time.Second}
		}},
		{"a range of waits", "wait", "1s..10s", func(c settings.Config) bool {
			return *c.Wait == settings.Wait{Shortest: time.Second, Longest: 10 * time.Second}
		}},
		{"a fraction of a user a second", "spawn-rate", "0.25", func(c settings.Config) bool { return c.SpawnRate == 0.25 }},
		{"the largest seed", "seed", "18446744073709551615", func(c settings.Config) bool { return c.Seed == 1<<64-1 && c.SeedGiven }},
		{"seed zero is a seed", "seed", "0", func(c settings.Config) bool { return c.SeedGiven }},
		{"tags are split at commas", "tags", "a, b", func(c settings.Config) bool { return len(c.Tags) == 2 && c.Tags[1] == "b" }},
		{"bytes", "max-body", "65536", func(c settings.Config) bool { return c.MaxBody == 65536 }},
		{"kilobytes", "max-body", "500KB", func(c settings.Config) bool { return c.MaxBody == 500_000 }},
		{"mebibytes in small letters", "max-body", "2mib", func(c settings.Config) bool { return c.MaxBody == 2<<20 }},
		{"a slash at the end of the host is dropped", "host", "http://x:80/", func(c settings.Config) bool { return c.Host == "http://x:80" }},
		{"a host with a prefix and a password", "host", "https://u:p@x/shop", func(c settings.Config) bool { return c.Host == "https://u:p@x/shop" }},
		{"an IPv6 host", "host", "http://[::1]:8080", func(c settings.Config) bool { return c.Host == "http://[::1]:8080" }},
		{"Locust's spelling of levels", "loglevel", "WARNING", func(c settings.Config) bool { return c.LogLevel == "warning" }},
		{"a switch that is off", "demo", "false", func(c settings.Config) bool { return !c.Demo }},
		{"connections of their own", "connections", "per-user", func(c settings.Config) bool { return c.PerUser }},
		{"each hop", "redirects", "each", func(c settings.Config) bool { return c.EachHop }},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			got, err := read(c.name, c.text)
			if err != nil {
				t.Fatal(err)
			}
			if !c.holds(got) {
				t.Errorf("--%s %s gave %+v", c.name, c.text, got)
			}
		})
	}
}

func TestBadValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ proves, name, text, expected string }{
		{"no users", "users", "0", "whole number from 1"},
		{"a negative number", "users", "-5", "whole number from 1"},
		{"a number that overflows", "users", "99999999999999999999", "whole number from 1 to 10000000"},
		{"a fraction of a user", "users", "1.5", "whole number"},
		{"an empty number", "users", "", "whole number"},
		{"a rate of zero", "spawn-rate", "0", "above 0, up to 1000000"},
		{"a rate that is no number", "spawn-rate", "NaN", "above 0"},
		{"an infinite rate", "spawn-rate", "Inf", "above 0"},
		{"a negative time", "run-time", "-1s", "time such as"},
		{"a negative time without unit", "run-time", "-1", "time such as"},
		{"an infinite time", "run-time", "inf", "time such as"},
		{"a time beyond the largest", "run-time", "1e300", "time such as"},
		{"a time that overflows", "run-time", "99999999999h", "time such as"},
		{"a time in days", "run-time", "2d", "time such as"},
		{"a timeout of zero, which would mean for ever", "timeout", "0", "at least 1ms"},
		{"a wait that ends before it starts", "wait", "5s..1s", "range of times"},
		{"a wait with an open end", "wait", "1s..", "range of times"},
		{"a negative seed", "seed", "-1", "from 0 to 18446744073709551615"},
		{"a host without a scheme", "host", "localhost:8080", "URL such as"},
		{"a host of another scheme", "host", "ftp://x", "URL such as"},
		{"a port beyond the largest", "host", "http://x:65536", "URL such as"},
		{"an empty port", "host", "http://x:", "URL such as"},
		{"a host with a query", "host", "http://x/?a=1", "without query"},
		{"a size of zero", "max-body", "0", "size such as"},
		{"a size that overflows", "max-body", "9223372036854775807GiB", "size such as"},
		{"a size of an unknown unit", "max-body", "5TB", "size such as"},
		{"an exit code beyond a byte", "exit-code-on-error", "256", "from 0 to 255"},
		{"an unknown mode", "connections", "own", "shared or per-user"},
		{"an unknown level", "loglevel", "loud", "debug, info"},
		{"neither on nor off", "demo", "maybe", "true or false"},
		{"an empty tag", "tags", "a,,b", "none of them empty"},
		{"an empty path", "script", "", "a path"},
		{"a certificate without its key", "cert", "c.pem", "--key is not"},
		{"a key without its certificate", "key", "k.pem", "--cert is not"},
		{"a full history of nothing", "csv-full-history", "true", "--csv is not"},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			_, err := read(c.name, c.text)
			if err == nil || !strings.Contains(err.Error(), c.expected) || !strings.Contains(err.Error(), "--"+c.name) {
				t.Errorf("--%s %q: error %v, want one that names the flag and says %q", c.name, c.text, err, c.expected)
			}
		})
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	t.Parallel()
	_, err := settings.Resolve([]settings.Value{
		value("users", "x", settings.Flag), value("spawn-rate", "y", settings.Env), value("wait", "z", settings.ConfigFile),
	}).Config()
	for _, text := range []string{`"x"`, `"y"`, `"z"`} {
		if err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("error %v does not name %s", err, text)
		}
	}
}

func TestPasswordsStayOutOfMessages(t *testing.T) {
	t.Parallel()
	_, err := read("proxy", "http://user:secret@proxy:99999")
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("error is %v", err)
	}
}

func TestTheLastOfARepeatedFlagCounts(t *testing.T) {
	t.Parallel()
	c, err := read("users", "oops", "7")
	if err != nil || c.Users != 7 {
		t.Errorf("users %d, error %v", c.Users, err)
	}
}

func TestRepeatedScriptsAddUp(t *testing.T) {
	t.Parallel()
	c, err := read("script", "a,b.go", "c.go")
	if err != nil || len(c.Scripts) != 2 || c.Scripts[0] != "a,b.go" {
		t.Errorf("scripts %q, error %v", c.Scripts, err)
	}
}

func FuzzConfig(f *testing.F) {
	for _, text := range []string{"", "20", "1h30m", "1s..10s", "64MiB", "http://u:p@h:1/x", "NaN", "-0", "1e999", "\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range settings.All() {
			c, err := read(s.Name, text)
			if err == nil && (c.Users < 0 || c.SpawnRate < 0 || c.RunTime < 0 || c.Timeout < 0 || c.MaxBody < 0) {
				t.Errorf("--%s %q was taken as %+v", s.Name, text, c)
			}
		}
	})
}
