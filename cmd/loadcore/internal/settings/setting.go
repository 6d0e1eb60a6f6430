package settings

import "strings"

// Setting is one row of the table.
type Setting struct {
	// Name is the long flag and the key in a config file; Short the one-letter flag.
	Name, Short string
	// Arg names the flag's argument; empty makes it a switch.
	Arg string
	// Group is its heading in the help.
	Group string
	// Usage is one line of help.
	Usage string
	// Default is the text that counts when nobody says more.
	Default string
	// Plain is a short environment variable that sets it too.
	Plain string
	// Also are names by which other tools know it, for suggestions.
	Also []string
	// List allows the flag more than once.
	List bool
	// FlagOnly keeps it out of environment and config files.
	FlagOnly bool

	read func(c *Config, text string) error
}

// Switch reports whether the setting is on or off.
func (s Setting) Switch() bool { return s.Arg == "" }

// Variable is the environment variable of the setting.
func (s Setting) Variable() string {
	return "LOADCORE_" + strings.ToUpper(strings.ReplaceAll(s.Name, "-", "_"))
}

// All returns the table, in the order of the help.
func All() []Setting {
	var all []Setting
	for _, g := range []struct {
		name     string
		settings []Setting
	}{
		{"What to run", sources()},
		{"The target", target()},
		{"The load", load()},
		{"Requests", requests()},
		{"Results", results()},
		{"Everything else", others()},
	} {
		for _, s := range g.settings {
			s.Group = g.name
			all = append(all, s)
		}
	}
	return all
}

// Lookup finds a setting by its name.
func Lookup(name string) (Setting, bool) {
	for _, s := range All() {
		if s.Name == name {
			return s, true
		}
	}
	return Setting{}, false
}
