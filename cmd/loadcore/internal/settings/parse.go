package settings

import (
	"errors"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// set reads text into a field. What parse returns as error says what is expected.
func set[T any](field *T, text string, parse func(string) (T, error)) error {
	v, err := parse(text)
	if err == nil {
		*field = v
	}
	return err
}

func add(field *[]string, text string, parse func(string) (string, error)) error {
	v, err := parse(text)
	if err == nil {
		*field = append(*field, v)
	}
	return err
}

// addAll reads a list that is separated by commas.
func addAll(field *[]string, text string) error {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			return errors.New("expected names separated by commas, none of them empty")
		}
		*field = append(*field, part)
	}
	return nil
}

func onOff(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "true", "1":
		return true, nil
	case "false", "0":
		return false, nil
	}
	return false, errors.New("expected true or false")
}

func whole(low, high int) func(string) (int, error) {
	return func(text string) (int, error) {
		n, err := strconv.Atoi(text)
		if err != nil || n < low || n > high {
			return 0, fmt.Errorf("expected a whole number from %d to %d", low, high)
		}
		return n, nil
	}
}

func unsigned(text string, high uint64) (uint64, error) {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || n > high {
		return 0, fmt.Errorf("expected a whole number from 0 to %d", high)
	}
	return n, nil
}

// above takes decimals; the comparison is written so that NaN fails it.
func above(low, high float64) func(string) (float64, error) {
	return func(text string) (float64, error) {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || !(n > low && n <= high) {
			return 0, fmt.Errorf("expected a number above %v, up to %s", low, strconv.FormatFloat(high, 'f', -1, 64))
		}
		return n, nil
	}
}

func either(off, on string) func(string) (bool, error) {
	return func(text string) (bool, error) {
		switch text {
		case on:
			return true, nil
		case off:
			return false, nil
		}
		return false, fmt.Errorf("expected %s or %s", off, on)
	}
}

func path(text string) (string, error) {
	if text == "" || strings.ContainsRune(text, 0) {
		return "", errors.New("expected a path")
	}
	return text, nil
}

func logLevel(text string) (string, error) {
	switch level := strings.ToLower(text); level {
	case "debug", "info", "warning", "error":
		return level, nil
	case "warn":
		return "warning", nil
	case "critical":
		return "error", nil
	}
	return "", errors.New("expected debug, info, warning or error")
}

// timeFrom takes seconds without a unit, as Locust does, or Go's notation.
func timeFrom(low time.Duration) func(string) (time.Duration, error) {
	return func(text string) (time.Duration, error) {
		d, ok := duration(text)
		switch {
		case !ok || d < 0 || d > maxTime:
			return 0, errors.New("expected a time such as 20, 20s, 3m or 1h30m")
		case d < low:
			return 0, fmt.Errorf("expected a time of at least %v", low)
		}
		return d, nil
	}
}

func duration(text string) (time.Duration, bool) {
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		// ParseFloat knows Inf, NaN and exponents; only plain digits are a time.
		if strings.Trim(text, "0123456789.") != "" || seconds > maxTime.Seconds() {
			return 0, false
		}
		return time.Duration(math.Round(seconds * float64(time.Second))), true
	}
	d, err := time.ParseDuration(text)
	return d, err == nil
}

func waitSpec(text string) (*Wait, error) {
	low, high, ranged := strings.Cut(text, "..")
	if !ranged {
		high = low
	}
	shortest, ok1 := duration(low)
	longest, ok2 := duration(high)
	if !ok1 || !ok2 || shortest < 0 || longest < shortest || longest > maxTime {
		return nil, errors.New("expected a time or a range of times, such as 0, 3s or 1s..10s")
	}
	return &Wait{Shortest: shortest, Longest: longest}, nil
}

// size takes bytes, or KB, MB and GB in powers of 1000, or KiB, MiB and GiB.
func size(text string) (int, error) {
	number := strings.TrimRight(strings.ToUpper(text), "KMGIB")
	units := map[string]int{
		"": 1, "B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30,
	}
	unit, ok := units[strings.ToUpper(text[len(number):])]
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || !ok || n < 1 || n > math.MaxInt/2/unit || n*unit > 1<<30 {
		return 0, errors.New("expected a size such as 65536, 500KB or 64MiB, up to 1GiB")
	}
	return n * unit, nil
}

// baseURL takes the URL of a server, whose path may be a prefix.
func baseURL(text string) (string, error) {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || !goodPort(u) {
		return "", errors.New("expected a URL such as http://localhost:8080")
	}
	if u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return "", errors.New("expected a URL without query and fragment")
	}
	return strings.TrimRight(text, "/"), nil
}

func goodPort(u *url.URL) bool {
	if u.Port() == "" {
		return !strings.HasSuffix(u.Host, ":")
	}
	n, err := strconv.Atoi(u.Port())
	return err == nil && n > 0 && n <= math.MaxUint16
}

// hidePassword keeps the credentials of URLs out of messages.
func hidePassword(text string) string {
	return regexp.MustCompile(`//[^/@]*@`).ReplaceAllString(text, "//***@")
}
