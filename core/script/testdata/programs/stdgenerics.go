package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type P struct {
	N string
	A int
}

func main() {
	xs := []int{3, 1, 2}
	slices.Sort(xs)
	fmt.Println(xs, slices.Contains(xs, 2), slices.Index(xs, 9), slices.Max(xs), slices.Min(xs))
	ps := []P{{"b", 2}, {"a", 1}, {"c", 0}}
	slices.SortFunc(ps, func(x, y P) int { return cmp.Compare(x.A, y.A) })
	fmt.Println(ps)
	slices.SortFunc(ps, func(x, y P) int { return strings.Compare(x.N, y.N) })
	fmt.Println(ps, slices.IndexFunc(ps, func(p P) bool { return p.N == "b" }))
	m := map[string]int{"k": 1, "a": 2, "z": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Collect(maps.Values(map[int]int{1: 5})))
	ys := slices.Clone(xs)
	slices.Reverse(ys)
	fmt.Println(xs, ys, slices.Equal(xs, ys))
	ys = slices.Insert(ys, 1, 10, 11)
	fmt.Println(ys, slices.Delete(ys, 0, 2))
	fmt.Println(slices.Compact([]int{1, 1, 2, 2, 1}), slices.Concat([]int{1}, []int{2, 3}), slices.Repeat([]int{1, 2}, 2))
	i, ok := slices.BinarySearch([]int{1, 3, 5}, 3)
	fmt.Println(i, ok)
	c := maps.Clone(m)
	delete(c, "k")
	fmt.Println(len(m), len(c), maps.Equal(m, c))
	maps.DeleteFunc(m, func(k string, v int) bool { return v > 1 })
	fmt.Println(m)
	for i, v := range slices.All([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	for i, v := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	fmt.Println()
	fmt.Println(cmp.Or("", "d"), min(3, 1, 2), max(2.5, 1), min("b", "a"))
	once := sync.OnceValue(func() int { fmt.Println("once"); return 7 })
	fmt.Println(once(), once())
	v := sync.OnceValues(func() (int, error) { return 1, errors.New("e") })
	fmt.Println(v())
	var p atomic.Pointer[P]
	fmt.Println(p.Load() == nil)
	p.Store(&P{"q", 1})
	fmt.Println(p.Load().N, p.CompareAndSwap(nil, nil))
	for w := range strings.SplitSeq("a,b,c", ",") {
		fmt.Print(w, ";")
	}
	for l := range strings.Lines("x\ny\n") {
		fmt.Printf("%q", l)
	}
	fmt.Println()
	n := rand.N(10)
	fmt.Println(n >= 0 && n < 10, rand.N(time.Second) < time.Second)
	s2 := slices.SortedFunc(slices.Values(ps), func(a, b P) int { return b.A - a.A })
	fmt.Println(s2[0].A, slices.ContainsFunc(xs, func(x int) bool { return x > 2 }))
	clear(m)
	fmt.Println(len(m))
	zs := []int{1, 2}
	clear(zs)
	fmt.Println(zs)
	var ai atomic.Int64
	ai.Add(3)
	fmt.Println(ai.Load())
}
