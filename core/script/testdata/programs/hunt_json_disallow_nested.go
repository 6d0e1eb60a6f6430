package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type in struct {
	B int `json:"b"`
}
type T struct {
	A  int `json:"a"`
	In in  `json:"in"`
	L  []in
}

func dec(s string) error {
	d := json.NewDecoder(strings.NewReader(s))
	d.DisallowUnknownFields()
	var t T
	return d.Decode(&t)
}
func main() {
	fmt.Println(dec(`{"a":1,"in":{"b":2}}`))
	fmt.Println(dec(`{"a":1,"zz":2}`))
	fmt.Println(dec(`{"in":{"q":2}}`))
	fmt.Println(dec(`{"L":[{"b":1,"x":1}]}`))
	d := json.NewDecoder(strings.NewReader(`{"a":9007199254740993,"x":1.50}`))
	d.UseNumber()
	var m map[string]any
	fmt.Println(d.Decode(&m), m)
	err := json.Unmarshal([]byte(`{"a":"s"}`), &T{})
	_, ok := err.(*json.UnmarshalTypeError)
	fmt.Println(ok)
	_, ok = json.Unmarshal([]byte(`{`), &T{}).(*json.SyntaxError)
	fmt.Println(ok)
}
