package main

import "fmt"

func main() {
	a, b := make(chan int, 3), make(chan int, 3)
	a <- 1
	a <- 2
	b <- 10
	s := 0
	for i := 0; i < 3; i++ {
		select {
		case v, ok := <-a:
			if !ok {
				continue
			}
			s += v
		case v, ok := <-b:
			if !ok {
				continue
			}
			s += v
		}
	}
	fmt.Println(s)
}
