package runner

import (
	"os"
	"testing"
)

// Not parallel: tests that run meanwhile would open files of their own.
func TestOpenFilesAreCounted(t *testing.T) {
	before, limit := openFiles()
	const more = 20
	for range more {
		f, err := os.Open(os.DevNull)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
	}
	if after, _ := openFiles(); after < before+more || before == 0 || limit < after {
		t.Errorf("%d files, %d after %d more were opened, of %d", before, after, more, limit)
	}
}
