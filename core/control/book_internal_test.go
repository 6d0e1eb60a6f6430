package control

import (
	"testing"
	"time"
)

func TestPassedSeconds(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name          string
		now, before   time.Duration
		seconds, late uint64
	}{
		{"a second that ended on time", 5 * time.Second, 4 * time.Second, 1, 0},
		{"a second at the limit is on time", 5*time.Second + lateDegraded, 4 * time.Second, 1, 0},
		{"a second beyond the limit is late", 5*time.Second + lateDegraded + 1, 4 * time.Second, 1, 1},
		{"seconds that were slept through are late", 8 * time.Second, 4 * time.Second, 4, 3},
		{"and so is the last one when it was missed too", 8*time.Second + 500*time.Millisecond, 4 * time.Second, 4, 4},
		{"no second has passed", 4*time.Second + 1, 4 * time.Second, 0, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			var f Facts
			f.passed(row.now, row.before)
			if f.Seconds != row.seconds || f.LateSeconds != row.late {
				t.Errorf("%d seconds, %d late; want %d, %d", f.Seconds, f.LateSeconds, row.seconds, row.late)
			}
		})
	}
}
