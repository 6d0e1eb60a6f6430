package client_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/loadcore/loadcore/core/client"
	"github.com/loadcore/loadcore/core/load"
)

func squeeze(tb testing.TB, data []byte, open func(io.Writer) io.WriteCloser) []byte {
	tb.Helper()
	var out bytes.Buffer
	w := open(&out)
	if _, err := w.Write(data); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func toGzip(w io.Writer) io.WriteCloser   { return gzip.NewWriter(w) }
func toZlib(w io.Writer) io.WriteCloser   { return zlib.NewWriter(w) }
func toBrotli(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }
func toFlate(w io.Writer) io.WriteCloser {
	f, _ := flate.NewWriter(w, 6)
	return f
}

func encoded(tb testing.TB, encoding string, body []byte) string {
	return site(tb, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", encoding)
		w.Write(body)
	})
}

func TestDecoding(t *testing.T) {
	t.Parallel()
	page := []byte(strings.Repeat("a page of the shop\n", 2000))
	once := squeeze(t, page, toGzip)
	for _, row := range []struct {
		name, encoding string
		body, want     []byte
		kind           string
	}{
		{"gzip", "gzip", once, page, ""},
		{"gzip by its old name and in capitals", "X-GZIP", once, page, ""},
		{"two gzip members", "gzip", append(bytes.Clone(once), once...), append(bytes.Clone(page), page...), ""},
		{"brotli", "br", squeeze(t, page, toBrotli), page, ""},
		{"deflate in zlib", "deflate", squeeze(t, page, toZlib), page, ""},
		{"deflate without zlib", "deflate", squeeze(t, page, toFlate), page, ""},
		{"identity", "identity", page, page, ""},
		{"two layers", "gzip, br", squeeze(t, once, toBrotli), page, ""},
		{"an encoding that nobody asked for", "zstd", page, page, ""},
		{"no body at all", "gzip", nil, nil, ""},
		{"broken gzip", "gzip", page, nil, "encoding"},
		{"gzip cut short", "gzip", once[:len(once)/2], nil, "encoding"},
		{"gzip with a wrong checksum", "gzip", append(bytes.Clone(once[:len(once)-8]), 0, 0, 0, 0, 0, 0, 0, 0), nil, "encoding"},
		{"broken brotli", "br", page, nil, "encoding"},
		{"broken deflate", "deflate", []byte("\xff\xff\xff"), nil, "encoding"},
		{"layers without end", "gzip,gzip,gzip,gzip,gzip", once, nil, "encoding"},
		{"a gzip bomb", "gzip", squeeze(t, make([]byte, 4<<20), toGzip), nil, "too_large"},
		{"a brotli bomb", "br", squeeze(t, make([]byte, 4<<20), toBrotli), nil, "too_large"},
		{"a deflate bomb", "deflate", squeeze(t, make([]byte, 4<<20), toZlib), nil, "too_large"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			host := encoded(t, row.encoding, row.body)
			s := newClient(t, client.Config{MaxBody: 1 << 20}).Session()
			var r load.Reply
			for range 2 { // the second with decoders and buffers out of the pool
				s.Do(host, &load.Request{Path: "/"}, &r)
				wantKind(t, r, row.kind)
				if r.Status != 200 || !bytes.Equal(r.Body, row.want) || r.Kind == "" && r.Bytes != int64(len(row.want)) {
					t.Errorf("status %d and %d bytes; want %d", r.Status, r.Bytes, len(row.want))
				}
			}
		})
	}
}

func TestBodyOfExactlyTheLimit(t *testing.T) {
	t.Parallel()
	body := make([]byte, 1000)
	for _, row := range []struct {
		name, host string
	}{
		{"with a length", encoded(t, "identity", body)},
		{"decoded", encoded(t, "gzip", squeeze(t, body, toGzip))},
		{"in chunks", say(t, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n"+string(body)+"\r\n0\r\n\r\n").url},
		{"until the end", say(t, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"+string(body)).url},
	} {
		r := do(t, client.Config{MaxBody: 1000}, row.host, load.Request{Path: "/"})
		if wantKind(t, r, ""); r.Bytes != 1000 {
			t.Errorf("%s: %d bytes", row.name, r.Bytes)
		}
		r = do(t, client.Config{MaxBody: 999}, row.host, load.Request{Path: "/"})
		wantKind(t, r, "too_large")
	}
}
