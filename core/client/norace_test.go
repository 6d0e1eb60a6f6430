//go:build !race

package client_test

// raced is false here: allocations can be counted.
const raced = false
