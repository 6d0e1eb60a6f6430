package stats_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// busy has merged 10 seconds of 50,000 samples each, spread over the rows and
// over 1 to 20 ms, and returns a delta more.
func busy(b *testing.B, rows int) (*stats.Totals, stats.Delta) {
	r := stats.NewRecorder(stats.Limits{}, 8)
	totals := stats.NewTotals(stats.Limits{})
	samples := samplesOf(rows, "")
	var d *stats.Delta
	for n := range uint64(11) {
		for i := range 50_000 {
			s := &samples[i%rows]
			s.Service = time.Millisecond + time.Duration(i*7919%19_000)*time.Microsecond
			s.Response, s.FirstByte = s.Service, s.Service-time.Microsecond
			r.Shard(i / 7).Sample(s)
		}
		to := time.Duration(n+1) * time.Second
		d = r.Take(stats.Delta{Number: n + 1, From: to - time.Second, To: to})
		if n < 10 {
			merge(b, totals, d)
		}
	}
	return totals, *d
}

func BenchmarkMerge(b *testing.B) {
	for _, rows := range []int{14, 1000} {
		b.Run(fmt.Sprintf("%d rows", rows), func(b *testing.B) {
			totals, d := busy(b, rows)
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				merge(b, totals, &d)
				d.Number++
				d.From, d.To = d.To, d.To+time.Second
			}
		})
	}
}

// BenchmarkSnapshot takes one a second, after a delta that changed all rows.
func BenchmarkSnapshot(b *testing.B) {
	for _, rows := range []int{14, 1000} {
		b.Run(fmt.Sprintf("%d rows", rows), func(b *testing.B) {
			totals, d := busy(b, rows)
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				merge(b, totals, &d)
				d.Number++
				d.From, d.To = d.To, d.To+time.Second
				b.StartTimer()
				totals.Snapshot(d.From, time.Time{})
			}
			b.StopTimer()
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/float64(rows)/1024, "KB/row")
			runtime.KeepAlive(totals)
		})
	}
}
