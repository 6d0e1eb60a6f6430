package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

type In struct {
	Deep   int `json:"deep"`
	secret string
}
type St int

func (s St) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("st%d", int(s))), nil }
func (s *St) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "st%d", (*int)(s))
	return err
}

type D time.Duration

func (d D) MarshalJSON() ([]byte, error) { return json.Marshal(time.Duration(d).String()) }
func (d *D) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	v, err := time.ParseDuration(s)
	*d = D(v)
	return err
}

type T struct {
	A int
	b string
	C *int `json:"c,omitempty"`
	In
	S    St              `json:"s"`
	D    D               `json:"d,omitempty"`
	L    []D             `json:"l"`
	M    map[string]St   `json:"m,omitempty"`
	Any  any             `json:"any"`
	Raw  json.RawMessage `json:"raw,omitempty"`
	Skip string          `json:"-"`
	Str  int             `json:"str,string"`
}
type Node struct {
	Name   string  `json:"name"`
	Kids   []*Node `json:"kids,omitempty"`
	parent *Node
}

func main() {
	t := T{A: 1, b: "x", In: In{2, "s"}, S: 3, D: D(time.Second), L: []D{1, 2}, M: map[string]St{"k": 4}, Any: []any{1, "<a>"}, Str: 9}
	b, err := json.Marshal(t)
	fmt.Println(string(b), err)
	b, err = json.Marshal(&t)
	fmt.Println(string(b), err)
	var u T
	err = json.Unmarshal(b, &u)
	fmt.Println(err, u.A, u.b, u.Deep, u.S, time.Duration(u.D), len(u.L), u.M["k"], u.Any, u.Str, u.C == nil)
	n := &Node{Name: "r", Kids: []*Node{{Name: "k"}}}
	b, _ = json.Marshal(n)
	fmt.Println(string(b))
	var m Node
	fmt.Println(json.Unmarshal(b, &m), m.Kids[0].Name)
	b, _ = json.MarshalIndent(map[string]any{"t": In{5, ""}, "n": nil}, "", " ")
	fmt.Println(string(b))
	var list []In
	fmt.Println(json.Unmarshal([]byte(`[{"deep":1},{"deep":2}]`), &list), list)
	var anon struct {
		Items []struct {
			Name string `json:"name"`
		} `json:"items"`
		Total float64
	}
	fmt.Println(json.Unmarshal([]byte(`{"items":[{"name":"n1"}],"total":2.5}`), &anon), anon.Items[0].Name, anon.Total)
	fmt.Println(json.Unmarshal([]byte(`{"A":"x"}`), &u) != nil, json.Unmarshal([]byte(`{`), &u))
	dec := json.NewDecoder(strings.NewReader(`{"deep":7} {"deep":8}`))
	for dec.More() {
		var i In
		fmt.Println(dec.Decode(&i), i.Deep)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.Encode(In{3, "z"})
	enc.SetIndent("", "  ")
	enc.Encode(t.M)
	var any any
	json.Unmarshal([]byte(`{"a":[1,{"b":null}]}`), &any)
	fmt.Println(any)
	mm := map[string]In{}
	json.Unmarshal([]byte(`{"x":{"deep":3}}`), &mm)
	fmt.Println(mm["x"].Deep)
	type Emb struct {
		*In
		Z int
	}
	b, _ = json.Marshal(Emb{&In{1, ""}, 2})
	fmt.Println(string(b))
	var e Emb
	fmt.Println(json.Unmarshal([]byte(`{"deep":4,"Z":1}`), &e), e.In.Deep)
}
