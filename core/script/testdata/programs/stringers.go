package main

import (
	"fmt"
)

type St int

const (
	A St = iota
	B
	C
)

func (s St) String() string { return [...]string{"A", "B", "C"}[s] }

type P struct{ X, Y int }

func (p P) String() string { return fmt.Sprintf("(%d,%d)", p.X, p.Y) }

type Q struct {
	N   string
	St  St
	In  P
	hid St
	p   *P
}
type L []St
type PP struct{ v int }

func (p *PP) String() string { return fmt.Sprint("pp", p.v) }

type Err struct{ s St }

func (e Err) Error() string { return "err" + e.s.String() }
func main() {
	fmt.Println(A, B, []St{A, C}, map[St]int{C: 1, A: 2}, map[string]St{"z": B}, [2]St{B, C}, L{A, B})
	fmt.Printf("%v %d %s %x %q %5v|%-5s|\n", B, B, B, B, B, B, B)
	fmt.Println(P{1, 2}, &P{3, 4}, []P{{5, 6}}, []*PP{}, map[string]P{"k": {7, 8}})
	fmt.Printf("%v %+v\n", Q{"n", B, P{1, 2}, C, nil}, Q{"n", B, P{1, 2}, C, nil})
	fmt.Println(PP{3}, &PP{4})
	var sp *PP
	_ = sp
	var s fmt.Stringer = P{9, 9}
	fmt.Println(s, s.String())
	fmt.Println(Err{C}, []error{Err{A}}, struct {
		E error
		S fmt.Stringer
	}{Err{B}, A})
	fmt.Println(fmt.Sprint(A, B), fmt.Sprintln(C), fmt.Sprint("a", A, 1, 2, B))
	var x any = B
	fmt.Println(x, []any{A, "s", 1, P{1, 1}, nil})
	fmt.Printf("%v %s %d\n", []any{A}, []any{B}, []any{C})
	type E struct {
		P
		Z int
	}
	fmt.Println(E{P{1, 2}, 3})
	fmt.Printf("%6.2f|%+d|%08b|%c|%U|%e\n", 3.14159, 5, 5, 'x', 'y', 12345.678)
}
