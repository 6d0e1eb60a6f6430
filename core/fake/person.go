package fake

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/brianvoe/gofakeit/v7"
)

// Person is somebody with an address in the United States. The city, the state
// and the zip code do not belong together.
type Person struct {
	FirstName string
	LastName  string
	// Email is well formed, in lower case, and in a reserved domain.
	Email string
	// Street is a number and a street, such as "4831 Lake Harborside".
	Street string
	City   string
	// State is an abbreviation of two letters.
	State string
	// Zip has five digits and does not begin with 0.
	Zip     string
	Country string
	// Phone is a number such as "415-555-0123".
	Phone string
}

// NewPerson invents a person.
func NewPerson(r *rand.Rand) Person {
	f := gofakeit.NewFaker(r, false)
	first, last := f.FirstName(), f.LastName()
	return Person{
		FirstName: first,
		LastName:  last,
		Email:     address(r, first, last),
		Street:    f.Street(),
		City:      f.City(),
		State:     f.StateAbr(),
		Zip:       f.Zip(),
		Country:   "United States",
		Phone:     phone(r),
	}
}

// Name invents a first and a last name.
func Name(r *rand.Rand) string { return gofakeit.NewFaker(r, false).Name() }

// Email invents an e-mail address in a domain reserved by RFC 2606.
func Email(r *rand.Rand) string {
	f := gofakeit.NewFaker(r, false)
	return address(r, f.FirstName(), f.LastName())
}

// address has a number so that two people of one name differ, mostly.
func address(r *rand.Rand, first, last string) string {
	domains := [...]string{"example.com", "example.net", "example.org"}
	return fmt.Sprintf("%s.%s%d@%s", local(first), local(last), r.IntN(10_000), domains[r.IntN(len(domains))])
}

// local keeps of a name what any mail system takes before the @.
func local(name string) string {
	kept := strings.Map(func(c rune) rune {
		if c < 'a' || c > 'z' {
			return -1
		}
		return c
	}, strings.ToLower(name))
	if kept == "" {
		return "x"
	}
	return kept
}

// phone is in 555-0100 to 555-0199, which the North American Numbering Plan
// keeps for fiction in every area.
func phone(r *rand.Rand) string {
	return fmt.Sprintf("%d-555-01%02d", 200+r.IntN(800), r.IntN(100))
}
