//go:build unix && !aix && !solaris

package main

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// unbuffered makes a terminal give each key at once and without echo. Signals
// from keys, and what output looks like, stay as they are: raw mode would
// change both.
func unbuffered(fd int) (restore func(), err error) {
	// Changing the terminal from the background would stop the process.
	if group, err := unix.IoctlGetInt(fd, unix.TIOCGPGRP); err != nil || group != unix.Getpgrp() {
		return nil, errors.Join(errors.New("not in the foreground"), err)
	}
	before, err := unix.IoctlGetTermios(fd, getTermios)
	if err != nil {
		return nil, fmt.Errorf("read the terminal's mode: %w", err)
	}
	mode := *before
	mode.Lflag &^= unix.ICANON | unix.ECHO
	mode.Cc[unix.VMIN], mode.Cc[unix.VTIME] = 1, 0
	if err := unix.IoctlSetTermios(fd, setTermios, &mode); err != nil {
		return nil, fmt.Errorf("set the terminal's mode: %w", err)
	}
	return func() { _ = unix.IoctlSetTermios(fd, setTermios, before) }, nil // a terminal that is gone needs no mode
}
