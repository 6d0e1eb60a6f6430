package lower

import (
	"fmt"
	"go/token"
	"math"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// body is one function being lowered.
type body struct {
	*unit
	fn       *ssa.Function
	leaves   map[ssa.Value]string
	exprs    map[ssa.Value]expr
	pending  []ssa.Value
	decls    []string
	stmts    []statement
	labels   map[*ssa.BasicBlock]bool
	varargs  map[ssa.Value][]ssa.Value
	nils     map[string]string // nil pointers, by name
	spans    []span
	several  map[ssa.Value]bool // pending although it is used more than once
	places   map[ssa.Value]token.Pos
	slot     int // where in pending the next expression goes
	deferred bool
}

type statement struct {
	text string
	pos  token.Pos
}

func (u *unit) newBody(fn *ssa.Function) *body {
	b := &body{
		unit: u, fn: fn, leaves: map[ssa.Value]string{}, exprs: map[ssa.Value]expr{},
		labels: map[*ssa.BasicBlock]bool{}, varargs: map[ssa.Value][]ssa.Value{}, nils: map[string]string{}, several: map[ssa.Value]bool{}, places: map[ssa.Value]token.Pos{}, slot: math.MaxInt,
	}
	for i, v := range fn.FreeVars {
		b.leaves[v] = fmt.Sprintf("v%d", i)
	}
	for i, p := range fn.Params {
		b.leaves[p] = fmt.Sprintf("a%d", i)
	}
	return b
}

// declared lists names and types of values, "a int, b string".
func (b *body) declared(values ...ssa.Value) []string {
	var all []string
	for _, v := range values {
		all = append(all, b.leaves[v]+" "+b.typ(v.Type()))
	}
	return all
}

func (b *body) free() []ssa.Value {
	var all []ssa.Value
	for _, v := range b.fn.FreeVars {
		all = append(all, v)
	}
	return all
}

func (b *body) parameters() []ssa.Value {
	var all []ssa.Value
	for _, v := range b.fn.Params {
		all = append(all, v)
	}
	return all
}

// declaredParams is as declared, with the last one variadic if it is.
func (b *body) declaredParams() []string {
	var all []string
	for _, p := range b.fn.Params {
		all = append(all, b.leaves[p]+" "+b.param(p.Type()))
	}
	if b.fn.Signature.Variadic() {
		last := all[len(all)-1]
		all[len(all)-1] = strings.Replace(last, " []", " ...", 1)
	}
	return all
}

func (b *body) leafNames(values []ssa.Value) []string {
	var all []string
	for _, v := range values {
		all = append(all, b.leaves[v])
	}
	return all
}

// emitFunction writes a function under its own name. It takes who deferred it,
// if it recovers, then what it captures, then its parameters.
func (u *unit) emitFunction(fn *ssa.Function) {
	b := u.newBody(fn)
	var params []string
	if recovers(fn) {
		params = append(params, "rd *rt.Defers")
	}
	params = append(params, b.declared(b.free()...)...)
	params = append(params, b.declaredParams()...)
	u.line(fn.Pos(), "func %s(%s)%s {", u.names[fn], strings.Join(params, ", "), u.results(fn.Signature))
	b.write()
	u.line(fn.Pos(), "}")
}

// emitFactory writes the function that makes closures of fn. Each has a frame
// of its own in the interpreter, and so shares no variable by accident.
func (u *unit) emitFactory(fn *ssa.Function) {
	b := u.newBody(fn)
	captured := strings.Join(b.declared(b.free()...), ", ")
	u.line(fn.Pos(), "func m%s(%s) %s {", u.names[fn], captured, u.typ(fn.Signature))
	u.line(fn.Pos(), "return func(%s)%s {", strings.Join(b.declaredParams(), ", "), u.results(fn.Signature))
	if recovers(fn) {
		b.forward()
	} else {
		b.write()
	}
	u.line(fn.Pos(), "}")
	u.line(fn.Pos(), "}")
}

// forward calls the function itself, with whoever has deferred the closure.
func (b *body) forward() {
	args := append([]string{"rt.Active()"}, b.leafNames(append(b.free(), b.parameters()...))...)
	if b.fn.Signature.Variadic() {
		args[len(args)-1] += "..."
	}
	call := fmt.Sprintf("%s(%s)", b.function(b.fn), strings.Join(args, ", "))
	if b.fn.Signature.Results().Len() > 0 {
		call = "return " + call
	}
	b.line(b.fn.Pos(), "%s", call)
}

// write lowers the body. A function that defers becomes two: one that runs the
// other under the machine's eyes and returns what it left behind.
func (b *body) write() {
	if !defers(b.fn) {
		b.blocks()
		b.flushLines()
		return
	}
	named := b.namedResults()
	inner := b.inner(named)
	args := []string{"d"}
	b.line(b.fn.Pos(), "d := rt.NewDefers()")
	var outs, kept []string
	for i := range b.fn.Signature.Results().Len() {
		t := b.typ(b.fn.Signature.Results().At(i).Type())
		b.line(b.fn.Pos(), "o%d := new(%s)", i, t)
		args = append(args, fmt.Sprintf("o%d", i))
		outs = append(outs, fmt.Sprintf("*o%d", i))
		kept = append(kept, fmt.Sprintf("*k%d", i))
		b.line(b.fn.Pos(), "k%d := new(%s)", i, t)
		args = append(args, fmt.Sprintf("k%d", i))
	}
	if recovers(b.fn) {
		args = append(args, "rd")
	}
	args = append(args, b.leafNames(append(b.free(), b.parameters()...))...)
	b.line(b.fn.Pos(), "rt.Run(d, %s(%s))", inner, strings.Join(args, ", "))
	if len(outs) > 0 {
		b.line(b.fn.Pos(), "if rt.Recovered(d) {")
		b.line(b.fn.Pos(), "return %s", strings.Join(kept, ", "))
		b.line(b.fn.Pos(), "}")
		b.line(b.fn.Pos(), "return %s", strings.Join(outs, ", "))
	}
}

// namedResults finds the variables of named results, in order, or nil.
func (b *body) namedResults() []ssa.Value {
	if b.fn.Recover == nil {
		return nil
	}
	var all []ssa.Value
	for _, i := range b.fn.Recover.Instrs {
		ret, ok := i.(*ssa.Return)
		if !ok {
			continue
		}
		for _, r := range ret.Results {
			if load, ok := r.(*ssa.UnOp); ok && load.Op == token.MUL {
				all = append(all, load.X)
			}
		}
		if len(all) != len(ret.Results) {
			return nil
		}
	}
	return all
}

// inner writes, after the function at hand, the one that holds its body. Since
// functions are written one after the other, it is kept for later.
func (b *body) inner(named []ssa.Value) string {
	b.thunks++
	name := fmt.Sprintf("d%d_%s", b.thunks, identifier(b.fn.Name()))
	in := b.newBody(b.fn)
	in.deferred = true
	for i, v := range named {
		in.leaves[v] = fmt.Sprintf("k%d", i)
	}
	params := []string{"d *rt.Defers"}
	for i := range b.fn.Signature.Results().Len() {
		t := b.typ(b.fn.Signature.Results().At(i).Type())
		params = append(params, fmt.Sprintf("o%d *%s", i, t), fmt.Sprintf("k%d *%s", i, t))
	}
	if recovers(b.fn) {
		params = append(params, "rd *rt.Defers")
	}
	params = append(params, in.declared(append(in.free(), in.parameters()...)...)...)
	b.later(func() {
		b.line(b.fn.Pos(), "func %s(%s) func() {", name, strings.Join(params, ", "))
		b.line(b.fn.Pos(), "return func() {")
		in.blocks()
		in.flushLines()
		b.line(b.fn.Pos(), "}")
		b.line(b.fn.Pos(), "}")
	})
	return name
}

// flushLines writes the statements, behind the variables that they use. A jump
// leads around the declarations: the interpreter would run each of them, and
// its frames hold zero values already.
func (b *body) flushLines() {
	if len(b.decls) > 0 {
		b.line(b.fn.Pos(), "goto LS")
		for _, d := range b.decls {
			b.line(b.fn.Pos(), "var %s", d)
		}
		b.line(b.fn.Pos(), "LS:")
	}
	for _, s := range b.stmts {
		b.line(s.pos, "%s", s.text)
	}
}
