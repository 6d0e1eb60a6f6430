package lower

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// The language leaves open whether a variable is read before or after a call in
// the same statement, as in n + f(). The Go compiler makes all calls first, in
// order, and so does the lowered program. For that it has to know what belongs
// to one statement, which SSA form does not say.

// span is one statement, or one expression in the head of a statement.
type span struct{ from, to token.Pos }

// spans lists the statements of a function, sorted.
func spans(fn *ssa.Function) []span {
	var all []span
	add := func(n ast.Node) { all = append(all, span{n.Pos(), n.End()}) }
	root := fn.Syntax()
	if root == nil {
		return nil
	}
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return n == root
		case *ast.AssignStmt, *ast.ExprStmt, *ast.ReturnStmt, *ast.SendStmt, *ast.IncDecStmt, *ast.GoStmt, *ast.DeferStmt, *ast.ValueSpec:
			add(n)
			return false
		case *ast.IfStmt:
			add(n.Cond)
		case *ast.ForStmt:
			if n.Cond != nil {
				add(n.Cond)
			}
		case *ast.SwitchStmt:
			if n.Tag != nil {
				add(n.Tag)
			}
		}
		return true
	})
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return all
}

// statementAt numbers the statement at a place from 1; 0 is none.
func (b *body) statementAt(pos token.Pos) int {
	i, found := slices.BinarySearchFunc(b.spans, pos, func(s span, p token.Pos) int { return cmp.Compare(s.from, p) })
	if found {
		return i + 1
	}
	if i > 0 && pos < b.spans[i-1].to {
		return i
	}
	return 0
}

// statementOf numbers the statement that a value belongs to.
func (b *body) statementOf(v ssa.Value) int {
	if pos := v.Pos(); pos.IsValid() {
		return b.statementAt(pos)
	}
	if pos, ok := b.places[v]; ok {
		return b.statementAt(pos)
	}
	switch v := v.(type) { // what the compiler adds around an expression
	case *ssa.MakeInterface:
		return b.statementOf(v.X)
	case *ssa.ChangeInterface:
		return b.statementOf(v.X)
	case *ssa.ChangeType:
		return b.statementOf(v.X)
	case *ssa.Convert:
		return b.statementOf(v.X)
	}
	return 0
}

// callFollows reports whether a call of the same statement comes after a value,
// in its block.
func (b *body) callFollows(v ssa.Value) bool {
	at := b.statementOf(v)
	if at == 0 {
		return false
	}
	instrs := v.(ssa.Instruction).Block().Instrs
	for _, i := range instrs[slices.Index(instrs, v.(ssa.Instruction)):] {
		if c, ok := i.(*ssa.Call); ok && b.statementOf(c) == at {
			return true
		}
	}
	return false
}

// readOnce keeps, in a variable, what is used several times and has waited for
// the calls of its statement.
func (b *body) readOnce(wanted []ssa.Value) []ssa.Value {
	var rest []ssa.Value
	for _, v := range wanted {
		i := slices.Index(b.pending, v)
		if !b.several[v] || i < 0 {
			rest = append(rest, v)
			continue
		}
		if b.together(i) {
			b.callFirst(i)
		} else {
			b.flush()
		}
		if i = slices.Index(b.pending, v); i >= 0 {
			b.pending = slices.Delete(b.pending, i, i+1)
			b.keep(v, b.exprs[v])
		}
	}
	return slices.DeleteFunc(rest, func(v ssa.Value) bool { return !slices.Contains(b.pending, v) })
}

// findPlaces notes where the expressions stand that values come from.
func (b *body) findPlaces() {
	b.spans = spans(b.fn)
	for _, block := range b.fn.Blocks {
		for i, instr := range block.Instrs {
			ref, ok := instr.(*ssa.DebugRef)
			if !ok || i == 0 || ref.IsAddr {
				continue
			}
			if v, ok := block.Instrs[i-1].(ssa.Value); ok && v == ref.X {
				b.places[v] = ref.Expr.Pos()
			}
		}
	}
}

// together reports whether what is pending from an index on is of one
// statement.
func (b *body) together(from int) bool {
	first := b.statementOf(b.pending[from])
	if first == 0 {
		return false
	}
	for _, v := range b.pending[from+1:] {
		if b.statementOf(v) != first {
			return false
		}
	}
	return true
}

// callFirst makes the pending calls of a statement and leaves what it reads for
// later.
func (b *body) callFirst(from int) {
	late := slices.Clone(b.pending[from:])
	b.pending = b.pending[:from]
	b.flush()
	for _, v := range late {
		if e := b.exprs[v]; e.class == effect {
			b.keep(v, e)
			continue
		}
		b.pending = append(b.pending, v)
	}
}

// takeTogether is take for operands that are not the last that is pending, or
// that are read before a call: it works within a statement.
func (b *body) takeTogether(wanted []ssa.Value) (class, bool) {
	if len(wanted) == 0 {
		return pure, false
	}
	from := len(b.pending)
	for _, v := range wanted {
		from = min(from, slices.Index(b.pending, v))
	}
	if !b.together(from) {
		return pure, false
	}
	b.callFirst(from)
	c := pure
	for _, v := range wanted {
		if i := slices.Index(b.pending, v); i >= 0 {
			b.pending = slices.Delete(b.pending, i, i+1)
			c = reads
		}
	}
	return c, true
}
