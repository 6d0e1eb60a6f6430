package main

import (
	"fmt"
	"runtime"
)

const version = "0.1.0-dev"

func versionLine() string {
	return fmt.Sprintf("loadcore %s (%s, %s/%s)", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
