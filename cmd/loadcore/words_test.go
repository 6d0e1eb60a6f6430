package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/fault"
)

func TestComplain(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves string
		err    error
		want   string
	}{
		{"nothing went wrong", nil, ""},
		{"one problem is one line", errors.New("a"), "loadcore: a\n"},
		{"each of several has its own line", fmt.Errorf("x: %w", errors.Join(errors.New("a"), errors.New("b"))), "loadcore: x: a\nloadcore: b\n"},
		{"a hint comes last", fault.Wrap(fault.Usage, "do this", errors.New("a")), "loadcore: a\nloadcore: do this\n"},
		{"indented lines belong to the one above", errors.New("a\n\tx := 1\n\t^"), "loadcore: a\n\tx := 1\n\t^\n"},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			complain(&b, c.err)
			if b.String() != c.want {
				t.Errorf("printed %q, want %q", b.String(), c.want)
			}
		})
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	var steps []int
	readKeys(strings.NewReader("w?W\x1b[As\nS"), func(step int) { steps = append(steps, step) })
	if got := fmt.Sprint(steps); got != "[1 10 -1 -10]" {
		t.Errorf("steps %s", got)
	}
}

func TestCaret(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves, line string
		column       int
		want         string
	}{
		{"the first column", "x", 1, ""},
		{"tabs stay tabs", "\tx := 1", 2, "\t"},
		{"a wide rune is one column of text", "é = 1", 4, "  "},
		{"a column beyond the line", "ab", 9, "  "},
		{"no column", "ab", 0, ""},
		{"a negative column", "ab", -3, ""},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			if got := indent(c.line, c.column); got != c.want {
				t.Errorf("indent %q, want %q", got, c.want)
			}
		})
	}
}

func TestPasswordsAreHidden(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"http://u:secret@h/x", "http://u:secret@h:x/%zz"} {
		if got := redacted(text); strings.Contains(got, "secret") {
			t.Errorf("%s is shown as %s", text, got)
		}
	}
}

func TestTheLastOfTwoVariablesCounts(t *testing.T) {
	t.Parallel()
	c := console{env: []string{"A=1", "AB=3", "A=2"}}
	if got := c.variable("A"); got != "2" {
		t.Errorf("A is %q", got)
	}
	if got := c.variable("B"); got != "" {
		t.Errorf("B is %q", got)
	}
}
