package shell_test

import (
	"os"
	"testing"

	"barre/lib/core"
	"barre/shell"
)

// asShell is set for the process of the tests to be a shell itself, which a
// terminal's signals reach.
const asShell = "BARRE_TEST_SHELL"

func TestMain(m *testing.M) {
	if os.Getenv(asShell) != "" {
		os.Exit(shell.Main(shell.Options{Args: os.Args[1:], Modules: core.Modules, Environ: os.Environ(), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}))
	}
	os.Exit(m.Run())
}
