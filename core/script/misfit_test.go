package script_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loadcore/loadcore/core/script"
)

func TestScenariosThatCannotRunHaveTheirPlace(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name, classes, message string
		line                   int
	}{
		{"a negative weight is found at its task", `{Name: "C", Tasks: []load.Task{
			{Name: "a", Weight: 1, Run: run},
			{Name: "b", Weight: -2, Run: run}}}`, "Weight is -2", 11},
		{"weights that are all zero are found at their class", `
			{Name: "C", Tasks: []load.Task{{Name: "a", Run: run}}}`, "no task has a weight above zero", 10},
		{"no classes are found where the scenario is served", ``, "Classes is empty", 9},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "shop.go")
			text := "package main\n\nimport (\n\t\"github.com/loadcore/loadcore/core/load\"\n\t\"github.com/loadcore/loadcore/core/plugin\"\n)\n\n" +
				"func main() {\n\tplugin.Serve(load.Scenario{Name: \"s\", Classes: []load.Class{" + row.classes + "}})\n}\n\nfunc run(*load.User) {}\n"
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := script.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = s.Load(t.Context(), script.Options{})
			var found script.Refused
			if !errors.As(err, &found) || len(found) != 1 {
				t.Fatalf("error %v, want one finding", err)
			}
			if f := found[0]; f.Line != row.line || f.Rule != "scenario" || !strings.Contains(f.Message, row.message) {
				t.Errorf("found %v, want %q in line %d", f, row.message, row.line)
			}
		})
	}
}
