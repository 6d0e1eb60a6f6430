package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// crowd is a number of users and what they may weigh.
type crowd struct {
	name   string
	script string
	users  int
	wait   string
	time   string
	bound  int64 // megabytes
}

// oneRequest is the smallest script: a million of its users wait most of the time.
const oneRequest = benchScript

// benchMemory ramps crowds against the demo shop and prints the peak memory of
// the generator's process. It runs from the root of the repository.
func benchMemory(out io.Writer) error {
	dir, err := os.MkdirTemp("", "loadcore-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	small := filepath.Join(dir, "one.go")
	if err := os.WriteFile(small, []byte(oneRequest), 0o600); err != nil {
		return err
	}
	binary := filepath.Join(dir, "loadcore")
	if text, err := exec.Command("go", "build", "-o", binary, "./cmd/loadcore").CombinedOutput(); err != nil {
		return fmt.Errorf("build loadcore: %w\n%s", err, text)
	}
	demo, err := startDemo(binary)
	if err != nil {
		return err
	}
	defer demo.stop()
	for _, c := range []crowd{
		{"shopfront, 100,000 users", "scripts/shopfront.go", 100_000, "60s..120s", "100s", 400},
		{"one request, 1,000,000 users", small, 1_000_000, "300s..600s", "120s", 1500},
	} {
		if err := c.measure(binary, demo.url, out); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return nil
}

// startDemo starts the demo shop in a process of its own.
func startDemo(binary string) (*target, error) {
	cmd := exec.Command(binary, "demo", "--listen", "127.0.0.1:0")
	cmd.Stderr = os.Stderr
	return launch(cmd)
}

func (c crowd) measure(binary, url string, out io.Writer) error {
	cmd := exec.Command(binary, "--script", c.script, "--host", strings.TrimSuffix(url, "/"), "--headless", "--only-summary",
		"-u", fmt.Sprint(c.users), "-r", fmt.Sprint(float64(c.users)/60), "-t", c.time, "--wait", c.wait)
	text, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, text)
	}
	mb := peakRSS(cmd.ProcessState) >> 20
	fmt.Fprintf(out, "%-30s %5d MB at the peak, bound %d MB, %.2f KB a user\n%s\n",
		c.name, mb, c.bound, float64(mb)*1024/float64(c.users), lastLines(string(text), 3))
	if mb > c.bound {
		return fmt.Errorf("%d MB is above the bound of %d MB", mb, c.bound)
	}
	return nil
}

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
