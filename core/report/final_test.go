package report_test

import (
	"bytes"
	"testing"

	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
)

func TestFinal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		run     *stats.Summary
		options report.Options
	}{
		{"a clean run without a terminal", shop(), report.Options{}},
		{"a troubled run on a wide terminal in colour", troubled(), report.Options{Width: 160, Colour: true}},
		{"a troubled run on a terminal of 100 columns", troubled(), report.Options{Width: 100}},
		{"a run without any sample", &stats.Summary{Snapshot: &stats.Snapshot{Total: stats.Row{Key: stats.Key{Name: "Aggregated"}}}, Verdict: stats.Verdict{State: stats.Invalid, Reasons: []string{"no samples"}}}, report.Options{Width: 80}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			if err := report.Final(&out, c.run, c.options); err != nil {
				t.Fatal(err)
			}
			golden(t, "final "+c.name+".txt", out.Bytes())
		})
	}
}
