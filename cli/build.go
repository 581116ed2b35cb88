package cli

import "fmt"

// buildProgram makes an executable of a program.
func buildProgram(o BuildOptions) int {
	fmt.Fprintln(o.Stderr, "error: 'build' is not supported yet")
	return 1
}
