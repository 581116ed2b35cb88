package lsp

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"barre/check"
	"barre/syntax"
)

// documentSymbol lists what a document declares.
func (s *Server) documentSymbol(p *documentParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil {
		return nil, nil
	}
	list := v.symbols()
	if s.caps.TextDocument.DocumentSymbol.Hierarchical {
		return list, nil
	}
	flat := []symbolInformation{}
	var walk func(list []documentSymbol, in string)
	walk = func(list []documentSymbol, in string) {
		for _, x := range list {
			flat = append(flat, symbolInformation{Name: x.Name, Kind: x.Kind, Tags: x.Tags, Location: location{p.TextDocument.URI, x.Range}, ContainerName: in})
			walk(x.Children, x.Name)
		}
	}
	walk(list, "")
	return flat, nil
}

func (v *view) symbols() []documentSymbol {
	list := []documentSymbol{}
	for _, d := range v.file.Decls {
		list = append(list, v.declSymbols(d)...)
	}
	return list
}

// symbol makes the symbol of a declaration; without a name it is that of its
// first token.
func (v *view) symbol(n syntax.Node, id syntax.Node, name, detail string, kind int) documentSymbol {
	sel := v.rangeOf(n)
	if id != nil && !id.Range().Empty() {
		sel = v.rangeOf(id)
	} else if !n.Range().Empty() {
		t := v.file.Tokens[n.Range().First]
		sel = v.doc.textRange(int(t.Off), int(t.End), v.s.enc)
	}
	if name == "" {
		name = "(unnamed)"
	}
	x := documentSymbol{Name: name, Detail: detail, Kind: kind, Range: v.rangeOf(n), SelectionRange: sel}
	if m := metadataOf(n); m != nil {
		for _, a := range m.Annots {
			if a.Name != nil && a.Name.Prefix == nil && a.Name.Id != nil && a.Name.Id.Name == "deprecated" {
				x.Tags = []int{tagDeprecated - 1}
			}
		}
	}
	return x
}

func (v *view) declSymbols(n syntax.Node) []documentSymbol {
	text := func(t syntax.Node) string {
		if t == nil {
			return ""
		}
		return oneLine(v.file.Text(t))
	}
	switch d := n.(type) {
	case *syntax.TypeDef:
		x := v.symbol(d, d.Name, d.Name.Name, "", symbolTypeParameter)
		switch t := d.Type.(type) {
		case *syntax.RecordType:
			x.Kind, x.Children = symbolStruct, v.members(t.Fields)
		case *syntax.ObjectType:
			x.Kind, x.Children = symbolInterface, v.members(t.Members)
		default:
			if o, ok := t.(*syntax.DistinctType); ok {
				if o, ok := o.Elem.(*syntax.ObjectType); ok {
					x.Kind, x.Children = symbolInterface, v.members(o.Members)
				}
			}
			x.Detail = clip(text(d.Type))
		}
		return []documentSymbol{x}
	case *syntax.ConstDecl:
		return []documentSymbol{v.symbol(d, d.Name, d.Name.Name, clip(text(d.Value)), symbolConstant)}
	case *syntax.EnumDecl:
		x := v.symbol(d, d.Name, d.Name.Name, "", symbolEnum)
		for _, m := range d.Members {
			x.Children = append(x.Children, v.symbol(m, m.Name, m.Name.Name, "", symbolEnumMember))
		}
		return []documentSymbol{x}
	case *syntax.ModuleVar:
		var r []documentSymbol
		if d.Binding == nil {
			return nil
		}
		for _, id := range check.BoundNames(d.Binding) {
			detail := ""
			if d.Type != nil {
				detail = clip(text(d.Type))
			}
			r = append(r, v.symbol(d, id, id.Name, detail, symbolVariable))
		}
		return r
	case *syntax.ListenerDecl:
		return []documentSymbol{v.symbol(d, d.Name, d.Name.Name, "listener", symbolEvent)}
	case *syntax.FuncDecl:
		return []documentSymbol{v.funcSymbol(d, symbolFunction)}
	case *syntax.ClassDecl:
		x := v.symbol(d, d.Name, d.Name.Name, "", symbolClass)
		x.Children = v.members(d.Members)
		return []documentSymbol{x}
	case *syntax.ServiceDecl:
		x := v.symbol(d, nil, v.serviceName(d), "", symbolObject)
		x.Children = v.members(d.Members)
		return []documentSymbol{x}
	case *syntax.AnnotationDecl:
		if d.Name == nil {
			return nil
		}
		return []documentSymbol{v.symbol(d, d.Name, d.Name.Name, "annotation", symbolInterface)}
	}
	return nil
}

// serviceName is how a service is called: by its path, or its listeners.
func (v *view) serviceName(d *syntax.ServiceDecl) string {
	name := "service"
	switch {
	case d.PathStr != nil:
		name += " " + v.file.Text(d.PathStr)
	case len(d.Path) > 0 || d.Root:
		name += " "
		for _, id := range d.Path {
			name += "/" + id.Name
		}
		if len(d.Path) == 0 {
			name += "/"
		}
	case d.Type != nil:
		name += " " + oneLine(v.file.Text(d.Type))
	}
	return name
}

func (v *view) funcSymbol(d *syntax.FuncDecl, kind int) documentSymbol {
	name, detail := "", ""
	if d.Name != nil {
		name = d.Name.Name
	}
	if d.Path != nil {
		name += " " + oneLine(v.file.Text(d.Path))
	} else if name == "init" && kind == symbolMethod {
		kind = symbolConstructor
	}
	if d.Sig != nil {
		detail = clip(oneLine(v.file.Text(d.Sig)))
	}
	var id syntax.Node
	if d.Name != nil {
		id = d.Name
	}
	return v.symbol(d, id, name, detail, kind)
}

// clip shortens what would fill a line.
func clip(s string) string {
	if len(s) <= 80 {
		return s
	}
	return strings.ToValidUTF8(s[:77], "") + "…"
}

func (v *view) members(list []syntax.Node) []documentSymbol {
	var r []documentSymbol
	for _, n := range list {
		switch m := n.(type) {
		case *syntax.ObjectField:
			r = append(r, v.symbol(m, m.Name, m.Name.Name, clip(oneLine(v.file.Text(m.Type))), symbolField))
		case *syntax.RecordField:
			r = append(r, v.symbol(m, m.Name, m.Name.Name, clip(oneLine(v.file.Text(m.Type))), symbolField))
		case *syntax.FuncDecl:
			r = append(r, v.funcSymbol(m, symbolMethod))
		}
	}
	return r
}

// maxSymbols bounds an answer: nobody reads more.
const maxSymbols = 500

// workspaceSymbol lists what the packages of the workspace declare under names
// like the one asked for.
func (s *Server) workspaceSymbol(p *struct {
	Query string `json:"query"`
}) (any, error) {
	type hit struct {
		symbolInformation
		score int
	}
	var hits []hit
	for _, pr := range s.all() {
		for _, m := range pr.modules {
			for _, f := range m.files {
				v := &view{s: s, pr: pr, mod: m.latest, file: f.file, doc: s.documentOf(f.file), uri: f.uri}
				var walk func(list []documentSymbol, in string)
				walk = func(list []documentSymbol, in string) {
					for _, x := range list {
						if score := match(x.Name, p.Query); score > 0 {
							hits = append(hits, hit{symbolInformation{Name: x.Name, Kind: x.Kind, Tags: x.Tags, Location: location{v.uriOf(f.file), x.SelectionRange}, ContainerName: in}, score})
						}
						walk(x.Children, x.Name)
					}
				}
				walk(v.symbols(), m.name)
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.Name, b.Name), strings.Compare(a.Location.URI, b.Location.URI))
	})
	r := []symbolInformation{}
	for _, h := range hits[:min(len(hits), maxSymbols)] {
		r = append(r, h.symbolInformation)
	}
	return r, nil
}

// match tells how well a name fits what is typed: its letters in their order,
// better when they begin words or follow each other. 0 when it does not.
func match(name, typed string) int {
	if typed == "" {
		return 1
	}
	if strings.EqualFold(name, typed) {
		return 1000
	}
	score, run := 1, 0
	n := []rune(name)
	at := 0
	for _, t := range typed {
		found := false
		for ; at < len(n); at++ {
			if unicode.ToLower(n[at]) != unicode.ToLower(t) {
				run = 0
				continue
			}
			run++
			score += run
			if at == 0 || !unicode.IsLetter(n[at-1]) || unicode.IsUpper(n[at]) && unicode.IsLower(n[at-1]) {
				score += 5
			}
			at++
			found = true
			break
		}
		if !found {
			return 0
		}
	}
	return score
}
