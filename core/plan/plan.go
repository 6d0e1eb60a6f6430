// Package plan is what control and runners agree on: the [Spec] of a run, the
// [Assignment] of users, the [Runner] contract, and the pure arithmetic that
// splits users over classes and moves them evenly in time.
package plan

import (
	"context"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// Runner runs the users of one source, in this process, in a child process or
// on another machine. One run calls Start, then Assign any number of times,
// then Stop; all methods may be called from any goroutine.
type Runner interface {
	// Start prepares the run, without users, and returns what the source
	// offers. Setup of the scenario has run when it returns. The context
	// bounds the start only.
	Start(ctx context.Context, s Spec) (Offer, error)
	// Assign replaces what the runner is heading for. The first call starts the
	// clock of the run: all offsets count from it. A runner that hears
	// nothing more keeps the last assignment. An assignment whose number is
	// not above the last one's is ignored.
	Assign(a Assignment) error
	// Deltas delivers what was measured, once a second, in order and numbered
	// from 1 without gaps. It is closed after the last delta, which follows
	// Stop or the loss of the runner.
	Deltas() <-chan *stats.Delta
	// Stop starts no new iterations, lets running ones finish within
	// the grace, interrupts the rest, runs teardown and sends the last delta.
	// It returns when all that is done, or an error when the context ends
	// first. A second call waits for the first.
	Stop(ctx context.Context, grace time.Duration) error
}

// Spec is what every runner of a run is told once.
type Spec struct {
	// Seed makes the random sources of all users.
	Seed uint64
	// Host is the base URL of the target; a class may have its own.
	Host string
	// Tags and ExcludeTags pick tasks; exclusion wins. Empty picks all.
	Tags, ExcludeTags []string
	// Wait, when set, overrides the wait of every class.
	Wait *WaitSpec
	// HTTP is how requests are made.
	HTTP HTTP
	// Names is how many different rows are kept before further ones are
	// counted together. Zero means DefaultNames.
	Names int
}

// WaitSpec overrides the waits of a scenario: uniform between two durations.
type WaitSpec struct {
	Shortest, Longest time.Duration
}

// HTTP is how requests are made. The zero value of a field means its default.
type HTTP struct {
	// Timeout bounds a whole request. Default 60 s.
	Timeout time.Duration
	// ConnectTimeout bounds making a connection, TLS included. Default 10 s.
	ConnectTimeout time.Duration
	// Insecure accepts any certificate.
	Insecure bool
	// CertFile and KeyFile are a client certificate, in PEM.
	CertFile, KeyFile string
	// CAFile holds certificates to trust besides the system's, in PEM.
	CAFile string
	// Proxy is the URL of an HTTP proxy, with user and password if it asks.
	Proxy string
	// PerUser gives each user connections of its own instead of sharing them.
	PerUser bool
	// EachHop records every redirect as a sample of its own.
	EachHop bool
	// MaxBody is the largest body in bytes, after decoding. Default 64 MiB.
	MaxBody int
	// UserAgent is sent with each request. Default "loadcore/VERSION".
	UserAgent string
}

// Offer is what a source has.
type Offer struct {
	// Scenario is the scenario's name.
	Scenario string
	// Classes are its classes, in their own order.
	Classes []Class
}

// Class is a class as control sees it.
type Class struct {
	Name string
	// Weight is its share; Fixed, above zero, is an exact number instead.
	Weight, Fixed int
	// Tasks are its tasks with their weights, after tags.
	Tasks []Task
}

// Task is a task as control sees it.
type Task struct {
	Name   string
	Weight int
}

// Assignment says how many users of each class a runner shall have and when.
// It moves them from what it has to Users, evenly from At until At+Over.
type Assignment struct {
	// Number grows with each assignment of a run, from 1.
	Number uint64
	// At and Over are offsets from the start of the run.
	At, Over time.Duration
	// Users is the absolute number of users for each class of the offer, by
	// its index.
	Users []int
}
