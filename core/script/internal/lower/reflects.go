package lower

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// reflection is what a script does with package reflect. Names and methods of
// its own types are not there to be found: so values of such types may be
// looked at, but not by name.
type reflection struct {
	looked bool        // at a value of one of the script's types
	named  []token.Pos // where names or methods are asked for
}

// reflects notes a call of package reflect.
func (u *unit) reflects(c *ssa.CallCommon, fn *ssa.Function) {
	if fn.Object() == nil || fn.Object().Pkg() == nil || fn.Object().Pkg().Path() != "reflect" {
		return
	}
	switch fn.Name() {
	case "TypeOf", "ValueOf", "Indirect":
		made, ok := c.Args[0].(*ssa.MakeInterface)
		u.reflection.looked = u.reflection.looked || !ok || !u.machine.Plain(made.X.Type())
	case "Method", "MethodByName", "NumMethod", "String":
		u.reflection.named = append(u.reflection.named, c.Pos())
	}
}

// asksType notes a call of a method of reflect.Type.
func (u *unit) asksType(c *ssa.CallCommon) {
	if !isReflectType(c.Value.Type()) {
		return
	}
	switch c.Method.Name() {
	case "Name", "String", "PkgPath", "Method", "MethodByName", "NumMethod", "Implements", "AssignableTo", "ConvertibleTo":
		u.reflection.named = append(u.reflection.named, c.Pos())
	}
}

// printsType notes that a reflect.Type gets where it may be printed.
func (u *unit) printsType(v ssa.Value, pos token.Pos) {
	if isReflectType(v.Type()) {
		if !pos.IsValid() {
			pos = v.Pos()
		}
		u.reflection.named = append(u.reflection.named, pos)
	}
}

func isReflectType(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "reflect" && n.Obj().Name() == "Type"
}

func (u *unit) refuseReflection() {
	if !u.reflection.looked {
		return
	}
	for _, pos := range u.reflection.named {
		u.refuse(pos, "reflect", "reflect does not know the names and methods of a script's types",
			"print the type with %T, or tell types apart with a type switch")
	}
}
