package stats

import (
	"math"
	"time"
)

// window is what a row did lately, in slots of a second. It has room for slots
// that are ahead of the figures shown, see [clock].
type window [windowSlots + 4]slot

const (
	// Window is how far back current figures look.
	Window = 10 * time.Second

	slotWidth   = time.Second
	windowSlots = int64(Window / slotWidth)
)

// slot is one second of a row.
type slot struct {
	number  int64
	failed  uint64
	service Histogram
}

// slotOf returns the slot of a delta: the second that ended nearest to its end,
// since runners aim at whole seconds and hit them a little late.
func slotOf(to time.Duration) int64 { return int64(math.Round(to.Seconds() / slotWidth.Seconds())) }

func (w *window) slot(number int64) *slot { return &w[uint64(number)%uint64(len(w))] }

// add counts a row of a delta. What is too old to be current is left out.
func (w *window) add(number int64, r *DeltaRow) {
	s := w.slot(number)
	switch {
	case s.number > number:
		return
	case s.number < number:
		*s = slot{number: number}
	}
	s.failed += r.Failed.Service.count
	s.service.Merge(&r.OK.Service)
	s.service.Merge(&r.Failed.Service)
}

// sum returns the slots up to last, over the seconds that they cover. Slots that
// will not be needed again are freed, and so are those of a clock far ahead.
func (w *window) sum(last int64, seconds float64, scratch *Histogram) Current {
	var failed uint64
	scratch.Reset()
	for i := range w {
		switch s := &w[i]; {
		case s.number <= last-windowSlots || s.number > last+int64(len(w))-windowSlots:
			*s = slot{number: min(s.number, last-windowSlots)}
		case s.number <= last:
			failed += s.failed
			scratch.Merge(&s.service)
		}
	}
	if scratch.count == 0 || seconds <= 0 {
		return Current{}
	}
	return Current{
		RPS: float64(scratch.count) / seconds, FailRPS: float64(failed) / seconds,
		Service: scratch.Distribution(),
	}
}
