package check

import "barre/syntax"

// Documentation is checked against what it documents. Nothing in it makes a
// program wrong, so all that is found are warnings.

// documented is what the lines "# + name - …" of a documentation may name.
type documented struct {
	kind   string // "parameter" or "field"
	names  []*syntax.Ident
	needed []*syntax.Ident // of these, what is public and has no other documentation
}

// add enters a name; doc is documentation at its own declaration, nil without.
func (d *documented) add(id *syntax.Ident, doc *syntax.Doc, public bool) {
	if id == nil || id.Name == "" {
		return
	}
	d.names = append(d.names, id)
	if public && doc == nil {
		d.needed = append(d.needed, id)
	}
}

// checkDocs checks the documentation in a file.
func (fs *fileScope) checkDocs() {
	for _, d := range fs.f.Decls {
		switch d := d.(type) {
		case *syntax.FuncDecl:
			fs.checkFuncDoc(d)
		case *syntax.ClassDecl:
			fs.checkDoc(d.Metadata, d.Name, fs.memberDocs(d.Members, d.Quals.Has(syntax.Public)))
		case *syntax.ServiceDecl:
			fs.memberDocs(d.Members, false)
		case *syntax.TypeDef:
			doc := documented{kind: "field"}
			switch t := d.Type.(type) {
			case *syntax.RecordType:
				for _, n := range t.Fields {
					if f, ok := n.(*syntax.RecordField); ok {
						doc.add(f.Name, f.Doc, d.Quals.Has(syntax.Public))
					}
				}
			case *syntax.ObjectType:
				doc = fs.memberDocs(t.Members, d.Quals.Has(syntax.Public))
			}
			fs.checkDoc(d.Metadata, d.Name, doc)
		case *syntax.ConstDecl:
			fs.checkDoc(d.Metadata, d.Name, documented{kind: "parameter"})
		}
	}
}

// memberDocs checks the documentation of methods and lists the fields.
func (fs *fileScope) memberDocs(members []syntax.Node, public bool) documented {
	doc := documented{kind: "field"}
	for _, m := range members {
		switch m := m.(type) {
		case *syntax.FuncDecl:
			fs.checkFuncDoc(m)
		case *syntax.ObjectField:
			doc.add(m.Name, m.Doc, public && m.Quals.Has(syntax.Public))
		}
	}
	return doc
}

func (fs *fileScope) checkFuncDoc(d *syntax.FuncDecl) {
	if d.Doc == nil || d.Sig == nil || d.Name == nil {
		return
	}
	public := d.Quals.Has(syntax.Public)
	doc := documented{kind: "parameter"}
	if d.Path != nil {
		for _, s := range d.Path.Segments {
			doc.add(s.Param, nil, public)
		}
	}
	for _, p := range d.Sig.Params {
		doc.add(p.Name, p.Doc, public)
	}
	fs.checkDoc(d.Metadata, d.Name, doc)
	nothing := d.Sig.Ret == nil
	if b, ok := d.Sig.Ret.(*syntax.BuiltinType); ok {
		nothing = b.Kind == syntax.LParen || b.Kind == syntax.KwNever
	}
	switch {
	case d.Doc.Return != "" && nothing:
		fs.report(d.Doc, SevWarning, "BCE20108", "no documentable return parameter")
	case d.Doc.Return == "" && !nothing && public:
		fs.report(d.Sig.Ret, SevWarning, "BCE20109", "undocumented return parameter")
	}
}

// checkDoc checks the documentation of a declaration, whose name is at.
func (fs *fileScope) checkDoc(m syntax.Metadata, at syntax.Node, d documented) {
	if m.Doc == nil {
		return
	}
	deprecated := hasDeprecated(m.Annots)
	switch {
	case deprecated && !m.Doc.HasDeprecated:
		fs.report(at, SevWarning, "BCE20103", "constructs annotated as '@deprecated' must have 'Deprecated' documentation")
	case m.Doc.HasDeprecated && !deprecated:
		fs.report(m.Doc, SevWarning, "BCE20104", "invalid documentation: 'Deprecated' documentation is only allowed on constructs annotated as '@deprecated'")
	}
	seen := map[string]bool{}
	for _, p := range m.Doc.Params {
		line := &syntax.Doc{Span: syntax.Span{First: p.Tok, Last: p.Tok}}
		known := false
		for _, id := range d.names {
			known = known || id.Name == p.Name
		}
		switch {
		case !known:
			fs.report(line, SevWarning, "BCE20105", "no such documentable %s '%s'", d.kind, p.Name)
		case seen[p.Name]:
			fs.report(line, SevWarning, "BCE20106", "%s '%s' already documented", d.kind, p.Name)
		}
		seen[p.Name] = true
	}
	for _, id := range d.needed {
		if !seen[id.Name] {
			fs.report(id, SevWarning, "BCE20107", "undocumented %s '%s'", d.kind, id.Name)
		}
	}
}
