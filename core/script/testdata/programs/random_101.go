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
		qp.arr[1] = ps[0].a
		if (sl[abs(len(sl))%len(sl)] > (qp.arr[0]+p.q.arr[1]) || ((x2+7) <= (int(q.n)-p.a) || (x1*2) != (x1+g))) && ((arr[2] < (x0*2) || f0(x0, qp.arr[0]) == 4) && !(6 > (2 + g))) {
			panic("x")
		}
		pp.q.arr[2] = 1
	}()
	fmt.Print(sl[abs(m["b"])%len(sl)], " ", arr, " ")
	x1 = nr(f1(qp.arr[0], 1))
	x0 = m["b"]
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
	switch (x1 & 11) % 3 {
	case 0:
		pp.q.arr[2] = m["c"]
	case 1, -1:
		g++
		fallthrough
	default:
		m["a"]--
	}
	q.n += int8(g)
	q.f = float64(p.a) / 4
	x1 = nr(f1(x1, pp.a))
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
	pp = &P{a: x0}
	m["b"] = f2(((3 / 3) - sl[abs(x1)%len(sl)]), (pp.a + (arr[2] / 1)))
	p.s += "y"
	for i97 := 0; i97 < 3; i97++ {
		x0 += i97
		x0 = sl[abs((it.get(2)*2))%len(sl)]
		for i809 := 0; i809 < 3; i809++ {
			x0 += i809
			if v, ok := m["b"]; ok {
				x2 = v
			} else {
				x2--
			}
			switch m["c"] % 3 {
			case 0:
				p.q.arr[0] = (2 - p.q.arr[1])
			case 1, -1:
				ps[1].a++
				fallthrough
			default:
				p.q.arr[0]--
			}
			qp = &q
			q.n += int8(3)
			q.f = float64(f0(x2, 2)) / 4
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
	if len(fs) > 0 {
		x1 = fs[len(fs)-1]()
	}
	p.q.arr[0] = 7
	if v, ok := m["b"]; ok {
		x2 = v
	} else {
		x2--
	}
	if v, ok := m["c"]; ok {
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
	p.s += "z"
	q.n += int8(f0(int(q.n), pp.a))
	q.f = float64(sl[abs(qp.arr[0])%len(sl)]) / 4
	for _, v246 := range arr {
		x1 += v246
		pp.bump((3 + 9)).bump(2)
		if len(fs) > 0 {
			x1 = fs[len(fs)-1]()
		}
	}
	x1 = nr((4 / 5))
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
	if fn(len(sl)) < 6 {
		if v, ok := m["c"]; ok {
			x2 = v
		} else {
			x2--
		}
		x0, x1 = two(x1, int(q.n))
		x1 = nr(sl[abs(0)%len(sl)])
		switch v := it.(type) {
		case P:
			x0 = v.a
			v.a = 5
		case *Q:
			v.arr[0]++
		}
	} else {
		x0, x1 = two(x1, sl[abs(1)%len(sl)])
		x0, x1 = two(x1, fn(p.q.arr[1]))
		p.s += "z"
	}
	x2 = (((4 * 1) & 4) / 3)
	if !(qp.arr[0] > sl[abs(x2)%len(sl)]) {
		pp.bump(x0).bump(2)
		if !(!(len(sl) <= 5)) {
			func() {
				defer func() {
					if r := recover(); r != nil {
						x2 += 100
					}
				}()
				ps[1].a = (x1 / 1)
				if (4 / 4) > (1 & 5) {
					panic("x")
				}
				ps[1].a = 1
			}()
			p.s += "x"
		} else {
			fs = append(fs, func() int { p.a++; return x2 })
		}
	} else {
		q.n += int8(f1(qp.arr[0], qp.arr[0]))
		q.f = float64(3) / 4
		fs = append(fs, func() int { g++; return int(q.n) })
		for i205 := 0; i205 < 4; i205++ {
			x0 += i205
			x0, x1 = two(x1, int(q.n))
			pp.bump((pp.a / 1)).bump(2)
		}
		if pp.a <= (6+pp.a) && !(!(fn(len(sl)) == p.get(1))) {
			ps[1].a += ((it.get(0) / 3) - 3)
		} else {
			p.q = q
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
