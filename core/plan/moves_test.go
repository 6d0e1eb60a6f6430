package plan_test

import (
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
