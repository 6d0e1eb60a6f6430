package demo

import (
	"context"
	"fmt"
	"net"
	"time"

	"github.com/valyala/fasthttp"
)

// run accepts connections until the listener is closed.
func (s *Server) run() {
	defer close(s.stopped)
	if err := s.http.Serve(s.listener); err != nil {
		s.err = fmt.Errorf("the demo target on %s takes no more connections: %w", s.Addr(), err)
	}
}

// Addr is the address that the shop listens on, with the port that was chosen.
func (s *Server) Addr() net.Addr { return s.listener.Addr() }

// URL is where to send requests to from this machine, without a slash at the
// end.
func (s *Server) URL() string {
	addr, ok := s.Addr().(*net.TCPAddr)
	if ok && addr.IP.IsUnspecified() {
		return fmt.Sprintf("http://127.0.0.1:%d", addr.Port)
	}
	return "http://" + s.Addr().String()
}

// Counts returns what the shop has seen so far. It may be called after Close.
func (s *Server) Counts() Counts {
	c := s.counters.snapshot(s.names)
	c.Carts = s.carts.len()
	return c
}

// Wait blocks until the shop takes no more connections. It returns nil after
// [Server.Close], and otherwise what went wrong.
func (s *Server) Wait() error {
	<-s.stopped
	return s.err
}

// Close takes no more connections, lets the requests that are being handled
// finish until ctx is done, and then cuts what is left, which is an error. It
// may be called more than once.
func (s *Server) Close(ctx context.Context) error {
	_ = s.listener.Close() // nothing can be done about it, and nothing is lost
	defer s.alarm.close()
	err := s.http.ShutdownWithContext(ctx)
	<-s.stopped
	if err == nil {
		return nil
	}
	cut := s.cutAll()
	// What was cut ends as soon as it notices; only an OnRequest that blocks
	// could hold it up.
	grace, stop := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer stop()
	if s.http.ShutdownWithContext(grace) == nil && cut == 0 {
		return nil
	}
	return fmt.Errorf("close the demo target: %d connections were cut: %w", cut, err)
}

// cutAll closes all connections, and those to come, and then ends all waiting,
// so that nobody who waited is answered after all.
func (s *Server) cutAll() int {
	defer s.cutOnce.Do(func() { close(s.cut) })
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refusing = true
	for c := range s.open {
		_ = c.Close() // it is closed, one way or the other
	}
	return len(s.open)
}

// connState keeps the list of open connections. It is called for every request
// too, which must not cost a lock.
func (s *Server) connState(c net.Conn, state fasthttp.ConnState) {
	switch state {
	case fasthttp.StateNew:
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.open[c] = struct{}{}; s.refusing {
			_ = c.Close() // the server notices and forgets it
		}
	case fasthttp.StateClosed:
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.open, c)
	}
}
