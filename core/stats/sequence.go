package stats

import "slices"

// maxSpans bounds how many separate gaps a sequence remembers.
const maxSpans = 64

// numbers is a run of numbers that were seen, ends included.
type numbers struct{ first, last uint64 }

// sequence remembers which numbers, counted from 1, were seen.
type sequence struct {
	// seen is in rising order; there is a gap before each.
	seen []numbers
	// decided is the highest number that nothing is waited for below: numbers up to it that were not seen
	// count as lost for good.
	decided, lost uint64
}

// add notes a number; it says false when the number was seen before, or was
// given up.
func (s *sequence) add(n uint64) bool {
	if n <= s.decided {
		return false
	}
	i, found := slices.BinarySearchFunc(s.seen, n, func(r numbers, n uint64) int {
		switch {
		case r.last < n:
			return -1
		case r.first > n:
			return 1
		}
		return 0
	})
	if found {
		return false
	}
	s.seen = slices.Insert(s.seen, i, numbers{n, n})
	s.join(i)
	s.join(i - 1)
	s.settle()
	return true
}

// join makes one of a span and the next when nothing lies between.
func (s *sequence) join(i int) {
	if i >= 0 && i+1 < len(s.seen) && s.seen[i].last+1 == s.seen[i+1].first {
		s.seen[i].last = s.seen[i+1].last
		s.seen = slices.Delete(s.seen, i+1, i+2)
	}
}

// settle takes the first span into what is decided, when no gap is before it or
// there are too many gaps to wait for.
func (s *sequence) settle() {
	for len(s.seen) > 0 && (s.seen[0].first == s.decided+1 || len(s.seen) > maxSpans) {
		s.lost += s.seen[0].first - s.decided - 1
		s.decided = s.seen[0].last
		s.seen = slices.Delete(s.seen, 0, 1)
	}
}

// missing returns how many numbers below the highest were not seen.
func (s *sequence) missing() uint64 {
	n, end := s.lost, s.decided
	for _, r := range s.seen {
		n += r.first - end - 1
		end = r.last
	}
	return n
}
