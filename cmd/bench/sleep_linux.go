package main

import (
	"syscall"
	"time"
)

// sleep blocks the thread in the kernel, which is exact to some 0.06 ms. Go's
// own timers are up to a millisecond late in an idle process, and then wake
// many at once.
func sleep(d time.Duration) {
	t := syscall.NsecToTimespec(int64(d))
	_ = syscall.Nanosleep(&t, nil) // cut short by a signal, it is measured all the same
}
