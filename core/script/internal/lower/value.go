package lower

import (
	"fmt"
	"go/constant"
	"go/types"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// constant writes a constant so that its type is never in doubt.
func (u *unit) constant(c *ssa.Const) string {
	t := u.machine.Real(c.Type())
	if c.Value == nil {
		return u.machine.Zero(t)
	}
	if text, ok := literal(c, t); ok {
		return text
	}
	return u.machine.Constant(constantValue(c.Value, t))
}

// literal writes what needs no type beside it.
func literal(c *ssa.Const, t reflect.Type) (string, bool) {
	switch t {
	case reflect.TypeFor[string]():
		return strconv.Quote(constant.StringVal(c.Value)), true
	case reflect.TypeFor[bool]():
		return strconv.FormatBool(constant.BoolVal(c.Value)), true
	case reflect.TypeFor[int]():
		return c.Value.ExactString(), constant.Sign(c.Value) >= 0
	case reflect.TypeFor[float64]():
		f, _ := constant.Float64Val(c.Value)
		text := strconv.FormatFloat(f, 'g', -1, 64)
		return text, f > 0 && strings.Contains(text, ".") && !strings.Contains(text, "e")
	}
	return "", false
}

func constantValue(c constant.Value, t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	switch {
	case v.CanInt():
		n, _ := constant.Int64Val(constant.ToInt(c))
		v.SetInt(n)
	case v.CanUint():
		n, _ := constant.Uint64Val(constant.ToInt(c))
		v.SetUint(n)
	case v.CanFloat():
		f, _ := constant.Float64Val(c)
		v.SetFloat(f)
	case v.CanComplex():
		re, _ := constant.Float64Val(constant.Real(c))
		im, _ := constant.Float64Val(constant.Imag(c))
		v.SetComplex(complex(re, im))
	case t.Kind() == reflect.String:
		v.SetString(constant.StringVal(c))
	case t.Kind() == reflect.Bool:
		v.SetBool(constant.BoolVal(c))
	}
	return v
}

// isCompiled reports whether a function has no source here.
func isCompiled(fn *ssa.Function) bool { return fn.Blocks == nil }

// functionValue writes a declared function used as a value: a variable that main
// fills in. The interpreter has two forms of function values, and the machine
// makes the one that always works; but it can do so only once every function is
// compiled, and inside a closure that is too early.
func (u *unit) functionValue(fn *ssa.Function) string {
	if name, ok := u.values[fn]; ok {
		return name
	}
	name := fmt.Sprintf("w%d", len(u.values))
	u.values[fn] = name
	u.valueTypes = append(u.valueTypes, "var "+name+" "+u.typ(valueSignature(fn)))
	u.methods = append(u.methods, name+" = "+u.functionExpr(fn))
	return name
}

// valueSignature is a function's type as a value: a receiver is a parameter.
func valueSignature(fn *ssa.Function) *types.Signature {
	sig := fn.Signature
	if sig.Recv() == nil {
		return sig
	}
	params := types.NewTuple(append([]*types.Var{sig.Recv()}, vars(sig.Params())...)...)
	return types.NewSignatureType(nil, nil, nil, params, sig.Results(), sig.Variadic())
}

func (u *unit) functionExpr(fn *ssa.Function) string {
	sig := valueSignature(fn)
	switch {
	case isCompiled(fn) && fn.Signature.Recv() != nil:
		return u.machine.CompiledMethod(fn.Signature.Recv().Type(), fn.Name())
	case isCompiled(fn):
		return u.machine.Func(sig) + "(" + u.pkg(fn.Object().Pkg()) + "." + fn.Name() + ")"
	case recovers(fn):
		return u.closure(fn) + "()"
	}
	return u.machine.Func(sig) + "(" + u.function(fn) + ")"
}

func vars(t *types.Tuple) []*types.Var {
	var all []*types.Var
	for v := range t.Variables() {
		all = append(all, v)
	}
	return all
}

// recovers reports whether a function calls recover, and so has to know who
// deferred it.
func recovers(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			if c, ok := i.(*ssa.Call); ok {
				if builtin, ok := c.Call.Value.(*ssa.Builtin); ok && builtin.Name() == "recover" {
					return true
				}
			}
		}
	}
	return false
}

// defers reports whether a function has deferred calls of its own.
func defers(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Defer:
				if i.DeferStack == nil {
					return true
				}
			case *ssa.Call:
				if builtin, ok := i.Call.Value.(*ssa.Builtin); ok && builtin.Name() == "ssa:deferstack" {
					return true
				}
			}
		}
	}
	return false
}
