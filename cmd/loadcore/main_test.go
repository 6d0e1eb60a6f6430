package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be loadcore, for scripts and for tests that
// start it as a process.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"loadcore": main})
}

func TestScripts(t *testing.T) {
	t.Parallel()
	scenarios, err := filepath.Abs("../../scripts")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		// UPDATE_SCRIPTS=true go test ./cmd/loadcore writes the golden parts anew.
		UpdateScripts:      os.Getenv("UPDATE_SCRIPTS") == "true",
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SCRIPTS", scenarios)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exits": exits},
	})
}

// exits N COMMAND runs a command and wants exit code N.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N COMMAND [ARGUMENTS]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
