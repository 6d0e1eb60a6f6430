package main

import (
	"fmt"
	"strings"
)

type StateFn func(*M) StateFn
type M struct {
	n   int
	log []string
	on  map[string]func(*M) StateFn
	cur StateFn
}

func start(m *M) StateFn { m.log = append(m.log, "start"); return middle }
func middle(m *M) StateFn {
	m.n++
	m.log = append(m.log, "mid")
	if m.n < 3 {
		return middle
	}
	if f, ok := m.on["end"]; ok {
		return f(m)
	}
	return nil
}
func (m *M) finish(*M) StateFn { m.log = append(m.log, "fin"); return nil }

type Visitor interface{ Visit(n *Node) Visitor }
type Node struct {
	v    int
	kids []*Node
}
type depth struct {
	d   int
	out *[]string
}

func (d depth) Visit(n *Node) Visitor {
	*d.out = append(*d.out, fmt.Sprint(n.v, "@", d.d))
	if n.v == 3 {
		return nil
	}
	return depth{d.d + 1, d.out}
}
func Walk(v Visitor, n *Node) {
	if v = v.Visit(n); v == nil {
		return
	}
	for _, k := range n.kids {
		Walk(v, k)
	}
}

type Tree map[string]Tree
type L []L

func (t Tree) count() int {
	n := 1
	for _, s := range t {
		n += s.count()
	}
	return n
}

type Handler func(string) Handler
type Expr interface {
	Eval(env map[string]float64) float64
}
type Num float64
type Var string
type Bin struct {
	op   byte
	l, r Expr
}

func (n Num) Eval(map[string]float64) float64   { return float64(n) }
func (v Var) Eval(e map[string]float64) float64 { return e[string(v)] }
func (b Bin) Eval(e map[string]float64) float64 {
	l, r := b.l.Eval(e), b.r.Eval(e)
	switch b.op {
	case '+':
		return l + r
	case '*':
		return l * r
	}
	return 0
}

type Event struct {
	name string
	next *Event
	fire func(*Event) *Event
}
type Chain struct {
	mw []func(next func(string) string) func(string) string
}

func (c *Chain) Use(f func(next func(string) string) func(string) string) *Chain {
	c.mw = append(c.mw, f)
	return c
}
func (c *Chain) Then(h func(string) string) func(string) string {
	for i := len(c.mw) - 1; i >= 0; i-- {
		h = c.mw[i](h)
	}
	return h
}
func main() {
	m := &M{on: map[string]func(*M) StateFn{}}
	m.on["end"] = m.finish
	for f := StateFn(start); f != nil; f = f(m) {
	}
	fmt.Println(m.n, m.log)
	m.cur = start
	m.cur = m.cur(m)
	fmt.Println(m.cur != nil)
	var out []string
	Walk(depth{0, &out}, &Node{1, []*Node{{2, nil}, {3, []*Node{{4, nil}}}}})
	fmt.Println(out)
	t := Tree{"a": {"b": nil}, "c": {}}
	fmt.Println(t.count(), len(t["a"]), t["x"] == nil)
	l := L{L{}, L{L{}}}
	fmt.Println(len(l), len(l[1]))
	var h Handler
	calls := 0
	h = func(s string) Handler {
		calls++
		if s == "stop" {
			return nil
		}
		return h
	}
	h("a")("b")("stop")
	fmt.Println(calls)
	e := Bin{'+', Num(2), Bin{'*', Var("x"), Num(3)}}
	fmt.Println(e.Eval(map[string]float64{"x": 4}))
	ev := &Event{name: "e", fire: func(e *Event) *Event { return e.next }}
	ev.next = &Event{name: "f"}
	fmt.Println(ev.fire(ev).name)
	c := (&Chain{}).Use(func(n func(string) string) func(string) string {
		return func(s string) string { return "[" + n(s) + "]" }
	}).Use(func(n func(string) string) func(string) string { return func(s string) string { return n(s + "!") } })
	fmt.Println(c.Then(strings.ToUpper)("hi"))
}
