package load_test

import (
	"slices"

	"github.com/loadcore/loadcore/core/load"
)

// engine answers every request with what reply says and keeps what is recorded.
type engine struct {
	reply   func(q *load.Request, r *load.Reply)
	samples []load.Sample
	checks  []string
	lines   []string
}

func (e *engine) Do(u *load.User, q *load.Request, r *load.Reply) {
	r.Status = 200
	if e.reply != nil {
		e.reply(q, r)
	}
}

func (e *engine) Record(u *load.User, s *load.Sample) { e.samples = append(e.samples, *s) }

func (e *engine) Check(u *load.User, name string, ok bool) {
	verdict := " failed"
	if ok {
		verdict = " passed"
	}
	e.checks = append(e.checks, name+verdict)
}

func (e *engine) Log(u *load.User, line string) { e.lines = append(e.lines, line) }

func newUser(e *engine) *load.User {
	return load.NewUser(load.Identity{Engine: e, Class: "Visitor", Host: "http://shop.test", Seed: 1})
}

func run(u *load.User, f func(u *load.User)) { u.RunTask(new(load.Arena), f) }

func kinds(samples []load.Sample) []string {
	var out []string
	for _, s := range samples {
		out = append(out, s.Kind)
	}
	return slices.Clip(out)
}
