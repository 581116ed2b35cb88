package kafka

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"barre/lib/ballerina/sql"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// listener is the native state of a Listener object.
type listener struct {
	m        module
	rt       *runtime.Runtime
	addrs    value.Value
	conf     *value.Map
	topics   []string
	parallel int
	wait     time.Duration // for records in a poll
	interval time.Duration // between polls, 0 for none
	decouple bool

	mu       sync.Mutex
	services []*service
}

// service is a service that is attached to a listener.
type service struct {
	obj  *value.Object
	done sync.WaitGroup

	mu        sync.Mutex
	consumers []*subscriber
	cancel    context.CancelFunc // nil while it does not run
	stopped   bool               // the listener was stopped
}

// state tells whether a service runs, and whether its listener was stopped.
func (s *service) state() (running, stopped bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cancel != nil, s.stopped
}

func (m module) listenerInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	conf := args[2].(*value.Map)
	// A consumer that is made and thrown away shows whether the configuration
	// works.
	probe, e := m.newSubscriber(c, args[1], conf)
	if e != nil {
		return e, nil
	}
	c.Block(func() { _ = probe.consumer.close(context.Background()) })
	l := &listener{m: m, rt: c.Runtime(), addrs: args[1], conf: conf, parallel: 1, wait: time.Second, decouple: conf.Bool("decoupleProcessing")}
	var ok bool
	if l.topics, ok = topicsOf(conf.Field("topics")); ok && probe.group == "" {
		return nil, m.Error("Error", groupless, nil)
	}
	if n, ok := conf.Field("concurrentConsumers").(value.Int); ok {
		l.parallel = int(n)
	}
	if d := conf.Field("pollingTimeout"); d != nil {
		l.wait = max(0, sql.Seconds(d))
	}
	if d := conf.Field("pollingInterval"); d != nil {
		l.interval = max(0, sql.Seconds(d))
	}
	args[0].(*value.Object).Native = l
	return nil, nil
}

func listenerOf(v value.Value) *listener { return v.(*value.Object).Native.(*listener) }

func (m module) listenerAttach(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := listenerOf(args[0])
	if l.parallel <= 0 {
		return m.Error("Error", "Number of Concurrent consumers should be a positive integer value greater than zero.", nil), nil
	}
	obj := args[1].(*value.Object)
	if _, e := m.shape(obj); e != nil {
		return e, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range l.services {
		if running, stopped := s.state(); s.obj == obj && !stopped {
			if running {
				return m.Error("Error", "The service is attached already", nil), nil
			}
			return nil, nil
		}
	}
	l.services = append(l.services, &service{obj: obj})
	return nil, nil
}

func (m module) listenerDetach(c *runtime.Context, args []value.Value) (value.Value, error) {
	l, obj := listenerOf(args[0]), args[1].(*value.Object)
	l.mu.Lock()
	i := slices.IndexFunc(l.services, func(s *service) bool { return s.obj == obj })
	if i < 0 {
		l.mu.Unlock()
		return m.Error("Error", "A service must be attached before detaching the listener", nil), nil
	}
	s := l.services[i]
	l.services = slices.DeleteFunc(l.services, func(s *service) bool { return s.obj == obj })
	l.mu.Unlock()
	if _, stopped := s.state(); stopped {
		return m.Error("Error", "Error closing the Kafka consumers for service", nil), nil
	}
	c.Block(func() { s.stop(true) })
	return nil, nil
}

func (m module) listenerStart(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := listenerOf(args[0])
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.services) == 0 {
		return m.Error("Error", "A service must be attached before starting the listener", nil), nil
	}
	for _, s := range l.services {
		if running, stopped := s.state(); running || stopped {
			continue
		}
		if e := l.run(c, s); e != nil {
			return e, nil
		}
	}
	return nil, nil
}

func (m module) listenerGracefulStop(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.listenerStop(c, listenerOf(args[0]), true)
}

func (m module) listenerImmediateStop(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.listenerStop(c, listenerOf(args[0]), false)
}

func (m module) listenerStop(c *runtime.Context, l *listener, graceful bool) (value.Value, error) {
	l.mu.Lock()
	services := slices.Clone(l.services)
	l.mu.Unlock()
	if len(services) == 0 {
		return m.Error("Error", "A service must be attached before stopping the listener", nil), nil
	}
	c.Block(func() {
		var wg sync.WaitGroup
		for _, s := range services {
			wg.Add(1)
			go func() {
				defer wg.Done()
				s.stop(graceful)
				s.mu.Lock()
				s.stopped = true
				s.mu.Unlock()
			}()
		}
		wg.Wait()
	})
	return nil, nil
}

// stop ends the polls of a service. Graceful waits for what it is busy with
// and commits it.
func (s *service) stop(graceful bool) {
	s.mu.Lock()
	cancel, consumers := s.cancel, s.consumers
	s.cancel = nil
	s.mu.Unlock()
	if cancel == nil {
		return
	}
	cancel()
	if graceful {
		s.done.Wait()
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	var wg sync.WaitGroup
	for _, cons := range consumers {
		// Nobody is there to be told that leaving the group failed. One waits
		// for the other to take part in a rebalance.
		wg.Go(func() { _ = cons.consumer.close(ctx) })
	}
	wg.Wait()
}

// run makes the consumers of a service and starts to poll.
func (l *listener) run(c *runtime.Context, s *service) *value.Error {
	sh, e := l.m.shape(s.obj)
	if e != nil {
		return e
	}
	var consumers []*subscriber
	for range l.parallel {
		cons, e := l.m.newSubscriber(c, l.addrs, l.conf)
		if e == nil && l.topics != nil {
			var err error
			c.Block(func() { err = cons.consumer.subscribe(context.Background(), l.topics, nil) })
			if err != nil {
				e = l.m.Error("Error", "Error creating Kafka consumer to connect with remote broker and subscribe to provided topics", value.NewError(explain(err), nil))
			}
		}
		if e != nil {
			return e
		}
		consumers = append(consumers, cons)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.mu.Lock()
	s.cancel, s.consumers = cancel, consumers
	s.mu.Unlock()
	for _, cons := range consumers {
		s.done.Add(1)
		go func() {
			defer s.done.Done()
			l.loop(ctx, s, sh, cons)
		}()
	}
	return nil
}

// shape is what the remote methods of a service ask for.
type shape struct {
	onRecord, onError *value.Function
	records, payload  int // parameters of onRecord, -1 for none
	caller            int
	errParam, errCall int // parameters of onError
}

// shape reads the signatures of a service. The analyser of the compiler has
// told the author what is wrong with them; a service that was made some other
// way gets an error here.
func (m module) shape(obj *value.Object) (shape, *value.Error) {
	sh := shape{onRecord: obj.Class.Methods["onConsumerRecord"], onError: obj.Class.Methods["onError"], records: -1, payload: -1, caller: -1, errParam: -1, errCall: -1}
	if sh.onRecord == nil || sh.onRecord.Info == nil {
		return sh, m.Error("Error", "Service must have remote method onConsumerRecord.", nil)
	}
	record := types.Intersect(m.Type("AnydataConsumerRecord"), types.Readonly)
	for i, p := range sh.onRecord.Info.Params {
		elem := types.Never
		if p.Type.Basics()&^types.BList == 0 {
			elem = types.ListElem(p.Type)
		}
		marked := p.Annots != nil && p.Annots.Find("ballerinax/kafka:Payload") >= 0
		switch {
		case p.Type.Basics()&^types.BObject == 0:
			sh.caller = i
		case !marked && isRecord(elem, record) && sh.records < 0:
			sh.records = i
		case sh.payload < 0:
			sh.payload = i
		default:
			return sh, m.Error("Error", "Invalid method parameters. Only subtypes of kafka:AnydataConsumerRecord[], subtypes of anydata[] and kafka:Caller is allowed", nil)
		}
	}
	if sh.records < 0 && sh.payload < 0 {
		return sh, m.Error("Error", "Must have the required parameter kafka:AnydataConsumerRecord[] or anydata[] and optional parameter kafka:Caller.", nil)
	}
	if sh.onError != nil && sh.onError.Info != nil {
		for i, p := range sh.onError.Info.Params {
			if p.Type.Basics()&^types.BObject == 0 {
				sh.errCall = i
			} else {
				sh.errParam = i
			}
		}
	}
	return sh, nil
}

// isRecord tells whether t is a type of consumer records: record is the widest
// one. Headers may be left out of it.
func isRecord(t, record types.Type) bool {
	a := types.MappingAtomicOf(t)
	if a == nil || len(a.Fields) == 0 {
		return false
	}
	if types.IsSubtype(types.Intersect(t, types.Readonly), record) {
		return true
	}
	return a.Field("value") != nil && a.Field("timestamp") != nil && a.Field("offset") != nil && a.Field("headers") != nil && types.IsNever(a.Rest)
}

// errorPause is how long a listener waits after an error before it polls again.
const errorPause = time.Second

// loop polls for one consumer of a service until ctx ends.
func (l *listener) loop(ctx context.Context, s *service, sh shape, cons *subscriber) {
	var busy sync.WaitGroup
	defer busy.Wait()
	for ctx.Err() == nil {
		started := time.Now()
		rs, err := cons.consumer.poll(ctx, l.wait)
		if ctx.Err() != nil {
			cons.unread(rs)
			return
		}
		switch {
		case errors.Is(err, errConsumerClosed):
			return
		case err != nil:
			l.fail(ctx, s, sh, cons, l.m.err(polling, err))
			sleep(ctx, errorPause)
		case len(rs) > 0:
			e := l.dispatch(ctx, s, sh, cons, rs, &busy)
			if e != nil {
				l.fail(ctx, s, sh, cons, e)
				sleep(ctx, errorPause)
			}
		}
		if l.interval > 0 {
			sleep(ctx, l.interval-time.Since(started))
		}
	}
}

func sleep(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// dispatch calls a service with records. The error is one of binding them.
func (l *listener) dispatch(ctx context.Context, s *service, sh shape, cons *subscriber, rs []*kgo.Record, busy *sync.WaitGroup) (e *value.Error) {
	info := sh.onRecord.Info
	call := func(c *runtime.Context, b *batch) (panicked *value.Error) {
		args := make([]value.Value, len(info.Params))
		for i := range args {
			args[i] = value.Absent
		}
		if sh.records >= 0 {
			args[sh.records] = b.list(b.records)
		}
		if sh.payload >= 0 {
			args[sh.payload] = b.payloads()
		}
		if sh.caller >= 0 {
			args[sh.caller] = l.caller(cons)
		}
		v, err := c.Invoke(s.obj, sh.onRecord, args...)
		l.report(v, err)
		panicked, _ = err.(*value.Error)
		return panicked
	}
	// The service's onError learns of a panic as well.
	tell := func(p *value.Error) {
		if p == nil || sh.onError == nil {
			return
		}
		if !value.Is(p, l.m.Type("Error")) {
			p = l.m.Error("Error", p.Message, p)
		}
		l.fail(ctx, s, sh, cons, p)
	}
	// A strand of its own binds, for default values may run code.
	var b *batch
	var panicked *value.Error
	l.rt.Serve(context.WithoutCancel(ctx), s.obj, sh.onRecord, func(c *runtime.Context) {
		b = &batch{m: l.m, s: cons, b: binder{c}}
		if sh.records >= 0 {
			b.records = info.Params[sh.records].Type
		}
		if sh.payload >= 0 {
			b.payload = info.Params[sh.payload].Type
		}
		var err error
		if e, err = b.fill(rs); err != nil {
			l.report(nil, err)
		}
		if e == nil && b.n > 0 && !l.decouple {
			panicked = call(c, b)
		}
	})
	tell(panicked)
	if e == nil && b.n > 0 && l.decouple {
		busy.Add(1)
		go func() {
			defer busy.Done()
			var panicked *value.Error
			l.rt.Serve(context.WithoutCancel(ctx), s.obj, sh.onRecord, func(c *runtime.Context) { panicked = call(c, b) })
			tell(panicked)
		}()
	}
	return e
}

// payloads makes the list of payloads.
func (b *batch) payloads() *value.List {
	l := value.NewList(b.payload, b.pays)
	if types.IsReadonly(types.Intersect(b.payload, types.AnyList)) {
		return value.CloneReadOnly(l).(*value.List)
	}
	return l
}

// caller makes a Caller of a consumer.
func (l *listener) caller(cons *subscriber) *value.Object {
	o := value.NewObject(l.m.Class("Caller"))
	o.Native = cons
	return o
}

// fail calls onError of a service, or writes the error where there is none. A
// panic of onError ends the program.
func (l *listener) fail(ctx context.Context, s *service, sh shape, cons *subscriber, e *value.Error) {
	if sh.onError == nil || sh.errParam < 0 {
		fmt.Fprintf(l.rt.Stderr, "error: %s\n", e.Error())
		return
	}
	l.rt.Serve(context.WithoutCancel(ctx), s.obj, sh.onError, func(c *runtime.Context) {
		args := make([]value.Value, len(sh.onError.Info.Params))
		for i := range args {
			args[i] = value.Absent
		}
		args[sh.errParam] = e
		if sh.errCall >= 0 {
			args[sh.errCall] = l.caller(cons)
		}
		v, err := c.Invoke(s.obj, sh.onError, args...)
		if p, ok := err.(*value.Error); ok {
			l.rt.Fatal(p)
			return
		}
		l.report(v, err)
	})
}

// report writes the error that a service's method returned or panicked with:
// the listener goes on.
func (l *listener) report(v value.Value, err error) {
	if e, ok := v.(*value.Error); ok && err == nil {
		err = e
	}
	if err != nil {
		fmt.Fprintf(l.rt.Stderr, "error: %s\n", err.Error())
	}
}
