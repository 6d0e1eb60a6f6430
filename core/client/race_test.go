//go:build race

package client_test

// raced is true under the race detector, where pools drop what they are given
// at random, so that allocations say nothing.
const raced = true
