package runner

import (
	"fmt"
	"strings"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/plan"
)

// class is a class of the scenario, made ready to run.
type class struct {
	name            string
	host            string
	wait            load.Wait
	onStart, onStop func(*load.User)
	tasks           []load.Task
	// sums are the running sums of the tasks' weights.
	sums []int

	// live are the users that go on, leaving counts those that are to end and
	// have not yet. Both belong to the scheduler's lock.
	live    []*user
	leaving int

	// assigned is how many users there shall be, nextID how many there have
	// been. Both belong to the mover's lock.
	assigned int
	nextID   int
}

// compile makes the classes of a scenario ready, with the tasks that the tags
// pick. It fails when that leaves a class without a task.
func compile(s *load.Scenario, spec *plan.Spec) ([]*class, error) {
	var out []*class
	pick := newPicker(spec)
	for i := range s.Classes {
		c := &s.Classes[i]
		k := &class{name: c.Name, host: strings.TrimRight(c.Host, "/"), wait: c.Wait, onStart: c.OnStart, onStop: c.OnStop}
		if k.host == "" {
			k.host = strings.TrimRight(spec.Host, "/")
		}
		if spec.Wait != nil {
			k.wait = load.Between(spec.Wait.Shortest, spec.Wait.Longest)
		}
		k.addTasks(c.Tasks, pick)
		if len(k.tasks) == 0 {
			return nil, fmt.Errorf("class %q has no task left: --tags %s --exclude-tags %s leave none with a weight above zero",
				c.Name, shown(spec.Tags), shown(spec.ExcludeTags))
		}
		out = append(out, k)
	}
	return out, nil
}

func (k *class) addTasks(tasks []load.Task, pick picker) {
	sum := 0
	for _, t := range tasks {
		if t.Weight == 0 || !pick.takes(t.Tags) {
			continue
		}
		sum += t.Weight
		k.tasks = append(k.tasks, t)
		k.sums = append(k.sums, sum)
	}
}

// draw picks a task by weight from the user's own random source.
func (k *class) draw(u *load.User) *load.Task {
	if len(k.tasks) == 1 {
		return &k.tasks[0]
	}
	n := u.IntN(k.sums[len(k.sums)-1])
	for i, sum := range k.sums {
		if n < sum {
			return &k.tasks[i]
		}
	}
	panic("unreachable: a draw below the sum of the weights has a task")
}

// offer is how control sees the classes.
func offer(s *load.Scenario, classes []*class) plan.Offer {
	o := plan.Offer{Scenario: s.Name}
	for i, k := range classes {
		c := plan.Class{Name: k.name, Weight: max(1, s.Classes[i].Weight), Fixed: s.Classes[i].Fixed}
		for _, t := range k.tasks {
			c.Tasks = append(c.Tasks, plan.Task{Name: t.Name, Weight: t.Weight})
		}
		o.Classes = append(o.Classes, c)
	}
	return o
}
