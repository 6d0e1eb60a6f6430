package report

import (
	"math"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

func rowOf(r stats.Row) rowDoc {
	return rowDoc{
		Method: r.Method, Name: r.Name, Count: r.Count, Failures: r.Failures,
		RPS: finite(r.RPS), FailRPS: finite(r.FailRPS), Bytes: r.Bytes,
		Service: distributionOf(r.Service), Response: distributionOf(r.Response),
		Success: distributionOf(r.OK), Failure: distributionOf(r.Failed),
		Phases: phasesDoc{
			Connect: distributionOf(r.Connect), TLS: distributionOf(r.TLS),
			FirstByte: distributionOf(r.FirstByte), Download: distributionOf(r.Download),
		},
	}
}

func distributionOf(d stats.Distribution) distributionDoc {
	p := func(percent float64) float64 { return milliseconds(d.Percentile(percent)) }
	return distributionDoc{
		Count: d.Count, Min: milliseconds(d.Min), Mean: milliseconds(d.Mean), StdDev: milliseconds(d.StdDev),
		P50: p(50), P66: p(66), P75: p(75), P80: p(80), P90: p(90), P95: p(95), P98: p(98), P99: p(99),
		P999: p(99.9), P9999: p(99.99), Max: milliseconds(d.Max),
	}
}

func taskOf(t stats.Task) taskDoc {
	return taskDoc{Class: t.Class, Name: t.Task, Count: t.Count, Failures: t.Failures, Duration: distributionOf(t.Duration)}
}

func errorOf(e stats.ErrorRow) errorDoc {
	return errorDoc{
		Method: e.Method, Name: e.Name, Kind: e.Kind, Message: e.Message,
		Count: e.Count, FirstSeen: stamp(e.FirstSeen), LastSeen: stamp(e.LastSeen),
	}
}

func exceptionOf(e stats.ExceptionRow) exceptionDoc {
	return exceptionDoc{
		Where: e.Where, Message: e.Message, Class: e.Class, Task: e.Task, Stack: e.Stack,
		Count: e.Count, FirstSeen: stamp(e.FirstSeen), LastSeen: stamp(e.LastSeen),
	}
}

func checkOf(c stats.CheckRow) checkDoc {
	return checkDoc{Name: c.Name, Passed: c.Passed, Failed: c.Failed}
}

func generatorOf(s *stats.Snapshot) generatorDoc {
	g := s.Generator
	return generatorDoc{
		CPU: finite(g.CPU), MaxCPU: finite(g.MaxCPU), RSS: g.RSS, MaxRSS: g.MaxRSS,
		OpenFiles: g.OpenFiles, FileLimit: g.FileLimit,
		Lag: distributionOf(s.Lag), Missed: s.Missed, Interrupted: s.Interrupted, Lost: s.LostDeltas,
	}
}

// milliseconds keeps the nanoseconds as decimals.
func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// finite guards against what JSON cannot hold.
func finite(f float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return f
}

// stamp writes a time as RFC 3339 in UTC, with microseconds.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }
