package script

import (
	"go/ast"
	"strings"
)

// lint refuses what a type check allows and no rewriting can save.
func (p *program) lint() {
	for _, f := range p.files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				p.lintDirective(c)
			}
		}
	}
}

func (p *program) lintDirective(c *ast.Comment) {
	switch {
	case strings.HasPrefix(c.Text, "//go:embed "):
		p.find(c.Pos(), "embed", "a script has no compiler that embeds files", "read the file with os.ReadFile")
	case strings.HasPrefix(c.Text, "//go:linkname "):
		p.find(c.Pos(), "linkname", "a script cannot link to names of other packages", "")
	}
}
