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
// hangs after all. A terminal that goes away, SIGHUP, ends graceful too, unless
// that was switched off, as nohup does; it never ends atOnce, since both shell
// and terminal tell of it.
type signals struct {
	graceful, atOnce context.Context
	close            func()
}

func watchSignals(parent context.Context, log *slog.Logger) *signals {
	graceful, stop := context.WithCancel(parent)
	atOnce, abort := context.WithCancel(context.Background())
	received := make(chan os.Signal, 2)
	signal.Notify(received, os.Interrupt, syscall.SIGTERM)
	gone := make(chan os.Signal, 1)
	if !signal.Ignored(syscall.SIGHUP) {
		signal.Notify(gone, syscall.SIGHUP)
	}
	go func() {
		select {
		case s := <-received:
			log.Info("stopping; a second signal ends the run at once", "signal", s.String())
			stop()
		case <-gone:
			log.Info("stopping, since the terminal is gone")
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
		signal.Stop(gone)
		stop()
		abort()
	}}
}
