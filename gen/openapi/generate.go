// Package openapi makes Ballerina code of OpenAPI documents: types, services and
// clients, as `bal openapi` does, and OpenAPI documents of services.
//
// A document is read to a tree of nodes that know their places (node.go), with the
// references between them (document.go); one of Swagger 2.0 is brought into the form of
// OpenAPI 3 first (upgrade.go). Schemas become types (types.go, records.go), operations
// become resources (service.go) and methods of a client (client.go). Whatever is
// written goes through the formatter. What the code cannot express is left out with a
// note that says where it stands.
package openapi

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"barre/syntax"
	"barre/syntax/format"
)

// Options say what to make of a document.
type Options struct {
	Service     bool     // a service
	Client      bool     // a client
	Tags        []string // only operations with one of these tags
	Operations  []string // or with one of these ids
	Nullable    bool     // every field may be nil
	License     string   // to begin files with
	Tests       bool     // of the client
	Remote      bool     // the client has remote functions instead of resources
	Contract    bool     // the type of the service instead of the service
	ServiceType string   // its name
	SingleFile  bool
	Tidy        bool     // names as the language's style has them
	Listener    string   // an expression for the listener; "" for one of its own
	Port        string   // of its own listener; "" for that of the document, or 9090
	BasePath    string   // of the service; "" for that of the document
	Taken       []string // names that the module has already
}

// File is a file that was made.
type File struct {
	Name string `json:"name"` // with slashes
	Text string `json:"text"`
}

// Summary is what a document says of the API as a whole.
type Summary struct {
	Title      string      `json:"title"`
	Version    string      `json:"version"`
	URL        string      `json:"url"`
	BasePath   string      `json:"basePath"`
	Operations []Operation `json:"operations"`
	Tags       []string    `json:"tags"`
}

// Operation is one of an API.
type Operation struct {
	Method  string `json:"method"`
	Path    string `json:"path"`
	Summary string `json:"summary,omitempty"`
}

// Result is what was made of a document.
type Result struct {
	Summary Summary   `json:"summary"`
	Files   []File    `json:"files"`
	Types   []string  `json:"types"` // that are declared
	Notes   []Problem `json:"notes"` // what was left out
}

// Problems are what is wrong with a document.
type Problems []Problem

func (p Problems) Error() string {
	var all []string
	for i := range p {
		all = append(all, p[i].Error())
	}
	return strings.Join(all, "\n")
}

// marker begins files that are made anew each time.
const marker = "// Generated from an OpenAPI document; it is written anew when it is generated again."

// Generate makes code of a document. name is its path; read gives other files that it
// refers to, by their paths beside it, and may be nil. An error that is the document's
// is of type Problems.
func Generate(name string, src []byte, read func(name string) ([]byte, error), o Options) (*Result, error) {
	d, err := load(name, src, read)
	if err != nil {
		if p, ok := err.(*Problem); ok {
			return nil, Problems{*p}
		}
		return nil, err
	}
	g := newTypes(d, o.Nullable, o.Tidy)
	ops := d.operations(selection{o.Tags, o.Operations})
	r := &Result{Notes: []Problem{}, Types: []string{}}
	r.Summary = d.summary(ops)
	all := len(o.Tags) == 0 && len(o.Operations) == 0
	if !all && len(ops) == 0 {
		return nil, fmt.Errorf("no operation of %s has one of the tags or ids asked for%s", name, d.known())
	}
	c := &client{d: d, g: g, o: o, taken: map[string]bool{}, remotes: names{"init": true}}
	c.reserve()
	for _, n := range o.Taken {
		g.taken[n] = true
	}
	if all {
		if s := d.main.root.get("components").get("schemas"); s != nil {
			for _, f := range s.fields {
				if f.value.kind == object && f.value.get("$ref") == nil {
					g.reference(f.value, f.name)
				} else if f.value.kind == object {
					d.alias(g, f)
				}
			}
		}
	}
	parts := map[string]string{}
	if o.Service {
		parts["service"] = (&service{d: d, g: g, o: o, taken: map[string]bool{}}).write(ops)
	}
	if o.Client {
		parts["client"] = c.write(ops)
	}
	var types strings.Builder
	for _, x := range g.finish() {
		r.Types = append(r.Types, x.name)
		types.WriteString(doc(x.doc, "") + "public type " + ident(x.name) + " " + x.text + ";\n\n")
	}
	if o.Client {
		types.WriteString(c.config())
		r.Types = append(r.Types, "ConnectionConfig")
	}
	if len(d.problems) > 0 {
		return nil, Problems(d.problems)
	}
	parts["types"] = types.String()
	if c.uses.utils || strings.Contains(parts["client"], "getEncodedUri(") {
		parts["utils"] = c.utils(strings.Contains(parts["client"], "getEncodedUri("))
	}
	r.Files = arrange(name, parts, c, o)
	r.Notes = append(r.Notes, d.notes...)
	return r, nil
}

// alias declares a schema that is a reference to another.
func (d *document) alias(g *typeMaker, f field) {
	to, name := d.target(f.value)
	if to == nil {
		return
	}
	t := g.reference(to, name)
	if n := g.typeName(f.name); n != g.named[to] {
		g.decls = append(g.decls, &declaration{name: g.take(n), text: t.text, names: t.names})
	}
}

func (d *document) summary(ops []*operation) Summary {
	base, _ := d.base()
	s := Summary{Title: d.title(), URL: d.server(), BasePath: base, Operations: []Operation{}, Tags: []string{}}
	if v := d.main.root.get("info").get("version"); v != nil {
		s.Version = v.text
	}
	for _, op := range ops {
		s.Operations = append(s.Operations, Operation{op.method, op.path, oneLine(op.summary)})
		s.Tags = append(s.Tags, op.n.texts("tags")...)
	}
	s.Tags = unique(s.Tags)
	if s.Tags == nil {
		s.Tags = []string{}
	}
	return s
}

// known lists the tags that there are.
func (d *document) known() string {
	var tags []string
	for _, op := range d.operations(selection{}) {
		tags = append(tags, op.n.texts("tags")...)
	}
	if tags = unique(tags); len(tags) == 0 {
		return ""
	}
	return "; its tags are " + strings.Join(tags, ", ")
}

// modules are those that generated code may import, by what tells that it does.
var modules = []struct{ prefix, module string }{
	{"http:", "ballerina/http"}, {"jsondata:", "ballerina/data.jsondata"}, {"mime:", "ballerina/mime"}, {"url:", "ballerina/url"}, {"test:", "ballerina/test"},
}

// arrange puts the parts into files, with what these begin with.
func arrange(name string, parts map[string]string, c *client, o Options) []File {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if base = strings.Trim(strings.Join(words(strings.ReplaceAll(base, "_", "-")), "_"), "_"); base == "" {
		base = "openapi"
	}
	names := map[string]string{"service": base + "_service.bal", "types": "types.bal", "client": "client.bal", "utils": "utils.bal"}
	if o.Contract {
		names["service"] = "service_contract.bal"
	}
	var all []File
	add := func(name, text string, again bool) {
		if strings.TrimSpace(text) == "" {
			return
		}
		var head strings.Builder
		if o.License != "" {
			head.WriteString(comment(o.License) + "\n")
		}
		if again {
			head.WriteString(marker + "\n\n")
		}
		for _, m := range modules {
			if uses(text, m.prefix) {
				head.WriteString("import " + m.module + ";\n")
			}
		}
		all = append(all, File{name, tidied(name, head.String()+"\n"+text)})
	}
	order := []string{"service", "client", "utils", "types"}
	if o.SingleFile {
		var one strings.Builder
		for _, p := range order {
			one.WriteString(parts[p] + "\n")
		}
		n := names["client"]
		if o.Service {
			n = names["service"]
		}
		add(n, one.String(), !o.Service || o.Contract)
	} else {
		for _, p := range order {
			add(names[p], parts[p], p != "service" || o.Contract)
		}
	}
	if o.Client && o.Tests {
		add("tests/test.bal", c.test(), false)
	}
	slices.SortFunc(all, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// uses tells whether code names a module: documentation may as well.
func uses(code, prefix string) bool {
	for line := range strings.SplitSeq(code, "\n") {
		line = strings.TrimSpace(line)
		if i := strings.Index(line, prefix); i >= 0 && !strings.HasPrefix(line, "#") {
			return true
		}
	}
	return false
}

// comment makes comments of what is none yet.
func comment(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimRight(text, "\r\n "), "\n") {
		line = strings.TrimRight(line, "\r ")
		if line != "" && !strings.HasPrefix(line, "//") {
			line = "// " + line
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// tidied is the text in the usual style.
func tidied(name, text string) string { return format.Source(syntax.Parse(name, text)) }
