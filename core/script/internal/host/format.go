package host

import (
	"fmt"
	"go/types"
	"reflect"
	"unsafe"
)

// Format implements [fmt.Formatter]: it prints what Go would.
func (o Object) Format(s fmt.State, verb rune) {
	format := fmt.FormatString(s, verb)
	switch {
	case o.formatsItself():
		o.call("Format", typed(s, reflect.TypeFor[fmt.State]()), reflect.ValueOf(verb))
	case verb == 'v' && s.Flag('#'):
		fmt.Fprint(s, goSyntax(o.T, o.value(), 0))
	default:
		if text, ok := o.text(verb); ok {
			fmt.Fprintf(s, format, text)
			return
		}
		fmt.Fprintf(s, format, o.shown())
	}
}

func (o Object) formatsItself() bool {
	fn, ok := o.T.methods["Format"]
	return ok && fn.Type().NumIn() == 3 && fn.Type().In(1) == reflect.TypeFor[fmt.State]()
}

// text is what the value's Error or String method says, for the verbs that ask
// it.
func (o Object) text(verb rune) (text any, ok bool) {
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
	default:
		return nil, false
	}
	for _, method := range []string{"Error", "String"} {
		if o.returns(method, reflect.TypeFor[string]()) {
			return o.said(method, verb), true
		}
	}
	return nil, false
}

// said calls a method as fmt does, which prints panics instead of dying.
func (o Object) said(method string, verb rune) (text any) {
	defer func() {
		r := recover()
		switch {
		case r == nil:
		case isNil(o.value()):
			text = raw("<nil>")
		default:
			text = raw(fmt.Sprintf("%%!%c(PANIC=%s method: %v)", verb, method, payload(translate(r))))
		}
	}()
	return o.call(method)[0].String()
}

// raw is text that no verb changes.
type raw string

// Format writes the text.
func (r raw) Format(s fmt.State, _ rune) { fmt.Fprint(s, string(r)) }

// shown is a value that fmt prints as it would the original.
func (o Object) shown() any {
	v := o.T.machine.show(o.T.typ, o.value(), true, 0)
	if !v.IsValid() {
		return nil
	}
	return v.Interface()
}

// show makes a value for fmt of one of type t: with the names that the script
// wrote, and with an Object for each part that has a method for printing.
// Accessible is false below fields that are not exported, whose methods fmt
// cannot call.
func (m *Machine) show(t types.Type, v reflect.Value, accessible bool, depth int) reflect.Value {
	typ := m.Type(t)
	if depth > 0 && accessible && typ.prints() {
		return reflect.ValueOf(Object{T: typ, V: v.Interface()})
	}
	if !m.hasParts(t, map[types.Type]bool{}) || m.compiledNamed(t) {
		return typ.view(v)
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return m.showStruct(u, v, accessible, depth)
	case *types.Slice, *types.Array:
		return m.showList(u.(interface{ Elem() types.Type }).Elem(), v, accessible, depth)
	case *types.Map:
		return m.showMap(u, v, accessible, depth)
	case *types.Pointer:
		if depth > 0 || v.IsNil() {
			return v
		}
		elem := m.show(u.Elem(), v.Elem(), accessible, depth+1)
		p := reflect.New(elem.Type())
		p.Elem().Set(elem)
		return p
	case *types.Interface:
		return m.showInterface(v, accessible, depth)
	}
	return v
}

func (m *Machine) compiledNamed(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && !types.IsInterface(t) && m.shapes.IsCompiled(named)
}

// prints reports whether a type has a method that fmt asks.
func (t *Type) prints() bool {
	o := Object{T: t}
	return o.formatsItself() || o.returns("Error", reflect.TypeFor[string]()) || o.returns("String", reflect.TypeFor[string]())
}

// hasParts reports whether there is something in a type that fmt would treat
// otherwise than its compiled form: a method for printing, or an interface.
func (m *Machine) hasParts(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return false
	}
	seen[t] = true
	if m.compiledNamed(t) {
		return false
	}
	if types.IsInterface(t) {
		return true
	}
	for _, part := range m.Parts(t) {
		if m.partPrints(part) || m.hasParts(part, seen) {
			return true
		}
	}
	return false
}

func (m *Machine) partPrints(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Signature); ok {
		return false
	}
	return m.Type(t).prints()
}

// view looks at a value as its mirror.
func (t *Type) view(v reflect.Value) reflect.Value { return as(t.mirror, v) }

// as looks at a value as one of another form of its type.
func as(form reflect.Type, v reflect.Value) reflect.Value {
	if form == v.Type() || form.Size() != v.Type().Size() || form.Kind() != v.Kind() {
		return v
	}
	held := reflect.New(v.Type())
	held.Elem().Set(v)
	return reflect.NewAt(form, held.UnsafePointer()).Elem()
}

func (m *Machine) showStruct(t *types.Struct, v reflect.Value, accessible bool, depth int) reflect.Value {
	fields := make([]reflect.StructField, t.NumFields())
	values := make([]reflect.Value, t.NumFields())
	for i := range fields {
		f := t.Field(i)
		values[i] = m.show(f.Type(), v.Field(i), accessible && f.Exported(), depth+1)
		fields[i] = reflect.StructField{Name: f.Name(), Type: anyType}
		if !f.Exported() {
			fields[i].PkgPath = "main"
		}
		if f.Name() == "_" {
			fields[i].Name = fmt.Sprintf("_%d", i)
		}
	}
	out := reflect.New(reflect.StructOf(fields)).Elem()
	for i, value := range values {
		if value.IsValid() && !isNilInterface(value) {
			place := reflect.NewAt(anyType, unsafe.Pointer(out.Field(i).UnsafeAddr())).Elem()
			place.Set(value)
		}
	}
	return out
}

func isNilInterface(v reflect.Value) bool { return v.Kind() == reflect.Interface && v.IsNil() }

func (m *Machine) showList(elem types.Type, v reflect.Value, accessible bool, depth int) reflect.Value {
	out := make([]any, v.Len())
	for i := range out {
		if shown := m.show(elem, v.Index(i), accessible, depth+1); shown.IsValid() {
			out[i] = shown.Interface()
		}
	}
	return reflect.ValueOf(out)
}

func (m *Machine) showMap(t *types.Map, v reflect.Value, accessible bool, depth int) reflect.Value {
	out := make(map[any]any, v.Len())
	for it := v.MapRange(); it.Next(); {
		key := m.show(t.Key(), it.Key(), accessible, depth+1)
		var value any
		if shown := m.show(t.Elem(), it.Value(), accessible, depth+1); shown.IsValid() {
			value = shown.Interface()
		}
		out[key.Interface()] = value
	}
	return reflect.ValueOf(out)
}

func (m *Machine) showInterface(v reflect.Value, accessible bool, depth int) reflect.Value {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		return reflect.Zero(anyType)
	}
	o, ok := object(v.Interface())
	if !ok {
		return v
	}
	if accessible && o.T.prints() {
		return reflect.ValueOf(o)
	}
	return m.show(o.T.typ, o.value(), accessible, depth)
}

// Spaced prepares the arguments of fmt.Print and its like, which set a space
// between two of them where neither is a string.
func Spaced(args []any) []any {
	for i, x := range args {
		if o, ok := object(x); ok && o.T.real.Kind() == reflect.String {
			args[i] = fmt.Sprint(o)
		}
	}
	return args
}
