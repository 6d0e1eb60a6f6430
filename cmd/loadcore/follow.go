package main

import (
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/loadcore/loadcore/core/control"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
)

// readers are the goroutines that read the progress of a run. They end when
// the run does.
type readers struct {
	group sync.WaitGroup
	// after restores what was changed for them, last first.
	after []func()
}

// wait returns when the last progress has been read.
func (r *readers) wait() {
	r.group.Wait()
	for _, f := range r.after {
		f()
	}
}

// start lets show read the newest progress, once a second.
func (r *readers) start(c *control.Control, show func(*stats.Progress)) {
	progress, _ := c.Subscribe()
	r.group.Go(func() {
		for p := range progress {
			show(p)
		}
	})
}

// follow starts the readers of a run: log, CSV files, and terminal or pipe.
func (j *job) follow(c *control.Control, results *results, sources []source) *readers {
	r := &readers{}
	r.start(c, j.narrate())
	if results.csv != nil {
		r.start(c, func(p *stats.Progress) { results.write(p, j.log) })
	}
	_, terminal := descriptor(j.tables())
	switch {
	case j.cfg.OnlySummary:
	case terminal:
		live := j.live(sources)
		r.start(c, func(p *stats.Progress) { _ = live.Show(p) }) // a terminal that is gone is no loss to the run
		r.after = append(r.after, j.watchKeys(c), live.Close, j.divertLog(live))
	default:
		r.start(c, j.periodic())
	}
	return r
}

// tables is where tables go: standard output, unless that is for the summary.
func (j *job) tables() io.Writer {
	if j.cfg.JSON == "-" {
		return j.err
	}
	return j.out
}

func (j *job) live(sources []source) *report.Live {
	var names []string
	for _, s := range sources {
		names = append(names, s.name)
	}
	return report.NewLive(report.LiveConfig{
		Out: j.tables(), Size: func() (int, int) { return size(j.tables()) },
		Title:  strings.Join(names, " + ") + " → " + redacted(j.cfg.Host),
		Colour: j.options(j.tables()).Colour,
	})
}

// divertLog puts log lines above the live view while both are on a terminal.
func (j *job) divertLog(live *report.Live) (restore func()) {
	if _, terminal := descriptor(j.err); !terminal || j.cfg.LogFile != "" {
		return func() {}
	}
	before := j.logOut.divert(live)
	return func() { j.logOut.divert(before) }
}

// periodic prints a table every two seconds. It gives up when nobody reads
// them; the run goes on.
func (j *job) periodic() func(*stats.Progress) {
	var last time.Duration
	broken := false
	return func(p *stats.Progress) {
		if broken || p.Phase == stats.Done || p.At-last < report.PeriodicInterval {
			return
		}
		last = p.At
		broken = j.broken(report.Periodic(j.tables(), p, j.options(j.tables())))
	}
}

// broken reports whether an output is beyond use.
func (j *job) broken(err error) bool {
	if err != nil {
		j.log.Warn("the tables cannot be written; the run goes on", "error", err)
	}
	return err != nil
}

// narrate logs the turns of a run.
func (j *job) narrate() func(*stats.Progress) {
	var phase stats.Phase
	return func(p *stats.Progress) {
		if p.Phase == phase {
			return
		}
		phase = p.Phase
		switch phase {
		case stats.Ramping:
			j.log.Info("ramping", "users", p.Target)
		case stats.Running:
			j.log.Info("all users are there", "users", p.Target)
		case stats.Stopping:
			j.log.Info("stopping", "stop_timeout", j.cfg.StopTimeout)
		}
	}
}

// finish writes the results and returns the exit code.
func (j *job) finish(s *stats.Summary, runErr error, results *results) error {
	s.Version = version
	s.ExitCode = control.ExitCode(s, runErr, j.cfg.ExitCodeOnError, j.cfg.Strict)
	outErr := results.finish(s)
	if runErr == nil || s.MaxUsers > 0 || s.Total.Count > 0 || s.Interrupted > 0 {
		outErr = errors.Join(outErr, label("final tables", report.Final(j.tables(), s, j.options(j.tables()))))
	}
	if j.cfg.JSON == "-" {
		outErr = errors.Join(outErr, label("--json", report.JSON(j.out, s)))
	}
	complain(j.err, runErr)
	complain(j.err, outErr)
	if s.ExitCode == fault.ExitOK && outErr != nil {
		return exit(fault.KindOf(outErr).ExitCode())
	}
	return exit(s.ExitCode)
}
