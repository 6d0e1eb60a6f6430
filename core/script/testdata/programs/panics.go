package main

import (
	"errors"
	"fmt"
	"runtime"
)

type E struct{ c int }

func (e E) Error() string { return fmt.Sprint("E", e.c) }
func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isErr := r.(error)
		_, isRt := r.(runtime.Error)
		fmt.Println(name, r, isErr, isRt)
		if e, ok := r.(E); ok {
			fmt.Println("E", e.c)
		}
	}()
	f()
}
func main() {
	var m map[string]int
	var p *E
	var s []int
	var i any = "x"
	var fn func()
	z := 0
	try("map", func() { m["a"] = 1 })
	try("nil", func() { fmt.Println(p.c) })
	try("idx", func() { fmt.Println(s[z]) })
	try("idx2", func() { s = []int{1, 2}; fmt.Println(s[z+5]) })
	try("neg", func() { fmt.Println(s[z-1]) })
	try("assert", func() { _ = i.(int) })
	try("iface", func() { _ = i.(fmt.Stringer) })
	try("div", func() { fmt.Println(1 / z) })
	try("custom", func() { panic(E{7}) })
	try("err", func() { panic(errors.New("e")) })
	try("val", func() { panic(fmt.Sprintf("%03d", 7)) })
	try("func", func() { fn() })
	try("nilpanic", func() { panic(nil) })
	try("str", func() { t := "abc"; _ = t[z+3] })
	try("close", func() { c := make(chan int); close(c); close(c) })
	try("wrap", func() { panic(fmt.Errorf("w: %w", E{3})) })
	var ni any
	try("nilassert", func() { _ = ni.(string) })
	var arr [3]int
	try("arr", func() { arr[z+3] = 1 })
	try("mod", func() { fmt.Println(5 % z) })
}
