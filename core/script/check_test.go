package script_test

import (
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/script"
)

func TestCheckFindsWhatKeepsAScriptFromRunning(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		proves, text, rule, says string
		line                     int
	}{
		{"a syntax error", "package main\n\nfunc main() { x := }\n", "syntax", "expected operand", 3},
		{"an unknown name", "package main\n\nfunc main() { foo() }\n", "type", "undefined: foo", 3},
		{"an unused variable", "package main\n\nfunc main() { x := 1 }\n", "unused", "declared and not used", 3},
		{"an unused import", "package main\n\nimport \"fmt\"\n\nfunc main() {}\n", "unused", "imported and not used", 3},
		{"another package", "package shop\n\nfunc main() {}\n", "main", "not package shop", 1},
		{"no main", "package main\n", "main", "no func main", 0},
		{"an import that is not allowed", "package main\n\nimport \"os/exec\"\n\nvar _ = exec.Command\n\nfunc main() {}\n", "import", "scripts may not start processes", 3},
		{"unsafe", "package main\n\nimport \"unsafe\"\n\nvar _ unsafe.Pointer\n\nfunc main() {}\n", "import", "not allowed", 3},
		{"an import that there is not", "package main\n\nimport \"example.com/x\"\n\nvar _ = x.Y\n\nfunc main() {}\n", "import", "not available", 3},
		{"an import of cgo", "package main\n\nimport \"C\"\n\nfunc main() {}\n", "import", "", 3},
		{"a listener", "package main\n\nimport \"net\"\n\nvar _ = net.Listen\n\nfunc main() {}\n", "type", "undefined: net.Listen", 5},
		{"a process", "package main\n\nimport \"os\"\n\nvar _ = os.StartProcess\n\nfunc main() {}\n", "type", "undefined: os.StartProcess", 5},
		{"a web server", "package main\n\nimport \"net/http\"\n\nfunc main() { http.ListenAndServe(\"\", nil) }\n", "type", "undefined: http.ListenAndServe", 5},
		{"a linkname", "package main\n\n//go:linkname now time.now\nfunc now() int\n\nfunc main() {}\n", "linkname", "", 3},
		{"too many results", "package main\n\nfunc f() int { return 1 }\n\nfunc main() { a, b := f(); _, _ = a, b }\n", "type", "assignment mismatch", 5},
		{"a missing return", "package main\n\nfunc f() int {}\n\nfunc main() { f() }\n", "type", "missing return", 3},
		{"a cycle of variables", "package main\n\nvar a = b\nvar b = a\n\nfunc main() {}\n", "type", "initialization cycle", 3},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			found := open(t, map[string]string{"main.go": row.text}).Check(script.Options{})
			if len(found) == 0 {
				t.Fatal("found nothing")
			}
			f := found[0]
			if f.Rule != row.rule || f.Line != row.line || !strings.Contains(f.Message, row.says) {
				t.Errorf("found %v, want rule %s in line %d that says %q", f, row.rule, row.line, row.says)
			}
		})
	}
}

func TestCheckReportsAllErrors(t *testing.T) {
	t.Parallel()
	found := open(t, map[string]string{
		"a.go": "package main\n\nfunc main() { one() }\n",
		"b.go": "package main\n\nfunc other() { two(); three() }\n",
	}).Check(script.Options{})
	if len(found) != 3 {
		t.Errorf("found %v, want 3 findings", found)
	}
}

func TestTrustAllowsWhatIsOnlyForbidden(t *testing.T) {
	t.Parallel()
	const text = "package main\n\nimport (\n\t\"net\"\n\t\"os/exec\"\n)\n\nvar _, _ = exec.Command, net.Listen\n\nfunc main() {}\n"
	s := open(t, map[string]string{"main.go": text})
	if found := s.Check(script.Options{}); len(found) == 0 || !strings.Contains(found[0].Instead, "--trust-scripts") {
		t.Errorf("without trust: %v, want a finding that names --trust-scripts", found)
	}
	if found := s.Check(script.Options{Trust: true}); len(found) != 0 {
		t.Errorf("with trust: %v", found)
	}
}

// FuzzCheck feeds the check what no author would write. It must come back, and
// with a place for what it finds.
func FuzzCheck(f *testing.F) {
	for _, text := range []string{
		"", "package main", "package main\nfunc main() { select {} }", "package main\nfunc f[T any](x T) { f(&x) }\nfunc main() { f(1) }",
		"package main\ntype T [2]T\nfunc main() {}", "package main\ntype F func(F) F\nfunc main() { var f F; f(f)(nil) }",
		"package main\nfunc main() { var x [1<<40]int; _ = x }", "package main\nconst c = 1 << 10000\nfunc main() { println(c >> 9999) }",
		"package main\ntype I interface{ I }\nfunc main() {}", "package main\nfunc main() { goto L; L: for range 3 { defer recover() } }",
		head + "func main() { plugin.Serve(load.Scenario{}) }",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, found := range open(t, map[string]string{"main.go": text}).Check(script.Options{}) {
			if found.Rule == "" || found.Message == "" || found.Rule == "internal" {
				t.Errorf("finding without rule or words: %v", found)
			}
		}
	})
}

func TestValuesMayNotBeHuge(t *testing.T) {
	t.Parallel()
	found := open(t, map[string]string{"main.go": "package main\n\nfunc main() { var x [1 << 40]int; p := &x; p[0] = 1 }\n"}).Check(script.Options{})
	if len(found) == 0 || !strings.Contains(found[0].Message, "use a slice") {
		t.Errorf("found %v, want a finding that says to use a slice", found)
	}
}
