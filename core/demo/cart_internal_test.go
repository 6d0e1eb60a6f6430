package demo

import (
	"encoding/binary"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// inShard makes owners that all fall into the first shard.
func inShard(n int) owner {
	var o owner
	binary.BigEndian.PutUint64(o[8:], uint64(n))
	return o
}

func TestCartsForgetWhatWasNotChangedForLongest(t *testing.T) {
	t.Parallel()
	var c carts
	const more = 5 * cartsPerAge
	for n := range more {
		c.add(inShard(n), 0, 1)
		c.add(inShard(0), 1, 1) // one customer who goes on adding
		s := &c.shards[0]
		if held := len(s.young) + len(s.old); held > 2*cartsPerAge {
			t.Fatalf("%d carts in one shard after %d customers, want %d at most", held, n+1, 2*cartsPerAge)
		}
	}
	if got := c.get(inShard(0)); got[1] != more {
		t.Errorf("the busy customer has %d, want %d", got[1], more)
	}
	if got := c.get(inShard(more - cartsPerAge)); got[0] != 1 {
		t.Error("a cart was forgotten while there was room for it")
	}
	if got := c.get(inShard(1)); got != (cart{}) {
		t.Error("the oldest cart is still there")
	}
}

func TestCartDoesNotOverflow(t *testing.T) {
	t.Parallel()
	var c carts
	c.add(inShard(1), 2, mostOfOne)
	c.add(inShard(1), 2, 10)
	if got := c.get(inShard(1)); got[2] != mostOfOne {
		t.Errorf("%d, want to stay at %d", got[2], mostOfOne)
	}
}

// Whatever is done, the carts behave as a plain map of plain maps.
func TestCartsAreAMap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var c carts
		plain := map[owner]cart{}
		for range rapid.IntRange(0, 200).Draw(t, "steps") {
			o := ownerOf([]byte{byte(rapid.IntRange(0, 5).Draw(t, "customer"))})
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				if got, want := c.take(o), plain[o]; got != want {
					t.Fatalf("took %v, want %v", got, want)
				}
				delete(plain, o)
			case 1: // the shard's young carts grow old
				s := c.of(o)
				s.old, s.young = s.young, nil
				for other := range plain {
					if _, kept := s.old[other]; !kept && c.of(other) == s {
						delete(plain, other)
					}
				}
			default:
				i, n := rapid.IntRange(0, products-1).Draw(t, "product"), rapid.Uint32Range(1, 10).Draw(t, "quantity")
				c.add(o, i, n)
				changed := plain[o]
				changed[i] += n
				plain[o] = changed
			}
			if got, want := c.get(o), plain[o]; got != want || c.len() != len(plain) {
				t.Fatalf("cart %v of %d, want %v of %d", got, c.len(), want, len(plain))
			}
		}
	})
}

func TestConcurrentAddsAllCount(t *testing.T) {
	t.Parallel()
	var c carts
	var all sync.WaitGroup
	const clients, adds = 8, 500
	for range clients {
		all.Go(func() {
			for i := range adds {
				c.add(inShard(i%3), 4, 1)
				_ = c.get(inShard(i % 3))
				_ = c.len()
			}
		})
	}
	all.Wait()
	sum := uint32(0)
	for i := range 3 {
		ordered := c.take(inShard(i))
		sum += ordered[4]
	}
	if sum != clients*adds || c.len() != 0 {
		t.Errorf("%d things and %d carts left, want %d and none", sum, c.len(), clients*adds)
	}
}
