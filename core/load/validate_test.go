package load_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/loadcore/loadcore/core/load"
)

func scenario(change func(s *load.Scenario)) load.Scenario {
	s := load.Scenario{Name: "s", Classes: []load.Class{{
		Name:  "C",
		Tasks: []load.Task{{Name: "a", Weight: 1, Run: func(*load.User) {}}, {Name: "b", Weight: 2, Run: func(*load.User) {}}},
	}}}
	change(&s)
	return s
}

func TestValidate(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name   string
		change func(s *load.Scenario)
		want   []string // empty: valid
	}{
		{"a plain scenario is valid", func(s *load.Scenario) {}, nil},
		{"a task of weight zero is valid beside others", func(s *load.Scenario) { s.Classes[0].Tasks[0].Weight = 0 }, nil},
		{"no name", func(s *load.Scenario) { s.Name = "" }, []string{"Name is empty"}},
		{"no classes", func(s *load.Scenario) { s.Classes = nil }, []string{"Classes is empty"}},
		{"no tasks", func(s *load.Scenario) { s.Classes[0].Tasks = nil }, []string{"Tasks is empty"}},
		{"weights that are all zero", func(s *load.Scenario) { s.Classes[0].Tasks = s.Classes[0].Tasks[:1]; s.Classes[0].Tasks[0].Weight = 0 },
			[]string{`Classes[0] "C": no task has a weight above zero`}},
		{"a negative task weight", func(s *load.Scenario) { s.Classes[0].Tasks[1].Weight = -2 }, []string{`Tasks[1] "b": Weight is -2`}},
		{"a huge task weight", func(s *load.Scenario) { s.Classes[0].Tasks[1].Weight = 1 << 40 }, []string{"the largest is"}},
		{"a negative class weight", func(s *load.Scenario) { s.Classes[0].Weight = -1 }, []string{"Weight is -1"}},
		{"a negative fixed count", func(s *load.Scenario) { s.Classes[0].Fixed = -1 }, []string{"Fixed is -1"}},
		{"two tasks of one name", func(s *load.Scenario) { s.Classes[0].Tasks[1].Name = "a" }, []string{"used twice"}},
		{"two classes of one name", func(s *load.Scenario) { s.Classes = append(s.Classes, s.Classes[0]) }, []string{"used twice"}},
		{"a task that is no function", func(s *load.Scenario) { s.Classes[0].Tasks[0].Run = nil }, []string{"Run is nil"}},
		{"a wait the wrong way round", func(s *load.Scenario) { s.Classes[0].Wait = load.Between(2*time.Second, time.Second) }, []string{"below the shortest"}},
		{"a negative wait", func(s *load.Scenario) { s.Classes[0].Wait = load.Constant(-1) }, []string{"must not be negative"}},
		{"a pacing of zero", func(s *load.Scenario) { s.Classes[0].Wait = load.Pacing(0) }, []string{"period must be above zero"}},
		{"a throughput of zero", func(s *load.Scenario) { s.Classes[0].Wait = load.Throughput(0) }, []string{"period must be above zero"}},
		{"a nil wait function", func(s *load.Scenario) { s.Classes[0].Wait = load.WaitFunc(nil) }, []string{"function is nil"}},
		{"a throughput too high for a clock", func(s *load.Scenario) { s.Classes[0].Wait = load.Throughput(1e12) }, []string{"throughput must be above zero and at most 1e9"}},
		{"a class host without a scheme", func(s *load.Scenario) { s.Classes[0].Host = "shop:8080" }, []string{`Classes[0] "C": Host does not begin with http://`}},
		{"a class host that names none", func(s *load.Scenario) { s.Classes[0].Host = "http://" }, []string{"Host names no host"}},
		{"a class host that is no URL", func(s *load.Scenario) { s.Classes[0].Host = "http://a b/" }, []string{"Host is not a URL"}},
		{"a class host is valid", func(s *load.Scenario) { s.Classes[0].Host = "https://user:pw@shop:8443/base/" }, nil},
		{"a spawn rate that is no number", func(s *load.Scenario) { s.Defaults.SpawnRate = math.NaN() }, []string{"Defaults.SpawnRate"}},
		{"an endless spawn rate", func(s *load.Scenario) { s.Defaults.SpawnRate = math.Inf(1) }, []string{"Defaults.SpawnRate"}},
		{"negative defaults", func(s *load.Scenario) { s.Defaults = load.Defaults{Users: -1, SpawnRate: -1, RunTime: -1} },
			[]string{"Defaults.Users", "Defaults.SpawnRate", "Defaults.RunTime"}},
		{"all problems are reported at once", func(s *load.Scenario) { s.Name = ""; s.Classes[0].Weight = -1 }, []string{"Name is empty", "Weight is -1"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			s := scenario(row.change)
			err := s.Validate()
			if (err == nil) != (len(row.want) == 0) {
				t.Fatalf("error %v, want %q", err, row.want)
			}
			for _, want := range row.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q does not say %q", err, want)
				}
			}
		})
	}
}
