package client

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"sync"
	"time"
)

// names looks up hosts and connects to their addresses. Go's resolver keeps
// nothing, so that every new connection would cost the name server two
// questions or more; at thousands of connections a second that is a load test
// of the name server.
//
// Addresses are used in turn, so that the load spreads over all of them, and
// IPv4 ones come first: connecting needs no second attempt beside the first.
type names struct {
	resolver *net.Resolver
	dialer   net.Dialer

	mu    sync.Mutex
	known map[string]*name
}

// name is the answer for a host, or a question that somebody is asking.
type name struct {
	done chan struct{} // closed when the fields below are there
	v4   []netip.Addr
	v6   []netip.Addr
	err  error
	till time.Time

	turn int // guarded by names.mu
}

const (
	// nameTTL is how long an answer is used. Failures are not kept.
	nameTTL = 30 * time.Second
	// knownNames bounds the answers that are kept.
	knownNames = 1024
)

func newNames(r *net.Resolver) *names {
	if r == nil {
		r = net.DefaultResolver
	}
	// No keep-alive probes: every request has a deadline, and the probes cost
	// three system calls a connection.
	return &names{resolver: r, dialer: net.Dialer{KeepAlive: -1}, known: map[string]*name{}}
}

// dial connects to the first address of a host that lets it.
func (n *names) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return n.dialer.DialContext(ctx, network, address)
	}
	addresses, err := n.find(ctx, host)
	if err != nil {
		return nil, err
	}
	var errs []error
	for i, a := range addresses {
		conn, err := n.attempt(ctx, network, net.JoinHostPort(a.String(), port), len(addresses)-i)
		if err == nil {
			return conn, nil
		}
		errs = append(errs, err)
		if ctx.Err() != nil {
			break
		}
	}
	return nil, errors.Join(errs...)
}

// attempt gives an address its share of the time that is left.
func (n *names) attempt(ctx context.Context, network, address string, left int) (net.Conn, error) {
	if until, ok := ctx.Deadline(); ok && left > 1 {
		short, cancel := context.WithTimeout(ctx, time.Until(until)/time.Duration(left))
		defer cancel()
		ctx = short
	}
	return n.dialer.DialContext(ctx, network, address)
}

// find returns the addresses of a host, beginning with the one whose turn it is.
func (n *names) find(ctx context.Context, host string) ([]netip.Addr, error) {
	for {
		e, mine := n.entry(host)
		if mine {
			n.ask(ctx, host, e)
		}
		select {
		case <-e.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		// Whoever asked may have been called off; that says nothing to others.
		if e.err != nil && !mine && ctx.Err() == nil && called(e.err) {
			continue
		}
		if e.err != nil {
			return nil, e.err
		}
		return n.next(e), nil
	}
}

func called(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// entry returns what is known about a host. If mine is true, nothing is, and
// the caller has to ask.
func (n *names) entry(host string) (e *name, mine bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if e := n.known[host]; e != nil {
		select {
		case <-e.done:
			if e.err == nil && time.Now().Before(e.till) {
				return e, false
			}
		default:
			return e, false
		}
	}
	e = &name{done: make(chan struct{})}
	if len(n.known) >= knownNames {
		clear(n.known)
	}
	n.known[host] = e
	return e, true
}

func (n *names) ask(ctx context.Context, host string, e *name) {
	defer close(e.done)
	all, err := n.resolver.LookupNetIP(ctx, "ip", host)
	if err == nil && len(all) == 0 {
		err = &net.DNSError{Err: "no addresses", Name: host, IsNotFound: true}
	}
	if ctx.Err() != nil && err != nil {
		err = ctx.Err()
	}
	e.err, e.till = err, time.Now().Add(nameTTL)
	for _, a := range all {
		if a = a.Unmap(); a.Is4() {
			e.v4 = append(e.v4, a)
		} else {
			e.v6 = append(e.v6, a)
		}
	}
}

// next turns the list by one.
func (n *names) next(e *name) []netip.Addr {
	n.mu.Lock()
	defer n.mu.Unlock()
	list := make([]netip.Addr, 0, len(e.v4)+len(e.v6))
	for _, part := range [][]netip.Addr{e.v4, e.v6} {
		for i := range part {
			list = append(list, part[(e.turn+i)%len(part)])
		}
	}
	e.turn++
	return list
}
