package host

import (
	"errors"
	"go/types"
	"net"
	"reflect"
	"slices"
)

// ErrorsAs is errors.As for targets that may point to a script's type.
func ErrorsAs(err error, target any) bool {
	if into, ok := target.(*net.Error); ok && into != nil {
		return findNetError(err, into)
	}
	o, ok := object(target)
	if !ok {
		return errors.As(err, target)
	}
	pointer, ok := types.Unalias(o.T.typ).(*types.Pointer)
	if !ok || reflect.ValueOf(o.V).IsNil() {
		panic(Error("errors: target must be a non-nil pointer"))
	}
	want := o.T.machine.Type(pointer.Elem())
	return find(err, want, reflect.ValueOf(o.V).Elem(), target)
}

// netError is a script's error that has what net.Error asks for.
type netError struct{ scriptError }

// Temporary calls the script's method.
func (e netError) Temporary() bool { return e.call("Temporary")[0].Bool() }

// findNetError is errors.As for a net.Error: the only interface of compiled
// code that errors are commonly asked for.
func findNetError(err error, into *net.Error) bool {
	for err != nil {
		if o, ok := object(err); !ok {
			if e, ok := err.(net.Error); ok {
				*into = e
				return true
			}
		} else if o.returns("Timeout", boolType) && o.returns("Temporary", boolType) {
			*into = netError{scriptError{o}}
			return true
		}
		if list, ok := err.(interface{ Unwrap() []error }); ok {
			return slices.ContainsFunc(list.Unwrap(), func(e error) bool { return findNetError(e, into) })
		}
		err = errors.Unwrap(err)
	}
	return false
}

func find(err error, want *Type, into reflect.Value, target any) bool {
	for err != nil {
		if v, ok := want.machine.assert(err, want); ok {
			into.Set(v)
			return true
		}
		if asks(err, target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if find(e, want, into, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
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
