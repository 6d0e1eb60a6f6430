package script

import (
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"maps"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"

	"github.com/loadcore/loadcore/core/load"
	"github.com/loadcore/loadcore/core/script/internal/host"
	"github.com/loadcore/loadcore/core/script/internal/offer"
)

// session is one load of a script: what it prints to, its environment, and the
// scenario that it serves.
type session struct {
	mu     sync.Mutex
	env    map[string]string
	served []load.Scenario
}

// override replaces the names that would reach beyond the script.
func (s *session) override(all offer.Tables, o Options) {
	s.env = map[string]string{}
	for _, pair := range o.Env {
		name, value, _ := strings.Cut(pair, "=")
		s.env[name] = value
	}
	out := locked{new(sync.Mutex), o.Stdout}
	for key, names := range map[string]map[string]any{
		"fmt/fmt": {
			"Print":   func(a ...any) (int, error) { return fmt.Fprint(out, host.Spaced(a)...) },
			"Sprint":  func(a ...any) string { return fmt.Sprint(host.Spaced(a)...) },
			"Fprint":  func(w io.Writer, a ...any) (int, error) { return fmt.Fprint(w, host.Spaced(a)...) },
			"Printf":  func(format string, a ...any) (int, error) { return fmt.Fprintf(out, format, a...) },
			"Println": func(a ...any) (int, error) { return fmt.Fprintln(out, a...) },
		},
		"os/os":         s.osNames(),
		"errors/errors": {"As": host.ErrorsAs},
		"encoding/json/json": {
			"Marshal": host.Marshal, "MarshalIndent": host.MarshalIndent, "Unmarshal": host.Unmarshal,
		},
		"github.com/loadcore/loadcore/core/plugin/plugin": {"Serve": s.serve},
	} {
		for name, value := range names {
			if all[key] != nil {
				all[key] = maps.Clone(all[key])
				all[key][name] = reflect.ValueOf(value)
			}
		}
	}
	s.overrideLog(all, o)
	s.overrideFiles(all, o)
}

// serve takes the scenario. What the script would do after it never runs, as in
// a compiled plugin, where Serve does not return.
func (s *session) serve(scenario load.Scenario) {
	s.mu.Lock()
	s.served = append(s.served, scenario)
	s.mu.Unlock()
	runtime.Goexit()
}

func (s *session) scenario() (load.Scenario, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch len(s.served) {
	case 0:
		return load.Scenario{}, errors.New("the script serves no scenario; call plugin.Serve at the end of main")
	case 1:
		return s.served[0], nil
	}
	return load.Scenario{}, fmt.Errorf("the script serves %d scenarios; call plugin.Serve once", len(s.served))
}

func (s *session) osNames() map[string]any {
	return map[string]any{
		"Getenv":    func(name string) string { value, _ := s.lookup(name); return value },
		"LookupEnv": s.lookup,
		"Environ":   s.environ,
		"ExpandEnv": func(text string) string {
			return os.Expand(text, func(name string) string { value, _ := s.lookup(name); return value })
		},
		"Setenv":   func(name, value string) error { s.setenv(name, &value); return nil },
		"Unsetenv": func(name string) error { s.setenv(name, nil); return nil },
		"Clearenv": func() { s.mu.Lock(); defer s.mu.Unlock(); clear(s.env) },
		"Exit":     host.Exit,
	}
}

func (s *session) lookup(name string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	value, ok := s.env[name]
	return value, ok
}

func (s *session) setenv(name string, value *string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if value == nil {
		delete(s.env, name)
		return
	}
	s.env[name] = *value
}

func (s *session) environ() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []string
	for name, value := range s.env {
		all = append(all, name+"="+value)
	}
	return all
}

// overrideLog gives the script a default logger of its own.
func (s *session) overrideLog(all offer.Tables, o Options) {
	l := log.New(locked{new(sync.Mutex), o.Stderr}, "", log.LstdFlags)
	table := maps.Clone(all["log/log"])
	for name, value := range map[string]any{
		"Default": func() *log.Logger { return l }, "SetOutput": l.SetOutput, "SetFlags": l.SetFlags, "SetPrefix": l.SetPrefix,
		"Flags": l.Flags, "Prefix": l.Prefix, "Writer": l.Writer, "Output": l.Output,
		"Print": func(v ...any) { l.Print(host.Spaced(v)...) }, "Printf": l.Printf, "Println": l.Println,
		"Panic": func(v ...any) { l.Panic(host.Spaced(v)...) }, "Panicf": l.Panicf, "Panicln": l.Panicln,
		"Fatal":   func(v ...any) { l.Print(host.Spaced(v)...); host.Exit(1) },
		"Fatalf":  func(format string, v ...any) { l.Printf(format, v...); host.Exit(1) },
		"Fatalln": func(v ...any) { l.Println(v...); host.Exit(1) },
	} {
		table[name] = reflect.ValueOf(value)
	}
	all["log/log"] = table
	s.overrideSlog(all, slog.New(slog.NewTextHandler(locked{new(sync.Mutex), o.Stderr}, nil)))
}

func (s *session) overrideSlog(all offer.Tables, l *slog.Logger) {
	table := maps.Clone(all["log/slog/slog"])
	for name, value := range map[string]any{
		"Default": func() *slog.Logger { return l }, "SetDefault": func(*slog.Logger) {}, "With": l.With,
		"Debug": l.Debug, "Info": l.Info, "Warn": l.Warn, "Error": l.Error,
		"DebugContext": l.DebugContext, "InfoContext": l.InfoContext, "WarnContext": l.WarnContext, "ErrorContext": l.ErrorContext,
		"Log": l.Log, "LogAttrs": l.LogAttrs,
	} {
		table[name] = reflect.ValueOf(value)
	}
	all["log/slog/slog"] = table
}

// overrideFiles gives the script its standard files, if they are files. What is
// written to them through an io.Writer goes to the writers in any case.
func (s *session) overrideFiles(all offer.Tables, o Options) {
	table := maps.Clone(all["os/os"])
	for name, w := range map[string]io.Writer{"Stdout": o.Stdout, "Stderr": o.Stderr} {
		f, ok := w.(*os.File)
		if !ok {
			f = os.Stderr
		}
		held := reflect.New(reflect.TypeFor[*os.File]()).Elem()
		held.Set(reflect.ValueOf(f))
		table[name] = held
	}
	all["os/os"] = table
}

// locked makes a writer safe for many users at once.
type locked struct {
	mu *sync.Mutex
	w  io.Writer
}

// Write writes a whole text at a time.
func (l locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}
