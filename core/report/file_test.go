package report_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/report"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// names lists a folder, hidden files included.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWriteFileReplacesAWholeFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "out.json")
	if err := os.WriteFile(path, []byte("a longer old text"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := report.CheckWritable(path); err != nil {
		t.Fatal(err)
	}
	if err := report.WriteFile(path, text("new")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, path); got != "new" {
		t.Errorf("got %q", got)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o640 {
		t.Errorf("the mode became %v", got)
	}
	if got := names(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("the folder holds %v", got)
	}
}

func TestWriteFileLeavesTheOldOneAfterAFailure(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "out.json")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("failed half-way")
	err := report.WriteFile(path, func(w io.Writer) error {
		return errors.Join(text(strings.Repeat("half", 100_000))(w), failed)
	})
	if !errors.Is(err, failed) || fault.KindOf(err) != fault.Output {
		t.Errorf("got %v of kind %s", err, fault.KindOf(err))
	}
	if got := content(t, path); got != "old" {
		t.Errorf("the file became %.20q", got)
	}
	if got := names(t, filepath.Dir(path)); len(got) != 1 {
		t.Errorf("the folder holds %v", got)
	}
}

func TestWriteFileKeepsASymbolicLink(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	target, link := filepath.Join(folder, "target"), filepath.Join(folder, "link")
	if err := errors.Join(os.WriteFile(target, nil, 0o600), os.Symlink(target, link)); err != nil {
		t.Fatal(err)
	}
	if err := report.WriteFile(link, text("new")); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != target || content(t, target) != "new" {
		t.Errorf("the link leads to %q (%v), where it says %q", to, err, content(t, target))
	}
}

func TestOutputErrorsNameCauseAndWayOut(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	good := filepath.Join(folder, "good")
	returned := func(err error) func(io.Writer) error {
		return func(io.Writer) error { return fmt.Errorf("write it: %w", err) }
	}
	for _, c := range []struct {
		name, path string
		write      func(io.Writer) error
		hint       string
	}{
		{"a folder that does not exist", filepath.Join(folder, "none", "out"), text(""), "The folder does not exist"},
		{"a folder where a file should be", folder, text(""), "Name a file in it"},
		{"a file where a folder should be", filepath.Join(file, "out"), text(""), "is a file, not a folder"},
		{"a full disk", good, returned(syscall.ENOSPC), "The disk is full"},
		{"a quota that is used up", good, returned(syscall.EDQUOT), "The disk is full"},
		{"a file system that is read-only", good, returned(syscall.EROFS), "read-only"},
		{"no permission", good, returned(syscall.EACCES), "permissions"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := report.WriteFile(c.path, c.write)
			if fault.KindOf(err) != fault.Output || !strings.Contains(fault.Hint(err), c.hint) || !strings.Contains(err.Error(), c.path) {
				t.Errorf("got %v (kind %s, hint %q)", err, fault.KindOf(err), fault.Hint(err))
			}
			if err != nil && strings.Contains(err.Error(), ".tmp") {
				t.Errorf("the error names the temporary file: %v", err)
			}
		})
	}
}

func TestCheckWritableFindsBadPathsBeforeTheRun(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, path := range map[string]string{
		"a folder that does not exist": filepath.Join(folder, "none", "out"),
		"a folder itself":              folder,
	} {
		if err := report.CheckWritable(path); fault.KindOf(err) != fault.Output || fault.Hint(err) == "" {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if got := names(t, folder); len(got) != 0 {
		t.Errorf("the folder holds %v", got)
	}
}

func TestDevicesAreWrittenDirectly(t *testing.T) {
	t.Parallel()
	const full = "/dev/full"
	if _, err := os.Stat(full); err != nil {
		t.Skip("this system has no " + full)
	}
	if err := report.WriteFile(os.DevNull, text("text")); err != nil {
		t.Error(err)
	}
	err := report.WriteFile(full, text("text"))
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(fault.Hint(err), "disk is full") {
		t.Errorf("got %v, hint %q", err, fault.Hint(err))
	}
}
