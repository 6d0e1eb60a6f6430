package demo

import (
	"errors"
	"math/rand/v2"
	"time"

	"github.com/valyala/fasthttp"
)

// weather makes a request late or fail, as configured, and reports whether it
// is to be handled. Each request draws from a source of its own, made from the
// seed and the number of the request, so that no lock is held.
func (s *Server) weather(v visit) bool {
	if s.config.Latency.IsZero() && s.config.ErrorRate == 0 {
		return true
	}
	r := rand.New(rand.NewPCG(s.config.Seed, s.drawn.Add(1)))
	fails := r.Float64() < s.config.ErrorRate
	if !s.alarm.pause(s.config.Latency.Draw(r), s.cut) {
		s.fail(v, fasthttp.StatusServiceUnavailable, errClosing)
		return false
	}
	if fails {
		s.counters.injected.Add(1)
		s.fail(v, fasthttp.StatusInternalServerError, errInjected)
	}
	return !fails
}

var (
	errInjected = errors.New("this failure was injected: the shop was started with an error rate")
	errClosing  = errors.New("the shop closes")
)

// pause waits on a timer of Go. It returns false if it was cut short.
func pause(d time.Duration, cut <-chan struct{}) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-cut:
		return false
	}
}
