package script_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/script"
)

// TestManyUsersAtOnce runs one interpreted function from many goroutines, as a
// runner does. What each user sees must be its own.
func TestManyUsersAtOnce(t *testing.T) {
	t.Parallel()
	s := loadText(t, usersScript)
	var users sync.WaitGroup
	for id := range 16 {
		users.Go(func() {
			u := load.NewUser(load.Identity{Class: "C", ID: id, Seed: 1})
			for range 20 {
				for _, task := range s.Classes[0].Tasks {
					if p := thrown(u, task.Run); p != nil {
						t.Errorf("user %d, task %s: %v", id, task.Name, p)
					}
				}
			}
		})
	}
	users.Wait()
}

// usersScript has tasks that panic if they see what belongs to another user.
const usersScript = `package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

type item struct {
	ID   int    ` + "`json:\"id\"`" + `
	name string
}

func (i item) String() string { return fmt.Sprint("item", i.ID) }

type failure struct{ id int }

func (f failure) Error() string { return fmt.Sprint("failure of ", f.id) }

type shape interface{ area() int }

func (i item) area() int { return i.ID * 2 }

var (
	mu    sync.Mutex
	total = map[int]int{}
	tasks = []func(int) int{func(n int) int { return n + 1 }, double}
)

func double(n int) int { return n * 2 }

func main() {
	plugin.Serve(load.Scenario{Name: "s", Classes: []load.Class{{Name: "C", Tasks: []load.Task{
		{Name: "select", Weight: 1, Run: selects},
		{Name: "closures", Weight: 1, Run: closures},
		{Name: "defers", Weight: 1, Run: defers},
		{Name: "values", Weight: 1, Run: values},
		{Name: "maps", Weight: 1, Run: maps},
		{Name: "inline", Weight: 1, Run: func(u *load.User) { must(fmt.Sprint(u.ID()) == fmt.Sprintf("%d", u.ID())) }},
	}}}})
}

func must(ok bool) {
	if !ok {
		panic("saw what belongs to another user")
	}
}

func selects(u *load.User) {
	c, quit := make(chan int, 1), make(chan bool)
	c <- u.ID()
	select {
	case v := <-c:
		must(v == u.ID())
	case <-quit:
		must(false)
	case <-time.After(time.Minute):
		must(false)
	}
}

func closures(u *load.User) {
	var fs []func() int
	for i := range 3 {
		fs = append(fs, func() int { return u.ID()*10 + i })
	}
	for i, f := range fs {
		must(f() == u.ID()*10+i)
	}
	for _, f := range tasks {
		must(f(u.ID()) == u.ID()+1 || f(u.ID()) == u.ID()*2)
	}
	var wg sync.WaitGroup
	got := make([]int, 4)
	for i := range got {
		wg.Add(1)
		go func() {
			defer wg.Done()
			got[i] = u.ID() + i
		}()
	}
	wg.Wait()
	for i, v := range got {
		must(v == u.ID()+i)
	}
}

func defers(u *load.User) {
	err := func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = r.(error)
			}
		}()
		panic(failure{u.ID()})
	}()
	var f failure
	must(errors.As(fmt.Errorf("w: %w", err), &f) && f.id == u.ID())
}

func values(u *load.User) {
	var s shape = item{ID: u.ID(), name: "x"}
	must(s.area() == u.ID()*2)
	must(fmt.Sprint(s) == fmt.Sprint("item", u.ID()))
	data, err := json.Marshal(s)
	must(err == nil && strings.Contains(string(data), fmt.Sprint(u.ID())))
	var back item
	must(json.Unmarshal(data, &back) == nil && back.ID == u.ID())
	all := []item{{ID: 3}, {ID: 1}, back}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	must(all[0].ID <= all[1].ID && all[1].ID <= all[2].ID)
}

func maps(u *load.User) {
	mu.Lock()
	defer mu.Unlock()
	total[u.ID()]++
	own := map[string]int{}
	for _, w := range strings.Fields("a b a") {
		own[w]++
	}
	must(own["a"] == 2 && total[u.ID()] > 0)
}
`

// loadText loads a script from its text.
func loadText(t testing.TB, text string) load.Scenario {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script.go")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	source, err := script.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s, err := source.Load(context.Background(), script.Options{Stdout: &out, Stderr: &out})
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return s
}
