package host

import (
	"go/types"
	"reflect"
)

// view makes of a value what compiled code should see that looks at names and
// fields.
func view(x any) any {
	if o, ok := object(x); ok {
		return o.T.view(o.value()).Interface()
	}
	switch x := x.(type) {
	case map[string]any:
		out := make(map[string]any, len(x))
		for k, v := range x {
			out[k] = view(v)
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i, v := range x {
			out[i] = view(v)
		}
		return out
	}
	return x
}

// target is a pointer of the script's that compiled code fills in.
type target struct{ Object }

func (t *target) object() Object { return t.Object }

// newTarget makes a target of what a script passes to be filled in. Where
// nothing in it says itself how it is decoded, the decoder fills it in directly,
// as the decoder was told to.
func newTarget(x any) any {
	o, ok := object(x)
	if !ok || o.T.real.Kind() != reflect.Pointer || o.value().IsNil() {
		return x
	}
	pointer, ok := o.T.typ.Underlying().(*types.Pointer)
	if m := o.T.machine; ok && !m.codes(pointer, map[types.Type]bool{}) {
		return reflect.NewAt(m.Type(pointer.Elem()).wire, o.value().UnsafePointer()).Interface()
	}
	return &target{o}
}
