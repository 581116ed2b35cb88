// Package runtime owns everything that lives while a program runs: strands,
// the lock that keeps non-isolated code from running in parallel, listeners
// and their life cycle, standard streams, configuration, shutdown.
//
// Library modules see this package and barre/value, nothing else. What they
// implement are [Extern] functions; what they receive is a [Context].
package runtime

import (
	"context"
	"io"
	"net"
	"sync"
	"sync/atomic"

	"barre/types"
	"barre/value"
)

// Extern is the Go implementation of a function whose Ballerina body is
// external. args are the arguments in the order of the parameters, defaults
// filled in, a rest parameter as one *value.List; for a method args[0] is the
// *value.Object itself. The first result is the Ballerina result (an error
// result is a *value.Error there); a non-nil error is a panic: a *value.Error
// as it is, anything else by its text.
//
// An Extern runs on its caller's strand. Whatever may wait (I/O, sleep,
// another goroutine) belongs into [Context.Block].
type Extern func(c *Context, args []value.Value) (value.Value, error)

// Backend runs code: the vm, or a natively compiled program.
type Backend interface {
	Call(c *Context, f *value.Function, args []value.Value) (value.Value, error)
	// Type, Class and Value find a module-level definition of a module
	// (qualified as in "ballerina/http") by name; nil when there is none.
	Type(module, name string) types.Type
	Class(module, name string) *value.Class
	// Instantiate makes an object of a class and runs its init.
	Instantiate(c *Context, class *value.Class, args []value.Value) (value.Value, error)
}

// Options are what a program is started with.
type Options struct {
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	Args    []string // program arguments after --
	Environ []string // as os.Environ
	Dir     string   // working directory, "" for the process's
	// Listen opens the sockets of listeners, nil for net.Listen.
	Listen func(network, address string) (net.Listener, error)
}

// Runtime is one running program.
type Runtime struct {
	Options
	Backend Backend
	Env     *types.Env
	// Pauses is told when a strand begins and ends to let others run while it
	// waits; nil when nobody wants to know. It is set before anything runs.
	Pauses func(c *Context, begins bool)

	lock    sync.Mutex // held by the strand that runs non-isolated code
	locks   sync.Mutex // held within lock statements
	waits   sync.Mutex // guards what strands wait for
	waiters map[*Waiter]struct{}
	running atomic.Int64  // strands that run or could
	idle    chan struct{} // has one when none ran
	changed chan struct{}
	fatal   chan *value.Error
	ctx     context.Context
	cancel  context.CancelFunc
	redact  atomic.Pointer[func([]byte) []byte]
	strands sync.WaitGroup

	mu        sync.Mutex
	state     map[any]any
	listeners []*value.Object             // registered, in order
	attached  map[*value.Object][]Service // by listener
	onStop    []*value.Function
}

// New makes a runtime. The backend is set by whoever loads the program.
func New(o Options) *Runtime {
	r := &Runtime{Options: o, state: map[any]any{}, changed: make(chan struct{}, 1), idle: make(chan struct{}, 1), waiters: map[*Waiter]struct{}{}, fatal: make(chan *value.Error, 1)}
	r.ctx, r.cancel = context.WithCancel(context.Background())
	return r
}

// State returns the value under key, making it first when there is none: the
// place for what Go code would keep in a package variable.
func (r *Runtime) State(key any, make func() any) any {
	r.mu.Lock()
	defer r.mu.Unlock()
	v, ok := r.state[key]
	if !ok {
		v = make()
		r.state[key] = v
	}
	return v
}

// Getenv returns an environment variable, "" when it is not set.
func (r *Runtime) Getenv(name string) string {
	for i := len(r.Environ) - 1; i >= 0; i-- {
		if e := r.Environ[i]; len(e) > len(name) && e[len(name)] == '=' && e[:len(name)] == name {
			return e[len(name)+1:]
		}
	}
	return ""
}

// Context is a strand as Go code sees it. It belongs to one goroutine.
type Context struct {
	rt     *Runtime
	ctx    context.Context
	locked bool // this strand runs under the runtime's lock
	branch *Branch
	waiter *Waiter
	// Strand belongs to the back end: its stacks.
	Strand any
}

// Runtime returns the running program.
func (c *Context) Runtime() *Runtime { return c.rt }

// Ctx is cancelled when the strand is, or when the program is told to stop at
// once. It carries deadlines and the trace of the strand.
func (c *Context) Ctx() context.Context { return c.ctx }

// WithCtx runs f with the strand's context replaced.
func (c *Context) WithCtx(ctx context.Context, f func() error) error {
	old := c.ctx
	c.ctx = ctx
	defer func() { c.ctx = old }()
	return f()
}

// Call calls a function value; value.Absent asks for a default.
func (c *Context) Call(f *value.Function, args ...value.Value) (value.Value, error) {
	return c.rt.Backend.Call(c, f, args)
}

// CallMethod calls a method or remote method of o by name.
func (c *Context) CallMethod(o *value.Object, name string, args ...value.Value) (value.Value, error) {
	m := o.Class.Methods[name]
	if m == nil {
		return nil, value.Panicf("{ballerina}NoSuchMethod", "object of type '%s' has no method '%s'", o.Class.Type, name)
	}
	return c.Invoke(o, m, args...)
}

// Invoke calls a method of o's class, such as one of its Resources.
func (c *Context) Invoke(o *value.Object, m *value.Function, args ...value.Value) (value.Value, error) {
	f := *m
	f.Recv = o
	return c.rt.Backend.Call(c, &f, args)
}

// Block runs f, which may wait, letting other strands run meanwhile.
func (c *Context) Block(f func()) {
	c.Unlock()
	defer c.Lock()
	f()
}

// Unlock lets other strands run until the matching Lock; [Context.Block] is
// the form to prefer.
func (c *Context) Unlock() {
	if c.rt.Pauses != nil {
		c.rt.Pauses(c, true)
	}
	c.rt.rests()
	if c.locked {
		c.rt.lock.Unlock()
	}
}

// Lock undoes Unlock.
func (c *Context) Lock() {
	c.rt.running.Add(1)
	if c.locked {
		c.rt.lock.Lock()
	}
	if c.rt.Pauses != nil {
		c.rt.Pauses(c, false)
	}
}

// Hold runs f, which waits while a debugger holds the program: other strands may
// take the lock, but this one does not count as one that rests.
func (c *Context) Hold(f func()) {
	if c.locked {
		c.rt.lock.Unlock()
		defer c.rt.lock.Lock()
	}
	f()
}

// Spawn runs f on a new strand. An isolated strand runs in parallel with
// every other; it may call isolated functions only. Spawn does not wait.
func (r *Runtime) Spawn(ctx context.Context, isolated bool, f func(c *Context)) {
	r.Go(NewWaiter(), ctx, isolated, f)
}

// Go is Spawn for a strand that others know already; they may wait until f has
// returned.
func (r *Runtime) Go(w *Waiter, ctx context.Context, isolated bool, f func(c *Context)) {
	r.strands.Add(1)
	r.running.Add(1)
	go func() {
		defer r.strands.Done()
		r.run(w, ctx, isolated, f)
	}()
}

// Run is Spawn on the calling goroutine: it returns when f has.
func (r *Runtime) Run(ctx context.Context, isolated bool, f func(c *Context)) {
	r.running.Add(1)
	r.run(NewWaiter(), ctx, isolated, f)
}

func (r *Runtime) run(w *Waiter, ctx context.Context, isolated bool, f func(c *Context)) {
	if ctx == nil {
		ctx = r.ctx
	}
	c := &Context{rt: r, ctx: ctx, locked: !isolated, waiter: w}
	if !isolated {
		r.lock.Lock()
		defer r.lock.Unlock()
	}
	defer r.rests()
	defer r.end(w)
	f(c)
	if b, ok := r.Backend.(interface{ Ended(c *Context) }); ok {
		b.Ended(c)
	}
}

// Serve runs f, the handling of one request or event by service s, on a new
// strand of the calling goroutine: in parallel with others when the service
// object and the method are isolated, one at a time otherwise.
func (r *Runtime) Serve(ctx context.Context, s *value.Object, m *value.Function, f func(c *Context)) {
	isolated := s.Class.Isolated && m != nil && m.Info != nil && m.Info.Isolated
	r.Run(ctx, isolated, f)
}

// Module is an instance of a library module in a running program.
type Module struct {
	rt   *Runtime
	name string // "ballerina/http"
}

// NewModule makes the instance of the module called name in r.
func NewModule(r *Runtime, name string) *Module { return &Module{r, name} }

// Runtime returns the running program.
func (m *Module) Runtime() *Runtime { return m.rt }

// Name is the qualified name, as in "ballerina/http".
func (m *Module) Name() string { return m.name }

// Type returns the type that a definition of the module's .bal files names;
// it panics when there is none, which the module's tests would show.
func (m *Module) Type(name string) types.Type {
	t := m.rt.Backend.Type(m.name, name)
	if t == nil {
		panic("module " + m.name + " has no type " + name)
	}
	return t
}

// Class returns a class of the module's .bal files.
func (m *Module) Class(name string) *value.Class {
	c := m.rt.Backend.Class(m.name, name)
	if c == nil {
		panic("module " + m.name + " has no class " + name)
	}
	return c
}

// New makes an object of a class of the module and runs its init. The value
// is an *value.Object, or a *value.Error when init returned one.
func (m *Module) New(c *Context, class string, args ...value.Value) (value.Value, error) {
	return m.rt.Backend.Instantiate(c, m.Class(class), args)
}

// Record makes an empty record of a type of the module, to be filled with Put.
func (m *Module) Record(typ string) *value.Map { return value.NewMap(m.Type(typ)) }

// Error makes an error of an error type of the module; detail is name, value,
// name, value ….
func (m *Module) Error(typ, message string, cause *value.Error, detail ...any) *value.Error {
	e := value.NewErrorOf(m.Type(typ), message, cause, detail...)
	e.TypeName = typ
	return e
}
