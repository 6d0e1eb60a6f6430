package stats_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// Not parallel: it looks at the whole heap.
func TestMemoryDoesNotGrowWithTime(t *testing.T) {
	r := stats.NewRecorder(stats.Limits{Names: 20, Errors: 20}, 2)
	totals := stats.NewTotals(stats.Limits{})
	source := rand.New(rand.NewPCG(1, 2))
	seconds := uint64(0)
	run := func(n int) uint64 {
		for range n {
			seconds++
			for range 50 {
				sample := stats.Sample{
					Name: fmt.Sprint(source.IntN(1e6)), Service: time.Duration(source.IntN(20)) * ms,
					Kind: "status", Message: fmt.Sprint(source.IntN(1000)), At: noon(0),
				}
				r.Shard(source.IntN(2)).Sample(&sample)
			}
			to := time.Duration(seconds) * time.Second
			merge(t, totals, r.Take(stats.Delta{Number: seconds, From: to - time.Second, To: to}))
			totals.Snapshot(to, noon(0))
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	warm := run(200)
	if later := run(2000); later > warm+1<<20 {
		t.Errorf("heap after 200 s: %d KB, after 2200 s: %d KB; want at most 1 MB more", warm>>10, later>>10)
	}
	runtime.KeepAlive(r)
	runtime.KeepAlive(totals)
}
