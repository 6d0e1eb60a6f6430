package host

import (
	"fmt"
	"go/types"
	"io"
	"reflect"
	"sync"

	"github.com/loadcore/loadcore/core/script/internal/offer"
	"github.com/loadcore/loadcore/core/script/internal/shape"
	"golang.org/x/tools/go/types/typeutil"
)

// Package is the name under which a lowered program imports the machine.
const Package = "rt"

// Machine is the compiled half of one script. Names are asked for while the
// script is lowered, by one goroutine; what they stand for may then be used by
// many at once.
type Machine struct {
	// OnRecover, unless nil, is told on the goroutine itself that the script has
	// recovered a panic. It is set before the script runs.
	OnRecover func()

	world   *offer.World
	shapes  *shape.Types
	symbols map[string]reflect.Value
	names   map[string]string
	mu      sync.Mutex // guards shapes, types and byID
	types   typeutil.Map
	byID    []*Type
	done    chan struct{}
	active  active
	where   func(site int) string
}

// New returns the machine of one script. Where says what place a number stands
// for that the lowered program passes to Throw. Out and stderr are the script's
// standard files.
func New(w *offer.World, s *shape.Types, out, stderr io.Writer, where func(site int) string) *Machine {
	m := &Machine{
		world:   w,
		shapes:  s,
		symbols: map[string]reflect.Value{},
		names:   map[string]string{},
		done:    make(chan struct{}),
		where:   where,
	}
	m.fixed(out, stderr)
	return m
}

// Symbols are the names that the program imports.
func (m *Machine) Symbols() offer.Tables {
	return offer.Tables{Package + "/" + Package: m.symbols}
}

// Stop ends every select that still waits. It is called once.
func (m *Machine) Stop() { close(m.done) }

func (m *Machine) fixed(out, stderr io.Writer) {
	for name, value := range map[string]any{
		"Defers":        (*Defers)(nil),
		"NewDefers":     m.NewDefers,
		"Run":           (*Defers).Run,
		"RunDefers":     (*Defers).Drain,
		"Recovered":     (*Defers).Recovered,
		"Push":          (*Defers).Push,
		"Recover":       (*Defers).Recover,
		"Active":        m.active.find,
		"Throw":         m.throw,
		"OutOfRange":    m.outOfRange,
		"OutOfBounds":   m.outOfBounds,
		"NegativeShift": m.negativeShift,
		"Iter":          (*Iter)(nil),
		"RuneIter":      (*RuneIter)(nil),
		"Runes":         newRuneIter,
		"NextRune":      (*RuneIter).next,
		"Equal":         equal,
		"Plain":         plainValue,
		"Same":          normal,
		"Stdout":        &Writer{out},
		"Stderr":        &Writer{stderr},
		"View":          view,
		"Target":        newTarget,
		"TypeText":      dynamicText,
		"Method":        m.method,
		"RuneText":      func(r rune) string { return string(r) },
		"Print":         func(args ...any) { fmt.Fprint(stderr, args...) },
		"Println":       func(args ...any) { fmt.Fprintln(stderr, args...) },
	} {
		m.symbols[name] = reflect.ValueOf(value)
	}
	m.symbols["NoDefers"] = reflect.ValueOf(&Defers{machine: m})
}

// name returns the program's name for something that key identifies, which made
// defines when it is asked for the first time.
func (m *Machine) name(kind, key string, made func() reflect.Value) string {
	key = kind + " " + key
	if known, ok := m.names[key]; ok {
		return known
	}
	short := fmt.Sprintf("%s%d", kind, len(m.names))
	m.names[key] = Package + "." + short
	m.symbols[short] = made()
	return m.names[key]
}

// typeKey tells compiled types apart; their names do not.
func typeKey(t reflect.Type) string {
	return fmt.Sprintf("%p", reflect.Zero(reflect.PointerTo(t)).Type())
}

// TypeName returns a name for a compiled type.
func (m *Machine) TypeName(t reflect.Type) string {
	return m.name("T", typeKey(t), func() reflect.Value { return reflect.Zero(reflect.PointerTo(t)) })
}

// Zero returns a name for a type's zero value. The program must not change it.
func (m *Machine) Zero(t reflect.Type) string {
	return m.name("Z", typeKey(t), func() reflect.Value { return reflect.New(t).Elem() })
}

// Constant returns a name for a value. The program must not change it.
func (m *Machine) Constant(v reflect.Value) string {
	return m.name("C", fmt.Sprintf("%s %#v", typeKey(v.Type()), v), func() reflect.Value {
		held := reflect.New(v.Type()).Elem()
		held.Set(v)
		return held
	})
}

// Real is the compiled form of a script's type.
func (m *Machine) Real(t types.Type) reflect.Type { return m.shapes.Real(t) }

// function defines a compiled function of exactly the given types.
func (m *Machine) function(kind, key string, in, out []reflect.Type, body func(in []reflect.Value) []reflect.Value) string {
	for _, t := range in {
		key += " " + typeKey(t)
	}
	key += " →"
	for _, t := range out {
		key += " " + typeKey(t)
	}
	return m.name(kind, key, func() reflect.Value {
		return reflect.MakeFunc(reflect.FuncOf(in, out, false), body)
	})
}

// Named reports whether a type has a compiled name of its own, or none that the
// interpreter could write.
func (m *Machine) Named(t *types.Named) bool {
	if _, iface := t.Underlying().(*types.Interface); iface {
		return true
	}
	return m.shapes.IsCompiled(t) || m.shapes.Opaque(t)
}

// Opaque reports whether a type's values are kept in an interface.
func (m *Machine) Opaque(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && m.shapes.Opaque(n)
}

// Err says which of the script's types have no compiled form.
func (m *Machine) Err() error { return m.shapes.Err() }
