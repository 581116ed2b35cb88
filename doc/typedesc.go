package doc

import "barre/syntax"

// TypeDesc is a type descriptor taken apart, in the shape in which tools read
// it in the api-docs.json of bal.
type TypeDesc struct {
	OrgName       string      `json:"orgName,omitempty"` // of a named type
	ModuleName    string      `json:"moduleName,omitempty"`
	Version       string      `json:"version,omitempty"`
	Name          string      `json:"name,omitempty"`
	Category      string      `json:"category,omitempty"`
	Union         bool        `json:"isAnonymousUnionType,omitempty"`
	Inclusion     bool        `json:"isInclusion,omitempty"`
	Array         bool        `json:"isArrayType,omitempty"`
	Nullable      bool        `json:"isNullable,omitempty"`
	Tuple         bool        `json:"isTuple,omitempty"`
	Intersection  bool        `json:"isIntersectionType,omitempty"`
	Parenthesised bool        `json:"isParenthesisedType,omitempty"`
	Typedesc      bool        `json:"isTypeDesc,omitempty"`
	Function      bool        `json:"isLambda,omitempty"`
	RestParam     bool        `json:"isRestParam,omitempty"`
	Public        bool        `json:"isPublic,omitempty"`
	Dimensions    int         `json:"arrayDimensions,omitempty"`
	Members       []*TypeDesc `json:"memberTypes,omitempty"`
	Params        []*TypeDesc `json:"paramTypes,omitempty"`
	Return        *TypeDesc   `json:"returnType,omitempty"`
	Element       *TypeDesc   `json:"elementType,omitempty"`
	Constraint    *TypeDesc   `json:"constraint,omitempty"`
}

// categories are the lists of a module in which a type of the kind is found.
var categories = map[Kind]string{
	Client: "clients", Listener: "listeners", ServiceType: "serviceTypes", Class: "classes", ObjectType: "objectTypes",
	Record: "records", Enum: "enums", Type: "types", Error: "errors", Constant: "constants",
}

// desc takes a type descriptor apart.
func (d *describer) desc(t syntax.Type) *TypeDesc {
	list := func(types []syntax.Type) []*TypeDesc {
		var out []*TypeDesc
		for _, t := range types {
			out = append(out, d.desc(t))
		}
		return out
	}
	switch t := t.(type) {
	case nil:
		return nil
	case *syntax.BuiltinType:
		return &TypeDesc{Name: d.text(t).String(), Category: "builtin"}
	case *syntax.TypeName:
		return d.named(t)
	case *syntax.OptionalType:
		e := d.desc(t.Elem)
		if e.Nullable || e.Union {
			return &TypeDesc{Nullable: true, Element: e}
		}
		e.Nullable = true
		return e
	case *syntax.ArrayType:
		dims, elem := 1, t.Elem
		for {
			inner, ok := elem.(*syntax.ArrayType)
			if !ok {
				break
			}
			dims, elem = dims+1, inner.Elem
		}
		return &TypeDesc{Array: true, Dimensions: dims, Element: d.desc(elem)}
	case *syntax.UnionType:
		return &TypeDesc{Union: true, Members: list(t.Members)}
	case *syntax.IntersectionType:
		return &TypeDesc{Intersection: true, Members: list(t.Members)}
	case *syntax.ParenType:
		return &TypeDesc{Parenthesised: true, Element: d.desc(t.Elem)}
	case *syntax.DistinctType:
		return &TypeDesc{Name: "distinct", Category: "distinct", Element: d.desc(t.Elem)}
	case *syntax.TupleType:
		out := &TypeDesc{Tuple: true}
		for _, m := range t.Members {
			out.Members = append(out.Members, d.desc(m.Type))
		}
		if t.Rest != nil {
			rest := d.desc(t.Rest)
			rest.RestParam = true
			out.Members = append(out.Members, rest)
		}
		return out
	case *syntax.ParamType:
		out := &TypeDesc{Name: t.Kind.String(), Category: t.Kind.String(), Typedesc: t.Kind == syntax.KwTypedesc}
		if t.Kind == syntax.KwStream {
			out.Members = list(t.Args)
		} else if len(t.Args) > 0 {
			out.Constraint = d.desc(t.Args[0])
		}
		return out
	case *syntax.TableType:
		return &TypeDesc{Name: "table", Category: "table", Constraint: d.desc(t.Row)}
	case *syntax.FunctionType:
		out := &TypeDesc{Name: "function", Category: "function", Function: true}
		if t.Sig != nil {
			for _, p := range t.Sig.Params {
				q := d.desc(p.Type)
				q.RestParam = p.Rest
				out.Params = append(out.Params, q)
			}
			out.Return = d.desc(t.Sig.Ret)
		}
		return out
	case *syntax.RecordType:
		out := &TypeDesc{Category: "inline_record"}
		if t.Exclusive {
			out.Category = "inline_closed_record"
		}
		for _, n := range t.Fields {
			switch n := n.(type) {
			case *syntax.RecordField:
				out.Members = append(out.Members, &TypeDesc{Name: n.Name.Name, Category: "field", Nullable: n.Optional, Element: d.desc(n.Type)})
			case *syntax.TypeInclusion:
				in := d.desc(n.Type)
				in.Inclusion = true
				out.Members = append(out.Members, in)
			}
		}
		return out
	}
	return &TypeDesc{Name: d.text(t).String(), Category: "other"}
}

func (d *describer) named(t *syntax.TypeName) *TypeDesc {
	out := &TypeDesc{Name: d.text(t).String(), Category: "UNKNOWN"}
	if t.Name == nil || t.Name.Id == nil {
		return out
	}
	prefix := ""
	if t.Name.Prefix != nil {
		prefix = t.Name.Prefix.Name
	}
	if s := d.mod.Named(d.file, prefix, t.Name.Id.Name, false); s != nil {
		of := s.Module()
		out.OrgName, out.ModuleName, out.Version, out.Name = of.Org(), of.Name(), of.Version(), s.Name
		out.Public = s.Public()
		out.Category = categories[kindOf(s)]
	}
	return out
}
