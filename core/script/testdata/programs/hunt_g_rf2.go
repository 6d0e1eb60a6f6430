package main

import "fmt"

func main() { c := make(chan int, 9); close(c); var ro <-chan int = c; _, ok := <-ro; fmt.Println(ok) }
