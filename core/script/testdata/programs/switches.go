package main

import (
	"fmt"
)

type C int

const (
	Red C = iota + 1
	Green
	_
	Blue
)
const (
	KB = 1 << (10 * (iota + 1))
	MB
)
const (
	a, b = iota, iota * 10
	c, d
)

func sw(x int) string {
	switch y := x * 2; {
	case y < 0:
		return "neg"
	case y == 0:
		fallthrough
	case y == 2:
		return "small"
	case y > 100:
		break
	default:
		return fmt.Sprint("d", y)
	}
	return "big"
}
func f(s string) bool { fmt.Print(s, " "); return s == "t" }
func lab() (n int) {
outer:
	for i := 0; i < 5; i++ {
		switch i {
		case 1:
			continue outer
		case 3:
			break outer
		default:
			for {
				n++
				if n%2 == 0 {
					break
				}
				if n > 10 {
					break outer
				}
			}
		}
		n += 10
	}
	return
}
func gotos() int {
	i := 0
again:
	i++
	if i < 5 {
		goto again
	}
	if i == 5 {
		goto end
	}
	i = 100
end:
	return i
}
func types(xs ...any) {
	for _, x := range xs {
		switch v := x.(type) {
		case int, string:
			fmt.Printf("%v ", v)
		case func(int) int:
			fmt.Print(v(2), " ")
		case []any:
			types(v...)
		case C:
			fmt.Print("C", int(v), " ")
		case *C:
			fmt.Print("*C", *v, " ")
		case nil:
			fmt.Print("nil ")
		case map[string]any:
			fmt.Print(len(v), " ")
		case bool:
			if v {
				fmt.Print("T ")
			}
		default:
			fmt.Printf("other%v ", v)
		}
	}
	fmt.Println()
}
func main() {
	fmt.Println(sw(-1), sw(0), sw(1), sw(7), sw(60), lab(), gotos(), Red, Green, Blue, KB, MB, a, b, c, d)
	switch {
	case f("a"), f("t"), f("b"):
		fmt.Println("hit")
	}
	switch x := 5; x {
	case 1, 2:
		fmt.Println("12")
	case 3, 5:
		fmt.Println("35")
	}
	g := Green
	types(1, "s", func(x int) int { return x + 1 }, []any{2, nil}, Red, &g, map[string]any{"a": 1}, true, 1.5, [2]int{1, 2})
	for i := range 3 {
		switch {
		case i == 1:
			continue
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	for lo, hi := 0, 3; ; {
		if lo >= hi {
			break
		}
		lo++
		fmt.Print(lo)
	}
	fmt.Println()
	if x := 3; x > 5 {
		fmt.Println("gt")
	} else if y := x * 2; y > 5 {
		fmt.Println("y", x, y)
	} else {
		fmt.Println("else")
	}
	x := 1
	{
		x := 2
		x++
		_ = x
	}
	fmt.Println(x)
	func() { x := x + 10; fmt.Println(x) }()
	var e any = Blue
	if v, ok := e.(C); ok && v == Blue {
		fmt.Println("blue")
	}
	for {
		break
	}
	i := 0
	for i < 3 {
		i++
	}
	fmt.Println(i)
	switch C(2) {
	case Red:
		fmt.Println("r")
	case Green:
		fmt.Println("g")
	}
	switch z := e.(type) {
	case C:
		z++
		fmt.Println(z)
	}
}
