package load

import "time"

// Sample is one measured operation: a request with its redirects, or what
// [User.Measure] ran.
type Sample struct {
	// Method is the HTTP method, or the kind given to [User.Measure].
	Method string
	// Name groups samples into one row of the results.
	Name string
	// Tags are the request's tags.
	Tags []string
	// Status is the HTTP status of the last answer, 0 when none came.
	Status int
	// Bytes is the length of the answer's body after decoding.
	Bytes int64
	// Service is the time from just before the request is written (connecting
	// included where a new connection was needed) until the last byte of the
	// last body is read.
	Service time.Duration
	// Connect, TLS, FirstByte and Download are the parts of Service. Connect
	// and TLS are zero when an open connection was used. FirstByte runs from
	// the written request to the first byte of the answer.
	Connect, TLS, FirstByte, Download time.Duration
	// Kind is the class of the failure, such as "timeout", "refused", "status"
	// or "check". Empty means success.
	Kind string
	// Message says what failed. Messages are grouped, so keep numbers that
	// differ each time out of them.
	Message string
}

// Failed reports whether the sample counts as a failure.
func (s *Sample) Failed() bool { return s.Kind != "" }

// Fail makes the sample a failure of kind "judged" with the given reason.
func (s *Sample) Fail(reason string) { s.Kind, s.Message = "judged", reason }

// Pass makes the sample a success.
func (s *Sample) Pass() { s.Kind, s.Message = "", "" }
