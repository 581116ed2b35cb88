package openapi

import (
	"net/url"
	"slices"
	"strings"
)

// methods are those that operations have, in the order of the specification.
var methods = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

func isMethod(name string) bool { return slices.Contains(methods, name) }

// operation is what can be done at a path.
type operation struct {
	n         *node
	method    string
	path      string
	at        *node  // the path's object
	id        string // as the document has it, "" when it has none
	name      string // a name for what belongs to it: in Pascal's style
	summary   string
	params    []parameter
	body      *payload
	responses []response
}

// parameter is one of an operation.
type parameter struct {
	n        *node
	in, name string
	required bool
	schema   *node
	doc      string
}

// payload is a body.
type payload struct {
	n        *node
	doc      string
	required bool
	media    []media
}

// media is a content type with its schema.
type media struct {
	name   string
	schema *node
	kind   mediaKind
}

type mediaKind uint8

const (
	otherMedia mediaKind = iota
	jsonMedia
	xmlMedia
	textMedia
	binaryMedia
	formMedia
	multipartMedia
	eventMedia
)

// response is what an operation answers.
type response struct {
	code  string // 200, 4XX, default
	doc   string
	media []media
}

// select says which operations are wanted.
type selection struct {
	tags, operations []string
}

// all tells that nothing is left out.
func (s selection) all() bool { return len(s.tags) == 0 && len(s.operations) == 0 }

func (s selection) has(n *node) bool {
	if s.all() {
		return true
	}
	if slices.Contains(s.operations, n.str("operationId")) && n.str("operationId") != "" {
		return true
	}
	for _, t := range n.texts("tags") {
		if slices.Contains(s.tags, t) {
			return true
		}
	}
	return false
}

// operations lists what is wanted, in the order of the document.
func (d *document) operations(want selection) []*operation {
	var all []*operation
	paths := d.main.root.get("paths")
	if paths == nil {
		return nil
	}
	used := names{}
	for _, p := range paths.fields {
		if !strings.HasPrefix(p.name, "/") {
			if !strings.HasPrefix(p.name, "x-") {
				d.fail(p.value, "a path begins with '/', found '%s'", p.name)
			}
			continue
		}
		item := d.resolved(p.value)
		if item == nil {
			continue
		}
		if item.kind != object {
			d.fail(item, "the path '%s' has to be an object with a field for each method, found %s", p.name, kindNames[item.kind])
			continue
		}
		for _, m := range methods {
			n := item.get(m)
			if n == nil {
				continue
			}
			if n.kind != object {
				d.fail(n, "the operation '%s %s' has to be an object, found %s", m, p.name, kindNames[n.kind])
				continue
			}
			if !want.has(n) {
				continue
			}
			o := &operation{n: n, method: m, path: p.name, at: item, id: n.str("operationId")}
			o.summary = firstOf(n.str("summary"), n.str("description"), item.str("summary"), item.str("description"))
			base := o.id
			if len(words(base)) == 0 {
				base = m + " " + p.name
			}
			o.name = used.take(pascal(base), "")
			d.parameters(o)
			d.body(o)
			d.responses(o)
			all = append(all, o)
		}
	}
	return all
}

func (d *document) parameters(o *operation) {
	index := map[string]int{}
	for _, from := range []*node{o.n, o.at} {
		f := from.get("parameters")
		if f == nil {
			continue
		}
		if f.kind != list {
			d.fail(f, "'parameters' has to be a list, found %s", kindNames[f.kind])
			continue
		}
		for _, x := range f.items {
			to := d.resolved(x)
			if to == nil {
				continue
			}
			p := parameter{n: to, in: to.str("in"), name: to.str("name"), required: to.yes("required"), schema: to.get("schema"), doc: to.str("description")}
			if p.name == "" || !slices.Contains([]string{"path", "query", "header", "cookie"}, p.in) {
				d.fail(to, "a parameter needs a 'name', and 'in' as one of path, query, header and cookie")
				continue
			}
			if c := to.get("content"); p.schema == nil && c != nil && len(c.fields) > 0 {
				p.schema = c.fields[0].value.get("schema")
			}
			key := p.in + " " + p.name
			if p.in == "header" {
				key = strings.ToLower(key)
				if slices.Contains([]string{"header accept", "header content-type", "header authorization"}, key) {
					continue
				}
			}
			if _, ok := index[key]; ok {
				continue
			}
			index[key] = len(o.params)
			o.params = append(o.params, p)
		}
	}
	inPath := map[string]bool{}
	for _, seg := range segments(o.path) {
		for _, part := range seg {
			inPath[part.text] = inPath[part.text] || part.param
		}
	}
	o.params = slices.DeleteFunc(o.params, func(p parameter) bool {
		if p.in != "path" || inPath[p.name] {
			return false
		}
		d.note(p.n, "the parameter '%s' is left out: it is not in the path '%s'", p.name, o.path)
		return true
	})
	// Parameters of the path that nobody declared are texts.
	for _, seg := range segments(o.path) {
		for _, part := range seg {
			if _, ok := index["path "+part.text]; part.param && !ok {
				index["path "+part.text] = len(o.params)
				o.params = append(o.params, parameter{n: o.n, in: "path", name: part.text, required: true})
			}
		}
	}
}

func (d *document) body(o *operation) {
	b := d.resolved(o.n.get("requestBody"))
	if b == nil {
		return
	}
	o.body = &payload{n: b, doc: b.str("description"), required: b.yes("required"), media: d.content(b)}
}

func (d *document) content(n *node) []media {
	var all []media
	c := n.get("content")
	if c == nil {
		return nil
	}
	for _, f := range c.fields {
		m := media{name: f.name, schema: d.resolvedMedia(f.value).get("schema")}
		name, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(f.name)), ";")
		switch {
		case name == "application/json", name == "text/json", strings.HasSuffix(name, "+json"), name == "application/*", strings.HasPrefix(name, "application/json"):
			m.kind = jsonMedia
		case name == "application/xml", name == "text/xml", strings.HasSuffix(name, "+xml"):
			m.kind = xmlMedia
		case name == "application/x-www-form-urlencoded":
			m.kind = formMedia
		case strings.HasPrefix(name, "multipart/"):
			m.kind = multipartMedia
		case name == "text/event-stream":
			m.kind = eventMedia
		case strings.HasPrefix(name, "text/"):
			m.kind = textMedia
		case name == "application/octet-stream", name == "application/pdf", name == "application/zip",
			strings.HasPrefix(name, "image/"), strings.HasPrefix(name, "audio/"), strings.HasPrefix(name, "video/"):
			m.kind = binaryMedia
		case name == "*/*":
			m.kind = jsonMedia
			if s := d.resolved(m.schema); s.str("format") == "binary" {
				m.kind = binaryMedia
			}
		}
		all = append(all, m)
	}
	return all
}

func (d *document) resolvedMedia(n *node) *node {
	if to := d.resolved(n); to != nil {
		return to
	}
	return n
}

func (d *document) responses(o *operation) {
	f := o.n.get("responses")
	if f == nil {
		return
	}
	if f.kind != object {
		d.fail(f, "'responses' has to be an object with a field for each status code, found %s", kindNames[f.kind])
		return
	}
	for _, x := range f.fields {
		if strings.HasPrefix(x.name, "x-") {
			continue
		}
		to := d.resolved(x.value)
		if to == nil {
			continue
		}
		o.responses = append(o.responses, response{code: strings.ToUpper(x.name), doc: to.str("description"), media: d.content(to)})
	}
}

// piece is a part of a segment of a path: a text, or a parameter.
type piece struct {
	text  string
	param bool
}

// segments are those of a path, each with its parts.
func segments(path string) [][]piece {
	var all [][]piece
	for s := range strings.SplitSeq(path, "/") {
		var seg []piece
		for s != "" {
			from := strings.IndexByte(s, '{')
			to := -1
			if from >= 0 {
				to = strings.IndexByte(s[from:], '}')
			}
			if to < 2 {
				seg = append(seg, piece{s, false})
				break
			}
			if from > 0 {
				seg = append(seg, piece{s[:from], false})
			}
			seg = append(seg, piece{s[from+1 : from+to], true})
			s = s[from+to+1:]
		}
		if len(seg) > 0 {
			all = append(all, seg)
		}
	}
	return all
}

// server is where the API is, "" when the document does not say; variables have their
// defaults.
func (d *document) server() string {
	f := d.main.root.get("servers")
	if f == nil || len(f.items) == 0 {
		return ""
	}
	s := f.items[0]
	address := s.str("url")
	if vars := s.get("variables"); vars != nil {
		for _, v := range vars.fields {
			if def := v.value.get("default"); def != nil {
				address = strings.ReplaceAll(address, "{"+v.name+"}", def.text)
			}
		}
	}
	return address
}

// base is the path and the port of the server; port 0 for one on another machine.
func (d *document) base() (path string, port string) {
	u, err := url.Parse(d.server())
	if err != nil {
		return "/", ""
	}
	if h := u.Hostname(); h == "localhost" || h == "127.0.0.1" || h == "0.0.0.0" {
		port = u.Port()
	}
	return "/" + strings.Trim(u.Path, "/"), port
}

// title is the name of the API.
func (d *document) title() string { return d.main.root.get("info").str("title") }
