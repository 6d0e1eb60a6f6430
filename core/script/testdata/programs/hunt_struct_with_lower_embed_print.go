package main

import "fmt"

type base struct {
	ID  int
	tag string
}

func (b base) Who() string { return fmt.Sprint(b.tag, b.ID) }

type user struct {
	base
	Name string
}
type team struct {
	*user
	size int
}

func main() {
	u := user{base{1, "t"}, "ann"}
	fmt.Println(u, u.Who(), u.base)
	fmt.Printf("%v %+v\n", u, u)
	t := team{&u, 3}
	fmt.Println(t.Name, t.Who(), t.user == &u, t.size)
	us := []user{u, u}
	us[1].ID = 2
	fmt.Println(us)
	m := map[string]user{"a": u}
	fmt.Println(m)
}
