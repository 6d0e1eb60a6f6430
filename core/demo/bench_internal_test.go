package demo

import (
	"io"
	"net"
	"testing"
	"time"
)

// endless is a connection over which one request comes again and again, and
// every answer is thrown away: the shop without a network.
type endless struct {
	request []byte
	at      int
	left    int
	written int64
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n := copy(p, e.request[e.at:])
	if e.at += n; e.at == len(e.request) {
		e.at = 0
		e.left--
	}
	return n, nil
}

func (e *endless) Write(p []byte) (int, error)      { e.written += int64(len(p)); return len(p), nil }
func (e *endless) Close() error                     { return nil }
func (e *endless) LocalAddr() net.Addr              { return &net.TCPAddr{} }
func (e *endless) RemoteAddr() net.Addr             { return &net.TCPAddr{} }
func (e *endless) SetDeadline(time.Time) error      { return nil }
func (e *endless) SetReadDeadline(time.Time) error  { return nil }
func (e *endless) SetWriteDeadline(time.Time) error { return nil }

// BenchmarkRequest is what one request costs the shop, apart from the network.
func BenchmarkRequest(b *testing.B) {
	const cookies = "Cookie: shop_session-id=22784dd8-8f1a-46f6-b440-a34c1ad139c0; shop_currency=EUR\r\n"
	for _, row := range []struct{ name, line, rest string }{
		{"home", "GET /", "\r\n"},
		{"product", "GET /product/OLJCESPC7Z", "\r\n"},
		{"cart", "GET /cart", "\r\n"},
		{"add", "POST /cart", "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 32\r\n\r\nproduct_id=OLJCESPC7Z&quantity=3"},
	} {
		b.Run(row.name, func(b *testing.B) {
			s := shop(b)
			s.carts.add(ownerOf([]byte("22784dd8-8f1a-46f6-b440-a34c1ad139c0")), 3, 2)
			c := &endless{request: []byte(row.line + " HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n" + cookies + row.rest), left: b.N}
			server := s.newHTTP()
			b.ReportAllocs()
			b.ResetTimer()
			if err := server.ServeConn(c); err != nil {
				b.Fatal(err)
			}
			if got := s.Counts().Total; got != uint64(b.N) {
				b.Fatalf("%d requests were counted, want %d", got, b.N)
			}
			b.SetBytes(c.written / int64(b.N))
		})
	}
}
