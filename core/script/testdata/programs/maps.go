package main

import (
	"fmt"
	"sort"
	"strings"
)

type K struct {
	a string
	b int
}
type V struct {
	n    int
	tags []string
}

func main() {
	m := map[string]V{"a": {1, nil}}
	v := m["a"]
	v.n = 5
	fmt.Println(m["a"].n)
	m["a"] = v
	fmt.Println(m["a"].n, m["zz"].tags == nil)
	mp := map[string]*V{"p": {n: 1}}
	mp["p"].n++
	mp["p"].tags = append(mp["p"].tags, "t")
	fmt.Println(mp["p"].n, mp["p"].tags)
	for range 3 {
		w, ok := mp["none"]
		fmt.Print(w == nil, ok, " ")
		w, ok = mp["p"]
		fmt.Print(w.n, ok, " ")
	}
	fmt.Println()
	c := map[rune]int{}
	for _, r := range "hello" {
		c[r]++
	}
	fmt.Println(c['l'], len(c))
	km := map[K]int{{"a", 1}: 1}
	km[K{"a", 1}] += 5
	fmt.Println(km)
	delete(km, K{"a", 1})
	delete(km, K{})
	fmt.Println(len(km))
	nested := map[string]map[string]int{}
	for _, p := range []string{"a.x", "a.y", "b.x"} {
		k, s, _ := strings.Cut(p, ".")
		if nested[k] == nil {
			nested[k] = map[string]int{}
		}
		nested[k][s]++
	}
	fmt.Println(nested)
	keys := make([]string, 0)
	for k := range nested {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys)
	var nm map[string]int
	fmt.Println(nm["x"], len(nm))
	for k := range nm {
		fmt.Println(k)
	}
	sum := 0
	for k, v := range map[int]int{1: 10, 2: 20} {
		sum += k * v
	}
	fmt.Println(sum)
	fm := map[string]func(int) int{"dbl": func(x int) int { return x * 2 }}
	fmt.Println(fm["dbl"](4), fm["no"] == nil)
	set := map[string]struct{}{"x": {}}
	_, has := set["x"]
	fmt.Println(has)
	if _, ok := set["y"]; !ok {
		fmt.Println("no y")
	}
	im := map[interface{}]string{1: "i", "s": "s", K{"z", 1}: "k", 1.5: "f"}
	fmt.Println(im[1], im["s"], im[K{"z", 1}], im[1.5], im[int64(1)] == "")
	bm := map[bool][]int{}
	for i := range 5 {
		bm[i%2 == 0] = append(bm[i%2 == 0], i)
	}
	fmt.Println(bm)
	am := map[[2]int]string{{1, 2}: "x"}
	fmt.Println(am[[2]int{1, 2}])
	mm := make(map[string]int, 10)
	mm["a"]++
	mm["a"] -= 5
	mm["b"] |= 3
	fmt.Println(mm, len(mm))
	for k := range mm {
		delete(mm, k)
	}
	fmt.Println(len(mm))
	type pt *int
	x := 5
	pm := map[*int]int{&x: 1}
	fmt.Println(pm[&x])
	cnt := map[string]int{"a": 1, "b": 2, "c": 3}
	n := 0
	for k, v := range cnt {
		if v == 2 {
			delete(cnt, k)
			continue
		}
		n += v
	}
	fmt.Println(n, len(cnt))
}
