package lower

import (
	"fmt"
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// blocks lowers the basic blocks in order, with a label where one is jumped to.
func (b *body) blocks() {
	b.findVarargs()
	b.findPlaces()
	order := b.order()
	for i, block := range order {
		next := (*ssa.BasicBlock)(nil)
		if i+1 < len(order) {
			next = order[i+1]
		}
		if len(block.Preds) > 0 && b.bareReturn(block) {
			continue
		}
		if len(block.Preds) > 0 {
			b.append(token.NoPos, label(block)+":")
		}
		for _, instr := range block.Instrs {
			b.instruction(instr, next)
		}
		b.flush()
	}
}

// order leaves out the block that a recovered panic leads to: what it does is
// written where the function's body is called.
func (b *body) order() []*ssa.BasicBlock {
	var all []*ssa.BasicBlock
	for _, block := range b.fn.Blocks {
		if block != b.fn.Recover {
			all = append(all, block)
		}
	}
	return all
}

func label(block *ssa.BasicBlock) string { return fmt.Sprintf("L%d", block.Index) }

// jump goes to the only successor.
func (b *body) jump(block, next *ssa.BasicBlock) {
	to := block.Succs[0]
	b.moves(block, to)
	if to != next || b.bareReturn(to) {
		b.statement(token.NoPos, b.jumpTo(to))
	}
}

// jumpTo leads to a block. A bare return is written where it is jumped from: the
// interpreter never ends if two ways lead to the same one.
func (b *body) jumpTo(to *ssa.BasicBlock) string {
	if b.bareReturn(to) {
		return "return"
	}
	return "goto " + label(to)
}

// bareReturn reports whether all that a block does is to return nothing.
func (b *body) bareReturn(block *ssa.BasicBlock) bool {
	ret, ok := block.Instrs[0].(*ssa.Return)
	return ok && len(ret.Results) == 0 && !b.deferred
}

// branch goes to one of two successors.
func (b *body) branch(i *ssa.If, next *ssa.BasicBlock) {
	b.settleCondition(i.Cond)
	b.take(i.Cond)
	cond := b.value(i.Cond)
	b.flush()
	block := i.Block()
	yes, no := block.Succs[0], block.Succs[1]
	b.append(i.Cond.Pos(), "if "+cond+" {")
	b.moves(block, yes)
	b.append(token.NoPos, b.jumpTo(yes))
	b.append(token.NoPos, "}")
	b.moves(block, no)
	if no != next || b.bareReturn(no) {
		b.append(token.NoPos, b.jumpTo(no))
	}
}

// settleCondition keeps in a variable what the interpreter does not branch on
// reliably: only comparisons and calls are left in place.
func (b *body) settleCondition(v ssa.Value) {
	switch v := v.(type) {
	case *ssa.BinOp:
	case *ssa.Call:
	default:
		b.settle(v)
	}
}

// moves gives the successor's phis their values, all at once.
func (b *body) moves(from, to *ssa.BasicBlock) {
	edge := -1
	for i, p := range to.Preds {
		if p == from {
			edge = i
		}
	}
	var names, texts []string
	var values, phis []ssa.Value
	for _, instr := range to.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		phis = append(phis, phi)
		values = append(values, phi.Edges[edge])
	}
	b.take(values...)
	b.flush()
	for i, v := range values {
		names, texts = append(names, b.variable(phis[i])), append(texts, b.value(v))
	}
	b.assignAll(phis, names, texts)
}

// assignAll assigns in an order in which no variable is overwritten before it
// has been read; where there is none, through temporary variables.
func (b *body) assignAll(phis []ssa.Value, names, texts []string) {
	for i, name := range names {
		if texts[i] == name {
			continue
		}
		for j := i + 1; j < len(names); j++ {
			if mentions(texts[j], name) && texts[j] != names[j] {
				texts[j] = b.temporary(phis[j], texts[j])
			}
		}
	}
	for i, name := range names {
		if texts[i] != name {
			b.append(phis[i].Pos(), name+" = "+texts[i])
		}
	}
}

// temporary keeps a text in a variable of the type of v.
func (b *body) temporary(v ssa.Value, text string) string {
	name := fmt.Sprintf("t%d", len(b.decls))
	b.decls = append(b.decls, name+" "+b.register(v))
	b.append(v.Pos(), name+" = "+text)
	return name
}

// mentions reports whether a name occurs in a text as a word.
func mentions(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(name)
		if !wordAt(text, start-1) && !wordAt(text, end) {
			return true
		}
		at = end
	}
}

func wordAt(text string, i int) bool {
	if i < 0 || i >= len(text) {
		return false
	}
	c := text[i]
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
