package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/valyala/fasthttp"
)

// target is a server in a process of its own, on a processor of its own.
type target struct {
	url string
	// figures is the first word that it printed; only a timed target means it.
	figures string
	cmd     *exec.Cmd
}

func startTarget(self string) (*target, error) {
	args := pinned("1", []string{self, "target"})
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stderr = os.Stderr
	return launch(cmd)
}

// launch starts a server that prints its URL in its first line.
func launch(cmd *exec.Cmd) (*target, error) {
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the target: %w", err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("the target did not say its address: %w", err)
	}
	words := strings.Fields(line)
	if len(words) == 0 || !strings.HasPrefix(words[len(words)-1], "http") {
		return nil, fmt.Errorf("the target said %q instead of its address", line)
	}
	return &target{url: words[len(words)-1], figures: words[0], cmd: cmd}, nil
}

func (t *target) stop() {
	_ = t.cmd.Process.Kill()
	_ = t.cmd.Wait()
}

// count asks the target how many requests it has answered.
func (t *target) count() (uint64, error) {
	resp, err := http.Get(t.url + "count")
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, err
	}
	return strconv.ParseUint(string(text), 10, 64)
}

// serveTarget answers 200 with about a hundred bytes until it is killed.
func serveTarget(_ []string, stdout io.Writer) error {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "http://%s/\n", ln.Addr())
	var served atomic.Uint64
	body := []byte(strings.Repeat("0123456789", 10))
	return fasthttp.Serve(ln, func(ctx *fasthttp.RequestCtx) {
		if string(ctx.Path()) == "/count" {
			ctx.SetBodyString(strconv.FormatUint(served.Load(), 10))
			return
		}
		served.Add(1)
		ctx.SetBody(body)
	})
}

// peakRSS is the most memory that a finished process had, in bytes.
func peakRSS(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10 // kilobytes on Linux
	}
	return 0
}
