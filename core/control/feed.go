package control

import (
	"sync"

	"github.com/loadcore/loadcore/core/stats"
)

// feed hands the newest progress to every subscriber and waits for none.
type feed struct {
	mu     sync.Mutex
	newest *stats.Progress
	subs   map[chan *stats.Progress]struct{}
	closed bool
}

// subscribe returns a channel with room for one progress. It has the newest at
// once if there is one. Cancel closes it; calling it again does nothing.
func (f *feed) subscribe() (<-chan *stats.Progress, func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	ch := make(chan *stats.Progress, 1)
	if f.newest != nil {
		ch <- f.newest
	}
	if f.closed {
		close(ch)
		return ch, func() {}
	}
	if f.subs == nil {
		f.subs = map[chan *stats.Progress]struct{}{}
	}
	f.subs[ch] = struct{}{}
	return ch, func() { f.cancel(ch) }
}

func (f *feed) cancel(ch chan *stats.Progress) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.subs[ch]; ok {
		delete(f.subs, ch)
		close(ch)
	}
}

// publish replaces what a slow subscriber has not taken yet. The lock makes it
// the only sender, so after the old one is out there is room.
func (f *feed) publish(p *stats.Progress) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.newest = p
	for ch := range f.subs {
		select {
		case <-ch:
		default:
		}
		ch <- p
	}
}

// close ends every subscription after the last progress.
func (f *feed) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	for ch := range f.subs {
		close(ch)
	}
	f.subs = nil
}
