package lower

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/loadcore/loadcore/core/script/internal/host"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// Refusal is something of the script that cannot be lowered.
type Refusal struct {
	Pos           token.Pos
	Rule, Message string
	Instead       string
}

// Prefix stands before the paths of compiled packages in the lowered program:
// the interpreter replaces names of some packages that it knows by path.
const Prefix = "compiled/"

// Output is the lowered program.
type Output struct {
	// Text is Go source for the interpreter.
	Text string
	// Lines holds, for each line of Text from 1, the place of the script that it
	// was made from, or token.NoPos.
	Lines []token.Pos
	// Sites are the places that Throw is called with.
	Sites []token.Pos
	// Imports are the packages that Text imports.
	Imports map[string]bool
	// Refusals say what could not be lowered. Text is then of no use.
	Refusals []Refusal
}

// unit is the program being lowered.
type unit struct {
	prog       *ssa.Program
	main       *ssa.Package
	machine    *host.Machine
	out        *Output
	lines      []string
	names      map[*ssa.Function]string
	queue      []*ssa.Function
	queued     map[*ssa.Function]bool
	factory    map[*ssa.Function]bool
	factories  []*ssa.Function
	thunks     int
	templates  []token.Pos // where templates are executed
	reflection reflection
	waiting    []func()
	globals    map[*ssa.Global]string
	imports    map[string]string
	boxed      typeutil.Map
	values     map[*ssa.Function]string
	valueTypes []string
	methods    []string // what main does before anything else
}

// Program lowers everything that main and the package's variables reach.
// Overlays are packages whose source is lowered too, although scripts import
// them as compiled ones.
func Program(main *ssa.Package, m *host.Machine) *Output {
	u := &unit{
		prog: main.Prog, main: main, machine: m, out: &Output{Lines: []token.Pos{token.NoPos}},
		names: map[*ssa.Function]string{}, queued: map[*ssa.Function]bool{}, factory: map[*ssa.Function]bool{}, values: map[*ssa.Function]string{},
		globals: map[*ssa.Global]string{}, imports: map[string]string{},
	}
	start, run := u.function(main.Func("init")), u.function(main.Func("main"))
	for len(u.queue) > 0 || len(u.factories) > 0 || len(u.waiting) > 0 {
		u.drain()
	}
	u.templatesOfAnything()
	u.refuseReflection()
	u.finish(start, run)
	return u.out
}

// later keeps a function until the one at hand is written.
func (u *unit) later(write func()) { u.waiting = append(u.waiting, write) }

func (u *unit) drain() {
	if len(u.waiting) > 0 {
		write := u.waiting[0]
		u.waiting = u.waiting[1:]
		write()
		return
	}
	if len(u.queue) > 0 {
		fn := u.queue[0]
		u.queue = u.queue[1:]
		u.emitFunction(fn)
		return
	}
	fn := u.factories[0]
	u.factories = u.factories[1:]
	u.emitFactory(fn)
}

// finish puts the head before what was lowered.
func (u *unit) finish(start, run string) {
	head := []string{"package main", "import rt \"rt\""}
	paths := make([]string, 0, len(u.imports))
	for path := range u.imports {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		head = append(head, fmt.Sprintf("import %s %q", u.imports[path], Prefix+path))
	}
	for _, g := range u.sortedGlobals() {
		head = append(head, fmt.Sprintf("var %s %s", u.globals[g], u.typ(deref(g.Type()))))
	}
	head = append(head, u.valueTypes...)
	head = append(head, "func start(f func()) {", "f()", "}", "func main() {")
	head = append(head, u.methods...)
	head = append(head, start+"()", run+"("+deferrer(u.main.Func("main"))+")", "}")
	u.out.Imports = map[string]bool{}
	for _, path := range paths {
		u.out.Imports[path] = true
	}
	u.out.Text = strings.Join(head, "\n") + "\n" + strings.Join(u.lines, "\n") + "\n"
	none := make([]token.Pos, len(head))
	u.out.Lines = append(none, u.out.Lines...)
}

// deferrer is what a function that recovers takes first: who deferred it.
// Nobody has deferred main.
func deferrer(fn *ssa.Function) string {
	if recovers(fn) {
		return "rt.NoDefers"
	}
	return ""
}

func (u *unit) sortedGlobals() []*ssa.Global {
	var all []*ssa.Global
	for g := range u.globals {
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b *ssa.Global) int { return strings.Compare(u.globals[a], u.globals[b]) })
	return all
}

func (u *unit) line(pos token.Pos, format string, args ...any) {
	u.lines = append(u.lines, fmt.Sprintf(format, args...))
	u.out.Lines = append(u.out.Lines, pos)
}

func (u *unit) refuse(pos token.Pos, rule, message, instead string) {
	for _, r := range u.out.Refusals {
		if r.Pos == pos && r.Rule == rule {
			return
		}
	}
	u.out.Refusals = append(u.out.Refusals, Refusal{Pos: pos, Rule: rule, Message: message, Instead: instead})
}

// site numbers a place.
func (u *unit) site(pos token.Pos) int {
	u.out.Sites = append(u.out.Sites, pos)
	return len(u.out.Sites) - 1
}

// function returns the name of a lowered function and sees to it that it will be.
func (u *unit) function(fn *ssa.Function) string {
	if u.queued[fn] {
		return u.nameOnly(fn)
	}
	u.queued[fn] = true
	u.queue = append(u.queue, fn)
	return u.nameOnly(fn)
}

// closure returns the name of the function that makes closures of fn.
func (u *unit) closure(fn *ssa.Function) string {
	name := u.nameOnly(fn)
	if !u.factory[fn] {
		u.factory[fn] = true
		u.factories = append(u.factories, fn)
	}
	return "m" + name
}

func (u *unit) nameOnly(fn *ssa.Function) string {
	name, ok := u.names[fn]
	if !ok {
		name = fmt.Sprintf("f%d_%s", len(u.names), identifier(fn.Name()))
		u.names[fn] = name
	}
	return name
}

func identifier(name string) string {
	out := []byte(name)
	for i, c := range out {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter {
			out[i] = '_'
		}
	}
	return string(out)
}

func (u *unit) global(g *ssa.Global) string {
	if name, ok := u.globals[g]; ok {
		return name
	}
	name := fmt.Sprintf("g%d_%s", len(u.globals), identifier(g.Name()))
	u.globals[g] = name
	return name
}

// pkg returns the name of a compiled package.
func (u *unit) pkg(p *types.Package) string {
	if name, ok := u.imports[p.Path()]; ok {
		return name
	}
	u.imports[p.Path()] = fmt.Sprintf("p%d_%s", len(u.imports), identifier(p.Name()))
	return u.imports[p.Path()]
}

func deref(t types.Type) types.Type {
	return t.Underlying().(*types.Pointer).Elem()
}
