package client

import (
	"bufio"
	"bytes"
	"errors"

	"github.com/valyala/fasthttp"

	"github.com/loadcore/loadcore/core/fault"
	"github.com/loadcore/loadcore/core/load"
)

// interim is how many 1xx answers may come before the real one.
const interim = 100

// newHead is what a reply keeps the header of its answer in.
func newHead() *fasthttp.ResponseHeader {
	h := &fasthttp.ResponseHeader{}
	h.SetNoDefaultContentType(true)
	return h
}

// readHead reads the header of the final answer. It reports whether the
// connection may be used again, as far as the header says.
func (x *exchange) readHead(h *fasthttp.ResponseHeader) (keep bool, err error) {
	for range interim {
		asked := x.msg.method == "HEAD" && closeAsked(x.in)
		if err := h.Read(x.in); err != nil {
			return false, x.headFailure(err)
		}
		status := h.StatusCode()
		switch {
		case status == fasthttp.StatusSwitchingProtocols:
			return false, nil
		case status >= 200 && x.msg.method == "HEAD":
			// The parser takes an answer without a length for one that ends
			// with the connection, which a HEAD never does.
			return h.IsHTTP11() && !asked, nil
		case status >= 200:
			return !h.ConnectionClose(), nil
		}
	}
	return false, &failure{fault.Protocol, "more than 100 interim answers (1xx)"}
}

// closeAsked reports whether the buffered header has Connection: close.
func closeAsked(in *bufio.Reader) bool {
	buffered, _ := in.Peek(in.Buffered())
	head, _, _ := bytes.Cut(bytes.ToLower(buffered), []byte("\r\n\r\n"))
	_, after, found := bytes.Cut(head, []byte("\nconnection:"))
	line, _, _ := bytes.Cut(after, []byte("\n"))
	return found && bytes.Contains(line, []byte("close"))
}

// headFailure names what the parser did not like. Its own words quote the
// answer, so each would stand alone in the error table.
func (x *exchange) headFailure(err error) error {
	if x.wire.err != nil {
		return err
	}
	var small *fasthttp.ErrSmallBuffer
	if errors.As(err, &small) {
		return &failure{fault.TooLarge, "header over the limit"}
	}
	got, _ := x.in.Peek(min(x.in.Buffered(), 7))
	switch {
	case bytes.HasPrefix(got, []byte("HTTP/1.")):
		return &failure{fault.Protocol, "broken header"}
	case bytes.HasPrefix(got, []byte("\x15\x03")):
		return &failure{fault.Protocol, "the target speaks TLS here: is it https:// rather than http://?"}
	}
	return &failure{fault.Protocol, "the answer is not HTTP/1.x"}
}

// bodyless reports whether the answer has no body, whatever its header says
// (RFC 9112, 6.3).
func (x *exchange) bodyless(h *fasthttp.ResponseHeader) bool {
	status := h.StatusCode()
	return x.msg.method == "HEAD" || status < 200 || status == 204 || status == 304
}

// readBody reads the body as it comes, into the reply or, when it must be
// decoded, aside.
func (c *Client) readBody(x *exchange, h *fasthttp.ResponseHeader, r *load.Reply) error {
	if x.bodyless(h) {
		return nil
	}
	into := &r.Body
	if len(h.ContentEncoding()) > 0 {
		into = &x.raw
	}
	b := body{exchange: x, data: (*into)[:0], limit: c.cfg.MaxBody}
	err := b.read(h)
	*into = b.data
	return err
}
