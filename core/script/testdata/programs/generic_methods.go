package main

import (
	"fmt"
)

type Stringer interface{ String() string }
type Shape interface{ Area() float64 }
type Sq float64

func (s Sq) Area() float64  { return float64(s * s) }
func (s Sq) String() string { return fmt.Sprintf("Sq(%g)", float64(s)) }
func Show[T Stringer](xs ...T) (out []string) {
	for _, x := range xs {
		out = append(out, x.String())
	}
	return
}
func Largest[S Shape](xs []S) (best S) {
	for i, x := range xs {
		if i == 0 || x.Area() > best.Area() {
			best = x
		}
	}
	return
}
func Kind[T any](x T) string {
	switch v := any(x).(type) {
	case int:
		return "int"
	case string:
		return "string:" + v
	case []T:
		return "slice"
	case fmt.Stringer:
		return "str:" + v.String()
	}
	return fmt.Sprintf("other %v", x)
}

type Num interface{ ~int | ~float64 }
type Matrix[T Num] [][]T

func (m Matrix[T]) Mul(k T) Matrix[T] {
	out := make(Matrix[T], len(m))
	for i := range m {
		out[i] = make([]T, len(m[i]))
		for j := range m[i] {
			out[i][j] = m[i][j] * k
		}
	}
	return out
}

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func None[T any]() Opt[T]    { return Opt[T]{} }
func (o Opt[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}
func Bind[T, U any](o Opt[T], f func(T) Opt[U]) Opt[U] {
	if !o.ok {
		return None[U]()
	}
	return f(o.v)
}

type Event[T any] struct{ subs []func(T) }

func (e *Event[T]) On(f func(T)) { e.subs = append(e.subs, f) }
func (e *Event[T]) Fire(v T) {
	for _, f := range e.subs {
		f(v)
	}
}

type Ring[T any] struct {
	buf [4]T
	n   int
}

func (r *Ring[T]) Put(v T)  { r.buf[r.n%len(r.buf)] = v; r.n++ }
func (r *Ring[T]) All() []T { return append([]T(nil), r.buf[:min(r.n, 4)]...) }

type Repo[K comparable, V interface{ Key() K }] struct{ m map[K]V }

func (r *Repo[K, V]) Save(v V) {
	if r.m == nil {
		r.m = make(map[K]V)
	}
	r.m[v.Key()] = v
}

type User struct {
	ID   int
	Name string
}

func (u User) Key() int { return u.ID }
func GroupBy[T any, K comparable](xs []T, f func(T) K) map[K][]T {
	m := map[K][]T{}
	for _, x := range xs {
		k := f(x)
		m[k] = append(m[k], x)
	}
	return m
}
func Chan[T any](xs ...T) <-chan T {
	c := make(chan T, len(xs))
	for _, x := range xs {
		c <- x
	}
	close(c)
	return c
}

type Ptr[T any] interface {
	*T
	Set(string)
}
type Conf struct{ s string }

func (c *Conf) Set(s string)           { c.s = s }
func Make[T any, P Ptr[T]](s string) T { var t T; P(&t).Set(s); return t }
func Memo[K comparable, V any](f func(K) V) func(K) V {
	m := map[K]V{}
	return func(k K) V {
		if v, ok := m[k]; ok {
			return v
		}
		v := f(k)
		m[k] = v
		return v
	}
}
func main() {
	fmt.Println(Show(Sq(1), Sq(2)), Largest([]Sq{1, 3, 2}))
	fmt.Println(Kind(1), Kind("x"), Kind(Sq(2)), Kind(1.5), Kind([]int{1}))
	fmt.Println(Matrix[int]{{1, 2}, {3}}.Mul(2), Matrix[float64]{{.5}}.Mul(3))
	fmt.Println(Some(3).OrElse(1), None[string]().OrElse("d"), Bind(Some(4), func(i int) Opt[string] { return Some(fmt.Sprint("v", i)) }))
	var e Event[User]
	n := 0
	e.On(func(u User) { n += u.ID })
	e.On(func(u User) { fmt.Println("got", u.Name) })
	e.Fire(User{5, "a"})
	fmt.Println(n)
	var r Ring[string]
	for i := range 6 {
		r.Put(fmt.Sprint(i))
	}
	fmt.Println(r.All(), r.n)
	var repo Repo[int, User]
	repo.Save(User{1, "x"})
	fmt.Println(repo.m[1].Name, len(repo.m))
	g := GroupBy([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 })
	fmt.Println(g[true], g[false])
	for v := range Chan("p", "q") {
		fmt.Print(v, " ")
	}
	fmt.Println(Make[Conf]("set").s)
	calls := 0
	sq := Memo(func(i int) int { calls++; return i * i })
	fmt.Println(sq(4), sq(4), calls)
	fmt.Printf("%T %T %v\n", Some(1), r, Opt[int]{1, true})
}
