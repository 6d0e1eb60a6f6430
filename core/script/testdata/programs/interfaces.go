package main

import (
	"errors"
	"fmt"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Rect struct{ w, h float64 }
type Circle struct{ r float64 }

func (r Rect) Area() float64         { return r.w * r.h }
func (r Rect) Perimeter() float64    { return 2 * (r.w + r.h) }
func (c *Circle) Area() float64      { return 3 * c.r * c.r }
func (c *Circle) Perimeter() float64 { return 6 * c.r }

type Named interface {
	Shape
	fmt.Stringer
}
type NR struct {
	Rect
	n string
}

func (n NR) String() string { return "NR:" + n.n }
func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int %v", v)
	case string:
		return "s" + v
	case Rect:
		return fmt.Sprint("rect", v.w)
	case *Circle:
		return fmt.Sprint("circle", v.r)
	case error:
		return "err " + v.Error()
	case fmt.Stringer:
		return "str " + v.String()
	case []int:
		return fmt.Sprint("ints", len(v))
	case map[string]Rect:
		return fmt.Sprint("map", len(v))
	case func() int:
		return fmt.Sprint("func", v())
	case []Rect:
		return "rects"
	case Shape:
		return "shape"
	}
	return "?"
}
func main() {
	shapes := []Shape{Rect{2, 3}, &Circle{1}, NR{Rect{1, 1}, "q"}}
	for _, s := range shapes {
		fmt.Println(s.Area(), s.Perimeter())
		if st, ok := s.(fmt.Stringer); ok {
			fmt.Println(st.String(), st)
		}
		if n, ok := s.(Named); ok {
			fmt.Println("named", n.Area(), n)
		}
	}
	fmt.Println(kind(nil), kind(1), kind(int64(2)), kind("x"), kind(Rect{7, 1}), kind(&Circle{4}), kind(errors.New("e")), kind(NR{n: "z"}), kind([]int{1}), kind(map[string]Rect{"a": {}}), kind(func() int { return 3 }), kind([]Rect{}), kind(1.5))
	var s Shape
	fmt.Println(s == nil)
	s = Rect{1, 2}
	fmt.Println(s == Shape(Rect{1, 2}), s == Shape(Rect{2, 2}), s != nil)
	var c *Circle
	s = c
	fmt.Println(s == nil, s != nil)
	m := map[any]string{1: "one", "a": "str", Rect{1, 1}: "rect", 2.5: "f"}
	fmt.Println(m[1], m["a"], m[Rect{1, 1}], m[2.5], m[Rect{2, 1}] == "")
	type A struct{ x int }
	type B struct{ x int }
	var a any = A{1}
	_, isB := a.(B)
	_, isA := a.(A)
	fmt.Println(isA, isB, a == any(A{1}), a == any(B{1}))
	ms := map[Shape]int{Rect{1, 1}: 5}
	ms[Rect{1, 1}]++
	fmt.Println(ms[Rect{1, 1}], len(ms))
}
