package main

import (
	"errors"
	"fmt"
)

func sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}
func parse(s string) (v int, err error) {
	if s == "" {
		err = errors.New("empty")
		return
	}
	v = len(s)
	return
}
func swap(a, b string) (x, y string) { x, y = b, a; return }
func shadow(n int) (err error) {
	if n > 0 {
		_, err := parse("")
		_ = err
	}
	return
}
func deferred() (n int)                 { defer func() { n *= 2 }(); n = 4; return n + 1 }
func bare() (m map[string]int, ok bool) { defer func() { ok = true }(); return }
func main() {
	for i := 0; i < 3; i++ {
		fmt.Println(sum(1, 2))
		fmt.Println(parse(""))
		fmt.Println(parse("abc"))
	}
	fmt.Println(swap("a", "b"))
	fmt.Println(shadow(1), deferred())
	fmt.Println(bare())
}
