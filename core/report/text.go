package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// maxMarks is how many combining marks may follow each other. More of them
// take no columns but paint over the lines above and below.
const maxMarks = 2

// clean makes text safe for one line of a terminal. What is no printable
// character becomes an escape of Go's syntax: control characters, line ends,
// invalid UTF-8, and characters that turn the direction of writing.
func clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	marks := maxMarks // a mark needs a character before it
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		mark := unicode.In(r, unicode.Mn, unicode.Me)
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteString(`\x` + strconv.FormatUint(uint64(s[i]), 16))
			marks = 0
		case unicode.Is(unicode.Variation_Selector, r): // they change the width
		case mark && marks < maxMarks:
			b.WriteRune(r)
			marks++
		case mark || !unicode.IsPrint(r):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
			marks = 0
		default:
			b.WriteRune(r)
			marks = 0
		}
		i += size
	}
	return b.String()
}

// plain reports whether s is printable ASCII, as nearly all names are.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// columns is how many columns of a terminal cleaned text takes.
func columns(s string) int {
	if plain(s) {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

// runeColumns follows UAX #11, East Asian Width; ambiguous ones are narrow.
func runeColumns(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// shorten cuts cleaned text to n columns. It takes from the middle, because
// paths differ at their ends.
func shorten(s string, n int) string {
	if columns(s) <= n {
		return s
	}
	if n <= 0 {
		return ""
	}
	return head(s, n/2) + "…" + tail(s, n-1-n/2)
}

// head is the beginning of s that fits into n columns.
func head(s string, n int) string {
	for i, r := range s {
		if n -= runeColumns(r); n < 0 {
			return s[:i]
		}
	}
	return s
}

// tail is the end of s that fits into n columns.
func tail(s string, n int) string {
	at := len(s)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if n -= runeColumns(r); n < 0 {
			break
		}
		at -= size
	}
	// A mark must not go to the character before it.
	return strings.TrimLeftFunc(s[at:], func(r rune) bool { return runeColumns(r) == 0 })
}

// pad fills cleaned text up to n columns with spaces.
func pad(s string, n int, left bool) string {
	space := strings.Repeat(" ", max(0, n-columns(s)))
	if left {
		return s + space
	}
	return space + s
}
