package doc

import (
	"embed"
	"fmt"
	"html"
	"path"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed assets
var assets embed.FS

// HTML gives the files of the site by their paths, with slashes. Every link is
// relative, so that the site works below any address and from the disk, and
// the same site gives the same bytes.
func (s *Site) HTML(md Markdown) map[string][]byte {
	w := &writer{site: s, md: md, files: map[string][]byte{}}
	for _, p := range s.Packages {
		for _, m := range p.Modules {
			w.modulePage(m)
			for _, it := range m.Items {
				if it.Kind.ownPage() {
					w.itemPage(it)
				}
			}
		}
	}
	w.overview()
	w.index()
	for _, name := range []string{"style.css", "site.js", "theme.js"} {
		b, err := assets.ReadFile("assets/" + name)
		if err != nil {
			panic(err) // it is embedded
		}
		w.files["assets/"+name] = b
	}
	return w.files
}

// writer writes the pages of a site.
type writer struct {
	site  *Site
	md    Markdown
	files map[string][]byte
}

// page is a page as it is written.
type page struct {
	*writer
	strings.Builder
	path string
	toc  []tocEntry
}

type tocEntry struct {
	level      int
	id, title  string
	deprecated bool
}

// esc is text as HTML has it.
func esc(s string) string { return html.EscapeString(clean(s)) }

// clean replaces what no page may have: control characters, and bytes that are
// no text.
func clean(s string) string {
	bad := func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == utf8.RuneError || r == '\ufffe' || r == '\uffff'
	}
	if strings.IndexFunc(s, bad) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if bad(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// f writes formatted HTML; the arguments are escaped already.
func (p *page) f(format string, args ...any) { fmt.Fprintf(&p.Builder, format, args...) }

// to is the address of a path of the site from this page.
func (p *page) to(href string) string { return p.relative(href, p.path) }

// relative is the address of href, from the site's root, as a page refers to
// it.
func (w *writer) relative(href, page string) string {
	target, frag, hasFrag := strings.Cut(href, "#")
	if target == page && hasFrag {
		return "#" + frag
	}
	from := strings.Split(path.Dir(page), "/")
	if from[0] == "." {
		from = nil
	}
	parts := strings.Split(target, "/")
	for len(from) > 0 && len(parts) > 1 && from[0] == parts[0] {
		from, parts = from[1:], parts[1:]
	}
	out := strings.Repeat("../", len(from)) + strings.Join(parts, "/")
	if hasFrag {
		out += "#" + frag
	}
	return out
}

// spans writes text with its colours, and names as links where link finds an
// address.
func spans(t Text, link func(Piece) (href, title string)) string {
	var b strings.Builder
	for _, p := range t {
		text := esc(p.Text)
		if p.Ref != nil && link != nil {
			switch href, title := link(p); {
			case href != "":
				fmt.Fprintf(&b, `<a href="%s" title="%s">%s</a>`, esc(href), esc(title), text)
				continue
			case title != "":
				fmt.Fprintf(&b, `<span title="%s">%s</span>`, esc(title), text)
				continue
			}
		}
		if p.Class != "" {
			fmt.Fprintf(&b, `<span class="%s">%s</span>`, p.Class, text)
		} else {
			b.WriteString(text)
		}
	}
	return b.String()
}

// text writes source text.
func (p *page) text(t Text) string {
	return spans(t, func(q Piece) (string, string) {
		title := q.Ref.Module().QName() + ":" + q.Ref.Name
		if href, ok := p.site.link(q.Ref); ok {
			return p.to(href), title
		}
		return "", title
	})
}

// doc writes documentation.
func (p *page) doc(d Doc) string {
	return p.render(d.Text, "", 4, p.resolver(d.scope, p.path))
}

// summary writes the first sentence of documentation.
func (p *page) summary(d Doc) string {
	return p.sentence(d.Text, p.resolver(d.scope, p.path))
}

// inline writes documentation of a parameter or field: a paragraph without its
// element, or blocks.
func (p *page) inline(d Doc) string {
	out := strings.TrimSpace(p.doc(d))
	if inner, ok := strings.CutPrefix(out, "<p>"); ok && strings.Count(out, "<p>") == 1 && strings.HasSuffix(inner, "</p>") {
		return strings.TrimSuffix(inner, "</p>")
	}
	return out
}

// deprecation writes why something is deprecated.
func (p *page) deprecation(d Doc) {
	if !d.HasDeprecated {
		return
	}
	if d.Deprecated == "" {
		return // the mark beside the name says it
	}
	why := strings.TrimSpace(p.render(d.Deprecated, "", 4, p.resolver(d.scope, p.path)))
	p.f(`<div class="deprecated"><strong>Deprecated</strong>%s</div>`+"\n", why)
}

// heading writes a heading that the table of contents lists.
func (p *page) heading(level int, id, title string) {
	p.f("<h%d id=\"%s\">%s<a class=\"anchor\" href=\"#%s\" aria-label=\"Link to %s\">#</a></h%d>\n", level, esc(id), esc(title), esc(id), esc(title), level)
	p.toc = append(p.toc, tocEntry{level: level, id: id, title: title})
}

// save puts the frame around the page.
func (p *page) save(title string, m *Module, current *Item) {
	body := p.Builder.String()
	p.Builder.Reset()
	root := strings.Repeat("../", strings.Count(p.path, "/"))
	home := p.site.title()
	p.f(`<!DOCTYPE html>
<html lang="en" data-root="%s">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>%s</title>
<link rel="stylesheet" href="%sassets/style.css"/>
<script src="%sassets/theme.js"></script>
<script src="%sassets/site.js" defer="defer"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="bar">
<a class="home" href="%sindex.html">%s</a>
<div class="search" role="search">
<input id="search" type="search" placeholder="Search" autocomplete="off" spellcheck="false" role="combobox" aria-label="Search names, kinds and text" aria-expanded="false" aria-controls="results" aria-autocomplete="list"/>
<kbd aria-hidden="true">/</kbd>
<div id="results" role="listbox" aria-label="Search results" hidden="hidden"></div>
</div>
<button id="theme" type="button" aria-label="Switch between light and dark"><span aria-hidden="true">◐</span></button>
</header>
<div class="frame">
`, root, esc(title), root, root, root, root, home)
	p.sidebar(m, current)
	p.f("<main id=\"content\" tabindex=\"-1\">\n%s</main>\n", body)
	p.contents()
	p.f("</div>\n</body>\n</html>\n")
	p.files[p.path] = []byte(p.Builder.String())
}

// title is what the site is called.
func (s *Site) title() string {
	var own []*Package
	for _, p := range s.Packages {
		if !p.Library {
			own = append(own, p)
		}
	}
	switch {
	case len(own) == 1:
		return fmt.Sprintf("%s/%s <small>%s</small>", esc(own[0].Org), esc(own[0].Name), esc(own[0].Version))
	case len(own) == 0 && len(s.Packages) == 1:
		return fmt.Sprintf("%s/%s <small>%s</small>", esc(s.Packages[0].Org), esc(s.Packages[0].Name), esc(s.Packages[0].Version))
	}
	return "API documentation"
}

// sidebar lists the modules and, below the one that is shown, what it has.
func (p *page) sidebar(current *Module, item *Item) {
	p.f("<details class=\"side\" open=\"open\"><summary>Modules</summary>\n<nav aria-label=\"Modules\">\n")
	library := false
	for _, pkg := range p.site.Packages {
		if pkg.Library && !library {
			library = true
			if !p.site.Packages[0].Library {
				p.f("<p class=\"group\">Library</p>\n")
			}
		}
		p.f("<ul>\n")
		for _, m := range pkg.Modules {
			here := ""
			if m == current && item == nil {
				here = ` aria-current="page"`
			}
			p.f("<li><a class=\"mod\" href=\"%s\"%s>%s</a>", esc(p.to(m.home+"/index.html")), here, breakable(m.label(pkg)))
			if m == current {
				p.kindList(m, item)
			}
			p.f("</li>\n")
		}
		p.f("</ul>\n")
	}
	p.f("</nav>\n</details>\n")
}

// label is what the sidebar calls a module.
func (m *Module) label(pkg *Package) string {
	if m.Default {
		return pkg.Org + "/" + pkg.Name
	}
	return m.Name
}

func (p *page) kindList(m *Module, item *Item) {
	p.f("\n<ul class=\"kinds\">\n")
	for k := range kinds {
		list := m.of(k)
		if len(list) == 0 {
			continue
		}
		p.f("<li><a href=\"%s\">%s <span class=\"count\">%d</span></a>", esc(p.to(m.home+"/index.html#"+sectionID(k))), k.plural(), len(list))
		if item != nil && item.Kind == k {
			p.f("\n<ul class=\"items\">\n")
			for _, it := range list {
				here := ""
				if it == item {
					here = ` aria-current="page"`
				}
				p.f("<li><a href=\"%s\"%s>%s</a></li>\n", esc(p.to(it.href())), here, breakable(it.Name))
			}
			p.f("</ul>\n")
		}
		p.f("</li>\n")
	}
	p.f("</ul>\n")
}

// contents lists what is on the page.
func (p *page) contents() {
	if len(p.toc) < 2 {
		return
	}
	p.f("<nav class=\"toc\" aria-label=\"On this page\">\n<p class=\"group\">On this page</p>\n<ul>\n")
	for _, e := range p.toc {
		struck := ""
		if e.deprecated {
			struck = ` class="old"`
		}
		p.f("<li class=\"l%d\"><a href=\"#%s\"%s>%s</a></li>\n", e.level, esc(e.id), struck, breakable(e.title))
	}
	p.f("</ul>\n</nav>\n")
}

// breakable is a name that may go on in another line after its separators, and
// between the words of a long one.
func breakable(name string) string {
	var b strings.Builder
	last := rune(0)
	for i, r := range name {
		if i > 0 && (strings.ContainsRune("/._", last) || len(name) > 20 && unicode.IsLower(last) && unicode.IsUpper(r)) {
			b.WriteString("<wbr/>")
		}
		b.WriteString(esc(string(r)))
		last = r
	}
	return b.String()
}

func sectionID(k Kind) string { return strings.ReplaceAll(strings.ToLower(k.plural()), " ", "-") }

// overview is the page at the site's root: the packages, or where the only one
// is.
func (w *writer) overview() {
	p := &page{writer: w, path: "index.html"}
	if len(w.site.Packages) == 1 {
		href := w.site.Packages[0].Modules[0].home + "/index.html"
		w.files[p.path] = []byte(fmt.Sprintf("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>%s</title>\n<meta http-equiv=\"refresh\" content=\"0; url=%s\"/>\n</head>\n<body>\n<p><a href=\"%s\">API documentation of %s</a></p>\n</body>\n</html>\n",
			esc(w.site.Packages[0].Modules[0].QName()), esc(href), esc(href), esc(w.site.Packages[0].Modules[0].QName())))
		return
	}
	p.f("<h1>API documentation</h1>\n")
	list := func(title string, library bool) {
		var pkgs []*Package
		for _, pkg := range w.site.Packages {
			if pkg.Library == library {
				pkgs = append(pkgs, pkg)
			}
		}
		if len(pkgs) == 0 {
			return
		}
		if len(pkgs) < len(w.site.Packages) {
			p.heading(2, strings.ToLower(title), title)
		}
		p.f("<table class=\"list modules\">\n<thead><tr><th scope=\"col\">Module</th><th scope=\"col\">Version</th><th scope=\"col\">Description</th></tr></thead>\n<tbody>\n")
		for _, pkg := range pkgs {
			for _, m := range pkg.Modules {
				p.moduleRow(m, true)
			}
		}
		p.f("</tbody>\n</table>\n")
	}
	list("Packages", false)
	list("Library", true)
	p.save("API documentation", nil, nil)
}

func (p *page) moduleRow(m *Module, version bool) {
	p.f("<tr><td><a href=\"%s\">%s</a></td>", esc(p.to(m.home+"/index.html")), esc(m.QName()))
	if version {
		p.f("<td>%s</td>", esc(m.Version))
	}
	p.f("<td>%s</td></tr>\n", m.summary(p))
}

// summary is what the module's page begins with, or the package is described
// with.
func (m *Module) summary(p *page) string {
	src := firstSentence(m.Readme)
	if m.Default && m.Package.Description != "" {
		src = m.Package.Description
	}
	return p.sentence(src, nil)
}

// modulePage is a module with what fits on one page.
func (w *writer) modulePage(m *Module) {
	p := &page{writer: w, path: m.home + "/index.html"}
	kind := "Module"
	switch {
	case m.Package.Library:
		kind = "Module of the library"
	case m.Default:
		kind = "Package"
	}
	p.f("<p class=\"crumb\">%s</p>\n<h1>%s <small>%s</small></h1>\n", kind, esc(m.QName()), esc(m.Version))
	if m.Default {
		p.packageFacts(m)
	} else {
		p.f("<p class=\"facts\">in <a href=\"%s\">%s/%s</a></p>\n", esc(p.to(m.Package.Modules[0].home+"/index.html")), esc(m.Package.Org), esc(m.Package.Name))
	}
	p.f("<pre class=\"import\" tabindex=\"0\"><code><span class=\"k\">import</span> %s/%s;</code></pre>\n", esc(m.Org), esc(m.Name))
	text := p.renderWith(m.Readme, MarkdownOptions{
		Prefix: "readme-", Level: 2, Resolve: p.resolver(&scope{module: m.checked, siblings: m.Package.Modules}, p.path),
		Picture: func(dest string) string { return p.picture(m, dest) },
	})
	if text != "" {
		p.f("<div class=\"readme\">\n%s</div>\n", text)
	}
	if m.Default && len(m.Package.Modules) > 1 {
		p.heading(2, "modules", "Modules")
		p.f("<table class=\"list modules\">\n<tbody>\n")
		for _, sub := range m.Package.Modules[1:] {
			p.moduleRow(sub, false)
		}
		p.f("</tbody>\n</table>\n")
	}
	if len(m.Items) == 0 {
		p.f("<p class=\"none\">The module declares nothing for others to use.</p>\n")
	}
	for k := range kinds {
		list := m.of(k)
		if len(list) == 0 {
			continue
		}
		p.heading(2, sectionID(k), k.plural())
		switch {
		case k.ownPage():
			p.table(list)
		case k == Constant || k == Variable || k == Configurable:
			p.values(k, list)
		default:
			for _, it := range list {
				p.toc = append(p.toc, tocEntry{level: 3, id: it.anchor, title: it.Name, deprecated: it.Doc.HasDeprecated})
				p.entry(it, 3)
			}
		}
	}
	p.save(m.QName(), m, nil)
}

// packageFacts says who made the package and under which licence.
func (p *page) packageFacts(m *Module) {
	pkg := m.Package
	var facts []string
	fact := func(name string, values []string) {
		if len(values) > 0 {
			facts = append(facts, fmt.Sprintf("<dt>%s</dt><dd>%s</dd>", name, esc(strings.Join(values, ", "))))
		}
	}
	fact("Licence", pkg.License)
	fact("Authors", pkg.Authors)
	fact("Keywords", pkg.Keywords)
	if External(pkg.Repository) {
		facts = append(facts, fmt.Sprintf("<dt>Repository</dt><dd><a href=\"%s\">%s</a></dd>", esc(pkg.Repository), esc(pkg.Repository)))
	}
	if pkg.Description != "" {
		p.f("<p class=\"lead\">%s</p>\n", esc(pkg.Description))
	}
	if len(facts) > 0 {
		p.f("<dl class=\"facts\">%s</dl>\n", strings.Join(facts, ""))
	}
}

// table lists items that have pages of their own.
func (p *page) table(list []*Item) {
	p.f("<table class=\"list\">\n<tbody>\n")
	for _, it := range list {
		p.f("<tr><td><a href=\"%s\"%s>%s</a>%s</td><td>%s</td></tr>\n", esc(p.to(it.page)), struck(it.Doc), esc(it.Name), flags(it), p.summary(it.Doc))
	}
	p.f("</tbody>\n</table>\n")
}

func struck(d Doc) string {
	if d.HasDeprecated {
		return ` class="old"`
	}
	return ""
}

// flags are the qualifiers that a reader of a list wants to see.
func flags(it *Item) string {
	out := ""
	for _, q := range it.Quals {
		if q == "readonly" || q == "client" && it.Kind != Client || q == "service" && it.Kind == Class || q == "distinct" {
			out += fmt.Sprintf(" <span class=\"flag\">%s</span>", q)
		}
	}
	if it.Doc.HasDeprecated {
		out += ` <span class="flag warn">deprecated</span>`
	}
	return out
}

// values lists constants and variables.
func (p *page) values(k Kind, list []*Item) {
	third := map[Kind]string{Constant: "Value", Configurable: "Default"}[k]
	p.f("<table class=\"list values\">\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Type</th>")
	if third != "" {
		p.f("<th scope=\"col\">%s</th>", third)
	}
	p.f("<th scope=\"col\">Description</th></tr></thead>\n<tbody>\n")
	for _, it := range list {
		p.f("<tr id=\"%s\"><td><code%s>%s</code>%s", esc(it.anchor), struck(it.Doc), esc(it.Name), flags(it))
		for _, q := range it.Quals {
			p.f(" <span class=\"flag\">%s</span>", q)
		}
		p.f("</td><td><code>%s</code></td>", p.text(it.Type))
		if third != "" {
			switch {
			case len(it.Value) > 0:
				p.f("<td><code>%s</code></td>", p.text(it.Value))
			case k == Configurable:
				p.f("<td><span class=\"flag warn\">required</span></td>")
			default:
				p.f("<td></td>")
			}
		}
		p.f("<td>%s", p.inline(it.Doc))
		p.deprecation(it.Doc)
		p.f("</td></tr>\n")
	}
	p.f("</tbody>\n</table>\n")
}

// index is what the search looks through: a script, since a page from the disk
// may load nothing else.
func (w *writer) index() {
	var b strings.Builder
	b.WriteString("window.barreIndex = [\n")
	row := func(name, kind, module, href, text string) {
		fmt.Fprintf(&b, "[%s,%s,%s,%s,%s],\n", jsString(name), jsString(kind), jsString(module), jsString(href), jsString(text))
	}
	text := func(d Doc) string {
		s := plainText(firstSentence(d.Text))
		if r := []rune(s); len(r) > 140 {
			s = string(r[:139]) + "…"
		}
		return s
	}
	for _, pkg := range w.site.Packages {
		for _, m := range pkg.Modules {
			summary := firstSentence(m.Readme)
			row(m.Name, "module", m.QName(), m.home+"/index.html", plainText(summary))
			for _, it := range m.Items {
				row(it.Name, it.Kind.String(), m.QName(), it.href(), text(it.Doc))
				for _, g := range it.Methods {
					if g.Kind != Init {
						row(it.Name+"."+g.Name, g.Kind.String(), m.QName(), g.href(), text(g.Doc))
					}
				}
				for _, f := range it.Fields {
					if f.From == nil {
						row(it.Name+"."+f.Name, "field", m.QName(), it.page+"#"+f.anchor, text(f.Doc))
					}
				}
				for _, e := range it.Members {
					row(it.Name+"."+e.Name, "member", m.QName(), it.page+"#"+e.anchor, text(e.Doc))
				}
			}
		}
	}
	b.WriteString("];\n")
	w.files["assets/search-index.js"] = []byte(b.String())
}

// jsString is a string literal of JavaScript that no HTML parser stumbles over.
func jsString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == '<' || r == '>' || r == '\u2028' || r == '\u2029':
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Files lists the paths of a site's files in order.
func Files(files map[string][]byte) []string {
	list := make([]string, 0, len(files))
	for name := range files {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}
