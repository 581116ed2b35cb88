package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"barre/config"
	"barre/internal/files"
	"barre/packages"
	"barre/project"
	"barre/runtime"
	"barre/types"
	"barre/value"
	"barre/vm"
)

// runProgram compiles and runs a program and gives its exit code.
func runProgram(o RunOptions) int {
	if o.Watch {
		return watchProgram(o)
	}
	o.watched, o.Environ = watchedBy(o.Environ)
	progress := startProgress(o.Stderr, "Compiling source")
	s := o.session()
	s.quiet = progress.stop
	prog, code := s.load()
	if prog == nil {
		return code
	}
	c := compilePackage(prog.pkg, o.Image, prog.deps)
	progress.stop()
	o.watched.compiled(c)
	if c.report(o.Stderr, false) {
		return 1
	}
	if err := prog.deps.save(false); err != nil {
		fmt.Fprintf(o.Stderr, "warning: cannot write %s: %v\n", packages.LockName, files.Reason(err))
	}
	o.supervised, o.Environ = supervisedBy(o.Environ)
	var d debugging
	if err := d.open(o.Image, o.Debug, &o.Environ, o.Stderr); err != nil {
		fmt.Fprintf(o.Stderr, "error: %v\n", err)
		return 1
	}
	o.debugging = d.Debugging
	code = c.run(o)
	d.exited(code)
	return code
}

func loadFailed(w io.Writer, err error) int {
	var me *project.ManifestError
	if errors.As(err, &me) {
		fmt.Fprintln(w, strings.TrimRight(me.Error(), "\n"))
	} else {
		fmt.Fprintf(w, "error: %v\n", files.Explain(err))
	}
	return 1
}

// run executes a checked program.
func (c *compiled) run(o RunOptions) (code int) {
	out := runtime.NewOutput(o.Stdout)
	errOut := runtime.NewOutput(o.Stderr, out)
	rt := runtime.New(runtime.Options{Stdin: o.Stdin, Stdout: out, Stderr: errOut, Args: o.Args, Environ: o.Environ, Listen: o.supervised.listen(o.watched.listen())})
	defer rt.Flush()
	if o.Image.Process {
		easeCollector(o.Environ, func() bool { return len(rt.Listeners()) > 0 })
	}
	p := vm.New(c.world, c.main, c.libs, rt)
	if o.Image.Native != nil {
		p.Native(o.Image.Native)
	}
	report := c.profile(o, p)
	defer func() {
		if !report() {
			code = 1
		}
	}()
	conf := c.configurer(rt, config.Sources{Dir: ".", Root: c.pkg.Root, Environ: o.Environ, Args: o.Config})
	if stop, err := c.devServices(o, conf.cfg); err != nil {
		fmt.Fprintf(errOut, "error: %v\n", err)
		return 1
	} else if stop != nil {
		defer stop()
	}
	if !conf.ready(errOut) {
		return 1
	}
	p.Config = conf.value
	conf.redact(rt)
	if !o.watched.ready() {
		return 1
	}

	sig := make(chan os.Signal, 2)
	signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(sig)
	o.watched.stopWith(sig)
	o.supervised.stopWith(sig)
	stop := make(chan struct{})
	ended := make(chan struct{})
	defer close(ended)
	// From when listeners are started there is something to stop in order.
	var starting atomic.Bool
	started := make(chan struct{})
	go func() {
		quit := func(s os.Signal) {
			rt.Flush()
			report()
			code := 1
			if n, ok := s.(syscall.Signal); ok {
				code = 128 + int(n) // as shells show it
			}
			if o.debugging != nil {
				o.debugging.Exited(code)
			}
			os.Exit(code)
		}
		select {
		case s := <-sig:
			if !starting.Load() {
				quit(s)
			}
			close(stop)
			select {
			case <-started:
			case <-ended:
				return
			case <-sig:
				quit(s)
			case <-time.After(startGrace):
				quit(s)
			}
			if o.debugging != nil {
				o.debugging.Release() // what is held has to end, too
			}
		case <-ended:
			return
		}
		// Who asks twice wants it now.
		select {
		case s := <-sig:
			quit(s)
		case <-ended:
		}
	}()

	if o.debugging != nil {
		c.debug(o.debugging, p, func() {
			select {
			case sig <- os.Interrupt:
			default:
			}
		})
	}
	rt.Run(context.Background(), false, func(ctx *runtime.Context) {
		if v, err := p.RunInit(ctx); c.failed(errOut, v, err) {
			code = 1
			return
		}
		args, msg := c.mainArgs(o.Args, conf.fill)
		if msg != "" {
			fmt.Fprintf(errOut, "error: %s\n", msg)
			code = 1
			return
		}
		if c.main.Tree.Main != nil {
			o.watched.runs()
		}
		if v, err := p.RunMain(ctx, args); c.failed(errOut, v, err) {
			code = 1
			return
		}
		starting.Store(len(rt.Listeners()) > 0)
		if v, err := rt.StartListeners(ctx); c.failed(errOut, v, err) {
			code = 1
			return
		}
		o.watched.serves()
		if len(rt.Listeners()) == 0 {
			ctx.Block(rt.Settle)
		}
		starting.Store(true)
		close(started)
		var fatal *value.Error
		ctx.Block(func() { fatal = rt.ServeUntil(stop) })
		told := func(e *value.Error) { fmt.Fprintf(errOut, "error: %s\n", e.Error()) }
		if fatal == nil {
			rt.Stop(ctx, true, told)
			return
		}
		c.failed(errOut, nil, fatal)
		code = 1
		// The response that tells of the panic is still to be sent; nothing else
		// is worth waiting for.
		ctx.Block(func() {
			stopped := make(chan struct{})
			go func() {
				rt.Run(context.Background(), false, func(ctx *runtime.Context) { rt.Stop(ctx, true, told) })
				close(stopped)
			}()
			select {
			case <-stopped:
			case <-time.After(fatalGrace):
			}
		})
	})
	return code
}

// startGrace is how long a program that is to end may go on starting its listeners,
// some of which may serve already.
const startGrace = 3 * time.Second

// fatalGrace is how long a program that a service's panic ends lets responses
// be sent.
const fatalGrace = time.Second

// failed reports the error or panic with which a part of the program ended.
func (c *compiled) failed(w io.Writer, v value.Value, err error) bool {
	if err != nil {
		e, ok := err.(*value.Error)
		if !ok {
			e = value.NewError(err.Error(), nil)
		}
		fmt.Fprintf(w, "error: %s\n%s", describe(e), c.trace(e))
		return true
	}
	if e, ok := v.(*value.Error); ok {
		fmt.Fprintf(w, "error: %s\n", describe(e))
		return true
	}
	return false
}

// describe is an error as it is shown when it ends a program: its message, its
// detail, and the same of its causes.
func describe(e *value.Error) string {
	s := e.Error()
	for cause := e.Cause; cause != nil; cause = cause.Cause {
		s += "\ncause: " + cause.Error()
	}
	return s
}

// trace lists the calls that led to a panic.
func (c *compiled) trace(e *value.Error) string {
	var b strings.Builder
	at := e.Raised()
	if at == nil {
		at = e.Stack // it came from Go code, such as a listener
	}
	for i, f := range at {
		word := "\tat "
		if i > 0 {
			word = "\t   "
		}
		mod := c.pkg.Name // of a single file: the file's name
		if f.Module != "" {
			mod = strings.ReplaceAll(f.Module, "/", ".")
		}
		name := mod + ":" + f.Func
		file := f.File
		if j := strings.LastIndexByte(file, '/'); j >= 0 {
			file = file[j+1:]
		}
		fmt.Fprintf(&b, "%s%s(%s:%d)\n", word, name, file, f.Line)
	}
	return b.String()
}

// mainArgs converts the program's arguments to the parameters of main:
// operands by position, options as --name=value.
func (c *compiled) mainArgs(args []string, fill value.DefaultFiller) ([]value.Value, string) {
	f := c.main.Tree.Main
	if f == nil {
		if len(args) > 0 && c.main.Tree.Main == nil {
			return nil, "the program has no 'main' function that could take arguments"
		}
		return nil, ""
	}
	// An option of type boolean needs no value.
	flag := func(name string) bool {
		for _, p := range f.Params {
			if types.IsSubtype(p.Type, types.AnyMap) && types.MappingMember(p.Type, name).Basics()&^(types.BNil|types.BUndef) == types.BBoolean {
				return true
			}
		}
		return false
	}
	var operands []string
	options := map[string][]string{}
	only := false
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case only || !strings.HasPrefix(a, "--"):
			operands = append(operands, a)
		case a == "--":
			only = true
		default:
			name, text, ok := strings.Cut(a[2:], "=")
			if !ok {
				text = "true"
				if !flag(name) && i+1 < len(args) {
					i++
					text = args[i]
				}
			}
			options[name] = append(options[name], text)
		}
	}
	var out []value.Value
	next := 0
	for i, p := range f.Params {
		sig := f.Sig
		switch {
		case f.HasRest && i == len(f.Params)-1:
			l := value.NewListCap(p.Type, 0)
			for ; next < len(operands); next++ {
				v, ok := parseArg(operands[next], types.ListElem(p.Type))
				if !ok {
					return nil, fmt.Sprintf("invalid argument '%s' for parameter '%s': expected '%s'", operands[next], p.Name, types.ListElem(p.Type))
				}
				l.Put(v)
			}
			// The rest parameter's values follow one by one.
			out = append(out, l.Values()...)
		case i < len(sig.Params) && types.IsSubtype(p.Type, types.AnyMap):
			m := value.NewMap(p.Type)
			for name, texts := range options {
				t := types.Diff(types.MappingMember(p.Type, name), types.Undef)
				if types.IsNever(t) {
					return nil, fmt.Sprintf("undefined option: '%s'", name)
				}
				v, ok := parseArg(texts[len(texts)-1], t)
				if types.IsSubtype(types.Diff(t, types.Nil), types.AnyList) {
					lt := types.Diff(t, types.Nil)
					l := value.NewListCap(lt, 0)
					ok = true
					for _, s := range texts {
						e, good := parseArg(s, types.ListElem(lt))
						ok = ok && good
						if good {
							l.Put(e)
						}
					}
					v = l
				}
				if !ok {
					return nil, fmt.Sprintf("invalid value for option '%s': expected '%s'", name, t)
				}
				m.Put(name, v)
			}
			options = map[string][]string{}
			rec, msg := completeOptions(m, fill)
			if msg != "" {
				return nil, msg
			}
			out = append(out, rec)
		case next < len(operands):
			v, ok := parseArg(operands[next], p.Type)
			if !ok {
				return nil, fmt.Sprintf("invalid argument '%s' for parameter '%s': expected '%s'", operands[next], p.Name, p.Type)
			}
			next++
			out = append(out, v)
		case sig.Params[i].HasDefault:
			out = append(out, value.Absent)
		case p.Type.Basics()&types.BNil != 0:
			out = append(out, nil)
		default:
			return nil, fmt.Sprintf("missing operand argument for parameter '%s' of type '%s'", p.Name, p.Type)
		}
	}
	if next < len(operands) {
		return nil, fmt.Sprintf("too many arguments: '%s' is not expected", operands[next])
	}
	for name := range options {
		return nil, fmt.Sprintf("undefined option: '%s'", name)
	}
	return out, ""
}

// completeOptions gives the options that were not given their default values,
// in the order of the record's fields.
func completeOptions(given *value.Map, fill value.DefaultFiller) (*value.Map, string) {
	a := given.Atomic()
	m := value.NewMapOf(a)
	var order []string
	if a.Meta != nil {
		order = a.Meta.Order
	}
	for _, name := range order {
		v, ok := given.Get(name)
		f := a.Field(name)
		switch {
		case ok:
			m.Put(name, v)
		case a.Meta.Defaults[name] != nil:
			v, err := fill(a, name)
			if err != nil {
				return nil, err.Error()
			}
			m.Put(name, v)
		case f == nil || f.Optional:
		case f.Type.Basics()&types.BNil != 0:
			m.Put(name, nil)
		case types.IsSubtype(f.Type, types.AnyList):
			m.Put(name, value.NewListCap(f.Type, 0))
		case f.Type.Basics() == types.BBoolean:
			m.Put(name, value.Boolean(false))
		default:
			return nil, fmt.Sprintf("missing option '--%s' of type '%s'", name, f.Type)
		}
	}
	for i, k := range given.Keys() {
		if m.Find(k) < 0 {
			m.Put(k, given.ValueAt(i))
		}
	}
	return m, ""
}

// parseArg reads an argument as a value of type t.
func parseArg(s string, t types.Type) (value.Value, bool) {
	b := t.Basics()
	if b&types.BString != 0 && types.HasString(t, s) {
		return value.Str(s), true
	}
	v, err := value.FromText(s, types.Diff(t, types.Nil))
	if err != nil {
		return nil, false
	}
	return v, true
}
