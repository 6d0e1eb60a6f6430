package stats_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
	"github.com/loadcore/loadcore/core/stats"
	"pgregory.net/rapid"
)

const day = 24 * time.Hour

// durations draws values of all magnitudes, those out of range included.
func durations() *rapid.Generator[time.Duration] {
	between := func(low, high time.Duration) *rapid.Generator[time.Duration] {
		return rapid.Map(rapid.Int64Range(int64(low), int64(high)), func(n int64) time.Duration { return time.Duration(n) })
	}
	return rapid.OneOf(
		between(-time.Second, 2*time.Microsecond),
		between(0, 5*time.Millisecond),
		between(0, time.Minute),
		between(0, 2*day),
		rapid.Just(time.Duration(math.MaxInt64)), rapid.Just(time.Duration(math.MinInt64)),
	)
}

func inRange(d time.Duration) time.Duration { return min(max(d, 0), day) }

func record(ds []time.Duration) *stats.Histogram {
	h := new(stats.Histogram)
	for _, d := range ds {
		h.Record(d)
	}
	return h
}

// nearestRank is the percentile of sorted values by its definition.
func nearestRank(sorted []time.Duration, rank int) time.Duration { return sorted[rank-1] }

func TestHistogramOfFewValues(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		values                 []time.Duration
		min, p50, p90, p99, hi time.Duration
		mean                   time.Duration
	}{
		"empty has zeros":                         {},
		"one value is every percentile, exactly":  {[]time.Duration{1234567}, 1234567, 1234567, 1234567, 1234567, 1234567, 1234567},
		"zero is a value":                         {[]time.Duration{0, 0, time.Second}, 0, 0, time.Second, time.Second, time.Second, time.Second / 3},
		"half the values decide the median":       {[]time.Duration{10, 20e6, 30e6, 40e6}, 10, 20_015_000, 40e6, 40e6, 40e6, 22500002},
		"below half a microsecond counts as none": {[]time.Duration{300, 499}, 300, 300, 300, 300, 499, 399},
		"negative counts as zero":                 {[]time.Duration{-5}, 0, 0, 0, 0, 0, 0},
		"above a day counts as a day":             {[]time.Duration{math.MaxInt64}, day, day, day, day, day, day},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := record(tt.values)
			got := []time.Duration{h.Min(), h.Percentile(50), h.Percentile(90), h.Percentile(99), h.Max(), h.Mean()}
			want := []time.Duration{tt.min, tt.p50, tt.p90, tt.p99, tt.hi, tt.mean}
			if !slices.Equal(got, want) || h.Count() != uint64(len(tt.values)) {
				t.Errorf("min, p50, p90, p99, max, mean = %v of %d values, want %v of %d", got, h.Count(), want, len(tt.values))
			}
		})
	}
}

func TestPercentileOutsideItsRange(t *testing.T) {
	t.Parallel()
	h := record([]time.Duration{time.Millisecond, time.Second, time.Minute})
	for p, want := range map[float64]time.Duration{
		-1: time.Millisecond, 0: time.Millisecond, 100: time.Minute, 1e9: time.Minute,
		math.Inf(1): time.Minute, math.Inf(-1): time.Millisecond,
	} {
		if got := h.Percentile(p); got != want {
			t.Errorf("Percentile(%v) = %v, want %v", p, got, want)
		}
	}
	if got := h.Percentile(math.NaN()); got != time.Millisecond {
		t.Errorf("Percentile(NaN) = %v, want the minimum", got)
	}
}

func TestPercentileRankIsNotRoundedUp(t *testing.T) {
	t.Parallel()
	h := new(stats.Histogram)
	for i := range 999 {
		h.Record(time.Duration(i) * time.Microsecond)
	}
	h.Record(time.Hour)
	if got, want := h.Percentile(99.9), 998*time.Microsecond; got != want {
		t.Errorf("99.9 %% of 1000 values = %v, want the 999th, %v", got, want)
	}
}

// The oracle takes ranks by rounding; asked for a rank itself, it and the
// histogram must name the same counter.
func TestPercentilesAgreeWithHdrHistogram(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(durations(), 1, 200).Draw(t, "values")
		oracle := hdrhistogram.New(1, int64(day/time.Microsecond), 3)
		for _, d := range values {
			if err := oracle.RecordValue(inRange(d).Round(time.Microsecond).Microseconds()); err != nil {
				t.Fatal(err)
			}
		}
		h := record(values)
		rank := rapid.IntRange(1, len(values)).Draw(t, "rank")
		p := 100 * float64(rank) / float64(len(values))
		want := time.Duration(oracle.ValueAtPercentile(p)) * time.Microsecond
		want = min(max(want, h.Min()), h.Max()) // the documented difference
		if got := h.Percentile(p); got != want {
			t.Fatalf("rank %d of %d = %v, HdrHistogram says %v", rank, len(values), got, want)
		}
	})
}

func TestPercentilesAreCloseAndRise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(durations(), 1, 200).Draw(t, "values")
		h := record(values)
		for i := range values {
			values[i] = inRange(values[i])
		}
		slices.Sort(values)
		last := h.Percentile(0)
		for rank := 1; rank <= len(values); rank++ {
			got := h.Percentile(100 * float64(rank) / float64(len(values)))
			exact := nearestRank(values, rank)
			if off := (got - exact).Abs(); off > max(exact/1000, time.Microsecond/2) {
				t.Fatalf("rank %d of %d = %v, exactly %v", rank, len(values), got, exact)
			}
			if got < last {
				t.Fatalf("rank %d = %v is below the one before, %v", rank, got, last)
			}
			last = got
		}
		if h.Min() != values[0] || h.Max() != values[len(values)-1] {
			t.Fatalf("min %v, max %v; exactly %v, %v", h.Min(), h.Max(), values[0], values[len(values)-1])
		}
	})
}

func TestMeanAndDeviation(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(durations(), 1, 100).Draw(t, "values")
		var mean, squares float64
		for _, d := range values {
			mean += float64(inRange(d)) / float64(len(values))
		}
		for _, d := range values {
			squares += (float64(inRange(d)) - mean) * (float64(inRange(d)) - mean)
		}
		deviation := math.Sqrt(squares / float64(len(values)))
		d := record(values).Distribution()
		if math.Abs(float64(d.Mean)-mean) > 1+mean*1e-9 {
			t.Fatalf("mean = %v, exactly %v", d.Mean, time.Duration(mean))
		}
		if math.Abs(float64(d.StdDev)-deviation) > 1000+float64(d.Max)/1000 {
			t.Fatalf("standard deviation = %v, exactly %v", d.StdDev, time.Duration(deviation))
		}
	})
}

func TestMergeIsRecordingEverythingIntoOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SliceOf(durations()), 3, 3).Draw(t, "parts")
		a, b, c := record(parts[0]), record(parts[1]), record(parts[2])
		left, right, swapped := a.Clone(), b.Clone(), c.Clone()
		left.Merge(b)
		left.Merge(c)
		right.Merge(c)
		nested := a.Clone()
		nested.Merge(right)
		swapped.Merge(b)
		swapped.Merge(a)
		want := see(record(slices.Concat(parts...)))
		for name, h := range map[string]*stats.Histogram{"(a+b)+c": left, "a+(b+c)": nested, "c+b+a": swapped} {
			if got := see(h); got != want {
				t.Fatalf("%s = %+v, everything in one = %+v", name, got.Distribution, want.Distribution)
			}
		}
		if got := see(a); got != see(record(parts[0])) {
			t.Fatalf("merging changed what was merged: %+v", got.Distribution)
		}
	})
}

// summary is all that can be seen of a histogram.
type summary struct {
	stats.Distribution
	percentiles [1000]time.Duration
}

func see(h *stats.Histogram) summary {
	s := summary{Distribution: h.Distribution()}
	for i := range s.percentiles {
		s.percentiles[i] = h.Percentile(float64(i) / 10)
	}
	return s
}

func TestCountsBeyond32Bits(t *testing.T) {
	t.Parallel()
	h := record([]time.Duration{time.Millisecond, time.Millisecond, time.Millisecond, time.Second})
	for range 35 {
		h.Merge(h)
	}
	want := uint64(4) << 35
	d := h.Distribution()
	if d.Count != want || d.Mean != 250_750_000 {
		t.Errorf("count %d, mean %v; want %d, 250.75ms", d.Count, d.Mean, want)
	}
	if d.Percentile(75) != time.Millisecond || d.Percentile(80) != time.Second {
		t.Errorf("p75 %v, p80 %v; want 1ms, 1s", d.Percentile(75), d.Percentile(80))
	}
	text, err := h.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if back, err := stats.DecodeHistogram(text); err != nil || back.Count() != want {
		t.Errorf("decoded: %v, %v; want %d values", back, err, want)
	}
	h.Reset()
	h.Record(time.Millisecond)
	if h.Count() != 1 || h.Percentile(99) != time.Millisecond {
		t.Errorf("after a reset: %+v, want one value", h.Distribution())
	}
}

func TestTooManyValuesToEncode(t *testing.T) {
	t.Parallel()
	h := record([]time.Duration{0})
	for range 63 {
		h.Merge(h)
	}
	if text, err := h.Encode(); err == nil {
		t.Errorf("encoded 2^63 values as %q, want an error", text)
	}
}

func TestResetForgetsEverything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := record(rapid.SliceOf(durations()).Draw(t, "before"))
		after := rapid.SliceOf(durations()).Draw(t, "after")
		h.Reset()
		for _, d := range after {
			h.Record(d)
		}
		if got, want := see(h), see(record(after)); got != want {
			t.Fatalf("after a reset: %+v, want %+v", got.Distribution, want.Distribution)
		}
	})
}

func TestDistributionPercentile(t *testing.T) {
	t.Parallel()
	h := new(stats.Histogram)
	for i := range 100_000 {
		h.Record(time.Duration(i+1) * time.Microsecond)
	}
	d := h.Distribution()
	for _, p := range stats.Percentiles() {
		if got, want := d.Percentile(p), h.Percentile(p); got != want {
			t.Errorf("p%v = %v, the histogram says %v", p, got, want)
		}
	}
	tests := map[string]struct {
		p    float64
		want time.Duration
	}{
		"zero is the minimum":                   {0, d.Min},
		"not a number is the minimum":           {math.NaN(), d.Min},
		"below all known is the lowest of them": {10, h.Percentile(50)},
		"between two is the higher one":         {90.5, h.Percentile(95)},
		"above all known is the maximum":        {99.999, d.Max},
		"a hundred is the maximum":              {100, d.Max},
	}
	for name, tt := range tests {
		if got := d.Percentile(tt.p); got != tt.want {
			t.Errorf("%s: Percentile(%v) = %v, want %v", name, tt.p, got, tt.want)
		}
	}
}
