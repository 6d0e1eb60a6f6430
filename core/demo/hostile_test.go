package demo_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/demo"
)

// raw sends bytes as they are and reads one response.
func raw(t *testing.T, s *demo.Server, text string) *http.Response {
	t.Helper()
	c, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	// A server that has seen enough may close before it has read everything.
	_, _ = io.WriteString(c, text)
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

func TestHostileRequests(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	for _, row := range []struct {
		proves, text string
		status       int
	}{
		{"a header that is too long", "GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 20_000) + "\r\n\r\n", 431},
		{"a body that is too long", "POST /cart HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000000\r\n\r\n", 413},
		{"a length that is none", "POST /cart HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400},
		{"no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400},
		{"a path that is not decoded", "GET /product/%zz HTTP/1.1\r\nHost: x\r\n\r\n", 500},
		{"a form that is garbage", "POST /cart HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n%%%&=&;=\x00", 422},
		{"a form of an unknown kind", "POST /cart HTTP/1.1\r\nHost: x\r\nContent-Type: a/b\r\nContent-Length: 2\r\n\r\n{}", 422},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			resp := raw(t, s, row.text)
			defer resp.Body.Close()
			if resp.StatusCode != row.status {
				t.Errorf("status %d, want %d", resp.StatusCode, row.status)
			}
		})
	}
	if a := newBrowser(t, s, true).get("/"); a.StatusCode != 200 {
		t.Errorf("the shop answers %d afterwards", a.StatusCode)
	}
}

func TestOldClientsGetNoChunks(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	resp := raw(t, s, "GET / HTTP/1.0\r\nHost: x\r\n\r\n")
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if len(resp.TransferEncoding) != 0 || resp.ContentLength != int64(len(text)) || len(text) < 9000 {
		t.Errorf("transfer encoding %v, content length %d, %d bytes, want a length", resp.TransferEncoding, resp.ContentLength, len(text))
	}
}

func TestPipelinedRequestsAreAnsweredInOrder(t *testing.T) {
	t.Parallel()
	s := start(t, demo.Config{})
	c, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	var asked strings.Builder
	for _, id := range ids() {
		asked.WriteString("GET /product/" + id + " HTTP/1.1\r\nHost: x\r\n\r\n")
	}
	if _, err := io.WriteString(c, asked.String()); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReader(c)
	for _, id := range ids() {
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(resp.Body)
		if err != nil || !strings.Contains(string(text), `name="product_id" value="`+id+`"`) {
			t.Errorf("no page of %s: %v", id, err)
		}
	}
}
