package main

import (
	"fmt"
	"iter"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
func pairs(m ...string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		defer fmt.Println("cleanup")
		for i, s := range m {
			if !yield(i, s) {
				return
			}
		}
	}
}

type Tree struct {
	l, r *Tree
	v    int
}

func (t *Tree) All() iter.Seq[int] { return func(yield func(int) bool) { t.push(yield) } }
func (t *Tree) push(yield func(int) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}
func find(n int) (r int) {
	defer func() { r++ }()
	for x := range count(10) {
		if x == n {
			return x * 10
		}
	}
	return -1
}
func main() {
	for x := range count(5) {
		if x == 1 {
			continue
		}
		if x == 4 {
			break
		}
		fmt.Print(x, " ")
	}
	fmt.Println()
	for i, s := range pairs("a", "b", "c") {
		if i == 2 {
			break
		}
		fmt.Print(i, s, " ")
	}
	t := &Tree{&Tree{nil, nil, 1}, &Tree{nil, nil, 3}, 2}
	for v := range t.All() {
		fmt.Print(v, " ")
	}
	fmt.Println(find(3), find(20))
outer:
	for i := range count(3) {
		for j := range count(3) {
			if j == 1 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, ";")
		}
	}
	fmt.Println()
	var fs []func() int
	for x := range count(3) {
		fs = append(fs, func() int { return x })
	}
	fmt.Println(fs[0](), fs[1](), fs[2]())
	func() {
		for x := range count(2) {
			defer fmt.Print("d", x, " ")
		}
		fmt.Print("body ")
	}()
	fmt.Println()
	for range 3 {
		fmt.Print("x")
	}
	for i := range uint8(3) {
		fmt.Print(i)
	}
	fmt.Println()
}
