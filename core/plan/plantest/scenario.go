package plantest

import (
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
)

// pause is how long the users wait between two tasks.
const pause = 20 * time.Millisecond

// Scenario is what a runner under test runs: users that walk, users that ask
// twice, and users whose requests the target holds back.
func Scenario() load.Scenario {
	return load.Scenario{
		Name:     "plantest",
		Setup:    func(u *load.User) error { u.Get("/setup"); return nil },
		Teardown: func(u *load.User) error { u.Get("/teardown"); return nil },
		Classes: []load.Class{
			{Name: "Walker", Weight: 3, Wait: load.Constant(pause), Tasks: []load.Task{
				{Name: "walk", Weight: 1, Run: func(u *load.User) { u.Get("/walk") }},
			}},
			{Name: "Pair", Weight: 1, Wait: load.Constant(pause), Tasks: []load.Task{
				{Name: "ask twice", Weight: 2, Run: func(u *load.User) { u.Post("/pair", load.Form()); u.Get("/pair") }},
			}},
			{Name: "Holder", Fixed: 2, Wait: load.Constant(pause), Tasks: []load.Task{
				{Name: "hold", Weight: 1, Run: func(u *load.User) { u.Get("/hold") }},
			}},
		},
	}
}

// offer is what a runner must offer for the scenario.
func offer() plan.Offer {
	return plan.Offer{Scenario: "plantest", Classes: []plan.Class{
		{Name: "Walker", Weight: 3, Tasks: []plan.Task{{Name: "walk", Weight: 1}}},
		{Name: "Pair", Weight: 1, Tasks: []plan.Task{{Name: "ask twice", Weight: 2}}},
		{Name: "Holder", Weight: 1, Fixed: 2, Tasks: []plan.Task{{Name: "hold", Weight: 1}}},
	}}
}
