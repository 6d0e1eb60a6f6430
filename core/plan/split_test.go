package plan_test

import (
	"math"
	"slices"
	"testing"

	"github.com/loadcore/loadcore/core/plan"
	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	w := func(weights ...int) (out []plan.Class) {
		for _, n := range weights {
			out = append(out, plan.Class{Weight: n})
		}
		return out
	}
	fixed := func(n int) plan.Class { return plan.Class{Weight: 1, Fixed: n} }
	for _, row := range []struct {
		name    string
		total   int
		classes []plan.Class
		want    []int
	}{
		{"no class gets nobody", 5, nil, []int{}},
		{"no user is nobody for all", 0, w(1, 2), []int{0, 0}},
		{"a negative total counts as none", -3, w(1, 2), []int{0, 0}},
		{"one class gets all", 7, w(3), []int{7}},
		{"weights that divide evenly are exact", 12, w(1, 2, 3), []int{2, 4, 6}},
		{"the left over user goes to the largest fraction", 10, w(1, 1, 4), []int{2, 2, 6}},
		{"equal fractions favour the first class", 2, w(1, 1, 1), []int{1, 1, 0}},
		{"fewer users than classes go to the heaviest", 1, w(1, 5, 1), []int{0, 1, 0}},
		{"fixed numbers come first and weights share the rest", 10, append(w(1, 3), fixed(2)), []int{2, 6, 2}},
		{"fixed numbers that exceed the total are cut in order", 5, []plan.Class{fixed(3), fixed(4), fixed(1)}, []int{3, 2, 0}},
		{"weights get nothing when fixed numbers take all", 3, append(w(9), fixed(3)), []int{0, 3}},
		{"the rest is nobody's when all are fixed", 9, []plan.Class{fixed(2), fixed(3)}, []int{2, 3}},
		{"weights that are all zero get nobody", 9, w(0, 0), []int{0, 0}},
		{"a negative weight counts as none", 4, w(-5, 1), []int{0, 4}},
		{"a fixed number below zero counts as not given", 4, []plan.Class{{Weight: 1, Fixed: -1}, {Weight: 1}}, []int{2, 2}},
		{"huge weights do not overflow", 10, w(math.MaxInt, math.MaxInt), []int{5, 5}},
		{"a huge total does not overflow", math.MaxInt, w(1, 1), []int{math.MaxInt/2 + 1, math.MaxInt / 2}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			if got := plan.Split(row.total, row.classes); !slices.Equal(got, row.want) {
				t.Errorf("Split(%d) = %v, want %v", row.total, got, row.want)
			}
		})
	}
}

func drawClasses(t *rapid.T) []plan.Class {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) plan.Class {
		return plan.Class{
			Weight: rapid.IntRange(0, 1000).Draw(t, "weight"),
			Fixed:  max(0, rapid.IntRange(-50, 20).Draw(t, "fixed")),
		}
	}), 0, 12).Draw(t, "classes")
}

func TestSplitHandsOutEveryUserOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		classes, total := drawClasses(t), rapid.IntRange(0, 2_000_000).Draw(t, "total")
		got := plan.Split(total, classes)
		sum, fixed, weights := 0, 0, 0
		for i, c := range classes {
			if got[i] < 0 {
				t.Fatalf("class %d gets %d users", i, got[i])
			}
			sum += got[i]
			if c.Fixed > 0 {
				fixed += c.Fixed
			} else {
				weights += c.Weight
			}
		}
		want := total
		if weights == 0 {
			want = min(total, fixed)
		}
		if sum != want {
			t.Fatalf("Split(%d, %v) = %v: %d users, want %d", total, classes, got, sum, want)
		}
	})
}

func TestSplitIsWithinOneUserOfTheQuota(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		classes, total := drawClasses(t), rapid.IntRange(0, 2_000_000).Draw(t, "total")
		got := plan.Split(total, classes)
		rest, weights := total, 0
		for i, c := range classes {
			if c.Fixed > 0 {
				if got[i] > c.Fixed {
					t.Fatalf("class %d has %d users, fixed are %d", i, got[i], c.Fixed)
				}
				rest -= got[i]
			} else {
				weights += c.Weight
			}
		}
		for i, c := range classes {
			if c.Fixed > 0 || weights == 0 {
				continue
			}
			quota := float64(rest) * float64(c.Weight) / float64(weights)
			if math.Abs(float64(got[i])-quota) >= 1+1e-6 {
				t.Fatalf("class %d has %d users, its quota is %.3f", i, got[i], quota)
			}
		}
	})
}

func TestSplitGivesTheHeavierClassNoFewer(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		classes, total := drawClasses(t), rapid.IntRange(0, 10_000).Draw(t, "total")
		got := plan.Split(total, classes)
		for i, a := range classes {
			for j, b := range classes {
				if a.Fixed == 0 && b.Fixed == 0 && a.Weight > b.Weight && got[i] < got[j] {
					t.Fatalf("weight %d gets %d users, weight %d gets %d", a.Weight, got[i], b.Weight, got[j])
				}
			}
		}
	})
}
