package runner

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/stats"
)

// explain says what a scenario panicked with and where. An interpreted
// scenario says it itself, in a load.Panic; for a compiled one the place is the
// first frame of the stack above the panic that may be the scenario's.
func explain(p any, stack []byte) stats.Exception {
	if at := interpreted(p); at != nil {
		return stats.Exception{Where: at.Where, Message: at.Message, Stack: at.Stack}
	}
	return stats.Exception{Where: panicSite(stack), Message: fmt.Sprint(p), Stack: string(stack)}
}

// interpreted finds the load.Panic in what a scenario panicked with, or nil. To
// look is to call methods of the scenario's error, which may panic again.
func interpreted(p any) (at *load.Panic) {
	defer func() {
		if recover() != nil {
			at = nil
		}
	}()
	if err, ok := p.(error); !ok || !errors.As(err, &at) {
		return nil
	}
	return at
}

// between are the packages between a scenario and what it panics with: a place
// in them would not say where the mistake is.
func between() []string {
	const own = "github.com/loadcore/loadcore/core/"
	return []string{"runtime.", "panic(", "math/rand", own + "load.", own + "client.", own + "runner.", "created by "}
}

// panicSite finds the place in the text of runtime/debug.Stack, which has two
// lines for each frame: the function, then its file and line.
func panicSite(stack []byte) string {
	_, after, found := bytes.Cut(stack, []byte("\npanic("))
	if !found {
		return "unknown"
	}
	lines, skipped := strings.Split(string(after), "\n"), between()
	for i := 2; i+1 < len(lines); i += 2 {
		if slices.ContainsFunc(skipped, func(prefix string) bool { return strings.HasPrefix(lines[i], prefix) }) {
			continue
		}
		place, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
		return filepath.Base(filepath.Dir(place)) + "/" + filepath.Base(place)
	}
	return "unknown"
}
