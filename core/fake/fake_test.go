package fake_test

import (
	"math/rand/v2"
	"net/mail"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/loadcore/loadcore/core/fake"
	"pgregory.net/rapid"
)

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func draw(t *rapid.T) *rand.Rand { return source(rapid.Uint64().Draw(t, "seed")) }

func TestPersonPassesTheFormOfAShop(t *testing.T) {
	t.Parallel()
	state := regexp.MustCompile(`^[A-Z]{2}$`)
	phone := regexp.MustCompile(`^[2-9]\d\d-555-01\d\d$`)
	reserved := regexp.MustCompile(`^[a-z]+\.[a-z]+\d+@example\.(com|net|org)$`)
	rapid.Check(t, func(t *rapid.T) {
		p := fake.NewPerson(draw(t))
		for _, field := range []struct {
			name, value string
			longest     int
		}{
			{"first name", p.FirstName, 64}, {"last name", p.LastName, 64}, {"street", p.Street, 512},
			{"city", p.City, 128}, {"state", p.State, 2}, {"country", p.Country, 128}, {"zip", p.Zip, 5},
		} {
			if field.value == "" || utf8.RuneCountInString(field.value) > field.longest {
				t.Errorf("%s %q, want 1 to %d characters", field.name, field.value, field.longest)
			}
		}
		if zip, err := strconv.Atoi(p.Zip); err != nil || zip < 10_000 {
			t.Errorf("zip %q, want five digits without a leading 0", p.Zip)
		}
		if _, err := mail.ParseAddress(p.Email); err != nil || !reserved.MatchString(p.Email) {
			t.Errorf("e-mail %q, want a plain address in a reserved domain: %v", p.Email, err)
		}
		if !state.MatchString(p.State) || !phone.MatchString(p.Phone) {
			t.Errorf("state %q and phone %q, want an abbreviation and a number of fiction", p.State, p.Phone)
		}
	})
}

// luhn is the textbook form: from the right, every second digit doubled.
func luhn(number string) bool {
	sum := 0
	for i := range number {
		digit := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			digit *= 2
			if digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}

func TestCardIsAVisaCardThatHasNotExpired(t *testing.T) {
	t.Parallel()
	visa := regexp.MustCompile(`^4\d{15}$`)
	rapid.Check(t, func(t *rapid.T) {
		now := time.Date(rapid.IntRange(1970, 9000).Draw(t, "year"), 12, 31, 23, 59, 59, 0, time.UTC)
		c := fake.NewCard(draw(t), now)
		if !visa.MatchString(c.Number) || !luhn(c.Number) {
			t.Errorf("number %q is no VISA number of 16 digits with a right check digit", c.Number)
		}
		if c.Month < 1 || c.Month > 12 || c.CVV < 100 || c.CVV > 999 {
			t.Errorf("month %d and CVV %d are out of bounds", c.Month, c.CVV)
		}
		if first := now.Year() + 1; c.Year < first || c.Year > first+70 {
			t.Errorf("year %d is not in %d to %d", c.Year, first, first+70)
		}
	})
}

func TestCardsReachTheEndsOfTheirRanges(t *testing.T) {
	t.Parallel()
	r, now := source(1), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	months, years, cvvs, numbers := map[int]bool{}, map[int]bool{}, map[int]bool{}, map[string]bool{}
	const n = 20_000
	for range n {
		c := fake.NewCard(r, now)
		months[c.Month], years[c.Year], cvvs[c.CVV], numbers[c.Number] = true, true, true, true
	}
	if len(months) != 12 || len(years) != 71 || len(cvvs) != 900 {
		t.Errorf("%d months, %d years and %d CVVs in %d cards, want 12, 71 and 900", len(months), len(years), len(cvvs), n)
	}
	if len(numbers) != n {
		t.Errorf("%d different numbers in %d cards", len(numbers), n)
	}
}

// invented is everything that the package invents, in one string.
func invented(seed uint64) string {
	r, now := source(seed), time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	p, c := fake.NewPerson(r), fake.NewCard(r, now)
	return strings.Join([]string{p.FirstName, p.LastName, p.Email, p.Street, p.City, p.State, p.Zip, p.Country, p.Phone,
		c.Number, strconv.Itoa(c.Month), strconv.Itoa(c.Year), strconv.Itoa(c.CVV),
		fake.Name(r), fake.Email(r), fake.Company(r), fake.Sentence(r, 5), fake.UUID(r)}, "|")
}

func TestSeedRepeats(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		if a, b := invented(seed), invented(seed); a != b {
			t.Errorf("one seed invented\n%s\nand\n%s", a, b)
		}
		if invented(seed) == invented(seed+1) {
			t.Error("two seeds invented the same")
		}
	})
}

func TestText(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, got, pattern string
	}{
		{"a name has two parts", fake.Name(source(1)), `^\S+ \S+`},
		{"an e-mail address is in a reserved domain", fake.Email(source(1)), `^[a-z]+\.[a-z]+\d+@example\.(com|net|org)$`},
		{"a company has a name", fake.Company(source(1)), `^\S`},
		{"a sentence has its words", fake.Sentence(source(1), 4), `^[A-Z]\S*( \S+){3}\.$`},
		{"no words are no sentence", fake.Sentence(source(1), 0), `^$`},
		{"a negative number of words is no sentence", fake.Sentence(source(1), -3), `^$`},
		{"a UUID is version 4", fake.UUID(source(1)), `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if !regexp.MustCompile(row.pattern).MatchString(row.got) {
				t.Errorf("got %q, want %s", row.got, row.pattern)
			}
		})
	}
	if words := len(strings.Fields(fake.Sentence(source(1), 1<<40))); words != 1000 {
		t.Errorf("an absurd sentence has %d words, want 1000", words)
	}
}

// BenchmarkCheckout is what one checkout form costs.
func BenchmarkCheckout(b *testing.B) {
	r, now := source(1), time.Now()
	b.ReportAllocs()
	for b.Loop() {
		p, c := fake.NewPerson(r), fake.NewCard(r, now)
		if p.Email == "" || c.CVV == 0 {
			b.Fatal("nothing invented")
		}
	}
}
