package mime

import (
	"fmt"
	"strings"
)

// Param is a parameter of a header value.
type Param struct{ Name, Value string }

// HeaderValue is one value of a header, with its parameters in order.
type HeaderValue struct {
	Value  string
	Params []Param
}

// Param returns the value of a parameter; names do not depend on case.
func (v *HeaderValue) Param(name string) (string, bool) {
	for _, p := range v.Params {
		if strings.EqualFold(p.Name, name) {
			return p.Value, true
		}
	}
	return "", false
}

// HeaderError says what is wrong with a header: its Type names the mime error
// that stands for it.
type HeaderError struct{ Type, Message string }

func (e *HeaderError) Error() string { return fmt.Sprintf("error %s (%q)", e.Type, e.Message) }

// ParseHeaderValue parses one value: text; name=value; name. Parameter values
// keep their quotes.
func ParseHeaderValue(s string) (HeaderValue, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return HeaderValue{}, nil
	}
	head, rest, more := cut(s, ';')
	v := HeaderValue{Value: strings.TrimSpace(head)}
	if v.Value == "" {
		return v, &HeaderError{"InvalidHeaderValueError", "invalid header value: " + s}
	}
	for more {
		var p string
		p, rest, more = cut(rest, ';')
		p = strings.TrimSpace(p)
		if p == "" {
			if !more {
				break
			}
			return v, &HeaderError{"InvalidHeaderParamError", "invalid header parameter: " + p}
		}
		name, value, has := strings.Cut(p, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if name == "" || has && value == "" {
			return v, &HeaderError{"InvalidHeaderParamError", "invalid header parameter: " + p}
		}
		v.Params = append(v.Params, Param{name, value})
	}
	return v, nil
}

// ParseHeader parses a header of several values separated by commas; commas
// and semicolons within quotes belong to a value.
func ParseHeader(s string) ([]HeaderValue, error) {
	var r []HeaderValue
	rest, more := s, true
	for more {
		var part string
		part, rest, more = cut(rest, ',')
		v, err := ParseHeaderValue(part)
		if err != nil {
			return nil, err
		}
		if v.Value == "" && (more || len(r) > 0) {
			return nil, &HeaderError{"InvalidHeaderValueError", "invalid header value: " + s}
		}
		r = append(r, v)
	}
	return r, nil
}

// cut cuts s at the first sep that does not stand within quotes. A parameter
// may itself be a quoted list of quoted strings and other values
// (methods=""GET", "POST""), as links between resources have it.
func cut(s string, sep byte) (head, rest string, found bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == sep:
			return s[:i], s[i+1:], true
		case c == '"':
			var j int
			if nestedList(s[i:]) {
				j = listEnd(s[i+1:])
			} else {
				j = strings.IndexByte(s[i+1:], '"')
			}
			if j < 0 {
				return s, "", false
			}
			i += 1 + j
		}
	}
	return s, "", false
}

// nestedList reports whether s, which begins with a quote, begins a quoted
// list whose first member is a quoted string.
func nestedList(s string) bool {
	return len(s) > 2 && s[1] == '"' && s[2] != ';' && s[2] != ',' && s[2] != ' '
}

// listEnd finds the quote that closes a list: the one behind a member, where
// a comma could stand as well. It gives -1 when there is none.
func listEnd(s string) int {
	member := false // a member has just ended
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted:
			if c == '\\' {
				i++
			} else if c == '"' {
				quoted, member = false, true
			}
		case c == '"' && depth == 0 && member:
			return i
		case c == '"':
			quoted = true
		case c == '[', c == '{':
			depth++
		case c == ']', c == '}':
			depth--
			member = true
		case c == ',':
			member = false
		case c != ' ':
			member = true
		}
	}
	return -1
}

// Unquote takes the quotes off a parameter's value.
func Unquote(s string) string {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s
	}
	s = s[1 : len(s)-1]
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// MediaTypeOf is a parsed media type.
type MediaTypeOf struct {
	Primary, Sub, Suffix string
	Params               []Param
}

// Base is type/subtype.
func (m *MediaTypeOf) Base() string { return m.Primary + "/" + m.Sub }

// ParseMediaType parses a content type.
func ParseMediaType(s string) (MediaTypeOf, error) {
	var m MediaTypeOf
	v, err := ParseHeaderValue(s)
	if err != nil {
		return m, &HeaderError{"InvalidContentTypeError", err.Error()}
	}
	primary, sub, ok := strings.Cut(v.Value, "/")
	switch {
	case !ok || strings.TrimSpace(sub) == "":
		return m, &HeaderError{"InvalidContentTypeError", `error InvalidContentTypeError ("Unable to find a sub type.")`}
	case !ValidName(primary) || !ValidName(sub):
		return m, &HeaderError{"InvalidContentTypeError", fmt.Sprintf(`error InvalidContentTypeError ("Invalid character in %s.")`, v.Value)}
	}
	m.Primary, m.Sub, m.Params = primary, sub, v.Params
	if i := strings.LastIndexByte(sub, '+'); i >= 0 {
		m.Suffix = sub[i+1:]
	}
	for i := range m.Params {
		m.Params[i].Value = Unquote(m.Params[i].Value)
	}
	return m, nil
}

// Plain is a content type as this module writes it: parameters without blanks
// and quotes around them. What is no content type stays as it is.
func Plain(s string) string {
	if strings.IndexByte(s, ';') < 0 {
		return s
	}
	m, err := ParseMediaType(s)
	if err != nil {
		return s
	}
	b := m.Primary + "/" + m.Sub
	for _, p := range m.Params {
		b += ";" + p.Name + "=" + p.Value
	}
	return b
}

// Class is what a media type says about how to read a body.
type Class uint8

// The classes of media types.
const (
	ClassNone  Class = iota // none is given
	ClassJSON               // application/json, application/ld+json, …
	ClassXML                // application/xml, text/xml, application/soap+xml, …
	ClassText               // text/plain
	ClassForm               // application/x-www-form-urlencoded
	ClassBytes              // application/octet-stream
	ClassOther
)

// ClassOf classifies a content type, which may have parameters.
func ClassOf(contentType string) Class {
	switch contentType {
	case "":
		return ClassNone
	case "application/json":
		return ClassJSON
	case "text/plain":
		return ClassText
	}
	base, _, _ := strings.Cut(contentType, ";")
	base = strings.ToLower(strings.TrimSpace(base))
	primary, sub, _ := strings.Cut(base, "/")
	if primary != "application" && primary != "text" {
		if base == "" {
			return ClassNone
		}
		return ClassOther
	}
	is := func(name string) bool {
		rest, ok := strings.CutSuffix(sub, name)
		return ok && (rest == "" || strings.HasSuffix(rest, "+") || strings.HasSuffix(rest, "-") || strings.HasSuffix(rest, "."))
	}
	switch {
	case is("json"):
		return ClassJSON
	case is("xml"):
		return ClassXML
	case primary == "text" && is("plain"):
		return ClassText
	case primary == "application" && is("x-www-form-urlencoded"):
		return ClassForm
	case primary == "application" && is("octet-stream"):
		return ClassBytes
	}
	return ClassOther
}

// Disposition is a parsed content-disposition header.
type Disposition struct {
	Disposition, Name, FileName string
	Params                      []Param
}

// ParseDisposition parses a content-disposition header.
func ParseDisposition(s string) (Disposition, error) {
	var d Disposition
	v, err := ParseHeaderValue(s)
	if err != nil {
		return d, err
	}
	d.Disposition = v.Value
	for _, p := range v.Params {
		value := Unquote(p.Value)
		switch strings.ToLower(p.Name) {
		case "name":
			d.Name = value
		case "filename":
			d.FileName = value
		default:
			d.Params = append(d.Params, Param{p.Name, value})
		}
	}
	return d, nil
}

// String gives the header's value.
func (d *Disposition) String() string {
	if d.Disposition == "" {
		return ""
	}
	b := append(make([]byte, 0, 64), d.Disposition...)
	if d.Name != "" {
		b = appendParam(b, "name", quote(d.Name))
	}
	if d.FileName != "" {
		b = appendParam(b, "filename", quote(d.FileName))
	}
	for _, p := range d.Params {
		b = appendParam(b, p.Name, p.Value)
	}
	return string(b)
}

func appendParam(b []byte, name, value string) []byte {
	b = append(b, ';')
	b = append(b, name...)
	b = append(b, '=')
	return append(b, value...)
}

func quote(s string) string {
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
