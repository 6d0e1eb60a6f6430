package main

import "fmt"

type notFound struct{ id string }

func (n notFound) Error() string { return n.id + " not found" }

type denied struct{ who string }

func (d *denied) Error() string { return d.who + " denied" }

func load(id string) error {
	switch id {
	case "x":
		return notFound{id}
	case "y":
		return &denied{id}
	}
	return nil
}

func classify(err error) string {
	switch e := err.(type) {
	case nil:
		return "none"
	case notFound:
		return "404 " + e.id
	case *denied:
		return "403 " + e.who
	default:
		return "500"
	}
}

func main() {
	for _, id := range []string{"x", "y", "z"} {
		err := load(id)
		fmt.Println(classify(err), err)
	}
	fmt.Println(classify(fmt.Errorf("x")))
	_, ok := load("x").(notFound)
	_, ok2 := load("x").(*denied)
	fmt.Println(ok, ok2)
}
