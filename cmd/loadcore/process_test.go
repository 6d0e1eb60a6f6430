//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// hurried is a scenario that makes requests without a pause. Ten users make
// them to /quick; one asks for /slow, which never answers.
const hurried = `package main

import (
	"time"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plugin"
)

func main() {
	plugin.Serve(load.Scenario{Name: "hurried", Classes: []load.Class{
		{Name: "Quick", Wait: load.Constant(5 * time.Millisecond), Tasks: []load.Task{
			{Name: "quick", Weight: 1, Run: func(u *load.User) { u.Get("/quick") }},
		}},
		{Name: "Slow", Fixed: 1, Tasks: []load.Task{
			{Name: "slow", Weight: 1, Run: func(u *load.User) { u.Get("/slow") }},
		}},
	}})
}
`

// target counts requests, and tells when /slow was asked for and enough were
// made for a test to go on.
type target struct {
	*httptest.Server
	quick, slow atomic.Int64
	ready       chan struct{}
}

func newTarget(t *testing.T, enough int64) *target {
	s := &target{ready: make(chan struct{})}
	mux := http.NewServeMux()
	mux.HandleFunc("/quick", func(http.ResponseWriter, *http.Request) {
		if s.quick.Add(1) == enough {
			close(s.ready)
		}
	})
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) {
		s.slow.Add(1)
		<-r.Context().Done()
	})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// loadcore starts the program in a folder of its own.
func loadcore(t *testing.T, s *target, flags ...string) (*exec.Cmd, string) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "hurried.go")
	if err := os.WriteFile(file, []byte(hurried), 0o600); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"--script", file, "--host", s.URL, "-u", "11", "-r", "1000", "--json", "out.json", "--csv", "run"}, flags...)
	c := exec.Command("loadcore", args...)
	c.Dir, c.Env = dir, append(os.Environ(), "HOME="+dir)
	t.Cleanup(func() {
		if c.Process != nil {
			_ = c.Process.Kill() // it has usually ended
		}
	})
	return c, dir
}

type outcome struct {
	Run struct {
		ExitCode int `json:"exit_code"`
	} `json:"run"`
	Total struct {
		Count    int64 `json:"count"`
		Failures int64 `json:"failures"`
	} `json:"total"`
	Generator struct {
		Interrupted int64 `json:"interrupted"`
	} `json:"generator"`
}

func read(t *testing.T, dir string) (o outcome) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "out.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatal(err)
	}
	return o
}

// validate holds a summary to its schema.
func validate(t *testing.T, file string) {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/summary.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("the summary does not fit its schema: %v", err)
	}
}

// end waits for a process and returns its exit code.
func end(t *testing.T, c *exec.Cmd) int {
	t.Helper()
	timer := time.AfterFunc(time.Minute, func() { _ = c.Process.Kill() })
	defer timer.Stop()
	_ = c.Wait() // the exit code says it
	return c.ProcessState.ExitCode()
}

func TestATerminatedRunAddsUp(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves string
		signal os.Signal
	}{{"SIGTERM ends a run gracefully", syscall.SIGTERM}, {"SIGINT does the same", os.Interrupt}, {"so does a terminal that goes away", syscall.SIGHUP}} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			if c.signal == syscall.SIGHUP && signal.Ignored(c.signal) {
				t.Skip("under nohup it is ignored, here and in what is started from here")
			}
			s := newTarget(t, 200)
			var out strings.Builder
			p, dir := loadcore(t, s, "--stop-timeout", "1s")
			p.Stdout, p.Stderr = &out, &out
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			<-s.ready
			if err := p.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			if code := end(t, p); code != 0 {
				t.Errorf("exit code %d\n%s", code, &out)
			}
			validate(t, filepath.Join(dir, "out.json"))
			o := read(t, dir)
			if o.Total.Count != s.quick.Load() || o.Generator.Interrupted != s.slow.Load() || s.slow.Load() != 1 {
				t.Errorf("reported %d done and %d interrupted; the target saw %d quick and %d slow ones",
					o.Total.Count, o.Generator.Interrupted, s.quick.Load(), s.slow.Load())
			}
			if !strings.Contains(out.String(), "Aggregated") || !strings.Contains(out.String(), "Verdict:") {
				t.Errorf("the tables are missing from:\n%s", &out)
			}
			if rows, err := os.ReadFile(filepath.Join(dir, "run_stats.csv")); err != nil || !strings.Contains(string(rows), "/quick") {
				t.Errorf("the CSV file holds %q, error %v", rows, err)
			}
		})
	}
}

func TestASecondSignalEndsAtOnce(t *testing.T) {
	t.Parallel()
	s := newTarget(t, 200)
	p, dir := loadcore(t, s, "--stop-timeout", "1h")
	log, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	<-s.ready
	for lines := bufio.NewScanner(log); lines.Scan(); {
		t.Log(lines.Text())
		switch {
		case strings.Contains(lines.Text(), "all users are there"), strings.Contains(lines.Text(), "a second signal"):
			if err := p.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
		}
	}
	if code := end(t, p); code != 130 {
		t.Errorf("exit code %d, want 130", code)
	}
	// What was cut short may or may not have reached the target.
	o, seen := read(t, dir), s.quick.Load()+s.slow.Load()
	if o.Total.Count > seen || seen > o.Total.Count+o.Generator.Interrupted || o.Run.ExitCode != 130 {
		t.Errorf("reported %+v; the target saw %d requests", o, seen)
	}
}

func TestAReaderThatGoesAwayDoesNotTakeTheFiles(t *testing.T) {
	t.Parallel()
	s := newTarget(t, 200)
	p, dir := loadcore(t, s, "-t", "2s", "--stop-timeout", "0")
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	if code := end(t, p); code != 1 {
		t.Errorf("exit code %d, want 1: the tables were lost", code)
	}
	if o := read(t, dir); o.Total.Count < 200 {
		t.Errorf("the summary holds %+v", o)
	}
}

func TestDemoServesUntilItIsTerminated(t *testing.T) {
	t.Parallel()
	p := exec.Command("loadcore", "demo", "--listen", "127.0.0.1:0", "--latency", "1ms")
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, url, _ := strings.Cut(strings.TrimSpace(line), " at ")
	answer, err := http.Get(url + "/_healthz")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := end(t, p); code != 0 || answer.StatusCode != http.StatusOK {
		t.Errorf("exit code %d, status %d", code, answer.StatusCode)
	}
}
