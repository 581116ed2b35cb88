package runtime

import (
	"bufio"
	"context"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"barre/types"
	"barre/value"
)

// Output is a standard stream of the program: buffered, so that printing is
// cheap, and flushed when the buffer is full, a few milliseconds after the first
// byte that waits, before anything goes to the other stream, and at the end. A
// terminal sees every write at once. It may be written to by several strands.
type Output struct {
	mu    sync.Mutex
	w     *bufio.Writer
	dst   io.Writer
	tty   bool
	timer *time.Timer
	armed bool
	first []*Output // flushed before this one writes
	// redact takes secrets out of what is written, nil for nothing.
	redact atomic.Pointer[func([]byte) []byte]
}

const (
	outputBuffer = 32 << 10
	outputDelay  = 3 * time.Millisecond
)

// NewOutput makes a buffered stream over w.
func NewOutput(w io.Writer, before ...*Output) *Output {
	o := &Output{w: bufio.NewWriterSize(w, outputBuffer), dst: w, first: before}
	if f, ok := w.(*os.File); ok {
		if st, err := f.Stat(); err == nil && st.Mode()&os.ModeCharDevice != 0 {
			// The null device is a character device, too, and nobody watches it.
			null, err := os.Stat(os.DevNull)
			o.tty = err != nil || !os.SameFile(st, null)
		}
	}
	return o
}

// Redact has every text pass through f before it is written.
func (o *Output) Redact(f func(text []byte) []byte) { o.redact.Store(&f) }

// Write appends b.
func (o *Output) Write(b []byte) (int, error) {
	if f := o.redact.Load(); f != nil {
		n := len(b)
		_, err := o.write((*f)(b))
		return n, err
	}
	return o.write(b)
}

func (o *Output) write(b []byte) (int, error) {
	for _, f := range o.first {
		f.Flush()
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	n, err := o.w.Write(b)
	switch {
	case o.tty || len(o.first) > 0:
		o.w.Flush()
	case !o.armed && o.w.Buffered() > 0:
		o.armed = true
		if o.timer == nil {
			o.timer = time.AfterFunc(outputDelay, func() { o.Flush() })
		} else {
			o.timer.Reset(outputDelay)
		}
	}
	return n, err
}

// Flush writes out what waits.
func (o *Output) Flush() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.armed = false
	return o.w.Flush()
}

// Flush writes out what the program has printed.
func (r *Runtime) Flush() {
	for _, w := range []io.Writer{r.Stdout, r.Stderr} {
		if o, ok := w.(*Output); ok {
			// A reader that went away is not the program's concern.
			_ = o.Flush()
		}
	}
}

// Redact has f take the configuration's secrets out of what the program logs and
// what is said of its errors: all that goes to its standard error, and what
// passes through Redacted.
func (r *Runtime) Redact(f func(text []byte) []byte) {
	r.redact.Store(&f)
	if o, ok := r.Stderr.(*Output); ok {
		o.Redact(f)
	}
}

// Redacted is text without secrets, for what is logged elsewhere.
func (r *Runtime) Redacted(text []byte) []byte {
	if f := r.redact.Load(); f != nil {
		return (*f)(text)
	}
	return text
}

// Context is cancelled when the program is told to stop at once.
func (r *Runtime) Context() context.Context { return r.ctx }

// Detached runs f outside of any strand's lock: for code that cannot wait,
// such as computing annotation values.
func (r *Runtime) Detached(f func(c *Context)) {
	r.running.Add(1)
	defer r.rests()
	f(&Context{rt: r, ctx: r.ctx, waiter: NewWaiter()})
}

// Coroutine is a context for code that runs while this strand waits for it.
func (c *Context) Coroutine() *Context {
	return &Context{rt: c.rt, ctx: c.ctx, locked: c.locked, waiter: c.waiter, branch: c.branch}
}

// EnterLock enters the mutual exclusion of lock statements.
func (c *Context) EnterLock() {
	if c.rt.locks.TryLock() {
		return
	}
	c.Block(c.rt.locks.Lock)
}

// LeaveLock leaves it.
func (c *Context) LeaveLock() { c.rt.locks.Unlock() }

// Tracer is a strand that knows where it is.
type Tracer interface{ Trace() []value.Frame }

// StackTrace lists the calls in progress on the strand, innermost first.
func (c *Context) StackTrace() []value.Frame {
	if t, ok := c.Strand.(Tracer); ok {
		return t.Trace()
	}
	return nil
}

// defaulter computes default values of record fields; the back ends do.
type defaulter interface {
	FillDefault(c *Context, a *types.MappingAtomic, field string) (value.Value, error)
}

// FillDefault computes the default value of a record field.
func (c *Context) FillDefault(a *types.MappingAtomic, field string) (value.Value, error) {
	return c.rt.Backend.(defaulter).FillDefault(c, a, field)
}

// ToString is lang.value:toString, which asks an object for its own toString.
func (c *Context) ToString(v value.Value) (string, error) {
	switch v.(type) {
	case *value.Object, *value.List, *value.Map, *value.Table, *value.Error:
		return value.ToStringCalling(v, false, c.objectString)
	}
	return value.ToString(v), nil
}

// ToBalString is lang.value:toBalString.
func (c *Context) ToBalString(v value.Value) (string, error) {
	return value.ToStringCalling(v, true, c.objectString)
}

func (c *Context) objectString(o *value.Object) (string, bool, error) {
	m := o.Class.Methods["toString"]
	if m == nil {
		return "", false, nil
	}
	v, err := c.Invoke(o, m)
	if err != nil {
		return "", false, err
	}
	s, ok := v.(*value.String)
	if !ok {
		return "", false, nil
	}
	return s.String(), true, nil
}

// Converter returns the program's converter of values to types.
func (r *Runtime) Converter() *value.Converter {
	return r.State(converterKey{}, func() any { return value.NewConverter() }).(*value.Converter)
}

type converterKey struct{}

// FieldAnnots returns the annotations of a field of a record type by qualified
// name, nil without.
func (r *Runtime) FieldAnnots(a *types.MappingAtomic, field string) *value.Map {
	if f, ok := r.Backend.(interface {
		FieldAnnots(a *types.MappingAtomic, field string) *value.Map
	}); ok {
		return f.FieldAnnots(a, field)
	}
	return nil
}

// TypeAnnots returns the annotations of the definition of a record type by
// qualified name, nil without.
func (r *Runtime) TypeAnnots(a *types.MappingAtomic) *value.Map {
	if f, ok := r.Backend.(interface {
		TypeAnnots(a *types.MappingAtomic) *value.Map
	}); ok {
		return f.TypeAnnots(a)
	}
	return nil
}

// ------------------------------------------------------------ listeners

// AddListener registers a listener: it is started when the modules are
// initialised, or at once when that has been, and the program runs while there
// is one.
func (r *Runtime) AddListener(o *value.Object) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, l := range r.listeners {
		if l == o {
			return
		}
	}
	r.listeners = append(r.listeners, o)
	select {
	case r.changed <- struct{}{}:
	default:
	}
}

// RemoveListener undoes AddListener.
func (r *Runtime) RemoveListener(o *value.Object) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, l := range r.listeners {
		if l == o {
			r.listeners = append(r.listeners[:i:i], r.listeners[i+1:]...)
			break
		}
	}
	select {
	case r.changed <- struct{}{}:
	default:
	}
}

// OnStop registers a function to be called when the program stops gracefully;
// the one registered last is called first.
func (r *Runtime) OnStop(f *value.Function) {
	r.mu.Lock()
	r.onStop = append(r.onStop, f)
	r.mu.Unlock()
}

// Listeners returns the registered listeners.
func (r *Runtime) Listeners() []*value.Object {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]*value.Object(nil), r.listeners...)
}

// StartListeners starts the registered listeners. The value is the error of
// one that could not be started.
func (r *Runtime) StartListeners(c *Context) (value.Value, error) {
	started := map[*value.Object]bool{}
	for {
		var next *value.Object
		for _, l := range r.Listeners() {
			if !started[l] {
				next = l
				break
			}
		}
		if next == nil {
			return nil, nil
		}
		started[next] = true
		if v, err := c.CallMethod(next, "start"); err != nil || isError(v) {
			return v, err
		}
	}
}

func isError(v value.Value) bool {
	_, ok := v.(*value.Error)
	return ok
}

// Fatal ends the program with a panic that no code can handle, such as that of
// a service's method.
func (r *Runtime) Fatal(p *value.Error) {
	select {
	case r.fatal <- p:
	default:
	}
}

// Failures passes on what Fatal is called with, for a program that goes on all the
// same, as a shell does. ServeUntil must not run then.
func (r *Runtime) Failures() <-chan *value.Error { return r.fatal }

// ServeUntil waits while there are listeners: until stop is closed (graceful), or
// Fatal is called, whose panic it returns.
func (r *Runtime) ServeUntil(stop <-chan struct{}) *value.Error {
	for len(r.Listeners()) > 0 {
		select {
		case <-stop:
			return nil
		case p := <-r.fatal:
			return p
		case <-r.changed:
		}
	}
	return nil
}

// Stop stops the listeners, gracefully or at once, then calls the stop
// handlers. Errors are passed to report.
func (r *Runtime) Stop(c *Context, graceful bool, report func(err *value.Error)) {
	method := "gracefulStop"
	if !graceful {
		method = "immediateStop"
		r.cancel()
	}
	ls := r.Listeners()
	for i := len(ls) - 1; i >= 0; i-- {
		v, err := c.CallMethod(ls[i], method)
		if err != nil {
			if e, ok := err.(*value.Error); ok {
				report(e)
			} else {
				report(value.NewError(err.Error(), nil))
			}
		} else if e, ok := v.(*value.Error); ok {
			report(e)
		}
	}
	r.mu.Lock()
	fs := append([]*value.Function(nil), r.onStop...)
	r.mu.Unlock()
	for i := len(fs) - 1; i >= 0; i-- {
		v, err := c.Call(fs[i])
		if e, ok := v.(*value.Error); ok {
			report(e)
		} else if err != nil {
			report(value.NewError(err.Error(), nil))
		}
	}
}
