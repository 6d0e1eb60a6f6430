package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/stats"
)

// figures are what one side says about the times of a run, in microseconds.
type figures struct {
	Count       uint64
	Mean, Lag   float64
	Percentiles map[string]float64
}

// judged are the percentiles that both sides are compared at.
func judged() []float64 { return []float64{50, 90, 95, 99, 99.9} }

func figuresOf(h *stats.Histogram) figures {
	f := figures{Count: h.Count(), Mean: micros(h.Mean()), Percentiles: map[string]float64{}}
	for _, p := range judged() {
		f.Percentiles[label(p)] = micros(h.Percentile(p))
	}
	return f
}

func micros(d time.Duration) float64 { return float64(d) / float64(time.Microsecond) }

func label(p float64) string { return strconv.FormatFloat(p, 'f', -1, 64) }

// benchTruth compares the times that loadcore reports with those that the
// target measured itself: for one that answers in ten milliseconds, and for a
// fast one on which 5,000 users start at once.
func benchTruth(out io.Writer) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, c := range []struct {
		name, delay, users, wait string
	}{
		{"10 ms target, 10 users without waits", "10ms", "10", "0s"},
		{"fast target, 5,000 users at once", "0s", "5000", "1s"},
	} {
		fmt.Fprintf(out, "%s\n", c.name)
		if err := compare(self, c.delay, c.users, c.wait, out); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return nil
}

func compare(self, delay, users, wait string, out io.Writer) error {
	cmd := exec.Command(self, "timed", delay)
	cmd.Stderr = os.Stderr
	t, err := launch(cmd)
	if err != nil {
		return err
	}
	defer t.stop()
	child := exec.Command(self, "truth", t.url, users, "10s", wait)
	child.Stderr = os.Stderr
	text, err := child.Output()
	if err != nil {
		return err
	}
	var ours, theirs figures
	if err := json.Unmarshal(text, &ours); err != nil {
		return err
	}
	if err := t.seen(&theirs); err != nil {
		return err
	}
	return printTruth(out, ours, theirs)
}

func printTruth(out io.Writer, ours, theirs figures) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "\treported\ttarget\tdifference\t\t\n")
	row := func(name string, a, b float64) {
		fmt.Fprintf(w, "%s\t%.0f µs\t%.0f µs\t%+.0f µs\t%+.1f %%\t\n", name, a, b, a-b, 100*(a-b)/max(b, 1))
	}
	row("mean", ours.Mean, theirs.Mean)
	for _, p := range judged() {
		row("p"+label(p), ours.Percentiles[label(p)], theirs.Percentiles[label(p)])
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "%d samples, the target counted %d; mean lag reported beside them %.0f µs\n\n", ours.Count, theirs.Count, ours.Lag)
	return err
}

func truthChild(args []string, stdout io.Writer) error {
	if len(args) != 4 {
		return fmt.Errorf("a child takes a URL, a number of users, a duration and a wait")
	}
	wait, err := time.ParseDuration(args[3])
	if err != nil {
		return err
	}
	return loaded(func(l childLoad) error {
		s := compiledScenario()
		s.Classes[0].Wait = load.Constant(wait)
		s.Classes[0].Tasks[0].Run = func(u *load.User) { u.Get("/robots.txt") }
		sum, err := drive(l, s)
		if err != nil {
			return err
		}
		f := figuresOf(sum.Total.ServiceHistogram)
		f.Lag = micros(sum.Lag.Mean)
		return json.NewEncoder(stdout).Encode(f)
	})(args[:3], stdout)
}
