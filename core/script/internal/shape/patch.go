package shape

import (
	"fmt"
	"reflect"
	"unsafe"
)

// reflect cannot make a struct that refers to itself. So one is made with a
// placeholder of the same layout, and then its field is pointed to the type it
// should have had. The interpreter does the same for its own types. The layouts
// below are those of internal/abi in Go 1.26; setField checks its work, so that
// another layout shows as an error and not as a corrupted type.

type rtype struct {
	size, pointers uintptr
	hash           uint32
	flags          [4]uint8
	equal          func(unsafe.Pointer, unsafe.Pointer) bool
	gcdata         *byte
	name, toThis   int32
}

type structField struct {
	_   *byte // name
	typ *rtype
	_   uintptr // offset
}

type structType struct {
	rtype
	pkgPath *byte
	fields  []structField
}

type interfaceWords struct{ table, data unsafe.Pointer }

func pointerTo(t reflect.Type) *rtype {
	return (*rtype)((*interfaceWords)(unsafe.Pointer(&t)).data)
}

// setField changes the type of a struct's field in place to one of the same
// layout.
func setField(s reflect.Type, i int, want reflect.Type) error {
	raw := (*structType)(unsafe.Pointer(pointerTo(s)))
	have := s.Field(i).Type
	if len(raw.fields) != s.NumField() || raw.fields[i].typ != pointerTo(have) || have.Size() != want.Size() {
		return fmt.Errorf("a type that refers to itself in %s cannot be made with this version of Go", s)
	}
	raw.fields[i].typ = pointerTo(want)
	if s.Field(i).Type != want {
		return fmt.Errorf("field %d of %s did not change", i, s)
	}
	return nil
}
