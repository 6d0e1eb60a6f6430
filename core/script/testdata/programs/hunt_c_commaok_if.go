package main

import "fmt"

type n struct{ v int }

func main() {
	m := map[string]*n{"a": {1}}
	if s, ok := m["a"]; ok {
		fmt.Println(s.v, ok)
	}
}
