package report

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/loadcore/loadcore/core/fault"
)

// WriteFile writes a file as a whole: under another name in the same folder
// first, then in place, so that a reader never sees half of it and a failure
// leaves the old one. What is no regular file, such as a pipe or /dev/null, is
// written directly. Errors are of the kind fault.Output, with a hint.
func WriteFile(path string, write func(io.Writer) error) error {
	target, direct, err := destination(path)
	if err != nil {
		return outputError(path, err)
	}
	if direct {
		err = into(target, write)
	} else {
		err = replace(target, write)
	}
	return outputError(path, err)
}

// CheckWritable reports what would keep [WriteFile] from writing path, as far
// as can be known before there is something to write. It changes nothing.
func CheckWritable(path string) error {
	target, direct, err := destination(path)
	if err != nil || direct {
		return outputError(path, err)
	}
	f, err := temporary(target)
	if err != nil {
		return outputError(path, err)
	}
	return outputError(path, errors.Join(f.Close(), os.Remove(f.Name())))
}

// destination follows symbolic links, so that they are not replaced, and says
// whether the file has to be written directly.
func destination(path string) (target string, direct bool, err error) {
	target, err = filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, false, nil
	}
	if err != nil {
		return "", false, err
	}
	info, err := os.Stat(target)
	switch {
	case err != nil:
		return "", false, err
	case info.IsDir():
		return "", false, errIsFolder
	}
	return target, !info.Mode().IsRegular(), nil
}

var errIsFolder = errors.New("it is a folder")

// temporary creates the file that target is until it is complete. os.CreateTemp
// would not do: its files are for the user alone, whatever the umask says.
func temporary(target string) (*os.File, error) {
	name := "." + filepath.Base(target) + "." + rand.Text() + ".tmp"
	return os.OpenFile(filepath.Join(filepath.Dir(target), name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, newFile)
}

func replace(target string, write func(io.Writer) error) error {
	f, err := temporary(target)
	if err != nil {
		return err
	}
	err = errors.Join(pour(f, write), permit(f, target), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// newFile is the mode of a new file, before the umask.
const newFile = 0o666

// permit gives the file the mode of the one that it replaces, if there is one.
func permit(f *os.File, target string) error {
	info, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Chmod(info.Mode().Perm())
}

func into(target string, write func(io.Writer) error) error {
	f, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(pour(f, write), f.Close())
}

func pour(f *os.File, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(f, 64<<10)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// outputError says which file could not be written, and the way out.
func outputError(path string, err error) error {
	if err == nil {
		return nil
	}
	return fault.Wrap(fault.Output, outputHint(err), fmt.Errorf("write %s: %w", path, cause(err)))
}

// cause drops the path from an error of the file system: it may be that of
// the temporary file, which would mislead.
func cause(err error) error {
	var atPath *fs.PathError
	var atLink *os.LinkError
	switch {
	case errors.As(err, &atPath):
		return atPath.Err
	case errors.As(err, &atLink):
		return atLink.Err
	}
	return err
}

func outputHint(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		return "The disk is full: free some space, or write to another one."
	case errors.Is(err, syscall.EROFS):
		return "The file system is read-only: write to another folder."
	case errors.Is(err, fs.ErrPermission):
		return "Write to a folder that this user may write to, or change its permissions."
	case errors.Is(err, fs.ErrNotExist):
		return "The folder does not exist: create it, or name another one."
	case errors.Is(err, errIsFolder):
		return "Name a file in it."
	case errors.Is(err, syscall.ENOTDIR):
		return "A part of the path is a file, not a folder: name another one."
	}
	return ""
}
