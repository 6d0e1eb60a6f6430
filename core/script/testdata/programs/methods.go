package main

import (
	"fmt"
)

type T struct{ n int }

func (t *T) Inc(d int) int { t.n += d; return t.n }
func (t T) Get() int       { return t.n }

type In interface{ Inc(int) int }
type S []int

func (s S) Sum() (t int) {
	for _, x := range s {
		t += x
	}
	return
}
func (s *S) Add(x int) { *s = append(*s, x) }

type F func(int) int

func (f F) Twice(x int) int { return f(f(x)) }

type M map[string]int

func (m M) Put(k string) { m[k]++ }
func main() {
	var fs []func(int) int
	for i := 0; i < 3; i++ {
		t := &T{i}
		fs = append(fs, t.Inc)
	}
	fmt.Println(fs[0](1), fs[1](1), fs[2](1), fs[0](1))
	t := T{5}
	g := t.Get
	t.n = 9
	fmt.Println(g(), t.Get())
	inc := t.Inc
	t = T{100}
	fmt.Println(inc(1), t.n)
	h := (*T).Inc
	fmt.Println(h(&t, 1))
	k := T.Get
	fmt.Println(k(t))
	var in In = &t
	f := in.Inc
	in = &T{0}
	fmt.Println(f(1), In.Inc(in, 5))
	var s S
	s.Add(1)
	s.Add(2)
	fmt.Println(s.Sum(), s, len(s))
	add := s.Add
	add(3)
	fmt.Println(s)
	fmt.Println(F(func(x int) int { return x * 3 }).Twice(2))
	m := M{}
	m.Put("a")
	p := m.Put
	p("a")
	fmt.Println(m)
	ms := map[string]func() int{"g": t.Get, "h": T{4}.Get}
	t.n = 0
	fmt.Println(ms["g"](), ms["h"]())
	ptrs := []*T{{1}, {2}}
	for _, p := range ptrs {
		defer func() { fmt.Println("defer", p.Inc(10)) }()
		defer p.Inc(100)
	}
}
