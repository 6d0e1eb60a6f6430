package script_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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

// native builds all programs into one binary, each as a package of its own, and
// keeps what they print.
func native(t *testing.T, names []string) {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	imports, cases := "", ""
	for i, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pkg := fmt.Sprintf("p%d", i)
		one := strings.Replace(string(text), "package main", "package "+pkg, 1)
		write(pkg+"/"+pkg+".go", strings.Replace(one, "func main()", "func Main()", 1))
		imports += fmt.Sprintf("import %q\n", "programs/"+pkg)
		cases += fmt.Sprintf("case %q: %s.Main()\n", pkg, pkg)
	}
	write("go.mod", "module programs\n\ngo 1.26\n")
	write("main.go", "package main\nimport \"os\"\n"+imports+"func main() { switch os.Args[1] {\n"+cases+"} }\n")
	build := exec.Command("go", "build", "-o", "all", ".")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	for i, name := range names {
		pkg := fmt.Sprintf("p%d", i)
		out, err := exec.Command(filepath.Join(dir, "all"), pkg).Output()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		text := strings.ReplaceAll(string(out), pkg+".", "main.")
		if err := os.WriteFile(strings.TrimSuffix(name, ".go")+".want", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
