package main

import (
	"fmt"
)

type task struct {
	name string
	run  func() string
}

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	var ts []task
	for i, n := range []string{"a", "b"} {
		ts = append(ts, task{n, func() string { return fmt.Sprint(n, i) }})
	}
	for _, t := range ts {
		fmt.Print(t.run(), " ")
	}
	fmt.Println()
	m := map[string]func() int{}
	for k, v := range map[string]int{"x": 1, "y": 2} {
		w := v * 10
		m[k] = func() int { w++; return w }
	}
	fmt.Println(m["x"](), m["x"](), m["y"]())
	acc := func() func(int) int { s := 0; return func(d int) int { s += d; return s } }
	a, b := acc(), acc()
	a(1)
	a(2)
	fmt.Println(a(3), b(1))
	for i := 0; i < 3; i++ {
		defer func() { fmt.Print("d", i, " ") }()
	}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(12))
	x := 1
	inc := func() { x++ }
	inc()
	inc()
	fmt.Println(x)
	func(y int) { x += y }(5)
	fmt.Println(x)
	var ps []*int
	for i := range 3 {
		ps = append(ps, &i)
	}
	for _, p := range ps {
		*p += 100
	}
	fmt.Println(*ps[0], *ps[1], *ps[2])
	for i := 0; i < 6; i++ {
		f := func() { i++ }
		f()
		fmt.Print(i, " ")
	}
	fmt.Println()
}
