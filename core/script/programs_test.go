package script_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/script"
)

var update = flag.Bool("update", false, "write what native Go prints for the programs")

func programs(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/programs/*.go")
	if err != nil || len(all) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	return all
}

// TestProgramsPrintWhatGoPrints runs every program of testdata/programs. What
// native Go prints stands beside it; go test -update writes that anew.
func TestProgramsPrintWhatGoPrints(t *testing.T) {
	t.Parallel()
	if *update {
		native(t, programs(t))
	}
	for _, name := range programs(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".go"), func(t *testing.T) {
			t.Parallel()
			if rule, err := os.ReadFile(strings.TrimSuffix(name, ".go") + ".refused"); err == nil {
				refused(t, name, strings.TrimSpace(string(rule)))
				return
			}
			want, err := os.ReadFile(strings.TrimSuffix(name, ".go") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			s, err := script.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			err = s.RunMain(context.Background(), script.Options{Stdout: &out, Stderr: &out})
			if err != nil {
				fmt.Fprintf(&out, "error: %v\n", err)
			}
			if out.String() != string(want) {
				t.Errorf("got:\n%swant:\n%s", out.String(), want)
			}
		})
	}
}

// refused wants a program to be refused by a rule.
func refused(t *testing.T, name, rule string) {
	t.Helper()
	s, err := script.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	found := s.Check(script.Options{})
	if !slices.ContainsFunc(found, func(f script.Finding) bool { return f.Rule == rule && f.Line > 0 && f.Instead != "" }) {
		t.Errorf("found %v, want one by rule %s, with a place and what to write instead", found, rule)
	}
}

// native builds all programs and keeps what they print.
func native(t *testing.T, names []string) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		own := filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), ".go"))
		if err := errors.Join(os.Mkdir(own, 0o700), os.WriteFile(filepath.Join(own, "main.go"), text, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module programs\n\ngo 1.26\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", bin, "./...")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	for _, name := range names {
		plain := strings.TrimSuffix(name, ".go")
		if _, err := os.Stat(plain + ".refused"); err == nil {
			continue
		}
		out, err := exec.Command(filepath.Join(bin, filepath.Base(plain))).Output()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := os.WriteFile(plain+".want", out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
