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
	if v, ok := m["b"]; ok {
		x2 = v
	} else {
		x2--
	}
	p.s += "x"
	x1 = nr(x1)
	for _, v239 := range []int{3, 1} {
		x1 += v239
		ps[1].a = len(sl)
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
	for i767 := 0; i767 < 3; i767++ {
		x0 += i767
		if pp.a != f2(len(sl), pp.a) && f1(arr[2], 6) >= x0 {
			break
		}
	}
	p.a = p.q.arr[1]
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
	x1 = nr(f1(x0, x1))
	switch v := it.(type) {
	case P:
		x0 = v.a
		v.a = 5
	case *Q:
		v.arr[0]++
	}
	fmt.Print((fn(sl[abs(1)%len(sl)]) & 10), " ", p.q, " ")
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
	arr[1] = (fn(f0(arr[2], 1)) + ((x2 - p.q.arr[1]) / 3))
	x0, x1 = two(x1, it.get(2))
	if !((p.a * 3) <= f0(5, int(q.n))) || m["c"] == m["b"] {
		if v, ok := m["c"]; ok {
			x2 = v
		} else {
			x2--
		}
		x1 = nr(x1)
	} else {
		fn = func(n int) int { return n + p.a }
	}
	func() {
		defer func() {
			if r := recover(); r != nil {
				x2 += 100
			}
		}()
		qp.arr[1] = ((m["b"] & 13) * 1)
		if (8 + p.q.arr[1]) != fn(arr[2]) {
			panic("x")
		}
		ps[1].a = 1
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
	arr[1] = ((sl[abs(qp.arr[0])%len(sl)] & 14) * 2)
	for _, v114 := range []int{3, 1} {
		x1 += v114
		switch (arr[2] + p.a) % 3 {
		case 0:
			x1 = p.a
		case 1, -1:
			ps[1].a++
			fallthrough
		default:
			x1--
		}
		switch v := it.(type) {
		case P:
			x0 = v.a
			v.a = 5
		case *Q:
			v.arr[0]++
		}
		it = &q
		func() {
			defer func() {
				if r := recover(); r != nil {
					x2 += 100
				}
			}()
			arr[1] = len(sl)
			if (!(f0(1, len(sl)) > (9 + ps[0].a)) || (x2+int(q.n)) < it.get(2)) || f1(len(sl), 5) > m["b"] {
				panic("x")
			}
			x1 = 1
		}()
	}
	q.n += int8((x0 / 3))
	q.f = float64((pp.a - int(q.n))) / 4
	if v, ok := m["a"]; ok {
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
	if v, ok := m["c"]; ok {
		x2 = v
	} else {
		x2--
	}
	x0, x1 = two(x1, (len(sl) & 6))
	pp.bump((3 + 1)).bump(2)
	q.n += int8(fn(g))
	q.f = float64(x2) / 4
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
