package host

import (
	"errors"
	"go/types"
	"reflect"
)

// ErrorsAs is errors.As for targets that may point to a script's type.
func ErrorsAs(err error, target any) bool {
	o, ok := object(target)
	if !ok {
		return errors.As(err, target) || asCompiled(err, reflect.ValueOf(target))
	}
	pointer, ok := types.Unalias(o.T.typ).(*types.Pointer)
	if !ok || reflect.ValueOf(o.V).IsNil() {
		panic(Error("errors: target must be a non-nil pointer"))
	}
	want := o.T.machine.Type(pointer.Elem())
	return find(err, want, reflect.ValueOf(o.V).Elem(), target)
}

func find(err error, want *Type, into reflect.Value, target any) bool {
	return walk(err, func(e error) bool {
		v, ok := want.machine.assert(e, want)
		if ok {
			into.Set(v)
		}
		return ok || asks(e, target)
	})
}

// asks gives a script's own As method the chance to fill in the target.
func asks(err error, target any) bool {
	o, ok := object(err)
	if !ok || !o.has("As") {
		return false
	}
	arg := reflect.New(anyType).Elem()
	arg.Set(reflect.ValueOf(target))
	return o.call("As", arg)[0].Bool()
}

// asCompiled looks for a script's error with the methods of a compiled
// interface, which its compiled form alone does not show.
func asCompiled(err error, target reflect.Value) bool {
	to := target.Type().Elem()
	if to.Kind() != reflect.Interface {
		return false
	}
	found := false
	walk(err, func(e error) bool {
		o, ok := object(e)
		if found = ok && o.hasAll(to); found {
			target.Elem().Set(o.T.machine.toInterface(o, to))
		}
		return found
	})
	return found
}

// walk goes over an error and all that it wraps, until visit has enough.
func walk(err error, visit func(error) bool) bool {
	if err == nil {
		return false
	}
	if visit(err) {
		return true
	}
	switch x := err.(type) {
	case interface{ Unwrap() error }:
		return walk(x.Unwrap(), visit)
	case interface{ Unwrap() []error }:
		for _, e := range x.Unwrap() {
			if walk(e, visit) {
				return true
			}
		}
	}
	return false
}

// hasAll reports whether the value has the methods of a compiled interface.
func (o Object) hasAll(iface reflect.Type) bool {
	for m := range iface.Methods() {
		fn, ok := o.T.methods[m.Name]
		if !ok || fn.Type().NumIn() != m.Type.NumIn()+1 || fn.Type().NumOut() != m.Type.NumOut() {
			return false
		}
	}
	return true
}
