package shape

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
)

func (m *maker) structure(t *types.Struct) reflect.Type {
	fields := make([]reflect.StructField, t.NumFields())
	for i := range fields {
		fields[i] = m.field(t, i)
	}
	return reflect.StructOf(fields)
}

func (m *maker) field(t *types.Struct, i int) reflect.StructField {
	v := t.Field(i)
	f := reflect.StructField{Name: FieldName(t, i), Type: m.of(v.Type()), Tag: reflect.StructTag(t.Tag(i))}
	if m.mirror && v.Name() != "_" {
		f.Name = v.Name()
		if !v.Exported() {
			f.PkgPath = "main"
		}
		if v.Embedded() && m.embeds(v.Type(), f.Type) && (v.Exported() || m.wire) {
			f.Anonymous = true
			f.Name, f.PkgPath = exportedName(f.Name), ""
		}
	}
	return f
}

// embeds reports whether reflect can embed a field: it cannot where methods
// would be promoted.
func (m *maker) embeds(t types.Type, made reflect.Type) bool {
	elem := made
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		elem = made.Elem()
		if _, nested := p.Elem().Underlying().(*types.Pointer); nested {
			return false
		}
	}
	return elem.Kind() == reflect.Struct && elem.NumMethod() == 0 &&
		reflect.PointerTo(elem).NumMethod() == 0
}

// exportedName is a name that reflect lets be embedded.
func exportedName(name string) string {
	if token.IsExported(name) {
		return name
	}
	return "X_" + ascii(name)
}

// FieldName is what a field is called in the real form: its own name where that
// is exported.
func FieldName(t *types.Struct, i int) string {
	if v := t.Field(i); token.IsExported(v.Name()) {
		return v.Name()
	}
	return fmt.Sprintf("X%d_%s", i, ascii(t.Field(i).Name()))
}

func ascii(name string) string {
	out := []byte(name)
	for i, c := range out {
		if c >= 0x80 {
			out[i] = '_'
		}
	}
	return string(out)
}

// Opaque reports whether a named type refers to itself with no struct in
// between, such as type F func() F. No compiled type can, so its values are
// kept in an interface.
func (t *Types) Opaque(named *types.Named) bool {
	if known := t.opaque.At(named); known != nil {
		return known.(bool)
	}
	found := false
	if _, isStruct := named.Underlying().(*types.Struct); !isStruct && !t.IsCompiled(named) {
		seen := map[types.Type]bool{}
		found = t.reaches(named.Underlying(), named, seen)
	}
	t.opaque.Set(named, found)
	return found
}

func (t *Types) reaches(from types.Type, goal *types.Named, seen map[types.Type]bool) bool {
	from = types.Unalias(from)
	if types.Identical(from, goal) {
		return true
	}
	if seen[from] {
		return false
	}
	seen[from] = true
	for _, next := range t.parts(from) {
		if t.reaches(next, goal, seen) {
			return true
		}
	}
	return false
}

// parts lists the types that a type is made of, up to named structs and
// interfaces, where recursion is no trouble.
func (t *Types) parts(typ types.Type) []types.Type {
	named, ok := typ.(*types.Named)
	if !ok {
		return Parts(typ)
	}
	if _, isStruct := named.Underlying().(*types.Struct); isStruct || t.IsCompiled(named) {
		return nil
	}
	return []types.Type{named.Underlying()}
}

// Parts lists the types that an unnamed type is made of.
func Parts(typ types.Type) []types.Type {
	switch u := typ.(type) {
	case *types.Pointer:
		return []types.Type{u.Elem()}
	case *types.Slice:
		return []types.Type{u.Elem()}
	case *types.Array:
		return []types.Type{u.Elem()}
	case *types.Chan:
		return []types.Type{u.Elem()}
	case *types.Map:
		return []types.Type{u.Key(), u.Elem()}
	case *types.Signature:
		return append(tuple(u.Params()), tuple(u.Results())...)
	case *types.Struct:
		var all []types.Type
		for v := range u.Fields() {
			all = append(all, v.Type())
		}
		return all
	}
	return nil
}

func tuple(t *types.Tuple) []types.Type {
	var all []types.Type
	for v := range t.Variables() {
		all = append(all, v.Type())
	}
	return all
}
