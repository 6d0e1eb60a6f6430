package stats

import (
	"iter"
	"maps"
	"slices"
)

// pageSize is how many counters are allocated together. Latencies of one row
// lie close to each other, so a row needs few pages.
const (
	pageBits = 6
	pageSize = 1 << pageBits
	numPages = numCounters / pageSize
)

type page [pageSize]uint32

// counters are the counts of a histogram, in pages that exist once they are
// needed. Pages lie in one slice without pointers, which the garbage collector
// does not have to look into.
type counters struct {
	// at is where a page is in pages, plus one; 0 means it was not needed yet.
	at    [numPages]uint16
	pages []page
	// carry holds the upper half of counts that outgrew 32 bits.
	carry map[int]uint64
}

// page returns a page of counters, which is made if need be. The pointer holds
// until the next call.
func (c *counters) page(i int) *page {
	if c.at[i] == 0 {
		c.grow()
		c.at[i] = uint16(len(c.pages))
	}
	return &c.pages[c.at[i]-1]
}

// grow adds a page, with less room to spare than append would leave.
func (c *counters) grow() {
	n := len(c.pages)
	if n == cap(c.pages) {
		larger := make([]page, n, n+n/4+1)
		copy(larger, c.pages)
		c.pages = larger
	}
	c.pages = append(c.pages, page{})
}

func (c *counters) add(counter int, n uint64) {
	cell := &c.page(counter >> pageBits)[counter%pageSize]
	sum := uint64(*cell) + n&0xffffffff
	*cell = uint32(sum)
	if over := sum>>32 + n>>32; over != 0 {
		c.carryOver(counter, over)
	}
}

func (c *counters) carryOver(counter int, n uint64) {
	if c.carry == nil {
		c.carry = map[int]uint64{}
	}
	c.carry[counter] += n
}

// merge adds o, which may be c itself: carries first, before new ones arise.
func (c *counters) merge(o *counters) {
	for counter, n := range o.carry {
		c.carryOver(counter, n)
	}
	for i, at := range o.at {
		if at == 0 {
			continue
		}
		dst, src := c.page(i), &o.pages[at-1]
		for j := range src {
			sum := uint64(dst[j]) + uint64(src[j])
			dst[j] = uint32(sum)
			if sum>>32 != 0 {
				c.carryOver(i<<pageBits+j, 1)
			}
		}
	}
}

func (c *counters) clone() *counters {
	return &counters{at: c.at, pages: slices.Clone(c.pages), carry: maps.Clone(c.carry)}
}

// all yields the counters that are not zero with their counts, in rising order.
func (c *counters) all() iter.Seq2[int, uint64] {
	return func(yield func(int, uint64) bool) {
		if c == nil {
			return
		}
		for i, at := range c.at {
			if at != 0 && !c.eachOf(i, &c.pages[at-1], yield) {
				return
			}
		}
	}
}

func (c *counters) eachOf(i int, p *page, yield func(int, uint64) bool) bool {
	for j, low := range p {
		n := uint64(low)
		if c.carry != nil {
			n += c.carry[i<<pageBits+j] << 32
		}
		if n != 0 && !yield(i<<pageBits+j, n) {
			return false
		}
	}
	return true
}

// reset zeroes the counts and keeps the pages.
func (c *counters) reset() {
	clear(c.pages)
	c.carry = nil
}
