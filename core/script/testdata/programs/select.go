package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}
func merge(cs ...<-chan int) <-chan int {
	out := make(chan int)
	var wg sync.WaitGroup
	for _, c := range cs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}
func main() {
	s := 0
	for v := range merge(gen(5), gen(4), gen(3)) {
		s += v
	}
	fmt.Println(s)
	c := make(chan int, 1)
	select {
	case v := <-c:
		fmt.Println("got", v)
	default:
		fmt.Println("empty")
	}
	select {
	case c <- 4:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	select {
	case c <- 5:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	v, ok := <-c
	fmt.Println(v, ok)
	close(c)
	v, ok = <-c
	fmt.Println(v, ok)
	q := make(chan bool)
	d := make(chan string)
	go func() {
		for _, s := range []string{"a", "b"} {
			d <- s
		}
		close(q)
	}()
loop:
	for {
		select {
		case s, ok := <-d:
			fmt.Println(s, ok)
		case <-q:
			break loop
		case <-time.After(5 * time.Second):
			fmt.Println("timeout")
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	select {
	case <-ctx.Done():
		fmt.Println(ctx.Err())
	case <-time.After(5 * time.Second):
		fmt.Println("late")
	}
	var nilc chan int
	select {
	case <-nilc:
		fmt.Println("never")
	default:
		fmt.Println("nil blocks")
	}
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop())
	res := make(chan error, 2)
	go func() { res <- errors.New("e1") }()
	err := <-res
	fmt.Println(err)
	type msg struct {
		id    int
		reply chan string
	}
	srv := make(chan msg)
	go func() {
		for m := range srv {
			m.reply <- fmt.Sprint("r", m.id)
		}
	}()
	for i := range 3 {
		m := msg{i, make(chan string)}
		srv <- m
		fmt.Print(<-m.reply, " ")
	}
	close(srv)
	fmt.Println()
	for i := 0; i < 3; i++ {
		select {
		case x := <-func() chan int { c := make(chan int, 1); c <- i * 10; return c }():
			fmt.Print(x, " ")
		}
	}
	fmt.Println()
	sem := make(chan struct{}, 2)
	n := 0
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { sem <- struct{}{}; defer func() { <-sem }(); mu.Lock(); n++; mu.Unlock() })
	}
	wg.Wait()
	fmt.Println(n, len(sem), cap(sem))
}
