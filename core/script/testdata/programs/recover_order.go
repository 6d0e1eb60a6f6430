package main

import (
	"errors"
	"fmt"
)

type coded struct{ code int }

func (c coded) Error() string { return fmt.Sprint("code ", c.code) }

func inner() {
	defer fmt.Println("inner deferred 1")
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("inner got", r)
			panic(fmt.Sprint("again ", r))
		}
	}()
	panic("first")
}

func outer() {
	defer func() { fmt.Println("outer got", recover()) }()
	inner()
	fmt.Println("never")
}

func custom() {
	defer func() {
		r := recover()
		e, ok := r.(coded)
		fmt.Println(ok, e.code)
	}()
	panic(coded{42})
}

func nested() (s string) {
	defer func() {
		defer func() { s = fmt.Sprint("inner:", recover()) }()
		panic("in defer")
	}()
	return "x"
}

func main() {
	outer()
	custom()
	fmt.Println(nested())
	fmt.Println(recover())
	func() {
		defer func() {
			err, _ := recover().(error)
			fmt.Println(errors.Unwrap(err) == nil, err)
		}()
		var xs []int
		_ = xs[3]
	}()
}
