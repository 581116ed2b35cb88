package doc

import (
	"io/fs"
	"net/url"
	"path"
	"strings"

	"barre/check"
)

// Markdown makes HTML of Markdown in which no script can be.
type Markdown interface {
	Render(src string, o MarkdownOptions) string
}

// MarkdownOptions is how a text is rendered.
type MarkdownOptions struct {
	Prefix string // of the anchors of headings; "" for headings without
	Level  int    // of the highest heading
	// Resolve finds the address of what a name in backticks stands for, "" when
	// there is none; kind is the word before the name. It may be nil.
	Resolve func(kind, name string) string
	// Picture finds the address of a picture of the package; "" for others, which
	// their text stands for. It may be nil.
	Picture func(dest string) string
	// Highlight makes HTML of a piece of Ballerina.
	Highlight func(code string) string
}

type resolver = func(kind, name string) string

// render makes HTML of Markdown.
func (w *writer) render(src, prefix string, level int, resolve resolver) string {
	return w.renderWith(src, MarkdownOptions{Prefix: prefix, Level: level, Resolve: resolve})
}

func (w *writer) renderWith(src string, o MarkdownOptions) string {
	if strings.TrimSpace(src) == "" {
		return ""
	}
	o.Highlight = func(code string) string { return spans(highlight(code), nil) }
	return w.md.Render(clean(src), o)
}

// maxPicture is how large a picture of a package may be: it is carried along.
const maxPicture = 4 << 20

// picture puts a picture that the text of a module shows beside the module's
// page, and gives its address from there.
func (w *writer) picture(m *Module, dest string) string {
	name, _, _ := strings.Cut(dest, "?")
	name = path.Clean(strings.TrimPrefix(name, "./"))
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg":
	default:
		return ""
	}
	if m.files == nil || !fs.ValidPath(name) {
		return ""
	}
	data, err := fs.ReadFile(m.files, name)
	if err != nil || len(data) > maxPicture {
		return ""
	}
	var parts []string
	for _, p := range strings.Split(name, "/") {
		parts = append(parts, fileName(p))
	}
	to := "pictures/" + strings.Join(parts, "/")
	w.files[m.home+"/"+to] = data
	return to
}

// sentence renders the first sentence of Markdown, as HTML without a block
// around it.
func (w *writer) sentence(src string, resolve resolver) string {
	src = firstSentence(src)
	out := strings.TrimSpace(w.render(src, "", 6, resolve))
	if inner, ok := strings.CutPrefix(out, "<p>"); ok && strings.Count(out, "<p>") == 1 && strings.HasSuffix(inner, "</p>") {
		return strings.TrimSuffix(inner, "</p>")
	}
	return esc(plainText(src))
}

// firstSentence is the beginning of Markdown up to the end of its first
// sentence, headings left out.
func firstSentence(src string) string {
	var para []string
	for _, line := range strings.Split(src, "\n") {
		t := strings.TrimSpace(line)
		if t == "" || strings.HasPrefix(t, "#") || strings.HasPrefix(t, "```") || strings.HasPrefix(t, "[//]:") {
			if len(para) > 0 {
				break
			}
			continue
		}
		para = append(para, t)
	}
	s := strings.Join(para, " ")
	code := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '`':
			code = !code
		case '.':
			if !code && i+2 < len(s) && s[i+1] == ' ' && 'A' <= s[i+2] && s[i+2] <= 'Z' {
				return s[:i+1]
			}
		}
	}
	return s
}

// plainText is Markdown of one paragraph without its marks.
func plainText(s string) string {
	return strings.NewReplacer("`", "", "**", "", "__", "").Replace(s)
}

// External tells whether a link leads to a web page or a mailbox.
func External(dest string) bool {
	u, err := url.Parse(dest)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return true
	}
	return false
}

// refWords are the words that say what a name in backticks stands for, with
// whether it may be an annotation.
var refWords = map[string]bool{
	"type": false, "service": false, "variable": false, "var": false, "annotation": true,
	"module": false, "function": false, "parameter": false,
}

// resolver finds names in documentation as seen from where it stands.
func (w *writer) resolver(sc *scope, page string) resolver {
	if sc == nil {
		return nil
	}
	return func(kind, name string) string {
		annotation := refWords[kind]
		if rest, ok := strings.CutPrefix(name, "@"); ok {
			name, annotation = rest, true
		}
		name = strings.TrimSuffix(name, "()")
		if !nameLike(name) {
			return ""
		}
		if kind == "parameter" {
			return ""
		}
		if sc.item != nil {
			for _, p := range sc.item.Params {
				if p.Name == name && kind != "function" && kind != "type" {
					return ""
				}
			}
		}
		if kind == "module" {
			return w.moduleHref(name, page)
		}
		prefix, id := "", name
		if i := strings.IndexByte(name, ':'); i >= 0 {
			prefix, id = name[:i], name[i+1:]
		}
		id, member, _ := strings.Cut(id, ".")
		find := func(mod *check.Module) *check.Symbol {
			if sc.file != nil {
				return mod.Named(sc.file, prefix, id, annotation)
			}
			// A page of prose, which imports nothing: the modules beside it.
			if prefix == "" {
				return mod.Named(nil, "", id, annotation)
			}
			for _, m := range sc.siblings {
				if prefix == lastPart(m.Name) {
					return m.checked.Named(nil, "", id, annotation)
				}
			}
			return nil
		}
		sym := find(sc.module)
		if sym == nil && prefix == lastPart(sc.module.Name()) {
			sym = sc.module.Named(sc.file, "", id, annotation)
		}
		if sym == nil && prefix == "" && sc.item != nil && kind != "type" {
			return w.memberHref(sc.item, id, page)
		}
		if sym == nil {
			return ""
		}
		it := w.site.symbols[symbolOf(sym)]
		if it == nil || it == sc.item && member == "" {
			return ""
		}
		if member != "" {
			return w.memberHref(it, member, page)
		}
		href, _ := w.site.link(sym)
		return w.relative(href, page)
	}
}

// memberHref is the address of a method or field of an item.
func (w *writer) memberHref(it *Item, name, page string) string {
	for it.owner != nil {
		it = it.owner
	}
	for _, m := range it.Methods {
		if m.Name == name {
			return w.relative(m.href(), page)
		}
	}
	for _, f := range it.Fields {
		if f.Name == name {
			return w.relative(it.page+"#"+f.anchor, page)
		}
	}
	return ""
}

func (w *writer) moduleHref(name, page string) string {
	for _, p := range w.site.Packages {
		for _, m := range p.Modules {
			if m.QName() == name || m.Name == name {
				return w.relative(m.home+"/index.html", page)
			}
		}
	}
	return ""
}

func lastPart(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// nameLike tells whether a text may be a name: M:X, X, T.m.
func nameLike(s string) bool {
	if s == "" || len(s) > 200 {
		return false
	}
	for i, r := range s {
		if r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r > 127 ||
			i > 0 && ('0' <= r && r <= '9' || r == ':' || r == '.' || r == '/') {
			continue
		}
		return false
	}
	return true
}
