package openapi

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// Problem is something wrong with a document, or something in it that the code
// cannot express. Lines and columns count from 1.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	Message string `json:"message"`
}

func (p *Problem) Error() string {
	return fmt.Sprintf("[%s:(%d:%d)] %s", p.File, p.Line, p.Col, p.Message)
}

// file is a file of a description.
type file struct {
	name string // with slashes, as references name it from the folder of the first
	root *node
}

// document is a description of an API, which other files may be part of.
type document struct {
	main *file
	// read gives the text of another file by its path; nil where there are no others.
	read     func(name string) ([]byte, error)
	files    map[string]*file
	problems []Problem // what is wrong
	notes    []Problem // what is left out
	told     map[string]bool
}

// load reads a description and brings it into the form of OpenAPI 3.
func load(name string, src []byte, read func(string) ([]byte, error)) (*document, error) {
	d := &document{read: read, files: map[string]*file{}, told: map[string]bool{}}
	d.main = &file{name: name}
	d.files[name] = d.main
	root, err := parse(d.main, src)
	if err != nil {
		return nil, err
	}
	d.main.root = root
	if root.kind != object {
		return nil, d.at(root, "this is not an OpenAPI document: expected an object with the field 'openapi', found %s", kindNames[root.kind])
	}
	version, swagger := root.get("openapi"), root.get("swagger")
	switch {
	case version == nil && swagger == nil:
		return nil, d.at(root, "this is not an OpenAPI document: it has neither a field 'openapi', as in 'openapi: 3.0.3', nor 'swagger: \"2.0\"'")
	case version != nil && !strings.HasPrefix(version.text, "3.0") && !strings.HasPrefix(version.text, "3.1"):
		return nil, d.at(version, "OpenAPI '%s' is not supported: expected 3.0 or 3.1", version.text)
	case version == nil && swagger.text != "2.0" && swagger.text != "2":
		return nil, d.at(swagger, "Swagger '%s' is not supported: expected 2.0, or OpenAPI 3", swagger.text)
	}
	if version == nil {
		d.main.root = (&upgrade{d: d}).document(root)
	}
	if p := d.main.root.get("paths"); p != nil && p.kind != object {
		return nil, d.at(p, "'paths' has to be an object with a field for each path, found %s", kindNames[p.kind])
	}
	return d, nil
}

// at is a problem at the place of a node.
func (d *document) at(n *node, format string, args ...any) *Problem {
	return &Problem{File: n.file.name, Line: n.line, Col: n.col, Message: fmt.Sprintf(format, args...)}
}

// fail notes something wrong, once for a place.
func (d *document) fail(n *node, format string, args ...any) {
	p := d.at(n, format, args...)
	if k := p.Error(); !d.told[k] && len(d.problems) < maxProblems {
		d.told[k] = true
		d.problems = append(d.problems, *p)
	}
}

// note notes something that is left out, once for a place.
func (d *document) note(n *node, format string, args ...any) {
	p := d.at(n, format, args...)
	if k := p.Error(); !d.told[k] && len(d.notes) < maxProblems {
		d.told[k] = true
		d.notes = append(d.notes, *p)
	}
}

const maxProblems = 100

// target is what a reference leads to; n itself when it is none, nil when it leads
// nowhere, which is noted. Names are the last segment of the reference.
func (d *document) target(n *node) (to *node, name string) {
	seen := map[*node]bool{}
	for to = n; ; {
		ref := to.get("$ref")
		if ref == nil || ref.kind != text {
			return to, name
		}
		if seen[to] {
			d.fail(ref, "the reference '%s' leads back to itself", ref.text)
			return nil, ""
		}
		seen[to] = true
		next, last := d.follow(ref)
		if next == nil {
			return nil, ""
		}
		to, name = next, last
	}
}

// follow gives what a reference names.
func (d *document) follow(ref *node) (*node, string) {
	where, pointer, _ := strings.Cut(ref.text, "#")
	in := ref.file
	name := strings.TrimSuffix(path.Base(where), path.Ext(where))
	if where != "" {
		if in = d.open(ref, where); in == nil {
			return nil, ""
		}
	}
	n := in.root
	if pointer != "" && !strings.HasPrefix(pointer, "/") {
		d.fail(ref, "the reference '%s' names an anchor, which is not supported: refer by the way to it, as in '#/components/schemas/Pet'", ref.text)
		return nil, ""
	}
	for _, step := range strings.Split(pointer, "/")[1:] {
		if s, err := url.PathUnescape(step); err == nil {
			step = s
		}
		step = strings.ReplaceAll(strings.ReplaceAll(step, "~1", "/"), "~0", "~")
		var next *node
		switch n.kind {
		case object:
			next = n.get(step)
		case list:
			if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(n.items) {
				next = n.items[i]
			}
		}
		if next == nil {
			d.fail(ref, "the reference '%s' leads nowhere: there is no '%s'%s", ref.text, step, suffix(in, ref.file))
			return nil, ""
		}
		n, name = next, step
	}
	return n, name
}

func suffix(in, from *file) string {
	if in == from {
		return ""
	}
	return " in " + in.name
}

// open reads another file of the description.
func (d *document) open(ref *node, where string) *file {
	if u, err := url.Parse(where); err == nil && (u.Scheme != "" || u.Host != "") {
		d.fail(ref, "the reference '%s' leads to the network, where nothing is fetched: save the file beside this one and refer to it by its path", ref.text)
		return nil
	}
	if s, err := url.PathUnescape(where); err == nil {
		where = s
	}
	name := path.Join(path.Dir(ref.file.name), where)
	if f := d.files[name]; f != nil {
		return f
	}
	if d.read == nil {
		d.fail(ref, "the reference '%s' leads to another file, which is not at hand: put both into one folder and choose this one there", ref.text)
		return nil
	}
	src, err := d.read(name)
	if err != nil {
		d.fail(ref, "the file '%s' cannot be read: it has to be beside this one", name)
		return nil
	}
	f := &file{name: name}
	if f.root, err = parse(f, src); err != nil {
		if p, ok := err.(*Problem); ok && len(d.problems) < maxProblems {
			d.problems = append(d.problems, *p)
		}
		return nil
	}
	d.files[name] = f
	return f
}

// resolved is what a field holds, or leads to.
func (d *document) resolved(n *node) *node {
	if n == nil {
		return nil
	}
	to, _ := d.target(n)
	return to
}
