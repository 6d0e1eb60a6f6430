package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/spf13/pflag"
)

// TestReferenceIsTheTable holds docs/cli.md to the table of settings.
// UPDATE_DOCS=true writes it anew.
func TestReferenceIsTheTable(t *testing.T) {
	t.Parallel()
	const name, begin, end = "../../docs/cli.md", "<!-- settings -->\n", "<!-- end of settings -->"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(text), begin)
	_, tail, ended := strings.Cut(rest, end)
	if !ok || !ended {
		t.Fatalf("%s has lost the marks around its tables", name)
	}
	want := head + begin + settings.Markdown() + "\n" + end + tail
	if string(text) == want {
		return
	}
	if os.Getenv("UPDATE_DOCS") != "true" {
		t.Fatalf("%s does not agree with the table of settings; write it anew with UPDATE_DOCS=true", name)
	}
	if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// flagsIn finds the long flags that a text mentions.
func flagsIn(text []byte) []string {
	var names []string
	for _, m := range regexp.MustCompile("(?m)(?:^|[\\s`(|=])--([a-z][a-z-]*)").FindAllSubmatch(text, -1) {
		names = append(names, string(bytes.TrimRight(m[1], "-")))
	}
	return names
}

// known are the long flags of all commands.
func known() map[string]bool {
	names := map[string]bool{"help": true}
	for _, s := range settings.All() {
		names[s.Name] = true
	}
	for _, verb := range rootCommand(nil, console{}).Commands() {
		verb.Flags().VisitAll(func(f *pflag.Flag) { names[f.Name] = true })
	}
	return names
}

func TestDocsMentionOnlyFlagsThatExist(t *testing.T) {
	t.Parallel()
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(docs) == 0 {
		t.Fatalf("no docs found: %v", err)
	}
	flags := known()
	for _, name := range append(docs, "../../README.md") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range flagsIn(text) {
			if !flags[f] {
				t.Errorf("%s mentions --%s, which does not exist", name, f)
			}
		}
	}
}

func TestFlagFinderFinds(t *testing.T) {
	t.Parallel()
	got := fmt.Sprint(flagsIn([]byte("--users 5, `--host`, a -- b --- c-–d, x--y (--json) | `-u, --spawn-rate`")))
	if got != "[users host json spawn-rate]" {
		t.Errorf("found %s", got)
	}
}

func TestExitCodesAreDocumented(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []int{fault.ExitOK, fault.ExitFailures, fault.ExitUsage, fault.ExitScenario, fault.ExitTarget,
		fault.ExitRunnerLost, fault.ExitInvalid, fault.ExitThreshold, fault.ExitInterrupted} {
		if !strings.Contains(string(text), fmt.Sprintf("\n| %d | ", code)) {
			t.Errorf("docs/cli.md does not explain exit code %d", code)
		}
		if !strings.Contains(helpPage(), fmt.Sprintf("%d ", code)) {
			t.Errorf("the help does not explain exit code %d", code)
		}
	}
}

// TestReadmesCommandsAreUnderstood tries the flags of every command in the
// README, without running it.
func TestReadmesCommandsAreUnderstood(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, m := range regexp.MustCompile(`(?m)^(?:[A-Z_]+=\S+ )*(?:go run \./cmd/)?loadcore (-.*)$`).FindAllSubmatch(text, -1) {
		found++
		var flags settings.Flags
		fs := pflag.NewFlagSet("loadcore", pflag.ContinueOnError)
		flags.Register(fs)
		if err := fs.Parse(strings.Fields(string(m[1]))); err != nil {
			t.Errorf("%s: %v", m[0], err)
		}
		if _, err := settings.Resolve(flags.Layer()).Config(); err != nil {
			t.Errorf("%s: %v", m[0], err)
		}
	}
	if found < 3 {
		t.Errorf("found %d commands in the README", found)
	}
}

// TestDependenciesAreExplained holds docs/dependencies.md to go.mod.
func TestDependenciesAreExplained(t *testing.T) {
	t.Parallel()
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	direct := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^(?:require )?\s*([a-z]\S+) v\S+$`).FindAllSubmatch(mod, -1) {
		direct[string(m[1])] = true
		if !bytes.Contains(text, append(append([]byte("`"), m[1]...), '`')) {
			t.Errorf("docs/dependencies.md does not explain %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile("`([a-z.]+/\\S+)`").FindAllSubmatch(text, -1) {
		if name := string(m[1]); strings.Contains(name, ".") && !direct[name] {
			t.Errorf("docs/dependencies.md explains %s, which is no direct dependency", name)
		}
	}
}

// TestReadmesScriptMayRun checks the script that the README shows.
func TestReadmesScriptMayRun(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)```go\n(.*?)```").FindSubmatch(text)
	if m == nil {
		t.Fatal("the README shows no script")
	}
	file := filepath.Join(t.TempDir(), "my-site.go")
	if err := os.WriteFile(file, m[1], 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"check", file}, console{in: strings.NewReader(""), out: &out, err: &out}); code != 0 {
		t.Errorf("exit code %d:\n%s", code, &out)
	}
}

func TestLinksBetweenDocsLeadSomewhere(t *testing.T) {
	t.Parallel()
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range append(docs, "../../README.md") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\]\(([^):#]+)\)`).FindAllSubmatch(text, -1) {
			found++
			if _, err := os.Stat(filepath.Join(filepath.Dir(name), string(m[1]))); err != nil {
				t.Errorf("%s links to %s, which is not there", name, m[1])
			}
		}
	}
	if found == 0 {
		t.Error("no links found")
	}
}
