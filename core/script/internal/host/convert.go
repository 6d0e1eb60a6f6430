package host

import (
	"fmt"
	"go/types"
	"reflect"
)

var (
	anyType   = reflect.TypeFor[any]()
	errorType = reflect.TypeFor[error]()
	boolType  = reflect.TypeFor[bool]()
)

// Box returns a function that puts a value of type t into an interface.
func (m *Machine) Box(t, iface types.Type) string {
	from, to, typ := m.Real(t), m.Real(iface), m.Type(t)
	key := fmt.Sprint(m.ID(t))
	return m.function("B", key, []reflect.Type{from}, []reflect.Type{to}, func(in []reflect.Value) []reflect.Value {
		x := in[0].Interface()
		if !typ.plain {
			x = Object{T: typ, V: x}
		}
		return []reflect.Value{m.toInterface(x, to)}
	})
}

// Convertible says why values of type t cannot be put into an interface, or nil.
func (m *Machine) Convertible(t, iface types.Type) error {
	to := m.Real(iface)
	if to == anyType || to == errorType || to == stringerType || m.Real(t).Implements(to) && m.Plain(t) {
		return nil
	}
	if _, ok := m.world.Wrapper(to); !ok {
		return fmt.Errorf("a script's type cannot be used as %s", iface)
	}
	return nil
}

// toInterface returns x as a value of an interface type that it implements.
func (m *Machine) toInterface(x any, to reflect.Type) reflect.Value {
	out := reflect.New(to).Elem()
	o, ok := object(x)
	switch {
	case x == nil:
		return out
	case !ok:
		out.Set(reflect.ValueOf(x))
	case to == anyType:
		out.Set(reflect.ValueOf(o.free()))
	case to == errorType:
		out.Set(reflect.ValueOf(o.asError()))
	case to == stringerType:
		out.Set(reflect.ValueOf(stringer{o}))
	default:
		out.Set(m.wrapped(o, to))
	}
	return out
}

// wrapped fills in the struct of funcs that implements a compiled interface.
func (m *Machine) wrapped(o Object, to reflect.Type) reflect.Value {
	kind, ok := m.world.Wrapper(to)
	if !ok {
		panic(Error(fmt.Sprintf("%s cannot be used as %s in a script", o.T.typ, to)))
	}
	w := reflect.New(kind).Elem()
	w.Field(0).Set(reflect.ValueOf(o))
	for i := 1; i < kind.NumField(); i++ {
		method, f := kind.Field(i).Name[1:], kind.Field(i).Type
		w.Field(i).Set(reflect.MakeFunc(f, func(in []reflect.Value) []reflect.Value {
			return o.invoke(method, in, f.IsVariadic())
		}))
	}
	return w
}

func (o Object) invoke(method string, args []reflect.Value, variadic bool) []reflect.Value {
	fn, ok := o.T.methods[method]
	if !ok {
		panic(Error(fmt.Sprintf("%s has no method %s", o.T.typ, method)))
	}
	args = append([]reflect.Value{o.value()}, args...)
	if variadic {
		return fn.CallSlice(args)
	}
	return fn.Call(args)
}

// Change returns a function from one interface type to another that has fewer
// methods.
func (m *Machine) Change(from, to types.Type) string {
	in, out := m.Real(from), m.Real(to)
	return m.function("I", "", []reflect.Type{in}, []reflect.Type{out}, func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{m.toInterface(in[0].Interface(), out)}
	})
}

// Convert returns a function between two types of the same underlying type.
func (m *Machine) Convert(from, to types.Type) string {
	in, out := m.Real(from), m.Real(to)
	return m.function("V", "", []reflect.Type{in}, []reflect.Type{out}, func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{unopaque(in[0], out)}
	})
}

// Open returns a function from an opaque type to what it stands for.
func (m *Machine) Open(t types.Type) string {
	out := m.Real(t.Underlying())
	return m.function("O", "", []reflect.Type{anyType}, []reflect.Type{out}, func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{unopaque(in[0], out)}
	})
}

// unopaque converts a value that may be of an opaque type, kept in an interface.
func unopaque(v reflect.Value, out reflect.Type) reflect.Value {
	if v.Kind() == reflect.Interface && out.Kind() != reflect.Interface {
		if v.IsNil() {
			return reflect.Zero(out)
		}
		v = v.Elem()
	}
	if out == anyType {
		held := reflect.New(out).Elem()
		if !isNil(v) {
			held.Set(v)
		}
		return held
	}
	return v.Convert(out)
}

func isNil(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Func, reflect.Map, reflect.Slice, reflect.Pointer, reflect.Chan, reflect.Interface:
		return v.IsNil()
	}
	return false
}

// ToArray returns a function that makes a pointer to an array of a slice.
func (m *Machine) ToArray(from, to types.Type) string {
	in, out := m.Real(from), m.Real(to)
	return m.function("Q", "", []reflect.Type{in}, []reflect.Type{out}, func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{in[0].Convert(out)}
	})
}
