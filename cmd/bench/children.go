package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
	"github.com/loadcore/loadcore/core/runner"
	"github.com/loadcore/loadcore/core/script"
	"github.com/loadcore/loadcore/core/stats"
)

// children are what bench starts itself as, so that each contender has a
// process of its own.
func children() map[string]func(args []string, stdout io.Writer) error {
	return map[string]func([]string, io.Writer) error{
		"target":   serveTarget,
		"timed":    serveTimed,
		"truth":    truthChild,
		"fasthttp": loaded(bareFasthttp),
		"compiled": loaded(driveCompiled),
		"script":   loaded(driveScript),
	}
}

// childLoad is the load of a child, from its arguments.
type childLoad struct {
	url      string
	users    int
	duration time.Duration
}

func loaded(f func(childLoad) error) func([]string, io.Writer) error {
	return func(args []string, _ io.Writer) error {
		if len(args) != 3 {
			return errors.New("a child takes a URL, a number of users and a duration")
		}
		users, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		d, err := time.ParseDuration(args[2])
		if err != nil {
			return err
		}
		return f(childLoad{args[0], users, d})
	}
}

// bareFasthttp is the closed loop that fasthttp's own client makes: what the
// library costs without a product around it.
func bareFasthttp(l childLoad) error {
	client := &fasthttp.HostClient{Addr: hostOf(l.url), MaxConns: l.users}
	end := time.Now().Add(l.duration)
	var wg sync.WaitGroup
	for range l.users {
		wg.Go(func() {
			req, resp := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
			for time.Now().Before(end) {
				req.SetRequestURI(l.url)
				if client.DoTimeout(req, resp, time.Minute) != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	return nil
}

func hostOf(url string) string {
	var u fasthttp.URI
	if err := u.Parse(nil, []byte(url)); err != nil {
		return ""
	}
	return string(u.Host())
}

func compiledScenario() load.Scenario {
	return load.Scenario{Name: "bench", Classes: []load.Class{{
		Name:  "User",
		Tasks: []load.Task{{Name: "index", Weight: 1, Run: func(u *load.User) { u.Get("/") }}},
	}}}
}

// benchScript is compiledScenario as a script.
const benchScript = `package main

import (
	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

func main() {
	plugin.Serve(load.Scenario{Name: "bench", Classes: []load.Class{{
		Name:  "User",
		Tasks: []load.Task{{Name: "index", Weight: 1, Run: index}},
	}}})
}

func index(u *load.User) { u.Get("/") }
`

func driveScript(l childLoad) error {
	dir, err := os.MkdirTemp("", "loadcore-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "bench.go")
	if err := os.WriteFile(file, []byte(benchScript), 0o600); err != nil {
		return err
	}
	source, err := script.Open(file)
	if err != nil {
		return err
	}
	s, err := source.Load(context.Background(), script.Options{Stderr: os.Stderr})
	if err != nil {
		return err
	}
	_, err = drive(l, s)
	return err
}

func driveCompiled(l childLoad) error {
	_, err := drive(l, compiledScenario())
	return err
}

// drive runs a scenario through the whole product: control, one runner, the
// client, the recorder and the merge.
func drive(l childLoad, s load.Scenario) (*stats.Summary, error) {
	r, err := runner.New(s, runner.Options{})
	if err != nil {
		return nil, err
	}
	c, err := control.New(control.Config{
		Runners: []control.Named{{Name: "bench", Runner: r}},
		Spec:    plan.Spec{Host: l.url, Seed: 1},
		Users:   l.users, SpawnRate: 1e6,
		RunTime: l.duration, StopTimeout: time.Second,
	})
	if err != nil {
		return nil, err
	}
	sum, err := c.Run(context.Background())
	if err != nil {
		return nil, err
	}
	if n := sum.Total.Failures; n > 0 {
		return nil, fmt.Errorf("%d of %d requests failed", n, sum.Total.Count)
	}
	return sum, nil
}
