package runner

import (
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
)

// Preview returns what a scenario would offer under a spec. Nothing is started
// and no setup runs. The error is of kind fault.Usage, as from [Local.Start].
func Preview(s load.Scenario, spec plan.Spec) (plan.Offer, error) {
	classes, err := compile(&s, &spec)
	if err != nil {
		return plan.Offer{}, fault.Wrap(fault.Usage, "see --list for the classes, tasks and tags", err)
	}
	return offer(&s, classes), nil
}
