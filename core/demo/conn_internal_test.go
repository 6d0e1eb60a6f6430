package demo

import (
	"bytes"
	"errors"
	"net"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// sink keeps what is written to it, write by write.
type sink struct {
	net.Conn
	pieces [][]byte
	err    error
}

func (s *sink) Write(p []byte) (int, error) {
	s.pieces = append(s.pieces, bytes.Clone(p))
	return len(p), s.err
}

func TestPageGoesOutInOnePiece(t *testing.T) {
	t.Parallel()
	out := &sink{}
	c := &conn{Conn: out, pool: &sync.Pool{}}
	for range 2 {
		c.waits = true
		for _, piece := range []string{"page", "end"} {
			if n, err := c.Write([]byte(piece)); n != len(piece) || err != nil {
				t.Fatalf("wrote %d of %q: %v", n, piece, err)
			}
		}
	}
	if len(out.pieces) != 2 || string(out.pieces[0]) != "pageend" || string(out.pieces[1]) != "pageend" {
		t.Errorf("sent %q", out.pieces)
	}
}

func TestNothingIsLostOrReordered(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		out := &sink{}
		c, want := &conn{Conn: out, pool: &sync.Pool{}}, []byte(nil)
		for range rapid.IntRange(0, 20).Draw(t, "writes") {
			piece := rapid.SliceOfN(rapid.Byte(), 1, 20).Draw(t, "piece")
			c.waits = rapid.Bool().Draw(t, "waits")
			if _, err := c.Write(piece); err != nil {
				t.Fatal(err)
			}
			want = append(want, piece...)
			clear(piece) // the server uses its buffer again
		}
		if _, err := c.Write([]byte{0}); err != nil {
			t.Fatal(err)
		}
		if got := bytes.Join(out.pieces, nil); !bytes.Equal(got, append(want, 0)) {
			t.Errorf("sent %v, want %v", got, want)
		}
	})
}

func TestErrorOfWhatWasKeptIsTold(t *testing.T) {
	t.Parallel()
	out := &sink{err: errors.New("gone")}
	c := &conn{Conn: out, pool: &sync.Pool{}, waits: true}
	if _, err := c.Write([]byte("page")); err != nil {
		t.Errorf("a piece that is kept cannot fail: %v", err)
	}
	if _, err := c.Write([]byte("end")); !errors.Is(err, out.err) {
		t.Errorf("error %v, want %v", err, out.err)
	}
}
