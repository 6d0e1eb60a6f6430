package demo

import (
	"fmt"
	"strings"
	"time"
)

// digits returns the digits of a card number that is written in groups with
// blanks between them, or "" if it is no card number. Numbers have 12 to 19
// digits and a right check digit by Luhn (ISO/IEC 7812-1, annex B).
func digits(number string) string {
	number = strings.ReplaceAll(number, " ", "")
	if len(number) < 12 || len(number) > 19 {
		return ""
	}
	sum := 0
	for i := range len(number) {
		digit := int(number[len(number)-1-i]) - '0'
		if digit < 0 || digit > 9 {
			return ""
		}
		if i%2 == 1 {
			digit = digit*2/10 + digit*2%10
		}
		sum += digit
	}
	if sum%10 != 0 {
		return ""
	}
	return number
}

// charge is the payment service: it takes VISA and MasterCard, until the end
// of the month in which they expire.
func charge(number string, year, month int64, now time.Time) error {
	if !isVisa(number) && !isMasterCard(number) {
		return fmt.Errorf("credit card not accepted: only VISA and MasterCard are")
	}
	if y, m := int64(now.Year()), int64(now.Month()); year < y || year == y && month < m {
		return fmt.Errorf("credit card ending %s expired on %d/%d", number[len(number)-4:], month, year)
	}
	return nil
}

func isVisa(number string) bool {
	return number[0] == '4' && (len(number) == 13 || len(number) == 16 || len(number) == 19)
}

// isMasterCard knows the two ranges that the network numbers its cards from.
func isMasterCard(number string) bool {
	prefix := number[:4]
	return len(number) == 16 && (prefix >= "5100" && prefix <= "5599" || prefix >= "2221" && prefix <= "2720")
}
