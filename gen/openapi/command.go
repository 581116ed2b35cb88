package openapi

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"barre/internal/files"
	"barre/lib"
)

// CommandOptions are those of the command `barre openapi`.
type CommandOptions struct {
	Args           []string
	Modules        func() []*lib.Module // of the library
	Environ        []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// command is one run of the command.
type command struct {
	CommandOptions
	input, output     string
	mode              string
	tags, operations  []string
	methods, service  string
	license           string
	json, nullable    bool
	o                 Options
	statusCodes, mock bool
	withoutBinding    bool
}

// Main runs the command and returns the exit code.
func Main(o CommandOptions) int {
	c := &command{CommandOptions: o}
	err := c.main()
	var usage *usageError
	var problems Problems
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(o.Stderr, "ballerina: %s\nRun 'barre help openapi' for usage.\n", usage.msg)
	case errors.As(err, &problems):
		for i := range problems {
			p := &problems[i]
			fmt.Fprintf(o.Stderr, "ERROR [%s:(%d:%d)] %s\n", p.File, p.Line, p.Col, p.Message)
		}
		fmt.Fprintln(o.Stderr, "error: nothing was generated")
	default:
		fmt.Fprintf(o.Stderr, "error: %v\n", err)
	}
	return 1
}

// usageError is a command line that cannot be understood.
type usageError struct{ msg string }

func (e *usageError) Error() string { return e.msg }

func usage(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

func (c *command) flags() *pflag.FlagSet {
	f := pflag.NewFlagSet("openapi", pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.SortFlags = false
	f.StringVarP(&c.input, "input", "i", "", "")
	f.StringVarP(&c.output, "output", "o", "", "")
	f.StringVarP(&c.mode, "mode", "m", "", "")
	f.StringSliceVar(&c.tags, "tags", nil, "")
	f.StringSliceVar(&c.operations, "operations", nil, "")
	f.BoolVarP(&c.nullable, "nullable", "n", false, "")
	f.StringVar(&c.license, "license", "", "")
	f.BoolVar(&c.o.Tests, "with-tests", false, "")
	f.StringVar(&c.methods, "client-methods", "resource", "")
	f.BoolVar(&c.o.Contract, "with-service-contract", false, "")
	f.BoolVar(&c.o.Contract, "with-service-type", false, "")
	f.StringVar(&c.o.ServiceType, "service-type-name", "", "")
	f.BoolVar(&c.o.SingleFile, "single-file", false, "")
	f.BoolVar(&c.o.Tidy, "use-sanitized-oas", false, "")
	f.BoolVar(&c.statusCodes, "status-code-binding", false, "")
	f.BoolVar(&c.mock, "mock", false, "")
	f.BoolVar(&c.withoutBinding, "without-data-binding", false, "")
	f.StringVarP(&c.service, "service", "s", "", "")
	f.BoolVar(&c.json, "json", false, "")
	return f
}

// commands are those below openapi that bal has.
var commands = map[string]string{
	"add":      "generate the client with 'barre openapi -i FILE --mode client -o modules/NAME' and keep it with the sources",
	"flatten":  "schemas without a name get one where types are generated",
	"sanitize": "generate with the option '--use-sanitized-oas'",
	"align":    "generate with the option '--use-sanitized-oas'",
}

func (c *command) main() error {
	if len(c.Args) > 0 {
		if instead, ok := commands[c.Args[0]]; ok {
			return fmt.Errorf("'openapi %s' is not supported yet: %s", c.Args[0], instead)
		}
	}
	f := c.flags()
	if err := f.Parse(c.Args); err != nil {
		var unknown *pflag.NotExistError
		if errors.As(err, &unknown) {
			name := unknown.GetSpecifiedName()
			dashes := "--"
			if len(name) == 1 {
				dashes = "-"
			}
			return usage("unknown option: '%s%s'", dashes, name)
		}
		var missing *pflag.ValueRequiredError
		if errors.As(err, &missing) {
			return usage("flag needs an argument: '%s'", missing.GetSpecifiedName())
		}
		return usage("%v", err)
	}
	// Lists may go on behind a comma and a blank: --tags "a", "b".
	rest := f.Args()
	for _, list := range []*[]string{&c.tags, &c.operations} {
		for len(rest) > 0 && len(*list) > 0 && (*list)[len(*list)-1] == "" {
			*list = append((*list)[:len(*list)-1], strings.Split(rest[0], ",")...)
			rest = rest[1:]
		}
	}
	if c.input == "" && len(rest) > 0 {
		c.input, rest = rest[0], rest[1:]
	}
	switch {
	case c.input == "":
		return usage("no input: name an OpenAPI document or a source file with '-i'")
	case len(rest) > 0:
		return usage("unexpected argument '%s'", rest[0])
	case c.statusCodes:
		return errors.New("the option '--status-code-binding' is not supported yet: the HTTP library has no clients that bind status codes; without it methods return payloads, and errors carry the status")
	case c.mock:
		return errors.New("the option '--mock' is not supported yet: generate the service with '--mode service' and run it in place of the API")
	case c.withoutBinding:
		return errors.New("the option '--without-data-binding' is not supported yet: without it parameters and payloads have types")
	}
	if err := c.folder(); err != nil {
		return err
	}
	if strings.HasSuffix(c.input, ".bal") {
		return c.describe()
	}
	return c.generate()
}

// folder makes the output a folder.
func (c *command) folder() error {
	if c.output == "" {
		c.output = "."
		return nil
	}
	if info, err := os.Stat(c.output); err == nil && !info.IsDir() {
		return fmt.Errorf("the output '%s' is a file: expected a folder", c.output)
	}
	return nil
}

func (c *command) generate() error {
	switch c.mode {
	case "":
		c.o.Service, c.o.Client = true, true
	case "service":
		c.o.Service = true
	case "client":
		c.o.Client = true
	default:
		return usage("the mode '%s' is not known: expected service or client", c.mode)
	}
	switch c.methods {
	case "resource":
	case "remote":
		c.o.Remote = true
	default:
		return usage("client methods of the kind '%s' are not known: expected resource or remote", c.methods)
	}
	c.o.Tags, c.o.Operations, c.o.Nullable = c.tags, c.operations, c.nullable
	if c.license != "" {
		text, err := os.ReadFile(c.license)
		if err != nil {
			return fmt.Errorf("the license cannot be read: %v", files.Explain(err))
		}
		c.o.License = string(text)
	}
	switch strings.ToLower(filepath.Ext(c.input)) {
	case ".json", ".yaml", ".yml":
	default:
		return fmt.Errorf("'%s' is neither an OpenAPI document (.yaml, .yml, .json) nor a source file (.bal)", c.input)
	}
	src, err := os.ReadFile(c.input)
	if err != nil {
		return fmt.Errorf("%v", files.Explain(err))
	}
	dir := filepath.Dir(c.input)
	r, err := Generate(filepath.ToSlash(filepath.Base(c.input)), src, func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	}, c.o)
	if err != nil {
		return err
	}
	for i := range r.Notes {
		p := &r.Notes[i]
		fmt.Fprintf(c.Stderr, "WARNING [%s:(%d:%d)] %s\n", p.File, p.Line, p.Col, p.Message)
	}
	return c.write(r)
}

// write writes the files. What a person may have written is not overwritten.
func (c *command) write(r *Result) error {
	for _, f := range r.Files {
		path := filepath.Join(c.output, filepath.FromSlash(f.Name))
		old, err := os.ReadFile(path)
		if err == nil && string(old) != f.Text && !generated(path) {
			return fmt.Errorf("the file '%s' is there already and would be lost: move it away, or choose another folder with '-o'", path)
		}
	}
	for _, f := range r.Files {
		path := filepath.Join(c.output, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return fmt.Errorf("%v", files.Explain(err))
		}
		if err := os.WriteFile(path, []byte(f.Text), 0o666); err != nil {
			return fmt.Errorf("%v", files.Explain(err))
		}
	}
	what := "The service and client generation process is complete."
	switch {
	case !c.o.Client:
		what = "The service generation process is complete."
	case !c.o.Service:
		what = "Client generated successfully."
	}
	fmt.Fprintln(c.Stdout, what+" The following files were created.")
	for _, f := range r.Files {
		fmt.Fprintln(c.Stdout, "-- "+f.Name)
	}
	return nil
}

// generated tells whether a file says that it was generated.
func generated(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 0; n < 60 && lines.Scan(); n++ {
		if lines.Text() == marker {
			return true
		}
	}
	return false
}
