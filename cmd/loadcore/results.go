package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
)

// results are the files of a run.
type results struct {
	csv    *report.CSV
	json   string
	warned bool
}

// openResults finds out before the run whether its files can be written.
func openResults(c settings.Config) (*results, error) {
	r := &results{}
	var errs []error
	if c.JSON != "" && c.JSON != "-" {
		r.json = c.JSON
		errs = append(errs, label("--json", report.CheckWritable(c.JSON)))
	}
	if c.CSV != "" {
		var err error
		r.csv, err = report.OpenCSV(c.CSV, c.CSVFullHistory)
		errs = append(errs, label("--csv", err))
	}
	if err := errors.Join(errs...); err != nil {
		r.abandon()
		return nil, fault.Wrap(fault.Usage, "", err)
	}
	return r, nil
}

// write brings the CSV files up to date. A full disk may be emptied while the
// run goes on, so it keeps trying and says so once.
func (r *results) write(p *stats.Progress, log *slog.Logger) {
	if err := r.csv.Write(p); err != nil && !r.warned {
		r.warned = true
		log.Warn("the CSV files cannot be written; the run goes on and so do the attempts", "error", err)
	}
}

// finish writes the final state of all files.
func (r *results) finish(s *stats.Summary) error {
	var err error
	if r.csv != nil {
		err = label("--csv", r.csv.Close(s.Snapshot))
	}
	if r.json == "" {
		return err
	}
	return errors.Join(err, label("--json", report.WriteFile(r.json, func(w io.Writer) error { return report.JSON(w, s) })))
}

// abandon closes the files of a run that did not take place.
func (r *results) abandon() {
	if r != nil && r.csv != nil {
		_ = r.csv.Close(nil) // nothing was written that could be lost
	}
}

// label names the flag that an error comes from.
func label(flag string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", flag, err)
}
