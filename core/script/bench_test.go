package script_test

import (
	"context"
	"testing"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/script"
	"github.com/loadcore/loadcore/core/script/symbols"
	"github.com/traefik/yaegi/interp"
	"github.com/traefik/yaegi/stdlib"
)

// BenchmarkLoad is the time from a file to its scenario.
func BenchmarkLoad(b *testing.B) {
	s, err := script.Open("../../scripts/shopfront.go")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Load(context.Background(), script.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

const taskText = `package main

import (
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

var names = []string{"a", "b", "c"}

func main() {
	plugin.Serve(load.Scenario{Name: "s", Classes: []load.Class{{Name: "C", Tasks: []load.Task{{Name: "t", Weight: 1, Run: task}}}}})
}

func task(u *load.User) { u.Set("/product/"+load.Pick(u, names), u.IntN(10)) }
`

// BenchmarkTask compares one call of a task as it is loaded with the same task
// given to the bare interpreter.
func BenchmarkTask(b *testing.B) {
	b.Run("loaded", func(b *testing.B) {
		s := loadText(b, taskText)
		callTask(b, s.Classes[0].Tasks[0].Run)
	})
	b.Run("bare", func(b *testing.B) {
		i := interp.New(interp.Options{})
		if err := i.Use(stdlib.Symbols); err != nil {
			b.Fatal(err)
		}
		if err := i.Use(symbols.Tables()); err != nil {
			b.Fatal(err)
		}
		if _, err := i.Eval(taskText[:len("package main")] + taskBare); err != nil {
			b.Fatal(err)
		}
		v, err := i.Eval("task")
		if err != nil {
			b.Fatal(err)
		}
		callTask(b, v.Interface().(func(*load.User)))
	})
}

const taskBare = `

import "github.com/loadcore/loadcore/core/load"

var names = []string{"a", "b", "c"}

func task(u *load.User) { u.Set("/product/"+load.Pick(u, names), u.IntN(10)) }
`

func callTask(b *testing.B, task func(*load.User)) {
	u := load.NewUser(load.Identity{Class: "C"})
	b.ReportAllocs()
	for b.Loop() {
		task(u)
	}
}
