package http

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"barre/lib/ballerina/mime"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// client is what stands behind an object of class Client.
type client struct {
	m      *module
	scheme string
	host   string // header host
	addr   string // host:port
	base   string // path that every request's path is put behind
	url    string
	cfg    *value.Map
	send   sender
	// contSend sends requests that wait for 100-continue.
	contSend sender
	contOnce sync.Once
	makeStd  func() sender
	root     context.Context // of the program: needs no watching per request

	auth        string // header authorization
	compression string
	chunking    string
	forwarded   string
	lax         bool

	follow  *followConfig
	retry   *retryConfig
	breaker *breaker
	cookies *value.Object // CookieStore
	cookie  *value.Map    // CookieConfig
	cache   *responseCache

	otherMu sync.Mutex
	others  map[string]*client // for redirects, by scheme and host
}

// outbound is a request on its way through a client.
type outbound struct {
	method string
	path   string // below the client's base; or a whole URL for a redirect
	header *mime.Headers
	body   *mime.Body
	in     *request // the request of the program, if it gave one
	// cookies are what the client's store adds.
	cookies string
	noAuth  bool
	// moved says that the request follows a redirect, so that no header may
	// make it one of the first request's host.
	moved bool
	skip  map[string]bool
	cl    *client // where it goes
}

func clientOf(v value.Value) *client {
	c, _ := v.(*value.Object).Native.(*client)
	return c
}

func (m *module) clientExterns() map[string]runtime.Extern {
	ext := map[string]runtime.Extern{
		"Client.init":                          m.clientInit,
		"Client.getCookieStore":                m.clientCookieStore,
		"Client.circuitBreakerForceClose":      m.breakerForceClose,
		"Client.circuitBreakerForceOpen":       m.breakerForceOpen,
		"Client.getCircuitBreakerCurrentState": m.breakerState,

		"FailoverClient.init":                      m.failoverInit,
		"FailoverClient.getSucceededEndpointIndex": m.failoverIndex,
		"LoadBalanceClient.init":                   m.balanceInit,
	}
	for _, class := range []string{"Client", "FailoverClient", "LoadBalanceClient"} {
		for _, a := range []struct {
			name string
			body int // 0 none, 1 with
		}{{"get", 0}, {"head", 0}, {"options", 0}, {"post", 1}, {"put", 1}, {"patch", 1}, {"delete", 1}} {
			method := strings.ToUpper(a.name)
			withBody := a.body == 1
			ext[class+"."+a.name] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
				return m.remote(c, method, withBody, args)
			}
			ext[class+"./[...path]."+a.name] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
				return m.resourceCall(c, method, withBody, args)
			}
		}
		ext[class+".execute"] = m.execute
		ext[class+".forward"] = m.forward
	}
	return ext
}

// carrier is an object that carries requests out: a client, or one of the
// clients of several servers.
type carrier interface {
	// carry sends a request. The second result is an error value, the third a
	// panic.
	carry(c *runtime.Context, o *outbound) (*response, *value.Error, error)
	laxBinding() bool
}

func carrierOf(v value.Value) carrier {
	cr, _ := v.(*value.Object).Native.(carrier)
	return cr
}

func (cl *client) laxBinding() bool { return cl.lax }

// remote is a remote method: path, message?, headers, mediaType?, targetType?.
func (m *module) remote(c *runtime.Context, method string, withBody bool, args []value.Value) (value.Value, error) {
	path := text(args[1])
	i := 2
	var message, headers, mediaType value.Value
	if withBody {
		message = args[i]
		i++
	}
	headers = args[i]
	i++
	if withBody {
		mediaType = args[i]
		i++
	}
	var target value.Value
	if i < len(args) {
		target = args[i]
	}
	return m.perform(c, args[0], method, path, message, headers, mediaType, target)
}

// resourceCall is a resource method: path segments, then the parameters of the
// remote method, then the query parameters.
func (m *module) resourceCall(c *runtime.Context, method string, withBody bool, args []value.Value) (value.Value, error) {
	path := resourcePath(args[1], m.queryOf(args[len(args)-1]))
	rest := args[2 : len(args)-1]
	var message, headers, mediaType, target value.Value
	if withBody {
		message, rest = rest[0], rest[1:]
	}
	headers, rest = rest[0], rest[1:]
	if withBody {
		mediaType, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 {
		target = rest[0]
	}
	return m.perform(c, args[0], method, path, message, headers, mediaType, target)
}

// resourcePath joins the segments of a path and adds a query.
func resourcePath(segs value.Value, query string) string {
	var b strings.Builder
	if l, ok := segs.(*value.List); ok {
		for i := 0; i < l.Len(); i++ {
			b.WriteByte('/')
			b.WriteString(escapeWith(value.ToString(l.At(i)), "?#"))
		}
	}
	if query != "" {
		b.WriteByte('?')
		b.WriteString(query)
	}
	return b.String()
}

// escapeWith percent-encodes the characters of set.
func escapeWith(s, set string) string {
	if !strings.ContainsAny(s, set) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(set, s[i]) >= 0 {
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(s[i])+0x100, 16)[1:]))
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// queryOf writes a record of query parameters; several values of one are
// separated by commas.
func (m *module) queryOf(v value.Value) string {
	q := mapping(v)
	if q == nil || q.Len() == 0 {
		return ""
	}
	const reserved = "&#+"
	var b strings.Builder
	for i, k := range q.Keys() {
		if n := m.fieldAnnotation(q.Atomic(), k, "Query"); n != "" {
			k = n
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(escapeWith(k, reserved+"="))
		b.WriteByte('=')
		if l, ok := q.ValueAt(i).(*value.List); ok {
			for j := 0; j < l.Len(); j++ {
				if j > 0 {
					b.WriteByte(',')
				}
				b.WriteString(escapeWith(value.ToString(l.At(j)), reserved))
			}
			continue
		}
		b.WriteString(escapeWith(value.ToString(q.ValueAt(i)), reserved))
	}
	return b.String()
}

func (m *module) execute(c *runtime.Context, args []value.Value) (value.Value, error) {
	method := strings.ToUpper(text(args[1]))
	if method == "" {
		// That of the request that is passed on.
		if req, ok := requestObject(args[3]); ok {
			method = text(req.obj.Get("method"))
		}
	}
	if method == "" {
		return m.err("GenericClientError", "client method invocation failed: HTTP Verb cannot be empty", nil), nil
	}
	return m.perform(c, args[0], method, text(args[2]), args[3], args[4], args[5], args[6])
}

func (m *module) forward(c *runtime.Context, args []value.Value) (value.Value, error) {
	cr := carrierOf(args[0])
	req := requestOf(args[2])
	method := text(req.obj.Get("method"))
	if method == "" {
		return m.err("GenericClientError", "client method invocation failed: invalid inbound request parameter", nil), nil
	}
	o := &outbound{method: method, path: text(args[1]), header: req.header(), body: req.body(), in: req}
	return m.conclude(c, cr, o, args[3])
}

// perform builds a request, sends it and binds the response.
func (m *module) perform(c *runtime.Context, self value.Value, method, path string, message, headers, mediaType, target value.Value) (value.Value, error) {
	o := &outbound{method: method, path: path}
	if fail, err := m.prepare(o, message, headers, mediaType); fail != nil || err != nil {
		if fail != nil {
			return fail, nil
		}
		return nil, err
	}
	return m.conclude(c, carrierOf(self), o, target)
}

// prepare sets headers and body of a request.
func (m *module) prepare(o *outbound, message, headers, mediaType value.Value) (*value.Error, error) {
	if req, ok := requestObject(message); ok {
		o.in, o.header, o.body = req, req.header(), req.body()
	} else {
		e := &mime.Entity{}
		o.header, o.body = &e.Header, &e.Body
		if fail := m.setMessage(e, message, mediaType); fail != nil {
			return fail, nil
		}
	}
	hs := mapping(headers)
	mt, hasType := mediaType.(*value.String)
	if (hs == nil || hs.Len() == 0) && !hasType {
		return nil, nil
	}
	if o.in != nil {
		// The program's request stays as it is.
		h := o.header.Clone()
		o.header = &h
	}
	if hs != nil {
		for i, k := range hs.Keys() {
			if n := m.fieldAnnotation(hs.Atomic(), k, "Header"); n != "" {
				k = n
			}
			if l, ok := hs.ValueAt(i).(*value.List); ok {
				for j := 0; j < l.Len(); j++ {
					v := value.ToString(l.At(j))
					if err := m.headerPanic(k, v); err != nil {
						return nil, err
					}
					if j == 0 && strings.EqualFold(k, "content-type") {
						o.header.Set(k, v)
					} else {
						o.header.Add(k, v)
					}
				}
				continue
			}
			v := value.ToString(hs.ValueAt(i))
			if err := m.headerPanic(k, v); err != nil {
				return nil, err
			}
			o.header.Set(k, v)
		}
	}
	if hasType {
		if err := m.headerPanic("content-type", mt.String()); err != nil {
			return nil, err
		}
		o.header.Set("content-type", mt.String())
	}
	return nil, nil
}

func requestObject(v value.Value) (*request, bool) {
	o, ok := v.(*value.Object)
	if !ok {
		return nil, false
	}
	r, ok := o.Native.(*request)
	return r, ok
}

// setMessage makes a payload the body of a request.
func (m *module) setMessage(e *mime.Entity, message, mediaType value.Value) *value.Error {
	if message == nil {
		return nil
	}
	if text(mediaType) == "application/x-www-form-urlencoded" {
		switch v := message.(type) {
		case *value.String, *value.XML:
		case *value.Map:
			strs, err := converted(m.conv.Convert(v, m.rt.Env.Map(types.String), nil))
			if err != nil {
				return m.err("InitializingOutboundRequestError", "unsupported content for application/x-www-form-urlencoded media type", nil)
			}
			e.Body.SetText(value.Str(encodeForm(strs.(*value.Map))))
			return nil
		case *value.List:
			if !mime.IsBytes(v) {
				return m.err("InitializingOutboundRequestError", "unsupported content for application/x-www-form-urlencoded media type", nil)
			}
		default:
			return m.err("InitializingOutboundRequestError", "unsupported content for application/x-www-form-urlencoded media type", nil)
		}
	}
	if l, ok := message.(*value.List); ok && mime.IsEntities(l) {
		e.SetParts(mime.Objects(l), "multipart/form-data")
		return nil
	}
	ct, ok := e.SetPayload(message)
	if !ok {
		return m.err("InitializingOutboundRequestError", "invalid request body type. expected one of the types: http:Request|xml|json|table<map<json>>|(map<json>|table<map<json>>)[]|mime:Entity[]|stream<byte[], io:Error?>", nil)
	}
	e.Header.Set("content-type", ct)
	return nil
}

// conclude sends a request and binds the response to the target.
func (m *module) conclude(c *runtime.Context, cr carrier, o *outbound, target value.Value) (value.Value, error) {
	if cr == nil {
		return m.err("GenericClientError", "client is not initialized", nil), nil
	}
	res, fail, err := cr.carry(c, o)
	if err != nil {
		return nil, err
	}
	if fail != nil {
		return fail, nil
	}
	return m.bindResponse(c, res, target, cr.laxBinding())
}

// clientTarget is a type that responses are bound to.
type clientTarget struct {
	kind   targetKind
	target *target
	shown  string
	fills  bool // its records have defaults
}

type targetKind uint8

const (
	targetResponse targetKind = iota
	targetPayload
	targetEvents
	targetBoth
)

type targetKey struct {
	t   types.Type
	lax bool
}

// targetOf looks a target type up.
func (m *module) targetOf(t types.Type, lax bool) *clientTarget {
	k := targetKey{t, lax}
	if v, ok := m.targets.Load(k); ok {
		return v.(*clientTarget)
	}
	ct := &clientTarget{kind: targetPayload, shown: t.String()}
	b := t.Basics()
	switch {
	case b&types.BObject != 0:
		ct.kind = targetResponse
	case b&types.BStream != 0 && b&^(types.BStream|types.BError) == 0:
		ct.kind = targetEvents
	case b&types.BStream != 0:
		ct.kind = targetBoth
	default:
		data := types.Diff(t, types.Error)
		ct.target = newTarget(data, m.rt.Env.Map(types.String), lax)
		ct.fills = hasDefaults(data, map[types.Type]bool{})
	}
	m.targets.Store(k, ct)
	return ct
}

// bindResponse converts a response to what the program expects.
func (m *module) bindResponse(c *runtime.Context, res *response, target value.Value, lax bool) (value.Value, error) {
	td, ok := target.(*value.Typedesc)
	if !ok {
		return res.obj, nil
	}
	ct := m.targetOf(td.Type, lax)
	if ct.kind == targetResponse {
		return res.obj, nil
	}
	code := res.status(m.load())
	if code >= 400 && code <= 599 {
		return m.responseError(c, res, code), nil
	}
	switch ct.kind {
	case targetEvents:
		s, fail := m.events(res)
		if fail != nil {
			return fail, nil
		}
		return s, nil
	case targetBoth:
		return m.err("PayloadBindingClientError", "payload binding failed: Target return type must not be a union of stream<http:SseEvent, error?> and anydata", nil), nil
	}
	return m.bindBody(c, res, ct)
}

// bindBody binds the body of a response.
func (m *module) bindBody(c *runtime.Context, res *response, ct *clientTarget) (value.Value, error) {
	g := ct.target
	contentType := strings.TrimSpace(res.contentType())
	cl := g.class(contentType)
	data, release, err := m.responseBytes(c, res, g, cl)
	defer release()
	if err != nil {
		return m.payloadError(&res.message, err, "binary", "blob"), nil
	}
	if g.basic == types.BNil || g.null && len(data) == 0 { // nothing is asked for, or nothing came
		return nil, nil
	}
	if !g.accepts(cl) {
		shown := "no"
		if contentType != "" {
			shown = "'" + contentType + "'"
		}
		return m.err("PayloadBindingClientError", "incompatible typedesc "+ct.shown+" found for "+shown+" mime type", nil), nil
	}
	var fill value.DefaultFiller
	if ct.fills {
		fill = c.FillDefault
	}
	v, err := g.bind(m, data, cl, latin1(contentType), fill)
	if err == nil {
		return v, nil
	}
	word := map[mime.Class]string{mime.ClassJSON: "json", mime.ClassXML: "xml", mime.ClassText: "text", mime.ClassForm: "text", mime.ClassBytes: "binary"}[cl]
	if err == mime.ErrNoContent {
		return m.payloadError(&res.message, err, word, word), nil
	}
	ve, isValue := err.(*value.Error)
	if isValue && strings.HasSuffix(ve.Message, "ConversionError") {
		return m.err("PayloadBindingClientError", "Payload binding failed: "+g.problem(m, data, cl, err, false), ve), nil
	}
	return m.payloadError(&res.message, err, word, word), nil
}

// responseBytes reads the body of a response, into a buffer that release gives
// back where the value will not keep it.
func (m *module) responseBytes(c *runtime.Context, res *response, g *target, cl mime.Class) (data []byte, release func(), err error) {
	release = func() {}
	src, size, ok := res.body().Take()
	if !ok {
		data, err = res.body().Bytes(c)
		return data, release, err
	}
	if cl == mime.ClassBytes || cl == mime.ClassText && !g.isText {
		c.Block(func() { data, err = readBody(src, size, nil) })
		src.Close()
		return data, release, err
	}
	b := pool.get()
	c.Block(func() { data, err = readBody(src, size, b.b) })
	src.Close()
	b.b = data
	return data, func() { pool.put(b) }, err
}

// responseError is the error for a response with a status code from 400 on.
func (m *module) responseError(c *runtime.Context, res *response, code int) *value.Error {
	body, fail := m.errorBody(c, res)
	if fail != nil {
		return m.err("PayloadBindingClientError", "http:ApplicationResponseError creation failed: "+strconv.Itoa(code)+" response payload extraction failed", fail)
	}
	m.load()
	headers := value.NewMap(types.Intersect(m.typ.stringsMap, types.Readonly))
	for _, name := range res.names() {
		l := value.NewStrings(res.values(name))
		headers.Put(strings.ToLower(name), value.CloneReadOnly(l))
	}
	headers.Freeze()
	typ := "RemoteServerError"
	if code < 500 {
		typ = "ClientRequestError"
	}
	return m.err(typ, text(res.obj.Fields[m.cls.res.reasonPhrase]), nil, "statusCode", value.Int(code), "headers", headers, "body", value.CloneReadOnly(body))
}

// errorBody reads a body as its content type says; () when there is none.
func (m *module) errorBody(c *runtime.Context, res *response) (value.Value, *value.Error) {
	var v value.Value
	var err error
	b := res.body()
	word := "text"
	mt, _ := mime.ParseMediaType(strings.ToLower(res.contentType()))
	switch {
	case mt.Primary == "application" && mt.Sub == "json":
		word = "json"
		v, err = b.JSON(c)
	case mt.Primary == "application" && mt.Sub == "xml":
		word = "xml"
		var x *value.XML
		if x, err = b.XML(c); err == nil {
			v = x
		}
	case mt.Primary == "application" && mt.Sub == "octet-stream":
		word = "binary"
		var data []byte
		if data, err = b.Bytes(c); err == nil {
			v = value.NewBytes(data)
		}
	default:
		var s *value.String
		if s, err = bodyText(c, &res.message); err == nil {
			v = s
		}
	}
	switch {
	case err == nil:
		return v, nil
	case errors.Is(err, mime.ErrNoContent):
		return nil, nil
	}
	return nil, m.payloadError(&res.message, err, word, word)
}

// carry sends a request through what the client's configuration asks for.
func (cl *client) carry(c *runtime.Context, o *outbound) (*response, *value.Error, error) {
	o.cl = cl
	if cl.breaker != nil {
		return cl.breaker.carry(c, cl, o)
	}
	return cl.redirected(c, o)
}

// transmit sends a request over the network.
func (cl *client) transmit(c *runtime.Context, o *outbound) (*response, *value.Error) {
	target, fail := cl.target(o)
	if fail != nil {
		return nil, fail
	}
	w := &wireRequest{method: o.method, target: target, host: cl.host, header: httpHeader(o.header), skip: o.skip, size: -1}
	if h, ok := o.header.Get("Host"); ok && !o.moved {
		w.host = h
	}
	cl.addHeaders(o, w)
	ctx := c.Ctx()
	if ctx == cl.root {
		ctx = context.Background()
	}
	if s, ok := o.body.TakeStream(); ok {
		return cl.pump(c, ctx, w, s)
	}
	var buf *buffer
	if src, size, ok := o.body.Take(); ok {
		if d, isEnc := src.(*decoder); isEnc {
			size = -1
			src = d
		}
		if size == 0 {
			src.Close()
		} else {
			w.src, w.size = src, size
		}
	} else if path, ok := o.body.TakeFile(); ok {
		f, err := os.Open(path)
		if err != nil {
			return nil, cl.m.err("InitializingOutboundRequestError", err.Error(), nil)
		}
		w.src = f
		if st, err := f.Stat(); err == nil {
			w.size = st.Size()
		}
	} else if !o.body.Empty() {
		if data, ok := o.body.InMemory(); ok {
			w.data = data
		} else {
			buf = pool.get()
			data, err := o.body.AppendTo(c, buf.b)
			if err != nil {
				return nil, cl.m.err("InitializingOutboundRequestError", "json conversion error: "+jsonProblem(err), nil)
			}
			buf.b, w.data = data, data
		}
	}
	s := cl.send
	if _, waits := w.header["Expect"]; waits {
		s = cl.continueSender()
	}
	var resp *http.Response
	var err error
	c.Block(func() { resp, err = s.roundTrip(ctx, w) })
	// A body in the buffer may still be on its way when it was too large to be
	// written before the response came.
	if _, own := s.(*h1); own && buf != nil && len(w.data) <= syncBody {
		pool.put(buf)
	}
	return cl.received(resp, err)
}

// received makes an object of class Response of what came back.
func (cl *client) received(resp *http.Response, err error) (*response, *value.Error) {
	if err != nil {
		return nil, cl.m.networkError(err)
	}
	if enc := resp.Header["Content-Encoding"]; len(enc) == 1 && knownEncoding(enc[0]) && cl.compression != "NEVER" && resp.Body != http.NoBody {
		resp.Body = &decoder{raw: resp.Body, encoding: enc[0], size: resp.ContentLength}
		resp.ContentLength = -1
		delete(resp.Header, "Content-Encoding")
		delete(resp.Header, "Content-Length")
	}
	return cl.m.receivedResponse(resp), nil
}

// networkError is the error value for a failure of the network.
func (m *module) networkError(err error) *value.Error {
	var ce *connectError
	if errors.As(err, &ce) {
		return m.err("ClientConnectorError", "Something wrong with the connection", value.NewError(ce.cause, nil))
	}
	if e := m.readError(err, ""); e != nil {
		return e
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return m.err("GenericClientError", "the request was cancelled", nil)
	}
	return m.err("GenericClientError", err.Error(), nil)
}

// pump sends a request whose body is a program's stream of byte arrays: the
// strand reads it while another goroutine sends.
func (cl *client) pump(c *runtime.Context, ctx context.Context, w *wireRequest, s *value.Stream) (*response, *value.Error) {
	p := newPipe()
	w.src, w.size = p, -1
	type result struct {
		resp *http.Response
		err  error
	}
	done := make(chan result, 1)
	go func() {
		resp, err := cl.send.roundTrip(ctx, w)
		p.stop()
		done <- result{resp, err}
	}()
	var fail error
	for {
		chunk, err := mime.NextChunk(c, s)
		if err != nil {
			fail = err
			break
		}
		ok := false
		c.Block(func() { ok = p.write(chunk) })
		if !ok {
			s.Close(c)
			break
		}
	}
	p.end(fail)
	var r result
	c.Block(func() { r = <-done })
	return cl.received(r.resp, r.err)
}

// target is the path and query of a request.
func (cl *client) target(o *outbound) (string, *value.Error) {
	p := o.path
	if i := strings.IndexByte(p, '#'); i >= 0 {
		p = p[:i]
	}
	if p != "" && p[0] != '/' && p[0] != '?' && cl.base == "" {
		return "", cl.m.err("GenericClientError", "client method invocation failed: malformed URL specified. Error at index "+
			strconv.Itoa(portDigits(cl.url))+" in: \""+portOf(cl.url)+p+"\"", nil)
	}
	t := cl.base + p
	if t == "" || t[0] == '?' {
		t = "/" + t
	}
	return validTarget(t), nil
}

func portOf(u string) string {
	rest := u
	if i := strings.Index(rest, "://"); i >= 0 {
		rest = rest[i+3:]
	}
	if i := strings.LastIndexByte(rest, ':'); i >= 0 {
		return rest[i+1:]
	}
	return rest
}

func portDigits(u string) int { return len(portOf(u)) }

// addHeaders adds the headers that the client's configuration asks for.
func (cl *client) addHeaders(o *outbound, w *wireRequest) {
	add := func(k, v string) { w.extra = append(w.extra, [2]string{k, v}) }
	has := func(k string) bool { _, ok := w.header[k]; return ok }
	omit := func(k string) {
		if w.skip == nil {
			w.skip = map[string]bool{}
		} else {
			c := map[string]bool{}
			for k := range w.skip {
				c[k] = true
			}
			w.skip = c
		}
		w.skip[k] = true
	}
	if ct, ok := mime.SentType(o.header, o.body); ok {
		omit("Content-Type")
		add("Content-Type", ct)
	}
	if !has("User-Agent") {
		add("User-Agent", "ballerina")
	}
	if cl.auth != "" && !o.noAuth {
		if has("Authorization") {
			omit("Authorization")
		}
		add("Authorization", cl.auth)
	}
	switch cl.compression {
	case "ALWAYS":
		if !has("Accept-Encoding") {
			add("Accept-Encoding", "deflate, gzip")
		}
	case "NEVER":
		if has("Accept-Encoding") {
			omit("Accept-Encoding")
		}
	}
	if o.cookies != "" {
		if has("Cookie") {
			omit("Cookie")
		}
		add("Cookie", o.cookies)
	}
	if o.in != nil {
		if cc, ok := o.in.obj.Get("cacheControl").(*value.Object); ok && !has("Cache-Control") {
			if d := requestDirectivesOf(cc).String(); d != "" {
				add("Cache-Control", d)
			}
		}
		if cl.forwarded != "disable" && o.in.in != nil {
			cl.addForwarded(o.in.in, w, add, omit)
		}
		if cs := w.header["Connection"]; len(cs) > 0 && cs[0] != "keep-alive" && cs[0] != "close" {
			for _, name := range strings.Split(cs[0], ",") {
				omit(http.CanonicalHeaderKey(strings.TrimSpace(name)))
			}
		}
	}
	w.chunked = cl.chunking == "ALWAYS"
}

// addForwarded says on whose behalf a request is passed on (RFC 7239).
func (cl *client) addForwarded(in *http.Request, w *wireRequest, add func(k, v string), omit func(k string)) {
	ip, _ := splitAddress(in.RemoteAddr)
	by := ""
	if a, ok := in.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
		by, _ = splitAddress(a.String())
	}
	proto := "http"
	if in.TLS != nil {
		proto = "https"
	}
	join := func(name, v string) {
		if old := w.header[name]; len(old) > 0 {
			omit(name)
			v = strings.Join(old, ", ") + ", " + v
		}
		add(name, v)
	}
	if cl.forwarded == "transition" {
		join("X-Forwarded-For", ip)
		add("X-Forwarded-By", by)
		add("X-Forwarded-Host", in.Host)
		add("X-Forwarded-Proto", proto)
		return
	}
	join("Forwarded", "for="+ip+"; by="+by+"; host="+in.Host+"; proto="+proto)
}

// pipe hands the chunks of a program's stream to the goroutine that sends.
type pipe struct {
	chunks chan []byte
	over   chan struct{} // closed when nobody reads any more
	once   sync.Once
	err    error // why the stream ended; set before chunks is closed
	rest   []byte
}

func newPipe() *pipe { return &pipe{chunks: make(chan []byte, 1), over: make(chan struct{})} }

func (p *pipe) write(b []byte) bool {
	select {
	case p.chunks <- b:
		return true
	case <-p.over:
		return false
	}
}

func (p *pipe) end(err error) {
	if err != nil && err != io.EOF {
		p.err = err
	}
	close(p.chunks)
}

func (p *pipe) stop() { p.once.Do(func() { close(p.over) }) }

func (p *pipe) Read(b []byte) (int, error) {
	for len(p.rest) == 0 {
		c, ok := <-p.chunks
		if !ok {
			if p.err != nil {
				return 0, p.err
			}
			return 0, io.EOF
		}
		p.rest = c
	}
	n := copy(b, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

func (p *pipe) Close() error {
	p.stop()
	return nil
}

// clientInit makes a client of a URL and a configuration.
func (m *module) clientInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	cfg := args[2].(*value.Map)
	cl, fail, err := m.newClient(c, text(args[1]), cfg, mapping(cfg.Field("secureSocket")))
	if err != nil {
		return nil, err
	}
	if fail != nil {
		return fail, nil
	}
	args[0].(*value.Object).Native = cl
	return nil, nil
}

// newClient makes a client. The second result is an error value, the third a
// panic.
func (m *module) newClient(c *runtime.Context, rawURL string, cfg, secure *value.Map) (*client, *value.Error, error) {
	m.load()
	generic := func(msg string) *value.Error { return m.err("GenericClientError", msg, nil) }
	full := rawURL
	if !strings.Contains(full, "://") {
		if secure != nil {
			full = "https://" + full
		} else {
			full = "http://" + full
		}
	}
	u, err := url.Parse(full)
	if rawURL == "" || err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, generic("malformed URL: " + rawURL), nil
	}
	cl := &client{
		m: m, cfg: cfg, scheme: u.Scheme, host: u.Host, addr: u.Host, url: full, root: c.Ctx(),
		base:        strings.TrimSuffix(u.EscapedPath(), "/"),
		compression: "AUTO", chunking: "AUTO", forwarded: cfg.Str("forwarded"), lax: cfg.Bool("laxDataBinding"),
	}
	if strings.HasSuffix(u.Path, "/") && u.Path != "" {
		cl.base += "/"
	}
	for strings.HasPrefix(cl.base, "//") {
		cl.base = cl.base[1:]
	}
	if u.Port() == "" {
		port := "80"
		if u.Scheme == "https" {
			port = "443"
		}
		cl.addr = net.JoinHostPort(u.Hostname(), port)
	}
	if v := cfg.Str("compression"); v != "" {
		cl.compression = v
	}
	if cl.forwarded == "" {
		cl.forwarded = "disable"
	}
	if h1s := mapping(cfg.Field("http1Settings")); h1s != nil {
		if v := h1s.Str("chunking"); v != "" {
			cl.chunking = v
		}
	}
	if a := mapping(cfg.Field("auth")); a != nil {
		auth, fail := m.clientAuth(a)
		if fail != nil {
			return nil, fail, nil
		}
		cl.auth = auth
	}
	if fail := cl.connect(cfg, secure); fail != nil {
		return nil, fail, nil
	}
	return cl, nil, cl.resilience(c, cfg)
}

// connect chooses how the client reaches its server.
func (cl *client) connect(cfg, secure *value.Map) *value.Error {
	m := cl.m
	timeout := duration(cfg.Field("timeout"))
	sock := mapping(cfg.Field("socketConfig"))
	connect := 15 * time.Second
	noDelay := true
	if sock != nil {
		connect = duration(sock.Field("connectTimeOut"))
		if v, ok := sock.Get("tcpNoDelay"); ok {
			noDelay = boolOf(v)
		}
	}
	limits := responseLimits{body: -1}
	if l := mapping(cfg.Field("responseLimits")); l != nil {
		limits = responseLimits{l.Int("maxStatusLineLength"), l.Int("maxHeaderSize"), l.Int("maxEntityBodySize")}
		if name, n := limits.invalid(); name != "" {
			return m.err("GenericClientError", "Invalid configuration found for "+name+" : "+strconv.FormatInt(n, 10), nil)
		}
	}
	keepAlive := true
	px := mapping(cfg.Field("proxy"))
	if h1s := mapping(cfg.Field("http1Settings")); h1s != nil {
		keepAlive = h1s.Str("keepAlive") != "NEVER"
		if px == nil {
			px = mapping(h1s.Field("proxy"))
		}
	}
	maxActive, maxIdle, wait, idleFor := -1, 100, 30*time.Second, 300*time.Second
	pc := mapping(cfg.Field("poolConfig"))
	if pc != nil {
		maxActive, maxIdle = int(pc.Int("maxActiveConnections")), int(pc.Int("maxIdleConnections"))
		wait, idleFor = duration(pc.Field("waitTime")), duration(pc.Field("minEvictableIdleTime"))
	}
	http2, prior := cfg.Str("httpVersion") == "2.0", false
	if h2 := mapping(cfg.Field("http2Settings")); h2 != nil {
		prior = http2 && h2.Bool("http2PriorKnowledge")
	}
	var tc *tls.Config
	if cl.scheme == "https" {
		t, err := clientTLS(secure)
		if err != nil {
			return m.err("SslError", err.Error(), nil)
		}
		tc = t
	}
	var p *proxy
	if px != nil && px.Str("host") != "" {
		p = &proxy{px.Str("protocol"), net.JoinHostPort(px.Str("host"), strconv.Itoa(int(px.Int("port")))), px.Str("userName"), px.Str("password")}
		if _, err := net.LookupHost(px.Str("host")); err != nil {
			return m.err("GenericClientError", "Failed to resolve host: "+px.Str("host"), nil)
		}
	}
	makeStd := func() sender {
		tr := &http.Transport{
			DisableCompression: true, MaxIdleConns: 0, MaxIdleConnsPerHost: maxIdle, IdleConnTimeout: idleFor,
			DisableKeepAlives: !keepAlive, TLSClientConfig: tc, TLSHandshakeTimeout: 30 * time.Second,
			ExpectContinueTimeout: max(timeout, time.Second), MaxResponseHeaderBytes: limits.head,
			DialContext: (&net.Dialer{Timeout: connect}).DialContext,
		}
		if maxActive > 0 {
			tr.MaxConnsPerHost = maxActive
		}
		var pr http.Protocols
		switch {
		case prior && tc == nil:
			pr.SetUnencryptedHTTP2(true)
		case prior:
			pr.SetHTTP2(true)
		default:
			pr.SetHTTP1(true)
			pr.SetHTTP2(http2)
		}
		tr.Protocols = &pr
		if p != nil {
			p.apply(tr, connect)
		}
		if root := cl.root; root != nil {
			context.AfterFunc(root, tr.CloseIdleConnections)
		}
		return &std{scheme: cl.scheme, addr: cl.addr, tr: tr, timeout: timeout, limits: limits}
	}
	cl.makeStd = makeStd
	if p != nil || prior || http2 && tc != nil {
		cl.send = makeStd()
		return nil
	}
	makePool := func() *connPool {
		cp := &connPool{addr: cl.addr, tls: tc, connect: connect, noDelay: noDelay, maxIdle: maxIdle, idleFor: idleFor, wait: wait}
		if secure != nil {
			cp.shake = duration(secure.Field("handshakeTimeout"))
		}
		if maxActive > 0 {
			cp.slots = make(chan struct{}, maxActive)
		}
		if cl.root != nil {
			context.AfterFunc(cl.root, cp.close)
		}
		return cp
	}
	h := &h1{timeout: timeout, keepAlive: keepAlive, limits: limits}
	if pc == nil && tc == nil {
		h.pool = m.shared.pool(poolKey{cl.addr, nil}, makePool)
	} else {
		h.pool = makePool()
	}
	cl.send = h
	return nil
}

func (cl *client) continueSender() sender {
	cl.contOnce.Do(func() {
		if s, ok := cl.send.(*std); ok {
			cl.contSend = s
		} else {
			cl.contSend = cl.makeStd()
		}
	})
	return cl.contSend
}

func (m *module) clientCookieStore(c *runtime.Context, args []value.Value) (value.Value, error) {
	if cl := clientOf(args[0]); cl != nil && cl.cookies != nil {
		return cl.cookies, nil
	}
	return nil, nil
}
