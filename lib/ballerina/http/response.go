package http

import (
	"hash/crc32"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"barre/lib/ballerina/mime"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// response is what stands behind an object of class Response.
type response struct {
	message
	obj *value.Object
	// used says that it has been sent.
	used atomic.Bool
}

// newResponse makes an object of class Response with status 200.
func (m *module) newResponse() *response {
	c := m.load()
	r := &response{}
	r.what = "response"
	r.ent = &r.own
	r.obj = value.NewObject(c.response)
	r.obj.Native = r
	f := r.obj.Fields
	f[c.res.statusCode] = value.Int(200)
	f[c.res.reasonPhrase], f[c.res.server], f[c.res.resolvedURI] = emptyText, emptyText, emptyText
	return r
}

// receivedResponse makes an object of class Response for what a server
// answered.
func (m *module) receivedResponse(in *http.Response) *response {
	c := m.load()
	r := &response{}
	r.what = "response"
	r.ent = &r.own
	r.own.Header.H = in.Header
	if in.Body != nil && in.Body != http.NoBody {
		r.own.Body.SetReader(in.Body, in.ContentLength)
	} else if in.ContentLength > 0 {
		// The response to HEAD speaks of a body that does not come.
		r.own.Body.SetText(emptyText)
	}
	if len(in.Trailer) > 0 {
		r.trailer = &mime.Headers{H: in.Trailer}
	}
	r.obj = value.NewObject(c.response)
	r.obj.Native = r
	f := r.obj.Fields
	f[c.res.statusCode] = value.Int(in.StatusCode)
	f[c.res.reasonPhrase] = reasonText(in.Status, in.StatusCode)
	f[c.res.server], f[c.res.resolvedURI] = emptyText, emptyText
	if s := in.Header["Server"]; len(s) > 0 {
		f[c.res.server] = value.Str(s[0])
	}
	if cc := in.Header["Cache-Control"]; len(cc) > 0 {
		f[c.res.cacheControl] = m.parseResponseCacheControl(cc[0])
	}
	return r
}

// reasonText is the reason phrase of a status line, "200 OK".
func reasonText(status string, code int) *value.String {
	if code == 200 && status == "200 OK" {
		return okText
	}
	if len(status) > 4 {
		return value.Str(status[4:])
	}
	return value.Str(http.StatusText(code))
}

var okText = value.Str("OK")

func (r *response) status(c *classes) int { return intOf(r.obj.Fields[c.res.statusCode]) }

func (r *response) setStatus(c *classes, code int) {
	r.obj.Fields[c.res.statusCode] = value.Int(code)
}

func responseOf(v value.Value) *response {
	o, ok := v.(*value.Object)
	if !ok {
		return nil
	}
	r, _ := o.Native.(*response)
	return r
}

func (m *module) responseExterns() map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"Response.init":                         m.responseInit,
		"Response.setETag":                      m.setETag,
		"Response.setLastModified":              m.setLastModified,
		"Response.setAnydataAsJsonPayload":      m.setJSONPayload,
		"Response.setSseEventStream":            m.setSseEventStream,
		"Response.getSseEventStream":            m.getSseEventStream,
		"Response.addCookie":                    m.addCookie,
		"Response.removeCookiesFromRemoteStore": m.removeCookiesFromRemoteStore,
		"Response.getCookies":                   m.responseCookies,
		"Response.getStatusCodeRecord":          m.getStatusCodeRecord,
		"Request.addCookies":                    m.addCookies,
		"Request.getCookies":                    m.requestCookies,
	}
}

func (m *module) responseInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.load()
	r := &response{obj: args[0].(*value.Object)}
	r.what = "response"
	r.ent = &r.own
	r.obj.Native = r
	return nil, nil
}

// etag is the checksum that stands for a payload.
func etag(data []byte) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE(data)), 16)
}

// etagOf is the etag of a payload: of the bytes of a byte[], of the text of
// anything else.
func etagOf(v value.Value) string {
	if l, ok := v.(*value.List); ok && mime.IsBytes(l) {
		return etag(mime.BytesOf(l))
	}
	return etag(value.AppendString(nil, v))
}

func (m *module) setETag(c *runtime.Context, args []value.Value) (value.Value, error) {
	messageOf(args[0]).header().Set("etag", etagOf(args[1]))
	return nil, nil
}

func (m *module) setLastModified(c *runtime.Context, args []value.Value) (value.Value, error) {
	messageOf(args[0]).header().Set("last-modified", httpDate(time.Now()))
	return nil, nil
}

func httpDate(t time.Time) string { return t.UTC().Format(http.TimeFormat) }

func (m *module) getStatusCodeRecord(c *runtime.Context, args []value.Value) (value.Value, error) {
	r := responseOf(args[0])
	rec := m.m.Record("StatusCodeRecord")
	rec.Put("status", r.obj.Fields[m.load().res.statusCode])
	h := value.NewMap(m.rt.Env.Map(m.headerValueType()))
	for _, name := range r.names() {
		vs := r.values(name)
		if len(vs) == 1 {
			h.Put(name, value.Str(vs[0]))
		} else {
			h.Put(name, value.NewStrings(vs))
		}
	}
	rec.Put("headers", h)
	body, fail := m.errorBody(c, r)
	if fail != nil {
		return fail, nil
	}
	if body != nil {
		rec.Put("body", body)
	}
	return rec, nil
}

// headerValueType is the type of a header's value in status code records.
func (m *module) headerValueType() types.Type {
	env := m.rt.Env
	simple := types.Union(types.String, types.Union(types.Int, types.Boolean))
	return types.Union(types.Union(simple, types.StringArray), types.Union(env.Array(types.Int), env.Array(types.Boolean)))
}
