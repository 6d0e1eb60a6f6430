package load

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"strings"
)

// Validate reports everything that keeps the scenario from running, joined
// into one error, or nil.
func (s *Scenario) Validate() error {
	var errs []error
	if s.Name == "" {
		errs = append(errs, errors.New("scenario: Name is empty; give it one, it heads every report"))
	}
	if len(s.Classes) == 0 {
		errs = append(errs, errors.New("scenario: Classes is empty; a scenario needs at least one load.Class"))
	}
	errs = append(errs, s.Defaults.validate()...)
	seen := map[string]bool{}
	for i := range s.Classes {
		c := &s.Classes[i]
		at := place("Classes", i, c.Name)
		if seen[c.Name] && c.Name != "" {
			errs = append(errs, fmt.Errorf("%s: the name is used twice; class names must differ", at))
		}
		seen[c.Name] = true
		errs = append(errs, c.validate(at)...)
	}
	return errors.Join(errs...)
}

func place(field string, i int, name string) string {
	if name == "" {
		return fmt.Sprintf("%s[%d]", field, i)
	}
	return fmt.Sprintf("%s[%d] %q", field, i, name)
}

func (d Defaults) validate() []error {
	var errs []error
	if d.Users < 0 {
		errs = append(errs, fmt.Errorf("Defaults.Users is %d; it must not be negative", d.Users))
	}
	if !(d.SpawnRate >= 0 && d.SpawnRate <= math.MaxFloat64) {
		errs = append(errs, fmt.Errorf("Defaults.SpawnRate is %v; it must be a number of users per second, not negative", d.SpawnRate))
	}
	if d.RunTime < 0 {
		errs = append(errs, fmt.Errorf("Defaults.RunTime is %v; it must not be negative", d.RunTime))
	}
	return errs
}

func (c *Class) validate(at string) []error {
	var errs []error
	fail := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf(at+": "+format, args...))
	}
	if c.Name == "" {
		fail("Name is empty")
	}
	if c.Weight < 0 {
		fail("Weight is %d; a weight must not be negative", c.Weight)
	}
	if c.Fixed < 0 {
		fail("Fixed is %d; it must not be negative", c.Fixed)
	}
	if err := validateHost(c.Host); err != nil {
		fail("%w", err)
	}
	if err := c.Wait.validate(); err != nil {
		fail("Wait: %w", err)
	}
	return append(errs, c.validateTasks(at)...)
}

// validateHost keeps the URL out of its errors: it may hold a password.
func validateHost(text string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	switch {
	case !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://"):
		return errors.New("Host does not begin with http:// or https://; write it like http://name:8080")
	case err != nil:
		return errors.New("Host is not a URL; write it like http://name:8080")
	case u.Hostname() == "":
		return errors.New("Host names no host; write it like http://name:8080")
	}
	return nil
}

func (c *Class) validateTasks(at string) []error {
	var errs []error
	seen, total, negative := map[string]bool{}, 0, false
	for i, t := range c.Tasks {
		here := at + ": " + place("Tasks", i, t.Name)
		switch {
		case t.Name == "":
			errs = append(errs, fmt.Errorf("%s: Name is empty", here))
		case seen[t.Name]:
			errs = append(errs, fmt.Errorf("%s: the name is used twice; task names must differ within a class", here))
		}
		seen[t.Name] = true
		if t.Weight < 0 {
			errs = append(errs, fmt.Errorf("%s: Weight is %d; a weight must not be negative", here, t.Weight))
		}
		if t.Weight > maxWeight {
			errs = append(errs, fmt.Errorf("%s: Weight is %d; the largest is %d", here, t.Weight, maxWeight))
		}
		if t.Run == nil {
			errs = append(errs, fmt.Errorf("%s: Run is nil; give it a func(*load.User)", here))
		}
		total += max(t.Weight, 0)
		negative = negative || t.Weight < 0
	}
	if len(c.Tasks) == 0 {
		errs = append(errs, fmt.Errorf("%s: Tasks is empty; a class needs at least one load.Task", at))
	} else if total == 0 && !negative {
		errs = append(errs, fmt.Errorf("%s: no task has a weight above zero, so none would ever run", at))
	}
	return errs
}

// maxWeight keeps sums of weights far from overflow.
const maxWeight = 1_000_000
