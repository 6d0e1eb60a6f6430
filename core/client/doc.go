// Package client carries out the requests of users: connections, cookies,
// redirects, decoding, timings and the classes of what goes wrong.
//
// Make one [Client] for a run with [New], and a [Session] for each user. What
// a request met is written into a load.Reply, in a form that keeps its memory
// for the next request; a request on an open connection allocates nothing.
//
// The package does without goroutines and without background work. A request
// blocks its caller, and [Session.Interrupt] ends it from elsewhere. A request
// is written once: when it fails after that, the failure is reported and it is
// never sent a second time.
package client
