package client_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

// quiet drops what a server logs of handshakes that are meant to fail.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

func TestCertificates(t *testing.T) {
	t.Parallel()
	ca := newAuthority(t)
	good := ca.server("127.0.0.1", time.Hour)
	clientCert, clientKey := ca.files(ca.server("client.test", time.Hour))
	trust := x509.NewCertPool()
	trust.AddCert(ca.cert)
	asks := &tls.Config{Certificates: []tls.Certificate{good}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: trust}
	old := asks.Clone()
	old.MaxVersion = tls.VersionTLS12
	only := func(c tls.Certificate) *tls.Config { return &tls.Config{Certificates: []tls.Certificate{c}} }
	for _, row := range []struct {
		name        string
		server      *tls.Config
		cfg         client.Config
		kind, about string
	}{
		{"a trusted authority", only(good), client.Config{CAFile: ca.file}, "", ""},
		{"an unknown authority", only(good), client.Config{}, "tls", "unknown authority"},
		{"an unknown authority, which is accepted", only(good), client.Config{Insecure: true}, "", ""},
		{"another host", only(ca.server("other.test", time.Hour)), client.Config{CAFile: ca.file}, "tls", "not valid for 127.0.0.1"},
		{"an expired certificate", only(ca.server("127.0.0.1", -time.Hour)), client.Config{CAFile: ca.file}, "tls", "expired"},
		{"a target that asks for a certificate and gets one", asks, client.Config{CAFile: ca.file, CertFile: clientCert, KeyFile: clientKey}, "", ""},
		{"a target that asks for a certificate in vain", asks, client.Config{CAFile: ca.file}, "tls", "certificate required"},
		{"the same with TLS 1.2", old, client.Config{CAFile: ca.file}, "tls", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			host := secure(t, row.server, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "hello") })
			r := do(t, row.cfg, host, load.Request{Path: "/"})
			wantKind(t, r, row.kind)
			wantStable(t, strings.Replace(r.Message, "127.0.0.1", "", 1), host)
			if !strings.Contains(r.Message, row.about) {
				t.Errorf("message %q does not say %q", r.Message, row.about)
			}
			if row.kind == "" && (string(r.Body) != "hello" || r.TLS <= 0 || r.Connect <= 0) {
				t.Errorf("body %q, connect %v, tls %v", r.Body, r.Connect, r.TLS)
			}
		})
	}
}

func TestTLSNamesItsHostAndResumes(t *testing.T) {
	t.Parallel()
	ca := newAuthority(t)
	host := secure(t, &tls.Config{Certificates: []tls.Certificate{ca.server("shop.test", time.Hour)}}, func(w http.ResponseWriter, q *http.Request) {
		fmt.Fprint(w, q.TLS.ServerName, " ", q.TLS.NegotiatedProtocol, " ", q.TLS.DidResume)
	})
	var d net.Dialer
	s := newClient(t, client.Config{CAFile: ca.file, Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		if address != "shop.test:443" {
			t.Errorf("dialed %s", address)
		}
		return d.DialContext(ctx, network, host[len("https://"):])
	}}).Session()
	q := load.Request{Path: "/", Headers: []load.Pair{{Name: "Connection", Value: "close"}}}
	var r load.Reply
	for _, want := range []string{"shop.test http/1.1 false", "shop.test http/1.1 true"} {
		s.Do("https://Shop.Test", &q, &r)
		wantKind(t, r, "")
		if string(r.Body) != want {
			t.Errorf("the target saw %q; want %q", r.Body, want)
		}
	}
}

func TestTLSConnectionIsUsedAgain(t *testing.T) {
	t.Parallel()
	ca := newAuthority(t)
	host := secure(t, &tls.Config{Certificates: []tls.Certificate{ca.server("127.0.0.1", time.Hour)}}, func(w http.ResponseWriter, q *http.Request) {
		io.WriteString(w, q.RemoteAddr)
	})
	s := newClient(t, client.Config{CAFile: ca.file}).Session()
	var first, r load.Reply
	s.Do(host, &load.Request{Path: "/"}, &first)
	for range 20 {
		s.Do(host, &load.Request{Path: "/"}, &r)
		if string(r.Body) != string(first.Body) || r.TLS != 0 || r.Connect != 0 {
			t.Fatalf("a new connection: %q after %q; %s", r.Body, first.Body, r.Message)
		}
	}
}

func TestHandshakesThatFail(t *testing.T) {
	t.Parallel()
	plain := site(t, func(http.ResponseWriter, *http.Request) {})
	for _, row := range []struct {
		name, host, kind, about string
		cfg                     client.Config
	}{
		{"the target speaks plain HTTP", plain, "tls", "http://", client.Config{}},
		{"the target closes", listen(t, func(net.Conn, *bufio.Reader) {}).url, "tls|reset", "", client.Config{}},
		{"the target is slow", listen(t, func(_ net.Conn, in *bufio.Reader) { io.Copy(io.Discard, in) }).url, "connect_timeout", "handshake", client.Config{ConnectTimeout: 50 * time.Millisecond}},
		{"the target says garbage", listen(t, func(conn net.Conn, in *bufio.Reader) {
			io.WriteString(conn, "\x16\x03\x01\xff\xff garbage")
			io.Copy(io.Discard, in)
		}).url, "tls", "", client.Config{ConnectTimeout: 10 * time.Second}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			r := do(t, row.cfg, strings.Replace(row.host, "http", "https", 1), load.Request{Path: "/"})
			if r.Kind == "" || !strings.Contains(row.kind, r.Kind) || !strings.Contains(r.Message, row.about) {
				t.Errorf("kind %q, message %q; want %q about %q", r.Kind, r.Message, row.kind, row.about)
			}
			wantStable(t, r.Message, row.host)
		})
	}
}

// through is a proxy that notes what it was asked.
func through(tb testing.TB, answer int, log *journal) string {
	tb.Helper()
	p := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		log.mu.Lock()
		log.lines = append(log.lines, q.Method+" "+q.RequestURI+" "+q.Header.Get("Proxy-Authorization"))
		log.mu.Unlock()
		if q.Method != "CONNECT" || answer != 200 {
			w.WriteHeader(answer)
			return
		}
		far, err := net.Dial("tcp", q.Host)
		if err != nil {
			w.WriteHeader(502)
			return
		}
		near, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			tb.Error(err)
			return
		}
		io.WriteString(near, "HTTP/1.1 200 Connected\r\n\r\n")
		go func() {
			io.Copy(far, near)
			far.Close()
		}()
		io.Copy(near, far)
		near.Close()
	}))
	tb.Cleanup(p.Close)
	return p.URL
}

func TestProxy(t *testing.T) {
	t.Parallel()
	ca := newAuthority(t)
	host := secure(t, &tls.Config{Certificates: []tls.Certificate{ca.server("127.0.0.1", time.Hour)}}, func(w http.ResponseWriter, q *http.Request) {
		io.WriteString(w, "hello"+q.Header.Get("Proxy-Authorization"))
	})
	const auth = " Basic bWU6cHc="
	with := func(url string) string { return strings.Replace(url, "http://", "http://me:pw@", 1) }
	t.Run("HTTP names the whole URL", func(t *testing.T) {
		log := &journal{}
		r := do(t, client.Config{Proxy: with(through(t, 204, log))}, "http://shop.test/base", load.Request{Path: "/x?y=1"})
		wantKind(t, r, "")
		if want := "GET http://shop.test/base/x?y=1" + auth; r.Status != 204 || log.last() != want {
			t.Errorf("status %d; the proxy was asked %q, want %q", r.Status, log.last(), want)
		}
	})
	t.Run("HTTPS goes through a tunnel", func(t *testing.T) {
		log := &journal{}
		r := do(t, client.Config{CAFile: ca.file, Proxy: with(through(t, 200, log))}, host, load.Request{Path: "/"})
		wantKind(t, r, "")
		if want := "CONNECT " + host[len("https://"):] + auth; string(r.Body) != "hello" || log.last() != want {
			t.Errorf("body %q; the proxy was asked %q, want %q", r.Body, log.last(), want)
		}
	})
	t.Run("a proxy that refuses", func(t *testing.T) {
		r := do(t, client.Config{Proxy: through(t, 407, &journal{})}, host, load.Request{Path: "/"})
		wantKind(t, r, "proxy")
		if !strings.Contains(r.Message, "407") || r.Status != 0 {
			t.Errorf("status %d, message %q", r.Status, r.Message)
		}
	})
	t.Run("a proxy that is not there", func(t *testing.T) {
		wantKind(t, do(t, client.Config{Proxy: "http://127.0.0.1:1"}, host, load.Request{Path: "/"}), "proxy")
	})
	t.Run("a proxy that hangs", func(t *testing.T) {
		l := listen(t, stay(""))
		cfg := client.Config{Proxy: l.url, ConnectTimeout: 50 * time.Millisecond}
		wantKind(t, do(t, cfg, host, load.Request{Path: "/"}), "connect_timeout")
	})
	t.Run("a proxy that talks garbage", func(t *testing.T) {
		l := listen(t, stay("SSH-2.0-x\r\n\r\n"))
		wantKind(t, do(t, client.Config{Proxy: l.url}, host, load.Request{Path: "/"}), "protocol")
	})
}

func TestEnvironmentNamesNoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	wantKind(t, do(t, client.Config{}, say(t, answer).url, load.Request{Path: "/"}), "")
}
