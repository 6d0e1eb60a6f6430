package main

import (
	"fmt"
	"strings"
	"sync"
)

type Base struct {
	ID   int
	name string
}

func (b *Base) SetID(i int) { b.ID = i }
func (b Base) Name() string { return fmt.Sprint("base", b.ID, b.name) }

type Namer interface{ Name() string }
type Mid struct {
	*Base
	extra int
}
type Top struct {
	Mid
	Namer2
}
type Namer2 interface{ Other() string }
type oth struct{ s string }

func (o oth) Other() string { return o.s }

type Locked struct {
	sync.Mutex
	m map[string]int
}

func (l *Locked) Inc(k string) { l.Lock(); defer l.Unlock(); l.m[k]++ }

type Over struct{ Base }

func (o Over) Name() string { return "over " + o.Base.Name() }
func main() {
	t := Top{Mid{&Base{1, "x"}, 2}, oth{"oo"}}
	t.SetID(9)
	fmt.Println(t.Name(), t.ID, t.name, t.extra, t.Other())
	var n Namer = t
	fmt.Println(n.Name())
	n = &t
	fmt.Println(n.Name())
	n = t.Mid
	fmt.Println(n.Name())
	n = Over{Base{3, "y"}}
	fmt.Println(n.Name())
	f := t.Name
	t.SetID(4)
	fmt.Println(f(), t.Name())
	l := &Locked{m: map[string]int{}}
	l.Inc("a")
	l.Inc("a")
	fmt.Println(l.m)
	type W struct {
		strings.Builder
		n int
	}
	var w W
	w.WriteString("hi")
	fmt.Fprintf(&w, " %d", 3)
	fmt.Println(w.String(), w.Len())
	x, ok := n.(Over)
	fmt.Println(x.ID, ok)
	var o Namer2 = t
	fmt.Println(o.Other())
}
