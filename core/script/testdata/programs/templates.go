package main

import (
	"fmt"
	"os"
	"strings"
	"text/template"
)

type Item struct {
	Name  string
	Price float64
	Tags  []string
}
type Page struct {
	Title string
	Items []Item
	M     map[string]int
	In    *Item
}

func main() {
	t := template.Must(template.New("t").Funcs(template.FuncMap{"up": strings.ToUpper, "add": func(a, b int) int { return a + b }}).Parse("{{.Title | up}}: {{range $i, $e := .Items}}{{$i}}={{.Name}}/{{printf \"%.2f\" .Price}}{{range .Tags}}[{{.}}]{{end}} {{end}}{{.M.k}} {{with .In}}{{.Name}}{{end}} {{add 1 2}} {{len .Items}}\n"))
	err := t.Execute(os.Stdout, Page{"hi", []Item{{"a", 1.5, []string{"x"}}, {"b", 2, nil}}, map[string]int{"k": 3}, &Item{Name: "in"}})
	fmt.Println(err)
	var sb strings.Builder
	err = template.Must(template.New("m").Parse("{{.user.Name}} {{.n}} {{if .ok}}yes{{else}}no{{end}}")).Execute(&sb, map[string]any{"user": Item{Name: "u"}, "n": 4, "ok": true})
	fmt.Println(sb.String(), err)
}
