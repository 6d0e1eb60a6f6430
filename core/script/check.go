package script

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"runtime/debug"

	"github.com/loadcore/loadcore/core/script/internal/host"
	"github.com/loadcore/loadcore/core/script/internal/lower"
	"github.com/loadcore/loadcore/core/script/internal/offer"
	"github.com/loadcore/loadcore/core/script/internal/shape"
	"golang.org/x/tools/go/ssa"
)

// Check says why the script may not run. Nothing of it is run. No findings mean
// that the script can be loaded, as far as that can be known beforehand.
func (s *Source) Check(o Options) []Finding {
	return s.prepare(o.withDefaults(), &session{}).findings
}

// program is a script on its way from source to something that runs.
type program struct {
	source   *Source
	options  Options
	fset     *token.FileSet
	files    []*ast.File
	world    *offer.World
	pkg      *types.Package
	info     *types.Info
	tables   offer.Tables
	machine  *host.Machine
	ssa      *ssa.Package
	lowered  *lower.Output
	findings []Finding
	panics   panics
}

// prepare parses, checks and lowers the script.
func (s *Source) prepare(o Options, run *session) (p *program) {
	p = &program{source: s, options: o, fset: token.NewFileSet()}
	defer func() {
		if r := recover(); r != nil {
			p.find(token.NoPos, "internal", fmt.Sprintf("the script cannot be prepared: %v\n%s", r, debug.Stack()), "please report this script")
		}
		p.findings = sorted(p.findings)
	}()
	p.tables = tables(o, run)
	p.world = offer.New(p.tables, denied(o))
	for _, step := range []func(){p.parse, p.check, p.lint, p.lower} {
		if step(); len(p.findings) > 0 {
			break
		}
	}
	return p
}

// find adds a finding.
func (p *program) find(pos token.Pos, rule, message, instead string) {
	at := p.fset.Position(pos)
	if at.Filename == "" {
		at.Filename = p.source.path
	}
	p.findings = append(p.findings, Finding{
		File: at.Filename, Line: at.Line, Column: at.Column,
		Rule: rule, Message: message, Instead: instead,
	})
}

func (p *program) parse() {
	for _, f := range p.source.files {
		parsed, err := parser.ParseFile(p.fset, f.name, f.text, parser.ParseComments|parser.SkipObjectResolution)
		var list scanner.ErrorList
		if errors.As(err, &list) {
			for _, e := range list {
				p.findings = append(p.findings, Finding{
					File: e.Pos.Filename, Line: e.Pos.Line, Column: e.Pos.Column, Rule: "syntax", Message: e.Msg,
				})
			}
			continue
		}
		p.files = append(p.files, parsed)
		if parsed.Name.Name != "main" {
			p.find(parsed.Name.Pos(), "main", fmt.Sprintf("a script is package main, not package %s", parsed.Name.Name), "write package main")
		}
	}
}

func (p *program) check() {
	imports := &importer{program: p, made: map[string]*types.Package{}}
	p.info = newInfo()
	conf := types.Config{
		GoVersion: "go1.26",
		Importer:  imports,
		Error:     p.typeError,
	}
	p.pkg, _ = conf.Check("main", p.fset, p.files, p.info)
	if len(p.findings) == 0 && p.pkg.Scope().Lookup("main") == nil {
		p.find(token.NoPos, "main", "there is no func main", "write func main() and call plugin.Serve in it")
	}
	p.build(imports)
}

func newInfo() *types.Info {
	return &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		Scopes:       map[ast.Node]*types.Scope{},
		Instances:    map[*ast.Ident]types.Instance{},
		FileVersions: map[*ast.File]string{},
	}
}

// lower turns the checked script into what the interpreter runs.
func (p *program) lower() {
	p.machine = host.New(p.world, shape.New(p.world), p.options.Stdout, p.options.Stderr, p.siteText)
	p.machine.OnRecover = func() { p.panics.take() }
	p.lowered = lower.Program(p.ssa, p.machine)
	for _, r := range p.lowered.Refusals {
		p.find(r.Pos, r.Rule, r.Message, r.Instead)
	}
	if err := p.machine.Err(); err != nil && len(p.findings) == 0 {
		p.find(token.NoPos, "type", err.Error(), "")
	}
}

func (p *program) siteText(site int) string { return p.place(p.lowered.Sites[site]) }

// place writes a position as people read it: the file's own name, line and column.
func (p *program) place(pos token.Pos) string {
	at := p.fset.Position(pos)
	if !at.IsValid() {
		return "unknown"
	}
	return fmt.Sprintf("%s:%d:%d", base(at.Filename), at.Line, at.Column)
}

func (p *program) build(imports *importer) {
	if len(p.findings) > 0 {
		return
	}
	prog := ssa.NewProgram(p.fset, ssa.InstantiateGenerics|ssa.BuildSerially|ssa.GlobalDebug)
	for _, dep := range p.world.Packages() {
		prog.CreatePackage(dep, nil, nil, true)
	}
	for _, dep := range imports.generic {
		prog.CreatePackage(dep.pkg, dep.files, dep.info, true)
	}
	p.ssa = prog.CreatePackage(p.pkg, p.files, p.info, false)
	prog.Build()
}
