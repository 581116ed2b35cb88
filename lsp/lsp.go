// Package lsp is the language server: it speaks the Language Server Protocol 3.17
// over a connection and answers from what the checker knows.
//
// A [Server] serves one editor and owns all that it knows: the documents that are
// open, and the programs they belong to. Messages are handled one after the other
// in the order in which they came, so that a request sees the text that the editor
// saw; what takes long is split and can be cancelled. The first request after an
// edit has the edited module checked, as far as renewing a [check.World] makes it
// necessary; diagnostics follow when the typing pauses.
//
// Everything works on text that does not parse: the parser recovers, and the
// checker checks what is there.
package lsp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"

	"github.com/spf13/pflag"

	"barre/lib"
)

// CommandOptions are what the command is started with.
type CommandOptions struct {
	Args    []string // behind the name of the command
	Modules func() []*lib.Module
	Version string
	Environ []string
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
}

// Main runs the command and returns the exit code: 0 when the editor said
// goodbye as the protocol has it, else 1.
func Main(o CommandOptions) int {
	usage := func(format string, a ...any) int {
		fmt.Fprintf(o.Stderr, "ballerina: "+format+"\nRun 'barre help lsp' for usage.\n", a...)
		return 1
	}
	flags := pflag.NewFlagSet("lsp", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	socket := flags.String("socket", "", "")
	flags.Bool("stdio", false, "")
	flags.String("clientProcessId", "", "")
	if err := flags.Parse(o.Args); err != nil {
		var unknown *pflag.NotExistError
		if errors.As(err, &unknown) {
			name := unknown.GetSpecifiedName()
			return usage("unknown option: '%s%s'", "--"[:min(2, len(name))], name)
		}
		return usage("%v", err)
	}
	if flags.NArg() > 0 {
		return usage("unexpected argument '%s': the editor says which folders it works on", flags.Arg(0))
	}
	so := Options{Modules: o.Modules, Version: o.Version, Environ: o.Environ}
	if !flags.Changed("socket") {
		return NewServer(so).Serve(context.Background(), stdio{o.Stdin, o.Stdout})
	}
	port, err := strconv.ParseUint(*socket, 10, 16)
	if err != nil {
		return usage("'%s' is not a port: expected a number from 0 to 65535, as in --socket=9257", *socket)
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.FormatUint(port, 10)))
	if err != nil {
		fmt.Fprintf(o.Stderr, "error: cannot listen on port %d: %v\n", port, reason(err))
		return 1
	}
	fmt.Fprintf(o.Stderr, "Listening on %s\n", l.Addr())
	conn, err := l.Accept()
	l.Close()
	if err != nil {
		fmt.Fprintf(o.Stderr, "error: no editor connected: %v\n", reason(err))
		return 1
	}
	return NewServer(so).Serve(context.Background(), conn)
}

// reason is an error of the network without what the message around it says.
func reason(err error) error {
	var oe *net.OpError
	if errors.As(err, &oe) {
		err = oe.Err
	}
	var se *os.SyscallError
	if errors.As(err, &se) {
		err = se.Err
	}
	return err
}

// stdio is the process's own streams as a connection.
type stdio struct {
	io.Reader
	io.Writer
}

// Close closes the input, where it can be closed.
func (s stdio) Close() error {
	if c, ok := s.Reader.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
