//go:build !unix || aix || solaris

package main

import "errors"

func unbuffered(int) (restore func(), err error) {
	return nil, errors.New("not supported on this system")
}
