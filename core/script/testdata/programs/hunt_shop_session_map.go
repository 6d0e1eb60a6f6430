package main

import "fmt"

type session struct {
	user  string
	cart  map[string]int
	pages []string
}

func newSession(u string) *session { return &session{user: u, cart: map[string]int{}} }

func (s *session) visit(p string) *session { s.pages = append(s.pages, p); return s }

func (s *session) add(sku string, n int) *session {
	s.cart[sku] += n
	if s.cart[sku] <= 0 {
		delete(s.cart, sku)
	}
	return s
}

func main() {
	all := map[string]*session{}
	get := func(u string) *session {
		s, ok := all[u]
		if !ok {
			s = newSession(u)
			all[u] = s
		}
		return s
	}
	get("ann").visit("/").visit("/cart").add("x", 2)
	get("bob").visit("/").add("y", 1).add("y", -1)
	get("ann").add("x", 1).add("z", 4)
	fmt.Println(len(all), all["ann"].pages, all["ann"].cart, all["bob"].cart, len(all["bob"].cart))
	if s, ok := all["eve"]; !ok {
		fmt.Println(s == nil, ok)
	}
}
