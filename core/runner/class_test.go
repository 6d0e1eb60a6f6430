package runner

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
)

func nop(*load.User) {}

var tagged = []load.Task{
	{Name: "a", Weight: 1, Tags: []string{"slow"}, Run: nop},
	{Name: "b", Weight: 2, Tags: []string{"slow", "paid"}, Run: nop},
	{Name: "c", Weight: 3, Run: nop},
	{Name: "off", Weight: 0, Run: nop},
}

func TestTagsPickTasks(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name          string
		tags, exclude []string
		want          string
	}{
		{"no tags pick every task with a weight", nil, nil, "a b c"},
		{"a tag picks the tasks that carry it", []string{"slow"}, nil, "a b"},
		{"two tags pick what carries either", []string{"paid", "none"}, nil, "b"},
		{"an excluded tag leaves tasks without tags", nil, []string{"slow"}, "c"},
		{"exclusion wins", []string{"slow"}, []string{"paid"}, "a"},
		{"an unknown tag leaves nothing, which is an error", []string{"none"}, nil, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := load.Scenario{Name: "s", Classes: []load.Class{{Name: "C", Tasks: tagged}}}
			classes, err := compile(&s, &plan.Spec{Tags: row.tags, ExcludeTags: row.exclude})
			if (err != nil) != (row.want == "") {
				t.Fatalf("error %v", err)
			}
			var got []string
			for _, k := range classes {
				for _, task := range k.tasks {
					got = append(got, task.Name)
				}
			}
			if !slices.Equal(got, strings.Fields(row.want)) {
				t.Errorf("tasks %q, want %q", got, row.want)
			}
		})
	}
}

func TestDrawFollowsTheWeights(t *testing.T) {
	t.Parallel()
	s := load.Scenario{Name: "s", Classes: []load.Class{{Name: "C", Tasks: tagged}}}
	classes, err := compile(&s, &plan.Spec{})
	if err != nil {
		t.Fatal(err)
	}
	u, n, counts := load.NewUser(load.Identity{Seed: 1}), 60_000, map[string]int{}
	for range n {
		counts[classes[0].draw(u).Name]++
	}
	for name, share := range map[string]float64{"a": 1. / 6, "b": 2. / 6, "c": 3. / 6, "off": 0} {
		// Five standard deviations of a binomial count.
		bound := 5 * math.Sqrt(float64(n)*share*(1-share))
		if d := math.Abs(float64(counts[name]) - share*float64(n)); d > bound {
			t.Errorf("task %s was drawn %d times, %v off its share", name, counts[name], d)
		}
	}
}

func TestHostOfAClassBeatsTheRun(t *testing.T) {
	t.Parallel()
	s := load.Scenario{Name: "s", Classes: []load.Class{{Name: "own", Host: "http://a/", Tasks: tagged}, {Name: "shared", Tasks: tagged}}}
	classes, err := compile(&s, &plan.Spec{Host: "http://b/base/"})
	if err != nil {
		t.Fatal(err)
	}
	if classes[0].host != "http://a" || classes[1].host != "http://b/base" {
		t.Errorf("hosts %q and %q", classes[0].host, classes[1].host)
	}
}
