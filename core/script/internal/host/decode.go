package host

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/types"
	"reflect"
	"strconv"
)

// Unmarshal is json.Unmarshal for targets that may be the script's.
func Unmarshal(data []byte, x any) error {
	o, ok := object(x)
	if !ok {
		return json.Unmarshal(data, x)
	}
	if !json.Valid(data) || o.T.real.Kind() != reflect.Pointer || o.value().IsNil() {
		return json.Unmarshal(data, o.T.view(o.value()).Interface())
	}
	return (&target{o}).UnmarshalJSON(data)
}

// UnmarshalJSON implements [json.Unmarshaler].
func (t *target) UnmarshalJSON(data []byte) error {
	elem := t.T.typ.Underlying().(*types.Pointer).Elem()
	return t.T.machine.decode(elem, t.value(), data)
}

// decode fills in what a pointer points to, a value of type t.
func (m *Machine) decode(t types.Type, p reflect.Value, data []byte) error {
	pointer := m.Type(types.NewPointer(t))
	o := Object{T: pointer, V: p.Interface()}
	switch {
	case o.has("UnmarshalJSON"):
		err, _ := o.call("UnmarshalJSON", reflect.ValueOf(data))[0].Interface().(error)
		return err
	case o.has("UnmarshalText") && data[0] == '"':
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		err, _ := o.call("UnmarshalText", reflect.ValueOf([]byte(text)))[0].Interface().(error)
		return err
	case !m.codes(t, map[types.Type]bool{}):
		return json.Unmarshal(data, reflect.NewAt(m.Type(t).wire, p.UnsafePointer()).Interface())
	case bytes.Equal(data, []byte("null")):
		if _, isStruct := t.Underlying().(*types.Struct); !isStruct {
			p.Elem().SetZero()
		}
		return nil
	}
	return m.decodeParts(t, p, data)
}

func (m *Machine) decodeParts(t types.Type, p reflect.Value, data []byte) error {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return m.decodeStruct(u, p.Elem(), data)
	case *types.Pointer:
		if p.Elem().IsNil() {
			p.Elem().Set(reflect.New(p.Elem().Type().Elem()))
		}
		return m.decode(u.Elem(), p.Elem(), data)
	case *types.Slice:
		return m.decodeSlice(u, p.Elem(), data)
	case *types.Array:
		return m.decodeArray(u, p.Elem(), data)
	case *types.Map:
		return m.decodeMap(u, p.Elem(), data)
	}
	return json.Unmarshal(data, p.Interface())
}

// decodeStruct lets encoding/json match the names: each field of what it fills
// in holds a pointer to the field of the script's struct.
func (m *Machine) decodeStruct(t *types.Struct, v reflect.Value, data []byte) error {
	parts := m.spread(t, v)
	fields := make([]reflect.StructField, len(parts))
	for i, p := range parts {
		fields[i] = p.field
		if p.field.Type != anyType {
			fields[i].Type = reflect.PointerTo(p.field.Type)
		}
	}
	into := reflect.New(reflect.StructOf(fields))
	for i, p := range parts {
		if p.field.Type != anyType {
			into.Elem().Field(i).Set(reflect.NewAt(p.field.Type, p.value.Addr().UnsafePointer()))
			continue
		}
		pointer := m.Type(types.NewPointer(p.typ))
		into.Elem().Field(i).Set(reflect.ValueOf(&target{Object{T: pointer, V: p.value.Addr().Interface()}}))
	}
	err := json.Unmarshal(data, into.Interface())
	for i, p := range parts {
		if into.Elem().Field(i).IsNil() && isNilable(p.value.Kind()) {
			p.value.SetZero() // the null of JSON
		}
	}
	return err
}

func isNilable(k reflect.Kind) bool {
	return k == reflect.Pointer || k == reflect.Map || k == reflect.Slice || k == reflect.Interface
}

func (m *Machine) decodeSlice(t *types.Slice, v reflect.Value, data []byte) error {
	var all []json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	out := reflect.MakeSlice(v.Type(), len(all), len(all))
	for i, text := range all {
		if err := m.decode(t.Elem(), out.Index(i).Addr(), text); err != nil {
			return err
		}
	}
	v.Set(out)
	return nil
}

func (m *Machine) decodeArray(t *types.Array, v reflect.Value, data []byte) error {
	var all []json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for i := range min(len(all), v.Len()) {
		if err := m.decode(t.Elem(), v.Index(i).Addr(), all[i]); err != nil {
			return err
		}
	}
	return nil
}

func (m *Machine) decodeMap(t *types.Map, v reflect.Value, data []byte) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	for name, text := range all {
		key, err := m.decodedKey(name, t.Key(), v.Type().Key())
		if err != nil {
			return err
		}
		elem := reflect.New(v.Type().Elem())
		if err := m.decode(t.Elem(), elem, text); err != nil {
			return err
		}
		v.SetMapIndex(key, elem.Elem())
	}
	return nil
}

// decodedKey makes the key of a map of a name in JSON.
func (m *Machine) decodedKey(name string, typ types.Type, t reflect.Type) (reflect.Value, error) {
	key := reflect.New(t).Elem()
	switch o := (Object{T: m.Type(types.NewPointer(typ)), V: key.Addr().Interface()}); {
	case o.has("UnmarshalText"):
		err, _ := o.call("UnmarshalText", reflect.ValueOf([]byte(name)))[0].Interface().(error)
		return key, err
	case t.Kind() == reflect.String:
		key.SetString(name)
	case key.CanInt():
		n, err := strconv.ParseInt(name, 10, 64)
		if err != nil {
			return key, fmt.Errorf("json: cannot unmarshal number %s into Go value of type %s", name, t)
		}
		key.SetInt(n)
	case key.CanUint():
		n, err := strconv.ParseUint(name, 10, 64)
		if err != nil {
			return key, fmt.Errorf("json: cannot unmarshal number %s into Go value of type %s", name, t)
		}
		key.SetUint(n)
	}
	return key, nil
}
