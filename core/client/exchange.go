package client

import (
	"bufio"
	"sync/atomic"
	"time"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// exchange is what a request needs while it runs, and only then: buffers, and
// times of one hop.
type exchange struct {
	in  *bufio.Reader
	out []byte // the request's header, and a small body
	raw []byte // a body before it is decoded
	msg message
	// wire is what the answer is read from.
	wire *wire

	connect, tls, firstByte, download time.Duration

	// budget is the client's account of large bodies, and drawn is what this
	// request has of it, in bytes.
	budget *atomic.Int64
	most   int64
	drawn  int64
}

func (c *Client) newExchange() any {
	return &exchange{in: bufio.NewReaderSize(nil, c.cfg.MaxHeader), out: make([]byte, 0, 1024), budget: &c.large, most: c.cfg.MaxBodies}
}

// largeBody is where a body begins to count against Config.MaxBodies.
const largeBody = 1 << 20

// draw takes memory for a large body from the client's budget, and gives back
// what the body had before.
func (x *exchange) draw(size, before int) error {
	if size < largeBody {
		return nil
	}
	if before < largeBody {
		before = 0
	}
	// For a moment both are there.
	if x.budget.Add(int64(size)) > x.most {
		x.budget.Add(-int64(size))
		return &failure{fault.TooLarge, "large bodies together are over the limit: use fewer users, or a lower limit for one body"}
	}
	x.budget.Add(-int64(before))
	x.drawn += int64(size - before)
	return nil
}

// keptBuffer is the largest buffer that is kept for the next request.
const keptBuffer = 256 << 10

func (c *Client) acquire() *exchange { return c.exchanges.Get().(*exchange) }

func (c *Client) release(x *exchange) {
	x.in.Reset(nil)
	x.msg, x.wire = message{}, nil
	if x.drawn > 0 {
		x.budget.Add(-x.drawn)
		x.drawn = 0
	}
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
