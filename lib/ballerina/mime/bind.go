package mime

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

type module struct{ m *runtime.Module }

func bind(m *runtime.Module) map[string]runtime.Extern {
	b := &module{m}
	return map[string]runtime.Extern{
		"ContentDisposition.toString": b.dispositionString,
		"MediaType.getBaseType":       b.mediaTypeBase,
		"MediaType.toString":          b.mediaTypeString,
		"getMediaType":                b.getMediaType,
		"getContentDispositionObject": b.getDisposition,
		"base64Encode":                b.encode,
		"base64EncodeBlob":            b.encode,
		"base64Decode":                b.decode,
		"base64DecodeBlob":            b.decode,

		"Entity.init":                  entityInit,
		"Entity.setContentType":        b.setContentType,
		"Entity.getContentType":        headerText("content-type"),
		"Entity.setContentId":          setHeaderText("content-id"),
		"Entity.getContentId":          headerText("content-id"),
		"Entity.setContentLength":      b.setContentLength,
		"Entity.getContentLength":      b.getContentLength,
		"Entity.setContentDisposition": b.setContentDisposition,
		"Entity.getContentDisposition": b.getContentDisposition,
		"Entity.setBody":               b.setBody,
		"Entity.setFileAsEntityBody":   b.setFile,
		"Entity.setJson":               b.setJSON,
		"Entity.getJson":               b.getJSON,
		"Entity.setXml":                b.setXML,
		"Entity.getXml":                b.getXML,
		"Entity.setText":               b.setText,
		"Entity.getText":               b.getText,
		"Entity.setByteArray":          b.setByteArray,
		"Entity.getByteArray":          b.getByteArray,
		"Entity.setByteStream":         b.setByteStream,
		"Entity.getByteStream":         b.getByteStream,
		"Entity.setBodyParts":          b.setBodyParts,
		"Entity.getBodyParts":          b.getBodyParts,
		"Entity.getBodyPartsAsStream":  b.getBodyPartsAsStream,
		"Entity.getHeader":             b.getHeader,
		"Entity.getHeaders":            b.getHeaders,
		"Entity.getHeaderNames":        getHeaderNames,
		"Entity.addHeader":             addHeader,
		"Entity.setHeader":             setHeader,
		"Entity.removeHeader":          removeHeader,
		"Entity.removeAllHeaders":      removeAllHeaders,
		"Entity.hasHeader":             hasHeader,
	}
}

func self(args []value.Value) *Entity { return Of(args[0].(*value.Object)) }

func text(v value.Value) string {
	s, _ := v.(*value.String)
	if s == nil {
		return ""
	}
	return s.String()
}

func entityInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	args[0].(*value.Object).Native = &Entity{}
	return nil, nil
}

// headerError makes the module's error for a *HeaderError.
func (b *module) headerError(err error) *value.Error {
	var he *HeaderError
	if errors.As(err, &he) {
		return b.m.Error(he.Type, he.Message, nil)
	}
	return b.m.Error("GenericMimeError", err.Error(), nil)
}

func (b *module) paramsMap(ps []Param) *value.Map {
	m := value.NewMap(b.stringMap())
	for _, p := range ps {
		m.Put(p.Name, value.Str(p.Value))
	}
	return m
}

func params(o *value.Object) []Param {
	m, _ := o.Get("parameters").(*value.Map)
	if m == nil {
		return nil
	}
	ps := make([]Param, 0, m.Len())
	for i, k := range m.Keys() {
		ps = append(ps, Param{k, text(m.ValueAt(i))})
	}
	return ps
}

func (b *module) dispositionString(c *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(dispositionOf(args[0].(*value.Object)).String()), nil
}

func dispositionOf(o *value.Object) *Disposition {
	return &Disposition{text(o.Get("disposition")), text(o.Get("name")), text(o.Get("fileName")), params(o)}
}

func (b *module) dispositionObject(s string) (value.Value, error) {
	d, err := ParseDisposition(s)
	if err != nil {
		// The signature knows no error: malformed headers are a panic.
		return nil, b.headerError(err)
	}
	return b.object("ContentDisposition", "fileName", d.FileName, "disposition", d.Disposition, "name", d.Name, b.paramsMap(d.Params))
}

// object makes an object of a class with string fields, given as name, value,
// …, and the field parameters.
func (b *module) object(class string, fields ...any) (value.Value, error) {
	o := value.NewObject(b.m.Class(class))
	for i := 0; i+1 < len(fields); i += 2 {
		if err := o.Set(fields[i].(string), value.Str(fields[i+1].(string))); err != nil {
			return nil, err
		}
	}
	return o, o.Set("parameters", fields[len(fields)-1].(*value.Map))
}

func (b *module) getDisposition(c *runtime.Context, args []value.Value) (value.Value, error) {
	return b.dispositionObject(text(args[0]))
}

func (b *module) mediaTypeBase(c *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[0].(*value.Object)
	return value.Str(text(o.Get("primaryType")) + "/" + text(o.Get("subType"))), nil
}

func (b *module) mediaTypeString(c *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[0].(*value.Object)
	s := text(o.Get("primaryType")) + "/" + text(o.Get("subType"))
	for i, p := range params(o) {
		if i == 0 {
			s += "; "
		} else {
			s += ";"
		}
		s += p.Name + "=" + p.Value
	}
	return value.Str(s), nil
}

func (b *module) getMediaType(c *runtime.Context, args []value.Value) (value.Value, error) {
	m, err := ParseMediaType(text(args[0]))
	if err != nil {
		return b.headerError(err), nil
	}
	return b.object("MediaType", "primaryType", m.Primary, "subType", m.Sub, "suffix", m.Suffix, b.paramsMap(m.Params))
}

const base64Line = 76

func (b *module) encode(c *runtime.Context, args []value.Value) (value.Value, error) {
	var in []byte
	if s, ok := args[0].(*value.String); ok {
		if len(args) > 1 && !knownCharset(text(args[1])) {
			return b.m.Error("EncodeError", "unsupported charset: "+text(args[1]), nil), nil
		}
		in = []byte(s.String())
	} else {
		in = BytesOf(args[0])
	}
	flat := base64.StdEncoding.EncodeToString(in)
	var out strings.Builder
	for len(flat) > base64Line {
		out.WriteString(flat[:base64Line])
		out.WriteString("\r\n")
		flat = flat[base64Line:]
	}
	out.WriteString(flat)
	if _, ok := args[0].(*value.String); ok {
		return value.Str(out.String()), nil
	}
	return value.NewBytes([]byte(out.String())), nil
}

func (b *module) decode(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, isText := args[0].(*value.String)
	var in []byte
	if isText {
		if len(args) > 1 && !knownCharset(text(args[1])) {
			return b.m.Error("DecodeError", "unsupported charset: "+text(args[1]), nil), nil
		}
		in = []byte(s.String())
	} else {
		in = BytesOf(args[0])
	}
	out, err := DecodeBase64(in)
	if err != nil {
		return b.m.Error("DecodeError", err.Error(), nil), nil
	}
	if isText {
		return value.Str(string(out)), nil
	}
	return value.NewBytes(out), nil
}

// DecodeBase64 decodes base64 as MIME has it: characters that do not belong to
// the alphabet are skipped, padding may be missing.
func DecodeBase64(in []byte) ([]byte, error) {
	clean := make([]byte, 0, len(in))
	for _, ch := range in {
		switch {
		case 'a' <= ch && ch <= 'z', 'A' <= ch && ch <= 'Z', '0' <= ch && ch <= '9', ch == '+', ch == '/':
			clean = append(clean, ch)
		}
	}
	if len(clean)%4 == 1 {
		return nil, errors.New("Last unit does not have enough valid bits")
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, err := base64.RawStdEncoding.Decode(out, clean)
	return out[:n], err
}

func knownCharset(name string) bool {
	switch strings.ToLower(name) {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return true
	}
	return false
}

func headerText(name string) runtime.Extern {
	return func(c *runtime.Context, args []value.Value) (value.Value, error) {
		v, _ := self(args).Header.Get(name)
		return value.Str(v), nil
	}
}

func setHeaderText(name string) runtime.Extern {
	return func(c *runtime.Context, args []value.Value) (value.Value, error) {
		self(args).Header.Set(name, text(args[1]))
		return nil, nil
	}
}

func (b *module) setContentType(c *runtime.Context, args []value.Value) (value.Value, error) {
	ct := text(args[1])
	if _, err := ParseMediaType(ct); err != nil {
		return b.headerError(err), nil
	}
	self(args).Header.Set("content-type", ct)
	return nil, nil
}

func (b *module) setContentLength(c *runtime.Context, args []value.Value) (value.Value, error) {
	n, _ := args[1].(value.Int)
	self(args).Header.Set("content-length", strconv.FormatInt(int64(n), 10))
	return nil, nil
}

func (b *module) getContentLength(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, ok := self(args).Header.Get("content-length")
	if !ok || s == "" {
		return value.Int(-1), nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return b.m.Error("InvalidContentLengthError", "'string' value '"+s+"' cannot be converted to 'int'", nil), nil
	}
	return value.Int(n), nil
}

func (b *module) setContentDisposition(c *runtime.Context, args []value.Value) (value.Value, error) {
	self(args).Header.Set("content-disposition", dispositionOf(args[1].(*value.Object)).String())
	return nil, nil
}

func (b *module) getContentDisposition(c *runtime.Context, args []value.Value) (value.Value, error) {
	v, _ := self(args).Header.Get("content-disposition")
	return b.dispositionObject(v)
}

func (b *module) setBody(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	if l, ok := args[1].(*value.List); ok && IsEntities(l) {
		e.SetParts(Objects(l), "multipart/form-data")
		return nil, nil
	}
	ct, ok := e.SetPayload(args[1])
	if !ok {
		return nil, b.m.Error("Error", "invalid entity body type.expected one of the types: string|xml|json|byte[]|Entity[]|stream<byte[],io:Error?>", nil)
	}
	e.Header.Set("content-type", ct)
	return nil, nil
}

func (b *module) setFile(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	if err := e.SetFile(c, text(args[1])); err != nil {
		return nil, err
	}
	e.Header.Set("content-type", text(args[2]))
	return nil, nil
}

func (b *module) setJSON(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	e.Body.SetJSON(args[1])
	e.Header.Set("content-type", text(args[2]))
	return nil, nil
}

func (b *module) setXML(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	e.Body.SetXML(args[1].(*value.XML))
	e.Header.Set("content-type", text(args[2]))
	return nil, nil
}

func (b *module) setText(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	e.Body.SetText(args[1].(*value.String))
	e.Header.Set("content-type", text(args[2]))
	return nil, nil
}

func (b *module) setByteArray(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	e.Body.SetBytes(BytesOf(args[1]))
	e.Header.Set("content-type", text(args[2]))
	return nil, nil
}

func (b *module) setByteStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	e.Body.SetStream(args[1].(*value.Stream))
	e.Header.Set("content-type", text(args[2]))
	return nil, nil
}

func (b *module) setBodyParts(c *runtime.Context, args []value.Value) (value.Value, error) {
	self(args).SetParts(Objects(args[1]), text(args[2]))
	return nil, nil
}

func (b *module) getJSON(c *runtime.Context, args []value.Value) (value.Value, error) {
	v, err := self(args).Body.JSON(c)
	if err != nil {
		return ParserError(c.Runtime(), err, "json"), nil
	}
	return v, nil
}

func (b *module) getXML(c *runtime.Context, args []value.Value) (value.Value, error) {
	v, err := self(args).Body.XML(c)
	if err != nil {
		return ParserError(c.Runtime(), err, "xml"), nil
	}
	return v, nil
}

func (b *module) getText(c *runtime.Context, args []value.Value) (value.Value, error) {
	v, err := self(args).Body.Text(c)
	if err != nil {
		return ParserError(c.Runtime(), err, "text"), nil
	}
	return v, nil
}

func (b *module) getByteArray(c *runtime.Context, args []value.Value) (value.Value, error) {
	data, err := self(args).Body.Bytes(c)
	if err != nil {
		return ParserError(c.Runtime(), err, "blob"), nil
	}
	return value.NewBytes(data), nil
}

func (b *module) getByteStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	if _, built := e.Body.Value(); built {
		return b.m.Error("ParserError", "Byte stream is not available but payload can be obtain either as xml, json, string or byte[] type", nil), nil
	}
	return b.stream(c, e, args[1])
}

func (b *module) stream(c *runtime.Context, e *Entity, size value.Value) (value.Value, error) {
	n, _ := size.(value.Int)
	s, err := e.Body.Stream(c, int(n), StreamCompletion(c.Runtime()), StreamFail(c.Runtime()))
	if err != nil {
		return ParserError(c.Runtime(), err, "blob"), nil
	}
	return s, nil
}

// StreamCompletion is io:Error?, the completion type of streams of bytes.
func StreamCompletion(rt *runtime.Runtime) types.Type {
	return types.Union(rt.Backend.Type("ballerina/io", "Error"), types.Nil)
}

// StreamFail makes the error with which a stream of bytes ends when its source
// fails.
func StreamFail(rt *runtime.Runtime) func(error) *value.Error {
	return func(err error) *value.Error {
		return value.NewErrorOf(rt.Backend.Type("ballerina/io", "GenericError"), err.Error(), nil)
	}
}

func (b *module) getBodyParts(c *runtime.Context, args []value.Value) (value.Value, error) {
	parts, fail := self(args).Parts(c)
	if fail != nil {
		return fail, nil
	}
	return EntityList(c.Runtime(), parts), nil
}

func (b *module) getBodyPartsAsStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	e := self(args)
	if _, ok := IsMultipart(e.ContentType()); !ok {
		return b.m.Error("ParserError", "Entity doesn't contain body parts", nil), nil
	}
	return b.stream(c, e, args[1])
}

const noHeader = "Http header does not exist"

func (b *module) getHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	v, ok := self(args).Header.Get(text(args[1]))
	if !ok {
		return b.m.Error("HeaderNotFoundError", noHeader, nil), nil
	}
	return value.Str(v), nil
}

func (b *module) getHeaders(c *runtime.Context, args []value.Value) (value.Value, error) {
	v := self(args).Header.Values(text(args[1]))
	if v == nil {
		return b.m.Error("HeaderNotFoundError", noHeader, nil), nil
	}
	return value.NewStrings(v), nil
}

func getHeaderNames(c *runtime.Context, args []value.Value) (value.Value, error) {
	return value.NewStrings(self(args).Header.Names()), nil
}

func addHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	self(args).Header.Add(text(args[1]), text(args[2]))
	return nil, nil
}

func setHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	self(args).Header.Set(text(args[1]), text(args[2]))
	return nil, nil
}

func removeHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	self(args).Header.Remove(text(args[1]))
	return nil, nil
}

func removeAllHeaders(c *runtime.Context, args []value.Value) (value.Value, error) {
	self(args).Header.Clear()
	return nil, nil
}

func hasHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	_, ok := self(args).Header.Get(text(args[1]))
	return value.Bool(ok), nil
}

func (b *module) stringMap() types.Type { return b.m.Runtime().Env.Map(types.String) }
