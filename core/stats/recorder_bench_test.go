package stats_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

func BenchmarkHistogramRecord(b *testing.B) {
	h := new(stats.Histogram)
	b.ReportAllocs()
	for i := range b.N {
		h.Record(time.Duration(i&0xfff) * time.Microsecond)
	}
}

func BenchmarkHistogramDistribution(b *testing.B) {
	h := spread(100_000)
	b.ReportAllocs()
	for b.Loop() {
		if h.Distribution().Count == 0 {
			b.Fatal("empty")
		}
	}
}

// spread has values from 1 to 20 ms, as a busy row has.
func spread(n int) *stats.Histogram {
	h := new(stats.Histogram)
	for i := range n {
		h.Record(time.Millisecond + time.Duration(i*7919%19_000)*time.Microsecond)
	}
	return h
}

func BenchmarkSample(b *testing.B) {
	for name, kind := range map[string]string{"ok": "", "failed": "status"} {
		b.Run(name, func(b *testing.B) {
			s := stats.NewRecorder(stats.Limits{}, 1).Shard(0)
			samples := samplesOf(14, kind)
			for i := range samples {
				s.Sample(&samples[i])
			}
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				s.Sample(&samples[i%len(samples)])
			}
		})
	}
}

func BenchmarkSampleBeyondTheLimit(b *testing.B) {
	s := stats.NewRecorder(stats.Limits{Names: 1}, 1).Shard(0)
	samples := samplesOf(14, "")
	b.ReportAllocs()
	for i := range b.N {
		s.Sample(&samples[i%len(samples)])
	}
}

func samplesOf(names int, kind string) []stats.Sample {
	samples := make([]stats.Sample, names)
	for i := range samples {
		samples[i] = stats.Sample{
			Method: "GET", Name: fmt.Sprintf("/product/%04d", i), At: time.Unix(1, 0), Bytes: 100,
			Service: 1200 * time.Microsecond, Response: 1300 * time.Microsecond,
			FirstByte: 1100 * time.Microsecond, Download: 20 * time.Microsecond, Kind: kind,
		}
		if kind != "" {
			samples[i].Message = "404 Not Found"
		}
	}
	return samples
}

// BenchmarkTake drains 8 shards that hold 1000 samples each.
func BenchmarkTake(b *testing.B) {
	for _, names := range []int{14, 1000} {
		b.Run(fmt.Sprintf("%d rows", names), func(b *testing.B) {
			r := stats.NewRecorder(stats.Limits{}, 8)
			samples := samplesOf(names, "")
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				for i := range 8000 {
					s := &samples[i%names]
					s.Service = time.Millisecond + time.Duration(i*7919%19_000)*time.Microsecond
					r.Shard(i).Sample(s)
				}
				b.StartTimer()
				r.Take(stats.Delta{})
			}
		})
	}
}
