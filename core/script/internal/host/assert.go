package host

import (
	"fmt"
	"go/types"
	"reflect"
)

// Assert returns a function that asserts an interface value to be of type t;
// with a second result that says whether it is, if commaOK is set.
func (m *Machine) Assert(from, t types.Type, commaOK bool) string {
	in, out, typ := m.Real(from), m.Real(t), m.Type(t)
	results := []reflect.Type{out}
	if commaOK {
		results = append(results, boolType)
	}
	key := fmt.Sprint(m.ID(from), m.ID(t))
	return m.function("A", key, []reflect.Type{in}, results, func(in []reflect.Value) []reflect.Value {
		v, ok := m.assert(in[0].Interface(), typ)
		if commaOK {
			return []reflect.Value{v, reflect.ValueOf(ok)}
		}
		if !ok {
			panic(m.assertError(in[0].Interface(), from, typ))
		}
		return []reflect.Value{v}
	})
}

func (m *Machine) assert(x any, want *Type) (reflect.Value, bool) {
	zero := reflect.Zero(want.real)
	if x == nil {
		return zero, false
	}
	if iface, ok := want.typ.Underlying().(*types.Interface); ok {
		if !m.implements(x, iface) {
			return zero, false
		}
		return m.toInterface(x, want.real), true
	}
	o, isObject := object(x)
	switch {
	case isObject:
		if o.T != want {
			return zero, false
		}
		return o.value(), true
	case want.plain:
		if reflect.TypeOf(x) != want.real {
			return zero, false
		}
		return reflect.ValueOf(x), true
	case reflect.TypeOf(x) == want.mirror: // looked at by reflect and given back
		held := reflect.New(want.mirror)
		held.Elem().Set(reflect.ValueOf(x))
		return reflect.NewAt(want.real, held.UnsafePointer()).Elem(), true
	}
	return zero, false
}

// implements reports whether the value in an interface has an interface's
// methods.
func (m *Machine) implements(x any, iface *types.Interface) bool {
	if o, ok := object(x); ok {
		return types.Implements(o.T.typ, iface)
	}
	t := reflect.TypeOf(x)
	for method := range iface.Methods() {
		have, ok := t.MethodByName(method.Name())
		if !ok || !m.sameSignature(have.Type, method.Signature()) {
			return false
		}
	}
	return true
}

// sameSignature compares a compiled method, receiver first, with a declared one.
func (m *Machine) sameSignature(have reflect.Type, want *types.Signature) bool {
	w := m.Real(types.NewSignatureType(nil, nil, nil, want.Params(), want.Results(), want.Variadic()))
	if have.NumIn()-1 != w.NumIn() || have.NumOut() != w.NumOut() || have.IsVariadic() != w.IsVariadic() {
		return false
	}
	for i := range w.NumIn() {
		if have.In(i+1) != w.In(i) {
			return false
		}
	}
	for i := range w.NumOut() {
		if have.Out(i) != w.Out(i) {
			return false
		}
	}
	return true
}

// assertError words a failed assertion as the Go runtime does.
func (m *Machine) assertError(x any, from types.Type, want *Type) error {
	source, goal := typeText(from), typeText(want.typ)
	if x == nil {
		if types.IsInterface(want.typ) {
			return Error("interface conversion: interface is nil, not " + goal)
		}
		return Error(fmt.Sprintf("interface conversion: %s is nil, not %s", source, goal))
	}
	if iface, ok := want.typ.Underlying().(*types.Interface); ok {
		missing := ""
		for method := range iface.Methods() {
			if !m.hasMethod(x, method.Name()) {
				missing = method.Name()
				break
			}
		}
		return Error(fmt.Sprintf("interface conversion: %s is not %s: missing method %s", dynamicName(x), goal, missing))
	}
	return Error(fmt.Sprintf("interface conversion: %s is %s, not %s", source, dynamicName(x), goal))
}

func (m *Machine) hasMethod(x any, name string) bool {
	if o, ok := object(x); ok {
		return o.has(name)
	}
	_, ok := reflect.TypeOf(x).MethodByName(name)
	return ok
}

func dynamicName(x any) string {
	if o, ok := object(x); ok {
		return typeText(o.T.typ)
	}
	return reflect.TypeOf(x).String()
}

// typeText is a type as the Go runtime writes it.
func typeText(t types.Type) string {
	if i, ok := types.Unalias(t).(*types.Interface); ok && i.Empty() {
		return "interface {}"
	}
	return types.TypeString(t, func(p *types.Package) string { return p.Name() })
}

// Invoke returns a function that calls a method of a script's interface.
func (m *Machine) Invoke(method *types.Func) string {
	sig := method.Signature()
	f := m.Real(types.NewSignatureType(nil, nil, nil, sig.Params(), sig.Results(), sig.Variadic()))
	in := []reflect.Type{anyType}
	for t := range f.Ins() {
		in = append(in, t)
	}
	var out []reflect.Type
	for t := range f.Outs() {
		out = append(out, t)
	}
	name, variadic := method.Name(), f.IsVariadic()
	return m.function("M", name+fmt.Sprint(variadic), in, out, func(in []reflect.Value) []reflect.Value {
		x := in[0].Interface()
		if x == nil {
			panic(nilDereference)
		}
		if o, ok := object(x); ok {
			return o.invoke(name, in[1:], variadic)
		}
		fn := reflect.ValueOf(x).MethodByName(name)
		if variadic {
			return fn.CallSlice(in[1:])
		}
		return fn.Call(in[1:])
	})
}
