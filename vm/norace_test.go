//go:build !race

package vm_test

// raceEnabled says that the race detector is on: everything takes several
// times the time and memory.
const raceEnabled = false
