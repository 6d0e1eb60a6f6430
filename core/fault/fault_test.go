package fault_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"github.com/loadcore/loadcore/core/fault"
)

func TestKindSurvivesWrapping(t *testing.T) {
	t.Parallel()
	base := fault.New(fault.Scenario, "read %s: %w", "a.go", fs.ErrNotExist).WithHint("check the path")
	for _, row := range []struct {
		name string
		err  error
		kind fault.Kind
		hint string
		code int
	}{
		{"nil has no kind and exits with 0", nil, "", "", 0},
		{"an error without a kind is internal", errors.New("x"), fault.Internal, "", 1},
		{"a fault says its kind", base, fault.Scenario, "check the path", 3},
		{"wrapping keeps kind and hint", fmt.Errorf("load: %w", base), fault.Scenario, "check the path", 3},
		{"the outermost kind wins, a hint is found below", fault.Wrap(fault.Usage, "", base), fault.Usage, "check the path", 2},
		{"joined errors have the first kind", errors.Join(errors.New("x"), base), fault.Scenario, "check the path", 3},
		{"wrapping nil is nil", fault.Wrap(fault.Usage, "h", nil), "", "", 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if got := fault.KindOf(row.err); got != row.kind {
				t.Errorf("kind %q, want %q", got, row.kind)
			}
			if got := fault.Hint(row.err); got != row.hint {
				t.Errorf("hint %q, want %q", got, row.hint)
			}
			if got := fault.KindOf(row.err).ExitCode(); got != row.code {
				t.Errorf("exit code %d, want %d", got, row.code)
			}
		})
	}
	if !errors.Is(base, fs.ErrNotExist) {
		t.Error("the cause is not found by errors.Is")
	}
}

func TestCodesAreTheDocumentedOnes(t *testing.T) {
	t.Parallel()
	for kind, want := range map[fault.Kind]struct{ exit, status int }{
		"":                {0, 200},
		fault.Internal:    {1, 500},
		fault.Output:      {1, 500},
		fault.Failures:    {1, 409},
		fault.Usage:       {2, 422},
		fault.Scenario:    {3, 422},
		fault.Target:      {4, 502},
		fault.RunnerLost:  {5, 503},
		fault.Invalid:     {98, 409},
		fault.Threshold:   {99, 409},
		fault.Interrupted: {130, 409},
	} {
		if got := kind.ExitCode(); got != want.exit {
			t.Errorf("exit code of %q is %d, want %d", kind, got, want.exit)
		}
		if got := kind.HTTPStatus(); got != want.status {
			t.Errorf("HTTP status of %q is %d, want %d", kind, got, want.status)
		}
	}
}
