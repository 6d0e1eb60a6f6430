package script

import (
	"bytes"
	"fmt"
	"strconv"
	"sync"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/script/internal/host"
)

// panics knows in which function of the script a goroutine has panicked. The
// interpreter says so, on its error output and on the goroutine itself, once
// for each function that it unwinds, the innermost first.
type panics struct {
	mu    sync.Mutex
	lines map[string]int // goroutine → line of the lowered program
}

// Write takes what the interpreter says: "LINE:COLUMN: panic: main.f(...)".
func (p *panics) Write(text []byte) (int, error) {
	number, _, _ := bytes.Cut(text, []byte(":"))
	line, err := strconv.Atoi(string(number))
	if err != nil {
		return len(text), nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lines == nil {
		p.lines = map[string]int{}
	}
	if id := host.Goroutine(); p.lines[id] == 0 {
		p.lines[id] = line
	}
	return len(text), nil
}

// take forgets the calling goroutine's panic and returns its line, or 0.
func (p *panics) take() int {
	id := host.Goroutine()
	p.mu.Lock()
	defer p.mu.Unlock()
	line := p.lines[id]
	delete(p.lines, id)
	return line
}

// guard makes every panic of the scenario's functions say its place.
func (p *program) guard(s *load.Scenario) {
	s.Setup, s.Teardown = p.guardStep(s.Setup), p.guardStep(s.Teardown)
	if f := s.OnSample; f != nil {
		s.OnSample = func(u *load.User, x *load.Sample) {
			defer p.relay()
			f(u, x)
		}
	}
	for i := range s.Classes {
		c := &s.Classes[i]
		c.OnStart, c.OnStop = p.guardTask(c.OnStart), p.guardTask(c.OnStop)
		for j := range c.Tasks {
			c.Tasks[j].Run = p.guardTask(c.Tasks[j].Run)
		}
	}
}

func (p *program) guardTask(f func(*load.User)) func(*load.User) {
	if f == nil {
		return nil
	}
	return func(u *load.User) {
		defer p.relay()
		f(u)
	}
}

func (p *program) guardStep(f func(*load.User) error) func(*load.User) error {
	if f == nil {
		return nil
	}
	return func(u *load.User) error {
		defer p.relay()
		return f(u)
	}
}

// relay is deferred around a function of the script: a panic goes on as one
// that says its place.
func (p *program) relay() {
	r := recover()
	if r == nil {
		return
	}
	line := p.panics.take()
	if load.IsAbort(r) {
		panic(r)
	}
	panic(p.placed(r, line))
}

// placed says where a panic was. The place is exact where the script or what
// the lowered program checks has thrown it; for what the Go runtime finds, such
// as a nil map, it is that of the function.
func (p *program) placed(r any, line int) *load.Panic {
	at := new(load.Panic)
	if code, ended := host.Ended(r); ended {
		at.Where, at.Message = p.function(line), fmt.Sprintf("the script called os.Exit(%d)", code)
		return at
	}
	if where, message, ok := host.Thrower(r); ok {
		at.Where, at.Message = where, message
		return at
	}
	at.Where, at.Message = p.function(line), host.AsError(r).Error()
	return at
}

// function is the place of the function that a line of the lowered program
// belongs to, or the script's name where the interpreter does not know it.
func (p *program) function(line int) string {
	if line <= 0 || line >= len(p.lowered.Lines) || !p.lowered.Lines[line].IsValid() {
		return base(p.source.path)
	}
	return p.place(p.lowered.Lines[line])
}
