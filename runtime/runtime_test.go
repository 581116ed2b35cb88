package runtime

import (
	"context"
	"errors"
	"fmt"
	goruntime "runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"barre/types"
	"barre/value"
)

// fake runs functions whose code is a Go function.
type fake struct{}

type code func(c *Context, self *value.Object, args []value.Value) (value.Value, error)

func (fake) Call(c *Context, f *value.Function, args []value.Value) (value.Value, error) {
	return f.Code.(code)(c, f.Recv, args)
}

func (fake) Type(module, name string) types.Type {
	if name == "Error" {
		return types.Error
	}
	return nil
}

func (fake) Class(module, name string) *value.Class { return nil }

func (fake) Instantiate(c *Context, class *value.Class, args []value.Value) (value.Value, error) {
	return value.NewObject(class), nil
}

func newRuntime() *Runtime {
	r := New(Options{})
	r.Backend = fake{}
	return r
}

func function(f code) *value.Function { return &value.Function{Type: types.Function, Code: f} }

// journal is a list that several goroutines append to.
type journal struct {
	mu   sync.Mutex
	list []string
}

func (j *journal) add(s string) {
	j.mu.Lock()
	j.list = append(j.list, s)
	j.mu.Unlock()
}

func (j *journal) take() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	l := j.list
	j.list = nil
	return l
}

// listener makes a listener that writes down what is asked of it. results
// gives, by method, what it returns.
func listener(j *journal, name string, results map[string]any) *value.Object {
	c := &value.Class{Name: name, Type: types.AnyObject, Methods: map[string]*value.Function{}}
	for _, m := range []string{"start", "gracefulStop", "immediateStop"} {
		c.Methods[m] = function(func(*Context, *value.Object, []value.Value) (value.Value, error) {
			j.add(name + "." + m)
			switch r := results[m].(type) {
			case *value.Error:
				return r, nil
			case error:
				return nil, r
			case func():
				r()
			}
			return nil, nil
		})
	}
	return value.NewObject(c)
}

// main runs f as the program's main strand.
func (r *Runtime) main(f func(c *Context)) { r.Run(context.Background(), false, f) }

// TestListenerRegistry: listeners are registered once each, in order, and can
// be taken out.
func TestListenerRegistry(t *testing.T) {
	r, j := newRuntime(), &journal{}
	a, b, c := listener(j, "a", nil), listener(j, "b", nil), listener(j, "c", nil)
	for _, l := range []*value.Object{a, b, a, c, b} {
		r.AddListener(l)
	}
	if !slices.Equal(r.Listeners(), []*value.Object{a, b, c}) {
		t.Error("listeners are not registered once each in order")
	}
	before := r.Listeners()
	r.RemoveListener(b)
	r.RemoveListener(b)
	if !slices.Equal(r.Listeners(), []*value.Object{a, c}) || !slices.Equal(before, []*value.Object{a, b, c}) {
		t.Error("taking out a listener went wrong")
	}
	r.AddListener(b)
	r.main(func(c *Context) {
		if v, err := r.StartListeners(c); v != nil || err != nil {
			t.Errorf("starting gives %v, %v", v, err)
		}
	})
	if got := j.take(); !slices.Equal(got, []string{"a.start", "c.start", "b.start"}) {
		t.Errorf("started %q", got)
	}
}

// TestListenerStart: the first listener that does not start ends the start; one
// that is registered while others start is started as well.
func TestListenerStart(t *testing.T) {
	r, j := newRuntime(), &journal{}
	late := listener(j, "late", nil)
	r.AddListener(listener(j, "first", map[string]any{"start": func() { r.AddListener(late) }}))
	r.AddListener(listener(j, "second", nil))
	r.main(func(c *Context) {
		if v, err := r.StartListeners(c); v != nil || err != nil {
			t.Errorf("starting gives %v, %v", v, err)
		}
	})
	if got := j.take(); !slices.Equal(got, []string{"first.start", "second.start", "late.start"}) {
		t.Errorf("started %q", got)
	}

	failure := value.NewError("port in use", nil)
	for name, result := range map[string]any{"an error": failure, "a panic": error(errors.New("boom"))} {
		r = newRuntime()
		r.AddListener(listener(j, "good", nil))
		r.AddListener(listener(j, "bad", map[string]any{"start": result}))
		r.AddListener(listener(j, "never", nil))
		r.main(func(c *Context) {
			v, err := r.StartListeners(c)
			if name == "an error" && v != value.Value(failure) || name == "a panic" && err == nil {
				t.Errorf("%s: starting gives %v, %v", name, v, err)
			}
		})
		if got := j.take(); !slices.Equal(got, []string{"good.start", "bad.start"}) {
			t.Errorf("%s: started %q", name, got)
		}
	}
}

// TestStopOrder: listeners are stopped last first, gracefully or at once, then
// the stop handlers run, last first; errors and panics of one do not keep the
// others from it.
func TestStopOrder(t *testing.T) {
	for _, graceful := range []bool{true, false} {
		r, j := newRuntime(), &journal{}
		r.AddListener(listener(j, "a", nil))
		r.AddListener(listener(j, "b", map[string]any{"gracefulStop": value.NewError("b is stuck", nil), "immediateStop": value.NewError("b is stuck", nil)}))
		r.AddListener(listener(j, "c", map[string]any{"gracefulStop": error(errors.New("c broke")), "immediateStop": error(errors.New("c broke"))}))
		for i := range 3 {
			r.OnStop(function(func(*Context, *value.Object, []value.Value) (value.Value, error) {
				j.add(fmt.Sprint("handler ", i))
				if i == 1 {
					return nil, value.NewError("handler panics", nil)
				}
				return nil, nil
			}))
		}
		r.main(func(c *Context) { r.Stop(c, graceful, func(e *value.Error) { j.add("! " + e.Message) }) })
		m := "immediateStop"
		if graceful {
			m = "gracefulStop"
		}
		want := []string{"c." + m, "! c broke", "b." + m, "! b is stuck", "a." + m, "handler 2", "handler 1", "! handler panics", "handler 0"}
		if got := j.take(); !slices.Equal(got, want) {
			t.Errorf("graceful %t: got %q, want %q", graceful, got, want)
		}
		if cancelled := r.Context().Err() != nil; cancelled == graceful {
			t.Errorf("graceful %t: the program's context is cancelled: %t", graceful, cancelled)
		}
	}
}

// TestServeUntil: the program runs while there are listeners, until it is told
// to stop or something fatal happens.
func TestServeUntil(t *testing.T) {
	serve := func(r *Runtime, stop chan struct{}) chan *value.Error {
		done := make(chan *value.Error, 1)
		go func() { done <- r.ServeUntil(stop) }()
		return done
	}
	get := func(done chan *value.Error) *value.Error {
		t.Helper()
		select {
		case e := <-done:
			return e
		case <-time.After(5 * time.Second):
			t.Fatal("still serving")
		}
		return nil
	}
	waiting := func(done chan *value.Error) {
		t.Helper()
		select {
		case <-done:
			t.Fatal("stopped serving while there is a listener")
		case <-time.After(20 * time.Millisecond):
		}
	}
	j := &journal{}
	if e := get(serve(newRuntime(), nil)); e != nil {
		t.Errorf("without listeners: %v", e)
	}

	r := newRuntime()
	a, b := listener(j, "a", nil), listener(j, "b", nil)
	r.AddListener(a)
	r.AddListener(b)
	done := serve(r, nil)
	r.RemoveListener(a)
	waiting(done)
	r.AddListener(a)
	r.RemoveListener(b)
	waiting(done)
	r.RemoveListener(a)
	if e := get(done); e != nil {
		t.Errorf("after the last listener: %v", e)
	}

	r.AddListener(a)
	stop := make(chan struct{})
	done = serve(r, stop)
	waiting(done)
	close(stop)
	if e := get(done); e != nil {
		t.Errorf("told to stop: %v", e)
	}

	done = serve(r, nil)
	p := value.NewError("panic", nil)
	r.Fatal(p)
	r.Fatal(value.NewError("another", nil)) // does not block
	if e := get(done); e != p {
		t.Errorf("something fatal: %v", e)
	}
}

// counter notices code that runs in parallel. Its field is not synchronised on
// purpose: the race detector sees what the numbers may not show.
type counter struct {
	n        int
	inside   atomic.Int32
	parallel atomic.Bool
}

func (k *counter) step() {
	if k.inside.Add(1) > 1 {
		k.parallel.Store(true)
	}
	k.n++
	for range 20 {
		goruntime.Gosched() // let others in, if they can
	}
	k.inside.Add(-1)
}

// TestNotInParallel: strands that are not isolated never run at the same time,
// however they were started, unless they block.
func TestNotInParallel(t *testing.T) {
	const strands, steps = 10, 40
	r := newRuntime()
	service := value.NewObject(&value.Class{Isolated: true})
	plainService := value.NewObject(&value.Class{})
	method := &value.Function{Info: &value.FuncInfo{Isolated: true}}
	plainMethod := &value.Function{Info: &value.FuncInfo{}}
	var k counter
	var wg sync.WaitGroup
	work := func(c *Context) {
		defer wg.Done()
		for range steps {
			k.step()
			c.Block(goruntime.Gosched)
		}
	}
	wg.Add(5 * strands)
	for range strands {
		r.Spawn(nil, false, work)
		go r.Run(nil, false, work)
		go r.Serve(nil, plainService, method, work)
		go r.Serve(nil, service, plainMethod, work)
		go r.Serve(nil, service, nil, work)
	}
	wg.Wait()
	if k.n != 5*strands*steps || k.parallel.Load() {
		t.Errorf("%d steps of %d, in parallel: %t", k.n, 5*strands*steps, k.parallel.Load())
	}
}

// TestIsolatedInParallel: isolated strands, and isolated methods of isolated
// services, run at the same time as each other and as what is not isolated.
func TestIsolatedInParallel(t *testing.T) {
	r := newRuntime()
	service := value.NewObject(&value.Class{Isolated: true})
	method := &value.Function{Info: &value.FuncInfo{Isolated: true}}
	// Each waits for all the others without blocking: in turns they never meet.
	var wg, meet sync.WaitGroup
	meet.Add(4)
	wg.Add(4)
	work := func(c *Context) {
		defer wg.Done()
		meet.Done()
		meet.Wait()
	}
	r.Spawn(nil, true, work)
	go r.Run(nil, true, work)
	go r.Serve(nil, service, method, work)
	r.Spawn(nil, false, work)
	met := make(chan struct{})
	go func() { wg.Wait(); close(met) }()
	select {
	case <-met:
	case <-time.After(10 * time.Second):
		t.Fatal("isolated strands wait for each other")
	}
}

// TestBlock: while a strand blocks others run, and afterwards it is alone
// again; blocking within blocking, and panicking out of it, keep the lock
// right.
func TestBlock(t *testing.T) {
	r := newRuntime()
	var order journal
	released := make(chan struct{})
	r.main(func(c *Context) {
		r.Spawn(nil, false, func(*Context) {
			order.add("other")
			close(released)
		})
		time.Sleep(5 * time.Millisecond)
		order.add("before")
		c.Block(func() { <-released })
		order.add("after")
	})
	if got := order.take(); !slices.Equal(got, []string{"before", "other", "after"}) {
		t.Errorf("the order is %q", got)
	}

	// Unlock and Lock are Block in two steps.
	released = make(chan struct{})
	r.main(func(c *Context) {
		r.Spawn(nil, false, func(*Context) { close(released) })
		c.Unlock()
		<-released
		c.Lock()
	})

	// A Go panic out of Block, recovered further up, leaves the lock held.
	r.main(func(c *Context) {
		func() {
			defer func() { _ = recover() }()
			c.Block(func() { panic("out") })
		}()
		var running atomic.Bool
		r.Spawn(nil, false, func(*Context) { running.Store(true) })
		time.Sleep(5 * time.Millisecond)
		if running.Load() {
			t.Error("another strand runs although this one holds the lock")
		}
	})
	r.strands.Wait()

	// An isolated strand has no lock to give away.
	r.main(func(c *Context) {
		done := make(chan struct{})
		r.Spawn(nil, true, func(c *Context) {
			c.Block(func() {})
			c.Unlock()
			c.Lock()
			close(done)
		})
		<-done
	})
}

// TestCoroutine: a coroutine runs under its strand's lock while the strand
// waits for it, and gives it away when it blocks.
func TestCoroutine(t *testing.T) {
	r := newRuntime()
	var k counter
	var wg sync.WaitGroup
	wg.Add(8)
	for range 8 {
		r.Spawn(nil, false, func(c *Context) {
			defer wg.Done()
			co := c.Coroutine()
			for range 20 {
				done := make(chan struct{})
				go func() {
					defer close(done)
					k.step()
					co.Block(goruntime.Gosched)
				}()
				<-done
				k.step()
			}
		})
	}
	wg.Wait()
	if k.parallel.Load() || k.n != 8*40 {
		t.Errorf("%d steps, in parallel: %t", k.n, k.parallel.Load())
	}
}

// TestEnterLock: lock statements exclude each other, on isolated strands too,
// and a strand that waits for one does not keep others from running.
func TestEnterLock(t *testing.T) {
	r := newRuntime()
	var k counter
	var wg sync.WaitGroup
	wg.Add(12)
	for i := range 12 {
		r.Spawn(nil, i%2 == 0, func(c *Context) {
			defer wg.Done()
			for range 20 {
				c.EnterLock()
				k.step()
				c.LeaveLock()
			}
		})
	}
	wg.Wait()
	if k.parallel.Load() || k.n != 12*20 {
		t.Errorf("%d steps, in parallel: %t", k.n, k.parallel.Load())
	}

	entered, left, ran := make(chan struct{}), make(chan struct{}), make(chan struct{})
	r.Spawn(nil, true, func(c *Context) {
		c.EnterLock()
		close(entered)
		<-left
		c.LeaveLock()
	})
	<-entered
	r.Spawn(nil, false, func(c *Context) {
		c.EnterLock()
		c.LeaveLock()
	})
	r.Spawn(nil, false, func(c *Context) { close(ran) })
	select {
	case <-ran:
	case <-time.After(5 * time.Second):
		t.Error("a strand that waits to enter a lock statement stops the others")
	}
	close(left)
	r.strands.Wait()
}

// TestContexts: a strand has the context it was started with, or the program's,
// and WithCtx replaces it for a while.
func TestContexts(t *testing.T) {
	r := newRuntime()
	type key struct{}
	outer := context.WithValue(context.Background(), key{}, "outer")
	r.Run(outer, false, func(c *Context) {
		if c.Ctx() != outer || c.Runtime() != r {
			t.Error("the strand does not have its context")
		}
		err := c.WithCtx(context.WithValue(outer, key{}, "inner"), func() error {
			if c.Ctx().Value(key{}) != "inner" || c.Coroutine().Ctx() != c.Ctx() {
				t.Error("the context was not replaced")
			}
			return errors.ErrUnsupported
		})
		if !errors.Is(err, errors.ErrUnsupported) || c.Ctx() != outer {
			t.Errorf("afterwards: %v, %v", err, c.Ctx())
		}
		func() {
			defer func() { _ = recover() }()
			_ = c.WithCtx(context.Background(), func() error { panic("out") })
		}()
		if c.Ctx() != outer {
			t.Error("a panic left the context replaced")
		}
	})
	r.Run(nil, true, func(c *Context) {
		if c.Ctx() != r.Context() {
			t.Error("a strand without context does not have the program's")
		}
	})
}

// TestState: what Go code keeps with a program is made once, also when several
// strands ask for it first.
func TestState(t *testing.T) {
	r := newRuntime()
	var made atomic.Int32
	var wg sync.WaitGroup
	got := make([]any, 20)
	for i := range got {
		wg.Go(func() {
			got[i] = r.State("key", func() any { made.Add(1); return new(int) })
		})
	}
	wg.Wait()
	for _, g := range got {
		if g != got[0] {
			t.Error("two values under one key")
		}
	}
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
	if other := newRuntime().State("key", func() any { return 1 }); other != 1 {
		t.Error("two programs share state")
	}
}

// TestGetenv: the last definition counts, as for the operating system.
func TestGetenv(t *testing.T) {
	r := New(Options{Environ: []string{"A=1", "AB=2", "A=3", "EMPTY=", "odd"}})
	for name, want := range map[string]string{"A": "3", "AB": "2", "EMPTY": "", "odd": "", "B": "", "": ""} {
		if got := r.Getenv(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// TestCallMethod: methods are called with their object; one that is not there
// is a panic of the program, not of Go.
func TestCallMethod(t *testing.T) {
	r := newRuntime()
	c := &value.Class{Name: "C", Type: types.AnyObject, Methods: map[string]*value.Function{
		"self": function(func(c *Context, self *value.Object, args []value.Value) (value.Value, error) { return self, nil }),
		"args": function(func(c *Context, self *value.Object, args []value.Value) (value.Value, error) { return args[1], nil }),
		"toString": function(func(c *Context, self *value.Object, args []value.Value) (value.Value, error) {
			return value.Str("I am C"), nil
		}),
	}}
	o := value.NewObject(c)
	r.main(func(ctx *Context) {
		if v, err := ctx.CallMethod(o, "self"); v != value.Value(o) || err != nil {
			t.Errorf("self is %v, %v", v, err)
		}
		if v, err := ctx.CallMethod(o, "args", value.Int(1), value.Int(2)); v != value.Int(2) || err != nil {
			t.Errorf("the second argument is %v, %v", v, err)
		}
		if c.Methods["self"].Recv != nil {
			t.Error("calling a method binds it for others")
		}
		_, err := ctx.CallMethod(o, "none")
		var e *value.Error
		if !errors.As(err, &e) || e.Message != "{ballerina}NoSuchMethod" {
			t.Errorf("a method that is not there: %v", err)
		}
	})
}

// TestModule: what a library module asks of its instance.
func TestModule(t *testing.T) {
	r := newRuntime()
	m := NewModule(r, "org/name")
	if m.Runtime() != r || m.Name() != "org/name" {
		t.Error("the instance does not know where it belongs")
	}
	cause := value.NewError("cause", nil)
	e := m.Error("Error", "text", cause, "code", value.Int(1))
	if e.Message != "text" || e.Cause != cause || e.TypeName != "Error" || value.ToString(e.Detail) != `{"code":1}` {
		t.Errorf("the error is %s", value.ToString(e))
	}
	defer func() {
		if recover() == nil {
			t.Error("a type that is not there was found")
		}
	}()
	m.Type("Missing")
}
