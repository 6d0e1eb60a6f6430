package main

import "fmt"

type P struct {
	a int
	s string
	q Q
}
type Q struct {
	n   int8
	f   float64
	arr [3]int
}
type I interface {
	get(int) int
	name() string
}

func (p P) get(i int) int  { return p.a + i + p.q.arr[i%3&1] }
func (p P) name() string   { return "P" + p.s }
func (q *Q) get(i int) int { q.n++; return int(q.n) + i }
func (q *Q) name() string  { return fmt.Sprint("Q", q.n) }
func (p *P) bump(d int) *P { p.a += d; p.q.arr[1] -= d; return p }

var g = 3

func abs(n int) int {
	if n < 0 {
		n = -n
	}
	return n & 0xffff
}
func two(a, b int) (x, y int) {
	x = b
	y = a + 1
	if a > b {
		return b, a
	}
	return
}
func nr(n int) (r int) {
	defer func() { r += n }()
	if n > 3 {
		return 7
	}
	r = g
	return
}
func f0(a, b int) int {
	g++
	if a > b {
		return a - 0
	}
	return b*1 + g
}
func f1(a, b int) int {
	g++
	if a > b {
		return a - 1
	}
	return b*2 + g
}
func f2(a, b int) int {
	g++
	if a > b {
		return a - 2
	}
	return b*3 + g
}
func main() {
	x0, x1, x2 := 1, 2, 3
	var p P
	p.s = "s"
	pp := &P{a: 4}
	q := Q{n: 1}
	qp := &q
	arr := [3]int{1, 2, 3}
	sl := []int{5, 6}
	ps := []P{{a: 1}, {a: 2}}
	m := map[string]int{"a": 1, "b": 2}
	var fs []func() int
	fn := func(n int) int { return n * 2 }
	var it I = p
	_, _, _, _, _, _ = qp, it, fn, x2, fs, pp
	func() {
		defer func() {
			if r := recover(); r != nil {
				x2 += 100
			}
		}()
		p.q.arr[0] = m["a"]
		if (pp.a + p.q.arr[1]) > fn(x1) {
			panic("x")
		}
		ps[1].a = 1
	}()
	qp = &p.q
	qp.arr[1] ^= m["b"]
	pp.bump((qp.arr[0] / 2)).bump(2)
	fmt.Println(x0, x1, x2, p, *pp, q, *qp, arr, sl, ps, m, g, len(fs), it.name())
	x0 %= 1000
	x1 %= 1000
	x2 %= 1000
	p.a %= 1000
	pp.a %= 1000
	if len(sl) > 8 {
		sl = sl[:3]
	}
	if len(ps) > 4 {
		ps = ps[:2]
	}
	for k := range m {
		m[k] %= 1000
	}
	g %= 1000
	for i := range sl {
		sl[i] %= 1000
	}
	for i := range ps {
		ps[i].a %= 1000
	}
	for i := range arr {
		arr[i] %= 1000
	}
	x0, x1 = two(x1, (x0 + len(sl)))
	p.q.arr[0] = it.get(2)
	x1 = nr(f2(len(sl), len(sl)))
	fs = append(fs, func() int { x0++; return m["b"] })
	fmt.Println(x0, x1, x2, p, *pp, q, *qp, arr, sl, ps, m, g, len(fs), it.name())
	x0 %= 1000
	x1 %= 1000
	x2 %= 1000
	p.a %= 1000
	pp.a %= 1000
	if len(sl) > 8 {
		sl = sl[:3]
	}
	if len(ps) > 4 {
		ps = ps[:2]
	}
	for k := range m {
		m[k] %= 1000
	}
	g %= 1000
	for i := range sl {
		sl[i] %= 1000
	}
	for i := range ps {
		ps[i].a %= 1000
	}
	for i := range arr {
		arr[i] %= 1000
	}
	fmt.Print((((x1 + arr[2]) & 14) + (it.get(2) - x0)), " ", arr, " ")
	if len(fs) > 0 {
		x1 = fs[len(fs)-1]()
	}
	fn = func(n int) int { return n + p.a }
	p.s += "x"
	fmt.Println(x0, x1, x2, p, *pp, q, *qp, arr, sl, ps, m, g, len(fs), it.name())
	x0 %= 1000
	x1 %= 1000
	x2 %= 1000
	p.a %= 1000
	pp.a %= 1000
	if len(sl) > 8 {
		sl = sl[:3]
	}
	if len(ps) > 4 {
		ps = ps[:2]
	}
	for k := range m {
		m[k] %= 1000
	}
	g %= 1000
	for i := range sl {
		sl[i] %= 1000
	}
	for i := range ps {
		ps[i].a %= 1000
	}
	for i := range arr {
		arr[i] %= 1000
	}
	if v, ok := m["a"]; ok {
		x2 = v
	} else {
		x2--
	}
	pp.q.arr[2] = sl[abs(p.q.arr[1])%len(sl)]
	func() {
		defer func() {
			if r := recover(); r != nil {
				x2 += 100
			}
		}()
		pp.a = (sl[abs(g)%len(sl)] + ((x1 * 1) - int(q.n)))
		if (x1 * 1) < (p.a + 5) {
			panic("x")
		}
		x2 = 1
	}()
	switch v := it.(type) {
	case P:
		x0 = v.a
		v.a = 5
	case *Q:
		v.arr[0]++
	}
	fmt.Println(x0, x1, x2, p, *pp, q, *qp, arr, sl, ps, m, g, len(fs), it.name())
	x0 %= 1000
	x1 %= 1000
	x2 %= 1000
	p.a %= 1000
	pp.a %= 1000
	if len(sl) > 8 {
		sl = sl[:3]
	}
	if len(ps) > 4 {
		ps = ps[:2]
	}
	for k := range m {
		m[k] %= 1000
	}
	g %= 1000
	for i := range sl {
		sl[i] %= 1000
	}
	for i := range ps {
		ps[i].a %= 1000
	}
	for i := range arr {
		arr[i] %= 1000
	}
	p.s += "x"
	x0, x1 = two(x1, it.get(1))
	x1 = nr(p.get(2))
	sl[0] = qp.arr[0]
	fmt.Println(x0, x1, x2, p, *pp, q, *qp, arr, sl, ps, m, g, len(fs), it.name())
	x0 %= 1000
	x1 %= 1000
	x2 %= 1000
	p.a %= 1000
	pp.a %= 1000
	if len(sl) > 8 {
		sl = sl[:3]
	}
	if len(ps) > 4 {
		ps = ps[:2]
	}
	for k := range m {
		m[k] %= 1000
	}
	g %= 1000
	for i := range sl {
		sl[i] %= 1000
	}
	for i := range ps {
		ps[i].a %= 1000
	}
	for i := range arr {
		arr[i] %= 1000
	}
	p.a, x0 = sl[abs(p.q.arr[1])%len(sl)], fn(g)
	fmt.Print(((3 - (p.q.arr[1] - 3)) - pp.a), " ", q, " ")
	for _, v67 := range []int{3, 1} {
		x1 += v67
		ps[1].a = 8
		p.q.arr[0] = (g & 14)
	}
	if len(fs) > 0 {
		x1 = fs[len(fs)-1]()
	}
	fmt.Println(x0, x1, x2, p, *pp, q, *qp, arr, sl, ps, m, g, len(fs), it.name())
	x0 %= 1000
	x1 %= 1000
	x2 %= 1000
	p.a %= 1000
	pp.a %= 1000
	if len(sl) > 8 {
		sl = sl[:3]
	}
	if len(ps) > 4 {
		ps = ps[:2]
	}
	for k := range m {
		m[k] %= 1000
	}
	g %= 1000
	for i := range sl {
		sl[i] %= 1000
	}
	for i := range ps {
		ps[i].a %= 1000
	}
	for i := range arr {
		arr[i] %= 1000
	}
}
