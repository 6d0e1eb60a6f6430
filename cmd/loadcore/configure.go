package main

import (
	"errors"

	"github.com/loadcore/loadcore/cmd/loadcore/internal/settings"
)

// configure resolves the layers that are known before a scenario is loaded. The
// layers come back too, for the scenario's own values to be put among them.
func configure(flags []settings.Value, env []string) ([][]settings.Value, settings.Config, error) {
	fromEnv, envErr := settings.Environment(env)
	layers := [][]settings.Value{settings.Defaults(), fromEnv, flags}
	fromFile, fileErr := configFile(settings.Resolve(layers...))
	layers = append(layers, fromFile)
	c, err := settings.Resolve(layers...).Config()
	return layers, c, errors.Join(envErr, fileErr, err)
}

func configFile(v settings.Values) ([]settings.Value, error) {
	texts := v["config"].Texts
	if len(texts) == 0 || texts[len(texts)-1] == "" {
		return nil, nil // an empty path is reported with the other values
	}
	return settings.File(texts[len(texts)-1])
}
