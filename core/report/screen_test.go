package report_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// screen is a terminal with what the live view needs of ECMA-48. It fails the
// test on any other control character or sequence.
type screen struct {
	t             *testing.T
	width, height int
	lines         [][]rune
	x, y          int
	nowrap        bool
	scrolled      int
}

func newScreen(t *testing.T, width, height int) *screen {
	return &screen{t: t, width: width, height: height, lines: make([][]rune, height)}
}

func (s *screen) Write(p []byte) (int, error) {
	text := string(p)
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case r == '\x1b':
			size = s.sequence(text)
		case r == '\r':
			s.x = 0
		case r == '\n':
			s.down()
		case r < ' ' || r == 0x7f || r == utf8.RuneError:
			s.t.Errorf("control character %q on the screen", r)
		default:
			s.put(r)
		}
		text = text[size:]
	}
	return len(p), nil
}

func (s *screen) put(r rune) {
	if s.x >= s.width {
		if !s.nowrap {
			s.t.Errorf("a line is longer than the %d columns of the screen", s.width)
		}
		return
	}
	line := s.lines[s.y]
	for len(line) <= s.x {
		line = append(line, ' ')
	}
	line[s.x] = r
	s.lines[s.y] = line
	s.x++
}

func (s *screen) down() {
	if s.y++; s.y < s.height {
		return
	}
	s.y = s.height - 1
	s.lines = append(s.lines[1:], nil)
	s.scrolled++
}

// sequence carries out the control sequence that text begins with.
func (s *screen) sequence(text string) int {
	end := strings.IndexAny(text, "AJKhlm")
	if !strings.HasPrefix(text, "\x1b[") || end < 0 {
		s.t.Errorf("unknown sequence %.8q", text)
		return len(text)
	}
	args := text[2:end]
	switch text[end] {
	case 'A':
		n, err := strconv.Atoi(args)
		if err != nil || n > s.y {
			s.t.Errorf("the cursor at line %d goes up by %q", s.y, args)
		}
		s.y = max(0, s.y-n)
	case 'J':
		s.lines[s.y] = s.lines[s.y][:min(s.x, len(s.lines[s.y]))]
		for y := s.y + 1; y < s.height; y++ {
			s.lines[y] = nil
		}
	case 'K':
		// Behind the last column there is none: the cursor still stands on it.
		s.lines[s.y] = s.lines[s.y][:min(s.x, s.width-1, len(s.lines[s.y]))]
	case 'h', 'l':
		if args == "?7" {
			s.nowrap = text[end] == 'l'
		} else if args != "?2026" {
			s.t.Errorf("unknown mode %q", args)
		}
	}
	return end + 1
}

func (s *screen) String() string {
	var b strings.Builder
	for _, l := range s.lines {
		b.WriteString(strings.TrimRight(string(l), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}
