package demo

import (
	"errors"
	"net"
	"os"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// scripted gives one error after the other, and then connections.
type scripted struct {
	errs   []error
	closed int
}

func (s *scripted) Accept() (net.Conn, error) {
	if len(s.errs) == 0 {
		c, _ := net.Pipe()
		return c, nil
	}
	err := s.errs[0]
	s.errs = s.errs[1:]
	return nil, err
}

func (s *scripted) Close() error   { s.closed++; return nil }
func (s *scripted) Addr() net.Addr { return &net.TCPAddr{} }

// failed is the error that the net package makes of one of the kernel's.
func failed(err error) error {
	return &net.OpError{Op: "accept", Net: "tcp", Err: os.NewSyscallError("accept4", err)}
}

func TestAcceptSurvivesWhatPasses(t *testing.T) {
	t.Parallel()
	full := failed(syscall.EMFILE)
	for _, row := range []struct {
		proves string
		errs   []error
		took   time.Duration
		want   error
	}{
		{"a connection is taken at once", nil, 0, nil},
		{"out of file descriptors, twice", []error{full, full}, 15 * time.Millisecond, nil},
		{"a connection that was given up meanwhile", []error{failed(syscall.ECONNABORTED)}, 5 * time.Millisecond, nil},
		{"the waits grow to a second", []error{full, full, full, full, full, full, full, full, full, full}, 3275 * time.Millisecond, nil},
		{"a closed listener ends it", []error{net.ErrClosed}, 0, net.ErrClosed},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var opened atomic.Uint64
				l := &listener{Listener: &scripted{errs: row.errs}, opened: &opened, cut: make(chan struct{})}
				began := time.Now()
				c, err := l.Accept()
				if !errors.Is(err, row.want) || (c != nil) != (row.want == nil) || opened.Load() != 1 && row.want == nil {
					t.Errorf("connection %v, error %v, %d opened, want error %v", c, err, opened.Load(), row.want)
				}
				if took := time.Since(began); took != row.took {
					t.Errorf("took %v, want %v", took, row.took)
				}
			})
		})
	}
}

func TestListenerIsClosedOnce(t *testing.T) {
	t.Parallel()
	inner := &scripted{}
	l := &listener{Listener: inner}
	if err := errors.Join(l.Close(), l.Close()); err != nil || inner.closed != 1 {
		t.Errorf("closed %d times, error %v", inner.closed, err)
	}
}
