package demo_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/demo"
	"github.com/loadcore/loadcore/core/fault"
)

func TestListenRefuses(t *testing.T) {
	t.Parallel()
	taken := start(t, demo.Config{})
	for _, row := range []struct {
		proves string
		config demo.Config
		says   string
	}{
		{"an address that is taken", demo.Config{Addr: taken.Addr().String()}, "address already in use"},
		{"an address without a port", demo.Config{Addr: "127.0.0.1"}, "missing port"},
		{"a port that is none", demo.Config{Addr: "127.0.0.1:99999"}, "invalid port"},
		{"an error rate above 1", demo.Config{ErrorRate: 1.5}, "error rate 1.5 is not from 0 to 1"},
		{"an error rate below 0", demo.Config{ErrorRate: -0.1}, "error rate -0.1"},
		{"an error rate that is no number", demo.Config{ErrorRate: nan()}, "error rate NaN"},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			s, err := demo.Listen(row.config)
			if s != nil || err == nil || !strings.Contains(err.Error(), row.says) || fault.KindOf(err) != fault.Usage {
				t.Errorf("error %v of kind %s, want a wrong usage that says %q", err, fault.KindOf(err), row.says)
			}
		})
	}
}

func nan() float64 { zero := 0.0; return zero / zero }

func TestURLLeadsToTheShop(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{"", "127.0.0.1:0", "localhost:0", ":0", "0.0.0.0:0"} {
		s := start(t, demo.Config{Addr: addr})
		if strings.HasSuffix(s.URL(), "/") || strings.HasSuffix(s.URL(), ":0") {
			t.Errorf("URL %s of %q has a slash at its end, or no port", s.URL(), addr)
		}
		if a := newBrowser(t, s, true).get("/_healthz"); a.text != "ok" {
			t.Errorf("%s of %q answers %q", s.URL(), addr, a.text)
		}
	}
}

// deadline is long enough for anything but a hang.
func deadline(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func TestCloseEndsTheShop(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	b := newBrowser(t, s, true)
	b.get("/") // and keeps its connection
	if err := s.Close(deadline(t)); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err != nil {
		t.Errorf("waiting after Close: %v", err)
	}
	if _, err := b.http.Get(s.URL()); err == nil {
		t.Error("the shop still answers")
	}
	if c := s.Counts(); c.Requests["GET /"] != 1 {
		t.Errorf("counts after Close: %+v", c)
	}
	if err := s.Close(deadline(t)); err != nil {
		t.Errorf("closing again: %v", err)
	}
}

func TestCloseAtOnce(t *testing.T) {
	t.Parallel()
	s, err := demo.Listen(demo.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(deadline(t)); err != nil {
		t.Error(err)
	}
	if c, err := net.Dial("tcp", s.Addr().String()); err == nil {
		c.Close()
		t.Error("the shop still takes connections")
	}
}

// late starts a request that the shop will take long to answer, and returns
// when the shop has it. The result comes over the channel.
func late(t *testing.T, s *demo.Server) <-chan error {
	t.Helper()
	b, done := newBrowser(t, s, true), make(chan error, 1)
	go func() {
		resp, err := b.http.Get(s.URL())
		if err == nil {
			resp.Body.Close()
		}
		done <- err
	}()
	ctx, look := deadline(t), time.NewTicker(time.Millisecond)
	defer look.Stop()
	for s.Counts().Total == 0 {
		select {
		case <-look.C:
		case <-ctx.Done():
			t.Fatal("the request never arrived")
		}
	}
	return done
}

func TestCloseLetsRequestsFinish(t *testing.T) {
	t.Parallel()
	latency, err := demo.ParseLatency("300ms")
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, demo.Config{Latency: latency})
	done := late(t, s)
	if err := s.Close(deadline(t)); err != nil {
		t.Errorf("close: %v", err)
	}
	if err := <-done; err != nil {
		t.Errorf("the request in flight: %v", err)
	}
}

func TestCloseCutsWhatDoesNotFinish(t *testing.T) {
	t.Parallel()
	latency, err := demo.ParseLatency("1m")
	if err != nil {
		t.Fatal(err)
	}
	s, err := demo.Listen(demo.Config{Latency: latency})
	if err != nil {
		t.Fatal(err)
	}
	done := late(t, s)
	now, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Close(now); !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "connections were cut") {
		t.Errorf("close: %v, want it to say what was cut", err)
	}
	if err := <-done; err == nil {
		t.Error("the request in flight was answered after a minute")
	}
}

// lines is a log that may be written to by many.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func TestConcurrentUseOfEveryMethod(t *testing.T) {
	t.Parallel()
	var l log
	latency, err := demo.ParseLatency("exp:100us")
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, demo.Config{Latency: latency, ErrorRate: 0.1, OnRequest: l.add, Log: &lines{}, Now: now})
	var all sync.WaitGroup
	const visitors, rounds = 16, 10
	for range visitors {
		b := newBrowser(t, s, true)
		all.Go(func() {
			for _, id := range ids()[:rounds-1] {
				b.get("/product/" + id)
				b.post("/cart", fields("product_id", id, "quantity", "2"))
				b.post("/setCurrency", fields("currency_code", "GBP"))
				b.post("/cart/checkout", order())
				_, _, _ = s.Counts(), s.URL(), s.Addr()
			}
			b.get("/logout")
		})
	}
	all.Wait()
	c := s.Counts()
	if told := len(l.all()); uint64(told) != c.Total || c.Requests["POST /cart/checkout"] != visitors*(rounds-1) {
		t.Errorf("told of %d requests, counted %+v", told, c)
	}
}
