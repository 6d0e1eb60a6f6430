package main

import (
	"fmt"
	"sync"
	"time"
)

type q struct {
	mu   sync.Mutex
	c    *sync.Cond
	xs   []int
	shut bool
}

func newQ() *q         { x := &q{}; x.c = sync.NewCond(&x.mu); return x }
func (x *q) put(v int) { x.mu.Lock(); x.xs = append(x.xs, v); x.mu.Unlock(); x.c.Signal() }
func (x *q) stop()     { x.mu.Lock(); x.shut = true; x.mu.Unlock(); x.c.Broadcast() }
func (x *q) take() (int, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for len(x.xs) == 0 && !x.shut {
		x.c.Wait()
	}
	if len(x.xs) == 0 {
		return 0, false
	}
	v := x.xs[0]
	x.xs = x.xs[1:]
	return v, true
}
func main() {
	x := newQ()
	sum := make(chan int)
	go func() {
		s := 0
		for {
			v, ok := x.take()
			if !ok {
				sum <- s
				return
			}
			s += v
		}
	}()
	for i := 1; i <= 5; i++ {
		x.put(i)
	}
	x.stop()
	fmt.Println(<-sum)
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop())
	d := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { close(d) })
	_, ok := <-d
	fmt.Println(ok)
}
