package check

import "barre/syntax"

// warnExposed warns of types that a public declaration shows to other modules,
// which cannot name them.
func (fs *fileScope) warnExposed() {
	for _, d := range fs.f.Decls {
		switch d := d.(type) {
		case *syntax.FuncDecl:
			if d.Quals.Has(syntax.Public) {
				fs.warnExposedSignature(d)
			}
		case *syntax.TypeDef:
			r, ok := d.Type.(*syntax.RecordType)
			if !ok || !d.Quals.Has(syntax.Public) {
				continue
			}
			for _, n := range r.Fields {
				if f, ok := n.(*syntax.RecordField); ok {
					fs.warnExposedType(f.Type)
				}
			}
		case *syntax.ModuleVar:
			if d.Quals.Has(syntax.Public) {
				fs.warnExposedType(d.Type)
			}
		case *syntax.ConstDecl:
			if d.Quals.Has(syntax.Public) {
				fs.warnExposedType(d.Type)
			}
		case *syntax.ClassDecl:
			if !d.Quals.Has(syntax.Public) {
				continue
			}
			for _, m := range d.Members {
				switch m := m.(type) {
				case *syntax.ObjectField:
					if m.Quals.Has(syntax.Public) {
						fs.warnExposedType(m.Type)
					}
				case *syntax.FuncDecl:
					if m.Quals.Has(syntax.Public) || m.Quals.Has(syntax.Remote) || m.Path != nil {
						fs.warnExposedSignature(m)
					}
				}
			}
		}
	}
}

func (fs *fileScope) warnExposedSignature(d *syntax.FuncDecl) {
	if d.Sig == nil {
		return
	}
	for _, p := range d.Sig.Params {
		fs.warnExposedType(p.Type)
	}
	fs.warnExposedType(d.Sig.Ret)
}

// warnExposedType warns of the type that a descriptor names, also as a member of
// a list or map.
func (fs *fileScope) warnExposedType(t syntax.Type) {
	switch t := t.(type) {
	case *syntax.TypeName:
		if t.Name == nil || t.Name.Id == nil || t.Name.Prefix != nil {
			return
		}
		s := fs.mod.syms[t.Name.Id.Name]
		if s != nil && !s.public && (s.Kind == symType || s.Kind == symClass || s.Kind == symEnum) {
			fs.report(t, SevWarning, "BCE20110", "attempt to expose non-public symbol '%s'", s.Name)
		}
	case *syntax.ParenType:
		fs.warnExposedType(t.Elem)
	case *syntax.OptionalType:
		fs.warnExposedType(t.Elem)
	case *syntax.ArrayType:
		fs.warnExposedType(t.Elem)
	case *syntax.UnionType:
		for _, m := range t.Members {
			fs.warnExposedType(m)
		}
	case *syntax.ParamType:
		for _, a := range t.Args {
			fs.warnExposedType(a)
		}
	}
}
