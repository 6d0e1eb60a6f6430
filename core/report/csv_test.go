package report_test

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
)

func openCSV(t *testing.T, full bool) (*report.CSV, string) {
	t.Helper()
	prefix := filepath.Join(t.TempDir(), "results", "run")
	c, err := report.OpenCSV(prefix, full)
	if err != nil {
		t.Fatal(err)
	}
	return c, prefix
}

// table parses a file and checks what every program relies on: CRLF, and as
// many fields in each line.
func table(t *testing.T, path string) [][]string {
	t.Helper()
	text := content(t, path)
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") || !strings.HasSuffix(text, "\r\n") {
		t.Errorf("%s: lines do not end in CRLF", filepath.Base(path))
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSVHeadersAreThoseOfLocust(t *testing.T) {
	t.Parallel()
	c, prefix := openCSV(t, false)
	if err := c.Close(nil); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"_stats.csv":         "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%",
		"_stats_history.csv": "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size",
		"_failures.csv":      "Method,Name,Error,Occurrences,First Seen,Last Seen",
		"_exceptions.csv":    "Count,Message,Traceback,Nodes",
	} {
		got, _, _ := strings.Cut(content(t, prefix+name), "\r\n")
		if got != want {
			t.Errorf("%s begins with\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestCSVOfARun(t *testing.T) {
	t.Parallel()
	c, prefix := openCSV(t, false)
	s := troubled()
	if err := c.Write(progress(s)); err != nil {
		t.Fatal(err)
	}
	end := *s.Snapshot
	end.At, end.Time = time.Minute, began.Add(61*time.Second)
	if err := c.Close(&end); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"_stats", "_stats_history", "_failures", "_exceptions"} {
		golden(t, "run"+name+".csv", []byte(content(t, prefix+name+".csv")))
	}
	if got := names(t, filepath.Dir(prefix)); len(got) != 4 {
		t.Errorf("the folder holds %v", got)
	}
}

func TestCSVBeforeTheFirstRequest(t *testing.T) {
	t.Parallel()
	c, prefix := openCSV(t, false)
	empty := &stats.Progress{Snapshot: &stats.Snapshot{At: time.Second, Time: began, Users: 7}}
	if err := errors.Join(c.Write(empty), c.Close(nil)); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(table(t, prefix+"_stats_history.csv")[1], ",")
	want := "1787395270,7,,Aggregated,0.000000,0.000000" + strings.Repeat(",N/A", 11) + ",0,0,0,0,0,0,0"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	got = strings.Join(table(t, prefix+"_stats.csv")[1], ",")
	if want := ",Aggregated,0,0,0,0,0,0,0,0,0" + strings.Repeat(",N/A", 11); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestCSVHistoryGrows(t *testing.T) {
	t.Parallel()
	for full, perWrite := range map[bool]int{false: 1, true: 15} {
		c, prefix := openCSV(t, full)
		p := progress(shop())
		for range 3 {
			p.At += time.Second
			if err := c.Write(p); err != nil {
				t.Fatal(err)
			}
		}
		if err := c.Close(p.Snapshot); err != nil {
			t.Fatal(err)
		}
		rows := table(t, prefix+"_stats_history.csv")
		if got, want := len(rows), 1+3*perWrite; got != want {
			t.Errorf("full history %v: %d lines, want %d: a final state that was written already must not come twice", full, got, want)
		}
		if last := rows[len(rows)-1][3]; last != "Aggregated" {
			t.Errorf("full history %v: the last line is %q", full, last)
		}
	}
}

func TestCSVFieldsHoldAnything(t *testing.T) {
	t.Parallel()
	c, prefix := openCSV(t, true)
	p := progress(shop())
	const hostile = "a \"quoted\", name\nof two lines\x1b[2J"
	p.Rows[0].Name, p.Errors[0].Message, p.Errors[0].Kind = hostile, hostile, ""
	if err := errors.Join(c.Write(p), c.Close(nil)); err != nil {
		t.Fatal(err)
	}
	for file, cell := range map[string][2]int{"_stats.csv": {1, 1}, "_stats_history.csv": {1, 3}, "_failures.csv": {1, 2}} {
		if got := table(t, prefix+file)[cell[0]][cell[1]]; got != hostile {
			t.Errorf("%s holds %q", file, got)
		}
	}
}

func TestCSVOnAFullDisk(t *testing.T) {
	t.Parallel()
	const full = "/dev/full"
	if _, err := os.Stat(full); err != nil {
		t.Skip("this system has no " + full)
	}
	prefix := filepath.Join(t.TempDir(), "run")
	if err := os.Symlink(full, prefix+"_stats_history.csv"); err != nil {
		t.Fatal(err)
	}
	c, err := report.OpenCSV(prefix, false)
	if c != nil || !errors.Is(err, syscall.ENOSPC) || fault.KindOf(err) != fault.Output {
		t.Errorf("got %v, %v", c, err)
	}
}

func TestCSVGoesOnAfterAFailure(t *testing.T) {
	t.Parallel()
	c, prefix := openCSV(t, false)
	blocked := prefix + "_stats.csv"
	if err := errors.Join(os.Remove(blocked), os.Mkdir(blocked, 0o700)); err != nil {
		t.Fatal(err)
	}
	p := progress(shop())
	if err := c.Write(p); fault.KindOf(err) != fault.Output {
		t.Errorf("got %v", err)
	}
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	p.At += time.Second
	if err := errors.Join(c.Write(p), c.Close(nil)); err != nil {
		t.Error(err)
	}
	if got := len(table(t, blocked)); got != 16 {
		t.Errorf("%d lines in the file that was blocked", got)
	}
	if got := len(table(t, prefix+"_stats_history.csv")); got != 3 {
		t.Errorf("%d lines in the history; the one of the failed write is there too", got)
	}
}

func TestCSVWithoutItsFolder(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := report.OpenCSV(filepath.Join(file, "run"), false)
	if fault.KindOf(err) != fault.Output || !strings.Contains(fault.Hint(err), "file, not a folder") {
		t.Errorf("got %v, hint %q", err, fault.Hint(err))
	}
}
