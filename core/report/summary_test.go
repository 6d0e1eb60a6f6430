package report_test

import (
	"math/rand/v2"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

var began = time.Date(2026, 8, 22, 10, 41, 10, 947_000_000, time.UTC)

// measured draws a histogram around a middle; the same seed draws the same.
func measured(seed uint64, n int, middle time.Duration) *stats.Histogram {
	r := rand.New(rand.NewPCG(seed, 1))
	h := new(stats.Histogram)
	for range n {
		h.Record(time.Duration(float64(middle) * (0.5 + r.ExpFloat64())))
	}
	return h
}

func row(seed uint64, method, name string, n, failed int, middle time.Duration) stats.Row {
	h := measured(seed, n, middle)
	d := h.Distribution()
	current := measured(seed+100, n/6, middle).Distribution()
	return stats.Row{
		Key: stats.Key{Method: method, Name: name}, Count: uint64(n), Failures: uint64(failed), Bytes: uint64(n) * 8421,
		RPS: float64(n) / 60, FailRPS: float64(failed) / 60,
		Service: d, Response: d, OK: d, FirstByte: d,
		Current:          stats.Current{RPS: float64(n) / 61, FailRPS: float64(failed) / 61, Service: current},
		ServiceHistogram: h, ResponseHistogram: h,
	}
}

// shop is a run as the shopfront makes it.
func shop() *stats.Summary {
	rows := []stats.Row{row(1, "GET", "/", 171, 0, 900*time.Microsecond), row(2, "GET", "/cart", 254, 3, 2*time.Millisecond)}
	for i, id := range []string{"0PUK6V6EV0", "1YMWWN1N4O", "2ZYFJ3GM2N", "66VCHSJNUP", "6E92ZMYYFZ", "9SIQT8TOJO", "L9ECAV7KIM", "LS4PSXUNUM", "OLJCESPC7Z"} {
		rows = append(rows, row(uint64(i+3), "GET", "/product/"+id, 110+i, 0, 700*time.Microsecond))
	}
	rows = append(rows, row(20, "POST", "/cart", 231, 0, 3*time.Millisecond),
		row(21, "POST", "/cart/checkout", 77, 2, 140*time.Millisecond),
		row(22, "POST", "/setCurrency", 160, 0, 2*time.Millisecond))
	total := row(30, "", "Aggregated", 1905, 5, 2*time.Millisecond)
	return &stats.Summary{
		Version: "0.1.0", StartedAt: began, Ended: began.Add(time.Minute), Host: "http://127.0.0.1:8080", Seed: 42,
		Sources:  []stats.Source{{Kind: "script", Path: "scripts/shopfront.go", Scenario: "shopfront", Generations: 1}},
		MaxUsers: 50, FinalUsers: 50, ExitCode: 1,
		Verdict: stats.Verdict{State: stats.Valid},
		Snapshot: &stats.Snapshot{
			At: time.Minute, Time: began.Add(time.Minute), Users: 50, ByClass: []stats.ClassUsers{{Class: "WebsiteUser", Users: 50}},
			InFlight: 3, Oldest: 12 * time.Millisecond,
			Total: total, Rows: rows,
			Tasks: []stats.Task{
				{Class: "WebsiteUser", Task: "browseProduct", Count: 843, Duration: measured(40, 843, 800*time.Microsecond).Distribution()},
				{Class: "WebsiteUser", Task: "checkout", Count: 77, Failures: 2, Duration: measured(41, 77, 145*time.Millisecond).Distribution()},
				{Class: "WebsiteUser", Task: "index", Count: 121, Duration: measured(42, 121, 900*time.Microsecond).Distribution()},
			},
			Errors: []stats.ErrorRow{
				{Key: stats.Key{Method: "GET", Name: "/cart"}, Kind: "timeout", Message: "no whole answer in time: waiting for the answer", Count: 3, FirstSeen: began.Add(time.Second), LastSeen: began.Add(9 * time.Second)},
				{Key: stats.Key{Method: "POST", Name: "/cart/checkout"}, Kind: "status", Message: "status 500", Count: 2, FirstSeen: began.Add(3 * time.Second), LastSeen: began.Add(4 * time.Second)},
			},
			Lag:       measured(50, 1900, 60*time.Microsecond).Distribution(),
			Generator: stats.Generator{CPU: 0.04, MaxCPU: 0.11, RSS: 41_000_000, MaxRSS: 44_000_000, OpenFiles: 61, FileLimit: 1048576},
		},
	}
}

// troubled is a run in which everything went wrong that can be reported.
func troubled() *stats.Summary {
	s := shop()
	late := measured(60, 1905, 40*time.Millisecond)
	s.Total.Response, s.Rows[1].Response = late.Distribution(), late.Distribution()
	s.Checks = []stats.CheckRow{{Name: "cart holds the item", Passed: 229, Failed: 2}, {Name: "order is complete", Passed: 77}}
	s.Exceptions = []stats.ExceptionRow{{
		Exception: stats.Exception{
			Where: "shop.go:41:7", Message: "index out of range [3] with length 3", Class: "WebsiteUser", Task: "checkout",
			Stack: "shop.go:41:7: checkout\n\tcart[3]\nshop.go:20:2: main",
		},
		Count: 12, FirstSeen: began.Add(2 * time.Second), LastSeen: began.Add(50 * time.Second),
	}}
	s.Overflow = stats.Overflow{Names: 137, Errors: 1}
	s.Missed, s.Interrupted, s.LostDeltas = 4, 1, 2
	s.Verdict = stats.Verdict{State: stats.Invalid, Reasons: []string{"iterations started 1.2 s late at 99%", "2 deltas were lost"}}
	return s
}
