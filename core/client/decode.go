package client

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// decoders are kept for the next body: making one costs tens of kilobytes.
type decoders struct {
	gzip, zlib, flate, brotli sync.Pool
}

// encodings is how many layers of encoding are taken off.
const encodings = 4

// decode takes the content encodings off the body. It comes after the time is
// taken: how fast this machine decodes says nothing about the target.
func (c *Client) decode(x *exchange, h *fasthttp.ResponseHeader, r *load.Reply) error {
	if len(x.raw) > 0 {
		if err := c.decodeAll(x, string(h.ContentEncoding()), r); err != nil {
			return err
		}
	}
	r.Bytes = int64(len(r.Body))
	return nil
}

func (c *Client) decodeAll(x *exchange, encoding string, r *load.Reply) error {
	layers := strings.Split(encoding, ",")
	if len(layers) > encodings {
		return &failure{fault.Encoding, "more than 4 encodings of one body"}
	}
	for i := len(layers) - 1; i >= 0; i-- {
		name := strings.ToLower(strings.TrimSpace(layers[i]))
		known, err := c.decodeOne(x, name, &r.Body)
		if err != nil {
			return broken(name, err)
		}
		if !known {
			// Nobody asked for it. The scenario gets what came.
			break
		}
		x.raw, r.Body = r.Body, x.raw
	}
	x.raw, r.Body = r.Body, x.raw
	return nil
}

func broken(name string, err error) error {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	return &failure{fault.Encoding, "the body is broken " + name}
}

// decodeOne takes off one layer.
func (c *Client) decodeOne(x *exchange, name string, into *[]byte) (known bool, err error) {
	in := bytes.NewReader(x.raw)
	out := body{exchange: x, data: (*into)[:0], limit: c.cfg.MaxBody}
	switch name {
	case "gzip", "x-gzip":
		err = pooled(&c.decoders.gzip, in, &out, newGzip, (*gzip.Reader).Reset)
	case "br":
		err = pooled(&c.decoders.brotli, in, &out, newBrotli, (*brotli.Reader).Reset)
	case "deflate":
		err = c.inflate(in, &out)
	case "identity", "":
		err = out.readAll(in)
	default:
		return false, nil
	}
	*into = out.data
	return true, err
}

func newGzip() *gzip.Reader     { return new(gzip.Reader) }
func newBrotli() *brotli.Reader { return brotli.NewReader(nil) }

// inflate takes "deflate" for zlib, as it is defined (RFC 9110, 8.4.1.2), and
// for bare deflate, as some servers send it. A zlib header is a multiple of 31.
func (c *Client) inflate(in *bytes.Reader, out *body) error {
	raw := out.raw
	if len(raw) > 1 && raw[0]&15 == 8 && (uint(raw[0])<<8|uint(raw[1]))%31 == 0 {
		return pooled(&c.decoders.zlib, in, out, newZlib, (*zlibReader).Reset)
	}
	return pooled(&c.decoders.flate, in, out, newFlate, (*flateReader).Reset)
}

// zlibReader is a zlib.Reader that can be made before there is input.
type zlibReader struct{ io.ReadCloser }

func newZlib() *zlibReader { return new(zlibReader) }

func (z *zlibReader) Reset(in io.Reader) (err error) {
	if z.ReadCloser == nil {
		z.ReadCloser, err = zlib.NewReader(in)
		return err
	}
	return z.ReadCloser.(zlib.Resetter).Reset(in, nil)
}

type flateReader struct{ io.ReadCloser }

func newFlate() *flateReader { return &flateReader{flate.NewReader(bytes.NewReader(nil))} }

func (f *flateReader) Reset(in io.Reader) error {
	return f.ReadCloser.(flate.Resetter).Reset(in, nil)
}

// pooled decodes with a decoder out of the pool.
func pooled[D io.Reader](pool *sync.Pool, in io.Reader, out *body, make func() D, reset func(D, io.Reader) error) error {
	d, ok := pool.Get().(D)
	if !ok {
		d = make()
	}
	if err := reset(d, in); err != nil {
		return err // a decoder that failed half-way is not kept
	}
	if err := out.readAll(d); err != nil {
		return err
	}
	pool.Put(d)
	return nil
}

// readAll reads to the end, up to the limit.
func (b *body) readAll(in io.Reader) error {
	for {
		if err := b.grow(b.limit + 1); err != nil {
			return err
		}
		n, err := in.Read(b.data[len(b.data):cap(b.data)])
		b.data = b.data[:len(b.data)+n]
		switch {
		case len(b.data) > b.limit:
			return &failure{fault.TooLarge, "body over the limit once decoded"}
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}
