package client_test

import (
	"testing"
	"unsafe"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

func TestWarmRequestAllocatesNothing(t *testing.T) {
	if raced {
		t.Skip("under the race detector pools drop things at random")
	}
	chunked := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
	form := load.Form("product_id", "X", "quantity", 3)
	for _, row := range []struct {
		name, answer string
		cfg          client.Config
		q            load.Request
	}{
		{"GET", answer, client.Config{}, load.Request{Path: "/index.html?x=1"}},
		{"GET of chunks", chunked, client.Config{}, load.Request{Path: "/"}},
		{"GET with headers", answer, client.Config{}, load.Request{Path: "/", Headers: []load.Pair{{Name: "Referer", Value: "/"}}}},
		{"GET on a connection of the user's own", answer, client.Config{PerUser: true}, load.Request{Path: "/"}},
		{"POST of a form", answer, client.Config{}, load.Request{Method: "POST", Path: "/cart", Body: form}},
		{"GET with every hop", answer, client.Config{EachHop: true}, load.Request{Path: "/"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			l := target(t, row.answer)
			s := newClient(t, row.cfg).Session()
			s.SetCookie(l+"/", "shop_session-id", "0e0ecf46-31f9-4d3c-8a2a-5ccf7c9a1c2f")
			var r load.Reply
			allocs := testing.AllocsPerRun(200, func() {
				if s.Do(l, &row.q, &r); r.Kind != "" || r.Status != 200 {
					t.Fatalf("%+v", r)
				}
			})
			if allocs != 0 {
				t.Errorf("%v allocations per request", allocs)
			}
		})
	}
}

// TestWaitingUserIsSmall holds the client's part of what a user costs.
func TestWaitingUserIsSmall(t *testing.T) {
	t.Parallel()
	if n := unsafe.Sizeof(client.Session{}); n > 64 {
		t.Errorf("a session takes %d bytes", n)
	}
}
