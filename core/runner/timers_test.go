package runner

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTimersPopInOrderWhateverIsTakenOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var heap timers
		var in []*user
		for _, due := range rapid.SliceOfN(rapid.Int64Range(0, 50), 0, 60).Draw(t, "due") {
			u := &user{due: time.Duration(due)}
			heap.push(u)
			in = append(in, u)
		}
		for n := rapid.IntRange(0, len(in)).Draw(t, "removed"); n > 0; n-- {
			i := rapid.IntRange(0, len(in)-1).Draw(t, "which")
			heap.remove(in[i])
			in = slices.Delete(in, i, i+1)
		}
		var want, got []time.Duration
		for _, u := range in {
			want = append(want, u.due)
		}
		slices.Sort(want)
		for u := heap.pop(100); u != nil; u = heap.pop(100) {
			got = append(got, u.due)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("popped %v, want %v", got, want)
		}
	})
}

func TestTimersKeepWhatIsNotDue(t *testing.T) {
	t.Parallel()
	var heap timers
	heap.push(&user{due: 5})
	if heap.pop(4) != nil {
		t.Error("a user due at 5 came at 4")
	}
	if heap.pop(5) == nil {
		t.Error("a user due at 5 did not come at 5")
	}
	if heap.pop(5) != nil {
		t.Error("the same user came twice")
	}
}

func TestLineIsFirstInFirstOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var l line
		var want []*user
		for range rapid.IntRange(0, 500).Draw(t, "operations") {
			if rapid.Bool().Draw(t, "push") || len(want) == 0 {
				u := &user{}
				l.push(u)
				want = append(want, u)
				continue
			}
			if got := l.pop(); got != want[0] {
				t.Fatal("popped another user than the oldest")
			}
			want = want[1:]
		}
		if l.len() != len(want) {
			t.Fatalf("length %d, want %d", l.len(), len(want))
		}
	})
}
