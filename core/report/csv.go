package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// CSV keeps the four files of Locust, with its headers and its order of
// columns: PREFIX_stats.csv, PREFIX_failures.csv and PREFIX_exceptions.csv hold
// the latest state and are replaced as a whole by each write;
// PREFIX_stats_history.csv grows by a line for each write, or with full history
// by one for each row. Times are service times in milliseconds.
//
// Where they differ from Locust's they are more exact: times have decimals, and
// percentiles in the history are those of the last ten seconds, as Locust's
// documentation says.
//
// A CSV is not safe for concurrent use.
type CSV struct {
	prefix string
	full   bool
	// history is open for the whole run; written is its length up to the
	// last whole write.
	history *os.File
	written int64
	// last is when the last snapshot in the history was taken.
	last time.Duration
}

// OpenCSV creates the files with their headers, and the folder if there is
// none, so that what keeps them from being written is known before the run. A
// prefix is the path that all names begin with. With full, the history has a
// line for each row and not for the total alone.
func OpenCSV(prefix string, full bool) (*CSV, error) {
	path := prefix + "_stats_history.csv"
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, outputError(path, err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, newFile)
	if err != nil {
		return nil, outputError(path, err)
	}
	c := &CSV{prefix: prefix, full: full, history: f, last: -1}
	if err := errors.Join(c.append([][]string{historyHeader()}), c.replaceAll(new(stats.Snapshot))); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return c, nil
}

// Write brings all files up to a snapshot. It is meant for once a second. After
// an error the run may go on and Write be called again: nothing is left half
// written.
func (c *CSV) Write(p *stats.Progress) error { return c.write(p.Snapshot) }

// Close writes the final state, unless it is nil, and closes the files.
func (c *CSV) Close(final *stats.Snapshot) error {
	var err error
	if final != nil {
		err = c.write(final)
	}
	return errors.Join(err, outputError(c.history.Name(), c.history.Close()))
}

func (c *CSV) write(s *stats.Snapshot) error {
	err := c.replaceAll(s)
	if c.last == s.At {
		return err
	}
	c.last = s.At
	return errors.Join(err, c.append(historyRows(s, c.full)))
}

// replaceAll writes the three files of the latest state.
func (c *CSV) replaceAll(s *stats.Snapshot) error {
	var errs []error
	for _, f := range []struct {
		name string
		rows [][]string
	}{
		{"_stats.csv", statsRows(s)},
		{"_failures.csv", failureRows(s)},
		{"_exceptions.csv", exceptionRows(s)},
	} {
		errs = append(errs, WriteFile(c.prefix+f.name, func(w io.Writer) error { return writeCSV(w, f.rows) }))
	}
	return errors.Join(errs...)
}

// append adds lines to the history in one piece. What a full disk has cut off
// is overwritten by the next lines.
func (c *CSV) append(rows [][]string) error {
	var b bytes.Buffer
	if err := writeCSV(&b, rows); err != nil {
		return err
	}
	n, err := c.history.WriteAt(b.Bytes(), c.written)
	if err != nil {
		if n > 0 {
			err = errors.Join(err, c.history.Truncate(c.written))
		}
		return outputError(c.history.Name(), err)
	}
	c.written += int64(n)
	return nil
}

// writeCSV writes rows as Python's csv module does, which Locust uses.
func writeCSV(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	return out.WriteAll(rows)
}
