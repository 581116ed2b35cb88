// Package http implements ballerina/http on net/http: listeners that serve
// Ballerina services, and clients.
//
// A request's way through a listener: the service is found by its base path
// and the resource in the service's tree (router.go); the parameters of the
// resource are bound by functions made when the service was attached (bind.go,
// payload.go); the resource runs on a strand; what it returns becomes the
// response (respond.go). Interceptors (interceptor.go) are resources and
// methods along that way.
//
// A client call builds a request (client.go) and sends it through what the
// configuration asks for, circuit breaker, redirects, retries, cookies
// (resilience.go), to a connection (conn.go for HTTP/1, transport.go for
// everything else). The body of the response is read when it is asked for.
package http

import (
	"embed"
	"net/http"
	"sync"

	"barre/lib"
	"barre/lib/ballerina/mime"
	"barre/lib/internal/datalib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/http.
var Module = lib.Module{Org: "ballerina", Name: "http", Version: "2.15.0", Sources: sources, Bind: bind}

const (
	qname    = "ballerina/http"
	qnameErr = "ballerina/http.httpscerr"
)

// module is the state of http in one running program.
type module struct {
	m  *runtime.Module
	rt *runtime.Runtime

	once sync.Once
	cls  classes
	typ  typeSet

	access *accessLog // nil when there is none
	shared transports
	kinds  errorKinds
	conv   *value.Converter
	// name is the name that a field has in JSON.
	name func(a *types.MappingAtomic, field string) string
	// projector binds JSON, as the module data.jsondata does.
	projector *value.Projector
	targets   sync.Map // targetKey → *clientTarget
}

// classes are the classes whose objects this package makes itself.
type classes struct {
	request, response, caller, headers, reqCtx, cookie, cookieStore, reqCache, resCache *value.Class
	req                                                                                 requestFields
	res                                                                                 responseFields
}

// requestFields and responseFields are the places of the fields.
type requestFields struct{ rawPath, method, httpVersion, userAgent, extraPathInfo, cacheControl, mutualSSL int }

type responseFields struct{ statusCode, reasonPhrase, server, resolvedURI, cacheControl int }

// typeSet are types that are needed often.
type typeSet struct {
	stringMap  types.Type // map<string>
	stringsMap types.Type // map<string[]>
	anyMap     types.Type // map<any>
	headerMap  types.Type // map<string|string[]>
	sseStream  types.Type
	sseEvent   types.Type
}

func newModule(m *runtime.Module) *module {
	name := datalib.Namer(m.Runtime(), "ballerina/data.jsondata:Name")
	return &module{m: m, rt: m.Runtime(), conv: m.Runtime().Converter(), name: name, projector: value.NewProjector("JSON", name)}
}

// load looks classes and types up when the first of them is needed: binding a
// module must not force its declarations.
func (m *module) load() *classes {
	m.once.Do(func() {
		c := &m.cls
		c.request, c.response = m.m.Class("Request"), m.m.Class("Response")
		c.caller, c.headers = m.m.Class("Caller"), m.m.Class("Headers")
		c.reqCtx = m.m.Class("RequestContext")
		c.cookie, c.cookieStore = m.m.Class("Cookie"), m.m.Class("CookieStore")
		c.reqCache, c.resCache = m.m.Class("RequestCacheControl"), m.m.Class("ResponseCacheControl")
		q, r := c.request.FieldIndex, c.response.FieldIndex
		c.req = requestFields{q("rawPath"), q("method"), q("httpVersion"), q("userAgent"), q("extraPathInfo"), q("cacheControl"), q("mutualSslHandshake")}
		c.res = responseFields{r("statusCode"), r("reasonPhrase"), r("server"), r("resolvedRequestedURI"), r("cacheControl")}
		env := m.rt.Env
		m.typ.stringMap = env.Map(types.String)
		m.typ.stringsMap = env.Map(types.StringArray)
		m.typ.anyMap = env.Map(types.Any)
		m.typ.headerMap = env.Map(types.Union(types.String, types.StringArray))
		m.typ.sseEvent = m.m.Type("SseEvent")
		m.typ.sseStream = env.StreamOf(m.typ.sseEvent, types.NilOrError)
	})
	return &m.cls
}

// Errors of this module and of http.httpscerr.

func (m *module) err(typ, message string, cause *value.Error, detail ...any) *value.Error {
	return m.m.Error(typ, message, cause, detail...)
}

// isA reports whether an error belongs to an error type of this module.
func (m *module) isA(e *value.Error, typ string) bool { return value.Is(e, m.m.Type(typ)) }

// statusErrorType is an error type of http.httpscerr.
func (m *module) statusErrorType(name string) types.Type { return m.rt.Backend.Type(qnameErr, name) }

// Small helpers for reading arguments.

func text(v value.Value) string {
	s, _ := v.(*value.String)
	if s == nil {
		return ""
	}
	return s.String()
}

func object(v value.Value) *value.Object {
	o, _ := v.(*value.Object)
	return o
}

func mapping(v value.Value) *value.Map {
	m, _ := v.(*value.Map)
	return m
}

func intOf(v value.Value) int {
	n, _ := v.(value.Int)
	return int(n)
}

func boolOf(v value.Value) bool {
	b, _ := v.(value.Boolean)
	return bool(b)
}

// strings returns the members of a string[].
func stringsOf(v value.Value) []string {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	r := make([]string, l.Len())
	for i := range r {
		r[i] = text(l.At(i))
	}
	return r
}

// annotation returns the value of an annotation of this module, and whether it
// is there: an annotation without value is an empty mapping.
func annotation(annots *value.Map, name string) (*value.Map, bool) {
	if annots == nil {
		return nil, false
	}
	v, ok := annots.Get(qname + ":" + name)
	if !ok {
		return nil, false
	}
	m, _ := v.(*value.Map)
	if m == nil {
		m = value.NewMap(types.AnyMap)
	}
	return m, true
}

func httpHeader(h *mime.Headers) http.Header { return http.Header(h.H) }

func bind(rm *runtime.Module) map[string]runtime.Extern { return newModule(rm).externs() }

func (m *module) externs() map[string]runtime.Extern {
	ext := map[string]runtime.Extern{}
	for _, part := range []map[string]runtime.Extern{
		m.messageExterns(), m.requestExterns(), m.responseExterns(), m.listenerExterns(), m.callerExterns(),
		m.interceptorExterns(), m.clientExterns(), m.cookieExterns(), m.cacheExterns(), m.authExterns(), m.functionExterns(),
	} {
		for k, f := range part {
			ext[k] = f
		}
	}
	return ext
}
