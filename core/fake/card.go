package fake

import (
	"math/rand/v2"
	"time"
)

// Card is a VISA card that has not expired.
type Card struct {
	// Number has 16 digits, begins with 4, and passes the Luhn check.
	Number string
	// Month is from 1 to 12.
	Month int
	// Year is from the year after now to 70 years after that.
	Year int
	// CVV is from 100 to 999.
	CVV int
}

// NewCard invents a card that is valid at now, usually time.Now(). Only the
// year depends on now, so a run that is repeated next year differs in that.
func NewCard(r *rand.Rand, now time.Time) Card {
	return Card{
		Number: visa(r),
		Month:  1 + r.IntN(12),
		Year:   now.Year() + 1 + r.IntN(71),
		CVV:    100 + r.IntN(900),
	}
}

// visa is a 4, fourteen random digits, and the check digit of the Luhn formula
// (ISO/IEC 7812-1, annex B). The library would give VISA numbers of 18 and 19
// digits too, which payment services refuse.
func visa(r *rand.Rand) string {
	number := [16]byte{0: 4}
	sum := 8 // of the leading 4, doubled
	for i := 1; i < 15; i++ {
		digit := r.IntN(10)
		number[i] = byte(digit)
		if i%2 == 0 {
			digit = digit*2/10 + digit*2%10
		}
		sum += digit
	}
	number[15] = byte((10 - sum%10) % 10)
	for i := range number {
		number[i] += '0'
	}
	return string(number[:])
}
