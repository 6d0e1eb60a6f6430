package lower

import (
	"go/constant"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// typeVerbs finds the arguments that a call prints with %T. The interpreter's
// values do not know their types by name, so their names are passed instead.
// It returns the format with those verbs changed to %s.
func typeVerbs(c *ssa.CallCommon, fn *ssa.Function) (format string, args map[int]bool) {
	if fn.Object() == nil || fn.Object().Pkg() == nil || !strings.HasSuffix(fn.Name(), "f") || !c.Signature().Variadic() || len(c.Args) < 2 {
		return "", nil
	}
	switch fn.Object().Pkg().Path() {
	case "fmt", "log", "github.com/loadcore/loadcore/core/load":
	default:
		return "", nil
	}
	text, ok := c.Args[len(c.Args)-2].(*ssa.Const)
	if !ok || text.Value == nil || text.Value.Kind() != constant.String {
		return "", nil
	}
	return changeTypeVerbs(constant.StringVal(text.Value))
}

func changeTypeVerbs(format string) (changed string, args map[int]bool) {
	out := []byte(format)
	next := 0
	for i := 0; i < len(out); i++ {
		if out[i] != '%' {
			continue
		}
		for i++; i < len(out) && strings.IndexByte("+-# 0123456789.", out[i]) >= 0; i++ {
		}
		if i >= len(out) || out[i] == '*' || out[i] == '[' {
			return "", nil
		}
		switch out[i] {
		case '%':
			continue
		case 'T':
			if args == nil {
				args = map[int]bool{}
			}
			args[next], out[i] = true, 's'
		}
		next++
	}
	return string(out), args
}

// printf writes the arguments of a call whose format has such verbs.
func (b *body) printf(c *ssa.CallCommon, args []ssa.Value, value func(ssa.Value) string) (text string, ok bool) {
	fn, isFunction := c.Value.(*ssa.Function)
	list := b.varargs[args[len(args)-1]]
	if !isFunction || list == nil {
		return "", false
	}
	format, named := typeVerbs(c, fn)
	if named == nil {
		return "", false
	}
	var all []string
	for _, v := range args[:len(args)-2] {
		all = append(all, b.bareOr(v, value))
	}
	all = append(all, strconv.Quote(format))
	for i, v := range list {
		one := b.bareOr(v, value)
		if named[i] {
			one = "rt.TypeText(" + one + ")"
		}
		all = append(all, one)
	}
	return strings.Join(all, ", "), true
}
