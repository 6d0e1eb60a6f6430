package main

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/report"
	"golang.org/x/term"
)

// console is what the program talks to.
type console struct {
	in       io.Reader
	out, err io.Writer
	env      []string
}

// descriptor returns the file descriptor of a terminal.
func descriptor(stream any) (int, bool) {
	f, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	return int(f.Fd()), true
}

// size returns the columns and lines of the terminal behind a stream, zeros
// where there is none.
func size(stream io.Writer) (width, height int) {
	if fd, ok := descriptor(stream); ok {
		if width, height, err := term.GetSize(fd); err == nil {
			return width, height
		}
	}
	return 0, 0
}

// variable returns a variable of the environment, "" if it is not set.
func (c console) variable(name string) string {
	for _, kv := range slices.Backward(c.env) {
		if text, ok := strings.CutPrefix(kv, name+"="); ok {
			return text
		}
	}
	return ""
}

// options say how tables are printed on a stream. Colours follow no-color.org.
func (c console) options(stream io.Writer) report.Options {
	width, _ := size(stream)
	_, terminal := descriptor(stream)
	return report.Options{
		Width:  width,
		Colour: terminal && c.variable("NO_COLOR") == "" && c.variable("TERM") != "dumb",
	}
}

// complain prints an error and how to get out of it. Each line that is not
// indented is a problem of its own.
func complain(w io.Writer, err error) {
	if err == nil {
		return
	}
	text := err.Error()
	if hint := fault.Hint(err); hint != "" {
		text += "\n" + hint
	}
	for line := range strings.Lines(text + "\n") {
		if strings.TrimSpace(line) == line[:len(line)-1] {
			line = "loadcore: " + line
		}
		fmt.Fprint(w, line)
	}
}

// redacted is a URL without its password.
func redacted(text string) string {
	if u, err := url.Parse(text); err == nil {
		return u.Redacted()
	}
	return "the target"
}
