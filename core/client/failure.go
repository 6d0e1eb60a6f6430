package client

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"syscall"

	"github.com/loadcore/loadcore/core/fault"
)

// failure is why a request failed, in the words of the error table. A message
// has nothing in it that differs from one request to the next, such as the
// port of this side: equal failures must be counted together.
type failure struct {
	kind    fault.Kind
	message string
}

func (f *failure) Error() string { return f.message }

// stage is what a request was doing when it failed.
type stage uint8

const (
	dialing stage = iota
	proxying
	handshaking
	sending
	waiting
	reading
)

func (s stage) String() string {
	return [...]string{"connecting", "asking the proxy", "the TLS handshake", "sending the request", "waiting for the answer", "reading the answer"}[s]
}

// trouble turns an error of the network into a failure. raw is what the socket
// itself said, if it said anything: TLS and parsers hide it in words of theirs.
func (c *Client) trouble(at stage, err, raw error) *failure {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	if raw != nil && !errors.Is(raw, io.EOF) {
		err = raw
	}
	if f := c.closing(err); f != nil {
		return f
	}
	if timeout(err) {
		return c.late(at)
	}
	if f := refusal(at, err); f != nil {
		return f
	}
	return other(at, err)
}

// closing tells the client's own end from the target's.
func (c *Client) closing(err error) *failure {
	if c.ctx.Err() != nil || errors.Is(err, net.ErrClosed) {
		return interrupted()
	}
	return nil
}

func interrupted() *failure {
	return &failure{fault.Cut, "interrupted while it was running"}
}

func timeout(err error) bool {
	var n net.Error
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.As(err, &n) && n.Timeout()
}

func (c *Client) late(at stage) *failure {
	if at <= handshaking {
		return &failure{fault.ConnectTimeout, "no connection in time: " + at.String()}
	}
	return &failure{fault.Timeout, "no whole answer in time: " + at.String()}
}

// refusal knows what the system calls say.
func refusal(at stage, err error) *failure {
	var no syscall.Errno
	if !errors.As(err, &no) {
		return nil
	}
	switch no {
	case syscall.ECONNREFUSED:
		return &failure{fault.Refused, "connection refused"}
	case syscall.ECONNRESET, syscall.ECONNABORTED:
		return &failure{fault.Reset, "connection reset while " + at.String()}
	case syscall.EPIPE:
		return &failure{fault.Closed, "connection closed while " + at.String()}
	case syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.EHOSTDOWN:
		return &failure{fault.Unreachable, no.Error()}
	case syscall.EMFILE, syscall.ENFILE:
		return exhausted()
	case syscall.EADDRNOTAVAIL:
		return &failure{fault.Exhausted, "out of local ports: use more machines, or keep connections open"}
	case syscall.ENOBUFS, syscall.ENOMEM:
		return &failure{fault.Exhausted, "out of memory for sockets"}
	}
	return nil
}

func exhausted() *failure {
	return &failure{fault.Exhausted, "out of file descriptors: raise the limit (ulimit -n)"}
}

// other names what is left by its type, or else by what was going on.
func other(at stage, err error) *failure {
	var lookup *net.DNSError
	switch {
	case errors.As(err, &lookup):
		return unresolved(lookup)
	case at == handshaking:
		return &failure{fault.TLS, handshake(err)}
	case at == dialing:
		return &failure{fault.Unreachable, "no connection: " + innermost(err)}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.ErrClosedPipe):
		return &failure{fault.Closed, "connection closed while " + at.String()}
	case isTLS(err):
		return &failure{fault.TLS, "TLS failed while " + at.String() + ": " + innermost(err)}
	}
	return &failure{fault.Protocol, "not HTTP as it should be"}
}

// unresolved says why a name was not resolved. The resolver's own words may
// have the ports of its questions in them.
func unresolved(err *net.DNSError) *failure {
	why := "the name server cannot be asked"
	switch {
	case strings.Contains(err.Err, syscall.EMFILE.Error()):
		return exhausted()
	case err.IsNotFound:
		why = "no such host"
	case err.IsTemporary:
		why = "the name server failed"
	}
	return &failure{fault.DNS, "look up " + clip(err.Name) + ": " + why}
}

// isTLS knows alerts, which come after the handshake when the target does not
// like the client's certificate, and records that are none.
func isTLS(err error) bool {
	var record tls.RecordHeaderError
	var op *net.OpError
	return errors.As(err, &record) || errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error")
}

// handshake says what is wrong with a TLS handshake, and the way out.
func handshake(err error) string {
	var unknown x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	switch {
	case errors.As(err, &unknown):
		return "certificate signed by an unknown authority: name it as a CA file, or accept any with --insecure"
	case errors.As(err, &host):
		return "certificate is not valid for " + clip(host.Host)
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "certificate has expired or is not yet valid"
	case errors.As(err, &record):
		return "the target does not speak TLS: is it http:// rather than https://?"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the target closed the connection during the handshake"
	}
	return clipLong(innermost(err))
}

// innermost is the text of the cause, without the addresses that net.OpError
// puts in front of it.
func innermost(err error) string {
	var op *net.OpError
	for errors.As(err, &op) && op.Err != nil {
		err = op.Err
	}
	return err.Error()
}

func clipLong(s string) string {
	if len(s) > 160 {
		return s[:160] + "…"
	}
	return s
}
