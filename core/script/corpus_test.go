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

// TestCorpusPrintsWhatGoPrintsOrIsRefused runs the corpus: small programs of
// which the interpreter alone gets about a third wrong. None may print anything
// but what Go prints. What the interpreter gets right by itself is accepted, and
// nearly all of the rest.
func TestCorpusPrintsWhatGoPrintsOrIsRefused(t *testing.T) {
	t.Parallel()
	refused, right := 0, map[string]int{}
	for name, alone := range verdicts(t) {
		verdict, detail := outcome(t, filepath.Join("testdata/corpus", name))
		switch {
		case verdict == "wrong":
			t.Errorf("%s: %s", name, detail)
		case verdict == "refused" && alone == "same":
			t.Errorf("%s: refused, although the interpreter alone gets it right: %s", name, detail)
		case verdict == "refused":
			refused++
		default:
			right[alone]++
		}
	}
	if refused > 1 {
		t.Errorf("%d programs are refused, at most 1 was", refused)
	}
	t.Logf("right: %v, refused: %d", right, refused)
}
