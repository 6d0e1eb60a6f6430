package stats

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// Encode returns the histogram in the V2 compressed encoding of HdrHistogram,
// in base64, which the tools of that project read; values are in microseconds.
// The encoding has no place for the exact minimum, maximum and sum.
func (h *Histogram) Encode() (string, error) {
	s := &hdrhistogram.Snapshot{
		LowestTrackableValue: 1, HighestTrackableValue: int64(highestUnit), SignificantFigures: digits,
		Counts: make([]int64, numCounters),
	}
	for counter, n := range h.counters.all() {
		s.Counts[counter] = int64(n)
	}
	if err := s.Validate(); err != nil {
		return "", fmt.Errorf("encode histogram: %w", err)
	}
	text, err := hdrhistogram.Import(s).Encode(hdrhistogram.V2CompressedEncodingCookieBase)
	if err != nil {
		return "", fmt.Errorf("encode histogram: %w", err)
	}
	return string(text), nil
}

// maxEncoded is well above the longest text of a valid histogram: 9 bytes for
// each counter, in base64.
const maxEncoded = 1 << 20

// DecodeHistogram reads what [Histogram.Encode], or another tool, has written.
// It takes histograms of whole microseconds with three significant digits and
// no value above 24 hours. The minimum, the maximum and the sum are those of the
// counters: as close as their width, 0.1 %.
func DecodeHistogram(text string) (*Histogram, error) {
	if len(text) > maxEncoded {
		return nil, fmt.Errorf("decode histogram: %d bytes of text, the limit is %d", len(text), maxEncoded)
	}
	if err := checkLayout(text); err != nil {
		return nil, fmt.Errorf("decode histogram: %w", err)
	}
	decoded, err := hdrhistogram.Decode([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("decode histogram: %w", err)
	}
	h := new(Histogram)
	for counter, n := range decoded.Export().Counts {
		if n == 0 {
			continue
		}
		if counter > counterOf(highestUnit) {
			return nil, fmt.Errorf("decode histogram: it has a value above %v", highest)
		}
		h.load(counter, uint64(n))
	}
	return h, nil
}

// load adds n values that are known by their counter only.
func (h *Histogram) load(counter int, n uint64) {
	if h.counters == nil {
		h.counters = new(counters)
	}
	h.counters.add(counter, n)
	h.note(n, times(middleOf(counter), n), lowestOf(counter), min(highestOf(counter), highest))
}

// checkLayout reads the header before anything is allocated for what it says: a
// few bytes can ask for a histogram of 50 MB.
func checkLayout(text string) error {
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return err
	}
	if len(raw) < 8 {
		return errors.New("the text is too short to be a histogram")
	}
	z, err := zlib.NewReader(bytes.NewReader(raw[8:]))
	if err != nil {
		return err
	}
	var header struct {
		Cookie, Payload, Offset, Digits int32
		Lowest, Highest                 int64
	}
	if err := binary.Read(io.LimitReader(z, 40), binary.BigEndian, &header); err != nil {
		return fmt.Errorf("read its header: %w", err)
	}
	if header.Digits != digits || header.Lowest != 1 {
		return fmt.Errorf("it has %d significant digits and counts from %d; only histograms with %d digits that count from 1 can be read",
			header.Digits, header.Lowest, digits)
	}
	return nil
}
