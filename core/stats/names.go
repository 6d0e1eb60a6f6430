package stats

import (
	"sync"
	"sync/atomic"
)

// names gives the first distinct keys numbers from 1 and all later ones 0. It
// is shared by the shards of a recorder, and asked only for keys that are new
// to a shard.
type names[K comparable] struct {
	mu    sync.Mutex
	limit int
	known map[K]int
	// full is known once it never changes again. Without it, a run with more
	// names than the limit would queue here for each sample.
	full atomic.Pointer[map[K]int]
}

// newNames returns names for limit keys; others is the key that is 0.
func newNames[K comparable](limit int, others K) *names[K] {
	return &names[K]{limit: limit, known: map[K]int{others: 0}}
}

func (n *names[K]) number(k K) int {
	if m := n.full.Load(); m != nil {
		return (*m)[k]
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if id, ok := n.known[k]; ok || n.full.Load() != nil {
		return id
	}
	id := len(n.known)
	n.known[k] = id
	if id == n.limit {
		n.full.Store(&n.known)
	}
	return id
}
