package stats_test

import (
	"reflect"
	"sync"
	"testing"
	"time"
	"unsafe"

	"github.com/loadcore/loadcore/core/stats"
)

const ms = time.Millisecond

func noon(seconds int) time.Time {
	return time.Date(2026, 1, 2, 12, 0, seconds, 0, time.UTC)
}

func TestSampleLandsWhereItBelongs(t *testing.T) {
	t.Parallel()
	type counts struct {
		ok, failed, okBytes, failedBytes, connect, tls, firstByte, download uint64
	}
	tests := map[string]struct {
		sample   stats.Sample
		want     counts
		response time.Duration
	}{
		"a success with all phases": {
			stats.Sample{Bytes: 7, Service: 10 * ms, Response: 12 * ms, Connect: ms, TLS: ms, FirstByte: 7 * ms, Download: ms},
			counts{ok: 1, okBytes: 7, connect: 1, tls: 1, firstByte: 1, download: 1}, 12 * ms,
		},
		"a phase that is zero did not happen": {
			stats.Sample{Service: 10 * ms, Response: 10 * ms, FirstByte: ms},
			counts{ok: 1, firstByte: 1}, 10 * ms,
		},
		"a failure": {
			stats.Sample{Bytes: 7, Service: 10 * ms, Response: 10 * ms, Kind: "status", Connect: ms},
			counts{failed: 1, failedBytes: 7, connect: 1}, 10 * ms,
		},
		"a response time below the service time is the service time": {
			stats.Sample{Service: 10 * ms, Response: 3 * ms}, counts{ok: 1}, 10 * ms,
		},
		"a negative size counts as none": {stats.Sample{Bytes: -1, Service: ms}, counts{ok: 1}, ms},
		"a sample of zeros is a sample":  {stats.Sample{}, counts{ok: 1}, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := stats.NewRecorder(stats.Limits{}, 1)
			tt.sample.Method, tt.sample.Name = "GET", "/"
			r.Shard(0).Sample(&tt.sample)
			d := r.Take(stats.Delta{})
			if len(d.Rows) != 1 || d.Rows[0].Key != (stats.Key{Method: "GET", Name: "/"}) {
				t.Fatalf("rows %v, want the one of GET /", d.Rows)
			}
			row := &d.Rows[0]
			got := counts{
				row.OK.Service.Count(), row.Failed.Service.Count(), row.OK.Bytes, row.Failed.Bytes,
				row.Connect.Count(), row.TLS.Count(), row.FirstByte.Count(), row.Download.Count(),
			}
			if got != tt.want {
				t.Errorf("counts %+v, want %+v", got, tt.want)
			}
			if response := max(row.OK.Response.Max(), row.Failed.Response.Max()); response != tt.response {
				t.Errorf("response time %v, want %v", response, tt.response)
			}
		})
	}
}

func TestTakeFillsTheHeaderAndStartsOver(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 2)
	r.Shard(0).Lag(3 * ms)
	r.Shard(1).Lag(5 * ms)
	r.Shard(1).Missed()
	r.Shard(0).Check("has a title", true)
	r.Shard(1).Check("has a title", false)
	r.Shard(0).Iteration(stats.Iteration{Class: "User", Task: "browse", Duration: ms})
	r.Shard(1).Iteration(stats.Iteration{Class: "User", Task: "browse", Duration: 3 * ms, Failed: true})
	header := stats.Delta{Runner: "a", Number: 3, From: time.Second, To: 2 * time.Second, Gauges: stats.Gauges{InFlight: 4}}
	d := r.Take(header)
	if d.Runner != "a" || d.Number != 3 || d.From != time.Second || d.To != 2*time.Second || d.Gauges.InFlight != 4 {
		t.Errorf("header %+v, want what was given", d)
	}
	if d.Lag.Count() != 2 || d.Lag.Max() != 5*ms || d.Missed != 1 {
		t.Errorf("lag %+v, missed %d; want 2 up to 5ms, 1", d.Lag.Distribution(), d.Missed)
	}
	if want := []stats.CheckRow{{Name: "has a title", Passed: 1, Failed: 1}}; !reflect.DeepEqual(d.Checks, want) {
		t.Errorf("checks %+v, want %+v", d.Checks, want)
	}
	if len(d.Tasks) != 1 || d.Tasks[0].Failures != 1 || d.Tasks[0].Duration.Mean() != 2*ms {
		t.Errorf("tasks %+v, want one with 1 failure and a mean of 2ms", d.Tasks)
	}
	for range 2 {
		if again := r.Take(stats.Delta{}); !reflect.DeepEqual(again, &stats.Delta{}) {
			t.Errorf("the next delta is %+v, want an empty one", again)
		}
	}
}

func TestErrorsAreGrouped(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		messages []string
		want     map[string]uint64
	}{
		"one text as it is, whatever it holds": {
			[]string{"order 123456 is missing", "order 123456 is missing"}, map[string]uint64{"order 123456 is missing": 2},
		},
		"identifiers that differ are left out": {
			[]string{"order 123456 is missing", "order 777777 is missing"}, map[string]uint64{"order # is missing": 2},
		},
		"and stay out": {
			[]string{"order 123456 is missing", "order 777777 is missing", "order 123456 is missing"}, map[string]uint64{"order # is missing": 3},
		},
		"ports and unique ids": {
			[]string{
				"127.0.0.1:40001 f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "127.0.0.1:40002 00000000-7dec-11d0-a765-00a0c91e6bf6",
			}, map[string]uint64{"127.0.0.1:# #": 2},
		},
		"short numbers tell errors apart": {
			[]string{"status 500", "status 503"}, map[string]uint64{"status 500": 1, "status 503": 1},
		},
		"lines become one, bytes that are no text are marked": {
			[]string{"a\nb\xff"}, map[string]uint64{"a b?": 1},
		},
		"no text": {[]string{"", ""}, map[string]uint64{"": 2}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := stats.NewRecorder(stats.Limits{}, 2)
			for i, m := range tt.messages {
				r.Shard(i).Sample(&stats.Sample{Method: "GET", Name: "/", Kind: "status", Message: m, At: noon(i)})
			}
			got := map[string]uint64{}
			for _, e := range r.Take(stats.Delta{}).Errors {
				got[e.Message] += e.Count
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("errors %v, want %v", got, tt.want)
			}
		})
	}
}

func TestErrorsKnowWhenTheyWereSeen(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 3)
	for i, at := range []time.Time{noon(5), noon(2), {}} {
		r.Shard(i).Sample(&stats.Sample{Method: "GET", Name: "/", Kind: "status", Message: "404", At: at})
	}
	got := r.Take(stats.Delta{}).Errors
	want := []stats.ErrorRow{{
		Key: stats.Key{Method: "GET", Name: "/"}, Kind: "status", Message: "404", Count: 3,
		FirstSeen: noon(2), LastSeen: noon(5),
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("errors %+v, want %+v", got, want)
	}
}

func TestInterruptedIsNoFailure(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 1)
	r.Shard(0).Interrupted(&stats.Sample{Method: "GET", Name: "/slow", Service: time.Second, Message: "the run ended", At: noon(1)})
	d := r.Take(stats.Delta{})
	if d.Interrupted != 1 || len(d.Rows) != 0 {
		t.Errorf("interrupted %d, rows %v; want 1 and none", d.Interrupted, d.Rows)
	}
	want := []stats.ErrorRow{{
		Key: stats.Key{Method: "GET", Name: "/slow"}, Kind: "interrupted", Message: "the run ended", Count: 1,
		FirstSeen: noon(1), LastSeen: noon(1),
	}}
	if !reflect.DeepEqual(d.Errors, want) {
		t.Errorf("errors %+v, want %+v", d.Errors, want)
	}
}

func TestExceptionsAreGroupedByPlace(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 2)
	late := stats.Exception{Where: "shop.go:14:3", Message: "index 99999 out of range", Class: "User", Task: "late", Stack: "late", At: noon(9)}
	early := stats.Exception{Where: "shop.go:14:3", Message: "index 88888 out of range", Class: "User", Task: "early", Stack: "early", At: noon(3)}
	elsewhere := stats.Exception{Where: "shop.go:20:1", Message: "index 88888 out of range", At: noon(4)}
	r.Shard(0).Exception(late)
	r.Shard(1).Exception(early)
	r.Shard(1).Exception(elsewhere)
	example := early
	example.Message = "index # out of range"
	want := []stats.ExceptionRow{
		{Exception: example, Count: 2, FirstSeen: noon(3), LastSeen: noon(9)},
		{Exception: elsewhere, Count: 1, FirstSeen: noon(4), LastSeen: noon(4)},
	}
	if got := r.Take(stats.Delta{}).Exceptions; !reflect.DeepEqual(got, want) {
		t.Errorf("exceptions %+v, want %+v", got, want)
	}
}

func TestNamesDoNotLieInTheCallersMemory(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 1)
	buffer := []byte("/product")
	r.Shard(0).Sample(&stats.Sample{Method: "GET", Name: unsafe.String(&buffer[0], len(buffer))})
	copy(buffer, "********")
	if got := r.Take(stats.Delta{}).Rows[0].Name; got != "/product" {
		t.Errorf("the row is named %q after its buffer was used again, want /product", got)
	}
}

func TestDeliveredDeltaNeverChanges(t *testing.T) {
	t.Parallel()
	r := stats.NewRecorder(stats.Limits{}, 2)
	fill := func() {
		for i := range 1000 {
			r.Shard(i).Sample(&stats.Sample{Method: "GET", Name: "/", Service: time.Duration(i) * ms, Kind: "status", Message: "x", At: noon(i % 60)})
			r.Shard(i).Lag(ms)
		}
	}
	fill()
	d := r.Take(stats.Delta{})
	before, row := see(d.Rows[0].Failed.Service.Clone()), d.Errors[0]
	fill()
	r.Take(stats.Delta{})
	fill()
	if got := see(&d.Rows[0].Failed.Service); got != before || d.Errors[0] != row || d.Lag.Count() != 1000 {
		t.Errorf("the delta is now %+v, was %+v", got.Distribution, before.Distribution)
	}
}

func TestWarmSampleDoesNotAllocate(t *testing.T) {
	s := stats.NewRecorder(stats.Limits{}, 1).Shard(0)
	for name, kind := range map[string]string{"success": "", "failure": "status"} {
		sample := stats.Sample{Method: "GET", Name: "/", Service: ms, Response: ms, FirstByte: ms, Kind: kind, Message: "404", At: noon(1)}
		s.Sample(&sample)
		if n := testing.AllocsPerRun(100, func() { s.Sample(&sample) }); n != 0 {
			t.Errorf("%s: %v allocations, want none", name, n)
		}
	}
}

func TestNothingIsLostOrCountedTwice(t *testing.T) {
	t.Parallel()
	const writers, each, shards = 8, 5000, 3
	r := stats.NewRecorder(stats.Limits{Names: 10}, shards)
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			s := r.Shard(w)
			samples := samplesOf(15, "")
			for i := range each {
				sample := samples[i%len(samples)]
				if i%5 == 0 {
					sample.Kind, sample.Message = "status", "503"
				}
				s.Sample(&sample)
				s.Lag(ms)
				s.Missed()
				s.Check("c", true)
				s.Iteration(stats.Iteration{Class: "c", Task: "t"})
				s.Interrupted(&sample)
				s.Exception(stats.Exception{Where: "w"})
			}
		})
	}
	finished := make(chan struct{})
	go func() { wg.Wait(); close(finished) }()
	totals := stats.NewTotals(stats.Limits{})
	for number, more := uint64(1), true; more; number++ {
		select {
		case <-finished:
			more = false
		default:
		}
		if err := totals.Merge(r.Take(stats.Delta{Number: number})); err != nil {
			t.Fatal(err)
		}
	}
	s := totals.Snapshot(time.Second, noon(0))
	const all = writers * each
	got := [...]uint64{
		s.Total.Count, s.Total.Failures, s.Lag.Count, s.Missed, s.Interrupted,
		s.Checks[0].Passed, s.Tasks[0].Count, s.Exceptions[0].Count, uint64(len(s.Rows)),
	}
	want := [...]uint64{all, all / 5, all, all, all, all, all, all, 11}
	if got != want {
		t.Errorf("samples, failures, lags, missed, interrupted, checks, iterations, exceptions, rows = %v, want %v", got, want)
	}
}
