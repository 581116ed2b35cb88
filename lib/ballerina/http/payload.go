package http

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"sync"

	"barre/lib/ballerina/mime"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// The body of a request becomes the value of the payload parameter, in the way
// its content type says; where there is none that says so, the parameter's
// type decides.

// target is a type that bodies are bound to, for services and clients.
type target struct {
	t     types.Type
	basic types.Basic
	null  bool
	// What the type can take.
	isText, isXML, isBytes, isForm bool
	lax                            bool
	jsonType                       types.Type // t without what only other media types give
}

func newTarget(t types.Type, stringMap types.Type, lax bool) *target {
	b := t.Basics()
	g := &target{t: t, basic: b, null: b&types.BNil != 0, lax: lax}
	g.isText = b&types.BString != 0
	g.isXML = b&types.BXML != 0
	g.isBytes = b&types.BList != 0 && types.IsSubtype(types.Intersect(types.ByteArray, types.Readonly), t)
	g.isForm = b&types.BMapping != 0 && types.IsSubtype(types.Intersect(stringMap, types.Readonly), t)
	g.jsonType = t
	if rest := types.Diff(t, types.XML); !types.IsNever(rest) {
		g.jsonType = rest
	}
	if types.Same(t, types.JSON) {
		// A json is JSON, not the texts and arrays it may be made of.
		g.isText, g.isBytes, g.isForm = false, false, false
	}
	return g
}

// incompatible says that a body of a class cannot become a value of the type.
func (g *target) incompatible(cl mime.Class, name string) string {
	if t := withoutNil(g.t); cl == mime.ClassText && t.Basics()&^types.BList == 0 {
		return "incompatible array element type found: '" + types.ListElem(t).String() + "'"
	}
	return "incompatible type found: '" + name + "'"
}

// class chooses how to read a body: as its content type says, or, where that
// says nothing, as the type asks for.
func (g *target) class(contentType string) mime.Class {
	cl := mime.ClassOf(contentType)
	if cl != mime.ClassNone && cl != mime.ClassOther {
		return cl
	}
	simple := withoutNil(g.t).Basics()
	switch {
	case simple&^types.BString == 0:
		return mime.ClassText
	case simple&^types.BXML == 0:
		return mime.ClassXML
	case g.isBytes && simple&^types.BList == 0:
		return mime.ClassBytes
	}
	return mime.ClassJSON
}

// accepts reports whether a body of a class can be bound to the type.
func (g *target) accepts(cl mime.Class) bool {
	switch cl {
	case mime.ClassXML:
		return g.isXML
	case mime.ClassText:
		return g.isText || g.isBytes
	case mime.ClassForm:
		return g.isForm || g.isText
	case mime.ClassBytes:
		return g.isBytes
	}
	return true
}

// bind converts a body; fill computes the defaults of record fields and may be
// nil where there are none. The errors are mime.ErrNoContent for an empty body
// where the type does not take (), and *value.Error.
func (g *target) bind(m *module, data []byte, cl mime.Class, latin bool, fill value.DefaultFiller) (value.Value, error) {
	if len(data) == 0 {
		if g.null {
			return nil, nil
		}
		if cl != mime.ClassBytes {
			return nil, mime.ErrNoContent
		}
	}
	switch cl {
	case mime.ClassXML:
		x, err := mime.ParseXML(data)
		if err != nil {
			return nil, err
		}
		return g.fit(m, x, fill)
	case mime.ClassText:
		if !g.isText {
			return g.fit(m, value.NewBytes(data), fill)
		}
		s := string(data)
		if latin {
			r := make([]rune, len(data))
			for i, b := range data {
				r[i] = rune(b)
			}
			s = string(r)
		}
		return g.fit(m, value.Str(s), fill)
	case mime.ClassForm:
		if !g.isForm {
			return g.fit(m, value.Str(string(data)), fill)
		}
		fields, err := formFields(string(data))
		if err != nil {
			return nil, value.NewError(err.Error(), nil)
		}
		v := value.NewMap(m.rt.Env.Map(types.String))
		for _, f := range fields {
			v.Put(f[0], value.Str(f[1]))
		}
		return g.fit(m, v, fill)
	case mime.ClassBytes:
		return g.fit(m, value.NewBytes(data), fill)
	}
	if g.jsonType.Basics()&(types.BTable|types.BXML|types.BRegexp) != 0 && g.jsonType != types.Anydata {
		// These have no form in JSON but the one that the language gives them.
		return converted(m.conv.FromJSONText(data, g.jsonType, fill))
	}
	o := value.ProjectOptions{Strict: !g.lax, NilAsOptional: g.lax, AbsentAsNilable: g.lax, Numeric: true, Fill: fill}
	return converted(m.projector.JSON(data, g.jsonType, &o))
}

// fit converts a value that was read to the very type.
func (g *target) fit(m *module, v value.Value, fill value.DefaultFiller) (value.Value, error) {
	if value.Is(v, g.t) {
		return v, nil
	}
	return converted(m.conv.Convert(v, g.t, fill))
}

// converted makes a failed conversion an error.
func converted(v value.Value, err error) (value.Value, error) {
	if e, ok := v.(*value.Error); ok {
		return nil, e
	}
	return v, err
}

// hasDefaults reports whether records of the type, at any depth, have fields
// with default values: those are computed by the program.
func hasDefaults(t types.Type, seen map[types.Type]bool) bool {
	if t == nil || seen[t] || t.Basics()&(types.BMapping|types.BList|types.BTable) == 0 {
		return false
	}
	seen[t] = true
	for _, a := range types.MappingAtoms(t) {
		at := types.MappingAtomicOf(a)
		if at == nil {
			continue
		}
		if at.Meta != nil && len(at.Meta.Defaults) > 0 {
			return true
		}
		for _, f := range at.Fields {
			if hasDefaults(f.Type, seen) {
				return true
			}
		}
		if hasDefaults(at.Rest, seen) {
			return true
		}
	}
	if t.Basics()&types.BList != 0 && hasDefaults(types.ListElem(t), seen) {
		return true
	}
	return t.Basics()&types.BTable != 0 && hasDefaults(types.TableRow(t), seen)
}

// buffers hold bodies while they are read and written.
type buffers struct{ sync.Pool }

type buffer struct{ b []byte }

// pool is shared by every program in the process: what it holds has no
// content.
var pool = buffers{sync.Pool{New: func() any { return &buffer{make([]byte, 0, 4096)} }}}

// copyPool has the buffers for bodies that pass through.
var copyPool = sync.Pool{New: func() any {
	b := make([]byte, 32<<10)
	return &b
}}

func (p *buffers) get() *buffer { return p.Get().(*buffer) }

func (p *buffers) put(b *buffer) {
	// A buffer that one large body blew up would stay that large.
	if cap(b.b) <= 1<<18 {
		b.b = b.b[:0]
		p.Put(b)
	}
}

// readBody reads a body of a known or unknown length into buf.
func readBody(r io.Reader, size int64, buf []byte) ([]byte, error) {
	buf = buf[:0]
	if size > 0 && size < 1<<26 && int64(cap(buf)) < size {
		buf = make([]byte, 0, size)
	}
	if size >= 0 && int64(cap(buf)) >= size {
		buf = buf[:size]
		n, err := io.ReadFull(r, buf)
		return buf[:n], err
	}
	b := bytes.NewBuffer(buf)
	_, err := b.ReadFrom(r)
	return b.Bytes(), err
}

// bindPayload binds the payload parameter, the at-th.
func (m *module) bindPayload(at int, t types.Type, hasDefault, keep, lax bool) binder {
	g := newTarget(t, m.rt.Env.Map(types.String), lax)
	name := t.String()
	defaults := hasDefaults(t, map[types.Type]bool{})
	return func(x *exchange) (value.Value, *value.Error) {
		ct := x.contentType()
		cl := g.class(ct)
		data, release, err := x.readBody(keep)
		if err != nil {
			return nil, x.bodyReadError(err)
		}
		if len(data) == 0 && hasDefault {
			release()
			return value.Absent, nil
		}
		if !g.accepts(cl) && !(len(data) == 0 && g.null) {
			release()
			return nil, m.payloadBindingError(g.incompatible(cl, name), nil)
		}
		if cl == mime.ClassBytes || cl == mime.ClassText && !g.isText {
			// The value keeps the bytes; the buffer goes back.
			data = append([]byte(nil), data...)
		}
		if defaults {
			// Defaults are computed by the program, on the strand.
			x.late = func(c *runtime.Context, args []value.Value) (fail *value.Error) {
				defer release()
				args[at], fail = m.payloadValue(g, data, cl, latin1(ct), c.FillDefault)
				return fail
			}
			return nil, nil
		}
		defer release()
		return m.payloadValue(g, data, cl, latin1(ct), nil)
	}
}

func (m *module) payloadValue(g *target, data []byte, cl mime.Class, latin bool, fill value.DefaultFiller) (value.Value, *value.Error) {
	v, err := g.bind(m, data, cl, latin, fill)
	if err == nil {
		return v, nil
	}
	if err == mime.ErrNoContent {
		return nil, m.payloadBindingError(emptyPayload(cl), nil)
	}
	ve, _ := err.(*value.Error)
	return nil, m.payloadBindingError(g.problem(m, data, cl, err, true), ve)
}

func emptyPayload(cl mime.Class) string {
	switch cl {
	case mime.ClassJSON:
		return "empty JSON document"
	case mime.ClassXML:
		return "Empty xml payload"
	}
	return "String payload is null"
}

// conversionMessage says what was wrong with a payload.
func conversionMessage(err error) string {
	ve, ok := err.(*value.Error)
	if !ok {
		return err.Error()
	}
	if s, ok := ve.Detail.Field("message").(*value.String); ok {
		return s.String()
	}
	return ve.Message
}

func (m *module) payloadBindingError(msg string, cause *value.Error) *value.Error {
	return m.err("InternalPayloadBindingListenerError", "data binding failed: "+msg, cause)
}

func (m *module) unsupportedMedia(ct string) *value.Error {
	return m.err("InternalUnsupportedRequestMediaTypeError", "content-type : "+ct+" is not supported", nil)
}

// mediaAllowed reports whether a content type is among media types.
func mediaAllowed(ct string, allowed []string) bool {
	base, _, _ := strings.Cut(ct, ";")
	base = strings.TrimSpace(base)
	for _, a := range allowed {
		if strings.EqualFold(strings.TrimSpace(a), base) {
			return true
		}
	}
	return false
}

// acceptable reports whether an accept header takes one of the media types
// that a resource produces.
func acceptable(accept string, produces []string) bool {
	if accept == "" {
		return true
	}
	for _, a := range strings.Split(accept, ",") {
		a, _, _ = strings.Cut(a, ";")
		a = strings.ToLower(strings.TrimSpace(a))
		if a == "*/*" {
			return true
		}
		for _, p := range produces {
			p = strings.ToLower(strings.TrimSpace(p))
			if a == p {
				return true
			}
			if major, ok := strings.CutSuffix(a, "/*"); ok && major != "" && strings.HasPrefix(p, major+"/") {
				return true
			}
		}
	}
	return false
}

// readBody reads the request's body for binding. Where the program sees the
// request as well, the body stays there; otherwise it is in a buffer that
// release gives back.
func (x *exchange) readBody(keep bool) (data []byte, release func(), err error) {
	if keep || x.req != nil {
		data, err = x.request().body().Prefetch()
		return data, func() {}, err
	}
	if x.r.Body == nil || x.r.Body == http.NoBody || x.bodyRead {
		return nil, func() {}, nil
	}
	x.bodyRead = true
	b := pool.get()
	data, err = readBody(x.r.Body, x.r.ContentLength, b.b)
	b.b = data
	return data, func() { pool.put(b) }, err
}
