package script

import (
	"io"
	"os"
	"time"
)

// Options say how a script is loaded. The zero value is a safe script with
// three seconds to load, which prints to standard error.
type Options struct {
	// Trust gives the script the whole standard library but for what no script
	// can have (plugin, unsafe).
	Trust bool
	// Timeout is how long loading may take, 3 seconds if it is 0.
	Timeout time.Duration
	// Stdout and Stderr take what the script prints, os.Stderr if they are nil.
	Stdout, Stderr io.Writer
	// Env is what os.Getenv sees, as NAME=value. A script does not see the
	// environment of the process.
	Env []string
}

const defaultTimeout = 3 * time.Second

func (o Options) withDefaults() Options {
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.Stderr == nil {
		o.Stderr = os.Stderr
	}
	if o.Stdout == nil {
		o.Stdout = o.Stderr
	}
	return o
}
