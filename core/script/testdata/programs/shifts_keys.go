package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type key struct{ a, b string }

func (k key) MarshalText() ([]byte, error) { return []byte(k.a + "/" + k.b), nil }

func (k *key) UnmarshalText(text []byte) error {
	k.a, k.b, _ = strings.Cut(string(text), "/")
	return nil
}

type level int

func (l *level) UnmarshalText(text []byte) error { *l = level(len(text)); return nil }

func main() {
	for _, n := range []int{0, 3, 70, -1} {
		func() {
			defer func() { fmt.Println(recover()) }()
			fmt.Println(1<<n, 1024>>n, int8(1)<<n)
		}()
	}
	data, err := json.Marshal(map[key]int{{"x", "y"}: 1})
	fmt.Println(string(data), err)
	var m map[key]int
	fmt.Println(json.Unmarshal(data, &m), m[key{"x", "y"}])
	var l map[level]string
	fmt.Println(json.Unmarshal([]byte(`{"abc":"z"}`), &l), l[3])
	var v struct{ L level }
	fmt.Println(json.Unmarshal([]byte(`{"L":"four"}`), &v), v.L)
}
