package main

import (
	"container/list"
	"fmt"
)

type entry struct {
	key string
	val int
}

type LRU struct {
	cap   int
	order *list.List
	items map[string]*list.Element
}

func New(n int) *LRU { return &LRU{cap: n, order: list.New(), items: make(map[string]*list.Element)} }

func (l *LRU) Get(k string) (int, bool) {
	if e, ok := l.items[k]; ok {
		l.order.MoveToFront(e)
		return e.Value.(*entry).val, true
	}
	return 0, false
}

func (l *LRU) Put(k string, v int) {
	if e, ok := l.items[k]; ok {
		e.Value.(*entry).val = v
		l.order.MoveToFront(e)
		return
	}
	l.items[k] = l.order.PushFront(&entry{k, v})
	if l.order.Len() > l.cap {
		back := l.order.Back()
		l.order.Remove(back)
		delete(l.items, back.Value.(*entry).key)
	}
}

func main() {
	c := New(2)
	c.Put("a", 1)
	c.Put("b", 2)
	fmt.Println(c.Get("a"))
	c.Put("c", 3)
	fmt.Println(c.Get("b"))
	fmt.Println(c.Get("a"))
	c.Put("a", 10)
	for e := c.order.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value.(*entry).key, "=", e.Value.(*entry).val, " ")
	}
	fmt.Println(len(c.items))
}
