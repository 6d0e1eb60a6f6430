package main

import (
	"fmt"
	"math"
)

func main() {
	var i8 int8 = 127
	i8++
	fmt.Println(i8)
	f := 3.99
	fmt.Println(int(f), int(-f), uint8(f), float32(f))
	n := -5
	fmt.Println(n>>1, uint16(n), uint64(n)>>60, n&^1)
	x := math.MaxInt64
	x++
	fmt.Println(x == math.MinInt64)
}
