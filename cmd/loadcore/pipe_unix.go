//go:build unix

package main

import (
	"os"
	"syscall"
)

func brokenPipe() []os.Signal { return []os.Signal{syscall.SIGPIPE} }
