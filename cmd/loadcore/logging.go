package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"github.com/loadcore/loadcore/core/fault"
)

// logOutput is where log lines go. While a live view is on the same terminal,
// lines have to pass through it, so the destination can be changed.
type logOutput struct {
	mu sync.Mutex
	to io.Writer
}

var _ io.Writer = (*logOutput)(nil)

// Write passes a line on.
func (l *logOutput) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.to.Write(p)
}

// divert sends further lines elsewhere and returns where they went before.
func (l *logOutput) divert(to io.Writer) io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	before := l.to
	l.to = to
	return before
}

// openLog returns the log and its output. Close the file when the run is over;
// it is nil when the log goes to standard error.
func openLog(c settings.Config, stderr io.Writer) (*slog.Logger, *logOutput, *os.File, error) {
	out := &logOutput{to: stderr}
	var file *os.File
	if c.LogFile != "" {
		var err error
		file, err = os.OpenFile(c.LogFile, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
		if err != nil {
			return nil, nil, nil, fault.Wrap(fault.Usage, "", fmt.Errorf("--logfile: %w", err))
		}
		out.to = file
	}
	handler := slog.NewTextHandler(out, &slog.HandlerOptions{Level: level(c.LogLevel)})
	return slog.New(handler), out, file, nil
}

func level(name string) slog.Level {
	switch name {
	case "debug":
		return slog.LevelDebug
	case "warning":
		return slog.LevelWarn
	case "error":
		return slog.LevelError
	}
	return slog.LevelInfo
}
