package main

import "fmt"

type node struct {
	k, v       int
	prev, next *node
}

type cache struct {
	m          map[int]*node
	head, tail *node
	size       int
}

func newCache(n int) *cache {
	c := &cache{m: map[int]*node{}, head: &node{}, tail: &node{}, size: n}
	c.head.next = c.tail
	c.tail.prev = c.head
	return c
}
func (c *cache) unlink(n *node) { n.prev.next = n.next; n.next.prev = n.prev }
func (c *cache) front(n *node) {
	n.next = c.head.next
	n.prev = c.head
	c.head.next.prev = n
	c.head.next = n
}
func (c *cache) get(k int) int {
	n, ok := c.m[k]
	if !ok {
		return -1
	}
	c.unlink(n)
	c.front(n)
	return n.v
}
func (c *cache) put(k, v int) {
	if n, ok := c.m[k]; ok {
		n.v = v
		c.unlink(n)
		c.front(n)
		return
	}
	if len(c.m) == c.size {
		old := c.tail.prev
		c.unlink(old)
		delete(c.m, old.k)
	}
	n := &node{k: k, v: v}
	c.m[k] = n
	c.front(n)
}
func main() {
	c := newCache(2)
	c.put(1, 1)
	c.put(2, 2)
	fmt.Print(c.get(1), " ")
	c.put(3, 3)
	fmt.Print(c.get(2), " ")
	c.put(4, 4)
	fmt.Println(c.get(1), c.get(3), c.get(4))
	for n := c.head.next; n != c.tail; n = n.next {
		fmt.Print(n.k, ":", n.v, " ")
	}
	fmt.Println()
}
