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
	x1 = nr(m["c"])
	fs = append(fs, func() int { g++; return (p.q.arr[1] * 1) })
	p.s += "y"
	arr[1] = m["a"]
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
	fn = func(n int) int { return n + x1 }
	fmt.Print(p.a, " ", arr, " ")
	fn = func(n int) int { return n + x1 }
	sl = append(sl, m["b"])
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
	for _, v21 := range sl {
		x1 += v21
		if v, ok := m["b"]; ok {
			x2 = v
		} else {
			x2--
		}
	}
	fs = append(fs, func() int { g++; return sl[abs(9)%len(sl)] })
	x1 = pp.a
	if v, ok := m["z"]; ok {
		x2 = v
	} else {
		x2--
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
	qp.arr[1] = (sl[abs(fn(ps[0].a))%len(sl)] + pp.a)
	switch (ps[0].a * 3) % 3 {
	case 0:
		sl[0] = p.a
	case 1, -1:
		sl[0]++
		fallthrough
	default:
		pp.a--
	}
	for i589 := 0; i589 < 2; i589++ {
		x0 += i589
		p2 := p
		p2.a++
		p = p2
		x0, x1 = two(x1, (qp.arr[0] & 2))
		if len(fs) > 0 {
			x1 = fs[len(fs)-1]()
		}
		x1 = nr(len(sl))
	}
	m["b"] = (int(q.n) - int(q.n))
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
	p.s += "z"
	pp.a += 8
	switch v := it.(type) {
	case P:
		x0 = v.a
		v.a = 5
	case *Q:
		v.arr[0]++
	}
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
	ps[1].a = (((int(q.n) + ps[0].a) - g) - (it.get(0) + fn(arr[2])))
	x2 = ((m["c"] * 1) - ((p.q.arr[1] - x0) * 2))
	switch (x0 - pp.a) % 3 {
	case 0:
		qp.arr[1] = p.get(2)
	case 1, -1:
		m["a"]++
		fallthrough
	default:
		qp.arr[1]--
	}
	for _, v686 := range arr {
		x1 += v686
		if v, ok := m["c"]; ok {
			x2 = v
		} else {
			x2--
		}
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
