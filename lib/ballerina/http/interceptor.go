package http

import (
	"net/http"
	"sort"
	"sync"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// A service's interceptors form one list. A request meets the request
// interceptors from head to tail, then the service; the response meets the
// response interceptors from tail to head. An error goes on to the next error
// interceptor of its direction; on the way to the service without one it turns
// back at the end of the list.
//
// Each interceptor runs on a strand of its own, so that isolated ones run in
// parallel with others whatever the service is.

type interceptorKind uint8

const (
	interceptRequest interceptorKind = iota
	interceptRequestError
	interceptResponse
	interceptResponseError
)

// interceptor is one member of the list.
type interceptor struct {
	kind interceptorKind
	obj  *value.Object
	svc  *service  // its resources, for those of requests
	res  *resource // its method, for those of responses
}

// makeInterceptors asks a service for its interceptors. The first result is an
// error value, the second a panic.
func (m *module) makeInterceptors(c *runtime.Context, s *service) (value.Value, error) {
	if s.obj.Class.Methods["createInterceptors"] == nil {
		return nil, nil
	}
	v, err := c.CallMethod(s.obj, "createInterceptors")
	if err != nil {
		return nil, err
	}
	var objs []*value.Object
	switch v := v.(type) {
	case *value.Object:
		objs = append(objs, v)
	case *value.List:
		for i := 0; i < v.Len(); i++ {
			objs = append(objs, object(v.At(i)))
		}
	}
	for _, o := range objs {
		ic, err := m.compileInterceptor(s, o)
		if err != nil {
			return m.err("GenericListenerError", err.Error(), nil), nil
		}
		s.interceptors = append(s.interceptors, ic)
	}
	return nil, nil
}

func (m *module) compileInterceptor(s *service, o *value.Object) (*interceptor, error) {
	ic := &interceptor{obj: o}
	is := func(t string) bool { return types.IsSubtype(o.Class.Type, m.m.Type(t)) }
	method := ""
	switch {
	case is("RequestInterceptor"):
		ic.kind = interceptRequest
	case is("RequestErrorInterceptor"):
		ic.kind = interceptRequestError
	case is("ResponseInterceptor"):
		ic.kind, method = interceptResponse, "interceptResponse"
	default:
		ic.kind, method = interceptResponseError, "interceptResponseError"
	}
	ic.svc = &service{obj: o, lenient: s.lenient, lax: s.lax, keep: true}
	if method == "" {
		for _, fn := range o.Class.Resources {
			r, segs, err := m.compileResource(ic.svc, fn)
			if err != nil {
				return nil, err
			}
			ic.svc.root.add(segs, r)
		}
		return ic, nil
	}
	fn := o.Class.Methods[method]
	if fn == nil {
		return nil, errNoMethod(method)
	}
	ic.res = &resource{svc: ic.svc, fn: fn, name: method}
	return ic, m.compileParams(ic.svc, ic.res, fn.Info)
}

type errNoMethod string

func (e errNoMethod) Error() string { return "interceptor has no remote method '" + string(e) + "'" }

// pipeline is where an exchange stands in the list of interceptors.
type pipeline struct {
	list []*interceptor
	// pos is the interceptor whose turn it is; len(list) stands for the
	// service, -1 for the client.
	pos  int
	back bool // on the way back
	// called counts the calls of next in the current turn.
	next   *value.Object // what next returned last
	called bool
	// answer is what a caller has responded with, and from where.
	answer   *response
	answerAt int
	failAt   *value.Error
}

func (x *exchange) startPipeline() {
	x.pipe = &pipeline{list: x.svc.interceptors, pos: -1}
	x.request()
}

// advance moves to the next turn; ok is false when there is none.
func (p *pipeline) advance() (ok bool) {
	if !p.back {
		for p.pos < len(p.list) {
			p.pos++
			if p.pos == len(p.list) || p.list[p.pos].kind == interceptRequest {
				return true
			}
		}
		return false
	}
	for p.pos >= 0 {
		p.pos--
		if p.pos < 0 || p.list[p.pos].kind == interceptResponse {
			return true
		}
	}
	return false
}

// turn runs one method of an interceptor or of the service, and takes what
// comes of it.
func (x *exchange) turn(obj *value.Object, r *resource, take func(c *runtime.Context, result value.Value)) bool {
	x.res0 = r
	args, fail := x.args(r)
	if fail != nil {
		x.failure = fail
		return false
	}
	x.pipe.next, x.pipe.called = nil, false
	ok := true
	x.m.rt.Serve(nil, obj, r.fn, func(c *runtime.Context) {
		if late := x.late; late != nil {
			x.late = nil
			if fail := late(c, args); fail != nil {
				x.failure = fail
				ok = false
				return
			}
		}
		result, err := c.Invoke(obj, r.fn, args...)
		if err != nil {
			x.panicked(err)
			ok = false
			return
		}
		if e, isErr := result.(*value.Error); isErr {
			x.failure = e
			ok = false
			return
		}
		take(c, result)
	})
	return ok
}

// intercepted serves a request of a service with interceptors.
func (x *exchange) intercepted() {
	x.startPipeline()
	p := x.pipe
	p.advance()
	var answer *response
	for answer == nil && x.failure == nil && x.fatal == nil {
		if p.pos >= len(p.list) {
			answer = x.callTarget()
			break
		}
		ic := p.list[p.pos]
		x.rt = route{}
		if !ic.svc.root.find(x.path, x.base, x.r.Method, x.escaped, &x.rt) {
			p.advance()
			continue
		}
		answer = x.requestTurn(ic)
		if x.failure != nil {
			answer = x.requestFailure()
		}
	}
	x.wayBack(answer)
}

// requestTurn calls a request interceptor; nil when the request goes on.
func (x *exchange) requestTurn(ic *interceptor) (answer *response) {
	p := x.pipe
	at := p.pos
	ok := x.turn(ic.obj, x.rt.res, func(c *runtime.Context, result value.Value) {
		if o, isObj := result.(*value.Object); isObj && responseOf(o) == nil {
			switch {
			case p.called && o == p.next:
			case p.pos >= len(p.list):
				x.failure = x.m.err("InternalInterceptorReturnError", "target service did not match with the configuration", nil)
			default:
				x.failure = x.m.err("InternalInterceptorReturnError", "next interceptor service did not match with the configuration", nil)
			}
			return
		}
		if p.answer != nil {
			answer = p.answer
			p.pos = p.answerAt
			return
		}
		p.pos = at
		answer, x.failure = x.asResponse(c, x.rt.res, result)
	})
	if !ok && p.answer != nil && x.failure == nil {
		answer = p.answer
	}
	return answer
}

// requestFailure takes an error to the error interceptors that follow; nil
// when the request goes on after all.
func (x *exchange) requestFailure() *response {
	p := x.pipe
	for i := p.pos + 1; i < len(p.list); i++ {
		if p.list[i].kind != interceptRequestError {
			continue
		}
		p.pos = i
		ic := p.list[i]
		x.rt = route{}
		if !ic.svc.root.find(x.path, x.base, x.r.Method, x.escaped, &x.rt) {
			continue
		}
		e := x.failure
		x.failure = nil
		x.erred = e
		answer := x.requestTurn(ic)
		if x.failure == nil {
			return answer
		}
	}
	p.pos = len(p.list)
	return nil
}

// callTarget calls the service's resource.
func (x *exchange) callTarget() (answer *response) {
	p := x.pipe
	p.pos = len(p.list)
	x.rt = route{}
	r, fail := x.findResource()
	if fail != nil {
		x.failure = fail
		return nil
	}
	if r == nil {
		x.mu.Lock()
		x.responded = true
		x.mu.Unlock()
		return nil
	}
	if x.rt.rest >= 0 {
		x.req.obj.Fields[x.m.cls.req.extraPathInfo] = value.Str(pathOf(x.path, x.rt.rest))
	}
	x.turn(x.svc.obj, r, func(c *runtime.Context, result value.Value) {
		if p.answer != nil {
			return
		}
		answer, x.failure = x.asResponse(c, r, result)
	})
	if p.answer != nil && x.failure == nil {
		return p.answer
	}
	if p.failAt != nil && x.failure == nil {
		x.failure = p.failAt
	}
	return answer
}

// interceptFailure takes an error, which no service is there for, to the
// error interceptors of the way back.
func (x *exchange) interceptFailure(e *value.Error) {
	x.failure = e
	x.pipe.pos = len(x.pipe.list)
	x.wayBack(nil)
}

// wayBack takes a response, or the error in failure, to the client.
func (x *exchange) wayBack(answer *response) {
	p := x.pipe
	p.back = true
	if x.wasResponded() && p.answer == nil {
		x.end()
		return
	}
	for x.fatal == nil {
		if x.failure != nil {
			ic := p.errorTurn()
			if ic == nil {
				break
			}
			e := x.failure
			x.failure = nil
			x.erred = e
			x.res = answer
			if x.res == nil {
				x.res = x.m.newResponse()
				x.res.setStatus(x.m.load(), x.m.codeOf(e))
			}
			answer = x.responseTurn(ic, x.res, e)
			continue
		}
		if !p.advance() || p.pos < 0 {
			break
		}
		x.res = answer
		answer = x.responseTurn(p.list[p.pos], answer, nil)
	}
	x.deliver(answer)
}

// errorTurn moves to the next error interceptor of the way back.
func (p *pipeline) errorTurn() *interceptor {
	for p.pos--; p.pos >= 0; p.pos-- {
		if p.list[p.pos].kind == interceptResponseError {
			return p.list[p.pos]
		}
	}
	return nil
}

// responseTurn calls an interceptor of the way back and returns the response
// that goes on.
func (x *exchange) responseTurn(ic *interceptor, answer *response, e *value.Error) *response {
	p := x.pipe
	at := p.pos
	p.answer, p.failAt = nil, nil
	out := answer
	x.turn(ic.obj, ic.res, func(c *runtime.Context, result value.Value) {
		switch {
		case p.answer != nil:
			out = p.answer
			p.pos = at
		case p.failAt != nil:
			x.failure = p.failAt
			p.pos = at
		case p.called && (result == nil || result == value.Value(p.next)):
			if p.next != nil {
				// The turn that next announced is still to come.
				p.pos++
			}
			if e != nil {
				x.failure = nil
			}
		default:
			if o, isObj := result.(*value.Object); isObj && responseOf(o) == nil {
				x.failure = x.m.err("InternalInterceptorReturnError", "next interceptor service did not match with the configuration", nil)
				return
			}
			p.pos = at
			out, x.failure = x.asResponse(c, ic.res, result)
		}
	})
	return out
}

// deliver sends what has come through.
func (x *exchange) deliver(answer *response) {
	var out *outgoing
	switch {
	case x.fatal != nil:
		out = x.errorResponse(x.fatal)
	case x.failure != nil:
		if !x.m.kindOf(x.failure).internal {
			x.m.logError("unhandled error returned from the service", x.failure, x)
		}
		out = x.errorResponse(x.failure)
	case answer != nil:
		x.m.rt.Serve(nil, x.svc.obj, nil, func(c *runtime.Context) { out = x.fromResponse(c, answer) })
	}
	if out != nil {
		x.send(out)
		out.release()
	}
	x.end()
}

// asResponse makes an object of class Response of what a method returned.
func (x *exchange) asResponse(c *runtime.Context, r *resource, result value.Value) (*response, *value.Error) {
	cls := x.m.load()
	switch v := result.(type) {
	case nil:
		res := x.m.newResponse()
		res.setStatus(cls, http.StatusAccepted)
		if r.hasCaller {
			res.setStatus(cls, http.StatusInternalServerError)
		}
		return res, nil
	case *value.Object:
		if res := responseOf(v); res != nil {
			return res, nil
		}
	case *value.Stream:
		res := x.m.newResponse()
		x.m.setEvents(&res.message, v)
		return res, nil
	case *value.Map:
		if code, ok := statusOf(v); ok {
			return x.responseFrom(c, x.fromStatusRecord(r, v, code)), nil
		}
	}
	o := &outgoing{status: http.StatusOK}
	if r.method == http.MethodPost {
		o.status = http.StatusCreated
	}
	result = x.addLinks(o, r, result)
	if fail := x.payload(o, r, result); fail != nil {
		return nil, fail
	}
	if len(r.retType) > 0 {
		o.ctype = r.retType[0]
	}
	if r.cache != nil {
		r.cache.apply(o, result)
	}
	return x.responseFrom(c, o), nil
}

// responseFrom makes an object of class Response of a prepared response.
func (x *exchange) responseFrom(c *runtime.Context, o *outgoing) *response {
	res := x.m.newResponse()
	res.setStatus(x.m.load(), o.status)
	h := res.header()
	names := make([]string, 0, len(o.header))
	for k := range o.header {
		names = append(names, k)
	}
	sort.Strings(names)
	for _, k := range names {
		for _, v := range o.header[k] {
			h.Add(k, v)
		}
	}
	for _, e := range o.extra {
		h.Set(e[0], e[1])
	}
	if o.ctype != "" {
		h.Set("content-type", o.ctype)
	}
	if len(o.data) > 0 {
		res.body().SetBytes(append([]byte(nil), o.data...))
	}
	o.release()
	return res
}

// respondIntercepted takes what a caller responds with to the interceptors of
// the way back; it is sent when the method has returned.
func (x *exchange) respondIntercepted(c *runtime.Context, v value.Value) (*outgoing, *value.Error) {
	p := x.pipe
	if e, ok := v.(*value.Error); ok {
		p.failAt = e
		return nil, nil
	}
	var res *response
	var fail *value.Error
	if rec, ok := v.(*value.Map); ok {
		if code, isStatus := statusOf(rec); isStatus {
			res = x.responseFrom(c, x.fromStatusRecord(x.res0, rec, code))
		}
	}
	if res == nil {
		if res, fail = x.m.buildResponse(v, x.r.Method); fail != nil {
			return nil, fail
		}
	}
	p.answer, p.answerAt = res, min(p.pos, len(p.list))
	return nil, nil
}

// requestContext is what stands behind an object of class RequestContext.
type requestContext struct {
	x *exchange // nil for one that a program made

	mu      sync.Mutex
	keys    []string
	members map[string]value.Value
}

func (x *exchange) contextObject() *value.Object {
	if x.ctxObj == nil {
		x.ctxObj = value.NewObject(x.m.cls.reqCtx)
		x.ctxObj.Native = &requestContext{x: x}
	}
	return x.ctxObj
}

func contextOf(v value.Value) *requestContext {
	o := v.(*value.Object)
	rc, ok := o.Native.(*requestContext)
	if !ok {
		rc = &requestContext{}
		o.Native = rc
	}
	return rc
}

func (m *module) interceptorExterns() map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"RequestContext.set":         m.contextSet,
		"RequestContext.get":         m.contextGet,
		"RequestContext.hasKey":      m.contextHasKey,
		"RequestContext.keys":        m.contextKeys,
		"RequestContext.getWithType": m.contextGetWithType,
		"RequestContext.remove":      m.contextRemove,
		"RequestContext.next":        m.contextNext,
	}
}

// copied copies a value that can change; objects are shared.
func copied(v value.Value) value.Value {
	switch v.(type) {
	case *value.List, *value.Map, *value.Table, *value.XML:
		return value.Clone(v)
	}
	return v
}

func (m *module) contextSet(c *runtime.Context, args []value.Value) (value.Value, error) {
	rc := contextOf(args[0])
	k := text(args[1])
	v := copied(args[2])
	rc.mu.Lock()
	defer rc.mu.Unlock()
	if rc.members == nil {
		rc.members = map[string]value.Value{}
	}
	if _, ok := rc.members[k]; !ok {
		rc.keys = append(rc.keys, k)
	}
	rc.members[k] = v
	return nil, nil
}

func (rc *requestContext) lookup(k string) (value.Value, bool) {
	rc.mu.Lock()
	defer rc.mu.Unlock()
	v, ok := rc.members[k]
	return v, ok
}

func (m *module) contextGet(c *runtime.Context, args []value.Value) (value.Value, error) {
	k := text(args[1])
	v, ok := contextOf(args[0]).lookup(k)
	if !ok {
		return nil, value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", k)
	}
	return copied(v), nil
}

func (m *module) contextHasKey(c *runtime.Context, args []value.Value) (value.Value, error) {
	_, ok := contextOf(args[0]).lookup(text(args[1]))
	return value.Bool(ok), nil
}

func (m *module) contextKeys(c *runtime.Context, args []value.Value) (value.Value, error) {
	rc := contextOf(args[0])
	rc.mu.Lock()
	defer rc.mu.Unlock()
	return value.NewStrings(append([]string(nil), rc.keys...)), nil
}

func (m *module) contextGetWithType(c *runtime.Context, args []value.Value) (value.Value, error) {
	k := text(args[1])
	t := args[2].(*value.Typedesc).Type
	v, ok := contextOf(args[0]).lookup(k)
	if !ok {
		return m.err("ListenerError", "no member found for key: "+k, nil), nil
	}
	if value.Is(v, t) {
		return v, nil
	}
	conv, err := converted(m.conv.Convert(v, t, c.FillDefault))
	if err != nil {
		cause, _ := err.(*value.Error)
		return m.err("ListenerError", "type conversion failed for value with key: "+k, cause), nil
	}
	return conv, nil
}

func (m *module) contextRemove(c *runtime.Context, args []value.Value) (value.Value, error) {
	rc := contextOf(args[0])
	k := text(args[1])
	rc.mu.Lock()
	defer rc.mu.Unlock()
	if _, ok := rc.members[k]; !ok {
		return nil, value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", k)
	}
	delete(rc.members, k)
	for i, x := range rc.keys {
		if x == k {
			rc.keys = append(rc.keys[:i:i], rc.keys[i+1:]...)
			break
		}
	}
	return nil, nil
}

func (m *module) contextNext(c *runtime.Context, args []value.Value) (value.Value, error) {
	rc := contextOf(args[0])
	if rc.x == nil || rc.x.pipe == nil {
		return m.err("InternalInterceptorReturnError", "request context object does not contain the configured interceptors", nil), nil
	}
	x, p := rc.x, rc.x.pipe
	if !p.back && p.pos >= len(p.list) || !p.advance() {
		return m.err("InternalInterceptorReturnError", "no next service to be returned", nil), nil
	}
	p.called = true
	switch {
	case p.pos < 0:
		p.next = nil
		return nil, nil
	case p.pos == len(p.list):
		p.next = x.svc.obj
	default:
		p.next = p.list[p.pos].obj
	}
	return p.next, nil
}
