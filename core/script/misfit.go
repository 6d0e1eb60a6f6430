package script

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"
)

// misfit makes findings of what is wrong with the scenario that was served. Its
// values come from the running script, so their place in the source is where
// the class or task is named, or else the call of plugin.Serve.
func (p *program) misfit(err error) {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		p.find(p.named(line), "scenario", line, "")
	}
}

// named finds the literal with the name that a line of load.Scenario's Validate
// speaks of last, such as Classes[0] "Visitor": Tasks[2] "buy".
func (p *program) named(line string) token.Pos {
	names := regexp.MustCompile(`(?:Classes|Tasks)\[\d+\] ("(?:[^"\\]|\\.)*")`).FindAllStringSubmatch(line, -1)
	if len(names) == 0 {
		return p.serves()
	}
	want, _ := strconv.Unquote(names[len(names)-1][1]) // quoted by Validate
	return p.first(func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return false
		}
		text, err := strconv.Unquote(lit.Value)
		return err == nil && text == want
	}, p.serves())
}

// serves is the place of the call of plugin.Serve.
func (p *program) serves() token.Pos {
	return p.first(func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return false
		}
		selector, ok := call.Fun.(*ast.SelectorExpr)
		return ok && selector.Sel.Name == "Serve"
	}, token.NoPos)
}

// first is the place of the first node of the script that is wanted.
func (p *program) first(wanted func(ast.Node) bool, otherwise token.Pos) token.Pos {
	found := otherwise
	for _, f := range p.files {
		done := false
		ast.Inspect(f, func(n ast.Node) bool {
			if !done && n != nil && wanted(n) {
				found, done = n.Pos(), true
			}
			return !done
		})
		if done {
			break
		}
	}
	return found
}
