package report_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/report"
)

func offers() []plan.Offer {
	return []plan.Offer{
		{Scenario: "shopfront", Classes: []plan.Class{{Name: "WebsiteUser", Weight: 3, Tasks: []plan.Task{
			{Name: "index", Weight: 1}, {Name: "setCurrency", Weight: 2}, {Name: "browseProduct", Weight: 10},
			{Name: "addToCart", Weight: 2}, {Name: "viewCart", Weight: 3}, {Name: "checkout", Weight: 1}, {Name: "logout", Weight: 0},
		}}}},
		{Scenario: "back office", Classes: []plan.Class{
			{Name: "Clerk", Weight: 1, Tasks: []plan.Task{{Name: "orders", Weight: 1}}},
			{Name: "Robot\x1b[2J", Fixed: 2, Tasks: []plan.Task{{Name: "poll", Weight: 1}}},
		}},
	}
}

func TestTaskRatio(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		users  int
		offers []plan.Offer
	}{
		{"without users", 0, offers()},
		{"with ten users of which two are fixed", 10, offers()},
		{"with one user where two are fixed", 1, offers()},
		{"without classes", 10, nil},
		{"with weights that are all zero", 10, []plan.Offer{{Classes: []plan.Class{{Name: "Idle"}}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			if err := report.TaskRatio(&out, c.users, c.offers...); err != nil {
				t.Fatal(err)
			}
			golden(t, "ratio "+c.name+".txt", out.Bytes())
		})
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := report.List(&out, offers()...); err != nil {
		t.Fatal(err)
	}
	golden(t, "list.txt", out.Bytes())
	for name, err := range map[string]error{
		"list":  report.List(broken{}, offers()...),
		"ratio": report.TaskRatio(broken{}, 1, offers()...),
	} {
		if !errors.Is(err, errGone) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
