package settings_test

import (
	"io"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"github.com/spf13/pflag"
)

func flags(args ...string) (settings.Config, error) {
	var f settings.Flags
	fs := pflag.NewFlagSet("loadcore", pflag.ContinueOnError)
	fs.SetOutput(io.Discard)
	f.Register(fs)
	if err := fs.Parse(args); err != nil {
		return settings.Config{}, f.Reparse(fs, args, err)
	}
	return settings.Resolve(f.Layer()).Config()
}

func TestFlags(t *testing.T) {
	t.Parallel()
	c, err := flags("-u", "50", "-r=5", "--run-time", "20s", "--demo", "--headless=false", "--script", "a.go", "--script=b.go", "-T", "a,b", "-E", "c")
	if err != nil {
		t.Fatal(err)
	}
	if c.Users != 50 || c.SpawnRate != 5 || c.RunTime.Seconds() != 20 || !c.Demo || c.Headless || len(c.Scripts) != 2 || len(c.Tags) != 2 || len(c.ExcludeTags) != 1 {
		t.Errorf("config %+v", c)
	}
}

func TestMisspeltFlags(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves string
		args   []string
		want   []string
	}{
		{"a letter too few", []string{"--user", "5"}, []string{"unknown flag --user; did you mean --users?"}},
		{"two letters swapped", []string{"--sedd=5"}, []string{"did you mean --seed?"}},
		{"an underscore", []string{"--spawn_rate", "5"}, []string{"did you mean --spawn-rate?"}},
		{"the beginning of a name", []string{"--exit-code"}, []string{"did you mean --exit-code-on-error?"}},
		{"a name of Locust", []string{"--locustfile", "x"}, []string{"did you mean --script?"}},
		{"nothing near", []string{"--zzzzzzzzz"}, []string{"unknown flag --zzzzzzzzz"}},
		{"an unknown letter", []string{"-x"}, []string{"unknown flag -x"}},
		{"several at once", []string{"--user", "5", "--demoo", "-x"}, []string{"--user;", "--demoo;", "-x"}},
		{"a value that is missing", []string{"--users"}, []string{"--users needs a value"}},
		{"a letter whose value is missing", []string{"-u"}, []string{"--users needs a value"}},
		{"the same one twice", []string{"--user", "--user"}, []string{"--user"}},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			_, err := flags(c.args...)
			for _, want := range c.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("error %v, want %q", err, want)
				}
			}
		})
	}
}

func TestNoSuggestionWhereNothingIsNear(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "x", "zzzzzzzzz", strings.Repeat("users", 10_000)} {
		if got := settings.Suggest(name); got != "" {
			t.Errorf("%.20q suggests %q", name, got)
		}
	}
}

func TestTheTableIsSound(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, s := range settings.All() {
		for _, name := range append([]string{s.Name, s.Short, s.Variable(), s.Plain}, s.Also...) {
			if other, taken := seen[name]; taken && name != "" {
				t.Errorf("%s and %s both answer to %q", s.Name, other, name)
			}
			seen[name] = s.Name
		}
		if s.Usage == "" || s.Group == "" || len(s.Usage) > 70 {
			t.Errorf("--%s: usage %q in group %q", s.Name, s.Usage, s.Group)
		}
		if s.Switch() && s.Default != "" {
			t.Errorf("--%s is a switch with a default", s.Name)
		}
	}
}

func TestHelpAndMarkdownListEveryFlag(t *testing.T) {
	t.Parallel()
	for _, s := range settings.All() {
		if !strings.Contains(settings.Help(), "--"+s.Name) || !strings.Contains(settings.Markdown(), "--"+s.Name) {
			t.Errorf("--%s is missing", s.Name)
		}
	}
}
