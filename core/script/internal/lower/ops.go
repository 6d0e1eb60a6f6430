package lower

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/ssa"
)

func (b *body) binary(i *ssa.BinOp) {
	equality := i.Op == token.EQL || i.Op == token.NEQ
	if equality && (isNilConst(i.X) || isNilConst(i.Y)) {
		b.compareNil(i)
		return
	}
	if isConst(i.X) && isConst(i.Y) && !types.IsInterface(i.X.Type()) {
		b.constants(i)
		return
	}
	b.checkShift(i)
	c := b.absorb(i.X, i.Y)
	if equality && !comparedDirectly(i.X.Type()) {
		fn := "rt.Equal"
		if !types.IsInterface(i.X.Type()) && !b.machine.Opaque(i.X.Type()) {
			fn = b.machine.Same(i.X.Type())
		}
		text := fn + "(" + b.value(i.X) + ", " + b.value(i.Y) + ")"
		if i.Op == token.NEQ {
			text = "!" + text
		}
		b.define(i, expr{text: text, class: max(c, reads)})
		return
	}
	if (i.Op == token.QUO || i.Op == token.REM || i.Op == token.SHL || i.Op == token.SHR) && !isConst(i.Y) {
		c = max(c, reads)
	}
	b.define(i, expr{text: b.operand(i.X) + " " + i.Op.String() + " " + b.operand(i.Y), class: c})
}

// checkShift writes a check of a signed shift count.
func (b *body) checkShift(i *ssa.BinOp) {
	if i.Op != token.SHL && i.Op != token.SHR || isConst(i.Y) {
		return
	}
	if t, ok := i.Y.Type().Underlying().(*types.Basic); !ok || t.Info()&types.IsUnsigned != 0 {
		return
	}
	b.settle(i.Y)
	b.flush()
	b.guard(i.Pos(), b.value(i.Y)+" < 0", fmt.Sprintf("rt.NegativeShift(%d)", b.site(i.Pos())))
}

// constants computes with two constants at run time: the interpreter would do
// it beforehand, by the rules for constants, under which some of it is an error.
func (b *body) constants(i *ssa.BinOp) {
	b.flush()
	x, y := b.temporary(i.X, b.value(i.X)), b.temporary(i.Y, b.value(i.Y))
	b.keep(i, expr{text: x + " " + i.Op.String() + " " + y, pos: i.Pos()})
}

func isConst(v ssa.Value) bool {
	_, ok := v.(*ssa.Const)
	return ok
}

func isNilConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// comparedDirectly reports whether the interpreter compares values of a type
// as Go does.
func comparedDirectly(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsComplex == 0
	case *types.Pointer:
		return true
	}
	return false
}

func (b *body) compareNil(i *ssa.BinOp) {
	x := i.X
	if isNilConst(x) {
		x = i.Y
	}
	if isNilConst(x) {
		b.define(i, expr{text: fmt.Sprint(i.Op == token.EQL), class: pure})
		return
	}
	b.settle(x)
	b.define(i, expr{text: b.value(x) + " " + i.Op.String() + " nil", class: pure})
}

func (b *body) changeType(i ssa.Value, x ssa.Value) {
	c := b.absorb(x)
	from, to := b.machine.Real(x.Type()), b.machine.Real(i.Type())
	if from == to && b.typ(x.Type()) == b.typ(i.Type()) {
		e, inline := b.exprs[x]
		if !inline {
			e = expr{text: b.value(x), atomic: true}
		}
		if e.path {
			e = expr{text: b.value(x)}
		}
		e.class = max(c, e.class)
		b.define(i, e)
		return
	}
	if numeric(from) && from.Kind() == to.Kind() {
		b.define(i, expr{text: b.typ(i.Type()) + "(" + b.value(x) + ")", class: c, atomic: true})
		return
	}
	b.define(i, expr{text: b.machine.Convert(x.Type(), i.Type()) + "(" + b.value(x) + ")", class: c, atomic: true})
}

func numeric(t reflect.Type) bool {
	k := t.Kind()
	return k >= reflect.Int && k <= reflect.Float64 || k == reflect.String || k == reflect.Bool
}

func (b *body) convert(i *ssa.Convert) {
	c := b.absorb(i.X)
	from, to := b.machine.Real(i.X.Type()), b.machine.Real(i.Type())
	switch {
	case to.Kind() == reflect.UnsafePointer || from.Kind() == reflect.UnsafePointer:
		b.refuse(i.Pos(), "import", "unsafe.Pointer cannot be used in a script", "use ordinary Go types")
	case numeric(from) && numeric(to) && from.Kind() != reflect.String && to.Kind() != reflect.String:
		b.define(i, expr{text: b.typ(i.Type()) + "(" + b.typedValue(i.X) + ")", class: c, atomic: true})
	default:
		b.define(i, expr{text: b.machine.Convert(i.X.Type(), i.Type()) + "(" + b.value(i.X) + ")", class: max(c, reads), atomic: true})
	}
}

// typedValue is value, but that a constant has its type: go/ssa leaves
// conversions such as int(f) of a constant float64, which Go allows only for
// variables.
func (b *body) typedValue(v ssa.Value) string {
	if c, ok := v.(*ssa.Const); ok && c.Value != nil {
		return b.machine.Constant(constantValue(c.Value, b.machine.Real(c.Type())))
	}
	return b.value(v)
}

func (b *body) changeInterface(i *ssa.ChangeInterface) {
	b.printsType(i.X, i.Pos())
	c := b.absorb(i.X)
	from, to := b.machine.Real(i.X.Type()), b.machine.Real(i.Type())
	text, bare := b.value(i.X), ""
	if from != to {
		bare = text
		text = b.machine.Change(i.X.Type(), i.Type()) + "(" + text + ")"
	}
	b.define(i, expr{text: text, class: c, bare: bare})
}

// makeInterface puts a value into an interface. Compiled functions take what
// compiled code has as well just as it is.
func (b *body) makeInterface(i *ssa.MakeInterface) {
	if err := b.machine.Convertible(i.X.Type(), i.Type()); err != nil {
		b.refuse(i.Pos(), "interface", err.Error(), "give the compiled function a compiled type, or one of error, fmt.Stringer, sort.Interface, io.Reader, io.Writer")
	}
	b.dynamic(i.X.Type())
	c := b.absorb(i.X)
	if name, ok := standardFile(i.X); ok {
		if box, ok := b.machine.BoxWriter(i.Type()); ok {
			b.define(i, expr{text: box + "(" + name + ")", class: c, bare: name, atomic: true})
			return
		}
	}
	bare := ""
	if b.machine.Plain(i.X.Type()) && b.passedBare(i.X) {
		bare = b.value(i.X)
	}
	text := b.machine.Box(i.X.Type(), i.Type()) + "(" + b.value(i.X) + ")"
	b.define(i, expr{text: text, class: c, bare: bare, atomic: true})
}

// passedBare reports whether the interpreter passes a value to a compiled
// function that takes an interface as it is.
func (b *body) passedBare(x ssa.Value) bool {
	switch t := types.Unalias(x.Type()).(type) {
	case *types.Basic:
		return t.Kind() != types.UntypedNil
	case *types.Named:
		_, isBasic := t.Underlying().(*types.Basic)
		return isBasic && !isConst(x)
	case *types.Pointer:
		_, isNamed := types.Unalias(t.Elem()).(*types.Named)
		return isNamed && !isNilConst(x)
	}
	return false
}

func (b *body) typeAssert(i *ssa.TypeAssert) {
	b.dynamic(i.AssertedType)
	c := b.take(i.X)
	text := b.machine.Assert(i.X.Type(), i.AssertedType, i.CommaOk) + "(" + b.value(i.X) + ")"
	if !i.CommaOk {
		b.define(i, expr{text: text, class: max(c, reads), atomic: true})
		return
	}
	b.tuple(i, 2, text)
}

// tuple assigns what has several results.
func (b *body) tuple(v ssa.Value, n int, text string) {
	names, used := b.results(v, n)
	if used {
		text = strings.Join(names, ", ") + " = " + text
	}
	b.statement(v.Pos(), text)
}

// reset clears the variable of a tuple's first part: the interpreter leaves it
// alone where there is no value.
func (b *body) reset(v ssa.Value, t types.Type) {
	if names, _ := b.results(v, 2); names[0] != "_" {
		b.append(v.Pos(), names[0]+" = "+b.zero(t))
	}
}

func (b *body) receive(i *ssa.UnOp) {
	b.settle(i.X)
	ch := b.open(i.X)
	if !i.CommaOk {
		b.flush()
		if len(uses(i)) == 0 {
			b.append(i.Pos(), "<-"+ch)
			return
		}
		b.keep(i, expr{text: "<-" + ch, pos: i.Pos()})
		return
	}
	b.flush()
	elem := i.X.Type().Underlying().(*types.Chan).Elem()
	b.reset(i, elem)
	names, used := b.results(i, 2)
	if !used {
		b.append(i.Pos(), "<-"+ch)
		return
	}
	if names[0] == "_" { // the interpreter would receive into the second variable
		names[0] = b.spare(elem)
	}
	b.append(i.Pos(), strings.Join(names, ", ")+" = <-"+ch)
}

// spare declares a variable that nobody reads.
func (b *body) spare(t types.Type) string {
	name := fmt.Sprintf("t%d", len(b.decls))
	b.decls = append(b.decls, name+" "+b.typ(t))
	return name
}

func (b *body) lookup(i *ssa.Lookup) {
	b.settle(i.X)
	if !i.CommaOk {
		c := b.take(i.Index)
		b.define(i, expr{text: b.open(i.X) + "[" + b.value(i.Index) + "]", class: max(c, reads), late: true, atomic: true})
		return
	}
	b.settle(i.Index)
	b.flush()
	names, used := b.results(i, 2)
	if !used {
		return
	}
	b.reset(i, i.X.Type().Underlying().(*types.Map).Elem())
	b.append(i.Pos(), strings.Join(names, ", ")+" = "+b.open(i.X)+"["+b.value(i.Index)+"]")
}

func (b *body) rangeOver(i *ssa.Range) {
	b.settle(i.X)
	if m, isMap := i.X.Type().Underlying().(*types.Map); isMap {
		b.flush()
		b.keep(i, expr{text: b.machine.Range(m) + "(" + b.open(i.X) + ")", pos: i.Pos()})
		return
	}
	b.keep(i, expr{text: "rt.Runes(" + b.value(i.X) + ")", pos: i.Pos()})
}

func (b *body) next(i *ssa.Next) {
	fn := "rt.NextRune"
	if !i.IsString {
		fn = b.machine.Next(i.Iter.(*ssa.Range).X.Type().Underlying().(*types.Map))
	}
	b.tuple(i, 3, fn+"("+b.value(i.Iter)+")")
}
