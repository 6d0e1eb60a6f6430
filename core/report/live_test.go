package report_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/report"
	"github.com/loadcore/loadcore/core/stats"
)

func progress(s *stats.Summary) *stats.Progress {
	s.At = 42 * time.Second
	return &stats.Progress{Snapshot: s.Snapshot, Phase: stats.Running, Target: 50, RunTime: time.Minute}
}

const title = "shopfront → http://127.0.0.1:8080"

func live(s *screen) *report.Live {
	return report.NewLive(report.LiveConfig{Out: s, Title: title, Size: func() (int, int) { return s.width, s.height }})
}

func TestLiveFitsTheTerminal(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {80, 24}, {80, 14}, {40, 20}, {30, 10}, {20, 4}, {10, 2}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			s := newScreen(t, size[0], size[1])
			view := live(s)
			for range 3 {
				if err := view.Show(progress(troubled())); err != nil {
					t.Fatal(err)
				}
			}
			if s.scrolled > 0 {
				t.Errorf("the screen scrolled by %d lines", s.scrolled)
			}
			golden(t, fmt.Sprintf("live %dx%d.txt", size[0], size[1]), []byte(s.String()))
		})
	}
}

func TestLiveKeepsNothingOfALongerFrame(t *testing.T) {
	t.Parallel()
	s, fresh := newScreen(t, 100, 30), newScreen(t, 100, 30)
	view := live(s)
	short := progress(shop())
	short.Rows, short.Errors = short.Rows[:1], nil
	for _, p := range []*stats.Progress{progress(troubled()), short} {
		if err := view.Show(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := live(fresh).Show(short); err != nil {
		t.Fatal(err)
	}
	if s.String() != fresh.String() {
		t.Errorf("got\n%s\nwant\n%s", s, fresh)
	}
}

func TestLivePutsLogLinesAboveTheFrame(t *testing.T) {
	t.Parallel()
	s := newScreen(t, 100, 40)
	view := live(s)
	if err := view.Show(progress(shop())); err != nil {
		t.Fatal(err)
	}
	frame := s.String()
	for _, l := range []string{"first line\n", "second line\nthird line\n"} {
		if n, err := fmt.Fprint(view, l); n != len(l) || err != nil {
			t.Fatalf("Write: %d, %v", n, err)
		}
	}
	if want := "first line\nsecond line\nthird line\n" + frame; s.String() != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	view.Close()
	fmt.Fprint(view, "after the end\n")
	if want := "first line\nsecond line\nthird line\n" + frame + "after the end\n"; s.String() != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

func TestLiveGoesBackOverLinesThatANarrowerTerminalBroke(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	width := 100
	view := report.NewLive(report.LiveConfig{Out: &out, Title: title, Size: func() (int, int) { return width, 60 }})
	p := progress(shop())
	if err := view.Show(p); err != nil {
		t.Fatal(err)
	}
	lines := strings.Count(out.String(), "\n")
	out.Reset()
	width = 50
	if err := view.Show(p); err != nil {
		t.Fatal(err)
	}
	var up int
	if _, err := fmt.Sscanf(out.String(), "\x1b[%dA", &up); err != nil || up <= lines {
		t.Errorf("goes up %d lines (%v); the frame had %d, of which many are broken now", up, err, lines)
	}
}

func TestLiveShowsHowTheGeneratorFails(t *testing.T) {
	t.Parallel()
	p := progress(troubled())
	p.Generator.OpenFiles, p.Generator.FileLimit = 1000, 1024
	p.Lag = measured(1, 1000, time.Second).Distribution()
	s := newScreen(t, 160, 30)
	if err := live(s).Show(p); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"users start late", "1000 of 1024 file descriptors used", "4 arrivals missed", "2 deltas lost"} {
		if !strings.Contains(s.String(), want) {
			t.Errorf("the frame does not say %q:\n%s", want, s)
		}
	}
}

func TestLiveWithoutColourHasNone(t *testing.T) {
	t.Parallel()
	for _, coloured := range []bool{false, true} {
		var out strings.Builder
		if err := report.NewLive(report.LiveConfig{Out: &out, Colour: coloured}).Show(progress(troubled())); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "m"+"50 users") || strings.Contains(out.String(), "\x1b[31m"); got != coloured {
			t.Errorf("colour is %v and the frame is coloured: %v", coloured, got)
		}
	}
}

func TestLiveFromManyGoroutines(t *testing.T) {
	t.Parallel()
	s := newScreen(t, 80, 24)
	view := live(s)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if err := view.Show(progress(shop())); err != nil {
					t.Error(err)
				}
				if _, err := fmt.Fprintln(view, "a line of the log"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n := strings.Count(s.String(), "Aggregated"); n != 1 {
		t.Errorf("the table is on the screen %d times:\n%s", n, s)
	}
}

// broken is a writer to a terminal or pipe that is gone.
type broken struct{}

var errGone = errors.New("gone")

func (broken) Write([]byte) (int, error) { return 0, errGone }

func TestWriteErrorsAreReturned(t *testing.T) {
	t.Parallel()
	view := report.NewLive(report.LiveConfig{Out: broken{}})
	for name, err := range map[string]error{
		"live frame":     view.Show(progress(shop())),
		"final tables":   report.Final(broken{}, shop(), report.Options{}),
		"periodic table": report.Periodic(broken{}, progress(shop()), report.Options{}),
	} {
		if !errors.Is(err, errGone) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := fmt.Fprintln(view, "a line"); !errors.Is(err, errGone) {
		t.Errorf("line above the frame: got %v", err)
	}
}
