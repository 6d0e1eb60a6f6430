package runner

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/stats"
)

// explain says what a scenario panicked with and where. An interpreted
// scenario says it itself, in a load.Panic; for a compiled one the place is the
// first frame of the stack above the panic that is not the Go runtime's.
func explain(p any, stack []byte) stats.Exception {
	if err, ok := p.(error); ok {
		if at := new(load.Panic); errors.As(err, &at) {
			return stats.Exception{Where: at.Where, Message: at.Message, Stack: at.Stack}
		}
	}
	return stats.Exception{Where: panicSite(stack), Message: fmt.Sprint(p), Stack: string(stack)}
}

// panicSite finds the place in the text of runtime/debug.Stack, which has two
// lines for each frame: the function, then its file and line.
func panicSite(stack []byte) string {
	_, after, found := bytes.Cut(stack, []byte("\npanic("))
	if !found {
		return "unknown"
	}
	lines := strings.Split(string(after), "\n")
	for i := 2; i+1 < len(lines); i += 2 {
		if strings.HasPrefix(lines[i], "runtime.") || strings.HasPrefix(lines[i], "panic(") {
			continue
		}
		place, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
		return filepath.Base(filepath.Dir(place)) + "/" + filepath.Base(place)
	}
	return "unknown"
}
