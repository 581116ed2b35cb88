package openapi

import "strings"

// upgrade brings a document of Swagger 2.0 into the form of OpenAPI 3. What is new has
// the place of what it is made of.
type upgrade struct {
	d                  *document
	consumes, produces []string
}

// made is a new object at the place of another node.
func made(at *node, fields ...any) *node {
	n := &node{kind: object, file: at.file, line: at.line, col: at.col}
	for i := 0; i+1 < len(fields); i += 2 {
		var v *node
		switch x := fields[i+1].(type) {
		case *node:
			v = x // nil for no field
		case string:
			v = &node{kind: text, text: x, file: at.file, line: at.line, col: at.col}
		case bool:
			v = &node{kind: boolean, text: "false", file: at.file, line: at.line, col: at.col}
			if x {
				v.text = "true"
			}
		}
		if v != nil {
			n.fields = append(n.fields, field{fields[i].(string), at.line, at.col, v})
		}
	}
	return n
}

func listAt(at *node, items ...*node) *node {
	return &node{kind: list, items: items, file: at.file, line: at.line, col: at.col}
}

// document upgrades the document as a whole. References to where things were are led
// to where they are.
func (u *upgrade) document(root *node) *node {
	u.consumes, u.produces = root.texts("consumes"), root.texts("produces")
	out := made(root, "openapi", "3.0.3", "info", root.get("info"), "tags", root.get("tags"), "security", root.get("security"),
		"servers", u.servers(root),
		"components", made(root, "schemas", root.get("definitions"), "securitySchemes", u.schemes(root.get("securityDefinitions"))),
		// Where things were they stay as well: references lead there.
		"definitions", root.get("definitions"), "parameters", root.get("parameters"), "responses", root.get("responses"))
	if paths := root.get("paths"); paths != nil && paths.kind == object {
		p := made(paths)
		for _, f := range paths.fields {
			p.fields = append(p.fields, field{f.name, f.line, f.col, u.item(f.value)})
		}
		out.fields = append(out.fields, field{"paths", paths.line, paths.col, p})
	}
	return out
}

func (u *upgrade) servers(root *node) *node {
	host := root.get("host")
	base := root.str("basePath")
	if host == nil && base == "" {
		return nil
	}
	at := host
	if at == nil {
		at = root.get("basePath")
	}
	address := base
	if host != nil {
		scheme := "https"
		if s := root.texts("schemes"); len(s) > 0 {
			scheme = s[0]
			for _, x := range s {
				if x == "https" {
					scheme = x
				}
			}
		}
		address = scheme + "://" + host.text + base
	}
	return listAt(at, made(at, "url", address))
}

func (u *upgrade) schemes(from *node) *node {
	if from == nil || from.kind != object {
		return nil
	}
	out := made(from)
	for _, f := range from.fields {
		s := f.value
		switch s.str("type") {
		case "basic":
			s = made(s, "type", "http", "scheme", "basic", "description", s.get("description"))
		case "oauth2":
			flow := map[string]string{"application": "clientCredentials", "accessCode": "authorizationCode"}[s.str("flow")]
			if flow == "" {
				flow = s.str("flow")
			}
			s = made(s, "type", "oauth2", "description", s.get("description"), "flows", made(s, flow, made(s, "tokenUrl", s.get("tokenUrl"), "authorizationUrl", s.get("authorizationUrl"))))
		}
		out.fields = append(out.fields, field{f.name, f.line, f.col, s})
	}
	return out
}

func (u *upgrade) item(from *node) *node {
	if from.kind != object {
		return from
	}
	out := made(from)
	var shared []*node
	if p := from.get("parameters"); p != nil {
		shared = p.items
	}
	for _, f := range from.fields {
		switch {
		case f.name == "parameters":
		case isMethod(f.name) && f.value.kind == object:
			out.fields = append(out.fields, field{f.name, f.line, f.col, u.operation(f.value, shared)})
		default:
			out.fields = append(out.fields, f)
		}
	}
	return out
}

func (u *upgrade) operation(from *node, shared []*node) *node {
	out := made(from)
	consumes, produces := u.consumes, u.produces
	if from.get("consumes") != nil {
		consumes = from.texts("consumes")
	}
	if from.get("produces") != nil {
		produces = from.texts("produces")
	}
	params := shared
	for _, f := range from.fields {
		switch f.name {
		case "parameters":
			params = append(append([]*node(nil), shared...), f.value.items...)
		case "responses":
			r := made(f.value)
			for _, x := range f.value.fields {
				r.fields = append(r.fields, field{x.name, x.line, x.col, u.response(x.value, produces)})
			}
			out.fields = append(out.fields, field{f.name, f.line, f.col, r})
		case "consumes", "produces", "schemes":
		default:
			out.fields = append(out.fields, f)
		}
	}
	var kept, form []*node
	for _, p := range params {
		to, _ := u.d.target(p)
		if to == nil {
			continue
		}
		switch to.str("in") {
		case "body":
			if len(consumes) == 0 {
				consumes = []string{"application/json"}
			}
			content := made(to)
			for _, media := range consumes {
				content.set(field{media, to.line, to.col, made(to, "schema", to.get("schema"))})
			}
			out.set(field{"requestBody", to.line, to.col, made(to, "description", to.get("description"), "required", to.yes("required"), "content", content)})
		case "formData":
			form = append(form, to)
		default:
			kept = append(kept, u.parameter(to))
		}
	}
	if len(form) > 0 {
		out.set(field{"requestBody", from.line, from.col, u.form(form, consumes)})
	}
	if len(kept) > 0 {
		out.set(field{"parameters", from.line, from.col, listAt(kept[0], kept...)})
	}
	return out
}

// parameter puts what says the type of a parameter into a schema.
func (u *upgrade) parameter(from *node) *node {
	out, schema := made(from), made(from)
	for _, f := range from.fields {
		switch f.name {
		case "name", "in", "description", "required", "allowEmptyValue", "collectionFormat":
			out.fields = append(out.fields, f)
		default:
			if !strings.HasPrefix(f.name, "x-") {
				schema.fields = append(schema.fields, f)
			} else {
				out.fields = append(out.fields, f)
			}
		}
	}
	// Lists are one text with commas unless it says otherwise.
	if schema.str("type") == "array" && from.str("in") == "query" {
		out.fields = append(out.fields, made(from, "explode", from.str("collectionFormat") == "multi").fields...)
	}
	out.set(field{"schema", from.line, from.col, schema})
	return out
}

func (u *upgrade) form(params []*node, consumes []string) *node {
	props, required := made(params[0]), listAt(params[0])
	media := "application/x-www-form-urlencoded"
	for _, c := range consumes {
		if c == "multipart/form-data" {
			media = c
		}
	}
	for _, p := range params {
		schema := u.parameter(p).get("schema")
		if schema.str("type") == "file" {
			media = "multipart/form-data"
			schema = made(p, "type", "string", "format", "binary")
		}
		props.set(field{p.str("name"), p.line, p.col, schema})
		if p.yes("required") {
			required.items = append(required.items, p.get("name"))
		}
	}
	schema := made(params[0], "type", "object", "properties", props, "required", required)
	return made(params[0], "required", len(required.items) > 0, "content", made(params[0], media, made(params[0], "schema", schema)))
}

func (u *upgrade) response(from *node, produces []string) *node {
	if to, _ := u.d.target(from); to != nil {
		from = to
	}
	schema := from.get("schema")
	if schema == nil {
		return from
	}
	if len(produces) == 0 {
		produces = []string{"application/json"}
	}
	content := made(from)
	for _, media := range produces {
		content.set(field{media, from.line, from.col, made(from, "schema", schema)})
	}
	return made(from, "description", from.get("description"), "headers", from.get("headers"), "content", content)
}
