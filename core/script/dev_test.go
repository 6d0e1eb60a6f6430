package script_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"testing"

	"github.com/loadcore/loadcore/core/script"
)

var try = flag.String("try", "", "a program to run")

func TestTry(t *testing.T) {
	if *try == "" {
		t.Skip()
	}
	s, err := script.Open(*try)
	if err != nil {
		t.Fatal(err)
	}
	if *show {
		os.Stdout.WriteString(s.Lowered(script.Options{}))
	}
	var out bytes.Buffer
	err = s.RunMain(context.Background(), script.Options{Stdout: &out, Stderr: &out})
	os.Stdout.Write(out.Bytes())
	if err != nil {
		os.Stdout.WriteString("ERR: " + err.Error() + "\n")
	}
}
