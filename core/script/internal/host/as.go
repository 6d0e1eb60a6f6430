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
		return errors.As(err, target)
	}
	pointer, ok := types.Unalias(o.T.typ).(*types.Pointer)
	if !ok || reflect.ValueOf(o.V).IsNil() {
		panic(Error("errors: target must be a non-nil pointer"))
	}
	want := o.T.machine.Type(pointer.Elem())
	return find(err, want, reflect.ValueOf(o.V).Elem(), target)
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
