package host

import (
	"go/types"
	"reflect"

	"github.com/loadcore/loadcore/core/script/internal/shape"
)

// Type is a type of the script at run time. There is one for each.
type Type struct {
	typ     types.Type
	machine *Machine
	real    reflect.Type
	mirror  reflect.Type
	wire    reflect.Type
	plain   bool
	methods map[string]reflect.Value // each with the receiver as first argument
}

// Object is a script's value in an interface: its type, which compiled types
// cannot tell, and the compiled value. It is comparable where the value is.
type Object struct {
	T *Type
	V any
}

// Type returns the run-time type of a script's type.
func (m *Machine) Type(t types.Type) *Type {
	m.mu.Lock()
	defer m.mu.Unlock()
	t = types.Unalias(t)
	if known := m.types.At(t); known != nil {
		return known.(*Type)
	}
	made := &Type{
		typ: t, machine: m, real: m.shapes.Real(t), mirror: m.shapes.Mirror(t), wire: m.shapes.Wire(t), plain: m.isPlain(t, map[types.Type]bool{}),
		methods: map[string]reflect.Value{},
	}
	m.types.Set(t, made)
	m.byID = append(m.byID, made)
	return made
}

// ID numbers the run-time types.
func (m *Machine) ID(t types.Type) int {
	want := m.Type(t)
	for i, have := range m.byID {
		if have == want {
			return i
		}
	}
	return -1
}

// method is told every method of a script's type before the script starts.
func (m *Machine) method(id int, name string, fn any) {
	m.byID[id].methods[name] = reflect.ValueOf(fn)
}

// Plain reports whether a type is one that compiled code has as well, so that
// its values need no Object around them.
func (m *Machine) Plain(t types.Type) bool { return m.Type(t).plain }

func (m *Machine) isPlain(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return true
	}
	seen[t] = true
	switch u := t.(type) {
	case *types.Named:
		return m.shapes.IsCompiled(u)
	case *types.Interface:
		return u.Empty()
	case *types.Struct:
		if m.shapes.Real(t) != m.shapes.Mirror(t) {
			return false
		}
	}
	for _, part := range shape.Parts(t) {
		if !m.isPlain(part, seen) {
			return false
		}
	}
	return true
}

// object finds the script's value in an interface, whatever compiled interface
// it was made for.
func object(x any) (Object, bool) {
	switch x := x.(type) {
	case nil:
		return Object{}, false
	case Object:
		return x, true
	case carrier:
		return x.object(), true
	}
	v := reflect.ValueOf(x)
	if v.Kind() != reflect.Struct || v.NumField() == 0 || v.Type().Field(0).Name != "IValue" {
		return Object{}, false
	}
	o, ok := v.Field(0).Interface().(Object)
	return o, ok
}

// carrier is an Object that also implements a compiled interface.
type carrier interface{ object() Object }

func (o Object) call(method string, args ...reflect.Value) []reflect.Value {
	return o.T.methods[method].Call(append([]reflect.Value{o.value()}, args...))
}

func (o Object) has(method string) bool {
	_, ok := o.T.methods[method]
	return ok
}

// value is the compiled value, typed even when it is a nil interface.
func (o Object) value() reflect.Value { return typed(o.V, o.T.real) }

func typed(x any, t reflect.Type) reflect.Value {
	if x == nil {
		return reflect.Zero(t)
	}
	return reflect.ValueOf(x)
}

// normal makes an interface value what it would be as an empty interface.
func normal(x any) any {
	if o, ok := object(x); ok {
		return o
	}
	return x
}

// equal compares two interface values as Go does.
func equal(a, b any) bool { return normal(a) == normal(b) }

// plainValue takes the Object off a value, for compiled code that asks reflect
// what it was given.
func plainValue(x any) any {
	if o, ok := object(x); ok {
		return o.V
	}
	return x
}

// Parts lists the types that a type is made of.
func (m *Machine) Parts(t types.Type) []types.Type {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return shape.Parts(named.Underlying())
	}
	return shape.Parts(t)
}

// Compiled reports whether a named type is a compiled one.
func (m *Machine) Compiled(t *types.Named) bool { return m.shapes.IsCompiled(t) }

// IsCompiledInterface reports whether an interface type is one of compiled code.
func (m *Machine) IsCompiledInterface(t types.Type) bool {
	r := m.Real(t)
	return r.Kind() == reflect.Interface && r != anyType
}

// Field is the name of a struct's field in the compiled form.
func (m *Machine) Field(t types.Type, s *types.Struct, i int) string {
	if named, ok := types.Unalias(t).(*types.Named); ok && m.shapes.IsCompiled(named) {
		return s.Field(i).Name()
	}
	return shape.FieldName(s, i)
}

// CompiledMethod returns a name for a compiled type's method, with the receiver
// as its first argument.
func (m *Machine) CompiledMethod(recv types.Type, method string) string {
	t := m.Real(recv)
	return m.name("Y", typeKey(t)+method, func() reflect.Value {
		fn, _ := t.MethodByName(method)
		return fn.Func
	})
}
