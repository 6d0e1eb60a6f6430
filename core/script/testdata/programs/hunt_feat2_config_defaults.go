package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

type config struct {
	host  string
	users int
	rate  float64
	wait  time.Duration
	debug bool
	tags  []string
}

func def(s, d string) string {
	if s == "" {
		return d
	}
	return s
}
func load(env map[string]string) (config, []error) {
	c := config{host: "localhost:8080", users: 10, rate: 1, wait: time.Second}
	var errs []error
	fail := func(k string, err error) { errs = append(errs, fmt.Errorf("%s: %v", k, err)) }
	c.host = def(env["FRONTEND_ADDR"], c.host)
	if s := env["USERS"]; s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			fail("USERS", err)
		} else if n < 1 {
			fail("USERS", fmt.Errorf("%d is below 1", n))
		} else {
			c.users = n
		}
	}
	if s, ok := env["RATE"]; ok {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			fail("RATE", err)
		} else {
			c.rate = f
		}
	}
	if s := env["WAIT"]; s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			fail("WAIT", err)
		} else {
			c.wait = d
		}
	}
	c.debug, _ = strconv.ParseBool(env["DEBUG"])
	for _, t := range strings.Split(env["TAGS"], ",") {
		if t = strings.TrimSpace(t); t != "" {
			c.tags = append(c.tags, t)
		}
	}
	return c, errs
}
func main() {
	c, errs := load(nil)
	fmt.Println(c, errs, len(errs))
	c, errs = load(map[string]string{"USERS": "50", "RATE": "2.5", "WAIT": "1m", "DEBUG": "1", "TAGS": "a, b,,c", "FRONTEND_ADDR": "x:1"})
	fmt.Println(c, len(errs))
	c, errs = load(map[string]string{"USERS": "0", "RATE": "fast", "WAIT": "soon"})
	fmt.Println(c.users, len(errs), errs[0])
	fmt.Println(os.Getenv("NO_SUCH_VARIABLE_HERE") == "")
}
