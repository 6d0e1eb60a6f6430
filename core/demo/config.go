package demo

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"
)

// Config says how the shop behaves. The zero value is a fast and reliable shop
// on a free port of the loopback interface.
type Config struct {
	// Addr is the address to listen on, host:port; "" is 127.0.0.1:0.
	Addr string
	// Latency is how long each request waits before it is handled.
	Latency Latency
	// ErrorRate is the share of requests, from 0 to 1, that are answered with
	// 500 and an error page instead of being handled.
	ErrorRate float64
	// Seed decides which latencies and which errors are drawn, in the order in
	// which requests arrive.
	Seed uint64
	// Log takes a line for each connection that ended badly; nil discards them.
	Log io.Writer
	// Now is the clock that cards expire by; nil is time.Now.
	Now func() time.Time
	// OnRequest, unless nil, is told of every request after it was handled and
	// before its answer is written. It is called by many goroutines at a time
	// and holds up the answer for as long as it takes.
	OnRequest func(Record)
}

// Record is one request as the shop saw it. It shares no memory with the
// server, so it may be kept.
type Record struct {
	// Conn numbers the connection that carried the request.
	Conn uint64
	// At is when the request had arrived in full, and Took how long it was
	// handled, latency included.
	At   time.Time
	Took time.Duration
	// Method and Path are those of the request; Path is decoded and normalised
	// and has no query.
	Method, Path string
	// Session is the session id that the request carried or, when NewSession
	// is set, was given.
	Session    string
	NewSession bool
	// Form has the fields of a POST, nil for other methods.
	Form url.Values
	// Status is the status of the answer.
	Status int
}

// withDefaults fills what was left out.
func (c Config) withDefaults() Config {
	if c.Addr == "" {
		c.Addr = "127.0.0.1:0"
	}
	if c.Log == nil {
		c.Log = io.Discard
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

func (c Config) validate() error {
	var wrong error
	if !(c.ErrorRate >= 0 && c.ErrorRate <= 1) {
		wrong = fmt.Errorf("error rate %v is not from 0 to 1: give the share of requests that fail, such as 0.01", c.ErrorRate)
	}
	return errors.Join(wrong, c.Latency.validate())
}
