package offer

import (
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// fill declares a table's names in its package.
func (w *World) fill(p *types.Package, table map[string]reflect.Value) {
	for _, name := range slices.Sorted(maps.Keys(table)) {
		if strings.HasPrefix(name, "_") || p.Scope().Lookup(name) != nil {
			continue
		}
		if obj := w.object(p, name, table[name]); obj != nil {
			p.Scope().Insert(obj)
		}
	}
}

// object turns an entry into what it declares. The interpreter's tables tell
// the kinds apart by form: a type is a nil pointer, a variable is addressable.
func (w *World) object(p *types.Package, name string, v reflect.Value) types.Object {
	switch {
	case v.CanAddr():
		return types.NewVar(token.NoPos, p, name, w.Type(v.Type()))
	case isType(v):
		return w.typeName(p, name, v.Type().Elem())
	case v.Kind() == reflect.Func:
		sig, ok := w.Type(v.Type()).(*types.Signature)
		if !ok {
			return nil
		}
		return types.NewFunc(token.NoPos, p, name, sig)
	}
	return w.constant(p, name, v)
}

func isType(v reflect.Value) bool {
	return v.Kind() == reflect.Pointer && v.IsNil()
}

func (w *World) typeName(p *types.Package, name string, t reflect.Type) types.Object {
	if named, ok := w.Type(t).(*types.Named); ok {
		if named.Obj().Pkg() == p && named.Obj().Name() == name {
			return named.Obj()
		}
	}
	alias := types.NewTypeName(token.NoPos, p, name, nil)
	types.NewAlias(alias, w.Type(t))
	return alias
}

func (w *World) constant(p *types.Package, name string, v reflect.Value) types.Object {
	if !v.CanInterface() {
		return nil
	}
	if c, ok := v.Interface().(constant.Value); ok {
		return types.NewConst(token.NoPos, p, name, untyped(c), c)
	}
	c := constantOf(v)
	if c == nil {
		return nil
	}
	return types.NewConst(token.NoPos, p, name, w.Type(v.Type()), c)
}

func untyped(c constant.Value) types.Type {
	switch c.Kind() {
	case constant.Bool:
		return types.Typ[types.UntypedBool]
	case constant.String:
		return types.Typ[types.UntypedString]
	case constant.Float:
		return types.Typ[types.UntypedFloat]
	case constant.Complex:
		return types.Typ[types.UntypedComplex]
	}
	return types.Typ[types.UntypedInt]
}

func constantOf(v reflect.Value) constant.Value {
	switch {
	case v.CanInt():
		return constant.MakeInt64(v.Int())
	case v.CanUint():
		return constant.MakeUint64(v.Uint())
	case v.CanFloat():
		return constant.MakeFloat64(v.Float())
	case v.Kind() == reflect.Bool:
		return constant.MakeBool(v.Bool())
	case v.Kind() == reflect.String:
		return constant.MakeString(v.String())
	}
	return nil
}
