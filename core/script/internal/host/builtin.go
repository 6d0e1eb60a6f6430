package host

import (
	"cmp"
	"fmt"
	"go/types"
	"reflect"
)

// Same returns a function that compares two values of a comparable type.
func (m *Machine) Same(t types.Type) string {
	in := m.Real(t)
	return m.function("E", "", []reflect.Type{in, in}, []reflect.Type{boolType}, func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(in[0].Equal(in[1]))}
	})
}

// Extreme returns Go's min or max for n values of an ordered type.
func (m *Machine) Extreme(t types.Type, largest bool, n int) string {
	typ := m.Real(t)
	in := make([]reflect.Type, n)
	for i := range in {
		in[i] = typ
	}
	return m.function("X", fmt.Sprint(largest), in, []reflect.Type{typ}, func(in []reflect.Value) []reflect.Value {
		best := in[0]
		for _, v := range in[1:] {
			best = better(best, v, largest)
		}
		return []reflect.Value{best}
	})
}

func better(a, b reflect.Value, largest bool) reflect.Value {
	if a.CanFloat() {
		f := min(a.Float(), b.Float())
		if largest {
			f = max(a.Float(), b.Float())
		}
		v := reflect.New(a.Type()).Elem()
		v.SetFloat(f)
		return v
	}
	if c := compare(a, b); largest && c < 0 || !largest && c > 0 {
		return b
	}
	return a
}

func compare(a, b reflect.Value) int {
	switch {
	case a.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.CanUint():
		return cmp.Compare(a.Uint(), b.Uint())
	}
	return cmp.Compare(a.String(), b.String())
}

// Clear returns Go's clear for a map or slice type.
func (m *Machine) Clear(t types.Type) string {
	return m.function("K", "", []reflect.Type{m.Real(t)}, nil, func(in []reflect.Value) []reflect.Value {
		in[0].Clear()
		return nil
	})
}

// Func returns a function that makes a value of a declared function, for a
// function type t.
func (m *Machine) Func(t types.Type) string {
	f := m.Real(t)
	return m.function("F", "", []reflect.Type{f}, []reflect.Type{f}, func(in []reflect.Value) []reflect.Value {
		return in
	})
}

// Complex returns one of complex, real and imag for its types.
func (m *Machine) Complex(name string, in []types.Type, out types.Type) string {
	var ins []reflect.Type
	for _, t := range in {
		ins = append(ins, m.Real(t))
	}
	to := m.Real(out)
	return m.function("P", name, ins, []reflect.Type{to}, func(in []reflect.Value) []reflect.Value {
		v := reflect.New(to).Elem()
		switch name {
		case "complex":
			v.SetComplex(complex(in[0].Float(), in[1].Float()))
		case "real":
			v.SetFloat(real(in[0].Complex()))
		default:
			v.SetFloat(imag(in[0].Complex()))
		}
		return []reflect.Value{v}
	})
}
