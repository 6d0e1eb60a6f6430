package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
)

// signals turns SIGINT and SIGTERM into the end of a run: the first one ends
// graceful, the second atOnce. A third has its usual effect, in case something
// hangs after all.
type signals struct {
	graceful, atOnce context.Context
	close            func()
}

func watchSignals(parent context.Context, log *slog.Logger) *signals {
	graceful, stop := context.WithCancel(parent)
	atOnce, abort := context.WithCancel(context.Background())
	received := make(chan os.Signal, 2)
	signal.Notify(received, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-received:
			log.Info("stopping; a second signal ends the run at once", "signal", s.String())
			stop()
		case <-graceful.Done():
			return
		}
		select {
		case s := <-received:
			log.Warn("ending at once", "signal", s.String())
			signal.Stop(received)
			abort()
		case <-atOnce.Done():
		}
	}()
	return &signals{graceful: graceful, atOnce: atOnce, close: func() {
		signal.Stop(received)
		stop()
		abort()
	}}
}
