package host

import (
	"go/types"
	"io"
	"reflect"
)

// Writer stands for os.Stdout or os.Stderr where a script writes to them.
type Writer struct{ w io.Writer }

// Write writes.
func (w *Writer) Write(p []byte) (int, error) { return w.w.Write(p) }

// WriteString writes a string.
func (w *Writer) WriteString(s string) (int, error) { return io.WriteString(w.w, s) }

// Sync does nothing.
func (w *Writer) Sync() error { return nil }

// BoxWriter returns a function that puts a Writer into an interface, and
// whether it is one that a Writer implements.
func (m *Machine) BoxWriter(iface types.Type) (name string, ok bool) {
	in, out := reflect.TypeFor[*Writer](), m.Real(iface)
	if !in.Implements(out) || out == anyType {
		return "", false
	}
	return m.function("W", "", []reflect.Type{in}, []reflect.Type{out}, func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{m.toInterface(in[0].Interface(), out)}
	}), true
}
