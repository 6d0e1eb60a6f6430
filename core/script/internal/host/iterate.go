package host

import (
	"fmt"
	"go/types"
	"reflect"
	"runtime"
	"unicode/utf8"
)

// Iter goes over a map.
type Iter struct{ over *reflect.MapIter }

// Range returns a function that starts to go over a map of type t.
func (m *Machine) Range(t types.Type) string {
	in := m.Real(t)
	return m.function("R", "", []reflect.Type{in}, []reflect.Type{reflect.TypeFor[*Iter]()}, func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(&Iter{in[0].MapRange()})}
	})
}

// Next returns a function that takes the next step: whether there is one, the
// key and the value.
func (m *Machine) Next(t *types.Map) string {
	real := m.Real(t)
	key, elem := real.Key(), real.Elem()
	in, out := []reflect.Type{reflect.TypeFor[*Iter]()}, []reflect.Type{boolType, key, elem}
	return m.function("N", "", in, out, func(in []reflect.Value) []reflect.Value {
		it := in[0].Interface().(*Iter)
		if !it.over.Next() {
			return []reflect.Value{reflect.ValueOf(false), reflect.Zero(key), reflect.Zero(elem)}
		}
		return []reflect.Value{reflect.ValueOf(true), it.over.Key(), it.over.Value()}
	})
}

// RuneIter goes over the characters of a string.
type RuneIter struct {
	text string
	at   int
}

func newRuneIter(text string) *RuneIter { return &RuneIter{text: text} }

func (it *RuneIter) next() (ok bool, at int, r rune) {
	if it.at >= len(it.text) {
		return false, 0, 0
	}
	at = it.at
	r, size := utf8.DecodeRuneInString(it.text[at:])
	it.at += size
	return true, at, r
}

// Direction is one case of a select.
type Direction struct {
	Chan types.Type
	Send bool
}

// Select returns a function that runs a select statement. It takes the channel
// of each case and, for those that send, the value; it returns which case was
// chosen (-1: none was ready), whether a value was received, and then a value
// for each case that receives.
func (m *Machine) Select(cases []Direction, blocking bool) string {
	var in, out []reflect.Type
	out = append(out, reflect.TypeFor[int](), boolType)
	for _, c := range cases {
		ch := m.Real(c.Chan)
		in = append(in, ch)
		if c.Send {
			in = append(in, ch.Elem())
		} else {
			out = append(out, ch.Elem())
		}
	}
	key := fmt.Sprint(blocking)
	for _, c := range cases {
		key += fmt.Sprint(c.Send)
	}
	return m.function("S", key, in, out, func(in []reflect.Value) []reflect.Value {
		return m.choose(cases, blocking, in, out)
	})
}

func (m *Machine) choose(cases []Direction, blocking bool, in []reflect.Value, out []reflect.Type) []reflect.Value {
	all := make([]reflect.SelectCase, 0, len(cases)+1)
	for _, c := range cases {
		next := reflect.SelectCase{Dir: reflect.SelectRecv, Chan: in[0]}
		in = in[1:]
		if c.Send {
			next.Dir, next.Send, in = reflect.SelectSend, in[0], in[1:]
		}
		all = append(all, next)
	}
	last := reflect.SelectCase{Dir: reflect.SelectDefault}
	if blocking {
		last = reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(m.done)}
	}
	chosen, value, ok := reflect.Select(append(all, last))
	if chosen == len(cases) {
		if blocking {
			runtime.Goexit() // nobody waits for this script any more
		}
		chosen = -1
	}
	return chosenResults(cases, chosen, value, ok, out)
}

func chosenResults(cases []Direction, chosen int, value reflect.Value, ok bool, out []reflect.Type) []reflect.Value {
	results := []reflect.Value{reflect.ValueOf(chosen), reflect.ValueOf(ok)}
	for i, c := range cases {
		if c.Send {
			continue
		}
		v := reflect.Zero(out[len(results)])
		if i == chosen && ok {
			v = value
		}
		results = append(results, v)
	}
	return results
}
