package demo

import (
	"net"
	"sync"

	"github.com/valyala/fasthttp"
)

// conn sends a page in one piece. The server flushes after each chunk, so the
// last one, of no bytes, would be a packet of its own: a third of what a page
// costs, for the shop and for who reads it.
type conn struct {
	net.Conn
	pool *sync.Pool // of *[]byte
	// waits is set when more is sure to come after the next write.
	waits bool
	held  *[]byte
}

// Write keeps one piece back if it was asked to, and sends it with the next.
// What is kept is sent with the next piece in any case, so that a client that
// asks for many pages at once makes nothing pile up.
func (c *conn) Write(p []byte) (int, error) {
	waits := c.waits
	c.waits = false
	switch {
	case c.held != nil:
		return c.join(p)
	case waits:
		c.held = c.buffer()
		*c.held = append((*c.held)[:0], p...)
		return len(p), nil
	}
	return c.Conn.Write(p)
}

func (c *conn) join(p []byte) (int, error) {
	all := c.held
	c.held = nil
	*all = append(*all, p...)
	_, err := c.Conn.Write(*all)
	c.pool.Put(all)
	if err != nil {
		return 0, err // a part may be out, but nobody goes on after an error
	}
	return len(p), nil
}

func (c *conn) buffer() *[]byte {
	if b, ok := c.pool.Get().(*[]byte); ok {
		return b
	}
	return new([]byte)
}

// joinChunks asks the connection to send the chunks of an answer as one. The
// answer must have chunks: a page and the end.
func joinChunks(ctx *fasthttp.RequestCtx) {
	if c, ok := ctx.Conn().(*conn); ok {
		c.waits = true
	}
}
