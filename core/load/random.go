package load

import (
	"fmt"
	"math/rand/v2"
)

// Rand is the user's own random source, seeded from --seed, the user's class
// and its number, so that a run can be repeated.
func (u *User) Rand() *rand.Rand { return &u.rng }

// IntN returns a random number from 0 to n-1. It panics if n is not above zero.
func (u *User) IntN(n int) int { return u.rng.IntN(n) }

// IntBetween returns a random number from lowest to highest, both included. It
// panics if highest is below lowest.
func (u *User) IntBetween(lowest, highest int) int {
	if highest < lowest {
		panic(fmt.Sprintf("load: IntBetween from %d to %d; the highest must not be below the lowest", lowest, highest))
	}
	n := uint64(highest) - uint64(lowest) + 1
	if n == 0 { // every int there is
		return int(u.rng.Uint64())
	}
	return lowest + int(u.rng.Uint64N(n))
}

// Chance reports true with the given probability, from 0 to 1.
func (u *User) Chance(probability float64) bool { return u.rng.Float64() < probability }

// Pick returns one of the strings, each as likely as the others. It panics if
// there are none.
func Pick(u *User, from []string) string {
	if len(from) == 0 {
		panic("load: Pick from an empty list")
	}
	return from[u.rng.IntN(len(from))]
}
