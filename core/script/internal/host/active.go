package host

import (
	"bytes"
	"runtime"
	"sync"
)

// active remembers for each goroutine whose deferred call is under way, as long
// as there is a panic. It is only asked by functions that call recover and are
// deferred as a value.
type active struct {
	mu  sync.Mutex
	now map[string][]*Defers
}

func (a *active) enter(d *Defers) (leave func()) {
	id := Goroutine()
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.now == nil {
		a.now = map[string][]*Defers{}
	}
	a.now[id] = append(a.now[id], d)
	return func() { a.leave(id) }
}

func (a *active) leave(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.now[id] = a.now[id][:len(a.now[id])-1]
	if len(a.now[id]) == 0 {
		delete(a.now, id)
	}
}

func (a *active) find() *Defers {
	a.mu.Lock()
	none := len(a.now) == 0
	a.mu.Unlock()
	if none {
		return nil
	}
	id := Goroutine()
	a.mu.Lock()
	defer a.mu.Unlock()
	stack := a.now[id]
	if len(stack) == 0 {
		return nil
	}
	return stack[len(stack)-1]
}

// Goroutine returns what identifies the calling goroutine: the number in the
// first line of its stack, "goroutine 7 [running]:".
func Goroutine() string {
	var buf [32]byte
	fields := bytes.Fields(buf[:runtime.Stack(buf[:], false)])
	return string(fields[1])
}
