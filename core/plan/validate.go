package plan

import (
	"errors"
	"fmt"
	"net/url"
	"time"
)

// Validate reports everything that is wrong with the spec, joined into one
// error, or nil.
func (s *Spec) Validate() error {
	errs := []error{s.Wait.validate(), s.HTTP.Validate()}
	if s.Host != "" {
		errs = append(errs, checkURL("host", s.Host))
	}
	if s.Names < 0 {
		errs = append(errs, fmt.Errorf("names is %d; it must not be negative", s.Names))
	}
	return errors.Join(errs...)
}

func (w *WaitSpec) validate() error {
	switch {
	case w == nil:
		return nil
	case w.Shortest < 0:
		return fmt.Errorf("wait is %v; a wait must not be negative", w.Shortest)
	case w.Longest < w.Shortest:
		return fmt.Errorf("wait is %v..%v; the longest must not be below the shortest", w.Shortest, w.Longest)
	}
	return nil
}

// Validate reports everything that is wrong, joined into one error, or nil. It
// opens no files.
func (h *HTTP) Validate() error {
	errs := []error{notNegative("timeout", h.Timeout), notNegative("connect timeout", h.ConnectTimeout)}
	if (h.CertFile == "") != (h.KeyFile == "") {
		errs = append(errs, errors.New("a client certificate needs both its certificate and its key"))
	}
	if h.Proxy != "" {
		errs = append(errs, checkURL("proxy", h.Proxy))
	}
	if h.MaxBody < 0 {
		errs = append(errs, fmt.Errorf("max body is %d; it must not be negative", h.MaxBody))
	}
	return errors.Join(errs...)
}

func notNegative(what string, d time.Duration) error {
	if d < 0 {
		return fmt.Errorf("%s is %v; it must not be negative", what, d)
	}
	return nil
}

// checkURL keeps the URL out of its errors: it may hold a password, even where
// it cannot be parsed.
func checkURL(what, text string) error {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return fmt.Errorf("%s is not a URL; write it like http://name:8080", what)
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%s does not begin with http:// or https://; write it like http://name:8080", what)
	case u.Hostname() == "":
		return fmt.Errorf("%s names no host; write it like http://name:8080", what)
	}
	return nil
}

// Validate reports everything that is wrong with an assignment for a runner
// that offers so many classes, joined into one error, or nil.
func (a *Assignment) Validate(classes int) error {
	errs := []error{notNegative("start", a.At), notNegative("length", a.Over)}
	if a.Number == 0 {
		errs = append(errs, errors.New("the number is 0; assignments count from 1"))
	}
	if a.At > Never || a.Over > Never {
		errs = append(errs, fmt.Errorf("it lasts from %v for %v; no run takes so long", a.At, a.Over))
	}
	if len(a.Users) != classes {
		errs = append(errs, fmt.Errorf("it has users for %d classes, the source has %d", len(a.Users), classes))
	}
	for i, n := range a.Users {
		if n < 0 {
			errs = append(errs, fmt.Errorf("class %d shall have %d users; a number of users is not negative", i, n))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("assignment %d: %w", a.Number, err)
	}
	return nil
}
