package offer

import (
	"go/token"
	"go/types"
	"reflect"
)

// Type returns a compiled type as go/types has it. Fields and methods that are
// not exported are left out, since no script can name them.
func (w *World) Type(t reflect.Type) types.Type {
	if known, ok := w.types[t]; ok {
		return known
	}
	if t == reflect.TypeFor[any]() {
		return types.Universe.Lookup("any").Type()
	}
	if t.Name() != "" {
		return w.named(t)
	}
	made := w.unnamed(t)
	w.types[t] = made
	return made
}

func (w *World) named(t reflect.Type) types.Type {
	if t.PkgPath() == "" {
		basic := types.Universe.Lookup(t.Name()).Type()
		w.types[t] = basic
		return basic
	}
	if t.Kind() == reflect.UnsafePointer {
		return types.Typ[types.UnsafePointer]
	}
	name := types.NewTypeName(token.NoPos, w.pkg(t.PkgPath()), t.Name(), nil)
	named := types.NewNamed(name, nil, nil)
	w.types[t] = named
	w.reflects[name] = t
	named.SetUnderlying(w.unnamed(t).Underlying())
	if t.Kind() != reflect.Interface {
		w.methods(named, t)
	}
	return named
}

// methods declares a compiled type's methods, promoted ones included: reflect
// does not tell them apart, and for a caller they are the same.
func (w *World) methods(named *types.Named, t reflect.Type) {
	ptr := reflect.PointerTo(t)
	for i := range ptr.NumMethod() {
		m := ptr.Method(i)
		recv := types.Type(types.NewPointer(named))
		if _, byValue := t.MethodByName(m.Name); byValue {
			recv = named
		}
		pkg := named.Obj().Pkg()
		sig := w.signature(m.Type, 1, types.NewVar(token.NoPos, pkg, "", recv))
		named.AddMethod(types.NewFunc(token.NoPos, pkg, m.Name, sig))
	}
}

func (w *World) unnamed(t reflect.Type) types.Type {
	switch t.Kind() {
	case reflect.Array:
		return types.NewArray(w.Type(t.Elem()), int64(t.Len()))
	case reflect.Slice:
		return types.NewSlice(w.Type(t.Elem()))
	case reflect.Pointer:
		return types.NewPointer(w.Type(t.Elem()))
	case reflect.Map:
		return types.NewMap(w.Type(t.Key()), w.Type(t.Elem()))
	case reflect.Chan:
		return types.NewChan(direction(t.ChanDir()), w.Type(t.Elem()))
	case reflect.Func:
		return w.signature(t, 0, nil)
	case reflect.Struct:
		return w.structure(t)
	case reflect.Interface:
		return w.iface(t)
	case reflect.UnsafePointer:
		return types.Typ[types.UnsafePointer]
	}
	return types.Universe.Lookup(t.Kind().String()).Type()
}

func direction(d reflect.ChanDir) types.ChanDir {
	switch d {
	case reflect.RecvDir:
		return types.RecvOnly
	case reflect.SendDir:
		return types.SendOnly
	}
	return types.SendRecv
}

func (w *World) signature(t reflect.Type, skip int, recv *types.Var) *types.Signature {
	var in, out []*types.Var
	for i := skip; i < t.NumIn(); i++ {
		in = append(in, types.NewParam(token.NoPos, nil, "", w.Type(t.In(i))))
	}
	for i := range t.NumOut() {
		out = append(out, types.NewParam(token.NoPos, nil, "", w.Type(t.Out(i))))
	}
	return types.NewSignatureType(recv, nil, nil, types.NewTuple(in...), types.NewTuple(out...), t.IsVariadic())
}

func (w *World) structure(t reflect.Type) types.Type {
	var fields []*types.Var
	var tags []string
	hidden := false
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() && (t.Name() != "" && !f.Anonymous) {
			hidden = true
			continue
		}
		pkg := w.pkg(f.PkgPath)
		if f.PkgPath == "" {
			pkg = w.pkg(t.PkgPath())
		}
		fields = append(fields, types.NewField(token.NoPos, pkg, f.Name, w.Type(f.Type), f.Anonymous))
		tags = append(tags, string(f.Tag))
	}
	if hidden {
		fields, tags = append(fields, w.opaque(t)), append(tags, "")
	}
	return types.NewStruct(fields, tags)
}

// opaque stands for a struct's hidden fields: it keeps the struct from being
// compared or converted when the real one cannot be.
func (w *World) opaque(t reflect.Type) *types.Var {
	typ := types.Type(types.NewStruct(nil, nil))
	if !t.Comparable() {
		typ = types.NewArray(types.NewSignatureType(nil, nil, nil, nil, nil, false), 0)
	}
	return types.NewField(token.NoPos, w.pkg(t.PkgPath()), "_", typ, false)
}

func (w *World) iface(t reflect.Type) types.Type {
	var methods []*types.Func
	for i := range t.NumMethod() {
		m := t.Method(i)
		pkg := w.pkg(t.PkgPath())
		if m.PkgPath != "" {
			pkg = w.pkg(m.PkgPath)
		}
		methods = append(methods, types.NewFunc(token.NoPos, pkg, m.Name, w.signature(m.Type, 0, nil)))
	}
	return types.NewInterfaceType(methods, nil).Complete()
}
