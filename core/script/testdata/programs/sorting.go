package main

import (
	"container/heap"
	"container/list"
	"fmt"
	"sort"
)

type P struct {
	name string
	age  int
}
type byAge []P

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type IntHeap []int

func (h IntHeap) Len() int           { return len(h) }
func (h IntHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h IntHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *IntHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *IntHeap) Pop() any          { o := *h; n := len(o); x := o[n-1]; *h = o[:n-1]; return x }

type Item struct {
	v          string
	pri, index int
}
type PQ []*Item

func (p PQ) Len() int           { return len(p) }
func (p PQ) Less(i, j int) bool { return p[i].pri > p[j].pri }
func (p PQ) Swap(i, j int)      { p[i], p[j] = p[j], p[i]; p[i].index, p[j].index = i, j }
func (p *PQ) Push(x any)        { it := x.(*Item); it.index = len(*p); *p = append(*p, it) }
func (p *PQ) Pop() any          { o := *p; it := o[len(o)-1]; *p = o[:len(o)-1]; return it }
func main() {
	ps := []P{{"a", 30}, {"b", 20}, {"c", 25}}
	sort.Sort(byAge(ps))
	fmt.Println(ps)
	sort.Sort(sort.Reverse(byAge(ps)))
	fmt.Println(ps)
	sort.Slice(ps, func(i, j int) bool { return ps[i].name < ps[j].name })
	fmt.Println(ps, sort.SliceIsSorted(ps, func(i, j int) bool { return ps[i].name < ps[j].name }))
	sort.Stable(byAge(ps))
	fmt.Println(ps)
	h := &IntHeap{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 3)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	pq := PQ{}
	for i, w := range []string{"lo", "hi", "mid"} {
		heap.Push(&pq, &Item{v: w, pri: []int{1, 9, 5}[i]})
	}
	it := pq[len(pq)-1]
	it.pri = 100
	heap.Fix(&pq, it.index)
	for pq.Len() > 0 {
		fmt.Print(heap.Pop(&pq).(*Item).v, " ")
	}
	fmt.Println()
	l := list.New()
	l.PushBack(P{"x", 1})
	l.PushFront(P{"y", 2})
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value.(P).name, " ")
	}
	fmt.Println(l.Len())
	i := sort.SearchInts([]int{1, 3, 5}, 4)
	fmt.Println(i, sort.Search(10, func(i int) bool { return i*i >= 50 }))
	ss := sort.StringSlice{"b", "a"}
	ss.Sort()
	fmt.Println(ss)
	xs := []float64{2.5, 1.5}
	sort.Float64s(xs)
	fmt.Println(xs)
	sort.Slice(xs, func(i, j int) bool { return xs[i] > xs[j] })
	fmt.Println(xs)
}
