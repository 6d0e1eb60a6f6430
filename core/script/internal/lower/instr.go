package lower

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

func (b *body) instruction(i ssa.Instruction, next *ssa.BasicBlock) {
	switch i := i.(type) {
	case *ssa.Phi:
		b.variable(i)
	case *ssa.Jump:
		b.jump(i.Block(), next)
	case *ssa.If:
		b.branch(i, next)
	case *ssa.Return:
		b.returns(i)
	case *ssa.Call:
		b.call(i)
	case *ssa.Defer:
		b.defers(i)
	case *ssa.Go:
		b.statement(i.Pos(), "go start("+b.thunk(i.Common(), i.Pos(), "")+")")
	case *ssa.RunDefers:
		b.statement(i.Pos(), "rt.RunDefers(d)")
	case *ssa.Panic:
		b.take(i.X)
		b.statement(i.Pos(), fmt.Sprintf("rt.Throw(%s, %d)", b.value(i.X), b.site(i.Pos())))
	case *ssa.Send:
		b.settle(i.Chan)
		b.settle(i.X)
		b.flush()
		b.append(i.Pos(), b.value(i.Chan)+" <- "+b.value(i.X))
	case *ssa.Extract, *ssa.DebugRef:
	default:
		b.memory(i)
	}
}

// memory lowers what reads or writes variables, fields and elements.
func (b *body) memory(i ssa.Instruction) {
	switch i := i.(type) {
	case *ssa.Alloc:
		b.alloc(i)
	case *ssa.Store:
		b.store(i)
	case *ssa.FieldAddr:
		s := deref(i.X.Type()).Underlying().(*types.Struct)
		b.solid(i.X)
		c := b.absorb(i.X)
		b.define(i, expr{text: b.base(i.X) + "." + b.field(deref(i.X.Type()), s, i.Field), class: c, path: true, late: c != pure})
	case *ssa.Field:
		b.settle(i.X)
		s := i.X.Type().Underlying().(*types.Struct)
		b.define(i, expr{text: b.value(i.X) + "." + b.field(i.X.Type(), s, i.Field), class: pure, atomic: true})
	case *ssa.IndexAddr:
		b.indexAddr(i)
	case *ssa.Index:
		b.checkIndex(i, i.X, i.Index)
		b.settle(i.X)
		c := b.take(i.Index)
		b.define(i, expr{text: b.open(i.X) + "[" + b.value(i.Index) + "]", class: max(c, reads), atomic: true})
	case *ssa.MapUpdate:
		b.settle(i.Map)
		b.take(i.Key, i.Value)
		b.statement(i.Pos(), fmt.Sprintf("%s[%s] = %s", b.open(i.Map), b.value(i.Key), b.value(i.Value)))
	case *ssa.Lookup:
		b.lookup(i)
	case *ssa.Slice:
		b.slice(i)
	default:
		b.compute(i)
	}
}

// compute lowers what makes a value of others.
func (b *body) compute(i ssa.Instruction) {
	switch i := i.(type) {
	case *ssa.BinOp:
		b.binary(i)
	case *ssa.UnOp:
		b.unary(i)
	case *ssa.ChangeType:
		b.changeType(i, i.X)
	case *ssa.Convert:
		b.convert(i)
	case *ssa.ChangeInterface:
		b.changeInterface(i)
	case *ssa.MakeInterface:
		b.makeInterface(i)
	case *ssa.TypeAssert:
		b.typeAssert(i)
	case *ssa.MakeClosure:
		fn := i.Fn.(*ssa.Function)
		if deferredOnly(i) {
			return
		}
		c := b.take(i.Bindings...)
		b.define(i, expr{text: b.asOpaque(i.Type(), fn.Signature, b.closure(fn)+"("+b.list(i.Bindings)+")"), class: c})
	default:
		b.make(i)
	}
}

// make lowers what makes maps, channels and slices, and goes over them.
func (b *body) make(i ssa.Instruction) {
	switch i := i.(type) {
	case *ssa.MakeMap:
		b.define(i, expr{text: b.asOpaque(i.Type(), i.Type().Underlying(), "make("+b.made(i.Type())+")"), class: effect})
	case *ssa.MakeChan:
		c := b.take(i.Size)
		b.define(i, expr{text: b.asOpaque(i.Type(), i.Type().Underlying(), "make("+b.made(i.Type())+", "+b.value(i.Size)+")"), class: max(c, effect)})
	case *ssa.MakeSlice:
		b.take(i.Len, i.Cap)
		text := "make(" + b.made(i.Type()) + ", " + b.value(i.Len)
		if i.Cap != i.Len {
			text += ", " + b.value(i.Cap)
		}
		b.define(i, expr{text: b.asOpaque(i.Type(), i.Type().Underlying(), text+")"), class: effect})
	case *ssa.Range:
		b.rangeOver(i)
	case *ssa.Next:
		b.next(i)
	case *ssa.Select:
		b.selects(i)
	case *ssa.SliceToArrayPointer:
		b.take(i.X)
		b.define(i, expr{text: b.machine.ToArray(i.X.Type(), i.Type()) + "(" + b.value(i.X) + ")", class: reads})
	default:
		b.refuse(i.Pos(), "internal", fmt.Sprintf("%T cannot be lowered", i), "")
	}
}

// made is the type to make a value of: that which an opaque type stands for.
func (b *body) made(t types.Type) string {
	if ch, ok := t.Underlying().(*types.Chan); ok {
		return "chan (" + b.typ(ch.Elem()) + ")"
	}
	if b.machine.Opaque(t) {
		return b.typ(t.Underlying())
	}
	return b.typ(t)
}

// asOpaque puts a value of an underlying type into an opaque one.
func (b *body) asOpaque(t, under types.Type, text string) string {
	if !b.machine.Opaque(t) {
		return text
	}
	return b.machine.Convert(under, t) + "(" + text + ")"
}

// open writes an operand as what its type stands for.
func (b *body) open(v ssa.Value) string {
	if b.machine.Opaque(v.Type()) {
		return b.machine.Open(v.Type()) + "(" + b.value(v) + ")"
	}
	return b.value(v)
}

func (b *body) list(values []ssa.Value) string {
	text := ""
	for i, v := range values {
		if i > 0 {
			text += ", "
		}
		text += b.value(v)
	}
	return text
}

func (b *body) returns(i *ssa.Return) {
	b.take(i.Results...)
	if len(i.Results) > 1 { // the interpreter puts a call among several results into the wrong one
		for _, r := range i.Results {
			if e, inline := b.exprs[r]; inline && strings.Contains(e.text, "(") {
				b.keep(r, e)
			}
		}
	}
	if !b.deferred {
		text := "return"
		if len(i.Results) > 0 {
			text += " " + b.list(i.Results)
		}
		b.statement(i.Pos(), text)
		return
	}
	b.flush()
	for n, r := range i.Results {
		b.append(i.Pos(), fmt.Sprintf("*o%d = %s", n, b.value(r)))
	}
	if !runsDefers(i.Block()) {
		b.drain(i)
	}
	b.append(i.Pos(), "return")
}

// drain runs what was deferred by loop bodies that range over functions, for
// which go/ssa leaves no instruction in the function around them.
func (b *body) drain(i *ssa.Return) {
	named := b.namedResults() != nil
	for n := range i.Results {
		if named {
			b.append(i.Pos(), fmt.Sprintf("*k%d = *o%d", n, n))
		}
	}
	b.append(i.Pos(), "rt.RunDefers(d)")
	for n := range i.Results {
		if named {
			b.append(i.Pos(), fmt.Sprintf("*o%d = *k%d", n, n))
		}
	}
}

func runsDefers(block *ssa.BasicBlock) bool {
	for _, i := range block.Instrs {
		if _, ok := i.(*ssa.RunDefers); ok {
			return true
		}
	}
	return false
}

func (b *body) alloc(i *ssa.Alloc) {
	if name, ok := b.leaves[i]; ok {
		_ = name // a named result: its variable was made by the caller
		return
	}
	if b.varargs[i] != nil {
		return
	}
	b.machine.Real(deref(i.Type())) // which finds out whether it is too large
	b.keep(i, expr{text: "new(" + b.typ(deref(i.Type())) + ")", pos: i.Pos()})
}

func (b *body) store(i *ssa.Store) {
	if b.isVararg(i.Addr) {
		return
	}
	b.solid(i.Addr)
	b.take(i.Addr, i.Val)
	b.statement(i.Pos(), b.place(i.Addr)+" = "+b.value(i.Val))
}

func (b *body) indexAddr(i *ssa.IndexAddr) {
	if b.isVararg(i) {
		return
	}
	if _, isSlice := i.X.Type().Underlying().(*types.Slice); isSlice {
		b.checkIndex(i, i.X, i.Index)
		b.solid(i.X)
		c := b.take(i.X, i.Index)
		b.define(i, expr{text: b.open(i.X) + "[" + b.value(i.Index) + "]", class: c, path: true, late: c != pure})
		return
	}
	if !isConst(i.Index) {
		b.checkArray(i)
	}
	b.solid(i.X)
	c := b.take(i.X, i.Index)
	array := b.place(i.X)
	if array[0] == '*' {
		array = "(" + array + ")"
	}
	b.define(i, expr{text: array + "[" + b.value(i.Index) + "]", class: c, path: true, late: c != pure})
}

func (b *body) slice(i *ssa.Slice) {
	if b.varargs[i] != nil {
		return
	}
	operands := []ssa.Value{i.X}
	for _, v := range []ssa.Value{i.Low, i.High, i.Max} {
		if v != nil {
			operands = append(operands, v)
		}
	}
	b.checkSlice(i)
	b.solid(i.X)
	b.take(operands...)
	x := b.open(i.X)
	if _, isPointer := i.X.Type().Underlying().(*types.Pointer); isPointer {
		if x = b.place(i.X); x[0] == '*' {
			x = "(" + x + ")"
		}
	}
	text := x + "[" + b.optional(i.Low) + ":" + b.optional(i.High)
	if i.Max != nil {
		text += ":" + b.optional(i.Max)
	}
	b.define(i, expr{text: b.asOpaque(i.Type(), i.Type().Underlying(), text+"]"), class: reads})
}

func (b *body) optional(v ssa.Value) string {
	if v == nil {
		return ""
	}
	return b.value(v)
}

func (b *body) unary(i *ssa.UnOp) {
	switch i.Op {
	case token.MUL:
		b.load(i)
	case token.ARROW:
		b.receive(i)
	default:
		if isConst(i.X) {
			b.keep(i, expr{text: i.Op.String() + b.temporary(i.X, b.value(i.X)), pos: i.Pos()})
			return
		}
		c := b.take(i.X)
		b.define(i, expr{text: i.Op.String() + b.operand(i.X), class: c})
	}
}

func (b *body) load(i *ssa.UnOp) {
	b.solid(i.X)
	c := b.absorb(i.X)
	text := b.place(i.X)
	b.define(i, expr{text: text, class: max(c, reads), late: true, atomic: text[0] != '*'})
}

// operand writes an operand of an operator.
func (b *body) operand(v ssa.Value) string {
	text := b.value(v)
	if e, ok := b.exprs[v]; ok && !e.atomic {
		return "(" + text + ")"
	}
	return text
}

// results names the variables of a tuple's parts; those that nobody uses are
// left blank.
func (b *body) results(v ssa.Value, n int) (names []string, used bool) {
	names = make([]string, n)
	for i := range names {
		names[i] = "_"
	}
	for _, r := range uses(v) {
		x, ok := r.(*ssa.Extract)
		if !ok || len(uses(x)) == 0 {
			continue
		}
		if used = true; names[x.Index] == "_" {
			names[x.Index] = b.variable(x)
		}
		b.leaves[x] = names[x.Index]
	}
	return names, used
}
