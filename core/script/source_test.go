package script_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/script"
)

func TestOpenSaysWhatItCannotRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "large.go"), make([]byte, 5<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ proves, path, says string }{
		{"there is nothing", filepath.Join(dir, "none.go"), "no such file"},
		{"a directory without Go files", t.TempDir(), "no Go files"},
		{"a file that is no file", os.DevNull, "no regular file"},
		{"a file that is too large", filepath.Join(dir, "large.go"), "4 MB"},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			if _, err := script.Open(row.path); err == nil || !strings.Contains(err.Error(), row.says) {
				t.Errorf("opened with %v, want an error that says %q", err, row.says)
			}
		})
	}
}

func TestHashIsThatOfTheContent(t *testing.T) {
	t.Parallel()
	one := open(t, map[string]string{"a.go": "package main\n", "a_test.go": "package main\n"}).Hash()
	same := open(t, map[string]string{"a.go": "package main\n"}).Hash()
	changed := open(t, map[string]string{"a.go": "package main \n"}).Hash()
	split := open(t, map[string]string{"a.go": "package main\n", "b.go": "package main\n"}).Hash()
	if one != same || one == changed || one == split || len(one) != 64 {
		t.Errorf("hashes %s, %s, %s, %s", one, same, changed, split)
	}
}
