package demo

import (
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

// virtual is a clock in the time of a synctest bubble.
type virtual struct {
	mu    sync.Mutex
	timer *time.Timer
	rings chan struct{}
	ended chan struct{}
	err   error // of set
}

func newVirtual() *virtual {
	return &virtual{rings: make(chan struct{}, 1), ended: make(chan struct{})}
}

func (v *virtual) set(d time.Duration) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.timer != nil {
		v.timer.Stop()
	}
	if v.err != nil {
		return v.err
	}
	v.timer = time.AfterFunc(d, func() { v.rings <- struct{}{} })
	return nil
}

func (v *virtual) wait() error {
	select {
	case <-v.rings:
		return nil
	case <-v.ended:
		return errors.New("closed")
	}
}

func (v *virtual) Close() error { close(v.ended); return nil }

func TestAlarmWakesEverybodyInTime(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		pauses := rapid.SliceOfN(rapid.IntRange(-1, 50), 0, 30).Draw(rt, "milliseconds")
		synctest.Test(t, func(t *testing.T) {
			a := &alarm{clock: newVirtual()}
			go a.run()
			var all sync.WaitGroup
			for i, ms := range pauses {
				all.Go(func() {
					<-time.After(time.Duration(i%7) * time.Millisecond)
					began, want := time.Now(), time.Duration(max(0, ms))*time.Millisecond
					if !a.pause(time.Duration(ms)*time.Millisecond, nil) {
						t.Error("a pause was cut")
					}
					if took := time.Since(began); took != want {
						t.Errorf("a pause of %v took %v", want, took)
					}
				})
			}
			all.Wait()
			a.close()
		})
	})
}

func TestAlarmCanBeCut(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a, cut := &alarm{clock: newVirtual()}, make(chan struct{})
		go a.run()
		defer a.close()
		began := time.Now()
		time.AfterFunc(time.Second, func() { close(cut) })
		if a.pause(time.Minute, cut) || time.Since(began) != time.Second {
			t.Errorf("ended after %v, want to be cut after 1s", time.Since(began))
		}
	})
}

func TestPauseWithoutAClock(t *testing.T) {
	t.Parallel()
	for name, made := range map[string]func() *alarm{
		"no alarm":                    func() *alarm { return nil },
		"an alarm that cannot be set": func() *alarm { return &alarm{clock: &virtual{err: errors.New("broken")}} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				a, began := made(), time.Now()
				if !a.pause(time.Second, nil) || time.Since(began) != time.Second {
					t.Errorf("took %v, want 1s", time.Since(began))
				}
			})
		})
	}
}

func TestRealAlarmIsNeverEarly(t *testing.T) {
	t.Parallel()
	a := newAlarm()
	defer a.close()
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			want := time.Duration(40-i) * 300 * time.Microsecond
			began := time.Now()
			if !a.pause(want, nil) || time.Since(began) < want {
				t.Errorf("a pause of %v ended after %v", want, time.Since(began))
			}
		})
	}
	all.Wait()
}

func TestClosedClockCannotBeSet(t *testing.T) {
	t.Parallel()
	clock, err := newRinger()
	if err != nil {
		t.Skip("there is no clock but the timers of Go here:", err)
	}
	if err := clock.Close(); err != nil {
		t.Fatal(err)
	}
	if clock.set(time.Second) == nil || clock.wait() == nil {
		t.Error("a closed clock can be set or waited for")
	}
}
