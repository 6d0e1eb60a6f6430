package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type T struct {
	A int `json:"a"`
}

func main() {
	var c T
	d := json.NewDecoder(strings.NewReader(`{"a":1,"bogus":1}`))
	d.DisallowUnknownFields()
	fmt.Println(d.Decode(&c))
}
