package settings

import "fmt"

// Origin is who wrote a value. A higher one wins.
type Origin int

// The origins, weakest first.
const (
	Default Origin = iota
	Scenario
	ConfigFile
	Env
	Flag
)

// Value is one setting as somebody wrote it.
type Value struct {
	// Name is the setting, as its long flag without dashes.
	Name string
	// Texts is what was written, one for each time the setting was given.
	Texts []string
	// Origin ranks the value.
	Origin Origin
	// Where is what an error calls it, such as "--users" or "run.yaml:3: users".
	Where string
}

// Values are the settings of a run by name, each with the value that counts.
type Values map[string]Value

// Resolve keeps for every setting the value of the highest origin. Of two
// values of the same origin the later one counts.
func Resolve(layers ...[]Value) Values {
	chosen := make(Values)
	for _, layer := range layers {
		for _, v := range layer {
			if old, ok := chosen[v.Name]; !ok || v.Origin >= old.Origin {
				chosen[v.Name] = v
			}
		}
	}
	return chosen
}

// Defaults is the weakest layer.
func Defaults() []Value {
	var layer []Value
	for _, s := range All() {
		if s.Default != "" {
			layer = append(layer, Value{Name: s.Name, Texts: []string{s.Default}, Where: "default of --" + s.Name})
		}
	}
	return layer
}

// Origin returns who set a setting, Default if nobody did.
func (v Values) Origin(name string) Origin { return v[name].Origin }

// problem says what is wrong with a value, without giving away its secrets.
func (v Value) problem(text string, err error) error {
	return fmt.Errorf("%s %q: %w", v.Where, hidePassword(text), err)
}
