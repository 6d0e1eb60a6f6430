package demo

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestPauseIsExactAndCanBeCut(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		proves       string
		pause, cutAt time.Duration
		want         time.Duration
		whole        bool
	}{
		{"no pause", 0, time.Hour, 0, true},
		{"a negative pause", -time.Second, time.Hour, 0, true},
		{"a pause to its end", 10 * time.Millisecond, time.Hour, 10 * time.Millisecond, true},
		{"a pause that is cut", time.Minute, time.Second, time.Second, false},
	} {
		t.Run(row.proves, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				cut, began := make(chan struct{}), time.Now()
				timer := time.AfterFunc(row.cutAt, func() { close(cut) })
				whole := pause(row.pause, cut)
				timer.Stop()
				if took := time.Since(began); took != row.want || whole != row.whole {
					t.Errorf("took %v, whole %v, want %v, %v", took, whole, row.want, row.whole)
				}
			})
		})
	}
}
