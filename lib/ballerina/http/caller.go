package http

import (
	"net"
	"net/http"
	"strconv"
	"strings"

	"barre/runtime"
	"barre/value"
)

// caller is what stands behind an object of class Caller.
type caller struct{ x *exchange }

// callerObject makes the object through which a resource answers itself.
func (x *exchange) callerObject() *value.Object {
	if x.caller != nil {
		return x.caller
	}
	m := x.m
	o := value.NewObject(m.cls.caller)
	o.Native = &caller{x}
	host, port := splitAddress(x.r.RemoteAddr)
	remote := m.m.Record("Remote")
	remote.Put("host", value.Str(host))
	remote.Put("port", value.Int(port))
	remote.Put("ip", value.Str(host))
	remote.Freeze()
	local := m.m.Record("Local")
	lhost, lport := "", 0
	if a, ok := x.r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
		lhost, lport = splitAddress(a.String())
	}
	local.Put("host", value.Str(lhost))
	local.Put("port", value.Int(lport))
	local.Put("ip", value.Str(lhost))
	local.Freeze()
	set := func(name string, v value.Value) {
		if i := o.Class.FieldIndex(name); i >= 0 {
			o.Fields[i] = v
		}
	}
	set("remoteAddress", remote)
	set("localAddress", local)
	protocol := "http"
	if x.r.TLS != nil {
		protocol = "https"
	}
	set("protocol", value.Str(protocol))
	x.caller = o
	return o
}

func splitAddress(a string) (host string, port int) {
	h, p, err := net.SplitHostPort(a)
	if err != nil {
		return a, 0
	}
	port, _ = strconv.Atoi(p)
	return h, port
}

func (m *module) callerExterns() map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"Caller.respond":           m.respond,
		"Caller.continue":          m.respondContinue,
		"Caller.redirect":          m.redirect,
		"Caller.getRemoteHostName": m.getRemoteHostName,
	}
}

// claim takes the one response of a request; the error says why it is not to
// be had.
func (x *exchange) claim() *value.Error {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.over:
		return x.m.err("GenericListenerError", "Connection between remote client and host is closed", nil)
	case x.responded:
		return x.m.err("GenericListenerError", "Response has already been sent", nil)
	}
	x.responded = true
	return nil
}

func (x *exchange) isOver() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.over
}

func exchangeOf(v value.Value) *exchange {
	if n, ok := v.(*value.Object).Native.(*caller); ok {
		return n.x
	}
	return nil
}

func (m *module) respond(c *runtime.Context, args []value.Value) (value.Value, error) {
	x := exchangeOf(args[0])
	if x == nil {
		return m.err("GenericListenerError", "the caller belongs to no request", nil), nil
	}
	if fail := x.claim(); fail != nil {
		return fail, nil
	}
	o, fail := x.callerResponse(c, args[1])
	if fail != nil {
		x.mu.Lock()
		x.responded = false
		x.mu.Unlock()
		return fail, nil
	}
	if o != nil {
		c.Block(func() { x.send(o) })
		o.release()
	}
	if x.req != nil {
		x.req.own.Body.Release()
	}
	if x.reused {
		return m.err("GenericListenerError", usedAlready, nil), nil
	}
	return nil, nil
}

// callerResponse makes the response of what a program responds with; nil when
// it has been sent already.
func (x *exchange) callerResponse(c *runtime.Context, v value.Value) (*outgoing, *value.Error) {
	if x.pipe != nil {
		return x.respondIntercepted(c, v)
	}
	switch v := v.(type) {
	case *value.Error:
		return x.failed(c, v), nil
	case *value.Map:
		if code, ok := statusOf(v); ok {
			return x.fromStatusRecord(x.res0, v, code), nil
		}
	}
	res, fail := x.m.buildResponse(v, x.r.Method)
	if fail != nil {
		return nil, fail
	}
	return x.fromResponse(c, res), nil
}

// buildResponse makes a response of what a program responds with.
func (m *module) buildResponse(v value.Value, method string) (*response, *value.Error) {
	if res := responseOf(v); res != nil {
		return res, nil
	}
	res := m.newResponse()
	if v == nil {
		return res, nil
	}
	if err := m.put(&res.message, v); err != nil {
		return nil, err.(*value.Error)
	}
	if method == http.MethodPost {
		res.setStatus(m.load(), http.StatusCreated)
	}
	return res, nil
}

func (m *module) respondContinue(c *runtime.Context, args []value.Value) (value.Value, error) {
	x := exchangeOf(args[0])
	if x == nil || x.isOver() {
		return m.err("GenericListenerError", "Connection between remote client and host is closed", nil), nil
	}
	// net/http sends the header itself when the body is first read; this is
	// for those who do not read it.
	c.Block(func() { x.w.WriteHeader(http.StatusContinue) })
	return nil, nil
}

func (m *module) redirect(c *runtime.Context, args []value.Value) (value.Value, error) {
	res := responseOf(args[1])
	res.setStatus(m.load(), intOf(args[2]))
	res.header().Set("location", strings.Join(stringsOf(args[3]), ","))
	return m.respond(c, []value.Value{args[0], args[1]})
}

func (m *module) getRemoteHostName(c *runtime.Context, args []value.Value) (value.Value, error) {
	x := exchangeOf(args[0])
	if x == nil {
		return nil, nil
	}
	host, _ := splitAddress(x.r.RemoteAddr)
	var names []string
	c.Block(func() { names, _ = net.DefaultResolver.LookupAddr(c.Ctx(), host) })
	if len(names) == 0 {
		return nil, nil
	}
	return value.Str(strings.TrimSuffix(names[0], ".")), nil
}
