package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"barre/configure"
	"barre/syntax"
	"barre/tree"
	"barre/vm"
)

// Debugging lets a debugger reach the programs of this process.
type Debugging interface {
	// Address is where it waits for a debugger, "" when it does not.
	Address() string
	// Attach takes over a program that is about to run and waits until it may. path
	// gives the files of the user's own code, "" for others; secret tells which
	// configurable variables hold secrets; stop ends the program in order.
	Attach(p *vm.Program, path func(*syntax.File) string, secret func(*tree.Var) bool, stop func())
	// Release lets the program go on as if nobody debugged it.
	Release()
	// Exited tells the debugger that all is over.
	Exited(code int)
}

// DebugAdapter is the environment variable in which the adapter of a debugger tells
// a program that it starts where it is.
const DebugAdapter = "BARRE_DEBUG_ADAPTER"

// debugging is the debugger of a process, once there is one.
type debugging struct{ Debugging }

// open lets debuggers in, when that was asked for: on a port, or by the adapter that
// has started this process. The program's environment tells nothing of that.
func (d *debugging) open(image Image, port string, environ *[]string, stderr io.Writer) error {
	adapter := ""
	var rest []string
	for _, e := range *environ {
		if v, ok := strings.CutPrefix(e, DebugAdapter+"="); ok {
			adapter = v
			continue
		}
		rest = append(rest, e)
	}
	*environ = rest
	if d.Debugging != nil || port == "" && adapter == "" {
		return nil
	}
	if image.Debug == nil {
		return fmt.Errorf("this binary has no debugger: run the program with the command 'barre'")
	}
	n, err := strconv.Atoi(port)
	if adapter == "" && err != nil {
		return fmt.Errorf("'%s' is not a port", port)
	}
	server, err := image.Debug(n, adapter)
	if err != nil {
		return err
	}
	d.Debugging = server
	if a := server.Address(); a != "" {
		fmt.Fprintf(stderr, "Waiting for a debugger on %s\n", a)
	}
	return nil
}

// exited tells the debugger, if there is one, that all is over.
func (d *debugging) exited(code int) {
	if d.Debugging != nil {
		d.Exited(code)
	}
}

// debug hands a program to the debugger, and returns when it may run.
func (c *compiled) debug(d Debugging, p *vm.Program, stop func()) {
	d.Attach(p, func(f *syntax.File) string {
		path := c.paths[f]
		if path == "" || c.deps.owns(f) {
			return ""
		}
		if abs, err := filepath.Abs(path); err == nil {
			return abs
		}
		return path
	}, configure.Secret, stop)
}

// checkDebug checks the port for a debugger.
func checkDebug(cmd *cobra.Command, port string) error {
	if !cmd.Flags().Changed("debug") {
		return nil
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return &usageError{msg: fmt.Sprintf("the port for a debugger is a number from 0 to 65535, where 0 chooses a free one, not '%s'", port), command: cmd.Name()}
	}
	return nil
}
