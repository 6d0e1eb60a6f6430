package load

import (
	"math/rand/v2"
	"time"
)

// This file is the runner's side of a user. Scenarios do not use it, and the
// interpreter does not offer it.

// Engine is what a runner does for its users.
type Engine interface {
	// Do carries out a request and fills in the reply. It does not record.
	Do(u *User, q *Request, r *Reply)
	// Record takes a finished sample. It must not keep s.
	Record(u *User, s *Sample)
	// Check counts a named check.
	Check(u *User, name string, ok bool)
	// Log passes on a line that the scenario wrote.
	Log(u *User, line string)
}

// Head reads the headers of an answer.
type Head interface {
	// Peek returns the first value of a header, valid until the reply is used again.
	Peek(name string) []byte
}

// Jar is a user's cookies.
type Jar interface {
	// Cookie returns the value of the cookie that a request to url would carry, or "".
	Cookie(url, name string) string
	// SetCookie keeps a cookie as if an answer from url had set it.
	SetCookie(url, name, value string)
	// Clear forgets every cookie.
	Clear()
}

// Reply is what an [Engine] reports about one request. Body, Head and Hops may
// be kept from one use to the next and overwritten.
type Reply struct {
	Status int
	// Base and Path together are the URL that the last answer came from. They
	// are two so that a request need not make a new string.
	Base, Path string
	Head       Head
	Body       []byte
	Bytes      int64

	Service, Connect, TLS, FirstByte, Download time.Duration

	// Kind and Message are set when no answer came, or a broken one.
	Kind, Message string

	// Hops are the requests of a chain of redirects, each on its own, the last
	// one included; filled only where that was asked for.
	Hops []Hop
}

// Hop is one request of a chain of redirects.
type Hop struct {
	Method string
	// Base and Path together are the URL that was requested. For the first hop
	// Path is what the scenario wrote.
	Base, Path string
	Status     int
	Bytes      int64

	Service, Connect, TLS, FirstByte, Download time.Duration

	// Kind and Message say why the hop failed. Only a chain's last hop can fail.
	Kind, Message string
}

// Identity is what makes one user differ from the next.
type Identity struct {
	Engine Engine
	Jar    Jar
	// ID counts the users of a class, from 0.
	ID    int
	Class string
	// Host is the base URL that paths are put behind, without a slash at the end.
	Host string
	// Seed makes the user's random source, together with Class and ID.
	Seed uint64
	// Data is the runner's own, returned by [User.Data].
	Data any
}

// NewUser returns a user that has not run anything yet.
func NewUser(id Identity) *User {
	u := &User{engine: id.Engine, jar: id.Jar, id: id.ID, class: id.Class, host: id.Host, data: id.Data}
	u.pcg.Seed(id.Seed, streamOf(id.Class, id.ID))
	u.rng = *rand.New(&u.pcg)
	return u
}

// streamOf gives every user a stream of its own (FNV-1a over the class's name,
// then SplitMix64 over the id).
func streamOf(class string, id int) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(class); i++ {
		h = (h ^ uint64(class[i])) * 1099511628211
	}
	h += uint64(id+1) * 0x9E3779B97F4A7C15
	h = (h ^ h>>30) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>27) * 0x94D049BB133111EB
	return h ^ h>>31
}

// Data returns what the runner attached to the user.
func (u *User) Data() any { return u.data }

// RunTask runs f as one iteration. Panics of f pass through, after the last
// sample is recorded and the context has ended.
func (u *User) RunTask(a *Arena, f func(u *User)) {
	u.arena = a
	defer u.endTask()
	f(u)
}

func (u *User) endTask() {
	defer u.cleanUp()
	u.flush()
}

// cleanUp also runs when the engine panics in flush, as [Scenario.OnSample] may.
func (u *User) cleanUp() {
	u.endContext()
	u.iteration++
	u.arena.reset()
	u.arena = nil
}

// Interrupt ends the user's context and makes it give up what it is doing at
// its next call. It may be called from any goroutine.
func (u *User) Interrupt() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.interrupted.Store(true)
	if u.cancel != nil {
		u.cancel()
	}
}

// Interrupted reports whether [User.Interrupt] was called.
func (u *User) Interrupted() bool { return u.interrupted.Load() }

// Stopped reports whether the scenario called [User.Stop].
func (u *User) Stopped() bool { return u.stopped }

// abort is what an interrupted task unwinds with. Its text is the one that the
// interpreter does not log as a panic of the script.
type abort struct{}

func (abort) Error() string { return "net/http: abort Handler" }

// IsAbort reports whether a recovered value is a task's end by [User.Interrupt].
func IsAbort(recovered any) bool {
	_, ok := recovered.(abort)
	return ok
}

// Panic is what the home of an interpreted scenario panics with, to say what
// the Go runtime's own stack cannot: where in the script it happened.
type Panic struct {
	// Where is the place, such as "shop.go:14:3".
	Where string
	// Message is what the script panicked with.
	Message string
	// Stack is the script's own call stack, if it is known.
	Stack string
}

// Error returns the message with its place.
func (p *Panic) Error() string { return p.Where + ": " + p.Message }

// Arena keeps the responses of one iteration for the next. Each goroutine that
// runs users has one.
type Arena struct {
	responses []*Response
	used      int
	request   Request // of Get and Post, one at a time
}

// An arena keeps so many responses, and so many bytes for their bodies.
const (
	arenaResponses = 16
	arenaBodies    = 256 << 10
)

// next returns a blank response. A task that makes very many requests gets
// fresh ones, left to the garbage collector, so that the arena stays small.
func (a *Arena) next() *Response {
	if a.used < len(a.responses) {
		r := a.responses[a.used]
		a.used++
		return r
	}
	r := new(Response)
	if len(a.responses) < arenaResponses {
		a.responses = append(a.responses, r)
		a.used++
	}
	return r
}

// reset takes all responses back. Those of the last iteration that were not
// needed this time count as well.
func (a *Arena) reset() {
	room := arenaBodies
	for _, r := range a.responses {
		kept := r.reply
		if cap(kept.Body) > room {
			kept.Body = nil
		}
		room -= cap(kept.Body)
		*r = Response{reply: Reply{Head: kept.Head, Body: kept.Body[:0], Hops: kept.Hops[:0]}}
	}
	a.used = 0
}
