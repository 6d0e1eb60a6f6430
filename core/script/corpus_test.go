package script_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/script"
)

var show = flag.Bool("lowered", false, "print what the interpreter is given")

// outcome runs a program and says what became of it.
func outcome(t *testing.T, dir string) (verdict, detail string) {
	t.Helper()
	want, err := os.ReadFile(filepath.Join(dir, "want.txt"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := script.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if *show {
		os.Stderr.WriteString(s.Lowered(script.Options{}))
	}
	if found := s.Check(script.Options{}); len(found) > 0 {
		return "refused", found[0].String()
	}
	var out bytes.Buffer
	err = s.RunMain(context.Background(), script.Options{Stdout: &out, Stderr: &out})
	if got := out.String(); err != nil || strings.TrimRight(got, "\n") != strings.TrimRight(string(want), "\n") {
		return "wrong", "got:\n" + got + "want:\n" + string(want) + "error: " + errText(err)
	}
	return "same", ""
}

func errText(err error) string {
	if err == nil {
		return "none"
	}
	return err.Error()
}

func verdicts(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/corpus/verdicts.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, verdict, _ := strings.Cut(strings.TrimSpace(line), " ")
		all[name] = verdict
	}
	return all
}

func TestCorpus(t *testing.T) {
	t.Parallel()
	for name := range verdicts(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			verdict, detail := outcome(t, filepath.Join("testdata/corpus", name))
			if verdict != "same" {
				t.Errorf("%s\n%s", verdict, detail)
			}
		})
	}
}
