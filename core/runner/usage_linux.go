package runner

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"time"
)

// processCPU is the CPU time that this process has used.
func processCPU() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// processRSS is the resident memory of this process in bytes (proc_pid_statm(5)).
func processRSS() uint64 {
	text, err := os.ReadFile("/proc/self/statm")
	fields := bytes.Fields(text)
	if err != nil || len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseUint(string(fields[1]), 10, 64)
	if err != nil {
		return 0
	}
	return pages * uint64(os.Getpagesize())
}

// openFiles is how many file descriptors this process has, and may have. Linux
// 6.2 and later say the first as the size of a directory; before, its entries
// are counted, which takes a while when there are many.
func openFiles() (open, limit int) {
	var r syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &r) == nil {
		limit = int(min(r.Cur, 1<<31-1))
	}
	if fd, err := os.Stat("/proc/self/fd"); err == nil && fd.Size() > 0 {
		return int(fd.Size()), limit
	}
	dir, err := os.Open("/proc/self/fd")
	if err != nil {
		return 0, limit
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	if err != nil {
		return 0, limit
	}
	return len(names) - 1, limit
}
