package plugin

import (
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/load"
)

func TestCompiledScenarioSaysWhatItIs(t *testing.T) {
	t.Parallel()
	valid := load.Scenario{Name: "shop", Classes: []load.Class{{
		Name: "Visitor", Tasks: []load.Task{{Name: "index", Weight: 1, Run: func(*load.User) {}}},
	}}}
	for _, row := range []struct {
		name     string
		scenario load.Scenario
		code     int
		says     string
	}{
		{"a valid one says how to run its source", valid, 2, `scenario "shop" with class Visitor (1 tasks)`},
		{"a broken one says what is wrong", load.Scenario{Name: "shop"}, 3, "Classes is empty"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			if code := describe(row.scenario, &out); code != row.code || !strings.Contains(out.String(), row.says) {
				t.Errorf("status %d and %q, want %d and %q", code, out.String(), row.code, row.says)
			}
		})
	}
}
