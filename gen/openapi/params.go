package openapi

import "strings"

// simple tells whether a value of the type is one text in a request.
func (g *typeMaker) simple(t typ) bool {
	u := g.under(t)
	switch u.form {
	case stringForm, intForm, floatForm, decimalForm, booleanForm:
		return true
	}
	return false
}

// inPath is the type of a parameter in a path.
func (g *typeMaker) inPath(p parameter, hint string) typ {
	t := g.of(p.schema, hint)
	if u := g.under(t); !g.simple(t) || u.nilable {
		if g.simple(u) {
			u.nilable = false
			return u
		}
		return typ{text: "string", form: stringForm}
	}
	t.nilable = false
	return t
}

// inHeader is the type of a header.
func (g *typeMaker) inHeader(p parameter, hint string) typ {
	t := g.of(p.schema, hint)
	if u := g.under(t); g.simple(t) || u.form == arrayForm && g.simple(*u.elem) && !u.elem.nilable {
		return t
	}
	return typ{text: "string", form: stringForm}
}

// inQuery is the type of a query parameter.
func (g *typeMaker) inQuery(p parameter, hint string) typ {
	t := g.of(p.schema, hint)
	u := g.under(t)
	switch {
	case g.simple(t), u.form == arrayForm && g.simple(*u.elem) && !u.elem.nilable:
		return t
	case u.form == recordForm:
		return t
	case u.form == anyForm:
		return typ{text: "string", form: stringForm}
	case u.form == arrayForm:
		return arrayOf(typ{text: "string", form: stringForm})
	}
	return typ{text: "string", form: stringForm}
}

// bodyType is the type of a body of some kind; "" when only a whole message will do.
func (g *typeMaker) bodyType(m media, hint string) (typ, bool) {
	switch m.kind {
	case jsonMedia:
		if m.schema == nil {
			return typ{text: "json", form: anyForm}, true
		}
		t := g.of(m.schema, hint)
		if t.form == anyForm {
			return typ{text: "json", form: anyForm}, true
		}
		return t, true
	case xmlMedia:
		return typ{text: "xml", form: unionForm}, true
	case textMedia:
		return typ{text: "string", form: stringForm}, true
	case binaryMedia:
		return typ{text: "byte[]", form: bytesForm}, true
	}
	return typ{}, false
}

// bodyHint is the name for a body that has none: that of its path.
func (g *typeMaker) bodyHint(o *operation) string {
	if g.tidy {
		return o.name + "Request"
	}
	var parts []string
	for _, s := range segments(o.path) {
		for _, p := range s {
			parts = append(parts, words(p.text)...)
		}
	}
	return strings.Join(append(parts, "body"), "_")
}

// responseHint is the name for a response that has none.
func (g *typeMaker) responseHint(o *operation, code string) string {
	if g.tidy {
		return o.name + "Response"
	}
	return "inline_response_" + strings.ToLower(code)
}

// callName is the name of an operation as a function.
func (g *typeMaker) callName(o *operation) string {
	if o.id != "" && plain(o.id) && !g.tidy {
		return o.id
	}
	return camel(o.name)
}
