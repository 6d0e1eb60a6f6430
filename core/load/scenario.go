package load

import "time"

// Scenario is what a script or plugin serves: the kinds of users and what they do.
type Scenario struct {
	// Name appears in logs and reports. Required.
	Name string
	// Classes are the kinds of users. At least one is required.
	Classes []Class
	// Setup runs once before the first user starts. An error ends the run
	// before it has begun. Its requests are not part of the results.
	Setup func(u *User) error
	// Teardown runs once after the last user has ended. Its requests are not
	// part of the results; an error is reported.
	Teardown func(u *User) error
	// OnSample sees every sample just before it is recorded and may judge it
	// again with [Sample.Fail] and [Sample.Pass], for instance to call every
	// answer slower than two seconds a failure. What was interrupted at the end
	// of the run stays so. OnSample must not make requests or measure.
	OnSample func(u *User, s *Sample)
	// Defaults apply where neither flag, environment nor config file says more.
	Defaults Defaults
}

// Defaults are a scenario's own values for a run. A zero field says nothing.
type Defaults struct {
	// Host is the base URL of the target, such as "http://localhost:8080".
	Host string
	// Users is how many users run at the peak.
	Users int
	// SpawnRate is how many users start per second.
	SpawnRate float64
	// RunTime ends the run after this time, ramp included.
	RunTime time.Duration
}

// Class is a kind of user.
type Class struct {
	// Name identifies the class. Required, unique in a run.
	Name string
	// Weight is the class's share of the users, relative to the other
	// classes. Zero means 1.
	Weight int
	// Fixed, when above zero, is an exact number of users of this class. They
	// are taken from the total first; Weight is then ignored.
	Fixed int
	// Host overrides the run's host for this class: a base URL, such as
	// "http://localhost:8080".
	Host string
	// Wait says how long a user waits between two tasks. The zero value does
	// not wait.
	Wait Wait
	// OnStart runs once when a user starts, before its first task. When it
	// panics, it runs again after a wait.
	OnStart func(u *User)
	// OnStop runs once when a user ends whose OnStart has returned, unless the
	// stop timeout of the run is over by then.
	OnStop func(u *User)
	// Tasks are what its users do, one at a time, drawn by weight. At least
	// one task must have a weight above zero.
	Tasks []Task
}

// Task is one thing a user does.
type Task struct {
	// Name identifies the task in its class. Required, unique in the class.
	Name string
	// Weight is the task's share, relative to the other tasks of the class. A
	// task of weight zero is known but never drawn.
	Weight int
	// Tags let a run pick tasks with --tags and --exclude-tags.
	Tags []string
	// Run is one iteration of the task. Required.
	Run func(u *User)
}
