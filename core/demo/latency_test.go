package demo_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/demo"
	"pgregory.net/rapid"
)

func TestParseLatency(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ proves, spec, want, problem string }{
		{"nothing is no delay", "", "0s", ""},
		{"0 is no delay", "0", "0s", ""},
		{"a fixed delay", "10ms", "10ms", ""},
		{"blanks around it", " 10ms ", "10ms", ""},
		{"a range", "5ms..20ms", "5ms..20ms", ""},
		{"a range with blanks", "5ms .. 20ms", "5ms..20ms", ""},
		{"a range from nothing", "0..20ms", "0s..20ms", ""},
		{"a mean", "exp:20ms", "exp:20ms", ""},
		{"a median and a 99th percentile", "p50=10ms,p99=80ms", "p50=10ms,p99=80ms", ""},
		{"the longest", "1m", "1m0s", ""},
		{"a number without a unit", "10", "", "not a duration with a unit"},
		{"a word", "slow", "", "not a duration with a unit"},
		{"a negative delay", "-5ms", "", "negative"},
		{"a negative mean", "exp:-5ms", "", "negative"},
		{"a range that goes down", "20ms..5ms", "", "below the shortest"},
		{"a range that is open", "5ms..", "", "not a duration"},
		{"a range of three", "5ms..6ms..7ms", "", "not a duration"},
		{"longer than the longest", "61s", "", "longer than 1m0s"},
		{"an overflow", "9999999999999h", "", "not a duration"},
		{"a median without more", "p50=10ms", "", "needs a p99"},
		{"a 99th percentile below the median", "p50=10ms,p99=5ms", "", "not below it"},
		{"a median of 0", "p50=0,p99=5ms", "", "above 0"},
		{"an absurd spec is not repeated in full", strings.Repeat("9", 10_000), "", "write 10ms"},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			l, err := demo.ParseLatency(row.spec)
			if row.problem != "" {
				if err == nil || !strings.Contains(err.Error(), row.problem) || len(err.Error()) > 400 {
					t.Errorf("error %v, want one that says %q and is short", err, row.problem)
				}
				return
			}
			if err != nil || l.String() != row.want {
				t.Errorf("got %v and error %v, want %s", l, err, row.want)
			}
		})
	}
}

func TestZeroLatency(t *testing.T) {
	t.Parallel()
	for spec, want := range map[string]bool{"": true, "0ms": true, "exp:0": true, "1ns": false, "0..1ms": false} {
		if l, err := demo.ParseLatency(spec); err != nil || l.IsZero() != want {
			t.Errorf("%q: is zero %v, error %v, want %v", spec, l.IsZero(), err, want)
		}
	}
}

func TestLatenciesHaveTheirShape(t *testing.T) {
	t.Parallel()
	const n = 100_000
	for _, row := range []struct {
		spec              string
		lowest, p50, p99  time.Duration
		mean, mostAllowed time.Duration
	}{
		{"10ms", 10 * time.Millisecond, 10 * time.Millisecond, 10 * time.Millisecond, 10 * time.Millisecond, 10 * time.Millisecond},
		{"10ms..20ms", 10 * time.Millisecond, 15 * time.Millisecond, 19900 * time.Microsecond, 15 * time.Millisecond, 20 * time.Millisecond},
		// The median of the exponential distribution is mean·ln 2, the 99th
		// percentile mean·ln 100.
		{"exp:10ms", 0, 6931 * time.Microsecond, 46052 * time.Microsecond, 10 * time.Millisecond, time.Minute},
		// The mean of the lognormal distribution is median·exp(σ²/2), here with
		// σ = ln 8 / 2.3263 = 0.8939.
		{"p50=10ms,p99=80ms", 0, 10 * time.Millisecond, 80 * time.Millisecond, 14911 * time.Microsecond, time.Minute},
	} {
		t.Run(row.spec, func(t *testing.T) {
			t.Parallel()
			l, err := demo.ParseLatency(row.spec)
			if err != nil {
				t.Fatal(err)
			}
			r, drawn, sum := rand.New(rand.NewPCG(1, 2)), make([]time.Duration, n), 0.0
			for i := range drawn {
				drawn[i] = l.Draw(r)
				sum += float64(drawn[i])
			}
			slices.Sort(drawn)
			if drawn[0] < row.lowest || drawn[n-1] > row.mostAllowed {
				t.Errorf("drew %v to %v", drawn[0], drawn[n-1])
			}
			for name, got := range map[string][2]float64{
				"median":          {float64(drawn[n/2]), float64(row.p50)},
				"99th percentile": {float64(drawn[n*99/100]), float64(row.p99)},
				"mean":            {sum / n, float64(row.mean)},
			} {
				if math.Abs(got[0]/got[1]-1) > 0.05 {
					t.Errorf("%s %v, want %v", name, time.Duration(got[0]), time.Duration(got[1]))
				}
			}
		})
	}
}

func TestLatencyIsWrittenAsItIsRead(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		delay := rapid.Int64Range(1, int64(demo.LongestLatency))
		lo := time.Duration(delay.Draw(t, "lo"))
		hi := max(lo, time.Duration(delay.Draw(t, "hi")))
		for _, spec := range []string{lo.String(), lo.String() + ".." + hi.String(), "exp:" + lo.String(), "p50=" + lo.String() + ",p99=" + hi.String()} {
			l, err := demo.ParseLatency(spec)
			if err != nil {
				t.Fatal(err)
			}
			again, err := demo.ParseLatency(l.String())
			if err != nil || again != l {
				t.Errorf("%q is written %q and read as %v: %v", spec, l, again, err)
			}
		}
	})
}

func FuzzParseLatency(f *testing.F) {
	for _, spec := range []string{"10ms", "5ms..20ms", "exp:20ms", "p50=10ms,p99=80ms", "exp:", "..", "p50=,p99=", "1ns..1m"} {
		f.Add(spec, uint64(1))
	}
	f.Fuzz(func(t *testing.T, spec string, seed uint64) {
		l, err := demo.ParseLatency(spec)
		if err != nil {
			return
		}
		if again, err := demo.ParseLatency(l.String()); err != nil || again != l {
			t.Fatalf("%q is written %q and read as %v: %v", spec, l, again, err)
		}
		r := rand.New(rand.NewPCG(seed, 0))
		for range 10 {
			if d := l.Draw(r); d < 0 || d > demo.LongestLatency {
				t.Fatalf("%q drew %v", spec, d)
			}
		}
	})
}
