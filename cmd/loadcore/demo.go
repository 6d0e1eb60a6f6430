package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/loadcore/loadcore/core/demo"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/spf13/cobra"
)

const demoHelp = `demo serves a small shop to try things on, until it is interrupted.

It is the site that scripts/shopfront.go expects: home, products, cart,
checkout, currencies, /_healthz. What it keeps is gone when it ends.

Example:
  loadcore demo --listen 127.0.0.1:8080 --latency 5ms..20ms --error-rate 0.01`

func demoCommand(c console) *cobra.Command {
	var listen, latency string
	var errorRate float64
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "serve the demo shop until interrupted",
		Long:  demoHelp,
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !(errorRate >= 0 && errorRate <= 1) {
				return usage(fmt.Errorf("--error-rate %v: expected a share from 0 to 1", errorRate))
			}
			delay, err := demo.ParseLatency(latency)
			if err != nil {
				return usage(fmt.Errorf("--%w", err)) // it begins with the word latency
			}
			return serveDemo(cmd.Context(), demo.Config{Addr: listen, Latency: delay, ErrorRate: errorRate, Log: c.err}, c)
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "`ADDR` to listen on, as host:port; port 0 picks a free one")
	cmd.Flags().StringVar(&latency, "latency", "0", "`SPEC` of how long an answer takes: 10ms, 5ms..20ms, exp:20ms or p50=10ms,p99=100ms")
	cmd.Flags().Float64Var(&errorRate, "error-rate", 0, "share `P` of the requests, from 0 to 1, that are answered with status 500")
	return cmd
}

// noArguments words what cobra would say about arguments.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(fmt.Errorf("%s takes no arguments, but %q was given", cmd.Name(), args[0]))
	}
	return nil
}

// demoGrace is how long answers under way may take when the demo ends.
const demoGrace = 2 * time.Second

func serveDemo(ctx context.Context, config demo.Config, c console) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	shop, err := demo.Listen(config)
	if err != nil {
		return fault.Wrap(fault.Usage, "pick another address with --listen", err)
	}
	fmt.Fprintf(c.out, "the demo shop is at %s\n", shop.URL())
	closed := make(chan error, 1)
	closing := context.AfterFunc(ctx, func() {
		stop() // a second signal has its usual effect
		bound, cancel := context.WithTimeout(context.Background(), demoGrace)
		defer cancel()
		closed <- shop.Close(bound)
	})
	if err := shop.Wait(); err != nil && closing() {
		return err
	}
	return <-closed
}
