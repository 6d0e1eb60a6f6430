package symbols_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/script/symbols"
)

// TestTablesHaveEveryName reads the sources of the packages and wants each
// exported name in the tables, but those of host.go, which only runners need.
func TestTablesHaveEveryName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"load", "plugin", "fake"} {
		table := symbols.Tables()["github.com/loadcore/loadcore/core/"+name+"/"+name]
		offered := slices.Sorted(maps.Keys(table))
		offered = slices.DeleteFunc(offered, func(n string) bool { return strings.HasPrefix(n, "_") })
		if want := exported(t, "../../"+name); !slices.Equal(offered, want) {
			t.Errorf("%s offers %v, want %v; run go generate", name, offered, want)
		}
	}
}

func exported(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", dir, err)
	}
	var names []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || filepath.Base(name) == "host.go" {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			names = append(names, declared(d)...)
		}
	}
	names = slices.DeleteFunc(names, func(n string) bool { return !ast.IsExported(n) })
	slices.Sort(names)
	return names
}

func declared(d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil && d.Type.TypeParams == nil {
			return []string{d.Name.Name}
		}
	case *ast.GenDecl:
		var names []string
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				names = append(names, s.Name.Name)
			case *ast.ValueSpec:
				for _, n := range s.Names {
					names = append(names, n.Name)
				}
			}
		}
		return names
	}
	return nil
}
