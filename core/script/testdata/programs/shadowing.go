package main

import (
	"fmt"
)

var rt = 1
var start = "start"

type error2 = error

func f1_main() int      { return 7 }
func t0() int           { return 8 }
func len2(s string) int { return len(s) }

type main_t struct{ L1, LS, d int }

func new2() *main_t                     { return &main_t{1, 2, 3} }
func shadow(len int, string string) int { cap := len * 2; nil := cap; return nil }
func min(a, b int) int                  { return a*100 + b }
func println(x int)                     { fmt.Println("mine", x) }
func m(a0, v0, o0, k0, d int) (rd int) {
	rd = a0 + v0 + o0 + k0 + d
	defer func() { rd *= 2 }()
	return rd
}
func main() {
	fmt := fmt.Sprint("x", rt, start)
	_ = fmt
	println(f1_main() + t0())
	println(len2("abc"))
	x := new2()
	println(x.L1 + x.LS + x.d)
	println(shadow(3, "s"))
	println(min(1, 2))
	println(m(1, 2, 3, 4, 5))
	L0 := 5
	goto L0
L0:
	println(L0)
	true := false
	if !true {
		println(1)
	}
	int := 3
	int++
	println(int)
	append := func(a, b int_) int_ { return a + b }
	println(append(1, 2))
	_, ok := any(3).(string)
	_ = ok
	type T struct{ T *T }
	var t T
	t.T = &t
	println(b2i(t.T == &t))
	iota := 4
	println(iota)
	var copy []int_
	for i := range 3 {
		copy = push(copy, i)
	}
	println(len(copy))
}

type int_ = int

func push(s []int, i int) []int { return append(s, i) }
func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
