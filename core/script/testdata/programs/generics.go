package main

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
)

type Number interface{ ~int | ~int64 | ~float64 }

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Map[T, U any](xs []T, f func(T) U) []U {
	r := make([]U, 0, len(xs))
	for _, x := range xs {
		r = append(r, f(x))
	}
	return r
}
func Filter[T any](xs []T, f func(T) bool) (r []T) {
	for _, x := range xs {
		if f(x) {
			r = append(r, x)
		}
	}
	return
}
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func Keys[K cmp.Ordered, V any](m map[K]V) []K {
	var ks []K
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}

type Stack[T any] struct{ it []T }

func (s *Stack[T]) Push(x T) { s.it = append(s.it, x) }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(s.it) == 0 {
		return
	}
	x = s.it[len(s.it)-1]
	s.it = s.it[:len(s.it)-1]
	return x, true
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[T]) Each(f func(T)) {
	for p := l.head; p != nil; p = p.next {
		f(p.v)
	}
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T) Set[T] { s[v] = struct{}{}; return s }
func (s Set[T]) Has(v T) bool   { _, ok := s[v]; return ok }

type Cache[K comparable, V any] struct {
	mu   sync.Mutex
	m    map[K]V
	load func(K) (V, error)
}

func NewCache[K comparable, V any](f func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{m: map[K]V{}, load: f}
}
func (c *Cache[K, V]) Get(k K) (V, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.m[k]; ok {
		return v, nil
	}
	v, err := c.load(k)
	if err == nil {
		c.m[k] = v
	}
	return v, err
}
func Ptr[T any](v T) *T { return &v }
func Zero[T any]() T    { var z T; return z }
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

type MyInt int
type Opt[T any] func(*T)

func Apply[T any](t *T, os ...Opt[T]) {
	for _, o := range os {
		o(t)
	}
}

type Tree[T any] struct {
	L, R *Tree[T]
	V    T
}

func (t *Tree[T]) Walk(f func(T)) {
	if t == nil {
		return
	}
	t.L.Walk(f)
	f(t.V)
	t.R.Walk(f)
}
func Equal[T comparable](a, b T) bool { return a == b }

type Stringish interface{ ~string }

func Join[S Stringish](xs []S) string {
	var b strings.Builder
	for _, x := range xs {
		b.WriteString(string(x))
	}
	return b.String()
}
func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[MyInt](1, 2), Sum[int]())
	fmt.Println(Map([]int{1, 2}, func(i int) string { return fmt.Sprint("v", i) }), Map([]string{"a"}, strings.ToUpper))
	fmt.Println(Filter([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }), Reduce([]int{1, 2, 3}, "", func(a string, i int) string { return a + fmt.Sprint(i) }))
	fmt.Println(Keys(map[string]int{"b": 1, "a": 2}))
	var s Stack[Pair[string, int]]
	s.Push(Pair[string, int]{"a", 1})
	s.Push(Pair[string, int]{"b", 2})
	fmt.Println(s.Pop())
	fmt.Println(len(s.it), s.it[0])
	var l List[string]
	l.Add("x")
	l.Add("y")
	l.Each(func(s string) { fmt.Print(s, " ") })
	fmt.Println(l.n)
	st := Set[int]{}
	st.Add(1).Add(2)
	fmt.Println(st.Has(1), st.Has(3), len(st))
	c := NewCache(func(k string) (int, error) {
		if k == "" {
			return 0, errors.New("empty")
		}
		return len(k), nil
	})
	fmt.Println(c.Get("abc"))
	fmt.Println(c.Get(""))
	fmt.Println(*Ptr(3), *Ptr("s"), Zero[int](), Zero[*int]() == nil, Zero[Pair[int, int]]())
	fmt.Println(Must(strconv.Atoi("12")))
	type cfg struct{ a, b int }
	var cf cfg
	Apply(&cf, func(c *cfg) { c.a = 1 }, func(c *cfg) { c.b = 2 })
	fmt.Println(cf)
	t := &Tree[int]{V: 2, L: &Tree[int]{V: 1}, R: &Tree[int]{V: 3}}
	t.Walk(func(i int) { fmt.Print(i, " ") })
	fmt.Println(Equal(1, 1), Equal("a", "b"), Equal(Pair[int, int]{1, 2}, Pair[int, int]{1, 2}))
	type S2 string
	fmt.Println(Join([]S2{"x", "y"}))
	f := Map[int, int]
	fmt.Println(f([]int{1}, func(i int) int { return -i }))
}
