package demo

import (
	"errors"
	"net"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// listener counts connections, and survives running out of file descriptors,
// which fasthttp would end the server for.
type listener struct {
	net.Listener
	opened *atomic.Uint64
	cut    <-chan struct{}
	pool   sync.Pool // of *[]byte, for the connections
	once   sync.Once
	err    error
}

// Accept waits for a connection.
func (l *listener) Accept() (net.Conn, error) {
	const longest = time.Second
	for wait := 5 * time.Millisecond; ; wait = min(2*wait, longest) {
		c, err := l.Listener.Accept()
		if err == nil {
			l.opened.Add(1)
			return &conn{Conn: c, pool: &l.pool}, nil
		}
		if !passes(err) || !pause(wait, l.cut) {
			return nil, err
		}
	}
}

// Close may be called more than once.
func (l *listener) Close() error {
	l.once.Do(func() { l.err = l.Listener.Close() })
	return l.err
}

// passes tells the errors of accept(2) that end by themselves.
func passes(err error) bool {
	for _, e := range []error{syscall.EMFILE, syscall.ENFILE, syscall.ENOBUFS, syscall.ENOMEM, syscall.ECONNABORTED, syscall.EINTR} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
