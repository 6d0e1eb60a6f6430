//go:build !linux

package demo

import "errors"

// newRinger knows no better clock than the timers of Go here.
func newRinger() (ringer, error) { return nil, errors.ErrUnsupported }
