package settings

import (
	"slices"
	"strings"
)

// Suggest returns "; did you mean --users?" for a misspelt flag, or nothing
// where no name is near.
func Suggest(name string) string {
	if s, ok := nearest(name); ok {
		return "; did you mean --" + s.Name + "?"
	}
	return ""
}

// Near reports whether one word may be a misspelling of the other.
func Near(a, b string) bool { return distance(a, b) <= 2 }

// nearest finds the setting whose name, or name in other tools, is nearest.
func nearest(name string) (Setting, bool) {
	var found Setting
	limit := min(1+len(name)/4, 3)
	for _, s := range All() {
		for _, known := range append([]string{s.Name}, s.Also...) {
			if d := distance(name, known); d < limit || d == limit && found.Name == "" {
				found, limit = s, d
			}
		}
	}
	return found, found.Name != ""
}

// distance is the number of edits between two names, a swap of neighbours
// being one (optimal string alignment). A part of a name counts as near.
func distance(a, b string) int {
	if len(a) > 2 && len(a) < len(b) && (strings.HasPrefix(b, a) || slices.Contains(strings.Split(b, "-"), a)) {
		return 1
	}
	const longest = 64
	if len(a) > longest || len(b) > longest {
		return longest
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
