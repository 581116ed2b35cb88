// Imports that an intent needs, and those that it leaves without use.

package model

import (
	"cmp"
	"fmt"
	"strings"

	"barre/syntax"
)

// prefixOf is the prefix by which a file names a module, and whether the file has to
// import it first.
func (s source) prefixOf(qname string) (prefix string, missing bool) {
	if qname == "" || qname == s.mod.QName() {
		return "", false
	}
	org, name, _ := strings.Cut(qname, "/")
	for _, imp := range s.f.Imports {
		if o, n := s.importName(imp); o == org && n == name && (imp.Prefix == nil || imp.Prefix.Name != "_") {
			return importPrefix(imp), false
		}
	}
	prefix = name[strings.LastIndexByte(name, '.')+1:]
	if org == "ballerina" && strings.HasPrefix(name, "lang.") && predeclared(prefix) {
		return prefix, false
	}
	// Another import may have the prefix.
	for i := 2; s.hasPrefix(prefix); i++ {
		prefix = fmt.Sprint(name[strings.LastIndexByte(name, '.')+1:], i)
	}
	return prefix, true
}

func predeclared(prefix string) bool {
	switch prefix {
	case "boolean", "decimal", "error", "float", "function", "future", "int", "map", "object", "regexp", "stream", "string", "table",
		"transaction", "typedesc", "xml":
		return true
	}
	return false
}

func (s source) hasPrefix(prefix string) bool {
	for _, imp := range s.f.Imports {
		if importPrefix(imp) == prefix {
			return true
		}
	}
	return false
}

// importName is what an import asks for.
func (s source) importName(imp *syntax.Import) (org, name string) {
	var parts []string
	for _, n := range imp.Names {
		parts = append(parts, n.Name)
	}
	if imp.Org != nil {
		return imp.Org.Name, strings.Join(parts, ".")
	}
	return s.mod.Org(), strings.Join(parts, ".")
}

func importPrefix(imp *syntax.Import) string {
	if imp.Prefix != nil {
		return imp.Prefix.Name
	}
	return imp.Names[len(imp.Names)-1].Name
}

// use makes sure that the file imports a module and returns the prefix with its
// colon; "" for the file's own module.
func (e *editor) use(qname string) string {
	prefix, missing := e.prefixOf(qname)
	if prefix == "" {
		return ""
	}
	if missing && !e.importing(qname) {
		e.addImport(qname, prefix)
	}
	return quoted(prefix) + ":"
}

// quoted is an identifier as it is written: one that is a keyword needs a quote.
func quoted(name string) string {
	for _, k := range syntax.Keywords() {
		if k == name && !predeclared(name) {
			return "'" + name
		}
	}
	return name
}

// importing tells whether an edit already adds an import.
func (e *editor) importing(qname string) bool {
	for _, x := range e.edits {
		if strings.Contains(x.New, "import "+importText(qname, e.mod.Org())) {
			return true
		}
	}
	return false
}

func importText(qname, own string) string {
	org, name, _ := strings.Cut(qname, "/")
	parts := strings.Split(name, ".")
	for i := range parts {
		parts[i] = quoted(parts[i])
	}
	name = strings.Join(parts, ".")
	if org == own {
		return name
	}
	return org + "/" + name
}

// addImport adds an import where the sorted ones have its place.
func (e *editor) addImport(qname, prefix string) {
	org, name, _ := strings.Cut(qname, "/")
	nl := e.newline()
	text := "import " + importText(qname, e.mod.Org())
	if prefix != name[strings.LastIndexByte(name, '.')+1:] {
		text += " as " + prefix
	}
	text += ";"
	if org == e.mod.Org() {
		org = ""
	}
	at := -1
	for _, imp := range e.f.Imports {
		start, end := e.f.Offsets(imp)
		if !e.first(start) || !e.last(end) {
			continue
		}
		o, n := "", ""
		if imp.Org != nil {
			o = imp.Org.Name
		}
		_, n = e.importName(imp)
		if c := cmp.Or(cmp.Compare(rank(org), rank(o)), cmp.Compare(org, o), cmp.Compare(name, n)); c < 0 {
			if at < 0 {
				at = e.lineStart(start)
			}
			break
		}
		at = -1
		if e.nextLine(end) < len(e.f.Src) || strings.HasSuffix(e.f.Src, "\n") {
			at = e.nextLine(end)
		}
	}
	switch {
	case at >= 0:
		e.replace(at, at, text+nl)
	case len(e.f.Imports) > 0:
		_, end := e.f.Offsets(e.f.Imports[len(e.f.Imports)-1])
		e.replace(end, end, nl+text)
	default:
		// Behind the comment that opens the file, when a blank line ends it.
		at = 0
		for at < len(e.f.Src) && strings.HasPrefix(strings.TrimSpace(e.f.Src[at:e.lineEnd(at)]), "//") {
			at = e.nextLine(at)
		}
		if at > 0 && at < len(e.f.Src) && strings.TrimSpace(e.f.Src[at:e.lineEnd(at)]) == "" {
			at = e.nextLine(at)
		} else {
			at = 0
		}
		e.replace(at, at, text+nl+nl)
	}
}

func rank(org string) int {
	switch org {
	case "":
		return 3
	case "ballerina":
		return 0
	case "ballerinax":
		return 1
	}
	return 2
}

// prefixes counts the uses of each import's prefix.
func prefixes(f *syntax.File) map[string]int {
	n := map[string]int{}
	syntax.Inspect(f, func(x syntax.Node) bool {
		switch x := x.(type) {
		case *syntax.Import:
			return false
		case *syntax.Name:
			if x.Prefix != nil {
				n[x.Prefix.Name]++
			}
		case *syntax.XMLNamePattern:
			if x.Prefix != nil {
				n[x.Prefix.Name]++
			}
		}
		return true
	})
	return n
}

// dropUnused removes the imports that only what the edits removed has used.
func (e *editor) dropUnused() {
	if len(e.f.Imports) == 0 {
		return
	}
	before := prefixes(e.f)
	list, err := e.done()
	if err != nil {
		return
	}
	after := prefixes(syntax.Parse(e.f.Name, Apply(e.f.Src, list)))
	for i, imp := range e.f.Imports {
		p := importPrefix(imp)
		if before[p] == 0 || after[p] > 0 {
			continue
		}
		start, end := e.f.Offsets(imp)
		if !e.first(start) || !e.last(end) {
			continue
		}
		start, end = e.lineStart(start), e.nextLine(end)
		if len(e.f.Imports) == 1 && i == 0 && end < len(e.f.Src) && strings.TrimSpace(e.f.Src[end:e.lineEnd(end)]) == "" &&
			(start == 0 || strings.TrimSpace(e.f.Src[e.lineStart(start-1):start-1]) == "") {
			// The blank line behind the only import was there for it.
			end = e.nextLine(end)
		}
		e.replace(start, end, "")
	}
}
