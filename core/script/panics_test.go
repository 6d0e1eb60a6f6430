package script_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/script"
)

const panicking = `package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

func main() {
	plugin.Serve(load.Scenario{Name: "s", Classes: []load.Class{{Name: "C", Tasks: []load.Task{
		{Name: "says", Weight: 1, Run: says},
		{Name: "fails", Weight: 1, Run: fails},
		{Name: "index", Weight: 1, Run: index},
		{Name: "nilMap", Weight: 1, Run: nilMap},
		{Name: "deep", Weight: 1, Run: func(u *load.User) { outer(u) }},
		{Name: "again", Weight: 1, Run: again},
		{Name: "exits", Weight: 1, Run: func(u *load.User) { os.Exit(3) }},
	}}}})
}

func says(u *load.User) {
	panic("boom " + fmt.Sprint(u.ID()))
}

func fails(u *load.User) { panic(errors.New("broken")) }

func index(u *load.User) {
	xs := []int{1}
	_ = xs[u.ID()+5]
}

func nilMap(u *load.User) {
	var m map[string]int
	m["a"] = 1
}

func outer(u *load.User) { inner(u) }

func inner(u *load.User) {
	var p *load.Class
	u.Logf(p.Name)
}

func again(u *load.User) {
	defer func() { _ = recover() }()
	nilMap(u)
}
`

func TestPanicsSayTheirPlace(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "shop.go")
	if err := os.WriteFile(file, []byte(panicking), 0o600); err != nil {
		t.Fatal(err)
	}
	source, err := script.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := source.Load(t.Context(), script.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]load.Panic{
		"says":   {Where: "shop.go:25:", Message: "boom 0"},
		"fails":  {Where: "shop.go:28:", Message: "broken"},
		"index":  {Where: "shop.go:32:", Message: "runtime error: index out of range [5] with length 1"},
		"nilMap": {Where: "shop.go:37:", Message: "assignment to entry in nil map"},
		"deep":   {Where: "shop.go:4", Message: "runtime error: invalid memory address or nil pointer dereference"},
		"exits":  {Where: "shop.go", Message: "the script called os.Exit(3)"},
	}
	var users sync.WaitGroup
	for id := range 8 { // several users at once, whose panics must not mix
		users.Go(func() {
			u := load.NewUser(load.Identity{Class: "C", ID: 0, Seed: uint64(id)})
			for _, task := range s.Classes[0].Tasks {
				got := thrown(u, task.Run)
				w, panics := want[task.Name]
				if !panics {
					if got != nil {
						t.Errorf("%s panicked: %v", task.Name, got)
					}
					continue
				}
				if got == nil || !strings.HasPrefix(got.Where, w.Where) || got.Message != w.Message {
					t.Errorf("%s panicked with %+v, want %+v", task.Name, got, w)
				}
			}
		})
	}
	users.Wait()
}

// thrown runs a task and returns what it panics with.
func thrown(u *load.User, task func(*load.User)) (at *load.Panic) {
	defer func() {
		if err, ok := recover().(error); ok {
			errors.As(err, &at)
		}
	}()
	u.RunTask(new(load.Arena), task)
	return nil
}
