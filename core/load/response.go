package load

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// Response is what came back for one request. It is valid until the task
// returns; copy what must live longer ([Response.Text] is a copy).
//
// A response is a success when an answer came and its status is below 400.
// Until the user's next request, or the end of the task, [Response.Fail],
// [Response.Pass] and [Response.Check] can judge it otherwise.
type Response struct {
	// Status is the HTTP status of the last answer, 0 when none came.
	Status int
	// Body is the decoded body.
	Body []byte

	reply  Reply
	sample Sample
	user   *User // nil once the sample is recorded
}

// URL is where the last answer came from, after redirects.
func (r *Response) URL() string { return r.reply.Base + r.reply.Path }

// Header returns the first value of a header of the last answer, or "".
func (r *Response) Header(name string) string {
	if r.reply.Head == nil {
		return ""
	}
	return string(r.reply.Head.Peek(name))
}

// Text returns a copy of the body as a string.
func (r *Response) Text() string { return string(r.Body) }

// Contains reports whether the body contains s.
func (r *Response) Contains(s string) bool { return bytes.Contains(r.Body, []byte(s)) }

// JSON decodes the body into v as encoding/json does.
func (r *Response) JSON(v any) error {
	if err := json.Unmarshal(r.Body, v); err != nil {
		return fmt.Errorf("decode the body of %s %s: %w", r.sample.Method, r.sample.Name, err)
	}
	return nil
}

// Took is the time the request took, redirects and body included.
func (r *Response) Took() time.Duration { return r.sample.Service }

// Sample returns what will be, or was, recorded for this request.
func (r *Response) Sample() Sample { return r.sample }

// OK reports whether the response counts as a success so far.
func (r *Response) OK() bool { return !r.sample.Failed() }

// Fail makes the response a failure with the given reason. It does nothing
// once the sample is recorded: after the user's next request, or the task's end.
func (r *Response) Fail(reason string) {
	if r.user != nil {
		r.sample.Fail(reason)
	}
}

// Pass makes the response a success, whatever its status. It does nothing once
// the sample is recorded.
func (r *Response) Pass() {
	if r.user != nil {
		r.sample.Pass()
	}
}

// Check counts a named check. A check that does not hold also makes the
// response a failure of kind "check", unless it has failed already. It returns
// ok, so that a task can stop at the first check that does not hold.
func (r *Response) Check(name string, ok bool) bool {
	if r.user == nil {
		return ok
	}
	r.user.engine.Check(r.user, name, ok)
	if !ok && r.OK() {
		r.sample.Kind, r.sample.Message = "check", name
	}
	return ok
}
