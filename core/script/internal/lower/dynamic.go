package lower

import (
	"fmt"
	"go/types"
)

// dynamic tells the machine the methods of a type that gets into an interface,
// and those of the types in it, which printing and encoding will look for.
func (u *unit) dynamic(t types.Type) {
	t = types.Unalias(t)
	if u.boxed.At(t) != nil {
		return
	}
	u.boxed.Set(t, true)
	if named, ok := t.(*types.Named); ok && u.machine.Compiled(named) {
		return
	}
	if !types.IsInterface(t) {
		u.methodsOf(t)
	}
	for _, part := range u.machine.Parts(t) {
		u.dynamic(part)
	}
	if named, ok := t.(*types.Named); ok && !types.IsInterface(t) {
		u.dynamic(types.NewPointer(named))
	}
}

func (u *unit) methodsOf(t types.Type) {
	set := u.prog.MethodSets.MethodSet(t)
	for i := range set.Len() {
		fn := u.prog.MethodValue(set.At(i))
		if fn == nil {
			continue
		}
		value := u.functionValue(fn)
		u.methods = append(u.methods, fmt.Sprintf("rt.Method(%d, %q, %s)", u.machine.ID(t), fn.Name(), value))
	}
}
