package main

import (
	"fmt"
)

type P struct{ x, y int }
type G [3][3]int

func mod(a [3]int) [3]int { a[0] = 9; return a }
func modp(a *[3]int) {
	a[0] = 8
	for i := range a {
		a[i]++
	}
}
func mods(s []int) { s[0] = 7; s = append(s, 1); s[0] = 6 }
func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	fmt.Println(a, b, mod(a), a, a == [3]int{1, 2, 3})
	modp(&a)
	fmt.Println(a)
	s := make([]int, 2, 2)
	mods(s)
	fmt.Println(s)
	s1 := []int{1, 2, 3, 4, 5}
	s2 := s1[1:3]
	s2[0] = 99
	s2 = append(s2, 100)
	fmt.Println(s1, s2, len(s2), cap(s2))
	s3 := append(s1[:1:1], 5)
	fmt.Println(s1, s3)
	copy(s1, s1[2:])
	fmt.Println(s1, copy(s1, []int{0, 0}))
	var g G
	g[1][2] = 5
	h := g
	h[1][2] = 6
	fmt.Println(g, h)
	ps := []P{{1, 2}, {3, 4}}
	for _, p := range ps {
		p.x = 100
	}
	for i := range ps {
		ps[i].y *= 2
	}
	pp := &ps[0]
	pp.x = 50
	q := ps[0]
	q.x = 1
	fmt.Println(ps, q)
	arr := [2]P{{1, 1}, {2, 2}}
	for i, p := range arr {
		arr[1].x = 77
		fmt.Print(i, p, " ")
	}
	fmt.Println(arr)
	pa := &arr
	for i := range pa {
		pa[i].y = i
	}
	fmt.Println(*pa, len(pa), pa[:1])
	m := map[string][]int{}
	m["a"] = append(m["a"], 1, 2)
	m["a"][0]++
	fmt.Println(m, len(m["zz"]))
	mm := map[P][2]int{{1, 2}: {3, 4}}
	fmt.Println(mm[P{1, 2}][1])
	var ns []int
	fmt.Println(ns == nil, len(ns), append(ns, ns...) == nil)
	for i, v := range []int{10, 20, 30} {
		if i == 1 {
			continue
		}
		fmt.Print(v, " ")
	}
	mat := make([][]float64, 2)
	for i := range mat {
		mat[i] = make([]float64, 2)
		for j := range mat[i] {
			mat[i][j] = float64(i*2 + j)
		}
	}
	fmt.Println(mat)
	bs := []byte("abc")
	bs = append(bs, "def"...)
	bs[0] = 'X'
	n := copy(bs[1:], "zz")
	fmt.Println(string(bs), n)
	rs := []rune("héy")
	rs[1] = 'e'
	fmt.Println(string(rs), len("héy"), len(rs))
	st := [5]int{1: 10, 3: 30}
	fmt.Println(st, len(st))
	x := [...]string{"a", "b"}
	fmt.Println(len(x), x[1])
	e := s1[:0]
	for _, v := range s1 {
		if v%2 == 1 {
			e = append(e, v)
		}
	}
	fmt.Println(e)
	arrp := [3]*int{}
	fmt.Println(arrp[0] == nil)
	fmt.Println([]string(nil) == nil, len([0]int{}))
	sl := [][]int{{1}, {2, 3}}
	sl[0], sl[1] = sl[1], sl[0]
	fmt.Println(sl)
	a4 := [4]int(append(s1[:0:0], 1, 2, 3, 4))
	fmt.Println(a4)
	del := []int{1, 2, 3, 4}
	del = append(del[:1], del[2:]...)
	fmt.Println(del)
	func(xs ...int) { xs[0] = 42 }(del...)
	fmt.Println(del)
}
