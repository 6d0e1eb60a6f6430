package plan

import (
	"cmp"
	"math/bits"
	"slices"
)

// Split says how many of total users each class gets, by the index of the
// class. Fixed numbers are taken first, in the order of the classes, and are
// cut when total does not reach. The rest goes to the other classes by weight
// with the method of largest remainders (Hamilton's): each gets the whole part
// of its quota, and the users left over go to the largest fractions, the first
// class first where fractions are equal. The sum is total, except when no
// class has a weight: then nobody takes the rest.
//
// No class is further than one user from its quota. A known price of that is
// the Alabama paradox: one user more in total can take one from a small class.
func Split(total int, classes []Class) []int {
	out := make([]int, len(classes))
	rest := max(0, total)
	for i, c := range classes {
		if c.Fixed > 0 {
			out[i] = min(c.Fixed, rest)
			rest -= out[i]
		}
	}
	share(rest, classes, out)
	return out
}

// share adds rest users to the classes that have no fixed number.
func share(rest int, classes []Class, out []int) {
	sum := uint64(0)
	for _, c := range classes {
		sum += weight(c)
	}
	if rest == 0 || sum == 0 {
		return
	}
	var order []int
	fractions := make([]uint64, len(classes))
	left := rest
	for i, c := range classes {
		if weight(c) == 0 {
			continue
		}
		high, low := bits.Mul64(uint64(rest), weight(c))
		quota, fraction := bits.Div64(high, low, sum)
		out[i], fractions[i] = int(quota), fraction
		left -= int(quota)
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(fractions[b], fractions[a]) })
	for _, i := range order[:left] {
		out[i]++
	}
}

// heaviest is where weights are cut, so that their sum cannot overflow.
const heaviest = 1 << 40

func weight(c Class) uint64 {
	if c.Fixed > 0 {
		return 0
	}
	return uint64(min(max(0, c.Weight), heaviest))
}
