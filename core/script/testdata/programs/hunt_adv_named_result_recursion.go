package main

import "fmt"

func fact(n int) (r int) {
	r = 1
	if n > 1 {
		r = n * fact(n-1)
	}
	return
}

func depth(n int) (d int, path []int) {
	if n == 0 {
		return
	}
	d, path = depth(n - 1)
	d++
	path = append(path, n)
	return d, path
}

func collatz(n int) (steps int) {
	for n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return
}

func main() {
	fmt.Println(fact(5), fact(3), fact(0))
	fmt.Println(depth(3))
	fmt.Println(depth(0))
	for i := 1; i < 6; i++ {
		fmt.Print(collatz(i), " ")
	}
	fmt.Println()
}
