package main

import (
	"errors"
	"fmt"
	"sort"
)

var (
	ErrUnknown = errors.New("unknown sku")
	ErrStock   = errors.New("out of stock")
)

type stock struct{ qty, held int }
type inventory struct {
	m   map[string]*stock
	log []string
}

func (v *inventory) hold(sku string, n int) (func(), error) {
	s, ok := v.m[sku]
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrUnknown, sku)
	}
	if s.qty-s.held < n {
		return nil, fmt.Errorf("%w: %s has %d", ErrStock, sku, s.qty-s.held)
	}
	s.held += n
	done := false
	return func() {
		if done {
			return
		}
		done = true
		s.held -= n
		v.log = append(v.log, fmt.Sprintf("release %s %d", sku, n))
	}, nil
}
func (v *inventory) report() string {
	var ks []string
	for k := range v.m {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	out := ""
	for _, k := range ks {
		out += fmt.Sprintf("%s:%d/%d ", k, v.m[k].held, v.m[k].qty)
	}
	return out
}
func main() {
	v := &inventory{m: map[string]*stock{"mug": {qty: 3}, "cup": {qty: 1}}}
	rel, err := v.hold("mug", 2)
	fmt.Println(err, v.report())
	_, err = v.hold("mug", 2)
	fmt.Println(err, errors.Is(err, ErrStock))
	_, err = v.hold("hat", 1)
	fmt.Println(err, errors.Is(err, ErrUnknown), errors.Is(err, ErrStock))
	rel()
	rel()
	fmt.Println(v.report(), v.log)
}
