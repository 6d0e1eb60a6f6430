package main

import (
	"fmt"
)

type R struct{ n string }

func (r *R) Close() error { fmt.Println("close", r.n); return nil }
func (r R) Val(s string)  { fmt.Println("val", r.n, s) }
func arg(s string) string { fmt.Println("arg", s); return s }
func f() (err error) {
	r := &R{"a"}
	defer r.Close()
	defer R{"b"}.Val(arg("x"))
	r2 := R{"c"}
	defer r2.Val("y")
	r2.n = "d"
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("got %v", e)
		}
	}()
	panic("boom")
}
func nested() {
	defer fmt.Println("1")
	func() { defer fmt.Println("2"); defer func() { recover() }(); panic("in") }()
	fmt.Println("3")
}
func loop() {
	for i := 0; i < 3; i++ {
		defer fmt.Print(i, " ")
	}
	for _, s := range []string{"x", "y"} {
		defer func(t string) { fmt.Print(t, s, " ") }(s + "!")
	}
}
func repanic() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() { defer func() { fmt.Println("inner", recover()) }(); panic("second") }()
	panic("first")
}
func replace() {
	defer func() { fmt.Println(recover()) }()
	defer func() { panic("two") }()
	panic("one")
}
func helper() any { return recover() }
func notdirect() (r any) {
	defer func() { r = recover() }()
	defer func() { fmt.Println("helper", helper()) }()
	panic("p")
}
func handle() {
	if r := recover(); r != nil {
		fmt.Println("handled", r)
	}
}
func named() { defer handle(); panic("n") }

type H struct{ tag string }

func (h *H) rec()   { fmt.Println(h.tag, recover()) }
func method()       { h := &H{"h"}; defer h.rec(); panic("m") }
func value()        { h := handle; defer h(); panic("v") }
func closurevalue() { h := func() { fmt.Println("cv", recover()) }; defer h(); panic("w") }
func norecover()    { defer handle(); fmt.Println("fine") }
func early(n int) (s string) {
	defer func() { s += "!" }()
	if n == 0 {
		return "zero"
	}
	for i := range 3 {
		if i == n {
			return fmt.Sprint("i", i)
		}
	}
	return "end"
}
func main() {
	fmt.Println(f())
	nested()
	loop()
	fmt.Println()
	repanic()
	replace()
	fmt.Println(notdirect())
	named()
	method()
	value()
	closurevalue()
	norecover()
	fmt.Println(early(0), early(1), early(9))
}
