package main

import (
	"bufio"
	"io"

	"github.com/loadcore/loadcore/core/control"
)

// keyRate is how fast users come and go by key, as in Locust, per second.
const keyRate = 100

// watchKeys lets the keys of the terminal change the number of users. The
// terminal gives its keys at once until restore is called; Ctrl-C and the like
// keep their meaning.
func (j *job) watchKeys(c *control.Control) (restore func()) {
	fd, terminal := descriptor(j.in)
	if !terminal {
		return func() {}
	}
	restore, err := unbuffered(fd)
	if err != nil {
		j.log.Debug("keys do not work on this terminal", "error", err)
		return func() {}
	}
	// A read from a terminal cannot be called off; it ends with the process.
	go readKeys(j.in, func(step int) {
		if err := c.SetUsers(max(0, c.Target()+step), keyRate); err != nil {
			j.log.Warn("the number of users stays", "error", err)
		}
	})
	return restore
}

// readKeys calls change for each key that changes the number of users.
func readKeys(in io.Reader, change func(step int)) {
	steps := map[byte]int{'w': 1, 'W': 10, 's': -1, 'S': -10}
	for keys := bufio.NewReader(in); ; {
		key, err := keys.ReadByte()
		if err != nil {
			return
		}
		if step, ok := steps[key]; ok {
			change(step)
		}
	}
}
