package lower

import (
	"fmt"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// checkIndex writes a check of an index before it is used, so that a panic has
// the words of Go and its place: the interpreter knows neither. There is none
// where the index is compared with the length anyway, as in a loop.
func (b *body) checkIndex(i ssa.Instruction, x, index ssa.Value) {
	if bounded(x, index) {
		return
	}
	if isConst(index) {
		if a, isArray := x.Type().Underlying().(*types.Array); isArray && index.(*ssa.Const).Int64() < a.Len() {
			return
		}
	}
	b.settle(x)
	b.settle(index)
	b.check(i, b.length(x), index)
}

// checkArray is checkIndex for a pointer to an array, whose length is known.
func (b *body) checkArray(i *ssa.IndexAddr) {
	n := deref(i.X.Type()).Underlying().(*types.Array).Len()
	for _, r := range *i.Index.Referrers() {
		less, ok := r.(*ssa.BinOp)
		if !ok || less.Op != token.LSS || less.X != i.Index {
			continue
		}
		if limit, ok := less.Y.(*ssa.Const); ok && limit.Int64() <= n {
			return
		}
	}
	b.settle(i.Index)
	b.check(i, fmt.Sprint(n), i.Index)
}

// check writes the check of an index against a length.
func (b *body) check(i ssa.Instruction, n string, index ssa.Value) {
	at := b.value(index)
	fail := fmt.Sprintf("rt.OutOfRange(int(%s), %s, %d)", at, n, b.site(i.Pos()))
	b.flush()
	if isConst(index) {
		b.guard(i.Pos(), fmt.Sprintf("%s <= %s", n, at), fail)
		return
	}
	if t, ok := index.Type().Underlying().(*types.Basic); ok && t.Info()&types.IsUnsigned == 0 {
		b.guard(i.Pos(), at+" < 0", fail)
	}
	b.guard(i.Pos(), fmt.Sprintf("int(%s) >= %s", at, n), fail)
}

func (b *body) guard(pos token.Pos, condition, then string) {
	b.append(pos, "if "+condition+" {")
	b.append(pos, then)
	b.append(pos, "}")
}

func (b *body) length(x ssa.Value) string {
	if a, isArray := x.Type().Underlying().(*types.Array); isArray {
		return fmt.Sprint(a.Len())
	}
	return "len(" + b.open(x) + ")"
}

// bounded reports whether an index is compared with the length of what it
// indexes, as the loops that range over something do.
func bounded(x, index ssa.Value) bool {
	if index.Referrers() == nil {
		return false
	}
	for _, r := range *index.Referrers() {
		if less, ok := r.(*ssa.BinOp); ok && less.Op == token.LSS && less.X == index && isLength(less.Y, x) {
			return true
		}
	}
	return false
}

func isLength(v, x ssa.Value) bool {
	c, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	builtin, ok := c.Call.Value.(*ssa.Builtin)
	return ok && builtin.Name() == "len" && c.Call.Args[0] == x
}

// deferredOnly reports whether a closure is made only to be deferred, and calls
// recover: the deferred call then goes to its function directly.
func deferredOnly(i *ssa.MakeClosure) bool {
	used := uses(i)
	if len(used) != 1 || !recovers(i.Fn.(*ssa.Function)) {
		return false
	}
	d, ok := used[0].(*ssa.Defer)
	return ok && d.Call.Value == ssa.Value(i)
}
