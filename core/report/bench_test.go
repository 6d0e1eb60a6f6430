package report_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
)

// crowded is a run with as many rows as are kept by default.
func crowded() *stats.Summary {
	s := shop()
	for i := len(s.Rows); i < stats.DefaultNames; i++ {
		r := s.Rows[i%14]
		r.Name = fmt.Sprintf("/page/%d", i)
		s.Rows = append(s.Rows, r)
	}
	return s
}

func BenchmarkJSON(b *testing.B) {
	s := crowded()
	for b.Loop() {
		if err := report.JSON(io.Discard, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLive(b *testing.B) {
	view, p := report.NewLive(report.LiveConfig{Out: io.Discard}), progress(crowded())
	for b.Loop() {
		if err := view.Show(p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPeriodic(b *testing.B) {
	p := progress(crowded())
	for b.Loop() {
		if err := report.Periodic(io.Discard, p, report.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCSVWithFullHistory(b *testing.B) {
	c, err := report.OpenCSV(b.TempDir()+"/run", true)
	if err != nil {
		b.Fatal(err)
	}
	p := progress(crowded())
	for b.Loop() {
		p.At++
		if err := c.Write(p); err != nil {
			b.Fatal(err)
		}
	}
	if err := c.Close(nil); err != nil {
		b.Fatal(err)
	}
}
