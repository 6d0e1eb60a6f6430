package client

import (
	"context"
	"errors"
	"net"
	"os"
	"sync/atomic"
	"syscall"
	"time"
)

// wire is a connection. As a net.Conn it is the socket with deadlines that are
// set only when they must be: setting one for each request would cost more
// than parsing a small answer. The deadline that the socket has is armed, the
// one that is meant is want; armed is never later than want. When the socket's
// fires too early, it is set again and the call goes on.
type wire struct {
	net.Conn // the socket
	// stream is what requests are written to: the wire itself, or TLS over it.
	stream net.Conn
	client *Client
	origin *origin

	armed, want time.Duration
	idleSince   time.Duration
	used        bool // for a request before this one
	newer       *wire
	older       *wire

	// err is the last error of the socket itself, before TLS or a parser have
	// said what they make of it.
	err error

	// cancel ends the dial. It and Conn are guarded by the session's lock
	// until the dial is over.
	cancel context.CancelFunc
	cut    atomic.Bool

	raw   syscall.RawConn // nil when the socket cannot be asked
	quiet bool            // set by look
	look  func(fd uintptr)
}

// begin says until when the following reads and writes may take.
func (w *wire) begin(want time.Duration) {
	w.err = nil
	w.want = want
	if w.armed == 0 || w.armed > want {
		w.arm()
	}
}

func (w *wire) arm() {
	w.armed = w.want
	w.Conn.SetDeadline(w.client.epoch.Add(w.want))
	// An interrupt between the last look and here has just been overwritten.
	if w.cut.Load() {
		w.Conn.SetDeadline(longAgo())
	}
}

// interrupt ends what the wire is doing, from any goroutine that holds the
// session's lock.
func (w *wire) interrupt() {
	w.cut.Store(true)
	if w.cancel != nil {
		w.cancel()
	}
	if w.Conn != nil {
		w.Conn.SetDeadline(longAgo())
	}
}

func longAgo() time.Time { return time.Unix(1, 0) }

// Read reads from the socket, until the deadline that is meant.
func (w *wire) Read(p []byte) (int, error) {
	for {
		n, err := w.Conn.Read(p)
		if err == nil {
			return n, nil
		}
		if n > 0 || !w.early(err) {
			w.err = err
			return n, err
		}
		w.arm()
	}
}

// Write writes to the socket, until the deadline that is meant.
func (w *wire) Write(p []byte) (int, error) {
	sent := 0
	for {
		n, err := w.Conn.Write(p[sent:])
		sent += n
		if err == nil {
			return sent, nil
		}
		if !w.early(err) {
			w.err = err
			return sent, err
		}
		w.arm()
	}
}

// early reports whether err is the socket's deadline before its time.
func (w *wire) early(err error) bool {
	return errors.Is(err, os.ErrDeadlineExceeded) && !w.cut.Load() && w.client.now() < w.want
}
