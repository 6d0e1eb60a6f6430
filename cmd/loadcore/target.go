package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/demo"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// startDemo makes the demo shop the target. What it returns ends the demo.
func (j *job) startDemo() (func(), error) {
	shop, err := demo.Listen(demo.Config{})
	if err != nil {
		return nil, fmt.Errorf("start the demo: %w", err)
	}
	j.cfg.Host = shop.URL()
	j.log.Info("the demo shop is the target", "url", shop.URL())
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		if err := shop.Close(ctx); err != nil {
			j.log.Debug("close the demo", "error", err)
		}
	}, nil
}

// pollEvery is the pause between two looks at a target that does not answer.
const pollEvery = 500 * time.Millisecond

// pollTimeout bounds one look.
const pollTimeout = 5 * time.Second

// awaitTarget polls the target until it answers, for --wait-for-target.
func (j *job) awaitTarget(ctx context.Context) error {
	if j.cfg.WaitForTarget == 0 || j.cfg.Host == "" {
		return nil
	}
	spec := j.spec().HTTP
	c, err := client.New(client.Config{
		Insecure: spec.Insecure, CertFile: spec.CertFile, KeyFile: spec.KeyFile, CAFile: spec.CAFile,
		Proxy: spec.Proxy, UserAgent: spec.UserAgent,
	})
	if err != nil {
		return fault.Wrap(fault.Usage, "", err)
	}
	defer c.Close()
	j.log.Info("waiting for the target", "url", redacted(j.cfg.Host), "for", j.cfg.WaitForTarget)
	return poll(ctx, c.Session(), j.cfg.Host, j.cfg.WaitForTarget)
}

// looker makes requests; client.Session is one.
type looker interface {
	Do(base string, q *load.Request, r *load.Reply)
	Interrupt()
}

// poll looks at /_healthz, then at /, until one of them answers well or the
// time is over.
func poll(ctx context.Context, s looker, host string, limit time.Duration) error {
	outer := ctx
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	defer context.AfterFunc(ctx, s.Interrupt)()
	pause := time.NewTimer(0)
	defer pause.Stop()
	last := "no answer yet"
	for {
		select {
		case <-pause.C:
		case <-ctx.Done():
			if outer.Err() != nil {
				return fault.New(fault.Interrupted, "interrupted while waiting for the target %s: %s", redacted(host), last)
			}
			return fault.New(fault.Target, "the target %s did not answer within %v: %s", redacted(host), limit, last).
				WithHint("check --host, or give it longer with --wait-for-target")
		}
		why := look(s, host)
		if why == "" {
			return nil
		}
		if ctx.Err() == nil {
			last = why
		}
		pause.Reset(pollEvery)
	}
}

// look returns why the target is not ready, or nothing.
func look(s looker, host string) string {
	why := ""
	for _, path := range []string{"/_healthz", "/"} {
		var r load.Reply
		s.Do(host, &load.Request{Path: path, Timeout: pollTimeout}, &r)
		switch {
		case r.Kind != "":
			return fmt.Sprintf("GET %s: %s (%s)", path, r.Message, r.Kind)
		case r.Status < http.StatusBadRequest:
			return ""
		}
		why = fmt.Sprintf("GET %s: status %d", path, r.Status)
	}
	return why
}
