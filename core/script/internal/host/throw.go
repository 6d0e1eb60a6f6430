package host

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"

	"github.com/loadcore/loadcore/core/load"
)

// Error is a run-time error of a script, such as an index out of range. It
// implements [runtime.Error].
type Error string

// Error returns the words.
func (e Error) Error() string { return string(e) }

// RuntimeError marks it as Go's own run-time errors are.
func (e Error) RuntimeError() {}

const nilDereference Error = "runtime error: invalid memory address or nil pointer dereference"

// exit is what os.Exit ends a script with.
type exit struct{ code int }

// Error says so. The interpreter does not log a panic with these words.
func (exit) Error() string { return "net/http: abort Handler" }

// Thrown is what panic throws in a script.
type Thrown struct {
	Value any
	Where string
}

// Error is the value as Go prints it.
func (t *Thrown) Error() string { return panicText(t.Value) }

// As makes a load.Panic of it for those who ask for one.
func (t *Thrown) As(target any) bool {
	p, ok := target.(**load.Panic)
	if ok {
		*p = &load.Panic{Where: t.Where, Message: panicText(t.Value)}
	}
	return ok
}

func (m *Machine) throw(value any, site int) {
	if value == nil {
		value = new(runtime.PanicNilError)
	}
	panic(&Thrown{Value: value, Where: m.where(site)})
}

func payload(r any) any {
	if t, ok := r.(*Thrown); ok {
		return t.Value
	}
	return r
}

// Thrower says where a recovered value was thrown and what it says, if it is
// what a script's panic throws.
func Thrower(r any) (where, message string, ok bool) {
	t, ok := r.(*Thrown)
	if !ok {
		return "", "", false
	}
	return t.Where, panicText(t.Value), true
}

// panicText writes a panic's value as the Go runtime does.
func panicText(v any) string {
	switch v := v.(type) {
	case error:
		return v.Error()
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprint(v)
}

// translate makes of what the interpreter panics with what Go would.
func translate(r any) any {
	if v, ok := r.(reflect.Value); ok && v.IsValid() && v.CanInterface() {
		r = v.Interface()
	}
	text := ""
	switch r := r.(type) {
	case *Thrown:
		return r
	case *reflect.ValueError:
		return nilDereference
	case runtime.Error:
		text = r.Error()
	case string:
		text = r
	case error:
		text = r.Error()
	}
	if text == "reflect: call of reflect.Value.Call on zero Value" || strings.Contains(text, "nil function") ||
		strings.Contains(text, "zero Value") {
		return nilDereference
	}
	if t, ok := strings.CutPrefix(text, "hash of unhashable type: "); ok {
		return Error("runtime error: hash of unhashable type " + t)
	}
	if t, ok := strings.CutPrefix(text, "reflect: cannot convert slice with length "); ok {
		return Error("runtime error: cannot convert slice with length " + strings.Replace(t, "to pointer to array", "to array or pointer to array", 1))
	}
	if words, ok := reworded()[text]; ok {
		return Error("runtime error: " + words)
	}
	if text, ok := strings.CutPrefix(text, "reflect"); ok {
		return Error("runtime error:" + strings.TrimPrefix(strings.TrimPrefix(text, ": "), ".") + " ")
	}
	return r
}

// reworded are run-time errors of which reflect has its own words.
func reworded() map[string]string {
	const slices, nilPointer = "slice bounds out of range", "invalid memory address or nil pointer dereference"
	return map[string]string{
		"reflect.Value.Slice: slice index out of bounds":        slices,
		"reflect.Value.Slice: string slice index out of bounds": slices,
		"reflect.Value.Slice3: slice index out of bounds":       slices,
		"reflect.MakeSlice: negative len":                       "makeslice: len out of range",
		"reflect.MakeSlice: negative cap":                       "makeslice: cap out of range",
		"reflect.MakeSlice: len > cap":                          "makeslice: cap out of range",
		"reflect: Method on nil interface value":                nilPointer,
	}
}

// Ended reports whether a recovered value is the script's os.Exit, and its code.
func Ended(r any) (code int, ok bool) {
	var e exit
	if err, isError := r.(error); isError && errors.As(err, &e) {
		return e.code, true
	}
	return 0, false
}

// Exit ends the script that calls it, and nothing else.
func Exit(code int) { panic(exit{code}) }

// AsError makes an error of what a script panicked with.
func AsError(r any) error {
	r = translate(r)
	if err, ok := r.(error); ok {
		return err
	}
	return fmt.Errorf("%v", r)
}

func (m *Machine) outOfRange(index, length, site int) {
	text := fmt.Sprintf("runtime error: index out of range [%d] with length %d", index, length)
	if index < 0 {
		text = fmt.Sprintf("runtime error: index out of range [%d]", index)
	}
	panic(&Thrown{Value: Error(text), Where: m.where(site)})
}

// outOfBounds panics for a bound of a slice expression. Format says which, with
// a place for it and one for the bound or limit that it exceeds.
func (m *Machine) outOfBounds(format string, bound, limit, site int) {
	text := fmt.Sprintf(format, bound, limit)
	if bound < 0 { // then Go does not say the limit
		text, _, _ = strings.Cut(text, " with")
		text = strings.Replace(text, fmt.Sprintf("%d:%d", bound, limit), fmt.Sprintf("%d:", bound), 1)
	}
	panic(&Thrown{Value: Error("runtime error: slice bounds out of range " + text), Where: m.where(site)})
}

func (m *Machine) negativeShift(site int) {
	panic(&Thrown{Value: Error("runtime error: negative shift amount"), Where: m.where(site)})
}
