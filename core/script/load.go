package script

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/script/internal/host"
	"github.com/loadcore/loadcore/core/script/internal/lower"
	"github.com/traefik/yaegi/interp"
)

// Load checks the script and runs it up to the scenario that it serves. The
// scenario's functions may then be called by many users at once. The error of a
// script that may not run, or serves what cannot run, is a [Refused].
func (s *Source) Load(ctx context.Context, o Options) (load.Scenario, error) {
	o = o.withDefaults()
	run := &session{}
	p := s.prepare(o, run)
	if len(p.findings) > 0 {
		return load.Scenario{}, Refused(p.findings)
	}
	if err := p.run(ctx); err != nil {
		return load.Scenario{}, fmt.Errorf("%s: %w", s.path, err)
	}
	scenario, err := run.scenario()
	if err != nil {
		return load.Scenario{}, fmt.Errorf("%s: %w", s.path, err)
	}
	if err := scenario.Validate(); err != nil {
		p.misfit(err)
		return load.Scenario{}, Refused(sorted(p.findings))
	}
	p.guard(&scenario)
	return scenario, nil
}

// run interprets the lowered program.
func (p *program) run(ctx context.Context) error {
	i := interp.New(interp.Options{
		Stdout: p.options.Stdout, Stderr: &p.panics, SourcecodeFilesystem: noFiles{},
	})
	tables := interp.Exports{}
	for key, names := range p.tables {
		if p.lowered.Imports[path.Dir(key)] {
			tables[lower.Prefix+key] = names
		}
	}
	for key, names := range p.machine.Symbols() {
		tables[key] = names
	}
	if err := i.Use(tables); err != nil {
		return fmt.Errorf("give the script its packages: %w", err)
	}
	limited, cancel := context.WithTimeout(ctx, p.options.Timeout)
	defer cancel()
	_, err := i.EvalWithContext(limited, p.lowered.Text)
	if limited.Err() != nil && errors.Is(err, limited.Err()) {
		p.machine.Stop()
	}
	switch {
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return fmt.Errorf("load the script: %w", err)
	case limited.Err() != nil && errors.Is(err, limited.Err()):
		return fmt.Errorf("the script was still loading after %v; main must reach plugin.Serve quickly, so leave work to Setup and the tasks", p.options.Timeout)
	case err != nil:
		return p.explain(err)
	}
	return nil
}

// noFiles keeps the interpreter from looking for packages on disk.
type noFiles struct{}

// Open finds nothing.
func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// explain turns what ended the script into an error with its place.
func (p *program) explain(err error) error {
	var thrown interp.Panic
	if !errors.As(err, &thrown) {
		return fmt.Errorf("interpret the script: %w", err)
	}
	if code, ended := host.Ended(thrown.Value); ended {
		if code == 0 {
			return nil
		}
		return fmt.Errorf("the script ended itself with status %d while it was loaded", code)
	}
	if where := new(load.Panic); errors.As(host.AsError(thrown.Value), &where) {
		return fmt.Errorf("panic while the script was loaded: %w", where)
	}
	if e, ok := thrown.Value.(runtime.Error); ok {
		return fmt.Errorf("panic while the script was loaded: %w", e)
	}
	return fmt.Errorf("panic while the script was loaded: %v", thrown.Value)
}
