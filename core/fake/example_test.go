package fake_test

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/loadcore/loadcore/core/fake"
)

// In a task the source is the user's own, u.Rand().
func ExampleNewPerson() {
	r := rand.New(rand.NewPCG(7, 7))
	who := fake.NewPerson(r)
	fmt.Println(who.FirstName, who.LastName)
	fmt.Println(who.Email)
	fmt.Printf("%s, %s, %s %s, %s\n", who.Street, who.City, who.State, who.Zip, who.Country)
	fmt.Println(who.Phone)
	// Output:
	// Sienna Atkinson
	// sienna.atkinson7590@example.com
	// 81455 Hillville, Cleveland, PA 52890, United States
	// 695-555-0143
}

func ExampleNewCard() {
	r := rand.New(rand.NewPCG(7, 7))
	card := fake.NewCard(r, time.Date(2026, time.May, 1, 0, 0, 0, 0, time.UTC))
	fmt.Println(card.Number, card.Month, card.Year, card.CVV)
	// Output:
	// 4907123814553141 9 2053 638
}
