package main

import (
	"fmt"
	"os"
	"text/template"
)

type item struct {
	Name string
	Cost int
}

func (i item) Label() string { return "L" + i.Name }
func (i *item) Twice() int   { return i.Cost * 2 }
func (i item) Mul(n int) int { return i.Cost * n }

type order struct {
	Items []*item
	One   item
}

func (o order) Total() int { return 5 }
func main() {
	for _, s := range []string{"{{.Total}}\n", "{{range .Items}}{{.Label}}\n{{end}}", "{{range .Items}}{{.Twice}}\n{{end}}", "{{range .Items}}{{.Mul 3}}\n{{end}}", "{{.One.Label}}\n"} {
		fmt.Println(template.Must(template.New("x").Parse(s)).Execute(os.Stdout, order{Items: []*item{{"a", 1}}}))
	}
}
