package report_test

import (
	"bytes"
	"testing"

	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
)

func TestPeriodic(t *testing.T) {
	t.Parallel()
	ramping := progress(shop())
	ramping.Phase, ramping.Users, ramping.RunTime, ramping.InFlight = stats.Ramping, 42, 0, 0
	for name, p := range map[string]*stats.Progress{
		"a run with an end":              progress(shop()),
		"a ramp of a run without an end": ramping,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			if err := report.Periodic(&out, p, report.Options{}); err != nil {
				t.Fatal(err)
			}
			golden(t, "periodic "+name+".txt", out.Bytes())
		})
	}
}
