package client

import (
	"bufio"
	"time"

	"github.com/loadcore/loadcore/core/load"
)

// exchange is what a request needs while it runs, and only then: buffers, and
// times of one hop.
type exchange struct {
	in  *bufio.Reader
	out []byte // the request's header, and a small body
	raw []byte // a body before it is decoded
	msg message

	connect, tls, firstByte, download time.Duration
}

func newExchange(header int) *exchange {
	return &exchange{in: bufio.NewReaderSize(nil, header), out: make([]byte, 0, 1024)}
}

// keptBuffer is the largest buffer that is kept for the next request.
const keptBuffer = 256 << 10

func (c *Client) acquire() *exchange { return c.exchanges.Get().(*exchange) }

func (c *Client) release(x *exchange) {
	x.in.Reset(nil)
	x.msg = message{}
	if cap(x.out) > keptBuffer {
		x.out = nil
	}
	if cap(x.raw) > keptBuffer {
		x.raw = nil
	}
	c.exchanges.Put(x)
}

// spend adds the times of a hop to the reply's.
func (x *exchange) spend(r *load.Reply) {
	r.Connect += x.connect
	r.TLS += x.tls
	r.FirstByte += x.firstByte
	r.Download += x.download
}
