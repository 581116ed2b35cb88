package doc

import (
	"fmt"
	"strings"
)

// itemPage is a page of a structured declaration.
func (w *writer) itemPage(it *Item) {
	p := &page{writer: w, path: it.page}
	m := it.module
	name := it.Name
	p.f("<p class=\"crumb\"><a href=\"%s\">%s</a> · %s%s</p>\n", esc(p.to(m.home+"/index.html")), esc(m.QName()), esc(it.Kind.String()), source(it.Pos))
	p.f("<h1><span%s>%s</span>%s</h1>\n", struck(it.Doc), esc(name), flagsOfPage(it))
	p.deprecation(it.Doc)
	if text := p.doc(it.Doc); text != "" {
		p.f("<div class=\"text\">\n%s</div>\n", text)
	}
	p.declaration(it)
	if len(it.Members) > 0 {
		p.heading(2, "members", "Members")
		p.enumMembers(it)
	}
	if len(it.Fields) > 0 {
		p.heading(2, "fields", "Fields")
		p.fields(it)
	}
	for k := Init; k <= Method; k++ {
		list := it.of(k)
		if len(list) == 0 {
			continue
		}
		title := k.plural()
		if k == Init {
			title = "Constructor"
		}
		p.heading(2, strings.ReplaceAll(strings.ToLower(title), " ", "-"), title)
		for _, g := range list {
			p.toc = append(p.toc, tocEntry{level: 3, id: g.anchor, title: g.Name, deprecated: g.Doc.HasDeprecated})
			p.entry(g, 3)
		}
	}
	p.save(name+" · "+m.QName(), m, it)
}

func flagsOfPage(it *Item) string {
	if it.Doc.HasDeprecated {
		return ` <span class="flag warn">deprecated</span>`
	}
	return ""
}

// source says where something is declared.
func source(pos Pos) string {
	if pos.File == "" {
		return ""
	}
	return fmt.Sprintf("<span class=\"source\">%s:%d</span>", esc(pos.File), pos.Line)
}

// entry is a declaration on a page with others.
func (p *page) entry(it *Item, level int) {
	p.f("<section class=\"entry\" id=\"%s\">\n", esc(it.anchor))
	title := it.Name
	if it.Kind == Resource {
		title = it.Accessor + " " + it.pathText()
	}
	where := source(it.Pos)
	if it.From != nil {
		where = fmt.Sprintf("<span class=\"source\">from %s</span>", p.text(Text{{Text: it.From.Name, Ref: it.From}}))
	}
	p.f("<div class=\"title\"><h%d><span%s>%s</span>%s<a class=\"anchor\" href=\"#%s\" aria-label=\"Link to %s\">#</a></h%d>%s</div>\n", level, struck(it.Doc), esc(title), flagsOfPage(it), esc(it.anchor), esc(title), level, where)
	p.signature(it)
	p.deprecation(it.Doc)
	if text := p.doc(it.Doc); text != "" {
		p.f("<div class=\"text\">\n%s</div>\n", text)
	}
	p.parameters(it)
	if it.Kind == Annotation {
		p.points(it)
	}
	p.f("</section>\n")
}

const pre = "<pre class=\"decl\" tabindex=\"0\"><code>"

func keyword(s string) string { return `<span class="k">` + s + `</span>` }

// lead writes what stands before the name of a declaration.
func (p *page) lead(it *Item, public bool) {
	for _, a := range it.Annots {
		p.f("<span class=\"annot\">%s</span>\n", p.text(a))
	}
	if public {
		p.f("%s ", keyword("public"))
	}
	for _, q := range it.Quals {
		if q == "distinct" {
			continue // stands before the type
		}
		p.f("%s ", keyword(q))
	}
}

// signature writes the head of a function, or another declaration of a line
// or so.
func (p *page) signature(it *Item) {
	p.f(pre)
	switch it.Kind {
	case Function, Init, Method, Remote, Resource:
		p.lead(it, it.Kind == Function)
		switch it.Kind {
		case Remote:
			p.f("%s ", keyword("remote"))
		case Resource:
			p.f("%s ", keyword("resource"))
		}
		p.f("%s ", keyword("function"))
		if it.Kind == Resource {
			p.f("<b>%s</b> %s", esc(it.Accessor), p.resourcePath(it))
		} else {
			p.f("<b>%s</b>", esc(it.ident))
		}
		p.parameterList(it)
		if it.Return != nil {
			p.f(" %s ", keyword("returns"))
			for _, a := range it.Return.Annots {
				p.f("<span class=\"annot\">%s</span> ", p.text(a))
			}
			p.f("%s", p.text(it.Return.Type))
		}
	case Annotation:
		p.lead(it, true)
		if it.Const {
			p.f("%s ", keyword("const"))
		}
		p.f("%s ", keyword("annotation"))
		if len(it.Type) > 0 {
			p.f("%s ", p.text(it.Type))
		}
		p.f("<b>%s</b> %s %s", esc(it.ident), keyword("on"), esc(strings.Join(it.Points, ", ")))
	default:
		p.lead(it, true)
		p.f("%s <b>%s</b> %s", keyword("type"), esc(it.ident), p.text(it.Type))
	}
	p.f(";</code></pre>\n")
}

func (p *page) resourcePath(it *Item) string {
	if len(it.Path) == 0 {
		return "."
	}
	var list []string
	for _, s := range it.Path {
		if s.Param == nil {
			list = append(list, esc(s.Name))
			continue
		}
		dots := ""
		if s.Param.Rest {
			dots = "..."
		}
		seg := "[" + p.text(s.Param.Type) + dots
		if s.Param.Name != "" {
			seg += " " + esc(s.Param.ident)
		}
		list = append(list, seg+"]")
	}
	return strings.Join(list, "/")
}

// parameterList writes parameters, one a line where they are many.
func (p *page) parameterList(it *Item) {
	var list []string
	width := len(it.Name)
	for _, q := range it.Params {
		list = append(list, p.parameter(q))
		width += len(q.Type.String()) + len(q.Name) + len(q.Default.String()) + 4
		for _, a := range q.Annots {
			width += len(a.String())
		}
	}
	if len(list) == 0 || width < 76 {
		p.f("(%s)", strings.Join(list, ", "))
		return
	}
	p.f("(\n    %s\n)", strings.Join(list, ",\n    "))
}

func (p *page) parameter(q *Param) string {
	var b strings.Builder
	for _, a := range q.Annots {
		fmt.Fprintf(&b, "<span class=\"annot\">%s</span> ", p.text(a))
	}
	if q.Included {
		b.WriteString("*")
	}
	b.WriteString(p.text(q.Type))
	if q.Rest {
		b.WriteString("...")
	}
	b.WriteString(" " + esc(q.ident))
	if len(q.Default) > 0 {
		b.WriteString(" = " + p.text(q.Default))
	}
	return b.String()
}

// parameters tells of each parameter what the signature does not show.
func (p *page) parameters(it *Item) {
	all := it.Params
	for _, s := range it.Path {
		if s.Param != nil && s.Param.Doc.Text != "" {
			all = append([]*Param{s.Param}, all...)
		}
	}
	documented := it.Return != nil && it.Return.Doc.Text != ""
	for _, q := range all {
		documented = documented || q.Doc.Text != "" || q.Doc.HasDeprecated
	}
	if !documented {
		return
	}
	p.f("<dl class=\"params\">\n")
	for _, q := range all {
		if q.Doc.Text == "" && !q.Doc.HasDeprecated {
			continue
		}
		p.f("<dt><code%s>%s</code></dt><dd>%s", struck(q.Doc), esc(q.Name), p.inline(q.Doc))
		if q.Doc.HasDeprecated {
			p.f(` <span class="flag warn">deprecated</span>`)
		}
		p.f("</dd>\n")
	}
	if it.Return != nil && it.Return.Doc.Text != "" {
		p.f("<dt><span class=\"k\">returns</span></dt><dd>%s</dd>\n", p.inline(it.Return.Doc))
	}
	p.f("</dl>\n")
}

var pointWords = map[string]string{
	"type": "types", "class": "classes", "function": "functions", "object function": "methods",
	"service remote function": "remote methods of services", "parameter": "parameters", "return": "return types",
	"service": "services", "field": "fields", "object field": "fields of objects", "record field": "fields of records",
	"listener": "listeners", "annotation": "annotations", "external": "external functions", "var": "variables",
	"const": "constants", "worker": "workers",
}

func (p *page) points(it *Item) {
	var list []string
	for _, at := range it.Points {
		bare := strings.TrimPrefix(at, "source ")
		if w := pointWords[bare]; w != "" {
			list = append(list, w)
		} else {
			list = append(list, bare)
		}
	}
	if len(list) == 0 {
		list = []string{"any declaration"}
	}
	p.f("<p>Attaches to %s.</p>\n", esc(strings.Join(list, ", ")))
}

// declaration writes the declaration of a structured item without the members
// that are listed below it.
func (p *page) declaration(it *Item) {
	p.f(pre)
	switch it.Kind {
	case Service:
		for _, a := range it.Annots {
			p.f("<span class=\"annot\">%s</span>\n", p.text(a))
		}
		for _, q := range it.Quals {
			p.f("%s ", keyword(q))
		}
		p.f("%s", keyword("service"))
		if len(it.Type) > 0 {
			p.f(" %s", p.text(it.Type))
		}
		if len(it.Attach) > 0 {
			p.f(" %s", p.text(it.Attach))
		}
		if len(it.Listeners) > 0 {
			p.f(" %s ", keyword("on"))
			for i, l := range it.Listeners {
				if i > 0 {
					p.f(", ")
				}
				p.f("%s", p.text(l))
			}
		}
	case Class, Client, Listener:
		p.lead(it, true)
		p.f("%s <b>%s</b>%s", keyword("class"), esc(it.ident), p.body(it))
	case Enum:
		p.lead(it, true)
		p.f("%s <b>%s</b>", keyword("enum"), esc(it.ident))
	case Record:
		p.typeLead(it, "record")
		p.f("%s;", p.body(it))
	default:
		p.typeLead(it, "object")
		p.f("%s;", p.body(it))
	}
	p.f("</code></pre>\n")
}

// typeLead writes a type definition up to its body.
func (p *page) typeLead(it *Item, what string) {
	for _, a := range it.Annots {
		p.f("<span class=\"annot\">%s</span>\n", p.text(a))
	}
	p.f("%s %s <b>%s</b> ", keyword("public"), keyword("type"), esc(it.ident))
	for _, q := range it.Quals {
		p.f("%s ", keyword(q))
		if q == "readonly" {
			p.f("&amp; ")
		}
	}
	p.f("%s", keyword(what))
}

// body writes what a record or object type has, in the form of its source.
func (p *page) body(it *Item) string {
	var lines []string
	for _, t := range it.Includes {
		lines = append(lines, "*"+p.text(t)+";")
	}
	if it.Kind == Record {
		for _, f := range it.Fields {
			if f.From == nil {
				lines = append(lines, p.fieldLine(f))
			}
		}
		if it.Closed && len(it.Rest) > 0 {
			lines = append(lines, p.text(it.Rest)+"...;")
		}
	}
	open, end := "{", "}"
	if it.Kind == Record && it.Closed {
		open, end = "{|", "|}"
	}
	if len(lines) == 0 {
		if it.Kind != Record {
			return ""
		}
		return " " + open + end
	}
	return " " + open + "\n    " + strings.Join(lines, "\n    ") + "\n" + end
}

func (p *page) fieldLine(f *Field) string {
	line := ""
	if f.Readonly {
		line += keyword("readonly") + " "
	}
	line += p.text(f.Type) + " " + esc(f.ident)
	if f.Optional {
		line += "?"
	}
	if len(f.Default) > 0 {
		line += " = " + p.text(f.Default)
	}
	return line + ";"
}

// fields lists fields with what is said of them.
func (p *page) fields(it *Item) {
	p.f("<table class=\"list fields\">\n<thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Type</th><th scope=\"col\">Default</th><th scope=\"col\">Description</th></tr></thead>\n<tbody>\n")
	for _, f := range it.Fields {
		p.f("<tr id=\"%s\"><td><code%s>%s</code>", esc(f.anchor), struck(f.Doc), esc(f.ident))
		for _, flag := range []struct {
			on   bool
			name string
		}{{f.Optional, "optional"}, {f.Readonly, "readonly"}, {f.Final, "final"}} {
			if flag.on {
				p.f(" <span class=\"flag\">%s</span>", flag.name)
			}
		}
		if f.Doc.HasDeprecated {
			p.f(` <span class="flag warn">deprecated</span>`)
		}
		p.f("</td><td><code>%s</code></td><td>", p.text(f.Type))
		if len(f.Default) > 0 {
			p.f("<code>%s</code>", p.text(f.Default))
		}
		p.f("</td><td>")
		for _, a := range f.Annots {
			p.f("<code class=\"annot\">%s</code> ", p.text(a))
		}
		p.f("%s", p.inline(f.Doc))
		p.deprecation(f.Doc)
		if f.From != nil {
			p.f(" <span class=\"from\">from %s</span>", p.text(Text{{Text: f.From.Name, Ref: f.From}}))
		}
		p.f("</td></tr>\n")
	}
	p.f("</tbody>\n</table>\n")
	if it.Kind == Record && !it.Closed {
		p.f("<p class=\"none\">The record is open: it may have further fields of type <code>anydata</code>.</p>\n")
	}
}

func (p *page) enumMembers(it *Item) {
	p.f("<table class=\"list fields\">\n<thead><tr><th scope=\"col\">Member</th><th scope=\"col\">Value</th><th scope=\"col\">Description</th></tr></thead>\n<tbody>\n")
	for _, e := range it.Members {
		value := e.Value
		if len(value) == 0 {
			value = Text{{Text: fmt.Sprintf("%q", e.Name), Class: "s"}}
		}
		p.f("<tr id=\"%s\"><td><code%s>%s</code>", esc(e.anchor), struck(e.Doc), esc(e.Name))
		if e.Doc.HasDeprecated {
			p.f(` <span class="flag warn">deprecated</span>`)
		}
		p.f("</td><td><code>%s</code></td><td>%s", p.text(value), p.inline(e.Doc))
		p.deprecation(e.Doc)
		p.f("</td></tr>\n")
	}
	p.f("</tbody>\n</table>\n")
}
