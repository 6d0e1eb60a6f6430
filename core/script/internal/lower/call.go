package lower

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"

	"github.com/loadcore/loadcore/core/script/internal/host"
	"golang.org/x/tools/go/ssa"
)

func (b *body) call(i *ssa.Call) {
	if builtin, ok := i.Call.Value.(*ssa.Builtin); ok {
		b.builtin(i, builtin)
		return
	}
	c := i.Common()
	if fn, ok := c.Value.(*ssa.Function); ok && isCompiled(fn) && fn.Object() == nil {
		return // a compiled package's initialisation: it is done
	}
	b.prepare(c)
	b.take(b.callOperands(c)...)
	text := b.callText(c, b.value, "rt.NoDefers")
	results := c.Signature().Results().Len()
	switch {
	case results == 1:
		b.define(i, expr{text: text, class: effect, atomic: true})
	case results == 0:
		b.statement(i.Pos(), text)
	default:
		b.tuple(i, results, text)
	}
}

// prepare puts into variables what has to stand before a dot or an argument
// list.
func (b *body) prepare(c *ssa.CallCommon) {
	if c.IsInvoke() {
		b.settle(c.Value)
		return
	}
	switch v := c.Value.(type) {
	case *ssa.Function:
		if isCompiled(v) && v.Signature.Recv() != nil {
			b.receiver(c.Args[0])
		}
	case *ssa.MakeClosure:
		b.settle(v)
	default:
		b.settle(v)
	}
}

// receiver sees to it that a method can be selected from an operand.
func (b *body) receiver(v ssa.Value) {
	switch v.(type) {
	case *ssa.Const, *ssa.Global:
		return
	}
	b.solid(v)
}

// callOperands lists what a call evaluates, in order, with the elements of a
// list of arguments in its place.
func (b *body) callOperands(c *ssa.CallCommon) []ssa.Value {
	var all []ssa.Value
	switch c.Value.(type) {
	case *ssa.Function, *ssa.Builtin:
	default:
		all = append(all, c.Value)
	}
	for _, arg := range c.Args {
		if list := b.varargs[arg]; list != nil {
			all = append(all, list...)
			continue
		}
		all = append(all, arg)
	}
	return all
}

// callText writes a call. Value writes an operand; rd is who deferred it.
func (b *body) callText(c *ssa.CallCommon, value func(ssa.Value) string, rd string) string {
	if c.IsInvoke() {
		return b.invokeText(c, value)
	}
	fn, ok := c.Value.(*ssa.Function)
	switch {
	case !ok:
		return b.openText(c.Value, value) + "(" + b.arguments(c, c.Args, value, false) + ")"
	case isCompiled(fn):
		return b.compiledCall(c, fn, value)
	}
	args := b.arguments(c, c.Args, value, false)
	if recovers(fn) {
		args = strings.TrimSuffix(rd+", "+args, ", ")
	}
	return b.function(fn) + "(" + args + ")"
}

func (b *body) openText(v ssa.Value, value func(ssa.Value) string) string {
	if b.machine.Opaque(v.Type()) {
		return b.machine.Open(v.Type()) + "(" + value(v) + ")"
	}
	return value(v)
}

// invokeText calls an interface's method: directly if the interface is a
// compiled one, through the machine if it is the script's.
func (b *body) invokeText(c *ssa.CallCommon, value func(ssa.Value) string) string {
	b.asksType(c)
	if b.machine.IsCompiledInterface(c.Value.Type()) {
		return value(c.Value) + "." + c.Method.Name() + "(" + b.arguments(c, c.Args, value, true) + ")"
	}
	args := []string{value(c.Value)}
	for i, arg := range c.Args {
		if list, ok := b.varargs[arg]; ok {
			elem := c.Signature().Params().At(i).Type().(*types.Slice)
			args = append(args, b.typ(elem)+"{"+b.arguments(nil, list, value, false)+"}")
			continue
		}
		args = append(args, value(arg))
	}
	return b.machine.Invoke(c.Method) + "(" + strings.Join(args, ", ") + ")"
}

func (b *body) compiledCall(c *ssa.CallCommon, fn *ssa.Function, value func(ssa.Value) string) string {
	b.reflects(c, fn)
	if fn.Signature.Recv() == nil {
		name := b.pkg(fn.Object().Pkg()) + "." + fn.Name()
		return name + "(" + b.compiledArguments(c, c.Args, fn, value) + ")"
	}
	recv := strings.TrimPrefix(value(c.Args[0]), "&")
	if name, ok := standardFile(c.Args[0]); ok && writes(fn) {
		recv = name
	}
	if strings.HasPrefix(recv, "*") {
		recv = "(" + recv + ")"
	}
	return recv + "." + fn.Name() + "(" + b.compiledArguments(c, c.Args[1:], fn, value) + ")"
}

func (b *body) compiledArguments(c *ssa.CallCommon, args []ssa.Value, fn *ssa.Function, value func(ssa.Value) string) string {
	if len(args) > 1 {
		if text, ok := b.printf(c, args, value); ok {
			return text
		}
	}
	b.templateData(c, fn)
	seen := seenBy(fn)
	return b.arguments(c, args, func(v ssa.Value) string {
		if !isEmptyInterface(v.Type()) {
			return b.bareOr(v, value)
		}
		return seen.wrap(b.bareOr(v, value), b.exprs[v].bare != "")
	}, true)
}

// bareOr writes what goes into an interface as it is, where that will do.
func (b *body) bareOr(v ssa.Value, value func(ssa.Value) string) string {
	if e, ok := b.exprs[v]; ok && e.bare != "" {
		return e.bare
	}
	return value(v)
}

func isEmptyInterface(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.Empty()
}

// arguments writes a list of arguments. C is nil for a bare list.
func (b *body) arguments(c *ssa.CallCommon, args []ssa.Value, value func(ssa.Value) string, compiled bool) string {
	var all []string
	for i, arg := range args {
		if list, ok := b.varargs[arg]; ok {
			for _, v := range list {
				all = append(all, value(v))
			}
			continue
		}
		text := value(arg)
		if c != nil && c.Signature().Variadic() && i == len(args)-1 {
			if isNilConst(arg) {
				continue
			}
			text += "..."
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

// perception is how a compiled function looks at an empty interface.
type perception int

const (
	asIs   perception = iota // it prints it, encodes it or gives it back
	value0                   // it asks reflect for the elements
	mirror                   // it asks reflect for names, tags and fields
	filled                   // it fills in what a pointer points to
)

// seenBy says how a compiled function looks at what it is given.
func seenBy(fn *ssa.Function) perception {
	if fn.Object() == nil || fn.Object().Pkg() == nil {
		return asIs
	}
	switch path := fn.Object().Pkg().Path(); path {
	case "sort":
		return value0
	case "text/template", "html/template", "reflect", "encoding/xml", "encoding/gob", "encoding/csv", "encoding/binary", "encoding/asn1", "database/sql":
		if fn.Name() == "DeepEqual" {
			return asIs
		}
		return mirror
	case "encoding/json":
		return filled
	}
	if fn.Name() == "JSON" && fn.Signature.Recv() != nil {
		return filled // Response.JSON of core/load
	}
	return asIs
}

func (p perception) wrap(text string, bare bool) string {
	if bare {
		return text
	}
	switch p {
	case value0:
		return "rt.Plain(" + text + ")"
	case mirror:
		return "rt.View(" + text + ")"
	case filled:
		return "rt.Target(" + text + ")"
	}
	return text
}

// thunk writes a function that makes the call later, with what it evaluates
// now, and returns the expression that makes it.
func (b *body) thunk(c *ssa.CallCommon, pos token.Pos, rd string) string {
	b.thunks++
	name := fmt.Sprintf("c%d", b.thunks)
	operands := b.callOperands(c)
	place := map[ssa.Value]string{}
	var params, args []string
	if rd != "" {
		params, args = append(params, "d *rt.Defers"), append(args, rd)
	}
	for _, v := range operands {
		b.settle(v)
		if _, known := place[v]; known || isConst(v) && !isNilPointer(v) {
			continue
		}
		place[v] = fmt.Sprintf("x%d", len(place))
		params, args = append(params, place[v]+" "+b.typ(v.Type())), append(args, b.value(v))
	}
	b.flush()
	value := func(v ssa.Value) string {
		if name, ok := place[v]; ok {
			return name
		}
		return b.value(v)
	}
	if rd == "" {
		rd = "rt.NoDefers"
	}
	text := b.deferredText(c, value, rd)
	b.later(func() {
		b.line(pos, "func %s(%s) func() {", name, strings.Join(params, ", "))
		b.line(pos, "return func() {")
		b.line(pos, "%s", text)
		b.line(pos, "}")
		b.line(pos, "}")
	})
	return name + "(" + strings.Join(args, ", ") + ")"
}

func isNilPointer(v ssa.Value) bool {
	_, isPointer := v.Type().Underlying().(*types.Pointer)
	return isPointer && isNilConst(v)
}

func (b *body) deferredText(c *ssa.CallCommon, value func(ssa.Value) string, rd string) string {
	if builtin, ok := c.Value.(*ssa.Builtin); ok {
		return b.builtinText(builtin, c, value)
	}
	return b.callText(c, value, rd)
}

// defers defers a call. A closure that recovers and is deferred right where it
// is made is told who deferred it; any other has to find out.
func (b *body) defers(i *ssa.Defer) {
	list := "d"
	if i.DeferStack != nil {
		b.settle(i.DeferStack)
		list = b.value(i.DeferStack)
	}
	if closure, ok := i.Call.Value.(*ssa.MakeClosure); ok && recovers(closure.Fn.(*ssa.Function)) {
		b.deferClosure(i, closure, list)
		return
	}
	_, static := i.Call.Value.(*ssa.Function)
	text := b.thunk(i.Common(), i.Pos(), list)
	b.statement(i.Pos(), fmt.Sprintf("rt.Push(%s, %s, %t)", list, text, !static))
}

func (b *body) deferClosure(i *ssa.Defer, closure *ssa.MakeClosure, list string) {
	fn := closure.Fn.(*ssa.Function)
	direct := i.Call
	direct.Value = fn
	direct.Args = append(append([]ssa.Value(nil), closure.Bindings...), i.Call.Args...)
	text := b.thunk(&direct, i.Pos(), list)
	b.statement(i.Pos(), fmt.Sprintf("rt.Push(%s, %s, false)", list, text))
}

func (b *body) selects(i *ssa.Select) {
	var cases []host.Direction
	var operands []ssa.Value
	for _, s := range i.States {
		send := s.Dir == types.SendOnly
		cases = append(cases, host.Direction{Chan: s.Chan.Type(), Send: send})
		operands = append(operands, s.Chan)
		if send {
			operands = append(operands, s.Send)
		}
	}
	b.take(operands...)
	fn := b.machine.Select(cases, i.Blocking)
	n := i.Type().(*types.Tuple).Len()
	b.tuple(i, n, fn+"("+b.list(operands)+")")
}
