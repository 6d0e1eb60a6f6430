package main

import "fmt"

var (
	c = b + 1
	b = a * 2
	a = load("a", 5)
)

var table = build()

var names = []string{"x", "y"}

func build() map[string]int {
	m := map[string]int{}
	for i, n := range names {
		m[n] = i
	}
	return m
}

func load(s string, n int) int { fmt.Println("load", s); return n }

func init() { fmt.Println("init 1", len(table)) }
func init() { fmt.Println("init 2", a, b, c) }

func main() { fmt.Println(a, b, c, table) }
