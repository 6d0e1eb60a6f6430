// Package plugin is how a scenario is handed to loadcore: its main calls
// [Serve] and does nothing else.
package plugin

import (
	"fmt"
	"io"
	"os"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// Serve offers a scenario to loadcore and never returns. In a script, the
// interpreter takes the scenario at this call. In a compiled program it says
// what the program is and how to run its source, and exits with status 2:
// loadcore cannot drive compiled scenarios yet.
func Serve(s load.Scenario) {
	os.Exit(describe(s, os.Stderr))
}

func describe(s load.Scenario, w io.Writer) int {
	if err := s.Validate(); err != nil {
		fmt.Fprintf(w, "this scenario cannot run:\n%v\n", err)
		return fault.ExitScenario
	}
	fmt.Fprintf(w, "This is the loadcore scenario %q with", s.Name)
	for i, c := range s.Classes {
		sep := ","
		if i == 0 {
			sep = ""
		}
		fmt.Fprintf(w, "%s class %s (%d tasks)", sep, c.Name, len(c.Tasks))
	}
	fmt.Fprint(w, ".\nIt does nothing by itself, and compiled scenarios cannot be run by loadcore yet.\n"+
		"Run its source instead: loadcore --script FILE.go --host URL\n")
	return fault.ExitUsage
}
