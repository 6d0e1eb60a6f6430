package lower

import (
	"fmt"
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// checkSlice writes checks of the bounds of a slice expression, in the order in
// which Go makes them, so that a panic has the words of Go and its place.
func (b *body) checkSlice(i *ssa.Slice) {
	if i.Low == nil && i.High == nil && i.Max == nil {
		return
	}
	for _, v := range []ssa.Value{i.X, i.Low, i.High, i.Max} {
		if v != nil {
			b.settle(v)
		}
	}
	b.flush()
	limit, form := b.sliceLimit(i)
	end, last := limit, ""
	if i.Max != nil {
		last = b.bound(i.Max)
		b.checkBound(i, last, limit, "[::%d] with "+form, i.Max, nil)
		end = last
	}
	switch high := i.High; {
	case high == nil:
		end = b.sliceLength(i)
	case i.Max != nil:
		b.checkBound(i, b.bound(high), end, "[:%d:%d]", high, i.Max)
		end = b.bound(high)
	default:
		b.checkBound(i, b.bound(high), end, "[:%d] with "+form, high, nil)
		end = b.bound(high)
	}
	if i.Low != nil {
		format := "[%d:%d]"
		if i.Max != nil {
			format = "[%d:%d:]"
		}
		b.checkBound(i, b.bound(i.Low), end, format, i.Low, i.High)
	}
}

// checkBound writes the check of one bound against the next.
func (b *body) checkBound(i *ssa.Slice, at, limit, format string, v, next ssa.Value) {
	fail := fmt.Sprintf("rt.OutOfBounds(%q, %s, %s, %d)", format, at, limit, b.site(i.Pos()))
	c, isConstant := v.(*ssa.Const)
	if isConstant && constant.Sign(c.Value) == 0 {
		return
	}
	if t, ok := v.Type().Underlying().(*types.Basic); ok && t.Info()&types.IsUnsigned == 0 && !isConstant {
		b.guard(i.Pos(), at+" < 0", fail)
	}
	if isConstant && next != nil && isConst(next) {
		return // the compiler has checked it
	}
	b.guard(i.Pos(), limit+" < "+at, fail)
}

// bound writes a bound as an int.
func (b *body) bound(v ssa.Value) string {
	if types.Identical(v.Type().Underlying(), types.Typ[types.Int]) {
		return b.value(v)
	}
	return "int(" + b.value(v) + ")"
}

// sliceLimit is what the bounds may not exceed, and how it is called.
func (b *body) sliceLimit(i *ssa.Slice) (limit, form string) {
	switch t := i.X.Type().Underlying().(type) {
	case *types.Pointer:
		return fmt.Sprint(t.Elem().Underlying().(*types.Array).Len()), "length %d"
	case *types.Slice:
		return "cap(" + b.open(i.X) + ")", "capacity %d"
	}
	return "len(" + b.open(i.X) + ")", "length %d"
}

func (b *body) sliceLength(i *ssa.Slice) string {
	if _, isSlice := i.X.Type().Underlying().(*types.Slice); isSlice {
		return "len(" + b.open(i.X) + ")"
	}
	limit, _ := b.sliceLimit(i)
	return limit
}
