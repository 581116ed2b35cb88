package doc

import (
	"fmt"
	"path"
	"strings"
)

// place gives every item its page, and everything on a page its anchor. Both
// follow from names alone, so that links from elsewhere last.
func (m *Module) place() {
	index := path.Join(m.home, "index.html")
	files, anchors := names{}, names{}
	for _, it := range m.Items {
		stem := strings.ReplaceAll(it.Kind.String(), " ", "-") + "."
		if !it.Kind.ownPage() {
			it.page, it.anchor = index, anchors.unique(stem[:len(stem)-1]+"-"+anchorName(it.Name))
			continue
		}
		it.page = path.Join(m.home, files.unique(stem+fileName(it.Name))+".html")
		members := names{}
		for _, g := range it.Methods {
			k := g.Kind.String()
			if g.Kind == Remote {
				k = "remote"
			}
			g.page, g.anchor = it.page, members.unique(k+"-"+anchorName(g.Name))
		}
		for _, f := range it.Fields {
			f.anchor = members.unique("field-" + anchorName(f.Name))
		}
		for _, e := range it.Members {
			e.anchor = members.unique("member-" + anchorName(e.Name))
		}
	}
}

// names hands out names that differ in more than case, since some file systems
// do not tell those apart.
type names map[string]bool

func (n names) unique(name string) string {
	try := name
	for i := 2; n[strings.ToLower(try)]; i++ {
		try = fmt.Sprintf("%s~%d", name, i)
	}
	n[strings.ToLower(try)] = true
	return try
}

// fileName makes a name that every file system takes and no link needs to
// escape; other characters are written as ~ and their code.
func fileName(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '_' || r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z', r == '.' && i > 0:
			b.WriteRune(r)
		case r == '/':
			b.WriteByte('-')
		default:
			fmt.Fprintf(&b, "~%x", r)
		}
	}
	if s := b.String(); len(s) > 150 {
		return s[:150]
	} else if s != "" {
		return s
	}
	return "~"
}

// anchorName makes part of an anchor: like fileName, with what separates the
// parts of a resource path as -.
func anchorName(s string) string {
	return strings.Trim(fileName(strings.NewReplacer(" ", "-", "[", "", "]", "", "/", "-", "...", "", "?", "", "|", "-", ":", "-").Replace(s)), "-")
}
