package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/script"
	"github.com/spf13/cobra"
)

const checkHelp = `check says what keeps a scenario from running, and how to write it instead.

The script is type-checked, looked through for what the interpreter gets wrong,
and loaded up to the scenario that it serves. No user runs and no request is
made. It exits with 0 when the script may run, with 3 when not.

Example:
  loadcore check scripts/shopfront.go`

func checkCommand(c console) *cobra.Command {
	var asJSON, trust bool
	cmd := &cobra.Command{
		Use:   "check FILE|DIR",
		Short: "say what is wrong with a scenario, without running it",
		Long:  checkHelp,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(fmt.Errorf("check takes one file or directory, but %d were given", len(args)))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return check(ctx, args[0], trust, asJSON, c)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "list the findings as JSON")
	cmd.Flags().BoolVar(&trust, "trust-scripts", false, "allow the script to import everything")
	return cmd
}

// finding is a script.Finding with its names in JSON.
type finding struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Instead string `json:"instead"`
}

func check(ctx context.Context, path string, trust, asJSON bool, c console) error {
	found, err := examine(ctx, path, script.Options{Trust: trust, Stdout: c.err, Stderr: c.err, Env: c.env})
	if err != nil {
		return err
	}
	if asJSON {
		err = writeFindings(c.out, found)
	} else {
		err = printFindings(c.out, path, found)
	}
	switch {
	case err != nil:
		return fault.Wrap(fault.Output, "", fmt.Errorf("write the findings: %w", err))
	case len(found) > 0:
		return exit(fault.ExitScenario)
	}
	return nil
}

// examine returns everything that keeps the script from running. A script that
// is interpreted rightly may still serve no scenario, or one that cannot run.
func examine(ctx context.Context, path string, o script.Options) ([]finding, error) {
	s, err := script.Open(path)
	if err != nil {
		return nil, fault.Wrap(fault.Scenario, "", err)
	}
	if all := findings(s.Check(o)); len(all) > 0 {
		return all, nil
	}
	_, err = s.Load(ctx, o)
	if ctx.Err() != nil {
		return nil, fault.Wrap(fault.Interrupted, "", errors.New("interrupted"))
	}
	if refused := (script.Refused)(nil); errors.As(err, &refused) {
		return findings(refused), nil
	}
	if err != nil {
		message := strings.TrimPrefix(err.Error(), path+": ") // it has a column of its own
		return []finding{{File: path, Rule: "load", Message: message, Instead: fault.Hint(err)}}, nil
	}
	return nil, nil
}

func findings(all []script.Finding) []finding {
	var out []finding
	for _, f := range all {
		out = append(out, finding(f))
	}
	return out
}

func writeFindings(w io.Writer, found []finding) error {
	if found == nil {
		found = []finding{} // [] in JSON, not null
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(found)
}

// printFindings shows each finding with its line and a caret under the place.
func printFindings(w io.Writer, path string, found []finding) error {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%s: %s (%s)\n", f.place(), f.Message, f.Rule)
		if line, ok := sourceLine(f.File, f.Line); ok {
			fmt.Fprintf(&b, "    %s\n    %s^\n", line, indent(line, f.Column))
		}
		if f.Instead != "" {
			fmt.Fprintf(&b, "    instead: %s\n", strings.ReplaceAll(f.Instead, "\n", "\n    "))
		}
	}
	switch n := len(found); n {
	case 0:
		fmt.Fprintf(&b, "%s may run\n", path)
	case 1:
		fmt.Fprintf(&b, "%s may not run: 1 finding\n", path)
	default:
		fmt.Fprintf(&b, "%s may not run: %d findings\n", path, n)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (f finding) place() string {
	if f.Line == 0 {
		return f.File
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
}

// longestLine is how much of a line is worth showing.
const longestLine = 200

func sourceLine(file string, n int) (string, bool) {
	text, err := os.ReadFile(file)
	if err != nil || n < 1 {
		return "", false
	}
	lines := strings.Split(string(text), "\n")
	if n > len(lines) || len(lines[n-1]) > longestLine {
		return "", false
	}
	return strings.TrimRight(lines[n-1], "\r"), true
}

// indent is as wide as the line up to a column, which counts bytes from 1. Tabs
// stay, so that the caret stands right whatever their width.
func indent(line string, column int) string {
	before := line[:max(0, min(column-1, len(line)))]
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, before)
}
