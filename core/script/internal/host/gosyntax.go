package host

import (
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"
)

// goSyntax writes a value as %#v does.
func goSyntax(t *Type, v reflect.Value, depth int) string {
	if o := (Object{T: t, V: v.Interface()}); o.returns("GoString", reflect.TypeFor[string]()) {
		return o.call("GoString")[0].String()
	}
	name := typeText(t.typ)
	m := t.machine
	switch u := t.typ.Underlying().(type) {
	case *types.Struct:
		var parts []string
		for i := range u.NumFields() {
			parts = append(parts, u.Field(i).Name()+":"+goSyntax(m.Type(u.Field(i).Type()), v.Field(i), depth+1))
		}
		return name + "{" + strings.Join(parts, ", ") + "}"
	case *types.Slice:
		if v.IsNil() {
			return name + "(nil)"
		}
		return name + goList(m.Type(u.Elem()), v, depth)
	case *types.Array:
		return name + goList(m.Type(u.Elem()), v, depth)
	case *types.Map:
		if v.IsNil() {
			return name + "(nil)"
		}
		return name + goMap(m, u, v, depth)
	case *types.Pointer:
		if v.IsNil() || depth > 0 {
			return fmt.Sprintf("(%s)(%s)", name, pointerText(v))
		}
		return "&" + goSyntax(m.Type(u.Elem()), v.Elem(), depth+1)
	case *types.Interface:
		return goInterface(t, v, depth)
	}
	return fmt.Sprintf("%#v", v.Interface())
}

func pointerText(v reflect.Value) string {
	if v.IsNil() {
		return "nil"
	}
	return fmt.Sprintf("%#x", v.Pointer())
}

func goList(elem *Type, v reflect.Value, depth int) string {
	var parts []string
	for i := range v.Len() {
		parts = append(parts, goSyntax(elem, v.Index(i), depth+1))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func goMap(m *Machine, t *types.Map, v reflect.Value, depth int) string {
	var parts []string
	for it := v.MapRange(); it.Next(); {
		parts = append(parts, goSyntax(m.Type(t.Key()), it.Key(), depth+1)+":"+goSyntax(m.Type(t.Elem()), it.Value(), depth+1))
	}
	slices.Sort(parts)
	return "{" + strings.Join(parts, ", ") + "}"
}

func goInterface(t *Type, v reflect.Value, depth int) string {
	if v.Kind() == reflect.Interface && v.IsNil() {
		return typeText(t.typ) + "(nil)"
	}
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if o, ok := object(v.Interface()); ok {
		return goSyntax(o.T, o.value(), depth+1)
	}
	return fmt.Sprintf("%#v", v.Interface())
}

// dynamicText is what %T prints.
func dynamicText(x any) string {
	if x == nil {
		return "<nil>"
	}
	return dynamicName(x)
}
