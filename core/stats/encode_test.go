package stats_test

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
	"github.com/loadcore/loadcore/core/stats"
	"pgregory.net/rapid"
)

func TestEncodingCanBeReadByHdrHistogram(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(durations(), 1, 200).Draw(t, "values")
		text, err := record(values).Encode()
		if err != nil {
			t.Fatal(err)
		}
		other, err := hdrhistogram.Decode([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		oracle := hdrhistogram.New(1, int64(day/time.Microsecond), 3)
		for _, d := range values {
			if err := oracle.RecordValue(inRange(d).Round(time.Microsecond).Microseconds()); err != nil {
				t.Fatal(err)
			}
		}
		if !oracle.Equals(other) {
			t.Fatal("HdrHistogram decodes other counts than it would have recorded")
		}
	})
}

func TestDecodeGivesTheCountsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := record(rapid.SliceOf(durations()).Draw(t, "values"))
		text := encode(t, h)
		decoded, err := stats.DecodeHistogram(text)
		if err != nil {
			t.Fatal(err)
		}
		if again := encode(t, decoded); again != text {
			t.Fatalf("decoded and encoded again: %s, want %s", again, text)
		}
		a, b := h.Distribution(), decoded.Distribution()
		if a.Count != b.Count || !near(a.Min, b.Min) || !near(a.Max, b.Max) || !near(a.Mean, b.Mean) {
			t.Fatalf("decoded: %+v, want about %+v", b, a)
		}
	})
}

func encode(t interface{ Fatal(...any) }, h *stats.Histogram) string {
	text, err := h.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func near(a, b time.Duration) bool {
	return (a - b).Abs() <= max(a, b)/1000+time.Microsecond
}

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	foreign := func(low, high int64, digits int, value int64) string {
		h := hdrhistogram.New(low, high, digits)
		if err := h.RecordValue(value); err != nil {
			t.Fatal(err)
		}
		text, err := h.Encode(hdrhistogram.V2CompressedEncodingCookieBase)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	valid := foreign(1, 1000, 3, 7)
	for name, tt := range map[string]struct{ text, want string }{
		"nothing":                     {"", "too short"},
		"what is not base64":          {"§§§", "illegal base64"},
		"what is not compressed":      {base64.StdEncoding.EncodeToString(make([]byte, 100)), "zlib"},
		"a text cut in two":           {valid[:len(valid)/2/4*4], "unexpected EOF"},
		"another number of digits":    {foreign(1, 1000, 5, 7), "5 significant digits"},
		"another lowest value":        {foreign(1000, 1e9, 3, 7000), "counts from 1000"},
		"a value above a day":         {foreign(1, 1<<50, 3, 1<<49), "above 24h"},
		"a text far above the limit":  {strings.Repeat("A", 2<<20), "the limit is"},
		"a cookie of another version": {base64.StdEncoding.EncodeToString(append([]byte("1234"), decode(t, valid)[4:]...)), "only V2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, err := stats.DecodeHistogram(tt.text)
			if err == nil {
				t.Fatalf("decoded %d values, want an error", h.Count())
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %q does not say %q", err, tt.want)
			}
		})
	}
	h, err := stats.DecodeHistogram(valid)
	if err != nil || h.Count() != 1 || h.Max() != 7*time.Microsecond {
		t.Errorf("a foreign histogram of another range: %v, %v; want its one value of 7 µs", h, err)
	}
}

func decode(t *testing.T, text string) []byte {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func FuzzDecodeHistogram(f *testing.F) {
	h := record([]time.Duration{0, time.Microsecond, time.Second, day})
	text, err := h.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add("")
	f.Add("HISTFAAAAAA=")
	f.Fuzz(func(t *testing.T, text string) {
		h, err := stats.DecodeHistogram(text)
		if err != nil {
			return
		}
		d := h.Distribution()
		if d.Min > d.Percentiles[0] || d.Percentiles[len(d.Percentiles)-1] > d.Max || d.Max > day {
			t.Fatalf("decoded an impossible distribution: %+v", d)
		}
		if _, err := h.Encode(); err != nil {
			t.Fatalf("decoded, but cannot be encoded: %v", err)
		}
	})
}
