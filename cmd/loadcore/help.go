package main

import (
	"fmt"
	"strings"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const helpHead = `loadcore generates realistic user traffic and tells the truth about what came back.

Usage:
  loadcore --script PATH [flags]     run a scenario
  loadcore check FILE|DIR [--json]   say what is wrong with a scenario, without running it
  loadcore demo [--listen ADDR]      serve the demo shop until interrupted

Examples:
  loadcore --script scripts/shopfront.go --demo -u 50 -r 50 -t 30s
  loadcore --script scripts/shopfront.go --host https://shop.example -u 200 -r 10 -t 5m --csv run --json run.json
  FRONTEND_ADDR=shop:8080 USERS=10 loadcore --script scripts/shopfront.go
`

const helpTail = `
A setting comes from its flag, else from the environment (LOADCORE_ and the
flag's name, as in LOADCORE_RUN_TIME; also FRONTEND_ADDR=host:port, USERS and
RATE), else from the file of --config, else from the scenario.

On a terminal, w and W add 1 and 10 users, s and S take them away. Ctrl-C ends
the run with all results; a second one ends it at once.

Exit codes: 0 fine, 1 something failed, 2 wrong usage, 3 the scenario cannot be
loaded, 4 the target never answered, 5 a runner was lost, 98 the verdict is
invalid under --strict, 99 a threshold was crossed, 130 interrupted twice.
`

func helpPage() string { return helpHead + settings.Help() + helpTail }

// verbHelp is the page of a command other than the root.
func verbHelp(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage:\n  %s\n\n%s\n\nFlags:\n", cmd.UseLine(), cmd.Long)
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		arg, usage := pflag.UnquoteUsage(f)
		if f.DefValue != "false" && f.DefValue != "" {
			usage += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(&b, "  %-22s %s\n", strings.TrimSpace("--"+f.Name+" "+arg), usage)
	})
	return b.String()
}
