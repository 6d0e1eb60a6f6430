package main

import (
	"fmt"
)

type In struct {
	A int
	b string
}
type T struct {
	X In
	Y *In
	z []In
	M map[string]In
	e error
	F func()
	i any
	c chan int
}
type N int
type E []string
type Rec struct {
	V    int
	Next *Rec
	kids []Rec
}

func main() {
	fmt.Printf("%v %+v\n", In{1, "x"}, In{1, "x"})
	fmt.Printf("%v\n%+v\n", T{X: In{1, "q"}, z: []In{{2, "r"}}, M: map[string]In{"k": {3, "s"}}}, T{z: nil, i: In{4, "t"}})
	fmt.Println(&In{1, "x"}, []*In{nil}, struct{ a, B int }{1, 2}, struct{}{})
	fmt.Printf("%v %+v\n", Rec{V: 1, kids: []Rec{{V: 2}}}, Rec{V: 3})
	fmt.Printf("%#v %#v %#v %#v\n", In{1, "x"}, N(3), E{"a", "b"}, map[string]In{"k": {1, "z"}})
	fmt.Printf("%#v %#v\n", &In{2, "p"}, []In{{1, "a"}})
	fmt.Printf("%T %T %T %T %T %T\n", In{}, &T{}, N(1), E{}, []In{}, map[N]*In{})
	fmt.Printf("%T|%v|%T\n", 3, 4, "s")
	var a any = In{5, "w"}
	fmt.Printf("%T %v\n", a, a)
	fmt.Printf("%s|%d|%v\n", In{1, "x"}, In{2, "y"}, [2]In{})
	fmt.Printf("%v %v\n", [3]bool{true}, [2][2]int{{1, 2}, {3, 4}})
	b := []byte("hi")
	fmt.Println(b, string(b))
	fmt.Printf("%s %x %v\n", b, b, N(7))
}
