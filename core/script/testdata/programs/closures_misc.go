package main

import (
	"errors"
	"fmt"
)

type Counter struct{ n int }

func (c *Counter) Hook() func() int { return func() int { c.n++; return c.n } }
func apply(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}
func memo(f func(int) int) func(int) int {
	m := map[int]int{}
	return func(n int) int {
		if v, ok := m[n]; ok {
			return v
		}
		v := f(n)
		m[n] = v
		return v
	}
}
func gen() (next func() int, reset func()) {
	i := 0
	next = func() int { i++; return i }
	reset = func() { i = 0 }
	return
}
func retry(n int, f func(int) error) (err error) {
	for i := range n {
		if err = f(i); err == nil {
			return nil
		}
	}
	return fmt.Errorf("after %d: %w", n, err)
}
func with(f func(set func(string, int), get func(string) int)) {
	m := map[string]int{}
	f(func(k string, v int) { m[k] = v }, func(k string) int { return m[k] })
}
func main() {
	c := &Counter{}
	h := c.Hook()
	h()
	fmt.Println(h(), c.n)
	add := func(n int) func(int) int { return func(x int) int { return x + n } }
	fmt.Println(apply(add(1), add(10), func(x int) int { return x * 2 })(3))
	var fib func(int) int
	fib = memo(func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(40))
	n, r := gen()
	n()
	n()
	fmt.Println(n())
	r()
	fmt.Println(n())
	fmt.Println(retry(3, func(i int) error {
		if i == 2 {
			return nil
		}
		return errors.New("no")
	}), retry(2, func(int) error { return errors.New("never") }))
	with(func(set func(string, int), get func(string) int) {
		set("a", 5)
		set("b", get("a")+1)
		fmt.Println(get("b"))
	})
	x := 1
	f := func() { x := x; x++; fmt.Println("in", x) }
	f()
	f()
	fmt.Println(x)
	var fs [3]func()
	for i := 0; i < 3; i++ {
		v := i * i
		fs[i] = func() { v++; fmt.Print(v, " ") }
	}
	for range 2 {
		for _, f := range fs {
			f()
		}
	}
	fmt.Println()
	p := new(int)
	func() { *p = 5; p = new(int); *p = 6 }()
	fmt.Println(*p)
	s := []int{1, 2, 3}
	func() { s = append(s, 4); s[0] = 100 }()
	fmt.Println(s)
	st := struct {
		a int
		f func() int
	}{a: 1}
	st.f = func() int { st.a++; return st.a }
	st.f()
	fmt.Println(st.f(), st.a)
	a, b := 1, 2
	sw := func() { a, b = b, a }
	sw()
	fmt.Println(a, b)
	arr := [2]int{1, 2}
	func() { arr[0] = 9 }()
	fmt.Println(arr)
	outer := func() func() int { y := 0; inner := func() int { y += 2; return y }; inner(); return inner }()
	fmt.Println(outer())
	for i := 0; i < 2; i++ {
		for j := 0; j < 2; j++ {
			defer func() { fmt.Print(i, j, " ") }()
		}
	}
	type op func(float64, float64) (float64, error)
	ops := map[string]op{"/": func(a, b float64) (float64, error) {
		if b == 0 {
			return 0, errors.New("div")
		}
		return a / b, nil
	}}
	_, err := ops["/"](1, 0)
	v, _ := ops["/"](1, 4)
	fmt.Println(err, v)
	if f := ops["none"]; f == nil {
		fmt.Println("nil op")
	}
	fact := func(n int) int {
		var rec func(int) int
		rec = func(k int) int {
			if k <= 1 {
				return 1
			}
			return k * rec(k-1)
		}
		return rec(n)
	}
	fmt.Println(fact(10))
}
