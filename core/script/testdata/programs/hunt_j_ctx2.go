package main

import (
	"context"
	"fmt"
	"sync"
)

func work(ctx context.Context, id int, out chan<- string) { out <- fmt.Sprint(id, ctx.Err()) }
func main() {
	ctx := context.Background()
	out := make(chan string, 3)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(id int) { defer wg.Done(); work(ctx, id, out) }(i)
	}
	wg.Wait()
	close(out)
	n := 0
	for range out {
		n++
	}
	fmt.Println(n)
}
