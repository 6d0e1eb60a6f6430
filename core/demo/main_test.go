package demo_test

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"testing"
	"time"
)

// TestMain fails if a shop lives on after the tests.
func TestMain(m *testing.M) {
	code := m.Run()
	if left := leaked(); code == 0 && left != "" {
		fmt.Println("a goroutine of a shop was left behind:\n" + left)
		code = 1
	}
	os.Exit(code)
}

// leaked returns the stack of a goroutine that runs code of a server, after
// some patience with those that are about to end.
func leaked() string {
	ours := regexp.MustCompile(`(?s)goroutine \d+ [^\n]*\n(?:[^\n]+\n)*?[^\n]*core/demo\.\(\*(?:Server|listener)\)[^\n]*`)
	patience := time.NewTicker(10 * time.Millisecond)
	defer patience.Stop()
	var left string
	for range 300 {
		stacks := make([]byte, 1<<20)
		left = ours.FindString(string(stacks[:runtime.Stack(stacks, true)]))
		if left == "" {
			return ""
		}
		<-patience.C
	}
	return left
}
