package lower

import (
	"fmt"
	"go/token"
	"go/types"
	"math"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// class says what may happen between where an expression stands in SSA form and
// where it is put back.
type class int

const (
	pure   class = iota // depends on registers only
	reads               // depends on memory, or may panic
	effect              // changes something
)

// expr is an expression that has not been written yet.
type expr struct {
	text  string
	class class
	// path: text is a place in memory, the value is its address.
	path bool
	// atomic: text can stand before a dot.
	atomic bool
	// late: the interpreter reads it only when its consumer runs.
	late bool
	// bare is, of a conversion to an interface, the operand alone.
	bare string
	pos  token.Pos
}

// uses counts the instructions that use a value.
func uses(v ssa.Value) []ssa.Instruction {
	var all []ssa.Instruction
	for _, r := range *v.Referrers() {
		if _, debug := r.(*ssa.DebugRef); !debug {
			all = append(all, r)
		}
	}
	return all
}

// define says what a register is. The text is put back where the register is
// used, or kept in a variable.
func (b *body) define(v ssa.Value, e expr) {
	defer func() { b.slot = math.MaxInt }()
	e.pos = v.Pos()
	used := uses(v)
	switch {
	case len(used) == 0 && e.class == effect:
		b.statement(e.pos, e.text)
	case len(used) == 0 && e.class == pure:
	case isFunc(v.Type()) && !e.path:
		b.keepInOrder(v, e)
	case b.stays(v, used):
		b.exprs[v] = e
		if e.class != pure {
			b.pending = slices.Insert(b.pending, min(b.slot, len(b.pending)), v)
		}
	case e.path && e.class == pure && onlyPlaces(v, used):
		b.exprs[v] = e
	case e.class == reads && !e.path && b.callFollows(v):
		b.exprs[v], b.several[v] = e, true
		b.pending = slices.Insert(b.pending, min(b.slot, len(b.pending)), v)
	default:
		b.keepInOrder(v, e)
	}
}

// keepInOrder keeps an expression in a variable, after what comes before it in
// the order of evaluation.
func (b *body) keepInOrder(v ssa.Value, e expr) {
	if e.class == pure {
		b.keep(v, e)
		return
	}
	at := min(b.slot, len(b.pending))
	later := slices.Clone(b.pending[at:])
	b.pending = b.pending[:at]
	b.flush()
	b.keep(v, e)
	b.pending = later
}

// isFunc finds function values. The interpreter loses them when the result of a
// compiled call is stored anywhere but in a variable.
func isFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// stays reports whether a register's only use is in its own block, so that it
// can be put back there.
func (b *body) stays(v ssa.Value, used []ssa.Instruction) bool {
	if len(used) != 1 {
		return false
	}
	block := v.(ssa.Instruction).Block()
	if phi, ok := used[0].(*ssa.Phi); ok {
		return len(block.Succs) == 1 && block.Succs[0] == phi.Block() && operandCount(phi, v) == 1
	}
	return used[0].Block() == block && operandCount(used[0], v) == 1
}

func operandCount(i ssa.Instruction, v ssa.Value) int {
	n := 0
	for _, op := range i.Operands(nil) {
		if *op == v {
			n++
		}
	}
	return n
}

// onlyPlaces reports whether an address is only read from, stored to or
// selected from, in its own block, so that its place may be written each time.
func onlyPlaces(v ssa.Value, used []ssa.Instruction) bool {
	for _, i := range used {
		if i.Block() != v.(ssa.Instruction).Block() {
			return false
		}
		switch i := i.(type) {
		case *ssa.UnOp:
		case *ssa.Store:
			if i.Addr != v || i.Val == v {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// keep assigns an expression to a variable.
func (b *body) keep(v ssa.Value, e expr) string {
	name := b.variable(v)
	text := e.text
	if e.path {
		text = "&" + text
	}
	delete(b.exprs, v)
	b.append(e.pos, name+" = "+text)
	return name
}

// variable declares the variable of a register.
func (b *body) variable(v ssa.Value) string {
	if name, ok := b.leaves[v]; ok {
		return name
	}
	name := fmt.Sprintf("t%d", len(b.decls))
	b.decls = append(b.decls, name+" "+b.register(v))
	b.leaves[v] = name
	return name
}

// flush writes what is pending, in order.
func (b *body) flush() {
	all := b.pending
	b.pending = nil
	for _, v := range all {
		b.keep(v, b.exprs[v])
	}
}

// take makes the operands of an instruction ready: those that are pending are
// put into it if that keeps the order of evaluation. It returns the class of
// what will be put in.
func (b *body) take(operands ...ssa.Value) class {
	var wanted []ssa.Value
	for _, v := range operands {
		if e, ok := b.exprs[v]; ok && e.class != pure {
			wanted = append(wanted, v)
		}
	}
	wanted = b.readOnce(wanted)
	if !b.suffix(wanted) || b.hazard(wanted) {
		if c, ok := b.takeTogether(wanted); ok {
			return c
		}
		b.flush()
		return pure
	}
	b.pending = b.pending[:len(b.pending)-len(wanted)]
	c := pure
	for _, v := range wanted {
		c = max(c, b.exprs[v].class)
	}
	return c
}

// absorb is take for an instruction that changes nothing: what is pending may
// stand anywhere in the order, and the instruction takes its place.
func (b *body) absorb(operands ...ssa.Value) class {
	var wanted []ssa.Value
	for _, v := range operands {
		if e, ok := b.exprs[v]; ok && e.class != pure {
			wanted = append(wanted, v)
		}
	}
	if len(wanted) != 1 || b.several[wanted[0]] {
		return b.take(operands...)
	}
	b.slot = slices.Index(b.pending, wanted[0])
	b.pending = slices.Delete(b.pending, b.slot, b.slot+1)
	return b.exprs[wanted[0]].class
}

func (b *body) suffix(wanted []ssa.Value) bool {
	if len(wanted) > len(b.pending) {
		return false
	}
	for i, v := range b.pending[len(b.pending)-len(wanted):] {
		if wanted[i] != v {
			return false
		}
	}
	return true
}

// hazard reports whether an operand would be read after a later one has had its
// effect.
func (b *body) hazard(wanted []ssa.Value) bool {
	late := false
	for _, v := range wanted {
		e := b.exprs[v]
		if late && e.class == effect {
			return true
		}
		late = late || e.class == reads
	}
	return false
}

// statement writes a statement, after everything that is pending.
func (b *body) statement(pos token.Pos, text string) {
	b.flush()
	b.append(pos, text)
}

func (b *body) append(pos token.Pos, text string) {
	b.stmts = append(b.stmts, statement{text, pos})
}

// value writes an operand.
func (b *body) value(v ssa.Value) string {
	switch v := v.(type) {
	case *ssa.Const:
		if _, isPointer := v.Type().Underlying().(*types.Pointer); isPointer && v.IsNil() {
			return b.nilPointer(v.Type())
		}
		return b.constant(v)
	case *ssa.Global:
		return "&" + b.place(v)
	case *ssa.Function:
		return b.functionValue(v)
	}
	if e, ok := b.exprs[v]; ok {
		if e.path {
			return "&" + e.text
		}
		return e.text
	}
	if name, ok := b.leaves[v]; ok {
		return name
	}
	b.refuse(v.Pos(), "internal", fmt.Sprintf("%s is not known here", v.Name()), "")
	return "nil"
}

// zero writes the zero value of a type.
func (b *body) zero(t types.Type) string {
	if _, isPointer := t.Underlying().(*types.Pointer); isPointer {
		return b.nilPointer(t)
	}
	return b.machine.Zero(b.machine.Real(t))
}

// nilPointer is a variable that is never assigned: a nil pointer among the
// imported names would be taken for a type.
func (b *body) nilPointer(of types.Type) string {
	t := b.typ(of)
	for name, known := range b.nils {
		if known == t {
			return name
		}
	}
	name := fmt.Sprintf("t%d", len(b.decls))
	b.decls = append(b.decls, name+" "+t)
	b.nils[name] = t
	return name
}

// solid sees to it that an operand can stand before a dot, an index or a call.
func (b *body) solid(v ssa.Value) {
	e, inline := b.exprs[v]
	if !inline || e.path || e.atomic {
		return
	}
	b.settle(v)
}

// settle sees to it that an operand is in a variable.
func (b *body) settle(v ssa.Value) {
	e, inline := b.exprs[v]
	if !inline {
		return
	}
	if e.class == pure {
		b.keep(v, e)
		return
	}
	if i := slices.Index(b.pending, v); i >= 0 && e.class == reads && b.together(i) {
		b.callFirst(i)
		i = slices.Index(b.pending, v)
		b.pending = slices.Delete(b.pending, i, i+1)
		b.keep(v, b.exprs[v])
		return
	}
	b.flush()
}

// place writes what an address points to. The address must be solid.
func (b *body) place(v ssa.Value) string {
	if g, ok := v.(*ssa.Global); ok {
		if isCompiledPackage(g.Pkg) {
			return b.pkg(g.Pkg.Pkg) + "." + g.Name()
		}
		return b.global(g)
	}
	if e, ok := b.exprs[v]; ok && e.path {
		return e.text
	}
	return "*" + b.value(v)
}

func isCompiledPackage(p *ssa.Package) bool {
	return p.Func("init") == nil || p.Func("init").Blocks == nil
}

// base writes an address so that a field can be selected from it.
func (b *body) base(v ssa.Value) string {
	return strings.TrimPrefix(b.place(v), "*")
}
