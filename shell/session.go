package shell

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"time"

	"barre/check"
	"barre/config"
	"barre/configure"
	"barre/lib"
	"barre/runtime"
	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
	"barre/vm"
)

// session is a program that grows input by input, and runs all the while.
type session struct {
	libs   map[string]*lib.Module
	others others
	env    []string
	// distribution is the Ballerina distribution that runs here.
	distribution string
	world        *check.World
	module       *check.Module
	rt           *runtime.Runtime
	prog         *vm.Program
	out          *runtime.Output
	errOut       *runtime.Output
	inputs       int                    // how many there have been
	started      map[*value.Object]bool // listeners
	named        map[*value.Object]bool // of these, those of listener declarations in scope
	ended        chan struct{}          // closed when the session is

	asked      map[*tree.Var]bool // configurable variables that were looked for
	configured map[*tree.Var]value.Value

	debug bool

	// interrupts has one when the evaluation at hand is to end.
	interrupts <-chan struct{}
	cancel     context.CancelFunc // ends what the last input started
}

// abandonAfter is how long an evaluation that was interrupted is waited for.
const abandonAfter = 2 * time.Second

func newSession(o *Options, interrupts <-chan struct{}, stdin io.Reader, stdout, stderr io.Writer) *session {
	s := &session{libs: map[string]*lib.Module{}, env: o.Environ, distribution: o.Distribution, started: map[*value.Object]bool{}, asked: map[*tree.Var]bool{}, configured: map[*tree.Var]value.Value{}, ended: make(chan struct{}), interrupts: interrupts}
	for _, m := range o.Modules() {
		s.libs[m.QName()] = m
	}
	s.world = check.NewWorld(types.NewEnv(), func(org, name string) *check.Source {
		if m := s.libs[org+"/"+name]; m != nil {
			return check.LibrarySource(m)
		}
		return s.others.source(org, name)
	})
	s.module = s.world.NewSession()
	s.out = runtime.NewOutput(stdout)
	s.errOut = runtime.NewOutput(stderr, s.out)
	s.rt = runtime.New(runtime.Options{Stdin: stdin, Stdout: s.out, Stderr: s.errOut, Environ: o.Environ})
	s.prog = vm.New(s.world, s.module, s.libs, s.rt)
	s.prog.Interruptible()
	s.prog.Config = func(v *tree.Var) (value.Value, bool) {
		x, ok := s.configured[v]
		return x, ok
	}
	go func() {
		// A service's method that panics ends a program; a shell goes on.
		for {
			select {
			case e := <-s.rt.Failures():
				s.failed(nil, e)
			case <-s.ended:
				return
			}
		}
	}()
	return s
}

// close stops listeners and strands, in order when graceful.
func (s *session) close(graceful bool) {
	s.rt.Run(context.Background(), false, func(c *runtime.Context) {
		s.rt.Stop(c, graceful, func(e *value.Error) { fmt.Fprintf(s.errOut, "error: %s\n", e.Error()) })
	})
	s.rt.Flush()
	close(s.ended)
}

// parse reads an input; more says that it is only the beginning of one.
func (s *session) parse(text string) (f *syntax.File, more bool) {
	return syntax.ParseInput(fmt.Sprintf("input-%d", s.inputs+1), text)
}

// eval checks and runs an input and reports whether all went well.
func (s *session) eval(f *syntax.File) (ok bool) {
	s.inputs++
	defer func() {
		if x := recover(); x != nil {
			// A fault of ours in one input is no reason to lose what is there.
			fmt.Fprintf(s.errOut, "| internal error: %v\n| This is a fault of Barre, not of the input. Please report it with the input.\n", x)
			s.rt.Flush()
			ok = false
		}
	}()
	begin := time.Now()
	g, errs := s.grow(f)
	if errs != nil {
		s.report(f, errs)
		return false
	}
	checked := time.Now()
	ok = s.run(g)
	s.debugf("checked in %v, %d steps run in %v", checked.Sub(begin).Round(time.Microsecond), len(g.Steps), time.Since(checked).Round(time.Microsecond))
	return ok
}

func (s *session) debugf(format string, args ...any) {
	if s.debug {
		fmt.Fprintf(s.errOut, "| [debug] "+format+"\n", args...)
		s.rt.Flush()
	}
}

// grow checks an input. Library modules whose prefix is used without an import are
// imported.
func (s *session) grow(f *syntax.File) (*check.Growth, []check.Diagnostic) {
	s.findPackages(f)
	g, errs := s.world.Grow(s.module, f)
	var missing []string
	for _, d := range errs {
		if d.Code == undefinedModule {
			prefix, _, _ := strings.Cut(d.File.Src[d.Off:d.End], ":")
			if prefix = strings.TrimSpace(prefix); !slices.Contains(missing, prefix) {
				missing = append(missing, prefix)
			}
		}
	}
	if missing == nil {
		return g, errs
	}
	var text strings.Builder
	for _, prefix := range missing {
		org, name := s.moduleFor(prefix)
		if name == "" {
			return g, errs
		}
		fmt.Fprintf(&text, "import %s/%s;", org, name)
	}
	imports, _ := syntax.ParseInput("imports", text.String())
	first, impErrs := s.world.Grow(s.module, imports)
	if impErrs != nil {
		return g, errs
	}
	g, again := s.world.Grow(s.module, f)
	if again != nil {
		first.Undo()
		return nil, again
	}
	s.debugf("imported: %s", text.String())
	return g, nil
}

// undefinedModule is the code of the error about a prefix without import.
const undefinedModule = "BCE2000"

// moduleFor is the library module that a prefix stands for unless an import says
// otherwise: one of organization ballerina rather than another's, and one whose
// whole name it is rather than its last part. name is "" where there is none.
func (s *session) moduleFor(prefix string) (org, name string) {
	var found []*lib.Module
	for _, m := range s.libs {
		if m.Name == prefix || strings.HasSuffix(m.Name, "."+prefix) {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		return "", ""
	}
	sort.Slice(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if x, y := a.Org == "ballerina", b.Org == "ballerina"; x != y {
			return x
		}
		if x, y := strings.Count(a.Name, "."), strings.Count(b.Name, "."); x != y {
			return x < y
		}
		return a.QName() < b.QName()
	})
	return found[0].Org, found[0].Name
}

// run runs what an input adds. Where that fails the declarations of the input are
// taken away again: some might be without a value.
func (s *session) run(g *check.Growth) bool {
	ok := s.on(func(c *runtime.Context) bool { return s.perform(c, g) })
	if !ok {
		g.Undo()
	}
	return ok
}

// on runs f on a strand and gives its result; false when it was interrupted.
func (s *session) on(f func(c *runtime.Context) bool) bool {
	select {
	case <-s.interrupts: // of what has ended by itself
	default:
	}
	// What an input starts may go on when it has been evaluated, so its context is
	// cancelled by interrupts only.
	ctx, cancel := context.WithCancel(s.rt.Context())
	s.cancel = cancel
	result := make(chan bool, 1)
	go func() {
		ok := false
		s.rt.Run(ctx, false, func(c *runtime.Context) { ok = f(c) })
		result <- ok
	}()
	defer s.rt.Flush()
	select {
	case ok := <-result:
		return ok
	case <-s.interrupts:
	}
	cancel()
	select {
	case <-result:
		fmt.Fprintln(s.errOut, "| Interrupted.")
	case <-time.After(abandonAfter):
		fmt.Fprintln(s.errOut, "| Interrupted, but what was called does not end; it goes on in the background.")
	}
	return false
}

// perform initialises modules, runs the steps, shows values, and starts listeners.
func (s *session) perform(c *runtime.Context, g *check.Growth) bool {
	if !s.configure(c) {
		return false
	}
	s.stopReplaced(c)
	if v, err := s.prog.Begin(c, g); s.failedOn(c, v, err) {
		return false
	}
	for _, step := range g.Steps {
		if v, err := s.prog.RunStep(c, step); s.failedOn(c, v, err) {
			s.forgetListeners()
			return false
		}
		if step.Value != nil {
			text, err := c.ToBalString(s.prog.Variable(step.Value))
			if s.failedOn(c, nil, err) {
				return false
			}
			fmt.Fprintln(s.out, text)
		}
	}
	for _, l := range s.rt.Listeners() {
		if s.started[l] {
			continue
		}
		if v, err := c.CallMethod(l, "start"); s.failedOn(c, v, err) {
			s.forgetListeners()
			return false
		}
		s.started[l] = true
	}
	s.named = s.declaredListeners()
	return true
}

// forgetListeners drops listeners that were not started.
func (s *session) forgetListeners() {
	for _, l := range s.rt.Listeners() {
		if !s.started[l] {
			s.rt.RemoveListener(l)
		}
	}
}

// stopReplaced stops listeners whose declaration is no longer in scope, so that
// what replaces them can have their ports.
func (s *session) stopReplaced(c *runtime.Context) {
	inScope := s.declaredListeners()
	for o := range s.named {
		if !inScope[o] && s.started[o] {
			v, err := c.CallMethod(o, "gracefulStop")
			s.failedOn(c, v, err)
			s.rt.RemoveListener(o)
			delete(s.started, o)
		}
	}
	s.named = inScope
}

// declaredListeners are the values of the listener declarations in scope.
func (s *session) declaredListeners() map[*value.Object]bool {
	r := map[*value.Object]bool{}
	for _, d := range s.module.Declarations() {
		if d.Kind == "listener" && d.Var != nil {
			if o, ok := s.prog.Variable(d.Var).(*value.Object); ok {
				r[o] = true
			}
		}
	}
	return r
}

// configure gives the configurable variables that have come with an input their
// values.
func (s *session) configure(c *runtime.Context) bool {
	var vars []*tree.Var
	s.world.Lock()
	for _, m := range append(slices.Clone(s.world.Modules()), s.module) {
		for _, v := range m.Tree.Configs {
			if !s.asked[v] {
				vars = append(vars, v)
			}
		}
	}
	s.world.Unlock()
	if vars == nil {
		return true
	}
	// Read anew each time: the file may have been edited because of what was said.
	cfg, problems := config.Load(config.Sources{Dir: ".", Environ: s.env, Org: "$anon", Package: "shell"})
	fill := func(a *types.MappingAtomic, field string) (value.Value, error) { return c.FillDefault(a, field) }
	conv := s.rt.Converter()
	b := configure.Binder{Config: cfg, Package: "shell", Convert: func(v value.Value, t types.Type) (value.Value, error) {
		return conv.FromJSON(v, t, fill)
	}}
	values, more := b.Bind(vars)
	ok := true
	for _, p := range append(problems, more...) {
		if p.Key == "" { // what no variable takes may be for one still to come
			fmt.Fprintf(s.errOut, "error: %s\n", p.String())
			ok = false
		}
	}
	if !ok {
		return false
	}
	for _, v := range vars {
		s.asked[v] = true
	}
	maps.Copy(s.configured, values)
	return true
}

// failedOn is failed for what ended on a strand, which nobody needs to be told of
// when it was interrupted.
func (s *session) failedOn(c *runtime.Context, v value.Value, err error) bool {
	if err != nil && c.Ctx().Err() != nil {
		return true
	}
	return s.failed(v, err)
}

// failed reports the error or panic with which an evaluation ended.
func (s *session) failed(v value.Value, err error) bool {
	if err == nil {
		e, ok := v.(*value.Error)
		if ok {
			fmt.Fprintf(s.errOut, "error: %s\n", describe(e))
		}
		return ok
	}
	var e *value.Error
	if !errors.As(err, &e) {
		e = value.NewError(err.Error(), nil)
	}
	fmt.Fprintf(s.errOut, "panic: %s\n%s", describe(e), s.trace(e))
	return true
}

// describe is an error with its detail, and the same of its causes.
func describe(e *value.Error) string {
	text := e.Error()
	for cause := e.Cause; cause != nil; cause = cause.Cause {
		text += "\ncause: " + cause.Error()
	}
	return text
}

// trace lists the calls that led to a panic.
func (s *session) trace(e *value.Error) string {
	frames := e.Raised()
	if frames == nil {
		frames = e.Stack
	}
	var b strings.Builder
	for i, f := range frames {
		word := "\tat "
		if i > 0 {
			word = "\t   "
		}
		name := f.Func
		if name == check.InputFunc {
			name = "shell"
		}
		if f.Module != "" {
			name = strings.ReplaceAll(f.Module, "/", ".") + ":" + name
		}
		fmt.Fprintf(&b, "%s%s(%s:%d)\n", word, name, path.Base(f.File), f.Line)
	}
	return b.String()
}
