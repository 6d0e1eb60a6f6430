package runner

import "time"

// timers is a heap of waiting users, the one due first on top. It knows no
// clock: the caller passes the time. Each user knows its index, so that one
// which is retired can be taken out of the middle.
type timers struct {
	heap []*user
}

func (t *timers) len() int { return len(t.heap) }

// next is when the first user is due. It must not be called on an empty heap.
func (t *timers) next() time.Duration { return t.heap[0].due }

func (t *timers) push(u *user) {
	u.index = len(t.heap)
	t.heap = append(t.heap, u)
	t.up(u.index)
}

// pop takes out the first user if it is due by now, or returns nil.
func (t *timers) pop(now time.Duration) *user {
	if len(t.heap) == 0 || t.heap[0].due > now {
		return nil
	}
	u := t.heap[0]
	t.remove(u)
	return u
}

func (t *timers) remove(u *user) {
	i, last := u.index, len(t.heap)-1
	t.swap(i, last)
	t.heap[last] = nil
	t.heap = t.heap[:last]
	if i < last {
		t.down(i)
		t.up(i)
	}
	u.index = -1
}

func (t *timers) swap(i, j int) {
	t.heap[i], t.heap[j] = t.heap[j], t.heap[i]
	t.heap[i].index, t.heap[j].index = i, j
}

func (t *timers) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if t.heap[parent].due <= t.heap[i].due {
			return
		}
		t.swap(i, parent)
		i = parent
	}
}

func (t *timers) down(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(t.heap); child++ {
			if t.heap[child].due < t.heap[least].due {
				least = child
			}
		}
		if least == i {
			return
		}
		t.swap(i, least)
		i = least
	}
}
