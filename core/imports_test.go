// Package core_test holds what the whole tree promises: who may import whom,
// where goroutines may start, and how sources look.
package core_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/loadcore/loadcore/"

// mayImport is the table of docs/design: for each package, by its path in the
// module, the packages of the module that it may import. A star ends a prefix.
// The first pattern that fits a package counts.
func mayImport() []rule {
	return []rule{
		{"cmd/*", []string{"core/*", "cmd/*"}},
		{"scripts/*", []string{"core/load", "core/plugin", "core/fake"}},
		{"plugins/*", []string{"core/load", "core/plugin", "core/fake"}},
		{"core/load", nil},
		{"core/fault", nil},
		{"core/fake", nil},
		{"core/demo", []string{"core/fault"}},
		{"core/stats", []string{"core/fault"}},
		{"core/plan", []string{"core/stats", "core/fault"}},
		{"core/plan/plantest", []string{"core/plan", "core/stats", "core/load", "core/fault"}},
		{"core/client", []string{"core/load", "core/fault"}},
		{"core/runner", []string{"core/client", "core/load", "core/plan", "core/stats", "core/fault"}},
		{"core/plugin", []string{"core/load", "core/fault"}},
		{"core/script/symbols", []string{"core/load", "core/plugin", "core/fake"}},
		{"core/script*", []string{"core/load", "core/plugin", "core/fault", "core/script/*"}},
		{"core/control", []string{"core/plan", "core/stats", "core/fault"}},
		{"core/report", []string{"core/control", "core/plan", "core/stats", "core/fault"}},
	}
}

// mayStart is where goroutines may start.
func mayStart() []string {
	return []string{"core/runner", "core/plugin", "core/cluster", "core/control", "core/web", "core/demo", "cmd/*", "core/plan/plantest"}
}

type rule struct {
	pkg     string
	imports []string
}

type listed struct {
	ImportPath, Dir string
	Imports         []string
}

// inModule returns the path within the module, "" for packages of others.
func inModule(importPath string) string {
	rel, ours := strings.CutPrefix(importPath, module)
	if !ours {
		return ""
	}
	return rel
}

func fits(pattern, pkg string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(pkg, prefix) || pkg == strings.TrimSuffix(prefix, "/")
	}
	return pattern == pkg
}

// checkImports says what a package imports against the table.
func checkImports(table []rule, p listed) []string {
	pkg := inModule(p.ImportPath)
	i := slices.IndexFunc(table, func(r rule) bool { return fits(r.pkg, pkg) })
	if i < 0 {
		return []string{pkg + " is not in the table of who may import whom; add it"}
	}
	var wrong []string
	for _, imported := range p.Imports {
		own := inModule(imported)
		allowed := slices.ContainsFunc(table[i].imports, func(pattern string) bool { return fits(pattern, own) })
		if own != "" && !allowed {
			wrong = append(wrong, fmt.Sprintf("%s imports %s, which the table does not allow", pkg, own))
		}
	}
	return wrong
}

// packages lists those of the module that have more than tests.
func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,Imports,GoFiles", "../...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			listed
			GoFiles []string
		}
		if err := d.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 && !strings.Contains(p.ImportPath, "/testdata") {
			all = append(all, p.listed)
		}
	}
}

func TestImportsHoldTheTable(t *testing.T) {
	t.Parallel()
	all := packages(t)
	if len(all) < 10 {
		t.Fatalf("go list found %d packages only", len(all))
	}
	for _, p := range all {
		for _, wrong := range checkImports(mayImport(), p) {
			t.Error(wrong)
		}
	}
}

func TestImportCheckerCanFail(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves, pkg string
		imports     []string
		wrong       int
	}{
		{"the vocabulary imports nothing of ours", "core/load", []string{"core/fault"}, 1},
		{"control does not know runners", "core/control", []string{"core/plan", "core/runner"}, 1},
		{"the runner does not know control", "core/runner", []string{"core/control", "core/report"}, 2},
		{"scripts see the SDK only", "scripts/a", []string{"core/load", "core/client"}, 1},
		{"cmd may import everything", "cmd/loadcore", []string{"core/client", "core/report"}, 0},
		{"a package that nobody put into the table", "core/util", nil, 1},
		{"a prefix ends at a slash", "core/loader", nil, 1},
		{"packages of others are not our business here", "core/load", []string{"../../fmt"}, 0},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			p := listed{ImportPath: module + c.pkg}
			for _, i := range c.imports {
				p.Imports = append(p.Imports, strings.TrimPrefix(module+i, module+"../../"))
			}
			if got := checkImports(mayImport(), p); len(got) != c.wrong {
				t.Errorf("found %q, want %d findings", got, c.wrong)
			}
		})
	}
}
