package runner_test

import (
	"testing"

	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/plan/plantest"
	"github.com/loadcore/loadcore/core/runner"
)

func TestContract(t *testing.T) {
	t.Parallel()
	plantest.Run(t, func(t *testing.T, target string) plan.Runner {
		r, err := runner.New(plantest.Scenario(), runner.Options{Name: "local"})
		if err != nil {
			t.Fatal(err)
		}
		return r
	})
}
