package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

type symKind uint8

const (
	symType symKind = iota
	symConst
	symVar
	symFunc
	symClass
	symEnum
	symAnnotation
)

type symState uint8

const (
	unresolved symState = iota
	resolving
	resolved
)

// Symbol is a declaration at module level.
type Symbol struct {
	Name   string
	Kind   symKind
	mod    *Module
	fs     *fileScope
	node   syntax.Node
	ident  *syntax.Ident
	public bool
	state  symState
	used   bool

	T           types.Type // of a type, class or enum: what it names; of others: their type
	v           *tree.Var
	fn          *tree.Func
	class       *tree.Class
	val         any // of a constant
	hasVal      bool
	typeParam   bool // a lang library type parameter
	enum        *syntax.EnumMember
	annot       *annotInfo
	distinct    string        // name of the distinct error or object type
	private     *types.Region // of a class: where its private members are visible
	checkedBody bool
	sigDone     bool
	deprecated  bool
	membersSeen bool // oldMembers is known
	oldMembers  map[string]bool
	names       map[string]bool // that it mentions, once that was asked
	infer       string          // name of the parameter the return type depends on
}

type serviceSym struct {
	fs       *fileScope
	decl     *syntax.ServiceDecl
	listener *syntax.ListenerDecl
	cls      *tree.Class // once it is checked
}

// collect enters the declarations of a file into the module.
func (m *Module) collect(fs *fileScope) {
	add := func(id *syntax.Ident, kind symKind, n syntax.Node, q syntax.Quals) *Symbol {
		s := &Symbol{Name: id.Name, Kind: kind, mod: m, fs: fs, node: n, ident: id, public: q.Has(syntax.Public), deprecated: isDeprecated(n)}
		if id.Name == "" {
			return s
		}
		if id.Name == "_" && kind == symVar {
			m.list = append(m.list, s)
			return s
		}
		key := id.Name
		if kind == symAnnotation {
			key = "@" + key
		}
		if old := m.syms[key]; old != nil {
			fs.err(id, "BCE2008", "redeclared symbol '%s'", id.Name)
			return s
		}
		m.syms[key] = s
		m.list = append(m.list, s)
		return s
	}
	for _, d := range fs.f.Decls {
		switch d := d.(type) {
		case *syntax.TypeDef:
			s := add(d.Name, symType, d, d.Quals)
			if m.builtin() {
				for _, a := range d.Annots {
					if a.Name.Id.Name == "typeParam" {
						s.typeParam = true
					}
				}
			}
		case *syntax.ConstDecl:
			add(d.Name, symConst, d, d.Quals)
		case *syntax.EnumDecl:
			add(d.Name, symEnum, d, d.Quals)
			own := map[string]bool{}
			for _, e := range d.Members {
				if own[e.Name.Name] {
					fs.err(e.Name, "BCE2008", "redeclared symbol '%s'", e.Name.Name)
					continue
				}
				own[e.Name.Name] = e.Name.Name != ""
				// Two enumerations may share a member with the same value.
				if old := m.syms[e.Name.Name]; old != nil && old.enum != nil && sameEnumValue(old, e, fs) {
					continue
				}
				s := add(e.Name, symConst, e, d.Quals)
				s.enum = e
			}
		case *syntax.ModuleVar:
			for _, id := range boundNames(d.Binding) {
				add(id, symVar, d, d.Quals)
			}
			if len(boundNames(d.Binding)) == 0 {
				m.list = append(m.list, &Symbol{Name: "_", Kind: symVar, mod: m, fs: fs, node: d})
			}
		case *syntax.ListenerDecl:
			add(d.Name, symVar, d, d.Quals)
		case *syntax.FuncDecl:
			add(d.Name, symFunc, d, d.Quals)
		case *syntax.ClassDecl:
			add(d.Name, symClass, d, d.Quals)
		case *syntax.ServiceDecl:
			m.anon = append(m.anon, &serviceSym{fs: fs, decl: d})
		case *syntax.AnnotationDecl:
			add(d.Name, symAnnotation, d, d.Quals)
		case *syntax.XMLNSDecl:
			fs.addXMLNS(d)
		case *syntax.TopStmt:
			m.list = append(m.list, &Symbol{Name: "_", Kind: symVar, mod: m, fs: fs, node: d})
		}
	}
}

func sameEnumValue(old *Symbol, e *syntax.EnumMember, fs *fileScope) bool {
	val := func(fs *fileScope, e *syntax.EnumMember) string {
		if e.Value == nil {
			return e.Name.Name
		}
		s, _ := stringLiteral(fs.f, e.Value)
		return s
	}
	return val(old.fs, old.enum) == val(fs, e)
}

func stringLiteral(f *syntax.File, x syntax.Expr) (string, bool) {
	if l, ok := x.(*syntax.Literal); ok && l.Kind == syntax.StringLit {
		s, err := syntax.StringValue(f.Text(l))
		return s, err == nil
	}
	return "", false
}

// boundNames lists the variables a binding pattern declares.
func boundNames(b syntax.Binding) []*syntax.Ident {
	var r []*syntax.Ident
	var walk func(b syntax.Binding)
	walk = func(b syntax.Binding) {
		switch b := b.(type) {
		case *syntax.CaptureBinding:
			r = append(r, b.Name)
		case *syntax.ListBinding:
			for _, e := range b.Elems {
				walk(e)
			}
			if b.Rest != nil {
				r = append(r, b.Rest)
			}
		case *syntax.MappingBinding:
			for _, f := range b.Fields {
				walk(f.Binding)
			}
			if b.Rest != nil {
				r = append(r, b.Rest)
			}
		case *syntax.ErrorBinding:
			if b.Message != nil {
				walk(b.Message)
			}
			if b.Cause != nil {
				walk(b.Cause)
			}
			for _, f := range b.Fields {
				walk(f.Binding)
			}
			if b.Rest != nil {
				r = append(r, b.Rest)
			}
		}
	}
	walk(b)
	return r
}

// lookup finds a symbol of a module; from another module only public ones.
func (m *Module) lookup(name string, from *Module) *Symbol {
	s := m.syms[name]
	if s == nil || from != m && !s.public && !(m.builtin() && from.builtin()) {
		return nil
	}
	return s
}

// resolveName finds what a (qualified) name at module level stands for; it
// reports what is wrong unless quiet.
func (fs *fileScope) resolveName(n *syntax.Name, quiet bool) *Symbol {
	return fs.resolveFor(n, useAny, nil, quiet)
}

// resolveFor is resolveName for a name that is used in the way of use; locals
// lists the variables in scope when a message needs them.
func (fs *fileScope) resolveFor(n *syntax.Name, use nameUse, locals func() []string, quiet bool) *Symbol {
	if n.Id == nil || n.Id.Name == "" {
		return nil
	}
	if n.Prefix == nil {
		s := fs.mod.syms[n.Id.Name]
		if s != nil {
			fs.facts.symbol(n.Id, s)
			s.used = true
			if !quiet {
				fs.warnDeprecated(n, s)
			}
			return s
		}
		if !quiet {
			var near []string
			if locals != nil {
				near = locals()
			}
			fs.undefined(n, fs.mod, use, near)
		}
		return nil
	}
	m, ok := fs.prefixModule(n.Prefix)
	if !ok {
		if !quiet {
			fs.undefinedModule(n, n.Prefix.Name)
		}
		return nil
	}
	if m == nil {
		return nil
	}
	fs.facts.module(n.Prefix, m)
	s := m.lookup(n.Id.Name, fs.mod)
	fs.facts.symbol(n.Id, s)
	if s != nil && !quiet {
		fs.warnDeprecated(n, s)
	}
	if s == nil && !quiet {
		if m.syms[n.Id.Name] != nil {
			fs.err(n, "BCE2038", "attempt to refer to non-accessible symbol '%s'", n.Id.Name)
		} else {
			fs.undefined(n, m, use, nil)
		}
	}
	return s
}
