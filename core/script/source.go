package script

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"go/build/constraint"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// limits of a script: more than anybody writes, and less than hurts.
const (
	largestFile = 4 << 20
	mostFiles   = 1000
)

// Source is a script as it was when it was opened. What happens to its files
// later does not change it.
type Source struct {
	path  string
	files []file
	hash  string
}

type file struct {
	name string
	text []byte
}

// Open reads a script: a file, or all Go files of a directory but tests and
// those that a build constraint leaves out.
func Open(path string) (*Source, error) {
	s := &Source{path: path}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("open script %s: there is no such file or directory", path)
	case err != nil:
		return nil, fmt.Errorf("open script: %w", err)
	case info.IsDir():
		err = s.readDir(path)
	default:
		err = s.read(path, info)
	}
	if err != nil {
		return nil, err
	}
	if len(s.files) == 0 {
		return nil, fmt.Errorf("open script %s: the directory has no Go files for this system", path)
	}
	s.hash = s.sum()
	return s, nil
}

func (s *Source) readDir(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("open script: %w", err)
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "_") {
			continue
		}
		info, err := os.Stat(name)
		if err != nil {
			return fmt.Errorf("open script: %w", err)
		}
		if info.IsDir() {
			continue
		}
		if err := s.read(name, info); err != nil {
			return err
		}
	}
	s.files = slices.DeleteFunc(s.files, func(f file) bool { return !builds(f.text) })
	return nil
}

func (s *Source) read(name string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("open script %s: it is no regular file", name)
	}
	if info.Size() > largestFile || len(s.files) >= mostFiles {
		return fmt.Errorf("open script %s: a script may have %d files of %d MB each at most", name, mostFiles, largestFile>>20)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("open script: %w", err)
	}
	s.files = append(s.files, file{name: name, text: text})
	return nil
}

// builds evaluates a file's //go:build line as the go command would.
func builds(text []byte) bool {
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if constraint.IsGoBuild(line) {
			expr, err := constraint.Parse(line)
			return err != nil || expr.Eval(hasTag)
		}
		if line != "" && !strings.HasPrefix(line, "//") {
			break
		}
	}
	return true
}

func hasTag(tag string) bool {
	switch tag {
	case runtime.GOOS, runtime.GOARCH, "gc":
		return true
	case "unix":
		return runtime.GOOS != "windows" && runtime.GOOS != "plan9" && runtime.GOOS != "js"
	}
	return strings.HasPrefix(tag, "go1.")
}

// Hash identifies the content: it is the same for the same files with the same
// text.
func (s *Source) Hash() string { return s.hash }

func (s *Source) sum() string {
	h := sha256.New()
	for _, f := range s.files {
		fmt.Fprintf(h, "%s %d\n", filepath.Base(f.name), len(f.text))
		h.Write(f.text)
	}
	return hex.EncodeToString(h.Sum(nil))
}
