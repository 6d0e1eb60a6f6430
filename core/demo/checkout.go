package demo

import (
	"errors"
	"fmt"
	"net/mail"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// form returns the value of a field, "" if it is missing.
type form func(name string) string

// payment is what of a valid order the payment service wants to know.
type payment struct {
	number      string
	year, month int64
}

// readOrder reads the form of a checkout and tells everything that is wrong
// with it.
func readOrder(f form) (payment, error) {
	p := payment{number: digits(f("credit_card_number"))}
	var wrong []error
	demand := func(ok bool, field, rule string) {
		if !ok {
			wrong = append(wrong, fmt.Errorf("field %s is invalid: %s", field, rule))
		}
	}
	number := func(field string) int64 {
		n, err := strconv.ParseInt(f(field), 10, 32)
		if err != nil {
			return 0
		}
		return n
	}
	demand(isEmail(f("email")), "email", "it is no e-mail address")
	for _, field := range []struct {
		name    string
		longest int
	}{{"street_address", 512}, {"city", 128}, {"state", 128}, {"country", 128}} {
		length := utf8.RuneCountInString(f(field.name))
		demand(length >= 1 && length <= field.longest, field.name, fmt.Sprintf("it must have 1 to %d characters", field.longest))
	}
	demand(number("zip_code") != 0, "zip_code", "it must be a number other than 0")
	demand(p.number != "", "credit_card_number", "it must be a card number with a right check digit")
	p.month = number("credit_card_expiration_month")
	demand(p.month >= 1 && p.month <= 12, "credit_card_expiration_month", "it must be from 1 to 12")
	p.year = number("credit_card_expiration_year")
	demand(p.year != 0, "credit_card_expiration_year", "it must be a number other than 0")
	demand(number("credit_card_cvv") != 0, "credit_card_cvv", "it must be a number other than 0")
	return p, errors.Join(wrong...)
}

// isEmail takes a bare address whose domain has a dot.
func isEmail(s string) bool {
	const longest = 320 // 64 before the @ and 255 behind it, RFC 5321 section 4.5.3.1
	if s == "" || len(s) > longest {
		return false
	}
	address, err := mail.ParseAddress(s)
	if err != nil || address.Address != s {
		return false
	}
	domain := s[strings.LastIndexByte(s, '@')+1:]
	return strings.Contains(strings.Trim(domain, "."), ".")
}

// readAdd reads the form that puts something into the cart.
func readAdd(f form) (id string, quantity uint32, err error) {
	var wrong []error
	n, err := strconv.ParseUint(f("quantity"), 10, 32)
	if err != nil || n < 1 || n > mostPerAdd {
		wrong = append(wrong, fmt.Errorf("field quantity is invalid: it must be from 1 to %d", mostPerAdd))
	}
	if id = f("product_id"); id == "" {
		wrong = append(wrong, errors.New("field product_id is invalid: it is missing"))
	}
	return id, uint32(n), errors.Join(wrong...)
}

// charge asks for the money.
func (p payment) charge(now time.Time) error {
	return charge(p.number, p.year, p.month, now)
}
