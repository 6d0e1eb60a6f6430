package main

import (
	"fmt"
)

var a = b + c
var b = f()
var c = 1

func f() int { d++; return d * 10 }

var d = 5
var x, y = two()

func two() (int, string) { return len(list), list[0] }

var list = []string{first, "z"}

const first = "p" + second
const second = "q"

var table = map[string]func() int{"a": func() int { return a }, "g": g}

func g() int { return table2["k"] }

var table2 = map[string]int{"k": 9}

type T struct{ n int }

var t = newT(b)

func newT(n int) *T { return &T{n + extra} }

var extra = 100
var _ = log("blank")

func log(s string) int { fmt.Println("log", s); return 0 }
func init()            { fmt.Println("init1", a); a = 7 }
func init()            { fmt.Println("init2", a) }

var self = func() int { return 3 }()
var arr = [...]int{3: 1, 2}
var iface fmt.Stringer = S("s")

type S string

func (s S) String() string { return "S:" + string(s) }
func main() {
	fmt.Println(a, b, c, d, x, y, list, table["a"](), table["g"](), t.n, self, len(arr), iface)
}
