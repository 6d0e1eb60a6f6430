package main

import (
	"errors"
	"fmt"
	"net"
)

type tmp struct{}

func (t tmp) Error() string   { return "busy" }
func (t tmp) Timeout() bool   { return true }
func (t tmp) Temporary() bool { return true }

type to interface{ Timeout() bool }

func main() {
	var err error = tmp{}
	var ne net.Error
	fmt.Println(errors.As(err, &ne))
	var t to
	fmt.Println(errors.As(fmt.Errorf("w %w", err), &t))
	if t != nil {
		fmt.Println(t.Timeout())
	}
	n, ok := err.(net.Error)
	fmt.Println(ok, n != nil)
}
