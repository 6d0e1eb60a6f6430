package lower

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// standardFile reports whether a value is os.Stdout or os.Stderr, and under
// which name the machine has it.
func standardFile(v ssa.Value) (string, bool) {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return "", false
	}
	g, ok := load.X.(*ssa.Global)
	if !ok || !isCompiledPackage(g.Pkg) || g.Pkg.Pkg.Path() != "os" {
		return "", false
	}
	if name := g.Name(); name == "Stdout" || name == "Stderr" {
		return "rt." + name, true
	}
	return "", false
}

// writes reports whether a call writes to a standard file by a method that the
// machine's has too.
func writes(fn *ssa.Function) bool {
	switch fn.Name() {
	case "Write", "WriteString", "Sync":
		return true
	}
	return false
}
