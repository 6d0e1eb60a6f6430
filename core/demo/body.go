package demo

import (
	"io"
	"sync"

	"github.com/valyala/fasthttp"
)

// body is a page on its way out, in chunks, as the shop sends its pages. It is
// a stream because that is what makes fasthttp send chunks, and it is kept for
// the next page because a stream for each request would be garbage.
type body struct {
	text []byte // what is to be sent: own, or a page that is never changed
	own  []byte
	pool *sync.Pool
}

var _ fasthttp.BodyWriterTo = (*body)(nil)

// mostKept is the longest page whose memory is kept for another.
const mostKept = 64 << 10

// Read copies what has not been read yet.
func (b *body) Read(p []byte) (int, error) {
	if len(b.text) == 0 {
		return 0, io.EOF
	}
	n := copy(p, b.text)
	b.text = b.text[n:]
	return n, nil
}

// SupportsBodyWriteTo says that WriteTo is as good as Read.
func (b *body) SupportsBodyWriteTo() bool { return true }

// WriteTo writes the page as one chunk.
func (b *body) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(b.text)
	b.text = b.text[n:]
	return int64(n), err
}

// Close gives the body back for the next page. The server calls it once.
func (b *body) Close() error {
	b.text, b.own = nil, b.own[:0]
	if cap(b.own) <= mostKept {
		b.pool.Put(b)
	}
	return nil
}

// bodies lends bodies.
type bodies struct{ pool sync.Pool }

func (b *bodies) get() *body {
	if old, ok := b.pool.Get().(*body); ok {
		return old
	}
	return &body{pool: &b.pool}
}
