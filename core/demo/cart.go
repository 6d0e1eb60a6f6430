package demo

import (
	"crypto/sha256"
	"sync"
)

// cart is how many of each product somebody wants, by place in the catalogue.
type cart [products]uint32

// size is the number of things in the cart.
func (c *cart) size() int {
	n := 0
	for _, quantity := range c {
		n += int(quantity)
	}
	return n
}

// owner is a session id of any length and content, cut to a fixed size, so
// that what clients make up costs no more than what the shop gives out.
type owner [16]byte

func ownerOf(session []byte) owner {
	sum := sha256.Sum256(session)
	return owner(sum[:16])
}

const (
	shards = 64
	// cartsPerAge bounds memory: a shard keeps two ages, so all of them keep
	// 64·2·8192 carts of 52 bytes, about 100 MB with the maps around them.
	cartsPerAge = 8192
	mostOfOne   = 1_000_000
)

// carts keeps the carts of all sessions.
type carts struct {
	shards [shards]shard
}

// shard keeps its carts in two ages. A cart that changes moves to the young
// ones; when those are full, the old ones are forgotten and the young ones
// grow old. That forgets what was not changed for longest, nearly, at the cost
// of two maps.
type shard struct {
	mu         sync.Mutex
	young, old map[owner]cart
	_          [64]byte // no cache line is shared with the next shard
}

func (c *carts) of(o owner) *shard { return &c.shards[o[0]%shards] }

// get returns a copy of a cart, empty if there is none.
func (c *carts) get(o owner) cart {
	s := c.of(o)
	s.mu.Lock()
	defer s.mu.Unlock()
	found, _ := s.find(o)
	return found
}

// add puts something into a cart, up to a million of each product.
func (c *carts) add(o owner, product int, quantity uint32) {
	s := c.of(o)
	s.mu.Lock()
	defer s.mu.Unlock()
	changed, young := s.find(o)
	changed[product] = min(changed[product]+quantity, mostOfOne)
	if !young && len(s.young) >= cartsPerAge {
		s.old, s.young = s.young, nil
	}
	if s.young == nil {
		s.young = map[owner]cart{}
	}
	s.young[o] = changed
}

// take empties a cart and returns what was in it, in one step, so that nothing
// is ordered twice.
func (c *carts) take(o owner) cart {
	s := c.of(o)
	s.mu.Lock()
	defer s.mu.Unlock()
	taken, _ := s.find(o)
	delete(s.young, o)
	delete(s.old, o)
	return taken
}

// len is the number of carts that are not empty.
func (c *carts) len() int {
	n := 0
	for i := range c.shards {
		n += c.shards[i].len()
	}
	return n
}

func (s *shard) len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.young)
	for o := range s.old {
		if _, twice := s.young[o]; !twice {
			n++
		}
	}
	return n
}

func (s *shard) find(o owner) (c cart, young bool) {
	if c, young = s.young[o]; young {
		return c, true
	}
	return s.old[o], false
}
