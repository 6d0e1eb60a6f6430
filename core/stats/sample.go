package stats

import "time"

// Sample is one recorded request, or one measured operation.
type Sample struct {
	// Method and Name are its row.
	Method, Name string
	// At is when it ended.
	At time.Time
	// Service is what the request took; Response adds what the user had to
	// wait because the generator or the target was late.
	Service, Response time.Duration
	// Connect, TLS, FirstByte and Download are parts of Service. A part that
	// did not happen is zero and not recorded.
	Connect, TLS, FirstByte, Download time.Duration
	// Bytes is the size of the decoded body.
	Bytes int64
	// Kind is the class of the failure; empty means success.
	Kind string
	// Message says what failed.
	Message string
}

// Iteration is one run of a task by a user.
type Iteration struct {
	Class, Task string
	Duration    time.Duration
	// Failed says that a request of it failed or that it panicked.
	Failed bool
}

// Exception is a panic in a scenario.
type Exception struct {
	// Where is the place, such as "shop.go:14:3", or the function.
	Where string
	// Message is what the task panicked with.
	Message string
	// Class and Task ran; Stack is an example for the report.
	Class, Task, Stack string
	At                 time.Time
}
