package lower

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// typ writes a type for the interpreter.
func (u *unit) typ(t types.Type) string {
	t = types.Unalias(t)
	switch t := t.(type) {
	case *types.Basic:
		return u.machine.Real(t).String()
	case *types.Pointer:
		return "*" + u.typ(t.Elem())
	case *types.Slice:
		return "[]" + u.typ(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), u.typ(t.Elem()))
	case *types.Map:
		return "map[" + u.typ(t.Key()) + "]" + u.typ(t.Elem())
	case *types.Chan:
		return direction(t.Dir()) + "(" + u.typ(t.Elem()) + ")"
	case *types.Signature:
		return "func(" + u.params(t) + ")" + u.results(t)
	case *types.Named:
		return u.named(t)
	}
	return u.machine.TypeName(u.machine.Real(t))
}

// param writes the type of a parameter. A pointer to a compiled struct, such as
// *load.User, is written by a name of its own: the interpreter would work out
// its type when the function is first called, by many goroutines at once and
// without a lock.
func (u *unit) param(t types.Type) string {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		if n, ok := types.Unalias(p.Elem()).(*types.Named); ok && u.machine.Named(n) {
			return u.machine.TypeName(u.machine.Real(t))
		}
	}
	return u.typ(t)
}

func (u *unit) named(t *types.Named) string {
	if isDeferStack(t) {
		return "*rt.Defers"
	}
	_, isStruct := t.Underlying().(*types.Struct)
	if isStruct || u.machine.Named(t) {
		return u.machine.TypeName(u.machine.Real(t))
	}
	return u.typ(t.Underlying())
}

// isDeferStack finds the type that go/ssa gives to lists of deferred calls.
func isDeferStack(t types.Type) bool {
	n, ok := t.(*types.Named)
	return ok && strings.HasSuffix(n.Obj().Name(), "deferStack") && types.Identical(n.Underlying(), types.Typ[types.UnsafePointer])
}

func direction(d types.ChanDir) string {
	switch d {
	case types.RecvOnly:
		return "<-chan "
	case types.SendOnly:
		return "chan<- "
	}
	return "chan "
}

func (u *unit) params(sig *types.Signature) string {
	var all []string
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if sig.Variadic() && i == sig.Params().Len()-1 {
			all = append(all, "..."+strings.TrimPrefix(u.typ(t), "[]"))
			continue
		}
		all = append(all, u.typ(t))
	}
	return strings.Join(all, ", ")
}

func (u *unit) results(sig *types.Signature) string {
	var all []string
	for v := range sig.Results().Variables() {
		all = append(all, u.typ(v.Type()))
	}
	switch len(all) {
	case 0:
		return ""
	case 1:
		return " " + all[0]
	}
	return " (" + strings.Join(all, ", ") + ")"
}

// register is the type of a register; iterators have one of their own.
func (u *unit) register(v ssa.Value) string {
	if r, ok := v.(*ssa.Range); ok {
		if _, isMap := r.X.Type().Underlying().(*types.Map); isMap {
			return "*rt.Iter"
		}
		return "*rt.RuneIter"
	}
	return u.typ(v.Type())
}
