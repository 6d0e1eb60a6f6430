package main

import "fmt"

func main() {
	a := make(chan int, 3)
	b := make(chan int, 2)
	a <- 1
	a <- 2
	a <- 3
	close(a)
	b <- 10
	b <- 20
	close(b)
	var x, y <-chan int = a, b
	s := 0
	for x != nil || y != nil {
		select {
		case v, ok := <-x:
			if !ok {
				x = nil
				continue
			}
			s += v
		case v, ok := <-y:
			if !ok {
				y = nil
				continue
			}
			s += v
		}
	}
	fmt.Println(s)
}
