package openapi

import (
	"sort"
	"strconv"
	"strings"

	"barre/syntax"
)

// resource adds what a resource answers to the paths.
func (d *describer) resource(paths *node, f *syntax.FuncDecl) {
	in := d.at()
	method := f.Name.Name
	if !isMethod(method) {
		d.warn(f.Name, "the resource '%s' is left out: OpenAPI has no such method", method)
		return
	}
	docs := map[string]string{}
	op := objectOf()
	if f.Doc != nil {
		text := strings.TrimSpace(f.Doc.Text)
		summary, more, _ := strings.Cut(text, "\n")
		op.put("summary", summary).put("description", strings.TrimSpace(more))
		for _, p := range f.Doc.Params {
			docs[p.Name] = p.Text
		}
	}
	params := &node{kind: list}
	var path strings.Builder
	id := method
	for _, seg := range f.Path.Segments {
		switch {
		case seg.Name != nil:
			path.WriteString("/" + seg.Name.Name)
			id += pascalOf(seg.Name.Name)
		case seg.Rest:
			d.warn(seg, "the resource is left out: OpenAPI has no paths that go on")
			return
		default:
			name := "param" + strconv.Itoa(len(params.items)+1)
			if seg.Param != nil {
				name = seg.Param.Name
			}
			path.WriteString("/{" + name + "}")
			id += pascalOf(name)
			params.items = append(params.items, objectOf().put("name", name).put("in", "path").put("description", docs[name]).put("required", true).put("schema", d.schema(in, seg.Type)))
		}
	}
	where := path.String()
	if where == "" {
		where = "/"
	}
	if v := in.annotation(f.Annots, "ResourceInfo", "operationId"); v != "" {
		id = v
	}
	op.put("operationId", d.ids.take(id, "_"))
	var body *node
	for _, p := range f.Sig.Params {
		if p.Name == nil {
			continue
		}
		// What is bound to a type says more than the request as a whole.
		if b := d.param(in, p, method, docs[p.Name.Name], params); b != nil && (body == nil || b.get("required") != nil) {
			body = b
		}
	}
	if len(params.items) > 0 {
		op.put("parameters", params)
	}
	op.put("requestBody", body).put("responses", d.answers(in, f, method))
	if f.Doc != nil && f.Doc.HasDeprecated {
		op.put("deprecated", true)
	}
	item := paths.get(where)
	if item == nil {
		item = objectOf()
		paths.put(where, item)
	}
	item.put(method, op)
}

func pascalOf(s string) string {
	if len(words(s)) == 0 {
		return ""
	}
	return pascal(s)
}

// param adds a parameter to the list; the result is the body that it is, else nil.
func (d *describer) param(in place, p *syntax.Param, method, doc string, params *node) *node {
	kind, name := "", p.Name.Name
	for _, a := range p.Annots {
		if a.Name != nil && a.Name.Prefix != nil {
			switch a.Name.Id.Name {
			case "Payload", "Header", "Query":
				kind = strings.ToLower(a.Name.Id.Name)
				if v := in.annotation([]*syntax.Annot{a}, a.Name.Id.Name, "name"); v != "" {
					name = v
				}
			case "CallerInfo", "Cache":
				return nil
			}
		}
	}
	if kind == "" {
		kind = d.kindOf(in, p.Type, 10)
		if kind == "query" && d.structured(in, p.Type, 10) && method != "get" && method != "head" && method != "delete" && method != "options" {
			kind = "payload"
		}
	}
	switch kind {
	case "request":
		if method == "get" || method == "head" {
			return nil
		}
		return objectOf().put("content", objectOf().put("*/*", objectOf().put("schema", objectOf().put("description", "Any type of entity body"))))
	case "context":
		return nil
	case "payload":
		t, nilable := withoutNil(p.Type)
		body := objectOf().put("description", doc)
		content := objectOf()
		for _, m := range d.media(in, t, in.annotation(p.Annots, "Payload", "mediaType")) {
			content.put(m.name, objectOf().put("schema", m.schema))
		}
		return body.put("content", content).put("required", !nilable && p.Default == nil)
	}
	if kind == "header" {
		if r, at := d.recordOf(in, p.Type, 10); r != nil {
			for _, f := range d.fieldsOf(at, r, 10) {
				params.items = append(params.items, d.parameter(f.in, f.field.Name.Name, f.field.Annots, "header", f.field.Type, f.field.Default, f.field.Optional, fieldDoc(f.field)))
			}
			return nil
		}
	}
	params.items = append(params.items, d.parameter(in, name, nil, kind, p.Type, p.Default, false, doc))
	return nil
}

func (d *describer) parameter(in place, name string, annots []*syntax.Annot, kind string, t syntax.Type, value syntax.Expr, optional bool, doc string) *node {
	if v := in.annotation(annots, "Header", "name"); v != "" {
		name = v
	}
	t, nilable := withoutNil(t)
	schema := d.schema(in, t)
	if nilable {
		schema = nullable(schema)
	}
	n := objectOf().put("name", name).put("in", kind).put("description", doc)
	if !nilable && value == nil && !optional {
		n.put("required", true)
	}
	if value != nil {
		if v, ok := in.value(value); ok && v.kind != null {
			schema.put("default", v)
		}
	}
	if d.structured(in, t, 10) && kind == "query" {
		return n.put("content", objectOf().put("application/json", objectOf().put("schema", schema)))
	}
	return n.put("schema", schema)
}

// withoutNil is a type without nil, and whether it had it.
func withoutNil(t syntax.Type) (syntax.Type, bool) {
	switch x := t.(type) {
	case *syntax.OptionalType:
		inner, _ := withoutNil(x.Elem)
		return inner, true
	case *syntax.ParenType:
		return withoutNil(x.Elem)
	case *syntax.UnionType:
		var rest []syntax.Type
		found := false
		for _, m := range x.Members {
			if b, ok := m.(*syntax.BuiltinType); ok && (b.Kind == syntax.LParen || b.Kind == syntax.KwNull) {
				found = true
				continue
			}
			inner, nilable := withoutNil(m)
			found = found || nilable
			rest = append(rest, inner)
		}
		if found && len(rest) == 1 {
			return rest[0], true
		}
		if found {
			return &syntax.UnionType{Span: x.Span, Members: rest}, true
		}
	}
	return t, false
}

// kindOf says where the value of a parameter without an annotation comes from: of the
// query, or an object of the library.
func (d *describer) kindOf(in place, t syntax.Type, depth int) string {
	if depth == 0 {
		return "query"
	}
	t, _ = withoutNil(t)
	switch x := t.(type) {
	case *syntax.ObjectType:
		return "context"
	case *syntax.BuiltinType:
		switch x.Kind {
		case syntax.KwXml, syntax.KwJson, syntax.KwAnydata:
			return "payload"
		}
	case *syntax.ParamType:
		if x.Kind == syntax.KwXml {
			return "payload"
		}
	case *syntax.ArrayType:
		if b, ok := x.Elem.(*syntax.BuiltinType); ok && b.Kind == syntax.KwByte {
			return "payload"
		}
	case *syntax.TypeName:
		s := in.symbol(x.Name)
		if s == nil {
			return "query"
		}
		if s.Module().QName() == httpModule && s.Name == "Request" {
			return "request"
		}
		switch n := s.Node().(type) {
		case *syntax.ClassDecl:
			return "context"
		case *syntax.TypeDef:
			return d.kindOf(placeOf(s), n.Type, depth-1)
		}
	}
	return "query"
}

// structured tells whether values of a type are records, maps, tables or lists of such.
func (d *describer) structured(in place, t syntax.Type, depth int) bool {
	if depth == 0 {
		return false
	}
	t, _ = withoutNil(t)
	switch x := t.(type) {
	case *syntax.RecordType, *syntax.TableType:
		return true
	case *syntax.ParamType:
		return x.Kind == syntax.KwMap
	case *syntax.ArrayType:
		return d.structured(in, x.Elem, depth-1)
	case *syntax.UnionType:
		for _, m := range x.Members {
			if d.structured(in, m, depth-1) {
				return true
			}
		}
	case *syntax.IntersectionType:
		for _, m := range x.Members {
			if d.structured(in, m, depth-1) {
				return true
			}
		}
	case *syntax.TypeName:
		if s := in.symbol(x.Name); s != nil {
			if n, ok := s.Node().(*syntax.TypeDef); ok {
				return d.structured(placeOf(s), n.Type, depth-1)
			}
		}
	}
	return false
}

// typedMedia is a content type with its schema.
type typedMedia struct {
	name   string
	schema *node
}

// media are the content types that values of a type go as; said is that of an
// annotation.
func (d *describer) media(in place, t syntax.Type, said string) []typedMedia {
	var all []typedMedia
	var members []syntax.Type
	if u, ok := t.(*syntax.UnionType); ok {
		members = u.Members
	} else {
		members = []syntax.Type{t}
	}
	by := map[string]int{}
	var alts [][]*node
	for _, m := range members {
		name := firstOf(said, d.mediaName(in, m, 10))
		i, ok := by[name]
		if !ok {
			i = len(all)
			by[name] = i
			all = append(all, typedMedia{name: name})
			alts = append(alts, nil)
		}
		schema := d.schema(in, m)
		if name == "application/octet-stream" {
			schema = objectOf().put("type", "string").put("format", "binary")
		}
		alts[i] = append(alts[i], schema)
	}
	for i := range all {
		all[i].schema = oneOf(alts[i])
	}
	return all
}

func (d *describer) mediaName(in place, t syntax.Type, depth int) string {
	t, _ = withoutNil(t)
	switch x := t.(type) {
	case *syntax.BuiltinType:
		switch x.Kind {
		case syntax.KwString:
			return "text/plain"
		case syntax.KwXml:
			return "application/xml"
		}
	case *syntax.ParamType:
		if x.Kind == syntax.KwXml {
			return "application/xml"
		}
	case *syntax.SingletonType:
		if v, ok := literalNode(in.text(x)); ok && v.kind == text {
			return "text/plain"
		}
	case *syntax.ArrayType:
		if b, ok := x.Elem.(*syntax.BuiltinType); ok && b.Kind == syntax.KwByte {
			return "application/octet-stream"
		}
	case *syntax.TypeName:
		if s := in.symbol(x.Name); s != nil && depth > 0 {
			switch n := s.Node().(type) {
			case *syntax.TypeDef:
				return d.mediaName(placeOf(s), n.Type, depth-1)
			case *syntax.EnumDecl:
				return "text/plain"
			}
		}
	}
	return "application/json"
}

// answers are the responses of a resource.
func (d *describer) answers(in place, f *syntax.FuncDecl, method string) *node {
	type answer struct {
		doc   string
		media map[string][]*node
		order []string
	}
	by := map[string]*answer{}
	told := ""
	if f.Doc != nil {
		told = strings.TrimSpace(f.Doc.Return)
	}
	get := func(code, doc string) *answer {
		a := by[code]
		if a == nil {
			a = &answer{doc: doc, media: map[string][]*node{}}
			by[code] = a
		}
		return a
	}
	put := func(code, doc string, at place, t syntax.Type) {
		a := get(code, doc)
		said := ""
		if !strings.HasPrefix(code, "4") && !strings.HasPrefix(code, "5") {
			said = in.annotation(f.Sig.RetAnnots, "Payload", "mediaType")
		}
		for _, m := range d.media(at, t, said) {
			if a.media[m.name] == nil {
				a.order = append(a.order, m.name)
			}
			a.media[m.name] = append(a.media[m.name], m.schema)
		}
	}
	usual := "200"
	if method == "post" {
		usual = "201"
	}
	var add func(in place, t syntax.Type, depth int)
	add = func(in place, t syntax.Type, depth int) {
		if depth == 0 {
			return
		}
		switch x := t.(type) {
		case *syntax.UnionType:
			for _, m := range x.Members {
				add(in, m, depth)
			}
			return
		case *syntax.ParenType:
			add(in, x.Elem, depth)
			return
		case *syntax.OptionalType:
			add(in, x.Elem, depth)
			get("202", "Accepted")
			return
		case *syntax.BuiltinType:
			switch x.Kind {
			case syntax.LParen, syntax.KwNull:
				get("202", "Accepted")
				return
			case syntax.KwError:
				d.failure(get("500", "Internal server error").media)
				by["500"].order = []string{"application/json"}
				return
			}
		case *syntax.ParamType:
			if x.Kind == syntax.KwError {
				d.failure(get("500", "Internal server error").media)
				by["500"].order = []string{"application/json"}
				return
			}
			if x.Kind == syntax.KwStream {
				a := get(usual, firstOf(told, nameOf(usual)))
				a.media["text/event-stream"] = []*node{objectOf().put("type", "string")}
				a.order = append(a.order, "text/event-stream")
				return
			}
		case *syntax.TypeName:
			s := in.symbol(x.Name)
			if s == nil {
				return
			}
			if s.IsError() {
				d.failure(get("500", "Internal server error").media)
				by["500"].order = []string{"application/json"}
				return
			}
			switch n := s.Node().(type) {
			case *syntax.ClassDecl:
				get("default", firstOf(told, "Any response")).media["*/*"] = []*node{objectOf().put("description", "Any type of entity body")}
				by["default"].order = []string{"*/*"}
				return
			case *syntax.TypeDef:
				if code, body, at := d.status(placeOf(s), n.Type, 10); code != "" {
					doc := nameOf(code)
					if n.Doc != nil && s.Module() == d.module {
						doc = firstOf(strings.TrimSpace(n.Doc.Text), doc)
					}
					if body == nil {
						get(code, doc)
					} else {
						put(code, doc, at, body)
					}
					return
				}
				if u, ok := n.Type.(*syntax.UnionType); ok && d.hasStatus(placeOf(s), u) {
					add(placeOf(s), u, depth-1)
					return
				}
			}
		case *syntax.RecordType:
			if code, body, at := d.status(in, x, 10); code != "" {
				if body == nil {
					get(code, nameOf(code))
				} else {
					put(code, nameOf(code), at, body)
				}
				return
			}
		}
		put(usual, firstOf(told, nameOf(usual)), in, t)
	}
	if f.Sig.Ret == nil {
		get("202", "Accepted")
	} else {
		add(in, f.Sig.Ret, 20)
	}
	var codes []string
	for code := range by {
		codes = append(codes, code)
	}
	sort.Strings(codes) // digits before "default"
	out := objectOf()
	for _, code := range codes {
		a := by[code]
		r := objectOf().put("description", a.doc)
		if len(a.order) > 0 {
			content := objectOf()
			for _, name := range a.order {
				content.put(name, objectOf().put("schema", oneOf(a.media[name])))
			}
			r.put("content", content)
		}
		out.put(code, r)
	}
	return out
}

// failure is what an error is answered with.
func (d *describer) failure(media map[string][]*node) {
	name := "ErrorPayload"
	if d.schemas.get(name) == nil {
		props := objectOf()
		for _, f := range []string{"timestamp", "status", "reason", "message", "path", "method"} {
			t := "string"
			if f == "status" {
				t = "integer"
			}
			props.put(f, objectOf().put("type", t))
		}
		d.taken[name] = true
		d.schemas.put(name, objectOf().put("required", textsOf("message", "method", "path", "reason", "status", "timestamp")).put("type", "object").put("properties", props))
	}
	media["application/json"] = []*node{objectOf().put("$ref", "#/components/schemas/"+name)}
}

// nameOf is what a status code is called.
func nameOf(code string) string {
	name := statuses[code]
	if name == "" {
		return "Any response"
	}
	var b strings.Builder
	for i, r := range name {
		if i > 0 && r >= 'A' && r <= 'Z' && (name[i-1] < 'A' || name[i-1] > 'Z') {
			b.WriteString(" " + strings.ToLower(string(r)))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (d *describer) hasStatus(in place, u *syntax.UnionType) bool {
	for _, m := range u.Members {
		if code, _, _ := d.status(in, m, 10); code != "" {
			return true
		}
	}
	return false
}

// status is the code of a record for a status code, "" for other types, and its body.
func (d *describer) status(in place, t syntax.Type, depth int) (code string, body syntax.Type, at place) {
	r, in := d.recordOf(in, t, depth)
	if r == nil {
		return "", nil, in
	}
	for _, f := range d.fieldsOf(in, r, depth) {
		switch f.field.Name.Name {
		case "body":
			body, at = f.field.Type, f.in
			if b, ok := body.(*syntax.BuiltinType); ok && b.Kind == syntax.KwAnydata {
				body = nil
			}
			if f.in.m.QName() == httpModule {
				body = nil
			}
		case "status":
			if n, ok := f.field.Type.(*syntax.TypeName); ok {
				if s := f.in.symbol(n.Name); s != nil && s.Module().QName() == httpModule {
					if s.Name == "DefaultStatus" {
						code = "default"
					}
					for c, name := range statuses {
						if strings.EqualFold("Status"+name, s.Name) {
							code = c
						}
					}
				}
			}
		}
	}
	return code, body, at
}
