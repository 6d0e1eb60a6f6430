package plan_test

import (
	"math"
	"slices"
	"testing"

	"github.com/loadcore/loadcore/core/plan"
	"pgregory.net/rapid"
)

func order(m *plan.Moves) (classes, steps []int) {
	for m.Len() > 0 {
		c, s := m.Next()
		classes, steps = append(classes, c), append(steps, s)
	}
	return classes, steps
}

func TestMovesOrder(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name     string
		from, to []int
		want     []int
	}{
		{"nothing to do is no move", []int{2, 3}, []int{2, 3}, nil},
		{"one class moves alone", []int{0}, []int{3}, []int{0, 0, 0}},
		{"three to one interleaves the small class", []int{0, 0}, []int{3, 1}, []int{0, 0, 1, 0}},
		{"equal classes take turns, the first one first", []int{0, 0}, []int{2, 2}, []int{0, 1, 0, 1}},
		{"one class gains while another loses", []int{2, 0}, []int{0, 2}, []int{0, 1, 0, 1}},
		{"a class that is new to the assignment starts at none", []int{1}, []int{1, 2}, []int{1, 1}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			got, _ := order(plan.NewMoves(row.from, row.to))
			if !slices.Equal(got, row.want) {
				t.Errorf("order %v, want %v", got, row.want)
			}
		})
	}
}

func TestMovesKeepSharesAtEveryMoment(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		to := rapid.SliceOfN(rapid.IntRange(0, 200), 1, 6).Draw(t, "to")
		total := 0
		for _, n := range to {
			total += n
		}
		m, have := plan.NewMoves(make([]int, len(to)), to), make([]int, len(to))
		for m.Len() > 0 {
			c, step := m.Next()
			have[c] += step
			for i, n := range have {
				ideal := float64(m.Moved()) * float64(to[i]) / float64(total)
				if d := float64(n) - ideal; d > float64(len(to)) || d < -float64(len(to)) {
					t.Fatalf("after %d moves class %d has %d users, its share is %.2f", m.Moved(), i, n, ideal)
				}
			}
		}
		if !slices.Equal(have, to) {
			t.Fatalf("moves lead to %v, want %v", have, to)
		}
	})
}

func TestMovesOfHugeNumbersKeepShares(t *testing.T) {
	t.Parallel()
	const n = 1 << 60 // so many that a few times more do not fit into an int
	m, have := plan.NewMoves([]int{0, 0}, []int{3 * n, n}), []int{0, 0}
	for range 4000 {
		c, step := m.Next()
		have[c] += step
	}
	if !slices.Equal(have, []int{3000, 1000}) {
		t.Errorf("4000 moves of three to one make %v", have)
	}
}

func TestMovesBeyondAnIntEndAllTheSame(t *testing.T) {
	t.Parallel()
	m := plan.NewMoves([]int{0, 0, 0}, []int{math.MaxInt, math.MaxInt, math.MaxInt})
	if m.Len() != math.MaxInt {
		t.Errorf("%d moves, want as many as an int holds", m.Len())
	}
	if _, step := m.Next(); step != 1 {
		t.Errorf("the first step is %d", step)
	}
}

func TestMovesWithNothingLeft(t *testing.T) {
	t.Parallel()
	for name, m := range map[string]*plan.Moves{
		"no class":       plan.NewMoves(nil, nil),
		"no change":      plan.NewMoves([]int{4}, []int{4}),
		"below no users": plan.NewMoves([]int{0}, []int{-3}),
	} {
		if class, step := m.Next(); class != 0 || step != 0 || m.Len() != 0 {
			t.Errorf("%s: class %d, step %d, %d moves left", name, class, step, m.Len())
		}
	}
}
