package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// figure is what one run of a contender cost.
type figure struct {
	requests uint64
	cpu      time.Duration
	wall     time.Duration
	rss      int64
}

func (f figure) perRequest() float64 {
	return float64(f.cpu.Microseconds()) / float64(max(1, f.requests))
}

// benchCPU runs all contenders in turn, round after round, against one target,
// so that a machine which grows slower does so for all of them.
func benchCPU(c config, out io.Writer) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	t, err := startTarget(self)
	if err != nil {
		return err
	}
	defer t.stop()
	list := slices.DeleteFunc(contenders(self), func(k contender) bool {
		return k.name != "wrk" && !strings.Contains(k.name, c.only)
	})
	figures := make(map[string][]figure)
	for round := range c.rounds {
		for _, k := range list {
			f, err := measure(t, k.command(t.url, c))
			if err != nil {
				return fmt.Errorf("%s: %w", k.name, err)
			}
			figures[k.name] = append(figures[k.name], f)
			fmt.Fprintf(out, "round %d: %-18s %9d requests %8.0f/s %7.2f µs of CPU each\n",
				round+1, k.name, f.requests, float64(f.requests)/f.wall.Seconds(), f.perRequest())
		}
	}
	return table(out, list, figures)
}

// measure runs a command to its end on the first processor and asks the target
// how many requests it saw.
func measure(t *target, args []string) (figure, error) {
	before, err := t.count()
	if err != nil {
		return figure{}, err
	}
	args = pinned("0", args)
	cmd := exec.Command(args[0], args[1:]...)
	start := time.Now()
	if text, err := cmd.CombinedOutput(); err != nil {
		return figure{}, fmt.Errorf("%w\n%s", err, text)
	}
	f := figure{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), rss: peakRSS(cmd.ProcessState)}
	after, err := t.count()
	if err != nil {
		return figure{}, err
	}
	f.requests = after - before
	return f, nil
}

// pinned puts a command on one processor, where the system can.
func pinned(cpu string, args []string) []string {
	if _, err := exec.LookPath("taskset"); err != nil {
		return args
	}
	return append([]string{"taskset", "-c", cpu}, args...)
}

// table prints the median of each contender, and of its ratios to the first
// contender round by round.
func table(out io.Writer, list []contender, figures map[string][]figure) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	base := list[0].name
	fmt.Fprintf(w, "\ncontender\tµs/request\t× %s\tmin\tmax\tpeak MB\t\n", base)
	for _, k := range list {
		var each, ratio []float64
		for i, f := range figures[k.name] {
			each = append(each, f.perRequest())
			ratio = append(ratio, f.perRequest()/figures[base][i].perRequest())
		}
		rss := slices.MaxFunc(figures[k.name], func(a, b figure) int { return cmp.Compare(a.rss, b.rss) }).rss
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%d\t\n", k.name, median(each), median(ratio), slices.Min(ratio), slices.Max(ratio), rss>>20)
	}
	return w.Flush()
}

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}
