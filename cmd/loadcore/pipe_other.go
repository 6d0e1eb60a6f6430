//go:build !unix

package main

import "os"

// brokenPipe is empty where writing to a closed pipe is an ordinary error.
func brokenPipe() []os.Signal { return nil }
