package main

import "fmt"

type n struct{ v int }

func main() { m := map[string]*n{"a": {1}}; s, ok := m["a"]; fmt.Println(s.v, ok) }
