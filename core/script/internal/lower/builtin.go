package lower

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

func (b *body) builtin(i *ssa.Call, builtin *ssa.Builtin) {
	c := i.Common()
	switch builtin.Name() {
	case "len", "cap", "append", "copy", "delete", "clear":
		b.solid(c.Args[0])
	}
	class := b.take(b.callOperands(c)...)
	text := b.builtinText(builtin, c, b.value)
	switch builtin.Name() {
	case "len", "cap":
		b.define(i, expr{text: text, class: max(class, reads), atomic: true})
	case "min", "max", "real", "imag", "complex":
		b.define(i, expr{text: text, class: class, atomic: true})
	case "delete", "clear", "close", "print", "println", "panic":
		b.statement(i.Pos(), text)
	case "ssa:deferstack":
		b.keep(i, expr{text: text, pos: i.Pos()})
	default:
		if len(uses(i)) == 0 {
			b.statement(i.Pos(), text)
			return
		}
		b.define(i, expr{text: text, class: effect, atomic: true})
	}
}

func (b *body) builtinText(builtin *ssa.Builtin, c *ssa.CallCommon, value func(ssa.Value) string) string {
	args := func() string { return b.arguments(nil, c.Args, value, false) }
	switch name := builtin.Name(); name {
	case "append":
		return b.appendText(c, value)
	case "copy":
		return "copy(" + b.openText(c.Args[0], value) + ", " + b.bytes(c.Args[1], value) + ")"
	case "len", "cap", "close":
		return name + "(" + b.openText(c.Args[0], value) + ")"
	case "delete":
		return "delete(" + b.openText(c.Args[0], value) + ", " + value(c.Args[1]) + ")"
	case "clear":
		return b.machine.Clear(c.Args[0].Type().Underlying()) + "(" + b.openText(c.Args[0], value) + ")"
	case "min", "max":
		return b.machine.Extreme(c.Args[0].Type(), name == "max", len(c.Args)) + "(" + args() + ")"
	case "print", "println":
		return "rt." + strings.ToUpper(name[:1]) + name[1:] + "(" + args() + ")"
	case "panic":
		return "rt.Throw(" + args() + ", 0)"
	case "recover":
		return "rt.Recover(rd)"
	case "ssa:deferstack":
		return "d"
	case "ssa:wrapnilchk":
		return value(c.Args[0])
	case "real", "imag", "complex":
		return b.complexText(name, c) + "(" + args() + ")"
	}
	b.refuse(c.Pos(), "builtin", builtin.Name()+" cannot be used in a script", "")
	return ""
}

func (b *body) complexText(name string, c *ssa.CallCommon) string {
	var in []types.Type
	for _, arg := range c.Args {
		in = append(in, arg.Type())
	}
	return b.machine.Complex(name, in, c.Signature().Results().At(0).Type())
}

func (b *body) appendText(c *ssa.CallCommon, value func(ssa.Value) string) string {
	to := b.openText(c.Args[0], value)
	if len(c.Args) == 1 {
		return to
	}
	if list, ok := b.varargs[c.Args[1]]; ok {
		return "append(" + to + ", " + b.arguments(nil, list, value, false) + ")"
	}
	return "append(" + to + ", " + b.bytes(c.Args[1], value) + "...)"
}

// bytes writes a string that is appended or copied as bytes.
func (b *body) bytes(v ssa.Value, value func(ssa.Value) string) string {
	if t, ok := v.Type().Underlying().(*types.Basic); ok && t.Info()&types.IsString != 0 {
		return b.machine.Convert(v.Type(), types.NewSlice(types.Typ[types.Byte])) + "(" + value(v) + ")"
	}
	return b.openText(v, value)
}

// findVarargs finds the lists of arguments that the compiler made of single
// ones, so that they are written as they were.
func (b *body) findVarargs() {
	for _, block := range b.fn.Blocks {
		for _, i := range block.Instrs {
			if s, ok := i.(*ssa.Slice); ok {
				b.findList(s)
			}
		}
	}
}

func (b *body) findList(s *ssa.Slice) {
	alloc, ok := s.X.(*ssa.Alloc)
	if !ok || alloc.Comment != "varargs" || !calledOnly(s) {
		return
	}
	list := make([]ssa.Value, deref(alloc.Type()).Underlying().(*types.Array).Len())
	for _, r := range uses(alloc) {
		at, isElement := r.(*ssa.IndexAddr)
		if r == ssa.Instruction(s) {
			continue
		}
		if !isElement || len(uses(at)) != 1 || at.Block() != s.Block() {
			return
		}
		st, isStore := uses(at)[0].(*ssa.Store)
		index, isConstant := at.Index.(*ssa.Const)
		if !isStore || !isConstant || st.Block() != s.Block() {
			return
		}
		list[index.Int64()] = st.Val
	}
	b.varargs[s], b.varargs[alloc] = list, list
}

// calledOnly reports whether the list's only use is a call in its own block.
func calledOnly(s *ssa.Slice) bool {
	used := uses(s)
	if len(used) != 1 || used[0].Block() != s.Block() {
		return false
	}
	c, ok := used[0].(ssa.CallInstruction)
	return ok && c.Common().Value != ssa.Value(s)
}

// isVararg reports whether an address is an element of such a list.
func (b *body) isVararg(v ssa.Value) bool {
	at, ok := v.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	alloc, ok := at.X.(*ssa.Alloc)
	return ok && b.varargs[alloc] != nil
}

// field is a field's name in the compiled form of a struct.
func (b *body) field(t types.Type, s *types.Struct, i int) string {
	return b.machine.Field(t, s, i)
}
