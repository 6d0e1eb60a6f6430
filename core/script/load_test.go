package script_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/script"
)

const head = `package main

import (
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

var _ = plugin.Serve
var _ load.Scenario
`

func open(t testing.TB, files map[string]string) *script.Source {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := script.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLoadRefusesWhatServesNothing(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ proves, text, says string }{
		{"no scenario", head + `func main() {}`, "serves no scenario"},
		{"a panic says its place", head + "func main() {\n\tpanic(\"early\")\n}", "main.go:11:7"},
		{"a panic says its words", head + `func main() { panic("early") }`, "early"},
		{"a panic before main", head + `var x = func() int { panic("init") }()` + "\nfunc main() { _ = x }", "init"},
		{"os.Exit ends the script, not the process", strings.Replace(head, "import (", "import (\n\t\"os\"", 1) + `func main() { os.Exit(4) }`, "status 4"},
		{"log.Fatal too", strings.Replace(head, "import (", "import (\n\t\"log\"", 1) + `func main() { log.Fatal("no") }`, "status 1"},
		{"an endless loop", head + `func main() { for { } }`, "still loading"},
		{"an endless loop that calls", head + "func f() {}\nfunc main() { for { f() } }", "still loading"},
		{"waiting for ever", head + `func main() { select {} }`, "still loading"},
		{"a channel that nobody sends on", head + `func main() { <-make(chan int) }`, "still loading"},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			_, err := open(t, map[string]string{"main.go": row.text}).Load(context.Background(),
				script.Options{Timeout: 200 * time.Millisecond, Stdout: &out, Stderr: &out})
			if err == nil || !strings.Contains(err.Error(), row.says) {
				t.Errorf("loaded with %v, want an error that says %q", err, row.says)
			}
		})
	}
}

func TestLoadTakesTheScenario(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	s, err := open(t, map[string]string{
		"main.go": `package main

import (
	"fmt"
	"os"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

func main() {
	fmt.Println("loading for", os.Getenv("STAGE"))
	fmt.Fprintln(os.Stderr, "to stderr")
	plugin.Serve(load.Scenario{Name: name(), Classes: classes})
	fmt.Println("never")
}
`,
		"tasks.go": `package main

import "github.com/loadcore/loadcore/core/load"

var classes = []load.Class{{Name: "C", Wait: load.Constant(1), Tasks: []load.Task{{Name: "t", Weight: 1, Run: task}}}}

func task(u *load.User) { u.Set("seen", 41+u.ID()) }

func name() string { return "two files" }
`,
		"tasks_test.go": `package main; syntax error`,
		"other.go":      "//go:build plan9\n\npackage main; another",
	}).Load(context.Background(), script.Options{Stdout: &out, Stderr: &out, Env: []string{"STAGE=test", "HOME"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "loading for test\nto stderr\n"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
	if s.Name != "two files" || len(s.Classes) != 1 || s.Validate() != nil {
		t.Fatalf("scenario %+v, %v", s, s.Validate())
	}
	u := load.NewUser(load.Identity{Class: "C", ID: 1})
	if p := thrown(u, s.Classes[0].Tasks[0].Run); p != nil {
		t.Fatal(p)
	}
	if got := u.Value("seen"); got != 42 {
		t.Errorf("the task set %v, want 42", got)
	}
}

func TestValuesOfUsersKeepTheirTypes(t *testing.T) {
	t.Parallel()
	s := loadText(t, `package main

import (
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

type session struct{ n int }

type other struct{ n int }

func main() {
	plugin.Serve(load.Scenario{Name: "s", Classes: []load.Class{{Name: "C", Tasks: []load.Task{{Name: "t", Weight: 1, Run: task}}}}})
}

func task(u *load.User) {
	u.Set("session", &session{1})
	u.Set("plain", session{2})
	u.Value("session").(*session).n++
	if s, ok := u.Value("session").(*session); !ok || s.n != 2 {
		panic("the pointer is lost")
	}
	if s, ok := u.Value("plain").(session); !ok || s.n != 2 {
		panic("the value is lost")
	}
	if _, ok := u.Value("plain").(other); ok {
		panic("another type has the same fields")
	}
}
`)
	if p := thrown(load.NewUser(load.Identity{Class: "C"}), s.Classes[0].Tasks[0].Run); p != nil {
		t.Error(p)
	}
}
