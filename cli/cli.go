// Package cli is the barre command: it reads a command line as `bal` would
// and does what it says.
//
// Standard output carries what a command was asked for (the program's own
// output, a version, help); everything else, progress and errors, goes to
// standard error.
package cli

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"barre/doc"
	"barre/internal/files"
	"barre/lib"
	"barre/vm"
)

// Version is Barre's own version; the language's are beside it.
const (
	Version       = "0.1.0"
	Distribution  = "2201.13.0" // of Ballerina, whose programs run here
	updateName    = "Swan Lake Update 13"
	Specification = "2024R1"
)

// Image is what a binary of ours brings along: the same command over a
// smaller or larger set of library modules.
type Image struct {
	Name    string // of the binary: "barre", "barre-full"
	Modules func() []*lib.Module
	// Sources are those of our module, from which programs are built natively; nil
	// in images that leave that to the full one.
	Sources fs.FS
	// Native is the Go code of the one program that an image made by such a build
	// has.
	Native *vm.NativeCode
	// Commands are further commands that the binary has.
	Commands []Command
	// Debug makes what lets a debugger reach the program: on a port, or by way of
	// the adapter that has started this process; nil in images that leave that to
	// others.
	Debug func(port int, adapter string) (Debugging, error)
	// Process says that the command has a process for itself: tests run in the
	// folder of their package.
	Process bool
	// Markdown makes what renders documentation; nil in a binary that leaves that
	// to the full one.
	Markdown func() doc.Markdown
}

// Command is a command that is another client's: it reads its own arguments,
// and gives the exit code. Its help is among the texts here.
type Command struct {
	Name string
	// Full tells whether the arguments want what only the larger image has: it runs
	// there where that is installed. nil for never.
	Full func(args []string) bool
	Run  func(args []string, stdout, stderr io.Writer) int
}

// RunOptions is a program to be run.
type RunOptions struct {
	Image          Image
	Command        []string        // the whole command line, to hand over to another image
	Path           string          // a package's folder or a .bal file; "" for the current folder
	Args           []string        // the program's arguments
	Config         []string        // key=value of each -C
	Dev            bool            // start dev services for connections that are not configured
	Profile        *ProfileOptions // note where it spends its time, nil not to
	Dependencies   DependencyOptions
	Watch          bool   // start anew when the sources change
	Debug          string // the port for a debugger, "" for none
	debugging      Debugging
	watched        *watched
	supervised     *supervised
	Environ        []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// BuildOptions is a program to be checked or built.
type BuildOptions struct {
	Image          Image
	Command        []string // the whole command line, to hand over to another image
	Path           string   // as in RunOptions
	CheckOnly      bool     // report what is wrong with it and make nothing
	Pack           bool     // make the package's archive instead of an executable
	Output         string   // the executable's path, "" for target/bin/NAME
	TargetDir      string   // where what is made goes; "" for the package's target folder
	Native         bool     // compile to machine code through the Go toolchain
	Dependencies   DependencyOptions
	Environ        []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// Main runs the command line args, without the name of the binary, and
// returns the exit code.
func Main(image Image, args []string, stdin io.Reader, stdout, stderr io.Writer, env []string) (code int) {
	defer func() {
		if x := recover(); x != nil {
			// A fault of ours; nobody is helped by a dump of our stack.
			fmt.Fprintf(stderr, "error: internal error: %v\nThis is a fault of Barre, not of the program. Please report it with the program that shows it.\n", x)
			code = 1
		}
	}()
	if pkg, err := embedded(); err != nil {
		fmt.Fprintf(stderr, "error: %v\n", files.Explain(err))
		return 1
	} else if pkg != nil {
		return runEmbedded(pkg, image, args, stdin, stdout, stderr, env)
	}
	out := &checkedOutput{w: stdout}
	a := &app{
		image: image, args: args, stdin: stdin, stdout: out, stderr: stderr, env: env,
		run:   func(o RunOptions) int { o.Command = args; return runProgram(o) },
		build: func(o BuildOptions) int { o.Command = args; return buildProgram(o) },
		test:  func(o TestOptions) int { o.Command = args; return testProgram(o) },
	}
	code = a.main(args)
	if out.err != nil && code == 0 {
		fmt.Fprintf(stderr, "error: standard output cannot be written: %v\n", files.Reason(out.err))
		code = 1
	}
	return code
}

type app struct {
	image          Image
	stdin          io.Reader
	stdout, stderr io.Writer
	env            []string
	run            func(RunOptions) int
	build          func(BuildOptions) int
	test           func(TestOptions) int
	args           []string // the command line
	code           int      // exit code of the command that ran
}

// usageError is a command line that cannot be understood.
type usageError struct {
	msg     string
	command string // whose help to point at, "" for the whole
}

func (e *usageError) Error() string { return e.msg }

func (a *app) main(args []string) int {
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	if err := root.Execute(); err != nil {
		a.fail(root, err)
		return 1
	}
	return a.code
}

// fail prints an error of a command.
func (a *app) fail(root *cobra.Command, err error) {
	var ue *usageError
	switch {
	case errors.As(err, &ue):
		fmt.Fprintf(a.stderr, "ballerina: %s\n", ue.msg)
		help := strings.TrimSpace("help " + ue.command)
		fmt.Fprintf(a.stderr, "Run '%s %s' for usage.\n", root.Name(), help)
	case strings.HasPrefix(err.Error(), "ERROR ["):
		fmt.Fprintln(a.stderr, err)
		fmt.Fprintln(a.stderr, "error: the package cannot be loaded")
	default:
		fmt.Fprintf(a.stderr, "error: %s\n", files.Explain(err))
	}
}

//go:embed help/*.txt
var helpTexts embed.FS

// helpText is the help of a command, "" for the overview.
func helpText(command string) string {
	if command == "" {
		command = "barre"
	}
	text, err := helpTexts.ReadFile("help/" + command + ".txt")
	if err != nil {
		return ""
	}
	return string(text)
}

func (a *app) root() *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:           "barre",
		SilenceErrors: true,
		SilenceUsage:  true,
		// Anything but a command lands here.
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case version:
				a.printVersion()
			case len(args) == 0:
				io.WriteString(a.stdout, helpText(""))
			default:
				return a.unknownCommand(cmd, args[0])
			}
			return nil
		},
	}
	root.Flags().BoolVarP(&version, "version", "v", false, "")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(a.helpCommand())
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		name := cmd.Name()
		if cmd == root {
			name = ""
		}
		io.WriteString(a.stdout, helpText(name))
	})
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(a.runCommand(), a.buildCommand(), a.checkCommand(), a.testCommand(), a.newCommand(), a.initCommand(), a.addCommand(), a.packCommand(), a.pullCommand(), a.pushCommand(), a.searchCommand(), a.deprecateCommand(), a.graphCommand(), a.depsCommand(), a.cleanCommand(), a.formatCommand(), a.versionCommand())
	root.AddCommand(a.configCommand(), a.scanCommand(), a.docCommand(), a.toolCommand())
	root.AddCommand(a.profileCommand(), a.semverCommand())
	root.AddCommand(a.completionCommand(), a.distCommand(), a.updateCommand(), a.homeCommand(), a.bindgenCommand(), a.settingsCommand())
	for _, c := range a.image.Commands {
		root.AddCommand(a.otherCommand(c))
	}
	completeArguments(root)
	acceptOthers(root, a.stderr)
	return root
}

// otherCommand is a command of another client.
func (a *app) otherCommand(c Command) *cobra.Command {
	return &cobra.Command{
		Use: c.Name, DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if slices.Contains(args, "-h") || slices.Contains(args, "--help") {
				return cmd.Help()
			}
			if c.Full != nil && a.image.Name != fullImage && c.Full(args) {
				if _, err := sibling(fullImage); err == nil {
					a.code = handOver(append([]string{c.Name}, args...), a.env, a.stdin, a.stdout, a.stderr)
					return nil
				}
			}
			a.code = c.Run(args, plainOutput(a.stdout), a.stderr)
			return nil
		},
	}
}

func (a *app) unknownCommand(root *cobra.Command, name string) error {
	msg := fmt.Sprintf("unknown command '%s'", name)
	if strings.HasSuffix(name, ".bal") {
		return &usageError{msg: fmt.Sprintf("%s; to run a file, type '%s run %s'", msg, root.Name(), name)}
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	if s := closest(name, names); s != "" {
		msg += fmt.Sprintf("; did you mean '%s'?", s)
	}
	return &usageError{msg: msg}
}

// flagError words what pflag says the way bal does.
func flagError(cmd *cobra.Command, err error) error {
	command := cmd.Name()
	if !cmd.HasParent() {
		command = ""
	}
	msg := err.Error()
	var notExist *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &notExist):
		name := notExist.GetSpecifiedName()
		dashes := "--"
		if len(name) == 1 {
			dashes = "-"
		}
		msg = fmt.Sprintf("unknown option: '%s%s'", dashes, name)
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				names = append(names, f.Name)
			}
		})
		if s := closest(name, names); s != "" && len(name) > 1 {
			msg += fmt.Sprintf("; did you mean '--%s'?", s)
		}
	case errors.As(err, &noValue):
		msg = fmt.Sprintf("the option '--%s' needs a value", noValue.GetSpecifiedName())
		if n := noValue.GetSpecifiedShortnames(); n != "" {
			msg = fmt.Sprintf("the option '-%s' needs a value", noValue.GetSpecifiedName())
		}
	case errors.As(err, &invalid):
		msg = fmt.Sprintf("invalid value '%s' for the option '--%s': %s", invalid.GetValue(), invalid.GetFlag().Name, expected(invalid))
	}
	return &usageError{msg: msg, command: command}
}

// expected is what a value of an option would have to be.
func expected(e *pflag.InvalidValueError) string {
	switch e.GetFlag().Value.Type() {
	case "int", "uint":
		return "expected a whole number"
	case "float64":
		return "expected a number"
	case "bool":
		return "expected true or false"
	case "duration":
		return "expected a time with its unit, as in 500us, 2ms or 1s"
	}
	return e.Unwrap().Error()
}

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "help",
		ValidArgsFunction: commandNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			name := strings.Join(args, " ")
			text := helpText(name)
			if text == "" || name == "barre" {
				return a.unknownCommand(cmd.Root(), name)
			}
			_, err := io.WriteString(a.stdout, text)
			return err
		},
	}
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "version",
		Args: atMost(0, "version takes no arguments"),
		Run:  func(*cobra.Command, []string) { a.printVersion() },
	}
}

// printVersion begins with the two lines that `bal version` prints, which
// editors and scripts read.
func (a *app) printVersion() {
	fmt.Fprintf(a.stdout, "Ballerina %s (%s)\nLanguage specification %s\nBarre %s (%s)\n",
		Distribution, updateName, Specification, Version, a.image.Name)
}

// atMost refuses more than n arguments.
func atMost(n int, msg string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return &usageError{msg: fmt.Sprintf("unexpected argument '%s': %s", args[n], msg), command: cmd.Name()}
		}
		return nil
	}
}

func (a *app) runCommand() *cobra.Command {
	o := &RunOptions{}
	cmd := a.programCommand("run", o)
	cmd.Flags().BoolVar(&o.Watch, "watch", false, "")
	cmd.Flags().StringVar(&o.Debug, "debug", "", "")
	run := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := checkDebug(cmd, o.Debug); err != nil {
			return err
		}
		if o.Watch && o.Debug != "" {
			return &usageError{msg: "the options '--watch' and '--debug' cannot be used together", command: "run"}
		}
		return run(cmd, args)
	}
	return cmd
}

// programCommand is a command that runs a program.
func (a *app) programCommand(name string, o *RunOptions) *cobra.Command {
	o.Image, o.Environ, o.Stdin, o.Stdout, o.Stderr = a.image, a.env, a.stdin, plainOutput(a.stdout), a.stderr
	cmd := &cobra.Command{
		Use: name,
		RunE: func(cmd *cobra.Command, args []string) error {
			var program []string
			if dash := cmd.ArgsLenAtDash(); dash >= 0 {
				args, program = args[:dash], args[dash:]
			}
			if err := atMost(1, name+" takes one package or file; the program's own arguments go after --")(cmd, args); err != nil {
				return err
			}
			if len(args) == 1 {
				o.Path = args[0]
			}
			// As with bal, -C may also stand among the program's arguments.
			for _, p := range program {
				if kv, ok := strings.CutPrefix(p, "-C"); ok && strings.Contains(kv, "=") {
					o.Config = append(o.Config, kv)
				} else {
					o.Args = append(o.Args, p)
				}
			}
			a.code = a.run(*o)
			return nil
		},
	}
	cmd.Flags().StringArrayVarP(&o.Config, "config", "C", nil, "")
	cmd.Flags().BoolVar(&o.Dev, "dev", false, "")
	acceptBalFlags(cmd, &o.Dependencies)
	hide(cmd, "config")
	return cmd
}

func (a *app) buildCommand() *cobra.Command {
	o := &BuildOptions{}
	cmd := a.compileCommand("build", "build takes one package or file", o)
	cmd.Flags().StringVarP(&o.Output, "output", "o", "", "")
	cmd.Flags().BoolVar(&o.Native, "native", false, "")
	return cmd
}

func (a *app) checkCommand() *cobra.Command {
	return a.compileCommand("check", "check takes one package or file", &BuildOptions{CheckOnly: true})
}

// compileCommand is a command that compiles a program and makes what o says of
// it; usage is the message for more than one argument.
func (a *app) compileCommand(name, usage string, o *BuildOptions) *cobra.Command {
	o.Image, o.Environ, o.Stdin, o.Stdout, o.Stderr = a.image, a.env, a.stdin, a.stdout, a.stderr
	cmd := &cobra.Command{
		Use:  name,
		Args: atMost(1, usage),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.Path = args[0]
			}
			a.code = a.build(*o)
			return nil
		},
	}
	cmd.Flags().StringVar(&o.TargetDir, "target-dir", "", "")
	acceptBalFlags(cmd, &o.Dependencies)
	return cmd
}

// acceptBalFlags adds the flags about dependencies, and accepts one of bal that
// changes nothing here, for scripts written for it.
func acceptBalFlags(cmd *cobra.Command, o *DependencyOptions) {
	cmd.Flags().BoolVar(&o.Offline, "offline", false, "")
	cmd.Flags().BoolVar(&o.Sticky, "sticky", false, "")
	cmd.Flags().Var((*lockingMode)(&o.LockingMode), "locking-mode", "")
	cmd.Flags().Bool("experimental", false, "")
}

// hide keeps a flag out of suggestions: -C has a long name only because pflag
// wants one.
func hide(cmd *cobra.Command, flag string) {
	cmd.Flags().Lookup(flag).Hidden = true
}
