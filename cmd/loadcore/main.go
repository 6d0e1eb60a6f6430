// Command loadcore generates user traffic from a scenario and reports what came
// back. This package reads flags, environment and config file, wires the
// packages of core together and turns what happened into an exit code; it
// decides nothing else. Start with run in root.go, then job in job.go.
package main

import (
	"context"
	"os"
)

func main() {
	c := console{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Environ()}
	os.Exit(run(context.Background(), os.Args[1:], c))
}
