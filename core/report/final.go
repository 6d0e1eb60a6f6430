package report

import (
	"io"
	"strings"

	"github.com/loadcore/loadcore/core/stats"
)

// Final prints what ends a run: the tables of Locust in their order and
// layout, further tables where there is something to say, how the generator
// itself did, and as the last line the verdict.
func Final(w io.Writer, s *stats.Summary, o Options) error {
	var b strings.Builder
	snap := s.Snapshot
	say(&b, "Request statistics (ms)")
	requests(&b, snap, o, overRun)
	percentiles(&b, snap, o)
	failures(&b, snap, o)
	exceptions(&b, snap)
	checks(&b, snap, o)
	tasks(&b, snap, o)
	overflow(&b, snap.Overflow)
	generator(&b, snap)
	verdict(&b, s.Verdict, o)
	_, err := io.WriteString(w, b.String())
	return err
}

// say writes a title, or a line of text that holds nothing foreign.
func say(b *strings.Builder, text string) {
	b.WriteString(text)
	b.WriteByte('\n')
}
