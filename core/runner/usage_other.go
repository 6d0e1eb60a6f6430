//go:build !linux

package runner

import (
	"runtime/metrics"
	"time"
)

// processCPU is the CPU time that this process has used, as the Go runtime
// estimates it.
func processCPU() time.Duration {
	s := []metrics.Sample{{Name: "/cpu/classes/total:cpu-seconds"}, {Name: "/cpu/classes/idle:cpu-seconds"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindFloat64 {
		return 0
	}
	return time.Duration((s[0].Value.Float64() - s[1].Value.Float64()) * float64(time.Second))
}

// processRSS is the memory that the Go runtime has mapped, in bytes.
func processRSS() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return s[0].Value.Uint64()
}

// openFiles is unknown here.
func openFiles() (open, limit int) { return 0, 0 }
