package core_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const mostLines = 500

// source is one parsed file that is neither a test nor generated.
type source struct {
	pkg, name string
	file      *ast.File
	fset      *token.FileSet
	lines     int
}

func parse(pkg, name string, text []byte) (source, error) {
	s := source{pkg: pkg, name: name, fset: token.NewFileSet(), lines: strings.Count(string(text), "\n")}
	var err error
	s.file, err = parser.ParseFile(s.fset, name, text, parser.ParseComments)
	return s, err
}

func (s source) at(pos token.Pos, format string, args ...any) string {
	return fmt.Sprintf("%s/%s:%d: %s", s.pkg, s.name, s.fset.Position(pos).Line, fmt.Sprintf(format, args...))
}

// checkSource says what one file does against the rules.
func checkSource(s source) []string {
	var wrong []string
	if s.lines > mostLines {
		wrong = append(wrong, s.at(s.file.Pos(), "%d lines; split a file before it has %d", s.lines, mostLines))
	}
	wrong = append(wrong, checkDecls(s)...)
	if slices.ContainsFunc(mayStart(), func(p string) bool { return fits(p, s.pkg) }) {
		return wrong
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if starts(n) {
			wrong = append(wrong, s.at(n.Pos(), "starts a goroutine; only %s may", strings.Join(mayStart(), ", ")))
		}
		return true
	})
	return wrong
}

// starts reports whether a node starts a goroutine: by the statement, or by
// the Go method of a WaitGroup or an errgroup.
func starts(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GoStmt:
		return true
	case *ast.CallExpr:
		sel, ok := n.Fun.(*ast.SelectorExpr)
		return ok && sel.Sel.Name == "Go" && len(n.Args) == 1
	}
	return false
}

// checkDecls wants a doc comment on every exported name, and no init.
func checkDecls(s source) []string {
	var wrong []string
	for _, d := range s.file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.Name == "init" && d.Recv == nil {
				wrong = append(wrong, s.at(d.Pos(), "init runs behind everybody's back; call it"))
			}
			if d.Name.IsExported() && d.Doc == nil && onExported(d) {
				wrong = append(wrong, s.at(d.Pos(), "%s has no doc comment", d.Name.Name))
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				wrong = append(wrong, checkSpec(s, d, spec)...)
			}
		}
	}
	return wrong
}

func onExported(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if generic, ok := t.(*ast.IndexExpr); ok {
		t = generic.X
	}
	id, ok := t.(*ast.Ident)
	return ok && id.IsExported()
}

func checkSpec(s source, d *ast.GenDecl, spec ast.Spec) []string {
	var names []*ast.Ident
	documented := d.Doc != nil
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		names = []*ast.Ident{spec.Name}
		documented = spec.Doc != nil || d.Doc != nil && len(d.Specs) == 1
	case *ast.ValueSpec:
		names = spec.Names
		documented = documented || spec.Doc != nil || spec.Comment != nil
	}
	var wrong []string
	for _, n := range names {
		if n.IsExported() && !documented {
			wrong = append(wrong, s.at(n.Pos(), "%s has no doc comment", n.Name))
		}
	}
	return wrong
}

// sources parses the files of a package for all platforms.
func sources(t *testing.T, p listed) []source {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(p.Dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []source
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := parse(inModule(p.ImportPath), filepath.Base(name), text)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") && !ast.IsGenerated(s.file) {
			all = append(all, s)
		}
	}
	return all
}

func TestSourcesHoldTheRules(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		documented, files := false, sources(t, p)
		for _, s := range files {
			documented = documented || s.file.Doc != nil
			for _, wrong := range checkSource(s) {
				t.Error(wrong)
			}
		}
		if !documented && len(files) > 0 {
			t.Errorf("%s has no package comment: say what it is for and what to use first", inModule(p.ImportPath))
		}
	}
}

func TestSourceCheckerCanFail(t *testing.T) {
	t.Parallel()
	const head = "// Package a is for a test.\npackage a\n"
	for _, c := range []struct {
		proves, pkg, text, finds string
	}{
		{"a go statement outside its places", "core/stats", "func f() { go f() }", "starts a goroutine"},
		{"a WaitGroup's Go counts too", "core/stats", "func f() { var w sync.WaitGroup; w.Go(f) }", "starts a goroutine"},
		{"a go statement in its place", "core/runner", "func f() { go f() }", ""},
		{"an init function", "core/stats", "func init() {}", "init runs behind"},
		{"a method called init", "core/stats", "type t int\nfunc (t) init() {}", ""},
		{"an exported function without a word", "core/stats", "func F() {}", "F has no doc comment"},
		{"an exported method without a word", "core/stats", "// T is.\ntype T int\nfunc (t *T) M() {}", "M has no doc comment"},
		{"an exported method of a generic type", "core/stats", "// T is.\ntype T[A any] int\nfunc (t *T[A]) M() {}", "M has no doc comment"},
		{"an exported method of a hidden type", "core/stats", "type t int\nfunc (t) M() {}", ""},
		{"an exported type without a word", "core/stats", "type T int", "T has no doc comment"},
		{"an exported constant without a word", "core/stats", "const C = 1", "C has no doc comment"},
		{"constants under one comment", "core/stats", "// They are.\nconst (\nA = 1\nB = 2\n)", ""},
		{"types under one comment each need their own", "core/stats", "// They are.\ntype (\nA int\nB int\n)", "A has no doc comment"},
		{"a file that is too long", "core/stats", strings.Repeat("\n", 501), "split a file"},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			s, err := parse(c.pkg, "a.go", []byte(head+c.text+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			found := strings.Join(checkSource(s), "\n")
			if (c.finds == "") != (found == "") || !strings.Contains(found, c.finds) {
				t.Errorf("found %q, want %q", found, c.finds)
			}
		})
	}
}
