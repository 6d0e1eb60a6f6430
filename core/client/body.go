package client

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/fault"
)

// body reads one body. Memory grows with what arrives, never with what a
// header or a chunk promises.
type body struct {
	*exchange
	data  []byte
	limit int
}

// step is how much room a growing body gets at least.
const step = 4 << 10

func (b *body) read(h *fasthttp.ResponseHeader) error {
	switch n := h.ContentLength(); {
	case n >= 0:
		return b.more(n, n)
	case n == -1:
		return b.chunked(h)
	}
	return b.untilClose()
}

func tooLarge() error { return &failure{fault.TooLarge, "body over the limit"} }

// more reads n more bytes. The whole body has at most so many.
func (b *body) more(n, whole int) error {
	if n > b.limit-len(b.data) {
		return tooLarge()
	}
	for end := len(b.data) + n; len(b.data) < end; {
		if err := b.grow(whole); err != nil {
			return err
		}
		at := len(b.data)
		got, err := b.in.Read(b.data[at:min(cap(b.data), end)])
		b.data = b.data[:at+got]
		if got == 0 && err != nil {
			return unexpected(err)
		}
	}
	return nil
}

// grow makes room for more, as long as the whole body may need it. Doubling
// keeps a body in many chunks from being copied for each of them.
func (b *body) grow(whole int) error {
	if len(b.data) < cap(b.data) {
		return nil
	}
	room := min(whole, max(step, 2*cap(b.data)))
	if err := b.draw(room, cap(b.data)); err != nil {
		return err
	}
	grown := make([]byte, len(b.data), room)
	copy(grown, b.data)
	b.data = grown
	return nil
}

// untilClose reads a body that ends with the connection.
func (b *body) untilClose() error {
	for {
		if err := b.grow(b.limit + 1); err != nil {
			return err
		}
		at := len(b.data)
		got, err := b.in.Read(b.data[at:cap(b.data)])
		b.data = b.data[:at+got]
		switch {
		case len(b.data) > b.limit:
			return tooLarge()
		case got == 0 && errors.Is(err, io.EOF):
			return nil
		case got == 0 && err != nil:
			return err
		}
	}
}

// chunked reads a body in chunks, and the trailer behind it (RFC 9112, 7.1).
func (b *body) chunked(h *fasthttp.ResponseHeader) error {
	for {
		n, err := b.chunkSize()
		if err != nil {
			return err
		}
		if n == 0 {
			return b.trailer(h)
		}
		if err := b.more(n, b.limit); err != nil {
			return err
		}
		if err := b.lineEnd(); err != nil {
			return err
		}
	}
}

func brokenChunk() error { return &failure{fault.Protocol, "broken chunk"} }

// chunkSize reads the line before a chunk. Extensions are skipped.
func (b *body) chunkSize() (int, error) {
	line, err := b.in.ReadSlice('\n')
	if err != nil {
		if errors.Is(err, bufio.ErrBufferFull) {
			return 0, brokenChunk()
		}
		return 0, unexpected(err)
	}
	line, _, _ = bytes.Cut(line, []byte(";"))
	line = bytes.TrimRight(line, " \t\r\n")
	if len(line) == 0 {
		return 0, brokenChunk()
	}
	n := 0
	for _, c := range line {
		digit := hexDigit(c)
		if digit < 0 {
			return 0, brokenChunk()
		}
		if n = n<<4 | digit; n > maxSize {
			return 0, tooLarge()
		}
	}
	return n, nil
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// lineEnd reads the line break that follows a chunk.
func (b *body) lineEnd() error {
	end, err := b.in.Peek(2)
	if err != nil {
		return unexpected(err)
	}
	if end[0] != '\r' || end[1] != '\n' {
		return brokenChunk()
	}
	_, err = b.in.Discard(2)
	return err
}

// trailer reads the header fields behind the last chunk into the header.
func (b *body) trailer(h *fasthttp.ResponseHeader) error {
	end, err := b.in.Peek(2)
	if err != nil {
		return unexpected(err)
	}
	if end[0] == '\r' && end[1] == '\n' {
		_, err := b.in.Discard(2)
		return err
	}
	if err := h.ReadTrailer(b.in); err != nil {
		return b.trailerFailure(unexpected(err))
	}
	return nil
}

func (x *exchange) trailerFailure(err error) error {
	var small *fasthttp.ErrSmallBuffer
	switch {
	case x.wire.err != nil:
		return err
	case errors.As(err, &small):
		return &failure{fault.TooLarge, "trailer over the limit"}
	}
	return &failure{fault.Protocol, "broken trailer"}
}

// unexpected is err for a place where the connection must not end.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
