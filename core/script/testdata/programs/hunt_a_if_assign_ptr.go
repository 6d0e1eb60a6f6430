package main

import "fmt"

type n struct{ v int }

func main() {
	m := map[string]*n{}
	s, ok := m["a"]
	if !ok {
		s = &n{3}
		m["a"] = s
	}
	fmt.Println(s.v)
}
