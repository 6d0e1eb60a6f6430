package client

import (
	"sync"
	"time"
)

// idle are the unused connections to one origin. The one used last is used
// next, so that the number of open connections falls to what is needed.
type idle struct {
	mu             sync.Mutex
	newest, oldest *wire
}

// pop takes the connection used last, or nil.
func (i *idle) pop() *wire {
	i.mu.Lock()
	w := i.newest
	if w != nil {
		i.unlink(w)
	}
	i.mu.Unlock()
	return w
}

// push puts a connection back. It returns one that has waited since before
// the given time and should be closed, or nil: one for each that is put back
// is enough to get rid of all.
func (i *idle) push(w *wire, before time.Duration) *wire {
	i.mu.Lock()
	w.older, w.newer = i.newest, nil
	if i.newest != nil {
		i.newest.newer = w
	} else {
		i.oldest = w
	}
	i.newest = w
	stale := i.oldest
	if stale.idleSince < before {
		i.unlink(stale)
	} else {
		stale = nil
	}
	i.mu.Unlock()
	return stale
}

func (i *idle) unlink(w *wire) {
	if w.newer != nil {
		w.newer.older = w.older
	} else {
		i.newest = w.older
	}
	if w.older != nil {
		w.older.newer = w.newer
	} else {
		i.oldest = w.newer
	}
	w.newer, w.older = nil, nil
}
