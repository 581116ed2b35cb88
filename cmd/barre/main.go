// Command barre runs and builds Ballerina programs. It carries the core set
// of library modules and hands a program that imports more to barre-full.
package main

import (
	"fmt"
	"io"
	"os"

	"barre/cli"
	"barre/dap"
	"barre/lib/core"
	"barre/lsp"
	"barre/registry"
	"barre/shell"
)

func main() {
	image := cli.Image{Name: "barre", Process: true, Debug: debugger, Modules: core.Modules, Commands: []cli.Command{
		{Name: "registry", Full: registry.NeedsDatabase, Run: registry.Command(nil)},
		{Name: "lsp", Full: func([]string) bool { return true }, Run: func(args []string, stdout, stderr io.Writer) int {
			return lsp.Main(lsp.CommandOptions{Args: args, Modules: core.Modules, Version: cli.Version, Environ: os.Environ(), Stdin: os.Stdin, Stdout: stdout, Stderr: stderr})
		}},
		{Name: "debug", Run: func(args []string, stdout, stderr io.Writer) int {
			return dap.Main(dap.Options{Args: args, Variable: cli.DebugAdapter, Environ: os.Environ(), Stdin: os.Stdin, Stdout: stdout, Stderr: stderr})
		}},
		{Name: "studio", Full: func([]string) bool { return true }, Run: func(_ []string, _, stderr io.Writer) int {
			fmt.Fprintln(stderr, "error: Studio is part of the binary 'barre-full', which is not beside this one: install it")
			return 1
		}},
		{Name: "openapi", Full: func([]string) bool { return true }, Run: func(_ []string, _, stderr io.Writer) int {
			fmt.Fprintln(stderr, "error: OpenAPI is a matter of the binary 'barre-full', which is not beside this one: install it")
			return 1
		}},
		{Name: "shell", Full: func([]string) bool { return true }, Run: func(args []string, stdout, stderr io.Writer) int {
			return shell.Main(shell.Options{Args: args, Modules: core.Modules, Environ: os.Environ(), Distribution: cli.Distribution, Stdin: os.Stdin, Stdout: stdout, Stderr: stderr})
		}},
	}}
	os.Exit(cli.Main(image, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}

// debugger lets debuggers reach programs.
func debugger(port int, adapter string) (cli.Debugging, error) {
	s, err := dap.Open(port, adapter)
	if err != nil {
		return nil, err
	}
	return s, nil
}
