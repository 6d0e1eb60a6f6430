package runner

import (
	"os"
	"strconv"
	"time"

	"github.com/loadcore/loadcore/core/stats"
)

// meter takes a delta of everything measured, once a second.
type meter struct {
	name     string
	clock    func() time.Duration
	recorder *stats.Recorder
	sched    *scheduler
	classes  []*class
	out      chan *stats.Delta

	number uint64
	from   time.Duration
	// cpu is what the process had used at from, load what that came to in cores,
	// and waited how long goroutines had to wait meanwhile.
	cpu      time.Duration
	load     float64
	queueing queueing
	waited   time.Duration
}

const period = time.Second

// telling is the shortest time over which a share of CPU means something, or how
// long goroutines waited. The last delta may follow the one before within
// microseconds; it repeats what that one said.
const telling = period / 4

// run emits deltas until done is closed. When nobody takes them, what is
// measured stays in the recorder and comes with the next one.
func (m *meter) run(done <-chan struct{}) {
	m.cpu = processCPU()
	m.queueing.read()
	timer := time.NewTimer(period)
	defer timer.Stop()
	for {
		select {
		case <-timer.C:
		case <-done:
			return
		}
		if len(m.out) < cap(m.out) {
			m.out <- m.take()
		}
		now := m.clock()
		timer.Reset(now.Truncate(period) + period - now)
	}
}

// final takes what is left. It comes before teardown, which is not measured.
func (m *meter) final() *stats.Delta {
	d := m.take()
	d.Final = true
	return d
}

// send delivers the final delta and closes. It gives up only when nobody has
// room for it.
func (m *meter) send(d *stats.Delta, giveUp <-chan struct{}) {
	defer close(m.out)
	select {
	case m.out <- d:
		return
	default:
	}
	select {
	case m.out <- d:
	case <-giveUp:
	}
}

func (m *meter) take() *stats.Delta {
	m.number++
	to := m.clock()
	d := m.recorder.Take(stats.Delta{Runner: m.name, Number: m.number, From: m.from, To: to, Gauges: m.gauges(to)})
	m.from = to
	return d
}

func (m *meter) gauges(now time.Duration) stats.Gauges {
	g := stats.Gauges{Process: strconv.Itoa(os.Getpid()), RSS: processRSS()}
	g.OpenFiles, g.FileLimit = openFiles()
	if cpu := processCPU(); now-m.from >= telling {
		m.load = float64(cpu-m.cpu) / float64(now-m.from)
		m.cpu = cpu
		m.waited = m.queueing.read()
	}
	g.CPU, g.SchedLatency = m.load, m.waited
	m.sched.mu.Lock()
	defer m.sched.mu.Unlock()
	for _, k := range m.classes {
		g.Users = append(g.Users, stats.ClassUsers{Class: k.name, Users: len(k.live) + k.leaving})
	}
	for w := range m.sched.workers {
		if since := w.since.Load(); since > 0 {
			g.InFlight++
			g.Oldest = max(g.Oldest, now-time.Duration(since-1))
		}
	}
	return g
}
