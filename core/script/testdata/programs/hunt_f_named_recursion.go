package main

import "fmt"

func depth(n int) (d int, path []int) {
	if n == 0 {
		return
	}
	d, path = depth(n - 1)
	d++
	path = append(path, n)
	return d, path
}
func main() { fmt.Println(depth(3)) }
