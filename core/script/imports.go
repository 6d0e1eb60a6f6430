package script

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"
	"maps"
	"slices"

	"github.com/loadcore/loadcore/core/script/internal/generic"
)

// importer finds packages: compiled ones, and the source of generic functions,
// which compiled packages cannot have.
type importer struct {
	program *program
	made    map[string]*types.Package
	generic []sourcePackage
}

type sourcePackage struct {
	pkg   *types.Package
	files []*ast.File
	info  *types.Info
}

// Import implements types.Importer.
func (i *importer) Import(path string) (*types.Package, error) {
	if p, ok := i.made[path]; ok {
		return p, nil
	}
	texts, hasSource := generic.Source(path)
	if !hasSource {
		return i.program.world.Import(path)
	}
	compiled, err := i.program.world.Import(path)
	if err != nil {
		compiled = nil
	} else {
		i.made[path] = compiled
	}
	source, err := i.source(path, texts)
	if err != nil {
		return nil, err
	}
	if compiled == nil {
		i.made[path] = source
		return source, nil
	}
	for _, name := range source.Scope().Names() {
		if obj := source.Scope().Lookup(name); obj.Exported() && compiled.Scope().Lookup(name) == nil {
			compiled.Scope().Insert(obj)
		}
	}
	return compiled, nil
}

func (i *importer) source(path string, texts map[string][]byte) (*types.Package, error) {
	s := sourcePackage{info: newInfo()}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		f, err := parser.ParseFile(i.program.fset, name, texts[name], parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("the source of %s: %w", path, err)
		}
		s.files = append(s.files, f)
	}
	conf := types.Config{GoVersion: "go1.26", Importer: i}
	var err error
	if s.pkg, err = conf.Check("generic/"+path, i.program.fset, s.files, s.info); err != nil {
		return nil, fmt.Errorf("the source of %s: %w", path, err)
	}
	i.generic = append(i.generic, s)
	return s.pkg, nil
}
