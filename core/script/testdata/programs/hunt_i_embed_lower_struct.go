package main

import "fmt"

type base struct{ v int }

func (b *base) get() int { return b.v }

type outer struct {
	base
	name string
}

func main() { o := outer{base{1}, "x"}; o.v++; fmt.Println(o.get(), o) }
