package main

import "fmt"

type msg struct {
	n  int
	re chan int
}

func main() {
	s := make(chan msg, 1)
	r := make(chan int)
	go func() { x := <-s; x.re <- x.n * 2 }()
	s <- msg{4, r}
	fmt.Println(<-r)
}
