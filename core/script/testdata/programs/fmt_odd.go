package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

type T struct {
	A int
	p *int
	E error
	M map[string]int
	F func()
	S []string
	I any
}
type P struct{ X int }
type W struct{ P *P }

func main() {
	fmt.Printf("%[2]d %[1]d|%*d|%-8q|%08.3f|%+v|%x|%X|% x|%#x|%t|%5t|%c|%U\n", 1, 2, 5, 42, "q", 3.14159, -3, "hi", []byte("yo"), "ab", 255, true, false, 0x4e16, 0x4e16)
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%!\n")
	fmt.Printf("%v %+v\n", T{}, T{A: 1})
	fmt.Println(T{S: []string{"a"}, M: map[string]int{"k": 1}, I: P{3}})
	fmt.Println(nil, []any{nil, 1, "a", []int(nil), map[string]int(nil), error(nil)})
	var e error
	var s []string
	var m map[string]P
	var p *P
	fmt.Println(e, s, m, p, s == nil)
	fmt.Printf("%v %d %s %q %x\n", []string{"a", "b"}, []int{1, 2}, []string{"x"}, []string{"y z"}, []string{"hi"})
	fmt.Printf("%v %v %v\n", [2]P{{1}, {2}}, map[P]int{{1}: 2}, &[]P{{5}})
	fmt.Printf("%6.2f|%-6d|%6s|%06d|%x|%o|%b|%e|%g\n", 1.234, 5, "ab", -42, -255, 8, 5, 123456.789, 1e21)
	fmt.Printf("%t %v %p\n", true, false, nil)
	fmt.Printf("%s %v\n", errors.New("err"), fmt.Errorf("w: %w", errors.New("in")))
	fmt.Printf("%v %s\n", time.Second, time.March)
	fmt.Println(&P{1}, &[]int{1}, &map[string]int{"a": 1}, W{nil})
	fmt.Printf("%#v %#v %#v %#v %#v\n", 1, "s", []int{1}, map[string]bool{"a": true}, struct{ A int }{1})
	fmt.Printf("%08b %3c|%-3c|\n", 5, 'a', 'b')
	fmt.Print("a", "b", 1, 2, true, "c", 1.5, nil, "\n")
	fmt.Print(1, 2, "\n")
	fmt.Println(int8(-5), uint8(200), 'x', "é", 1e6, 1e-7, float32(0.1), complex(1, -2))
	fmt.Printf("%T %T %T %T %T\n", 1, "s", 1.5, []any{}, map[string][]int{})
	x := fmt.Sprintln("a", 1)
	fmt.Printf("%q\n", x)
	fmt.Printf("%v|%10v|%-10v|\n", P{1}, P{2}, P{3})
	fmt.Printf("%s\n", []byte(nil))
	fmt.Printf("%d%%\n", 50)
	fmt.Printf("%.2s|%.0f|%5.1f|\n", "abc", 2.5, 9.96)
	var ip *int
	fmt.Println(ip == nil, T{}.p == nil)
	fmt.Fprintf(os.Stdout, "%s-%d\n", "to", 1)
	fmt.Fprintln(os.Stdout, P{4}, []P{{5}})
	os.Stdout.WriteString("direct\n")
}
