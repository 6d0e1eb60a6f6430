package lower

import (
	"fmt"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// templateData refuses data for a template that has methods: the template would
// look for them on the compiled form, which has none.
func (u *unit) templateData(c *ssa.CallCommon, fn *ssa.Function) {
	if fn.Object() == nil || fn.Object().Pkg() == nil {
		return
	}
	switch fn.Object().Pkg().Path() {
	case "text/template", "html/template":
	default:
		return
	}
	if fn.Name() != "Execute" && fn.Name() != "ExecuteTemplate" {
		return
	}
	data := c.Args[len(c.Args)-1]
	if made, ok := data.(*ssa.MakeInterface); ok {
		u.refuseMethods(c.Pos(), made.X.Type())
	}
	u.templates = append(u.templates, c.Pos())
}

// templatesOfAnything looks, when all is known, for types with methods that may
// get to a template by way of an interface.
func (u *unit) templatesOfAnything() {
	if len(u.templates) == 0 {
		return
	}
	for _, t := range u.boxed.Keys() {
		u.refuseMethods(u.templates[0], t)
	}
}

func (u *unit) refuseMethods(pos token.Pos, t types.Type) {
	seen := new(typeutil.Map)
	if named := u.withMethods(t, seen); named != nil {
		u.refuse(pos, "template", fmt.Sprintf("a template cannot call the methods of the script's type %s", named.Obj().Name()),
			"give the template maps, or structs without methods, with the values already worked out; or give it functions with Funcs")
	}
}

// withMethods finds a type of the script with methods that a template could
// call or that printing asks.
func (u *unit) withMethods(t types.Type, seen *typeutil.Map) *types.Named {
	t = types.Unalias(t)
	if seen.At(t) != nil {
		return nil
	}
	seen.Set(t, true)
	if named, ok := t.(*types.Named); ok {
		if u.machine.Compiled(named) || types.IsInterface(t) {
			return nil
		}
		set := types.NewMethodSet(types.NewPointer(named))
		for i := range set.Len() {
			if set.At(i).Obj().Exported() {
				return named
			}
		}
	}
	if _, isFunc := t.Underlying().(*types.Signature); isFunc {
		return nil
	}
	for _, part := range u.machine.Parts(t) {
		if found := u.withMethods(part, seen); found != nil {
			return found
		}
	}
	return nil
}
