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
	if len(fs) > 0 {
		x1 = fs[len(fs)-1]()
	}
	ps[1], ps[0] = ps[0], ps[1]
	for i311 := 0; i311 < 4; i311++ {
		x0 += i311
		arr[1] += p.get(1)
		fs = append(fs, func() int { g++; return fn(x0) })
	}
	x2, sl[0] = (4 - p.q.arr[1]), x0
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
	x1 = fn(len(sl))
	if !(f2(7, p.a) < fn(int(q.n)) || fn(x1) < fn(x0)) && !(x1 <= (pp.a+arr[2]) && p.q.arr[1] == it.get(0)) {
		x2 = (sl[abs(p.get(1))%len(sl)] + ((g - pp.a) * 1))
	} else {
		sl = append(sl, 7)
	}
	pp = &ps[0]
	fs = append(fs, func() int { x0++; return sl[abs(x0)%len(sl)] })
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
	fmt.Print((ps[0].a * 1), " ", it.name(), " ")
	fs = append(fs, func() int { x0++; return int(q.n) })
	pp.bump((x2 / 3)).bump(2)
	x0, x1 = two(x1, (g * 2))
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
	fmt.Print(p.q.arr[1], " ", q, " ")
	x0 += fn(((7 & 9) + int(q.n)))
	p.a = fn(p.get(0))
	pp.q.arr[2] = ps[0].a
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
	q.n += int8(m["b"])
	q.f = float64(pp.a) / 4
	sl[0], pp.a = g, x1
	m["a"] ^= (7 - ((1 / 4) & 11))
	for _, v609 := range sl {
		x1 += v609
		p.s += "y"
		x1 = (((g - x1) * 3) & 4)
		if !(7 > m["b"] && 2 != it.get(1)) || p.q.arr[1] == 0 {
			if x2 != (qp.arr[0] - int(q.n)) {
				fs = append(fs, func() int { g++; return (3 / 5) })
				x1 = nr((ps[0].a + ps[0].a))
			} else {
				sl = append(sl, (p.get(1) / 1))
				ps[1].a = sl[abs(f0((x0/5), (qp.arr[0]&6)))%len(sl)]
				if v, ok := m["z"]; ok {
					x2 = v
				} else {
					x2--
				}
			}
			if len(fs) > 0 {
				x1 = fs[len(fs)-1]()
			}
			if v, ok := m["b"]; ok {
				x2 = v
			} else {
				x2--
			}
		} else {
			func() {
				defer func() {
					if r := recover(); r != nil {
						x2 += 100
					}
				}()
				pp.q.arr[2] = m["c"]
				if !((m["c"] < f2(ps[0].a, 4) && x1 < 1) || ((5*2) <= pp.a || p.q.arr[1] == (arr[2]&9))) {
					panic("x")
				}
				m["b"] = 1
			}()
			fs = append(fs, func() int { g++; return (x2 - p.a) })
			x2 = ((it.get(1) & 3) & 11)
			fs = append(fs, func() int { g++; return (5 - qp.arr[0]) })
		}
		q.n += int8(sl[abs(5)%len(sl)])
		q.f = float64(5) / 4
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
	qp.arr[1] = qp.arr[0]
	if len(fs) > 0 {
		x1 = fs[len(fs)-1]()
	}
	qp = &p.q
	x2, sl[0] = m["b"], (x0 + qp.arr[0])
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
