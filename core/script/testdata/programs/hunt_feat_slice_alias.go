package main

import "fmt"

func mutate(xs []int)     { xs[0] = 99 }
func grow(xs []int) []int { return append(xs, 1) }
func insert(xs []int, i, v int) []int {
	xs = append(xs, 0)
	copy(xs[i+1:], xs[i:])
	xs[i] = v
	return xs
}

func main() {
	a := []int{1, 2, 3, 4, 5}
	b := a[1:3]
	b = append(b, 100)
	fmt.Println(a, b, len(b), cap(b))
	c := a[1:3:3]
	c = append(c, 200)
	fmt.Println(a, c, cap(a[:2:4]))
	mutate(a)
	fmt.Println(a[0])
	d := make([]int, 2, 10)
	e := grow(d)
	f := grow(d)
	f[2] = 7
	fmt.Println(e, f, d)
	g := make([]int, 3)
	fmt.Println(copy(g, a), g, copy(g, g[1:]), g)
	fmt.Println(insert([]int{1, 2, 4}, 2, 3))
	var bs []byte
	bs = append(bs, "héy"...)
	fmt.Println(len(bs), string(bs))
	fmt.Println(copy(bs, "zz"))
	fmt.Println(string(bs))
	a = append(a[:1], a[2:]...)
	fmt.Println(a, a[len(a)-1], a[:0], len(a[5-1:]))
	p := (*[2]int)(a[:2])
	p[1] = -1
	fmt.Println(a)
}
