package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/loadcore/loadcore/core/stats"
)

// LiveConfig says where a live view is drawn.
type LiveConfig struct {
	// Out is the terminal.
	Out io.Writer
	// Size returns the terminal's columns and lines. It is asked for each
	// frame. Nil, or a size that is not above zero, means 80 by 24.
	Size func() (width, height int)
	// Title says what runs, such as the scenario and the host.
	Title string
	// Colour allows ANSI colours.
	Colour bool
}

// Live is a view of a run that is drawn over itself. It does not switch to the
// alternate screen, so the last frame stays. It works in raw mode too, and may
// be used from several goroutines.
type Live struct {
	config LiveConfig

	mu sync.Mutex
	// shown is the frame on the screen; nil when there is none.
	shown []row
}

// row is a line of a frame: cleaned text, which has one colour.
type row struct {
	text   string
	colour colour
}

// NewLive returns a view that has drawn nothing yet.
func NewLive(c LiveConfig) *Live { return &Live{config: c} }

// Sequences of ECMA-48 and of xterm. A terminal that does not know the mode
// for synchronized output, 2026, ignores it. Without automatic wrapping, mode
// 7, a rune that is wider than expected cannot push a line into the next one.
const (
	beginFrame = "\x1b[?2026h\x1b[?7l"
	endFrame   = "\x1b[?7h\x1b[?2026l"
	eraseRight = "\x1b[K"
	eraseBelow = "\x1b[J"
)

// Show draws a frame in place of the last one, in a single write.
func (l *Live) Show(p *stats.Progress) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	width, height := l.size()
	return l.draw(nil, frame(p, l.config.Title, width, height-1), width, height)
}

// Write puts lines above the frame, such as those of a log. It implements
// io.Writer and expects whole lines.
func (l *Live) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	width, height := l.size()
	if err := l.draw(p, l.shown, width, height); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Close leaves the last frame where it is. What is written afterwards comes
// below it.
func (l *Live) Close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shown = nil
}

func (l *Live) size() (width, height int) {
	if l.config.Size != nil {
		width, height = l.config.Size()
	}
	if width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}

// draw goes back to the top of the frame on the screen and writes the lines
// above, then the next frame. The cursor ends below it.
func (l *Live) draw(above []byte, next []row, width, height int) error {
	var b bytes.Buffer
	if up := l.lines(width, height); up > 0 {
		fmt.Fprintf(&b, "\x1b[%dA", up)
	}
	if len(above) > 0 {
		text := strings.TrimSuffix(string(above), "\n")
		b.WriteString("\r" + eraseBelow + strings.ReplaceAll(text, "\n", "\r\n") + "\r\n")
	}
	b.WriteString(beginFrame)
	for _, r := range next {
		// Erased first: behind a full line the cursor still stands on the
		// last column, which would go too.
		b.WriteString("\r" + eraseRight + paint(r.text, r.colour, Options{Colour: l.config.Colour}) + "\r\n")
	}
	b.WriteString("\r" + eraseBelow + endFrame)
	l.shown = next
	_, err := l.config.Out.Write(b.Bytes())
	return err
}

// lines is how many lines the frame on the screen takes now. A terminal that
// has become narrower has broken the lines that did not fit any more.
func (l *Live) lines(width, height int) int {
	n := 0
	for _, r := range l.shown {
		n += max(1, (columns(r.text)+width-1)/width)
	}
	return min(n, height-1)
}
