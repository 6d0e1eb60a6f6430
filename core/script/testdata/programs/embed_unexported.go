package main

import (
	"encoding/json"
	"fmt"
)

type base struct {
	ID  int `json:"id"`
	tag string
}

type pos struct{ X, Y int }

type user struct {
	base
	*pos
	Name string `json:"name"`
}

func main() {
	u := user{base{1, "t"}, &pos{2, 3}, "ann"}
	fmt.Println(u.ID, u.tag, u.X, u.Name)
	fmt.Printf("%v %+v\n", u.base, u.base)
	b, err := json.Marshal(u)
	fmt.Println(string(b), err)
	b, err = json.Marshal([]user{u})
	fmt.Println(string(b), err)
	var v user
	v.pos = &pos{}
	fmt.Println(json.Unmarshal([]byte(`{"id":7,"X":5,"name":"bob"}`), &v), v.ID, v.X, v.Name)
	fmt.Printf("%+v\n", struct {
		base
		N int
	}{base{4, "q"}, 5})
}
