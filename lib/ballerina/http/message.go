package http

import (
	"errors"
	"io"
	"net/url"
	"sort"
	"strings"

	"barre/lib/ballerina/mime"
	"barre/runtime"
	"barre/value"
)

// message is what requests and responses have in common.
type message struct {
	own mime.Entity
	// ent is the entity in use: own, or one that the program has set.
	ent *mime.Entity
	// entity is the object through which the program sees ent.
	entity *value.Object
	// host is the value of the header host of a request that was received,
	// which net/http keeps apart.
	host string
	// trailer are the headers after the body.
	trailer *mime.Headers
	what    string // "request" or "response", for messages
}

func (g *message) body() *mime.Body { return &g.ent.Body }

func (g *message) header() *mime.Headers { return &g.ent.Header }

// values returns the values of a header.
func (g *message) values(name string) []string {
	if v := g.ent.Header.Values(name); v != nil {
		return v
	}
	if g.host != "" && strings.EqualFold(name, "host") {
		return []string{g.host}
	}
	return nil
}

func (g *message) get(name string) (string, bool) {
	v := g.values(name)
	if len(v) == 0 {
		return "", false
	}
	return v[0], true
}

func (g *message) names() []string {
	names := append([]string(nil), g.ent.Header.Names()...)
	if g.host != "" && g.ent.Header.Values("Host") == nil {
		names = append(names, "host")
	}
	sort.Slice(names, func(i, j int) bool { return strings.ToLower(names[i]) < strings.ToLower(names[j]) })
	return names
}

func (g *message) contentType() string { return g.ent.ContentType() }

// messageOf returns what stands behind an object of class Request, Response or
// Headers.
func messageOf(v value.Value) *message {
	switch n := v.(*value.Object).Native.(type) {
	case *request:
		return &n.message
	case *response:
		return &n.message
	}
	return nil
}

// trailing returns the headers that a position names: those before the body
// when it is absent.
func (g *message) at(args []value.Value, pos int) *mime.Headers {
	if len(args) > pos && text(args[pos]) == "trailing" {
		if g.trailer == nil {
			g.trailer = &mime.Headers{}
		}
		return g.trailer
	}
	return nil
}

const noHeader = "Http header does not exist"

// messageExterns are the methods that Request and Response share.
func (m *module) messageExterns() map[string]runtime.Extern {
	ext := map[string]runtime.Extern{}
	for _, class := range []string{"Request", "Response"} {
		for name, f := range map[string]runtime.Extern{
			"getEntity":        m.getEntity,
			"setEntity":        m.setEntity,
			"hasHeader":        m.hasHeader,
			"getHeader":        m.getHeader,
			"getHeaders":       m.getHeaders,
			"setHeader":        m.setHeader,
			"addHeader":        m.addHeader,
			"removeHeader":     m.removeHeader,
			"removeAllHeaders": m.removeAllHeaders,
			"getHeaderNames":   m.getHeaderNames,
			"setContentType":   m.setContentType,
			"getContentType":   m.getContentType,
			"getJsonPayload":   m.getJSONPayload,
			"getXmlPayload":    m.getXMLPayload,
			"getTextPayload":   m.getTextPayload,
			"getBinaryPayload": m.getBinaryPayload,
			"getByteStream":    m.getByteStream,
			"getBodyParts":     m.getBodyParts,
			"setJsonPayload":   m.setJSONPayload,
			"setXmlPayload":    m.setXMLPayload,
			"setTextPayload":   m.setTextPayload,
			"setBinaryPayload": m.setBinaryPayload,
			"setBodyParts":     m.setBodyParts,
			"setFileAsPayload": m.setFileAsPayload,
			"setByteStream":    m.setByteStream,
			"setPayload":       m.setPayload,
		} {
			ext[class+"."+name] = f
		}
	}
	for _, name := range []string{"hasHeader", "getHeader", "getHeaders", "getHeaderNames"} {
		ext["Headers."+name] = ext["Request."+name]
	}
	return ext
}

func (m *module) getEntity(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	if g.entity == nil {
		g.entity = mime.NewObject(m.rt, g.ent)
	}
	return g.entity, nil
}

func (m *module) setEntity(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	g.entity = args[1].(*value.Object)
	g.ent = mime.Of(g.entity)
	return nil, nil
}

func (m *module) hasHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	if t := g.at(args, 2); t != nil {
		return value.Bool(t.Values(text(args[1])) != nil), nil
	}
	return value.Bool(g.values(text(args[1])) != nil), nil
}

func (m *module) getHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	v, ok := "", false
	if t := g.at(args, 2); t != nil {
		v, ok = t.Get(text(args[1]))
	} else {
		v, ok = g.get(text(args[1]))
	}
	if !ok {
		return m.err("HeaderNotFoundError", noHeader, nil), nil
	}
	return value.Str(v), nil
}

func (m *module) getHeaders(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	var v []string
	if t := g.at(args, 2); t != nil {
		v = t.Values(text(args[1]))
	} else {
		v = g.values(text(args[1]))
	}
	if v == nil {
		return m.err("HeaderNotFoundError", noHeader, nil), nil
	}
	return value.NewStrings(v), nil
}

// headerPanic is the panic for a header that HTTP does not allow.
func (m *module) headerPanic(name, v string) error {
	switch {
	case name == "":
		return m.err("GenericClientError", "Header name cannot be empty", nil)
	case !mime.ValidName(name):
		return m.err("GenericClientError", "a header name can only contain visible ASCII characters except separators: "+name, nil)
	case !mime.ValidValue(v):
		return m.err("GenericClientError", "a header value contains a prohibited character: "+name, nil)
	}
	return nil
}

func (m *module) setHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	name, v := text(args[1]), text(args[2])
	if err := m.headerPanic(name, v); err != nil {
		return nil, err
	}
	if t := g.at(args, 3); t != nil {
		t.Set(name, v)
		return nil, nil
	}
	g.header().Set(name, v)
	if res, ok := args[0].(*value.Object).Native.(*response); ok && strings.EqualFold(name, "server") {
		res.obj.Fields[m.load().res.server] = args[2]
	}
	return nil, nil
}

func (m *module) addHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	name, v := text(args[1]), text(args[2])
	if err := m.headerPanic(name, v); err != nil {
		return nil, err
	}
	h := g.header()
	if t := g.at(args, 3); t != nil {
		h = t
	}
	if strings.EqualFold(name, "content-type") {
		h.Set(name, v)
	} else {
		h.Add(name, v)
	}
	return nil, nil
}

func (m *module) removeHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	name := text(args[1])
	if t := g.at(args, 2); t != nil {
		t.Remove(name)
		return nil, nil
	}
	g.header().Remove(name)
	if strings.EqualFold(name, "host") {
		g.host = ""
	}
	return nil, nil
}

func (m *module) removeAllHeaders(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	if t := g.at(args, 1); t != nil {
		t.Clear()
		return nil, nil
	}
	g.header().Clear()
	g.host = ""
	return nil, nil
}

func (m *module) getHeaderNames(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	if t := g.at(args, 1); t != nil {
		return value.NewStrings(t.Names()), nil
	}
	return value.NewStrings(g.names()), nil
}

func (m *module) setContentType(c *runtime.Context, args []value.Value) (value.Value, error) {
	v := text(args[1])
	if err := m.headerPanic("content-type", v); err != nil {
		return err.(*value.Error), nil
	}
	messageOf(args[0]).header().Set("content-type", v)
	return nil, nil
}

func (m *module) getContentType(c *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(messageOf(args[0]).contentType()), nil
}

// payloadError is the error with which reading a payload fails: what is json,
// xml, text or binary.
func (m *module) payloadError(g *message, err error, what, entityWord string) *value.Error {
	if errors.Is(err, mime.ErrNoContent) {
		return m.err("NoContentError", "No content", mime.ParserError(m.rt, err, entityWord))
	}
	if e := m.readError(err, g.what); e != nil {
		return e
	}
	return m.err("GenericClientError", "Error occurred while retrieving the "+what+" payload from the "+g.what, mime.ParserError(m.rt, err, entityWord))
}

// readError is the error for a body that could not be read from the network,
// nil for other errors.
func (m *module) readError(err error, what string) *value.Error {
	var ne *netError
	if errors.As(err, &ne) {
		return m.err(ne.typ, ne.msg, nil)
	}
	return nil
}

func (m *module) getJSONPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	v, err := g.body().JSON(c)
	if err != nil {
		return m.payloadError(g, err, "json", "json"), nil
	}
	return v, nil
}

func (m *module) getXMLPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	v, err := g.body().XML(c)
	if err != nil {
		return m.payloadError(g, err, "xml", "xml"), nil
	}
	return v, nil
}

func (m *module) getTextPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	v, err := bodyText(c, g)
	if err != nil {
		return m.payloadError(g, err, "text", "text"), nil
	}
	return v, nil
}

// bodyText returns the body as text, decoded as the content type's charset
// says.
func bodyText(c *runtime.Context, g *message) (*value.String, error) {
	if !latin1(g.contentType()) {
		return g.body().Text(c)
	}
	data, err := g.body().Bytes(c)
	if err != nil {
		return nil, err
	}
	if len(data) == 0 {
		return nil, mime.ErrNoContent
	}
	r := make([]rune, len(data))
	for i, b := range data {
		r[i] = rune(b)
	}
	return value.Str(string(r)), nil
}

func latin1(contentType string) bool {
	if !strings.Contains(contentType, "=") {
		return false
	}
	v, err := mime.ParseHeaderValue(contentType)
	if err != nil {
		return false
	}
	cs, _ := v.Param("charset")
	return strings.EqualFold(mime.Unquote(cs), "iso-8859-1")
}

func (m *module) getBinaryPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	data, err := g.body().Bytes(c)
	if err != nil {
		return m.payloadError(g, err, "binary", "blob"), nil
	}
	return value.NewBytes(data), nil
}

func (m *module) getByteStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	s, err := g.body().Stream(c, intOf(args[1]), mime.StreamCompletion(m.rt), mime.StreamFail(m.rt))
	if err != nil {
		return m.err("GenericClientError", "Error occurred while retrieving the byte stream from the "+g.what, mime.CauseOf(m.rt, err, "blob")), nil
	}
	return s, nil
}

func (m *module) getBodyParts(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	parts, fail := g.ent.Parts(c)
	if fail != nil {
		msg := "Error occurred while retrieving body parts from the " + g.what
		if g.what == "response" {
			msg += ": " + fail.Message
		}
		return m.err("GenericClientError", msg, fail), nil
	}
	return mime.EntityList(m.rt, parts), nil
}

// setType sets the content type that goes with a new body: the one given, the
// one that is there, or the default of the body's type.
func (g *message) setType(given value.Value, fallback string) {
	if s, ok := given.(*value.String); ok {
		g.header().Set("content-type", mime.Plain(s.String()))
		return
	}
	if g.contentType() == "" {
		g.header().Set("content-type", fallback)
	}
}

func (m *module) setJSONPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	g.body().SetJSON(args[1])
	g.setType(args[2], "application/json")
	return nil, nil
}

func (m *module) setXMLPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	g.body().SetXML(args[1].(*value.XML))
	g.setType(args[2], "application/xml")
	return nil, nil
}

func (m *module) setTextPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	g.body().SetText(args[1].(*value.String))
	g.setType(args[2], "text/plain")
	return nil, nil
}

func (m *module) setBinaryPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	g.body().SetBytes(mime.BytesOf(args[1]))
	g.setType(args[2], "application/octet-stream")
	return nil, nil
}

func (m *module) setBodyParts(c *runtime.Context, args []value.Value) (value.Value, error) {
	messageOf(args[0]).setParts(args[1], args[2])
	return nil, nil
}

func (g *message) setParts(parts, contentType value.Value) {
	g.setType(contentType, "multipart/form-data")
	g.ent.SetParts(mime.Objects(parts), g.contentType())
}

func (m *module) setFileAsPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	if err := g.ent.SetFile(c, text(args[1])); err != nil {
		return nil, err
	}
	g.setType(args[2], "application/octet-stream")
	return nil, nil
}

func (m *module) setByteStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	g.body().SetStream(args[1].(*value.Stream))
	g.setType(args[2], "application/octet-stream")
	return nil, nil
}

func (m *module) setPayload(c *runtime.Context, args []value.Value) (value.Value, error) {
	g := messageOf(args[0])
	if s, ok := args[2].(*value.String); ok && m.headerPanic("content-type", s.String()) == nil {
		g.header().Set("content-type", mime.Plain(s.String()))
	}
	return nil, m.put(g, args[1])
}

// put makes a payload the body of a message.
func (m *module) put(g *message, v value.Value) error {
	switch v := v.(type) {
	case *value.List:
		if mime.IsEntities(v) {
			g.setParts(v, nil)
			return nil
		}
	case *value.Stream:
		if m.isEventStream(v) {
			m.setEvents(g, v)
			return nil
		}
	}
	ct, ok := g.ent.SetPayload(v)
	if !ok {
		return m.err("Error", "invalid entity body type.expected one of the types: string|xml|json|byte[]|mime:Entity[]|stream<byte[],io:Error?>", nil)
	}
	g.setType(nil, ct)
	return nil
}

// formFields parses a form.
func formFields(data string) ([][2]string, error) {
	var fields [][2]string
	if !strings.Contains(data, "=") {
		// The whole form may have been encoded once more.
		if u, err := url.QueryUnescape(data); err == nil {
			data = u
		}
	}
	if !strings.Contains(data, "=") {
		return nil, errors.New("Datasource does not contain form data")
	}
	for _, p := range strings.Split(data, "&") {
		name, v, ok := strings.Cut(p, "=")
		if !ok || name == "" {
			continue
		}
		n, err1 := url.QueryUnescape(name)
		u, err2 := url.QueryUnescape(v)
		if err1 != nil || err2 != nil {
			return nil, errors.New("form data decode failure")
		}
		fields = append(fields, [2]string{strings.TrimSpace(n), strings.TrimSpace(u)})
	}
	return fields, nil
}

// encodeForm writes a map<string> as a form.
func encodeForm(v *value.Map) string {
	var b strings.Builder
	for i, k := range v.Keys() {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(url.QueryEscape(k))
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(text(v.ValueAt(i))))
	}
	return b.String()
}

// limitReader fails when more than n bytes come.
type limitReader struct {
	io.ReadCloser
	n   int64
	err error
}

func (l *limitReader) Read(p []byte) (int, error) {
	if l.n < 0 {
		return 0, l.err
	}
	n, err := l.ReadCloser.Read(p)
	if l.n -= int64(n); l.n < 0 {
		return 0, l.err
	}
	return n, err
}
