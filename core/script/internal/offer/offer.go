package offer

import (
	"fmt"
	"go/types"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
)

// Tables are compiled names by package, in the interpreter's form: the key is
// the import path, a slash and the package's name.
type Tables = map[string]map[string]reflect.Value

// World is one script's view of compiled packages. It is not safe for
// concurrent use.
type World struct {
	tables   Tables
	denied   map[string]string
	packages map[string]*types.Package
	filled   map[string]bool
	types    map[reflect.Type]types.Type
	reflects map[*types.TypeName]reflect.Type
}

// New returns the world of the given tables. Denied says for import paths that
// are left out on purpose why they are.
func New(tables Tables, denied map[string]string) *World {
	return &World{
		tables:   tables,
		denied:   denied,
		packages: map[string]*types.Package{},
		filled:   map[string]bool{},
		types:    map[reflect.Type]types.Type{},
		reflects: map[*types.TypeName]reflect.Type{},
	}
}

// Import implements [types.Importer].
func (w *World) Import(importPath string) (*types.Package, error) {
	table, ok := w.tables[key(importPath, w.nameOf(importPath))]
	if !ok {
		return nil, w.missing(importPath)
	}
	p := w.pkg(importPath)
	if !w.filled[importPath] {
		w.filled[importPath] = true
		w.fill(p, table)
	}
	return p, nil
}

// Has reports whether a script may import a package.
func (w *World) Has(importPath string) bool {
	_, ok := w.tables[key(importPath, w.nameOf(importPath))]
	return ok
}

func key(importPath, name string) string { return importPath + "/" + name }

// nameOf finds a package's name among the keys; "math/rand/v2" is called rand.
func (w *World) nameOf(importPath string) string {
	base := path.Base(importPath)
	if _, ok := w.tables[key(importPath, base)]; ok {
		return base
	}
	for k := range w.tables {
		if dir, name := path.Split(k); dir == importPath+"/" {
			return name
		}
	}
	return base
}

// Denied is the error of an import that is left out on purpose.
type Denied struct{ Path, Why string }

// Error says which import, and why.
func (d *Denied) Error() string { return fmt.Sprintf("import %q is not allowed: %s", d.Path, d.Why) }

// Missing is the error of an import that scripts do not have.
type Missing struct{ Path, Near string }

// Error says which import.
func (m *Missing) Error() string { return fmt.Sprintf("import %q is not available to scripts", m.Path) }

func (w *World) missing(importPath string) error {
	if why, ok := w.denied[importPath]; ok {
		return &Denied{Path: importPath, Why: why}
	}
	return &Missing{Path: importPath, Near: w.nearest(importPath)}
}

// Paths lists what may be imported, sorted.
func (w *World) Paths() []string {
	var all []string
	for k := range w.tables {
		if dir := path.Dir(k); dir != "." {
			all = append(all, dir)
		}
	}
	slices.Sort(all)
	return all
}

// nearest returns a path that ends in the same word, or "".
func (w *World) nearest(importPath string) string {
	for _, p := range w.Paths() {
		if path.Base(p) == path.Base(importPath) || strings.EqualFold(p, importPath) {
			return p
		}
	}
	return ""
}

// Reflect returns the compiled type behind a named type, if it is one.
func (w *World) Reflect(name *types.TypeName) (reflect.Type, bool) {
	t, ok := w.reflects[name]
	return t, ok
}

// Value returns a compiled name's value.
func (w *World) Value(importPath, name string) (reflect.Value, bool) {
	v, ok := w.tables[key(importPath, w.nameOf(importPath))][name]
	return v, ok
}

// Wrapper returns the struct of funcs that implements a compiled interface,
// which the tables hold under the interface's name behind an underscore.
func (w *World) Wrapper(iface reflect.Type) (reflect.Type, bool) {
	v, ok := w.Value(iface.PkgPath(), "_"+iface.Name())
	if !ok {
		return nil, false
	}
	return v.Type().Elem(), true
}

func (w *World) pkg(importPath string) *types.Package {
	if importPath == "" {
		return nil
	}
	if p, ok := w.packages[importPath]; ok {
		return p
	}
	p := types.NewPackage(importPath, w.nameOf(importPath))
	p.MarkComplete()
	w.packages[importPath] = p
	return p
}

// Packages returns every package that the script's types came from.
func (w *World) Packages() []*types.Package {
	return slices.SortedFunc(maps.Values(w.packages), func(a, b *types.Package) int {
		return strings.Compare(a.Path(), b.Path())
	})
}
