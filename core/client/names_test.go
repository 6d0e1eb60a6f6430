package client_test

import (
	"context"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// nameServer answers from a table, over loopback.
type nameServer struct {
	v4    map[string][][4]byte
	v6    map[string][][16]byte
	asked atomic.Int64 // for IPv4 addresses
	mute  atomic.Bool  // says nothing
}

func (n *nameServer) start(tb testing.TB) *net.Resolver {
	tb.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { conn.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			size, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			if answer := n.answer(buf[:size]); answer != nil && !n.mute.Load() {
				conn.WriteTo(answer, from)
			}
		}
	}()
	var d net.Dialer
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func (n *nameServer) answer(question []byte) []byte {
	var m dnsmessage.Message
	if m.Unpack(question) != nil || len(m.Questions) != 1 {
		return nil
	}
	q := m.Questions[0]
	name := strings.TrimSuffix(q.Name.String(), ".")
	m.Response, m.RCode, m.Additionals = true, dnsmessage.RCodeSuccess, nil
	if n.v4[name] == nil && n.v6[name] == nil {
		m.RCode = dnsmessage.RCodeNameError
	}
	header := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 1}
	switch q.Type {
	case dnsmessage.TypeA:
		n.asked.Add(1)
		for _, a := range n.v4[name] {
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: header, Body: &dnsmessage.AResource{A: a}})
		}
	case dnsmessage.TypeAAAA:
		for _, a := range n.v6[name] {
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: header, Body: &dnsmessage.AAAAResource{AAAA: a}})
		}
	}
	packed, err := m.Pack()
	if err != nil {
		return nil
	}
	return packed
}

// onPort returns a URL of the name with the port of a target.
func onPort(name, url string) string { return "http://" + name + url[strings.LastIndex(url, ":"):] }

func TestNamesAreAskedForOnceAndUsedInTurn(t *testing.T) {
	t.Parallel()
	n := &nameServer{v4: map[string][][4]byte{"shop.test": {{127, 0, 0, 1}, {127, 0, 0, 2}, {127, 0, 0, 3}}}}
	var mu sync.Mutex
	hosts := map[string]int{}
	l, err := net.Listen("tcp4", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			host, _, _ := net.SplitHostPort(conn.LocalAddr().String())
			mu.Lock()
			hosts[host]++
			mu.Unlock()
			go func() {
				defer conn.Close()
				conn.Read(make([]byte, 4096))
				conn.Write([]byte(answer))
			}()
		}
	}()
	c := newClient(t, client.Config{Resolver: n.start(t)})
	var users sync.WaitGroup
	for range 30 {
		users.Go(func() {
			var r load.Reply
			q := load.Request{Path: "/", Headers: []load.Pair{{Name: "Connection", Value: "close"}}}
			c.Session().Do(onPort("shop.test", l.Addr().String()), &q, &r)
			wantKind(t, r, "")
		})
	}
	users.Wait()
	if asked := n.asked.Load(); asked != 1 {
		t.Errorf("the name server was asked %d times for 30 connections", asked)
	}
	mu.Lock()
	defer mu.Unlock()
	if hosts["127.0.0.1"] != 10 || hosts["127.0.0.2"] != 10 || hosts["127.0.0.3"] != 10 {
		t.Errorf("30 connections over 3 addresses: %v", hosts)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	n := &nameServer{
		v4: map[string][][4]byte{"dead.test": {{127, 0, 0, 9}, {127, 0, 0, 1}}, "both.test": {{127, 0, 0, 1}}, "xn--bcher-kva.test": {{127, 0, 0, 1}}},
		v6: map[string][][16]byte{"both.test": {{15: 1}}},
	}
	resolver := n.start(t)
	l := say(t, answer) // on 127.0.0.1 only
	for _, row := range []struct{ name, host, kind string }{
		{"an unknown name", "unknown.test", "dns"},
		{"an address that does not answer among others", "dead.test", ""},
		{"an IPv6 address beside", "both.test", ""},
		{"a name in capitals", "BOTH.Test", ""},
		{"an international name", "bücher.test", ""},
		{"an address is no name", "127.0.0.1", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			for range 2 {
				r := do(t, client.Config{Resolver: resolver}, onPort(row.host, l.url), load.Request{Path: "/"})
				if wantKind(t, r, row.kind); row.kind == "dns" && r.Message != "look up unknown.test: no such host" {
					t.Errorf("message %q", r.Message)
				}
			}
		})
	}
}

func TestNameServerThatIsMute(t *testing.T) {
	t.Parallel()
	n := &nameServer{}
	n.mute.Store(true)
	c := newClient(t, client.Config{Resolver: n.start(t), ConnectTimeout: 100 * time.Millisecond})
	var users sync.WaitGroup
	for range 3 {
		users.Go(func() {
			var r load.Reply
			c.Session().Do("http://shop.test", &load.Request{Path: "/"}, &r)
			wantKind(t, r, "connect_timeout")
		})
	}
	users.Wait()
}

// TestInterruptedQuestionIsAskedAgain has the user who asks for a name called
// off, while another waits for the same answer.
func TestInterruptedQuestionIsAskedAgain(t *testing.T) {
	t.Parallel()
	n := &nameServer{v4: map[string][][4]byte{"shop.test": {{127, 0, 0, 1}}}}
	l := say(t, answer)
	resolver := n.start(t)
	there, release := make(chan struct{}, 100), make(chan struct{})
	dial := resolver.Dial
	resolver.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		there <- struct{}{}
		select {
		case <-release:
			return dial(ctx, network, address)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	c := newClient(t, client.Config{Resolver: resolver})
	start := func(s *client.Session) <-chan load.Reply {
		done := make(chan load.Reply, 1)
		go func() {
			var r load.Reply
			s.Do(onPort("shop.test", l.url), &load.Request{Path: "/"}, &r)
			done <- r
		}()
		return done
	}
	asking := c.Session()
	asked := start(asking)
	<-there
	waited := start(c.Session())
	asking.Interrupt()
	wantKind(t, <-asked, "interrupted")
	close(release)
	wantKind(t, <-waited, "")
}
