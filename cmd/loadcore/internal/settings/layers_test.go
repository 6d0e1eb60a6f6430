package settings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
)

func TestEnvironment(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves string
		env    []string
		holds  func(c settings.Config) bool
	}{
		{"FRONTEND_ADDR is a host and port", []string{"FRONTEND_ADDR=shop:8080"}, func(c settings.Config) bool { return c.Host == "http://shop:8080" }},
		{"USERS and RATE are known", []string{"USERS=50", "RATE=2.5"}, func(c settings.Config) bool { return c.Users == 50 && c.SpawnRate == 2.5 }},
		{"the exact name wins over the plain one", []string{"LOADCORE_USERS=7", "USERS=50"}, func(c settings.Config) bool { return c.Users == 7 }},
		{"an empty variable is not set", []string{"USERS=", "LOADCORE_USERS="}, func(c settings.Config) bool { return c.Users == 0 }},
		{"dashes become underscores", []string{"LOADCORE_SPAWN_RATE=3"}, func(c settings.Config) bool { return c.SpawnRate == 3 }},
		{"a list is split at commas", []string{"LOADCORE_SCRIPT=a.go,b.go"}, func(c settings.Config) bool { return len(c.Scripts) == 2 }},
		{"a value may hold an equals sign", []string{"LOADCORE_CSV=a=b"}, func(c settings.Config) bool { return c.CSV == "a=b" }},
		{"--version has no variable, which images often set", []string{"LOADCORE_VERSION=true"}, func(c settings.Config) bool { return !c.Version }},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			layer, err := settings.Environment(c.env)
			if err != nil {
				t.Fatal(err)
			}
			got, err := settings.Resolve(layer).Config()
			if err != nil || !c.holds(got) {
				t.Errorf("%v gave %+v, %v", c.env, got, err)
			}
		})
	}
}

func TestEnvironmentNamesTheVariable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ proves, env, want string }{
		{"a host that is a URL", "FRONTEND_ADDR=http://shop", `environment variable FRONTEND_ADDR "http://shop": expected host:port`},
		{"a host with a port that is none", "FRONTEND_ADDR=shop:x", `expected host:port`},
		{"users that are no number", "USERS=many", `environment variable USERS "many": expected a whole number`},
		{"a variable of a flag", "LOADCORE_RUN_TIME=soon", `environment variable LOADCORE_RUN_TIME "soon": expected a time`},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			layer, err := settings.Environment([]string{c.env})
			if err == nil {
				_, err = settings.Resolve(layer).Config()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestStrangeVariables(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves, env, want string
	}{
		{"a misspelt one is pointed at", "LOADCORE_USER=5", "did you mean LOADCORE_USERS?"},
		{"a right one is not", "LOADCORE_USERS=5", ""},
		{"one that Kubernetes sets is not", "LOADCORE_PORT=tcp://10.0.0.1:80", ""},
		{"one of another program is not", "USER=root", ""},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			got := strings.Join(settings.Strange([]string{c.env}), "\n")
			if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("warnings %q, want %q", got, c.want)
			}
		})
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	layer, err := settings.Parse("run.yaml", []byte("# a run\nusers: 50\nspawn-rate: 2.5\nscript: [a.go, b.go]\ntags: smoke\ndemo: true\nrun-time: 1h30m\n"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := settings.Resolve(layer).Config()
	if err != nil || c.Users != 50 || c.SpawnRate != 2.5 || len(c.Scripts) != 2 || c.Tags[0] != "smoke" || !c.Demo || c.RunTime.Minutes() != 90 {
		t.Errorf("config %+v, error %v", c, err)
	}
}

func TestFileSaysWhere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ proves, text, want string }{
		{"a misspelt key", "\nspawn_rate: 2\n", "run.yaml:2: spawn_rate is not a setting; did you mean --spawn-rate?"},
		{"a key that is nothing like a setting", "qqqqqqqq: 2\n", "run.yaml:1: qqqqqqqq is not a setting"},
		{"a bad value", "host: http://x\nusers: 1e3\n", `run.yaml:2: users "1e3": expected a whole number`},
		{"a value that is missing", "users:\n", "run.yaml:1: users: expected one value"},
		{"a list where one value is due", "users: [1, 2]\n", "run.yaml:1: users: expected one value"},
		{"a list in a list", "script: [[a]]\n", "run.yaml:1: script: expected a value or a list"},
		{"a mapping", "users: {a: 1}\n", "run.yaml:1: users: expected one value"},
		{"a setting that is only a flag", "list: true\n", "list can only be given as a flag"},
		{"a file that names another", "config: x\n", "config can only be given as a flag"},
		{"a key twice", "users: 1\nusers: 2\n", "users"},
		{"no mapping", "- a\n", "expected lines such as users: 50"},
		{"no YAML", "users: 2\nscript: [a\n", "run.yaml:2: not YAML: "},
		{"brackets without end", strings.Repeat("[", 50_000), "config file run.yaml: lists and mappings are nested too deeply"},
		{"braces without end", strings.Repeat("{a: ", 10_000), "config file run.yaml: lists and mappings are nested too deeply"},
		{"dashes without end", "users: 1\n" + strings.Repeat("-  ", 10_000), "config file run.yaml: lists and mappings are nested too deeply"},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			layer, err := settings.Parse("run.yaml", []byte(c.text))
			if err == nil {
				_, err = settings.Resolve(layer).Config()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("error %v, want %q", err, c.want)
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("one problem takes several lines: %q", err)
			}
		})
	}
}

func TestAnEmptyFileSaysNothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "# nothing\n", "---\n"} {
		if layer, err := settings.Parse("run.yaml", []byte(text)); err != nil || len(layer) > 0 {
			t.Errorf("%q gave %v, %v", text, layer, err)
		}
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	big := filepath.Join(dir, "big.yaml")
	if err := os.WriteFile(big, make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{filepath.Join(dir, "none.yaml"): "no such file", big: "larger than 64 KiB", dir: "directory"} {
		if _, err := settings.File(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", name, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"users: 50\n", "script: [a, b]\n", "a: &x 1\nb: *x\n", "- - -", "{", "users: !!int 5", "\"", "? a\n: b"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		layer, err := settings.Parse("f", text)
		if err != nil {
			return
		}
		for _, v := range layer {
			if _, ok := settings.Lookup(v.Name); !ok || len(v.Texts) == 0 {
				t.Errorf("%q was taken as %+v", text, v)
			}
		}
	})
}
