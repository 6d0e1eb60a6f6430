package plantest

import (
	"context"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loadcore/loadcore/core/plan"
)

// TestFakeKeepsTheContract holds the fake to the checks that need no requests.
func TestFakeKeepsTheContract(t *testing.T) {
	t.Parallel()
	for _, c := range []check{
		{"deltas are numbered", numbersDeltas},
		{"assignments are absolute", followsAssignments},
		{"older assignments are ignored", ignoresOlder},
		{"misfits are refused", refusesMisfits},
		{"a stop before the start ends the deltas", stopsUnstarted},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				b := &bench{
					runner: &Fake{Offer: offer(), PerSecond: 1},
					target: &target{server: &httptest.Server{}, released: make(chan struct{})},
				}
				if err := c.run(b); err != nil {
					t.Error(err)
				}
				b.abandon()
			})
		})
	}
}

func TestFakeMovesUsersOneByOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		f := &Fake{PerSecond: 10}
		if _, err := f.Start(t.Context(), plan.Spec{}); err != nil {
			t.Fatal(err)
		}
		if err := f.Assign(plan.Assignment{Number: 1, Over: 5 * time.Second, Users: []int{10}}); err != nil {
			t.Fatal(err)
		}
		for _, want := range []int{3, 5, 7, 9, 10, 10} {
			if d := <-f.Deltas(); d.Gauges.Users[0].Users != want {
				t.Errorf("after %v %d users, want %d", d.To, d.Gauges.Users[0].Users, want)
			}
		}
		if err := f.Stop(context.Background(), 0); err != nil {
			t.Error(err)
		}
	})
}
