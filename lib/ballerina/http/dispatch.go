package http

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"

	"barre/runtime"
	"barre/value"
)

// exchange is one request on its way through a listener.
type exchange struct {
	m *module
	l *listener
	w http.ResponseWriter
	r *http.Request

	path    string // as it was sent
	escaped bool
	base    int // where in path the service's base path ends
	svc     *service
	res0    *resource // the resource being called
	rt      route

	req      *request
	q        queryParams
	hasQ     bool
	bodyRead bool
	headers  *value.Object
	ctxObj   *value.Object
	pipe     *pipeline    // nil without interceptors
	failure  *value.Error // what the request has failed with
	erred    *value.Error // what error interceptors see
	res      *response    // that response interceptors see

	mu        sync.Mutex
	caller    *value.Object
	responded bool
	// late binds on the strand what only the program can compute.
	late   func(c *runtime.Context, args []value.Value) *value.Error
	over   bool // the handler has returned; the connection is not ours
	reused bool // the program has given a response that was sent already
	// broken says that a part of the body could not be sent, which only
	// breaking the connection tells the client.
	broken atomic.Bool
	fatal  *value.Error // the panic of the resource, which ends the program
}

// ServeHTTP takes a request from net/http.
func (l *listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	met(r)
	x := &exchange{m: l.m, l: l, w: w, r: r}
	x.path = rawPath(r)
	x.escaped = strings.IndexByte(x.path, '%') >= 0
	if l.limits.uri > 0 && len(r.RequestURI) > l.limits.uri {
		x.refuse(http.StatusRequestURITooLong)
		return
	}
	if n := l.limits.body; n >= 0 {
		if r.ContentLength > n {
			x.refuse(http.StatusRequestEntityTooLarge)
			return
		}
		r.Body = &limitReader{r.Body, n, errBodyTooLarge}
	}
	if l.access != nil {
		l.logged(x)
	} else {
		x.serve()
		x.finish()
	}
	if x.broken.Load() {
		panic(http.ErrAbortHandler)
	}
}

var errBodyTooLarge = errors.New("Entity body is larger than the configured limit")

func (x *exchange) serve() {
	svc, at := x.l.lookup(x.r.Host, x.path, x.escaped)
	if svc == nil {
		x.noService()
		return
	}
	x.svc, x.base = svc, at
	if len(svc.interceptors) > 0 {
		x.intercepted()
		return
	}
	if r, fail := x.findResource(); fail != nil {
		x.fail(fail)
	} else if r != nil {
		x.call(r)
	}
}

// finish ends the exchange: a caller that is used later has nobody to talk to.
func (x *exchange) finish() {
	if x.caller == nil {
		return
	}
	x.mu.Lock()
	x.over = true
	x.mu.Unlock()
}

func (x *exchange) noService() {
	msg := "no matching service found for path: " + x.path
	typ := "InternalServiceNotFoundError"
	if x.l.empty() {
		msg = "no service has registered for listener : " + x.l.address()
	}
	// The interceptors of the only service, or of the one at the root, see
	// requests that are for none.
	if svc := x.l.fallback(); svc != nil && len(svc.interceptors) > 0 {
		x.svc = svc
		x.startPipeline()
		x.interceptFailure(x.m.err(typ, msg, nil))
		return
	}
	x.fail(x.m.err(typ, msg, nil))
}

// findResource finds the resource for the request. Both results are nil when
// the request has been answered: a preflight, a question for the methods.
func (x *exchange) findResource() (*resource, *value.Error) {
	if strings.IndexByte(x.path, ';') >= 0 {
		if name, bad := nonMatrix(x.path); bad {
			return nil, x.m.err("InternalBadMatrixParamError",
				"found non-matrix parameter '"+name+"' in path '"+strings.TrimPrefix(x.path, "/")+"'", nil)
		}
	}
	method := x.r.Method
	if !x.svc.root.find(x.path, x.base, method, x.escaped, &x.rt) {
		switch {
		case method == http.MethodOptions && x.options():
			return nil, nil
		case method == http.MethodHead && x.svc.root.find(x.path, x.base, http.MethodGet, x.escaped, &x.rt):
			// net/http leaves the body out.
		case x.rt.pathFits:
			return nil, x.m.err("InternalResourceMethodNotAllowedError", "Method not allowed", nil)
		default:
			return nil, x.m.noResource(x)
		}
	}
	r := x.rt.res
	if method == http.MethodOptions && r.method == "" && x.preflight() {
		return nil, nil
	}
	if len(r.consumes) > 0 {
		if ct := x.contentType(); !mediaAllowed(ct, r.consumes) {
			return nil, x.m.unsupportedMedia(ct)
		}
	}
	if len(r.produces) > 0 {
		if accept := strings.Join(x.r.Header["Accept"], ","); !acceptable(accept, r.produces) {
			return nil, x.m.err("InternalRequestNotAcceptableError", "Not Acceptable", nil)
		}
	}
	if r.cors != nil {
		r.cors.simple(x.r.Header, x.w.Header())
	}
	return r, nil
}

func (m *module) noResource(x *exchange) *value.Error {
	return m.err("InternalResourceNotFoundError", "no matching resource found for path : "+x.path+" , method : "+x.r.Method, nil)
}

// nonMatrix finds a matrix parameter without value.
func nonMatrix(path string) (string, bool) {
	for rest := path; ; {
		i := strings.IndexByte(rest, ';')
		if i < 0 {
			return "", false
		}
		rest = rest[i+1:]
		p := rest
		if j := strings.IndexAny(p, ";/"); j >= 0 {
			p = p[:j]
		}
		if strings.IndexByte(p, '=') < 0 {
			return p, true
		}
	}
}

// args binds the parameters of a method.
func (x *exchange) args(r *resource) ([]value.Value, *value.Error) {
	args := make([]value.Value, len(r.binders))
	for i, b := range r.binders {
		v, fail := b(x)
		if fail != nil {
			return nil, fail
		}
		args[i] = v
	}
	return args, nil
}

// call calls the resource that ends the way of a request without interceptors.
func (x *exchange) call(r *resource) {
	x.res0 = r
	args, fail := x.args(r)
	if fail != nil {
		x.fail(fail)
		return
	}
	var out *outgoing
	x.m.rt.Serve(nil, x.svc.obj, r.fn, func(c *runtime.Context) {
		if x.late != nil {
			if fail := x.late(c, args); fail != nil {
				out = x.errorResponse(fail)
				return
			}
		}
		result, err := c.Invoke(x.svc.obj, r.fn, args...)
		if err != nil {
			out = x.panicked(err)
			return
		}
		out = x.outcome(c, r, result)
	})
	if out != nil {
		x.send(out)
		out.release()
	}
	x.end()
}

// request returns the object for the request.
func (x *exchange) request() *request {
	if x.req == nil {
		x.req = x.m.receivedRequest(x.r)
		x.req.query, x.req.hasQuery = x.q, x.hasQ
		if x.rt.rest >= 0 && x.rt.res != nil {
			x.req.obj.Fields[x.m.cls.req.extraPathInfo] = value.Str(pathOf(x.path, x.rt.rest))
		}
	}
	return x.req
}

func (x *exchange) query() queryParams {
	if !x.hasQ {
		x.q, x.hasQ = parseQuery(x.r.URL.RawQuery), true
	}
	return x.q
}

// headerValues returns the values of a header; interceptors may have changed
// it.
func (x *exchange) headerValues(name string) []string {
	if x.req != nil {
		return x.req.values(name)
	}
	if v := x.r.Header.Values(name); len(v) > 0 {
		return v
	}
	if strings.EqualFold(name, "host") {
		return []string{x.r.Host}
	}
	return nil
}

func (x *exchange) contentType() string {
	if x.req != nil {
		return x.req.contentType()
	}
	if v := x.r.Header["Content-Type"]; len(v) > 0 {
		return v[0]
	}
	return ""
}

func (x *exchange) headersObject() *value.Object {
	if x.headers == nil {
		x.headers = value.NewObject(x.m.cls.headers)
		x.headers.Native = x.request()
	}
	return x.headers
}

// bodyReadError is the error for a body that could not be read.
func (x *exchange) bodyReadError(err error) *value.Error {
	switch {
	case errors.Is(err, errBodyTooLarge):
		return x.m.entityTooLarge()
	case errors.Is(err, io.ErrUnexpectedEOF):
		return x.m.payloadBindingError("Remote client closed the connection while sending the request body", nil)
	}
	return x.m.payloadBindingError(err.Error(), nil)
}

// options answers a request with the method OPTIONS that no resource takes.
func (x *exchange) options() bool {
	if x.preflight() {
		return true
	}
	var allow []string
	seen := map[string]bool{}
	add := func(method string) {
		if method != "" && !seen[method] {
			seen[method] = true
			allow = append(allow, method)
		}
	}
	_, next := nextSegment(x.path, x.base)
	if next < 0 {
		// At the service's own path all its methods are meant.
		for _, r := range x.svc.resources {
			add(r.method)
		}
	} else {
		x.svc.root.methods(x.path, x.base, x.escaped, func(r *resource) { add(r.method) })
	}
	if len(allow) == 0 {
		return false
	}
	add(http.MethodOptions)
	h := x.w.Header()
	h.Set("Allow", strings.Join(allow, ", "))
	x.l.serverHeader(h)
	x.w.WriteHeader(http.StatusNoContent)
	return true
}

// preflight answers a browser's question whether it may send a request.
func (x *exchange) preflight() bool {
	method := x.r.Header.Get("Access-Control-Request-Method")
	if method == "" || x.r.Header.Get("Origin") == "" {
		return false
	}
	var rt route
	if !x.svc.root.find(x.path, x.base, method, x.escaped, &rt) {
		if method != http.MethodHead || !x.svc.root.find(x.path, x.base, http.MethodGet, x.escaped, &rt) {
			return false
		}
	}
	cs := rt.res.cors
	if cs == nil || !cs.preflight(x.r.Header, method, x.w.Header()) {
		return false
	}
	x.l.serverHeader(x.w.Header())
	x.w.WriteHeader(http.StatusNoContent)
	return true
}

// refuse answers a request that is beyond the listener's limits.
func (x *exchange) refuse(code int) {
	x.l.serverHeader(x.w.Header())
	x.w.Header().Set("Content-Length", "0")
	x.w.Header().Set("Connection", "close")
	x.w.WriteHeader(code)
}
