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
	if (!((x0 & 7) >= m["c"]) || (it.get(0) <= (arr[2]&15) && f1(qp.arr[0], 1) <= fn(qp.arr[0]))) || ((x1&4) >= p.q.arr[1] && fn(p.q.arr[1]) >= (p.q.arr[1]-0)) {
		switch (len(sl) / 3) % 3 {
		case 0:
			sl[0] = sl[abs(x0)%len(sl)]
		case 1, -1:
			arr[1]++
			fallthrough
		default:
			x2--
		}
	} else {
		x0, x1 = two(x1, (int(q.n) & 4))
		x0, x1 = two(x1, int(q.n))
		if len(fs) > 0 {
			x1 = fs[len(fs)-1]()
		}
		q.n += int8((int(q.n) + p.q.arr[1]))
		q.f = float64(5) / 4
	}
	if len(fs) > 0 {
		x1 = fs[len(fs)-1]()
	}
	func() {
		defer func() {
			if r := recover(); r != nil {
				x2 += 100
			}
		}()
		qp.arr[1] = (m["a"] - (f0(7, p.q.arr[1]) & 1))
		if (!(p.a == fn(pp.a)) && (3 != (x2-len(sl)) || f1(ps[0].a, qp.arr[0]) >= p.get(1))) || !(p.get(2) >= m["b"] && fn(pp.a) < p.get(0)) {
			panic("x")
		}
		x0 = 1
	}()
	x0, x1 = two(x1, m["a"])
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
	if len(fs) > 0 {
		x1 = fs[len(fs)-1]()
	}
	p.a ^= (x2 & 10)
	if len(fs) > 0 {
		x1 = fs[len(fs)-1]()
	}
	fmt.Print(x1, " ", p, " ")
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
	sl = append(sl, int(q.n))
	qp.arr[1] = it.get(2)
	arr[1] = ((f1(arr[2], 1) * 2) - 7)
	for i367 := 0; i367 < 4; i367++ {
		x0 += i367
		func() {
			defer func() {
				if r := recover(); r != nil {
					x2 += 100
				}
			}()
			arr[1] = (9 * 3)
			if fn(g) <= m["c"] && ((fn(p.a) == qp.arr[0] || ps[0].a != (len(sl)-p.q.arr[1])) && fn(p.a) <= 4) {
				panic("x")
			}
			m["b"] = 1
		}()
		for _, v162 := range []int{3, 1} {
			x1 += v162
			pp.bump(fn(len(sl))).bump(2)
			pp.bump(9).bump(2)
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
	if v, ok := m["b"]; ok {
		x2 = v
	} else {
		x2--
	}
	q.n += int8(p.get(1))
	q.f = float64((0 + 0)) / 4
	pp.bump((3 * 2)).bump(2)
	sl = append(sl, x1)
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
	fs = append(fs, func() int { x0++; return m["a"] })
	x1 = nr(sl[abs(x2)%len(sl)])
	switch v := it.(type) {
	case P:
		x0 = v.a
		v.a = 5
	case *Q:
		v.arr[0]++
	}
	pp.a, ps[1].a = (7 - x2), x0
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
	switch v := it.(type) {
	case P:
		x0 = v.a
		v.a = 5
	case *Q:
		v.arr[0]++
	}
	fmt.Print((x0 - fn(7)), " ", p.s, " ")
	if v, ok := m["a"]; ok {
		x2 = v
	} else {
		x2--
	}
	qp.arr[1] |= p.q.arr[1]
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
