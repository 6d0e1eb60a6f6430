package main

import (
	"errors"
	"fmt"
)

var ErrA = errors.New("a")

type Code struct{ n int }

func (c Code) Error() string { return fmt.Sprintf("code %d", c.n) }

type Ptr struct {
	msg string
	err error
}

func (p *Ptr) Error() string { return p.msg + ": " + p.err.Error() }
func (p *Ptr) Unwrap() error { return p.err }

type IsE struct{}

func (IsE) Error() string   { return "ise" }
func (IsE) Is(t error) bool { return t == ErrA }
func f(n int) error {
	switch n {
	case 1:
		return Code{1}
	case 2:
		return fmt.Errorf("w: %w", Code{2})
	case 3:
		return &Ptr{"p", Code{3}}
	case 4:
		return fmt.Errorf("x: %w", &Ptr{"q", ErrA})
	case 5:
		return errors.Join(ErrA, Code{5})
	case 6:
		return IsE{}
	case 7:
		var p *Ptr
		_ = p
		return nil
	}
	return nil
}
func find(err error) (c Code, ok bool) { ok = errors.As(err, &c); return }
func main() {
	for n := 0; n < 8; n++ {
		err := f(n)
		c, ok := find(err)
		var p *Ptr
		fmt.Println(n, err, err == nil, c.n, ok, errors.As(err, &p), errors.Is(err, ErrA), errors.Is(err, Code{2}))
		if p != nil {
			fmt.Println(p.msg)
		}
		if x, ok := err.(Code); ok {
			fmt.Println("is code", x.n)
		}
		switch e := err.(type) {
		case Code:
			fmt.Println("sw", e.n)
		case *Ptr:
			fmt.Println("ptr", e.msg)
		case nil:
			fmt.Println("nil")
		}
	}
	fmt.Println(f(1) == Code{1}, f(1) == Code{2}, errors.Unwrap(f(2)) == Code{2}, errors.Unwrap(f(3)), errors.Unwrap(f(1)))
	errs := []error{ErrA, Code{9}, &Ptr{"z", ErrA}}
	fmt.Println(errs)
	fmt.Printf("%v %s %q %+v\n", errs[1], errs[1], errs[1], errs[2])
	m := map[error]int{ErrA: 1, Code{1}: 2}
	fmt.Println(m[f(1)], m[ErrA])
	var e error = Code{4}
	var i interface{} = e
	_, ok := i.(error)
	fmt.Println(ok, i == any(Code{4}))
	ch := make(chan error, 1)
	ch <- Code{8}
	fmt.Println((<-ch).(Code).n)
	fn := func() error { return Code{6} }
	if c, ok := fn().(Code); ok {
		fmt.Println(c.n)
	}
	var target interface{ Unwrap() error }
	fmt.Println(errors.As(f(3), &target), target != nil)
}
