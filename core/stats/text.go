package stats

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line makes a text of at most limit bytes fit for one line of a table: valid
// UTF-8, without control characters. It returns its own copy, for the text may
// lie in a buffer that is used again.
func line(s string, limit int) string {
	return clip(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, clip(s, limit)), limit)
}

// clip cuts a text at limit bytes, marked by an ellipsis, and makes it valid.
func clip(s string, limit int) string {
	const mark = "…"
	if len(s) <= limit {
		return strings.ToValidUTF8(strings.Clone(s), "?")
	}
	s = s[:limit-len(mark)]
	for range utf8.UTFMax {
		if r, size := utf8.DecodeLastRuneInString(s); r != utf8.RuneError || size != 1 {
			break
		}
		s = s[:len(s)-1]
	}
	return strings.ToValidUTF8(s, "?") + mark
}

// group returns what messages of the same kind have in common: words that hold
// five or more digits, such as identifiers, times and ports, become "#". So one
// failure with a number in its text cannot fill the table.
func group(message string) string {
	const digitsOfAnID = 5
	var b strings.Builder
	start, digits, done := 0, 0, 0
	flush := func(end int) {
		if digits >= digitsOfAnID {
			b.WriteString(message[done:start])
			b.WriteByte('#')
			done = end
		}
	}
	for i := range len(message) {
		switch c := message[i]; {
		case '0' <= c && c <= '9':
			digits++
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '-', c == '_':
		default:
			flush(i)
			start, digits = i+1, 0
		}
	}
	flush(len(message))
	if done == 0 {
		return message
	}
	return b.String() + message[done:]
}
