package shape

import (
	"errors"
	"fmt"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/types/typeutil"
)

// Compiled finds the compiled type behind a named type.
type Compiled interface {
	Reflect(name *types.TypeName) (reflect.Type, bool)
}

// Types makes compiled forms and remembers them. It is not safe for concurrent
// use.
type Types struct {
	compiled           Compiled
	real, mirror, wire maker
	opaque             typeutil.Map // named type → whether it is opaque
	errs               []error
}

// New returns an empty set of types.
func New(c Compiled) *Types {
	t := &Types{compiled: c}
	t.real = maker{types: t, memo: new(typeutil.Map), open: new(typeutil.Map)}
	t.mirror = maker{types: t, memo: new(typeutil.Map), open: new(typeutil.Map), mirror: true}
	t.wire = maker{types: t, memo: new(typeutil.Map), open: new(typeutil.Map), mirror: true, wire: true}
	return t
}

// Err says which types could not be made.
func (t *Types) Err() error { return errors.Join(t.errs...) }

// Real returns the form that the interpreter works with.
func (t *Types) Real(typ types.Type) reflect.Type { return t.real.top(typ) }

// Mirror returns the form that Go's own libraries should see.
func (t *Types) Mirror(typ types.Type) reflect.Type { return t.mirror.top(typ) }

// Wire returns the form that encoders should see. It is the mirror, but for
// embedded structs whose name is not exported: reflect embeds them only under
// an exported name, which printing would show and encoders do not.
func (t *Types) Wire(typ types.Type) reflect.Type { return t.wire.top(typ) }

// IsCompiled reports whether a named type is one of the compiled world.
func (t *Types) IsCompiled(named *types.Named) bool {
	_, ok := t.compiled.Reflect(named.Obj())
	return ok || named.Obj().Pkg() == nil
}

// largest is how large a value may be. A zero value of each type is kept.
const largest = 16 << 20

// maker makes one of the two forms.
type maker struct {
	types   *Types
	mirror  bool
	wire    bool
	memo    *typeutil.Map // type → reflect.Type, finished
	open    *typeutil.Map // named struct → its placeholder, being made
	holders []holder      // structs made while a placeholder was open
	places  []*[8]byte    // one for each placeholder, so that no two have the same length
}

// holder is a struct whose fields may still point to placeholders.
type holder struct {
	typ  *types.Struct
	made reflect.Type
}

// top makes a type and, when that is done, points recursive fields to the
// types that they are of.
func (m *maker) top(typ types.Type) (made reflect.Type) {
	defer func() {
		if r := recover(); r != nil {
			m.types.errs = append(m.types.errs, fmt.Errorf("type %s has no compiled form: %v", typ, r))
			made = reflect.TypeFor[any]()
		}
	}()
	made = m.of(typ)
	if made.Size() > largest {
		panic(fmt.Sprintf("a value of it would take %d bytes, more than the %d MB that one may have; use a slice", made.Size(), largest>>20))
	}
	for len(m.holders) > 0 {
		all := m.holders
		m.holders = nil
		for _, h := range all {
			m.patch(h)
		}
	}
	return m.of(typ)
}

func (m *maker) patch(h holder) {
	for i := range h.typ.NumFields() {
		want := m.of(h.typ.Field(i).Type())
		if h.made.Field(i).Type == want {
			continue
		}
		if err := setField(h.made, i, want); err != nil {
			panic(err)
		}
	}
}

// of makes a type. What holds a placeholder is not remembered.
func (m *maker) of(typ types.Type) reflect.Type {
	typ = types.Unalias(typ)
	if known := m.memo.At(typ); known != nil {
		return known.(reflect.Type)
	}
	made := m.make(typ)
	if m.open.Len() == 0 {
		m.memo.Set(typ, made)
	}
	return made
}

func (m *maker) make(typ types.Type) reflect.Type {
	switch t := typ.(type) {
	case *types.Basic:
		return basic(t)
	case *types.Named:
		return m.named(t)
	case *types.Pointer:
		return reflect.PointerTo(m.of(t.Elem()))
	case *types.Slice:
		return reflect.SliceOf(m.of(t.Elem()))
	case *types.Array:
		return reflect.ArrayOf(int(t.Len()), m.of(t.Elem()))
	case *types.Map:
		return reflect.MapOf(m.of(t.Key()), m.of(t.Elem()))
	case *types.Chan:
		return reflect.ChanOf(direction(t.Dir()), m.of(t.Elem()))
	case *types.Signature:
		return m.signature(t)
	case *types.Struct:
		return m.structure(t)
	case *types.Interface:
		return reflect.TypeFor[any]()
	}
	panic(fmt.Sprintf("%T", typ))
}

func (m *maker) named(t *types.Named) reflect.Type {
	if t.Obj().Pkg() == nil {
		return reflect.TypeFor[error]()
	}
	if compiled, ok := m.types.compiled.Reflect(t.Obj()); ok {
		return compiled
	}
	s, isStruct := t.Underlying().(*types.Struct)
	if !isStruct {
		if m.types.Opaque(t) {
			return reflect.TypeFor[any]()
		}
		return m.of(t.Underlying())
	}
	if place := m.open.At(t); place != nil {
		return place.(reflect.Type)
	}
	m.open.Set(t, m.placeholder())
	made := m.structure(s)
	m.holders = append(m.holders, holder{typ: s, made: made})
	m.open.Delete(t)
	m.memo.Set(t, made)
	return made
}

// placeholder makes a type that nobody else in this process has at the same
// time: reflect hands out one type for equal structs, and those that hold a
// placeholder will be changed.
func (m *maker) placeholder() reflect.Type {
	mark := new([8]byte)
	m.places = append(m.places, mark)
	return reflect.ArrayOf(int(reflect.ValueOf(mark).Pointer()), reflect.TypeFor[struct{}]())
}

func (m *maker) signature(t *types.Signature) reflect.Type {
	var in, out []reflect.Type
	for i := range t.Params().Len() {
		in = append(in, m.of(t.Params().At(i).Type()))
	}
	for i := range t.Results().Len() {
		out = append(out, m.of(t.Results().At(i).Type()))
	}
	return reflect.FuncOf(in, out, t.Variadic())
}

func direction(d types.ChanDir) reflect.ChanDir {
	switch d {
	case types.RecvOnly:
		return reflect.RecvDir
	case types.SendOnly:
		return reflect.SendDir
	}
	return reflect.BothDir
}
