package host

import (
	"fmt"
	"reflect"
)

var stringerType = reflect.TypeFor[fmt.Stringer]()

// stringer is a script's value as a fmt.Stringer.
type stringer struct{ Object }

func (s stringer) object() Object { return s.Object }
func (s stringer) String() string { return s.call("String")[0].String() }

// scriptError is a script's value as an error.
type scriptError struct{ Object }

func (e scriptError) object() Object { return e.Object }

// Error calls the script's method.
func (e scriptError) Error() string { return e.call("Error")[0].String() }

// Unwrap calls the script's method, if it has one.
func (e scriptError) Unwrap() error {
	if !e.returns("Unwrap", errorType) {
		return nil
	}
	err, _ := e.call("Unwrap")[0].Interface().(error)
	return err
}

// Is calls the script's method, if it has one.
func (e scriptError) Is(target error) bool {
	if fn, ok := e.T.methods["Is"]; !ok || fn.Type().NumIn() != 2 || fn.Type().In(1) != errorType {
		return false
	}
	arg := reflect.New(errorType).Elem()
	if target != nil {
		arg.Set(reflect.ValueOf(target))
	}
	return e.call("Is", arg)[0].Bool()
}

// Timeout calls the script's method, if it has one, as net.Error has it.
func (e scriptError) Timeout() bool {
	return e.returns("Timeout", boolType) && e.call("Timeout")[0].Bool()
}

func (o Object) returns(method string, t reflect.Type) bool {
	fn, ok := o.T.methods[method]
	return ok && fn.Type().NumIn() == 1 && fn.Type().NumOut() == 1 && fn.Type().Out(0) == t
}

// errorList is a script's error that wraps several.
type errorList struct{ Object }

func (e errorList) object() Object { return e.Object }

// Error calls the script's method.
func (e errorList) Error() string { return e.call("Error")[0].String() }

// Unwrap calls the script's method.
func (e errorList) Unwrap() []error {
	all, _ := e.call("Unwrap")[0].Interface().([]error)
	return all
}

func (o Object) asError() error {
	if o.returns("Unwrap", reflect.TypeFor[[]error]()) {
		return errorList{o}
	}
	return scriptError{o}
}

// free is the form of a value in an empty interface. Compiled code may ask it
// whether it is an error.
func (o Object) free() any {
	text := reflect.TypeFor[string]()
	switch {
	case o.returns("Error", text):
		return o.asError()
	case o.returns("String", text):
		return stringer{o}
	}
	return o
}
