package host

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"
)

// MarshalJSON implements [json.Marshaler] as encoding/json would treat the
// script's value.
func (o Object) MarshalJSON() ([]byte, error) {
	if o.has("MarshalJSON") {
		if isNil(o.value()) {
			return []byte("null"), nil
		}
		return bytesOf(o.call("MarshalJSON"))
	}
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false) // whoever encodes this escapes it
	if err := e.Encode(o.T.machine.encoded(o.T.typ, o.value())); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

func bytesOf(out []reflect.Value) ([]byte, error) {
	err, _ := out[1].Interface().(error)
	return out[0].Bytes(), err
}

// Marshal is json.Marshal for what may be the script's.
func Marshal(x any) ([]byte, error) { return json.Marshal(encodedAny(x)) }

// MarshalIndent is json.MarshalIndent for what may be the script's.
func MarshalIndent(x any, prefix, indent string) ([]byte, error) {
	return json.MarshalIndent(encodedAny(x), prefix, indent)
}

func encodedAny(x any) any {
	if o, ok := object(x); ok {
		return o.T.machine.encoded(o.T.typ, o.value())
	}
	return x
}

// encodes reports whether a type says itself how it is encoded.
func (t *Type) encodes() bool {
	return t.methods["MarshalJSON"].IsValid() || t.methods["MarshalText"].IsValid()
}

func (t *Type) decodes() bool {
	return t.methods["UnmarshalJSON"].IsValid() || t.methods["UnmarshalText"].IsValid()
}

// codes reports whether something in a type says how it is encoded or decoded.
func (m *Machine) codes(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] || m.compiledNamed(t) || types.IsInterface(t) {
		return false
	}
	seen[t] = true
	if _, isFunc := t.Underlying().(*types.Signature); isFunc {
		return false
	}
	if m.Type(t).encodes() || m.Type(t).decodes() {
		return true
	}
	if p := m.Type(types.NewPointer(t)); p.encodes() || p.decodes() {
		return true
	}
	for _, part := range m.Parts(t) {
		if m.codes(part, seen) {
			return true
		}
	}
	return false
}

// marshaler is a value that says itself how it is encoded.
type marshaler struct{ o Object }

// MarshalJSON asks the script's method.
func (a marshaler) MarshalJSON() ([]byte, error) {
	if isNil(a.o.value()) {
		return []byte("null"), nil
	}
	if a.o.has("MarshalJSON") {
		return bytesOf(a.o.call("MarshalJSON"))
	}
	text, err := bytesOf(a.o.call("MarshalText"))
	if err != nil {
		return nil, err
	}
	return json.Marshal(string(text))
}

// encoded makes of a value of type t one that encoding/json encodes the same.
func (m *Machine) encoded(t types.Type, v reflect.Value) any {
	typ := m.Type(t)
	if typ.encodes() {
		return marshaler{Object{T: typ, V: v.Interface()}}
	}
	if v.CanAddr() {
		if p := m.Type(types.NewPointer(t)); p.encodes() {
			return marshaler{Object{T: p, V: v.Addr().Interface()}}
		}
	}
	if !m.codes(t, map[types.Type]bool{}) {
		return as(typ.wire, v).Interface()
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return m.encodedStruct(u, v)
	case *types.Pointer:
		if v.IsNil() {
			return nil
		}
		return m.encoded(u.Elem(), v.Elem())
	case *types.Slice:
		if v.IsNil() {
			return nil
		}
		return m.encodedList(u.Elem(), v)
	case *types.Array:
		return m.encodedList(u.Elem(), v)
	case *types.Map:
		return m.encodedMap(u, v)
	}
	return v.Interface()
}

func (m *Machine) encodedList(elem types.Type, v reflect.Value) any {
	out := make([]any, v.Len())
	for i := range out {
		out[i] = m.encoded(elem, v.Index(i))
	}
	return out
}

func (m *Machine) encodedMap(t *types.Map, v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	out := make(map[string]any, v.Len())
	for it := v.MapRange(); it.Next(); {
		out[m.encodedKey(t.Key(), it.Key())] = m.encoded(t.Elem(), it.Value())
	}
	return out
}

func (m *Machine) encodedKey(t types.Type, v reflect.Value) string {
	if v.Kind() == reflect.String {
		return v.String()
	}
	if key := (Object{T: m.Type(t), V: v.Interface()}); key.has("MarshalText") {
		if text, err := bytesOf(key.call("MarshalText")); err == nil {
			return string(text)
		}
	}
	return fmt.Sprint(v.Interface())
}

// part is a field as encoding/json sees it, with what is embedded spread out.
type part struct {
	field reflect.StructField
	name  string
	depth int
	typ   types.Type
	value reflect.Value
}

// spread lists the fields of a struct that are encoded, in order. Of fields of
// the same name the least deep one counts, and none if there are several.
func (m *Machine) spread(t *types.Struct, v reflect.Value) []part {
	all := m.fields(t, v, 0)
	least, count := map[string]int{}, map[string]int{}
	for _, p := range all {
		d, known := least[p.name]
		switch {
		case !known || p.depth < d:
			least[p.name], count[p.name] = p.depth, 1
		case p.depth == d:
			count[p.name]++
		}
	}
	return slices.DeleteFunc(all, func(p part) bool { return p.depth > least[p.name] || count[p.name] > 1 })
}

func (m *Machine) fields(t *types.Struct, v reflect.Value, depth int) []part {
	var all []part
	for i := range t.NumFields() {
		f, tag := t.Field(i), reflect.StructTag(t.Tag(i))
		name, _, _ := strings.Cut(tag.Get("json"), ",")
		if inner, value, ok := m.embedded(f, v.Field(i)); ok && name == "" {
			all = append(all, m.fields(inner, value, depth+1)...)
			continue
		}
		if !f.Exported() || name == "-" {
			continue
		}
		field := reflect.StructField{Name: fmt.Sprintf("%s_%d_%d", f.Name(), depth, i), Type: anyType, Tag: tag}
		if name == "" {
			name = f.Name()
			_, options, _ := strings.Cut(tag.Get("json"), ",")
			field.Tag = reflect.StructTag(fmt.Sprintf("json:%q", name+","+options))
		}
		if !m.codes(f.Type(), map[types.Type]bool{}) {
			field.Type = m.Type(f.Type()).wire
		}
		all = append(all, part{field, name, depth, f.Type(), v.Field(i)})
	}
	return all
}

// embedded returns the struct behind an embedded field, if its fields count as
// those of the struct around it.
func (m *Machine) embedded(f *types.Var, v reflect.Value) (*types.Struct, reflect.Value, bool) {
	t := f.Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		if v.IsNil() {
			return nil, v, false
		}
		t, v = p.Elem(), v.Elem()
	}
	inner, ok := t.Underlying().(*types.Struct)
	return inner, v, ok && f.Embedded() && !m.Type(t).encodes() && !m.compiledNamed(t)
}

func (m *Machine) encodedStruct(t *types.Struct, v reflect.Value) any {
	parts := m.spread(t, v)
	fields := make([]reflect.StructField, len(parts))
	for i, p := range parts {
		fields[i] = p.field
	}
	out := reflect.New(reflect.StructOf(fields)).Elem()
	for i, p := range parts {
		if p.field.Type != anyType {
			out.Field(i).Set(as(m.Type(p.typ).wire, p.value))
			continue
		}
		if _, options, _ := strings.Cut(p.field.Tag.Get("json"), ","); omitted(options, p.value) {
			continue
		}
		if x := m.encoded(p.typ, p.value); x != nil {
			out.Field(i).Set(reflect.ValueOf(x))
		}
	}
	return out.Interface()
}

func omitted(options string, v reflect.Value) bool {
	if strings.Contains(options, "omitzero") && v.IsZero() {
		return true
	}
	if !strings.Contains(options, "omitempty") {
		return false
	}
	switch v.Kind() {
	case reflect.Struct:
		return false
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	}
	return v.IsZero()
}
