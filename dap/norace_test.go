//go:build !race

package dap

// raced says that the binaries are built with the race detector, as the tests are.
const raced = false
