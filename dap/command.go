package dap

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"strconv"
	"strings"
)

// Options are what the command is called with.
type Options struct {
	Args       []string
	Executable string // what runs programs: the command itself
	Variable   string // of the environment, in which a program is told where the adapter is
	Program    string // what launch runs when it names nothing
	Environ    []string
	Stdin      io.Reader
	Stdout     io.Writer
	Stderr     io.Writer
}

// Main is the command debug: an adapter that speaks over standard input and output,
// or on a port. It gives the exit code.
func Main(o Options) int {
	port := -1
	fail := func(format string, args ...any) int {
		fmt.Fprintf(o.Stderr, "ballerina: "+format+"\nRun 'barre help debug' for usage.\n", args...)
		return 1
	}
	for i := 0; i < len(o.Args); i++ {
		arg := o.Args[i]
		value, given := "", false
		if name, v, ok := strings.Cut(arg, "="); ok && strings.HasPrefix(arg, "--") {
			arg, value, given = name, v, true
		}
		switch {
		case arg == "--listen":
			if !given {
				if i++; i == len(o.Args) {
					return fail("the option '--listen' needs a value")
				}
				value = o.Args[i]
			}
			n, err := strconv.Atoi(value)
			if err != nil || n < 0 || n > 65535 {
				return fail("the port is a number from 0 to 65535, where 0 chooses a free one, not '%s'", value)
			}
			port = n
		case strings.HasPrefix(arg, "-"):
			return fail("unknown option: '%s'", arg)
		case o.Program != "":
			return fail("unexpected argument '%s': debug takes one package or file", arg)
		default:
			o.Program = arg
		}
	}
	if o.Program == "" {
		o.Program = "."
	}
	if o.Executable == "" {
		var err error
		if o.Executable, err = os.Executable(); err != nil {
			fmt.Fprintf(o.Stderr, "error: %v\n", err)
			return 1
		}
	}
	if port < 0 {
		(&adapter{wire: newWire(o.Stdin, o.Stdout), o: o}).serve()
		return 0
	}
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		fmt.Fprintf(o.Stderr, "error: cannot listen on port %d: %v\n", port, err)
		return 1
	}
	fmt.Fprintf(o.Stderr, "Waiting for editors on %s\n", l.Addr())
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	defer signal.Stop(stop)
	go func() {
		<-stop
		l.Close()
	}()
	for {
		c, err := l.Accept()
		if err != nil {
			return 0
		}
		go func() {
			defer c.Close()
			(&adapter{wire: newWire(c, c), o: o}).serve()
		}()
	}
}
