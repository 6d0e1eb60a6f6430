package settings

import (
	"errors"
	"fmt"
	"strings"
)

// Environment reads the layer of the environment, given as KEY=VALUE. An empty
// variable counts as not set. LOADCORE_USERS is more exact than USERS and wins
// over it. The error joins everything that is wrong.
func Environment(env []string) ([]Value, error) {
	vars := make(map[string]string, len(env))
	for _, kv := range env {
		if k, v, ok := strings.Cut(kv, "="); ok && v != "" {
			vars[k] = v
		}
	}
	var layer []Value
	var errs []error
	for _, s := range All() {
		if s.FlagOnly {
			continue
		}
		v, ok := variable(s.Variable(), vars, s)
		if !ok && s.Plain != "" {
			v, ok = variable(s.Plain, vars, s)
			if ok && s.Name == "host" {
				errs = append(errs, address(&v))
			}
		}
		if ok {
			layer = append(layer, v)
		}
	}
	return layer, errors.Join(errs...)
}

func variable(name string, vars map[string]string, s Setting) (Value, bool) {
	text, ok := vars[name]
	v := Value{Name: s.Name, Texts: []string{text}, Origin: Env, Where: "environment variable " + name}
	if s.List {
		v.Texts = strings.Split(text, ",")
	}
	return v, ok
}

// address turns the host:port of FRONTEND_ADDR into a URL.
func address(v *Value) error {
	text := v.Texts[0]
	if url, err := baseURL("http://" + text); err == nil && !strings.ContainsAny(text, "/@") {
		v.Texts[0] = url
		return nil
	}
	err := v.problem(text, errors.New("expected host:port, such as localhost:8080"))
	v.Texts = nil // reported here; not to be read as a URL again
	return err
}

// Strange warns about variables that look like misspelt ones of loadcore.
func Strange(env []string) []string {
	var warnings []string
	for _, kv := range env {
		name, _, _ := strings.Cut(kv, "=")
		rest, ours := strings.CutPrefix(name, "LOADCORE_")
		flag := strings.ToLower(strings.ReplaceAll(rest, "_", "-"))
		// Kubernetes sets LOADCORE_PORT and more beside a service of that name.
		if _, known := Lookup(flag); !ours || known || strings.HasPrefix(rest, "PORT") {
			continue
		}
		if s, ok := nearest(flag); ok {
			warnings = append(warnings, fmt.Sprintf("environment variable %s is not known; did you mean %s?", name, s.Variable()))
		}
	}
	return warnings
}
