package main

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// openTerminal returns both ends of a pseudo terminal of 100 by 30.
func openTerminal(t *testing.T) (keyboard, terminal *os.File) {
	t.Helper()
	keyboard, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("no pseudo terminals here: %v", err)
	}
	t.Cleanup(func() { keyboard.Close() })
	fd := int(keyboard.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 30, Col: 100}); err != nil {
		t.Fatal(err)
	}
	terminal, err = os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { terminal.Close() })
	return keyboard, terminal
}

// screen collects what a program prints on its terminal.
type screen struct {
	keyboard *os.File
	text     bytes.Buffer
}

// until reads until a text has appeared since the last call.
func (s *screen) until(t *testing.T, want string) {
	t.Helper()
	chunk := make([]byte, 4096)
	for !strings.Contains(s.text.String(), want) {
		n, err := s.keyboard.Read(chunk)
		s.text.Write(chunk[:n])
		if err != nil {
			t.Fatalf("%q did not appear before %v in:\n%s", want, err, &s.text)
		}
	}
	s.text.Reset()
}

func (s *screen) press(t *testing.T, keys string) {
	t.Helper()
	if _, err := s.keyboard.WriteString(keys); err != nil {
		t.Fatal(err)
	}
}

func TestLiveViewAndKeys(t *testing.T) {
	t.Parallel()
	keyboard, terminal := openTerminal(t)
	before, err := unix.IoctlGetTermios(int(terminal.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	p, dir := loadcore(t, newTarget(t, 200), "--stop-timeout", "0")
	p.Stdin, p.Stdout, p.Stderr = terminal, terminal, terminal
	p.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	p.Env = append(p.Env, "TERM=xterm", "NO_COLOR=1")
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	if err := keyboard.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	s := &screen{keyboard: keyboard}
	s.until(t, "all users are there") // the log shares the terminal
	s.until(t, "11 users")
	s.press(t, "w")
	s.until(t, "12 users")
	s.press(t, "W")
	s.until(t, "22 users")
	s.press(t, "Ss")
	s.until(t, "11 users")
	s.press(t, "\x03") // Ctrl-C is still a signal
	s.until(t, "Verdict:")
	if code := end(t, p); code != 0 {
		t.Errorf("exit code %d", code)
	}
	after, err := unix.IoctlGetTermios(int(terminal.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	if *after != *before {
		t.Errorf("the terminal was left in another mode: %+v, before %+v", after, before)
	}
	if o := read(t, dir); o.Total.Count == 0 {
		t.Error("the summary is empty")
	}
}
