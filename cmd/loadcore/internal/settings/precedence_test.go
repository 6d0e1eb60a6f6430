package settings_test

import (
	"slices"
	"testing"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
	"pgregory.net/rapid"
)

func value(name, text string, o settings.Origin) settings.Value {
	return settings.Value{Name: name, Texts: []string{text}, Origin: o, Where: name}
}

func TestPrecedence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proves string
		layers []settings.Origin
		want   settings.Origin
	}{
		{"a flag wins over everything", []settings.Origin{settings.Flag, settings.Env, settings.ConfigFile, settings.Scenario, settings.Default}, settings.Flag},
		{"the environment wins over the config file", []settings.Origin{settings.ConfigFile, settings.Env, settings.Scenario}, settings.Env},
		{"the config file wins over the scenario", []settings.Origin{settings.Scenario, settings.ConfigFile, settings.Default}, settings.ConfigFile},
		{"the scenario wins over the default", []settings.Origin{settings.Scenario, settings.Default}, settings.Scenario},
		{"the default counts when nobody says more", []settings.Origin{settings.Default}, settings.Default},
	} {
		t.Run(c.proves, func(t *testing.T) {
			t.Parallel()
			var layers [][]settings.Value
			for _, o := range c.layers {
				layers = append(layers, []settings.Value{value("users", "1", o)})
			}
			if got := settings.Resolve(layers...).Origin("users"); got != c.want {
				t.Errorf("origin %d, want %d", got, c.want)
			}
		})
	}
}

func TestResolveDoesNotDependOnTheOrderOfLayers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		origins := rapid.SliceOfNDistinct(rapid.IntRange(0, 4), 1, 5, rapid.ID).Draw(t, "origins")
		var layers [][]settings.Value
		for _, o := range origins {
			layers = append(layers, []settings.Value{value("users", "1", settings.Origin(o))})
		}
		got := settings.Resolve(layers...).Origin("users")
		if want := settings.Origin(slices.Max(origins)); got != want {
			t.Fatalf("origin %d, want the highest, %d", got, want)
		}
	})
}

func TestDefaultsAreValidAlone(t *testing.T) {
	t.Parallel()
	c, err := settings.Resolve(settings.Defaults()).Config()
	if err != nil {
		t.Fatal(err)
	}
	if c.Users != 10 || c.SpawnRate != 1 || c.MaxBody != 64<<20 || c.ExitCodeOnError != 1 {
		t.Errorf("defaults are %+v", c)
	}
}
