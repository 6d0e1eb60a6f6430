//go:build unix

package client

import (
	"syscall"
)

// watch prepares alive.
func (w *wire) watch() {
	s, ok := w.Conn.(syscall.Conn)
	if !ok {
		return
	}
	raw, err := s.SyscallConn()
	if err != nil {
		return
	}
	w.raw = raw
	w.look = func(fd uintptr) {
		var b [1]byte
		n, _, err := syscall.Recvfrom(int(fd), b[:], syscall.MSG_PEEK|syscall.MSG_DONTWAIT)
		switch {
		case err == syscall.EAGAIN || err == syscall.EINTR:
			w.quiet = true
		case err != nil || n == 0:
			w.quiet = false
		default:
			// Over plain HTTP nobody speaks before being asked, so whatever it
			// is, it is no answer. Over TLS it may be a session ticket; a first
			// byte of 21 is an alert (RFC 8446, 5.1), which says goodbye.
			w.quiet = w.origin.secure && b[0] != 21
		}
	}
}

// alive reports whether an idle connection can carry another request: the
// peer has neither closed it nor said anything.
func (w *wire) alive() bool {
	if w.raw == nil {
		return true
	}
	w.quiet = false
	return w.raw.Control(w.look) == nil && w.quiet
}
