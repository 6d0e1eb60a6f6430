package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

type Dur = time.Duration
type ID string
type IDs []ID
type Fn func(ID) (ID, error)
type Opt func(*cfg)
type cfg struct {
	name string
	n    int
	on   bool
}

func WithName(s string) Opt { return func(c *cfg) { c.name = s } }
func WithN(n int) Opt       { return func(c *cfg) { c.n = n } }
func New(opts ...Opt) *cfg {
	c := &cfg{n: 1}
	for _, o := range opts {
		o(c)
	}
	return c
}
func (c *cfg) Set(n int) *cfg              { c.n = n; return c }
func (c *cfg) On() *cfg                    { c.on = true; return c }
func (i ID) Len() int                      { return len(i) }
func vari(pre string, xs ...int) string    { return fmt.Sprint(pre, len(xs), xs) }
func multi() (int, string, error)          { return 1, "a", nil }
func take(n int, s string, e error) string { return fmt.Sprint(n, s, e) }
func ret() func() (int, func() string) {
	return func() (int, func() string) { return 7, func() string { return "inner" } }
}
func main() {
	var d Dur = 3 * time.Second
	fmt.Println(d, d.Seconds(), time.Duration(1500)*time.Millisecond)
	c := New(WithName("x"), WithN(5)).Set(9).On()
	fmt.Println(*c, c.name)
	ids := IDs{"a", "bb"}
	for _, i := range ids {
		fmt.Print(i.Len(), i, " ")
	}
	var f Fn = func(i ID) (ID, error) { return i + "!", nil }
	r, err := f("q")
	fmt.Println(r, err, string(r), ID("z") == "z")
	fmt.Println(vari("a"), vari("b", 1, 2), vari("c", []int{3}...))
	fmt.Println(take(multi()))
	n, g := ret()()
	fmt.Println(n, g())
	anon := struct {
		A int
		B struct{ C string }
	}{A: 1}
	anon.B.C = "deep"
	fmt.Println(anon)
	pts := []struct{ X, Y int }{{1, 2}, {3, 4}}
	for _, p := range pts {
		fmt.Print(p.X+p.Y, " ")
	}
	fmt.Println()
	var x interface{ Len() int } = ID("four")
	fmt.Println(x.Len())
	ptr := &pts[1]
	ptr.X = 100
	fmt.Println(pts)
	type local struct{ v int }
	ls := map[string]local{"a": {1}}
	fmt.Println(ls["a"].v, len(ls))
	pp := &ptr
	(*pp).Y = 7
	fmt.Println(*ptr, **pp)
	var arr [3]func() int
	for i := range arr {
		arr[i] = func() int { return i * i }
	}
	fmt.Println(arr[2](), arr[1]())
	const k = 10
	var u8 uint8 = k
	fmt.Println(u8+k, k/3, k/3.0)
	e1, e2 := error(nil), errors.New("x")
	fmt.Println(e1 == nil, e2 != nil)
	s := struct{}{}
	fmt.Println(s == struct{}{})
	ch := make(chan<- int, 1)
	ch <- 1
	fmt.Println(len(ch))
	func() { defer func() { fmt.Println(recover() != nil) }(); var m *cfg; m.Set(1) }()
	a, _, z := func() (int, int, int) { return 1, 2, 3 }()
	fmt.Println(a, z)
	if v, err := strconv.Atoi("5"); err == nil && v > 3 {
		fmt.Println("ok", v)
	}
	var iface any = c
	if cc, ok := iface.(*cfg); ok {
		cc.n = 77
	}
	fmt.Println(c.n)
}
