package http

import (
	"crypto/x509"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"

	"barre/lib/ballerina/mime"
	"barre/runtime"
	"barre/value"
)

// request is what stands behind an object of class Request.
type request struct {
	message
	obj *value.Object
	// in is the request as it was received; nil for one that the program made.
	in       *http.Request
	query    queryParams
	hasQuery bool
}

// newRequest makes an object of class Request.
func (m *module) newRequest() *request {
	c := m.load()
	r := &request{}
	r.what = "request"
	r.ent = &r.own
	r.obj = value.NewObject(c.request)
	r.initFields(c)
	r.obj.Native = r
	return r
}

func (r *request) initFields(c *classes) {
	f := r.obj.Fields
	empty := value.Str("")
	f[c.req.rawPath], f[c.req.method], f[c.req.httpVersion] = empty, empty, empty
	f[c.req.userAgent], f[c.req.extraPathInfo] = empty, empty
}

// receivedRequest makes an object of class Request for a request that was
// received.
func (m *module) receivedRequest(in *http.Request) *request {
	c := m.load()
	r := &request{in: in}
	r.what = "request"
	r.ent = &r.own
	r.own.Header.H = in.Header
	r.host = in.Host
	if in.Body != nil && in.Body != http.NoBody {
		r.own.Body.SetReader(in.Body, in.ContentLength)
	}
	r.obj = value.NewObject(c.request)
	r.obj.Native = r
	f := r.obj.Fields
	f[c.req.rawPath] = value.Str(in.RequestURI)
	f[c.req.method] = methodString(in.Method)
	f[c.req.httpVersion] = versionString(in.ProtoMajor, in.ProtoMinor)
	f[c.req.userAgent] = value.Str(in.UserAgent())
	f[c.req.extraPathInfo] = emptyText
	if cc := in.Header["Cache-Control"]; len(cc) > 0 {
		f[c.req.cacheControl] = m.parseRequestCacheControl(cc[0])
	}
	if in.TLS != nil && len(in.TLS.PeerCertificates) > 0 {
		f[c.req.mutualSSL] = m.mutualHandshake(in.TLS.PeerCertificates[0])
	}
	return r
}

func (m *module) mutualHandshake(cert *x509.Certificate) value.Value {
	rec := m.m.Record("MutualSslHandshake")
	rec.Put("status", value.Str("passed"))
	rec.Put("base64EncodedCert", value.Str(base64.StdEncoding.EncodeToString(cert.Raw)))
	return rec
}

// The values that many requests share; they are immutable.
var (
	emptyText  = value.Str("")
	text11     = value.Str("1.1")
	text10     = value.Str("1.0")
	text20     = value.Str("2.0")
	textGET    = value.Str("GET")
	textPOST   = value.Str("POST")
	textPUT    = value.Str("PUT")
	textDELETE = value.Str("DELETE")
)

func methodString(s string) *value.String {
	switch s {
	case "GET":
		return textGET
	case "POST":
		return textPOST
	case "PUT":
		return textPUT
	case "DELETE":
		return textDELETE
	}
	return value.Str(s)
}

func versionString(major, minor int) *value.String {
	switch {
	case major == 2:
		return text20
	case minor == 0:
		return text10
	}
	return text11
}

// queryParam is one query parameter. Values are separated by commas or given
// by several parameters of the same name. set is false when no parameter of
// the name has an equals sign.
type queryParam struct {
	name   string
	values []string
	set    bool
}

// queryParams are the query parameters of a request, in order.
type queryParams []queryParam

func (q queryParams) find(name string) *queryParam {
	for i := range q {
		if q[i].name == name {
			return &q[i]
		}
	}
	return nil
}

// parseQuery splits a query. What is malformed in its encoding stays as it is.
func parseQuery(raw string) queryParams {
	var q queryParams
	for raw != "" {
		var part string
		part, raw, _ = strings.Cut(raw, "&")
		if part == "" {
			continue
		}
		name, v, has := strings.Cut(part, "=")
		name = unescapeQuery(name)
		p := q.find(name)
		if p == nil {
			q = append(q, queryParam{name: name})
			p = &q[len(q)-1]
		}
		if !has {
			continue
		}
		p.set = true
		for more := true; more; {
			var one string
			one, v, more = strings.Cut(v, ",")
			p.values = append(p.values, unescapeQuery(one))
		}
	}
	return q
}

func unescapeQuery(s string) string {
	if strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 {
		return s
	}
	if u, err := url.QueryUnescape(s); err == nil {
		return u
	}
	return s
}

func (r *request) params() queryParams {
	if !r.hasQuery && r.in != nil {
		r.query, r.hasQuery = parseQuery(r.in.URL.RawQuery), true
	}
	return r.query
}

func requestOf(v value.Value) *request { return v.(*value.Object).Native.(*request) }

func (m *module) requestExterns() map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"Request.init":                m.requestInit,
		"Request.getQueryParams":      m.getQueryParams,
		"Request.getQueryParamValue":  m.getQueryParamValue,
		"Request.getQueryParamValues": m.getQueryParamValues,
		"Request.getMatrixParams":     m.getMatrixParams,
		"Request.expects100Continue":  m.expects100Continue,
		"Request.getFormParams":       m.getFormParams,
	}
}

func (m *module) requestInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.load()
	r := &request{obj: args[0].(*value.Object)}
	r.what = "request"
	r.ent = &r.own
	r.obj.Native = r
	return nil, nil
}

func (m *module) getQueryParams(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.load()
	v := value.NewMap(m.typ.stringsMap)
	for _, p := range requestOf(args[0]).params() {
		v.Put(p.name, value.NewStrings(p.texts()))
	}
	return v, nil
}

// texts are the values as the program sees them: a parameter without equals
// sign has the empty string.
func (p *queryParam) texts() []string {
	if !p.set {
		return []string{""}
	}
	return p.values
}

func (m *module) getQueryParamValue(c *runtime.Context, args []value.Value) (value.Value, error) {
	if p := requestOf(args[0]).params().find(text(args[1])); p != nil {
		return value.Str(p.texts()[0]), nil
	}
	return nil, nil
}

func (m *module) getQueryParamValues(c *runtime.Context, args []value.Value) (value.Value, error) {
	if p := requestOf(args[0]).params().find(text(args[1])); p != nil {
		return value.NewStrings(p.texts()), nil
	}
	return nil, nil
}

func (m *module) getMatrixParams(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.load()
	v := value.NewMap(m.typ.anyMap)
	if r := requestOf(args[0]); r.in != nil {
		for _, p := range matrixParams(rawPath(r.in), text(args[1])) {
			v.Put(p[0], value.Str(p[1]))
		}
	}
	return v, nil
}

func (m *module) expects100Continue(c *runtime.Context, args []value.Value) (value.Value, error) {
	v, _ := messageOf(args[0]).get("expect")
	return value.Bool(v == "100-continue"), nil
}

func (m *module) getFormParams(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.load()
	g := messageOf(args[0])
	const failed = "Error occurred while retrieving form parameters from the request"
	fail := func(typ, msg string) value.Value {
		return m.err("GenericClientError", failed, mime.ErrorOf(m.rt, typ, msg, nil))
	}
	ct, ok := g.get("content-type")
	if !ok {
		return fail("HeaderUnavailableError", "Content-Type header is not available"), nil
	}
	mt, err := mime.ParseMediaType(ct)
	if err != nil {
		return fail("InvalidContentTypeError", err.Error()), nil
	}
	if !strings.EqualFold(mt.Base(), "application/x-www-form-urlencoded") {
		return fail("InvalidContentTypeError", "Invalid content type : expected 'application/x-www-form-urlencoded'"), nil
	}
	s, err := g.body().Text(c)
	if err != nil {
		if e := m.readError(err, g.what); e != nil {
			return e, nil
		}
		return m.err("GenericClientError", failed, mime.ParserError(m.rt, err, "text")), nil
	}
	fields, err := formFields(s.String())
	if err != nil {
		return m.err("ClientError", err.Error(), nil), nil
	}
	v := value.NewMap(m.typ.stringMap)
	for _, f := range fields {
		v.Put(f[0], value.Str(f[1]))
	}
	return v, nil
}

// rawPath is the path of a received request as it was sent.
func rawPath(r *http.Request) string {
	s := r.RequestURI
	if len(s) == 0 || s[0] != '/' {
		return r.URL.EscapedPath()
	}
	if i := strings.IndexByte(s, '?'); i >= 0 {
		s = s[:i]
	}
	return s
}
