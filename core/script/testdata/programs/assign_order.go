package main

import (
	"errors"
	"fmt"
)

func f(s string, n int) int { fmt.Print(s, " "); return n }
func g(s string) *int       { fmt.Print(s, " "); return new(int) }
func main() {
	a := []int{1, 2, 3}
	i := 0
	i, a[i] = 2, 9
	fmt.Println(i, a)
	a[f("x", 0)], a[f("y", 1)] = f("z", 7), f("w", 8)
	fmt.Println(a)
	*g("p"), *g("q") = f("r", 1), f("s", 2)
	fmt.Println()
	m := map[string]int{}
	m["a"], m["b"] = 1, 2
	m["a"], m["b"] = m["b"], m["a"]
	fmt.Println(m)
	x, y, z := 1, "s", []int{4}
	x, y, z = x+1, y+"t", append(z, x)
	fmt.Println(x, y, z)
	var e error
	var n int
	n, e = 3, errors.New("q")
	fmt.Println(n, e)
	type T struct{ a, b int }
	t := T{1, 2}
	t.a, t.b = t.b, t.a+t.b
	fmt.Println(t)
	p, q := &t, &T{5, 6}
	p.a, q.a, p, q = q.a, p.a, q, p
	fmt.Println(*p, *q)
	a, a2 := []int{0, 1}, a
	a2[0], a = 5, a2
	fmt.Println(a, a2)
}
