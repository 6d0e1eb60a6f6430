package main

import (
	"fmt"
	"time"
)

func main() {
	d := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { close(d) })
	_, ok := <-d
	fmt.Println(ok)
}
