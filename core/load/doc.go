// Package load is the SDK that scenarios are written with.
//
// A scenario is an ordinary Go program whose main passes a [Scenario] to
// plugin.Serve. Start with [Scenario], [Class] and [Task], then read what a
// task can do with its [User]: [User.Get], [User.Post] and [User.Do] send
// requests, the [Response] they return can be read and judged, [User.Measure]
// times anything that is not HTTP.
//
//	func main() {
//		plugin.Serve(load.Scenario{
//			Name: "shop",
//			Classes: []load.Class{{
//				Name:  "Visitor",
//				Wait:  load.Between(1*time.Second, 10*time.Second),
//				Tasks: []load.Task{{Name: "index", Weight: 1, Run: index}},
//			}},
//		})
//	}
//
//	func index(u *load.User) { u.Get("/") }
//
// The same source is interpreted as a script and compiled as a plugin, so the
// API keeps to what an interpreter can carry: structs and plain functions, no
// interfaces for authors to implement, no generics.
//
// A User and everything reached through it belong to the one goroutine that
// runs the task. Names in host.go are for runners, not for scenarios.
package load
