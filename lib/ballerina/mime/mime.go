// Package mime implements ballerina/mime: entities, the headers and bodies of
// messages and of their parts.
//
// [Entity], [Headers] and [Body] are what ballerina/http keeps its requests
// and responses in.
package mime

import (
	"embed"
	"errors"

	"barre/lib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/mime.
var Module = lib.Module{Org: "ballerina", Name: "mime", Version: "2.12.1", Sources: sources, Bind: bind}

const qname = "ballerina/mime"

// Entity is what stands behind an object of class Entity.
type Entity struct {
	Header Headers
	Body   Body
}

// Of returns the entity behind an object of class Entity.
func Of(o *value.Object) *Entity {
	e, ok := o.Native.(*Entity)
	if !ok {
		e = &Entity{}
		o.Native = e
	}
	return e
}

// NewObject makes an object of class Entity for an entity.
func NewObject(rt *runtime.Runtime, e *Entity) *value.Object {
	o := value.NewObject(rt.Backend.Class(qname, "Entity"))
	o.Native = e
	return o
}

// ContentType returns the header content-type, "" when there is none.
func (e *Entity) ContentType() string {
	if v := e.Header.H["Content-Type"]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// ErrorOf makes an error of one of the module's error types.
func ErrorOf(rt *runtime.Runtime, typ, message string, cause *value.Error) *value.Error {
	return value.NewErrorOf(rt.Backend.Type(qname, typ), message, cause)
}

// CauseOf makes the error that says why a body could not be read as what was
// asked for.
func CauseOf(rt *runtime.Runtime, err error, what string) *value.Error {
	if err == ErrNoContent {
		return ErrorOf(rt, "NoContentError", emptyMessage(what), nil)
	}
	if ve, ok := err.(*value.Error); ok {
		return ve
	}
	return value.NewError(err.Error(), nil)
}

func emptyMessage(what string) string {
	switch what {
	case "json":
		return "empty JSON document"
	case "xml":
		return "Empty xml payload"
	}
	return "String payload is null"
}

// ParserError makes the error with which reading a body as json, xml, text or
// blob fails.
func ParserError(rt *runtime.Runtime, err error, what string) *value.Error {
	if errors.Is(err, ErrReleased) {
		return ErrorOf(rt, "ParserError", err.Error(), nil)
	}
	return ErrorOf(rt, "ParserError", "Error occurred while extracting "+what+" data from entity", CauseOf(rt, err, what))
}

// Parts returns the parts of a multipart entity, as objects of class Entity.
// The error is a *value.Error.
func (e *Entity) Parts(c *runtime.Context) ([]*value.Object, *value.Error) {
	if e.Body.kind == bodyParts {
		return e.Body.parts, nil
	}
	rt := c.Runtime()
	fail := func(msg string, cause *value.Error) *value.Error {
		return ErrorOf(rt, "ParserError", "Error occurred while extracting body parts from entity: "+msg, cause)
	}
	boundary, ok := IsMultipart(e.ContentType())
	if !ok {
		return nil, fail("Entity body is not a type of composite media type. Received content-type : "+e.ContentType(), nil)
	}
	data, err := e.Body.Bytes(c)
	if err != nil {
		return nil, fail(err.Error(), CauseOf(rt, err, "body parts"))
	}
	parts, err := ParseParts(data, boundary)
	if err != nil {
		return nil, fail(err.Error(), nil)
	}
	objs := make([]*value.Object, len(parts))
	for i, p := range parts {
		pe := &Entity{}
		pe.Header.H = p.Header
		pe.Body.SetBytes(p.Data)
		objs[i] = NewObject(rt, pe)
	}
	e.Body.parts, e.Body.bound = objs, boundary
	e.Body.kind, e.Body.data = bodyParts, nil
	return objs, nil
}

// SetParts makes entities the body and contentType the content type; the
// boundary is added when the message is sent, see [SentType].
func (e *Entity) SetParts(parts []*value.Object, contentType string) {
	boundary, _ := IsMultipart(contentType)
	if boundary == "" {
		boundary = NewBoundary()
	}
	e.Body.SetParts(parts, boundary)
	e.Header.Set("content-type", contentType)
}

// SentType is the content type with which a body of parts is sent, where the
// headers do not give the boundary; ok is false otherwise.
func SentType(h *Headers, b *Body) (contentType string, ok bool) {
	if b.kind != bodyParts {
		return "", false
	}
	contentType, _ = h.Get("Content-Type")
	if given, multi := IsMultipart(contentType); given != "" || !multi && contentType != "" {
		return "", false
	}
	if contentType == "" {
		contentType = "multipart/form-data"
	}
	return contentType + "; boundary=" + b.bound, true
}

// EntityList makes an Entity[] of objects.
func EntityList(rt *runtime.Runtime, objs []*value.Object) *value.List {
	vals := make([]value.Value, len(objs))
	for i, o := range objs {
		vals[i] = o
	}
	return value.NewList(rt.Env.Array(rt.Backend.Type(qname, "Entity")), vals)
}

// Objects returns the members of an Entity[].
func Objects(v value.Value) []*value.Object {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	objs := make([]*value.Object, 0, l.Len())
	for i := 0; i < l.Len(); i++ {
		if o, ok := l.At(i).(*value.Object); ok {
			objs = append(objs, o)
		}
	}
	return objs
}

// SetPayload makes v the body in the way its type asks for and returns the
// content type that goes with it; ok is false when v cannot be a body.
func (e *Entity) SetPayload(v value.Value) (contentType string, ok bool) {
	switch v := v.(type) {
	case *value.String:
		e.Body.SetText(v)
		return "text/plain", true
	case *value.XML:
		e.Body.SetXML(v)
		return "application/xml", true
	case *value.Stream:
		e.Body.SetStream(v)
		return "application/octet-stream", true
	case *value.List:
		if IsBytes(v) {
			e.Body.SetBytes(BytesOf(v))
			return "application/octet-stream", true
		}
		if IsEntities(v) {
			return "multipart/form-data", true
		}
	case *value.Object, *value.Error, *value.Function, *value.Typedesc, *value.Handle, *value.Future:
		return "", false
	}
	e.Body.SetJSON(v)
	return "application/json", true
}

// IsBytes reports whether a list is a byte[]. An empty list of another type is
// not.
func IsBytes(l *value.List) bool {
	return l.Store() == types.StoreByte || types.IsSubtype(l.Type(), types.ByteArray)
}

// IsEntities reports whether a list holds entities.
func IsEntities(l *value.List) bool {
	if l.Len() == 0 {
		return false
	}
	o, ok := l.At(0).(*value.Object)
	if !ok {
		return false
	}
	_, ok = o.Native.(*Entity)
	return ok
}
