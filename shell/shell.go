// Package shell is `barre shell`: a prompt at which imports, declarations,
// statements and expressions are evaluated as they are typed.
//
// What is typed becomes part of one program, which grows and runs all the while:
// package check adds an input to its module, the vm runs what the input makes run.
// This package reads inputs, shows values and errors, and carries out commands;
// package line below it edits the line in a terminal.
package shell

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"barre/lib"
)

// Options are what a shell is started with.
type Options struct {
	Args    []string // behind the name of the command
	Modules func() []*lib.Module
	Environ []string
	// Distribution is the Ballerina distribution that runs here, for the choice of
	// packages.
	Distribution string
	Stdin        io.Reader
	Stdout       io.Writer
	Stderr       io.Writer
}

// Main runs the command and returns the exit code: that of an input that failed,
// where nobody was at a terminal to see it.
func Main(o Options) int {
	usage := func(format string, a ...any) int {
		fmt.Fprintf(o.Stderr, "ballerina: "+format+"\nRun 'barre help shell' for usage.\n", a...)
		return 1
	}
	flags := pflag.NewFlagSet("shell", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	debug := flags.BoolP("debug", "d", false, "")
	file := flags.StringP("file", "f", "", "")
	dumb := flags.Bool("force-dumb", false, "")
	flags.StringP("time-out", "t", "", "")
	if err := flags.Parse(o.Args); err != nil {
		var unknown *pflag.NotExistError
		if errors.As(err, &unknown) {
			name := unknown.GetSpecifiedName()
			return usage("unknown option: '%s%s'", "--"[:min(2, len(name))], name)
		}
		return usage("%v", err)
	}
	if flags.NArg() > 0 {
		return usage("unexpected argument '%s': declarations of a file are loaded with --file", flags.Arg(0))
	}
	sh := &shell{o: &o, debug: *debug, interrupts: make(chan struct{}, 1)}
	sh.in = sh.input(*dumb)
	return sh.main(*file)
}

// input is where a shell reads from.
type input interface {
	// read gives the next input, and the rest of one that more says is only begun.
	// It fails with io.EOF at the end, and with errAbandoned when the user gave up
	// what they were typing.
	read(more func(text string) bool) (string, error)
	// remember adds an input to the history.
	remember(text string)
	// interactive reports whether somebody types.
	interactive() bool
	// program gives what the program reads, and where it and the shell write.
	program() (io.Reader, io.Writer, io.Writer)
	// abandon gives up what is being typed; false when nothing is.
	abandon() bool
	// close gives the terminal back.
	close()
}

var errAbandoned = errors.New("abandoned")

type shell struct {
	o     *Options
	in    input
	s     *session
	debug bool
	exit  bool // the user wants to leave
	bad   bool // an input failed

	mu         sync.Mutex // guards s against signals, which come at any time
	interrupts chan struct{}
}

func (sh *shell) main(file string) int {
	defer sh.in.close()
	sh.reset()
	stop := sh.signals()
	defer stop()
	if sh.in.interactive() {
		sh.say("Welcome to the Barre shell.\nType /exit to exit and /help for what can be typed.\n\n")
	}
	if file != "" {
		sh.load(file)
	}
	for !sh.exit {
		text, err := sh.in.read(func(text string) bool {
			if strings.HasPrefix(strings.TrimSpace(text), "/") && isCommand(text) {
				return false
			}
			_, more := sh.s.parse(text)
			return more
		})
		if errors.Is(err, errAbandoned) {
			continue
		}
		if strings.TrimSpace(text) != "" {
			sh.in.remember(text)
			if isCommand(text) {
				sh.command(strings.TrimSpace(text))
			} else if f, _ := sh.s.parse(text); !sh.s.eval(f) {
				sh.bad = true
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				fmt.Fprintf(sh.o.Stderr, "error: cannot read the input: %v\n", err)
				sh.bad = true
			}
			break
		}
	}
	sh.s.close(true)
	if sh.in.interactive() {
		fmt.Fprintln(sh.s.out, "| Bye!!!")
		sh.s.rt.Flush()
		return 0
	}
	if sh.bad {
		return 1
	}
	return 0
}

// reset begins a new session.
func (sh *shell) reset() {
	stdin, stdout, stderr := sh.in.program()
	s := newSession(sh.o, sh.interrupts, stdin, stdout, stderr)
	s.debug = sh.debug
	sh.mu.Lock()
	sh.s = s
	sh.mu.Unlock()
}

// say writes to standard output.
func (sh *shell) say(format string, args ...any) {
	fmt.Fprintf(sh.s.out, format, args...)
	sh.s.rt.Flush()
}

// complain writes to standard error.
func (sh *shell) complain(format string, args ...any) {
	sh.bad = true
	fmt.Fprintf(sh.s.errOut, format, args...)
	sh.s.rt.Flush()
}

// interrupt ends the evaluation at hand.
func (sh *shell) interrupt() {
	select {
	case sh.interrupts <- struct{}{}:
	default:
	}
}

// stopGrace is how long a signal waits for listeners to stop.
const stopGrace = 2 * time.Second

// signals makes Ctrl-C end an evaluation rather than the shell where somebody
// types, and other signals end the shell in order.
func (sh *shell) signals() (stop func()) {
	sig := make(chan os.Signal, 4)
	signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case n := <-sig:
				if n == os.Interrupt && sh.in.abandon() {
					continue
				}
				sh.interrupt()
				if n == os.Interrupt && sh.in.interactive() {
					continue
				}
				sh.in.close()
				sh.mu.Lock()
				s := sh.s
				sh.mu.Unlock()
				stopped := make(chan struct{})
				go func() {
					s.close(true)
					close(stopped)
				}()
				select {
				case <-stopped:
				case <-time.After(stopGrace):
				case <-sig: // who asks twice wants it now
				}
				code := 1
				if n, ok := n.(syscall.Signal); ok {
					code = 128 + int(n)
				}
				os.Exit(code)
			case <-done:
				return
			}
		}
	}()
	return func() { signal.Stop(sig); close(done) }
}

// plain reads lines without a terminal.
type plain struct {
	r           *bufio.Reader
	out, errOut io.Writer
	prompt      io.Writer // nil when nobody types
}

func (p *plain) read(more func(string) bool) (string, error) {
	var text strings.Builder
	p.ask(prompt)
	for {
		line, err := p.r.ReadString('\n')
		text.WriteString(line)
		if err != nil || !more(text.String()) {
			return text.String(), err
		}
		p.ask(morePrompt)
	}
}

func (p *plain) ask(prompt string) {
	if p.prompt != nil {
		io.WriteString(p.prompt, prompt)
	}
}

func (p *plain) remember(string)   {}
func (p *plain) interactive() bool { return p.prompt != nil }
func (p *plain) abandon() bool     { return false }
func (p *plain) close()            {}

// The program reads what follows the input that is evaluated.
func (p *plain) program() (io.Reader, io.Writer, io.Writer) { return p.r, p.out, p.errOut }

// input chooses how inputs are read.
func (sh *shell) input(dumb bool) input {
	if !dumb {
		if t := sh.openTerminal(); t != nil {
			return t
		}
	}
	p := &plain{r: bufio.NewReaderSize(sh.o.Stdin, 64<<10), out: sh.o.Stdout, errOut: sh.o.Stderr}
	if f, ok := sh.o.Stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.prompt = sh.o.Stdout
		if f, ok := sh.o.Stdout.(*os.File); ok && !term.IsTerminal(int(f.Fd())) {
			p.prompt = sh.o.Stderr // what is printed goes elsewhere
		}
	}
	return p
}

// The prompts are those of bal.
const (
	prompt     = "=$ "
	morePrompt = " > "
)
