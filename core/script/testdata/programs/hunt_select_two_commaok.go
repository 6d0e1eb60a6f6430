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
			fmt.Print(ok, " ")
			s += v
		case w, fine := <-b:
			fmt.Print(fine, " ")
			s += w
		}
	}
	fmt.Println(s)
}
