package main

import "fmt"

func try(f func()) { defer func() { fmt.Println(recover()) }(); f() }
func main() {
	xs := []int{1, 2}
	s := "abc"
	i, j := 3, -1
	a := [2]int{}
	try(func() { _ = xs[:i] })
	try(func() { _ = xs[i:] })
	try(func() { _ = xs[2 : 1+len(xs)-3] })
	try(func() { _ = s[i+1:] })
	try(func() { _ = s[:i+2] })
	try(func() { _ = xs[j] })
	try(func() { _ = s[i] })
	try(func() { _ = a[i] })
	try(func() { a[i] = 1 })
	try(func() { _ = xs[j:] })
	try(func() { _ = xs[0:1:i] })
	try(func() { _ = make([]int, j) })
	try(func() { var e error; e.Error() })
	try(func() { var f func(); f() })
	try(func() { var x any = "s"; _ = x.(int) })
	try(func() { var x any; _ = x.(int) })
	try(func() { var x any = 1; _ = x.(error) })
	try(func() { close((chan int)(nil)) })
	try(func() { c := make(chan int); close(c); close(c) })
	try(func() { c := make(chan int); close(c); c <- 1 })
	try(func() { m := map[any]int{}; m[[]int{1}] = 2 })
	try(func() { _ = [2]int(xs[:1]) })
}
