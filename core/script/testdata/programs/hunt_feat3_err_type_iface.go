package main

import (
	"errors"
	"fmt"
	"net"
	"time"
)

type tmp struct{ d time.Duration }

func (t tmp) Error() string   { return "busy" }
func (t tmp) Timeout() bool   { return t.d > time.Second }
func (t tmp) Temporary() bool { return true }

type retryable interface {
	error
	Temporary() bool
}

func cls(err error) string {
	var ne net.Error
	if errors.As(err, &ne) && ne.Timeout() {
		return "timeout"
	}
	if r, ok := err.(retryable); ok && r.Temporary() {
		return "retry"
	}
	var t tmp
	if errors.As(err, &t) {
		return "wrapped " + t.d.String()
	}
	return "fatal"
}
func main() {
	fmt.Println(cls(tmp{2 * time.Second}), cls(tmp{1}), cls(fmt.Errorf("w: %w", tmp{5})), cls(errors.New("x")))
}
