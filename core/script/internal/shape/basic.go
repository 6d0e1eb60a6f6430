package shape

import (
	"fmt"
	"go/types"
	"reflect"
	"unsafe"
)

func basic(t *types.Basic) reflect.Type {
	switch t.Kind() {
	case types.Bool, types.UntypedBool:
		return reflect.TypeFor[bool]()
	case types.String, types.UntypedString:
		return reflect.TypeFor[string]()
	case types.UntypedNil:
		return reflect.TypeFor[any]()
	case types.UnsafePointer:
		return reflect.TypeFor[unsafe.Pointer]()
	case types.Float32:
		return reflect.TypeFor[float32]()
	case types.Float64, types.UntypedFloat:
		return reflect.TypeFor[float64]()
	case types.Complex64:
		return reflect.TypeFor[complex64]()
	case types.Complex128, types.UntypedComplex:
		return reflect.TypeFor[complex128]()
	}
	return integer(t)
}

func integer(t *types.Basic) reflect.Type {
	switch t.Kind() {
	case types.Int, types.UntypedInt:
		return reflect.TypeFor[int]()
	case types.Int8:
		return reflect.TypeFor[int8]()
	case types.Int16:
		return reflect.TypeFor[int16]()
	case types.Int32, types.UntypedRune:
		return reflect.TypeFor[int32]()
	case types.Int64:
		return reflect.TypeFor[int64]()
	case types.Uint:
		return reflect.TypeFor[uint]()
	case types.Uint8:
		return reflect.TypeFor[uint8]()
	case types.Uint16:
		return reflect.TypeFor[uint16]()
	case types.Uint32:
		return reflect.TypeFor[uint32]()
	case types.Uint64:
		return reflect.TypeFor[uint64]()
	case types.Uintptr:
		return reflect.TypeFor[uintptr]()
	}
	panic(fmt.Sprintf("basic type %s", t))
}
