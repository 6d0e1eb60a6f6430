package demo

import (
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// timerfd is a timer of the kernel that is read like a file, so that waiting
// for it takes a goroutine and no thread (timerfd_create(2)).
type timerfd struct {
	mu   sync.Mutex // keeps set from a descriptor that Close gave back
	file *os.File
	open bool // guarded by mu
	fd   int
}

func newRinger() (ringer, error) {
	fd, err := unix.TimerfdCreate(unix.CLOCK_MONOTONIC, unix.TFD_NONBLOCK|unix.TFD_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("create a timer: %w", err)
	}
	return &timerfd{file: os.NewFile(uintptr(fd), "timerfd"), fd: fd, open: true}, nil
}

func (t *timerfd) set(d time.Duration) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.open {
		return os.ErrClosed
	}
	spec := unix.ItimerSpec{Value: unix.NsecToTimespec(int64(d))}
	return unix.TimerfdSettime(t.fd, 0, &spec, nil)
}

func (t *timerfd) wait() error {
	var rings [8]byte
	_, err := t.file.Read(rings[:])
	return err
}

// Close ends wait.
func (t *timerfd) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.open = false
	return t.file.Close()
}
