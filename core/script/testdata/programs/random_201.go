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
	pp.q.arr[2] = ((4 * 2) - fn((len(sl) & 13)))
	for _, v461 := range arr {
		x1 += v461
		sl[0], x0 = f0(qp.arr[0], x0), (3 + x2)
		q.n += int8(fn(g))
		q.f = float64((9 & 15)) / 4
		g = sl[abs(((int(q.n)*1)&13))%len(sl)]
		func() {
			defer func() {
				if r := recover(); r != nil {
					x2 += 100
				}
			}()
			pp.a = f1(f1(x0, (qp.arr[0]*1)), ((3 + x2) * 3))
			if f0(g, x1) >= (p.a + len(sl)) {
				panic("x")
			}
			x0 = 1
		}()
	}
	m["a"] ^= m["b"]
	func() {
		defer func() {
			if r := recover(); r != nil {
				x2 += 100
			}
		}()
		qp.arr[1] = f0(p.q.arr[1], f2(x1, x0))
		if !((0 > (int(q.n)&10) || (arr[2]-x0) > (1/2)) && ((qp.arr[0]-0) >= p.get(0) && sl[abs(6)%len(sl)] <= x2)) {
			panic("x")
		}
		arr[1] = 1
	}()
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
	pp.bump(arr[2]).bump(2)
	p.a, ps[1].a = len(sl), 8
	switch len(sl) % 3 {
	case 0:
		x2 = f2(x2, p.q.arr[1])
	case 1, -1:
		g++
		fallthrough
	default:
		ps[1].a--
	}
	p.s += "y"
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
	x0, ps[1].a = m["a"], pp.a
	switch (g + int(q.n)) % 3 {
	case 0:
		x2 = (0 * 3)
	case 1, -1:
		arr[1]++
		fallthrough
	default:
		arr[1]--
	}
	pp.q.arr[2] = qp.arr[0]
	if v, ok := m["b"]; ok {
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
	p.s += "x"
	for _, v103 := range arr {
		x1 += v103
		p.a = ((7 + ps[0].a) + fn(fn(4)))
		if len(fs) > 0 {
			x1 = fs[len(fs)-1]()
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					x2 += 100
				}
			}()
			p.a = (0 * 3)
			if (x2 + 6) != f1(pp.a, len(sl)) {
				panic("x")
			}
			x0 = 1
		}()
		func() {
			defer func() {
				if r := recover(); r != nil {
					x2 += 100
				}
			}()
			sl[0] = arr[2]
			if 7 == 1 {
				panic("x")
			}
			x1 = 1
		}()
	}
	p.s += "z"
	switch (2 * 3) % 3 {
	case 0:
		sl[0] = fn(p.a)
	case 1, -1:
		x0++
		fallthrough
	default:
		m["a"]--
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
	if v, ok := m["c"]; ok {
		x2 = v
	} else {
		x2--
	}
	m["a"] = p.a
	x0 = m["c"]
	x1 = nr((pp.a - int(q.n)))
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
	pp.bump((arr[2] - pp.a)).bump(2)
	pp.bump(x0).bump(2)
	x0, x1 = two(x1, (len(sl) / 2))
	q.n += int8(m["c"])
	q.f = float64((qp.arr[0] * 1)) / 4
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
