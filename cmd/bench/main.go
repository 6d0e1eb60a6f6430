// Bench measures what a request costs the generator: CPU time of the whole
// process per request, for loadcore and for whatever peers are installed, side
// by side in one run. See README.md beside this file.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// config is what the flags say.
type config struct {
	rounds   int
	duration time.Duration
	users    int
	only     string
}

func run(args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 {
		if child, ok := children()[args[0]]; ok {
			return report(stderr, child(args[1:], stdout))
		}
	}
	var c config
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.IntVar(&c.rounds, "rounds", 3, "how often each contender runs, in turn")
	flags.DurationVar(&c.duration, "duration", 5*time.Second, "how long each contender runs")
	flags.IntVar(&c.users, "users", 64, "connections, or users without waits")
	flags.StringVar(&c.only, "only", "", "run only contenders whose name contains this (wrk always runs)")
	memory := flags.Bool("memory", false, "measure the memory of 100,000 and 1,000,000 users instead (about five minutes)")
	truth := flags.Bool("truth", false, "compare reported times with the target's own instead")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *memory {
		return report(stderr, benchMemory(stdout))
	}
	if *truth {
		return report(stderr, benchTruth(stdout))
	}
	return report(stderr, benchCPU(c, stdout))
}

func report(stderr io.Writer, err error) int {
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 1
	}
	return 0
}
