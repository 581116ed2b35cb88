package check

import (
	"strings"

	"barre/syntax"
	"barre/types"
)

// definedBy notes that t is complete when the types it is made of are.
func (w *World) definedBy(t types.Type, parts ...types.Type) {
	if w.defining[t] != nil {
		return
	}
	for _, p := range parts {
		if d := w.defining[p]; d != nil && !d.done {
			w.defining[t] = &pendingDef{run: func() {
				for _, p := range parts {
					w.force(p)
				}
			}}
			return
		}
	}
}

// include completes a type that the definition being resolved includes. It
// reports a type that includes itself, and is then false.
func (tc *tctx) include(t types.Type) bool {
	w := tc.fs.mod.w
	p := w.defining[t]
	if p == nil || p.done {
		return true
	}
	if !p.started {
		w.start(p)
		return true
	}
	// All that are being resolved since then include each other.
	i := len(w.running) - 1
	for i > 0 && w.running[i] != p {
		i--
	}
	var names []string
	for _, d := range w.running[i:] {
		if d.sym != nil {
			names = append(names, d.sym.Name)
		}
	}
	for _, d := range w.running[i:] {
		if d.sym == nil {
			continue
		}
		k := 0
		for names[k] != d.sym.Name {
			k++
		}
		path := append(append(append([]string(nil), names[k:]...), names[:k]...), d.sym.Name)
		d.sym.fs.err(d.sym.ident, "BCE2066", "invalid cyclic type reference in '[%s]': a type cannot include itself", strings.Join(path, ", "))
	}
	return false
}

// includedRecord gives the record type that an inclusion refers to, nil when
// there is none.
func (tc *tctx) includedRecord(inc *syntax.TypeInclusion) *types.MappingAtomic {
	t := tc.resolve(inc.Type)
	if types.IsNever(t) || tc.fs.mod.w.isUnknown(t) || !tc.include(t) {
		return nil
	}
	a := types.MappingAtomicOf(t)
	if a == nil || a.Meta == nil || t.Basics()&^types.BMapping != 0 {
		tc.fs.err(inc, "BCE2032", "invalid type inclusion: '%s' is not a record type", tc.fs.f.Text(inc.Type))
		return nil
	}
	return a
}

type holderKind uint8

const (
	objectType holderKind = iota
	classDef
	objectExpr // an object constructor or service
)

// holder is what the members of an object are declared in.
type holder struct {
	kind     holderKind
	quals    syntax.Quals
	readonly bool          // its objects are immutable
	node     syntax.Node   // where an error of the whole is reported
	private  *types.Region // of its private members
	// ref is the type that an object constructor or service names, nil without:
	// it is included.
	ref     types.Type
	refNode syntax.Node
}

// typeIDs gives the objects that carry the marks of all included types: who
// includes a distinct type belongs to it.
func (tc *tctx) typeIDs(members []syntax.Node) types.Type {
	r := types.AnyOrError
	for _, m := range members {
		if inc, ok := m.(*syntax.TypeInclusion); ok {
			if t := tc.resolve(inc.Type); !types.IsNever(t) && !tc.fs.mod.w.isUnknown(t) && t.Basics()&^types.BObject == 0 {
				r = types.Intersect(r, types.OpaquePart(t))
			}
		}
	}
	return r
}

// remoteKey is the name under which an object keeps a remote method: methods
// and remote methods of one name are two members.
func remoteKey(name string) string { return "->" + name }

// methodKey is the name under which an object keeps a method: resource methods
// by accessor and path.
func methodKey(m *syntax.FuncDecl, fs *fileScope) string {
	if m.Path == nil {
		if m.Quals.Has(syntax.Remote) {
			return remoteKey(m.Name.Name)
		}
		return m.Name.Name
	}
	k := "$" + m.Name.Name
	for _, s := range m.Path.Segments {
		switch {
		case s.Name != nil:
			k += "$" + s.Name.Name
		case s.Rest:
			k += "$**"
		default:
			k += "$*"
		}
	}
	return k
}

// memberSet collects the members of an object: what is included, and what
// overrides it.
type memberSet struct {
	tc     *tctx
	h      *holder
	meta   *types.RecordMeta
	fields []types.Field
	at     map[string]int
	from   map[string][]types.Field // included members, by name
	own    map[string]bool
}

// objectMembers resolves the fields and methods of an object type, class or
// object constructor, included types first.
func (tc *tctx) objectMembers(h *holder, members []syntax.Node, meta *types.RecordMeta) []types.Field {
	s := &memberSet{tc: tc, h: h, meta: meta, at: map[string]int{}, from: map[string][]types.Field{}, own: map[string]bool{}}
	for _, m := range members {
		if inc, ok := m.(*syntax.TypeInclusion); ok {
			if h.kind == objectExpr {
				tc.fs.err(inc, "BCE2035", "type inclusions are not allowed in object constructors and services")
				continue
			}
			s.include(inc, tc.resolve(inc.Type), inc.Type)
		}
	}
	if h.ref != nil {
		s.include(h.refNode, h.ref, h.refNode)
	}
	for _, m := range members {
		switch m := m.(type) {
		case *syntax.ObjectField:
			tc.fs.checkLater(m.Annots, atObjectField)
			if m.Name.Name == "" {
				continue
			}
			f := types.Field{Name: m.Name.Name, Type: tc.resolve(m.Type), Readonly: m.Quals.Has(syntax.Final), Region: s.region(m.Quals)}
			if h.readonly {
				f.Type = types.Intersect(f.Type, types.Readonly)
			}
			s.add(m.Name, f)
		case *syntax.FuncDecl:
			if m.Name == nil || m.Name.Name == "" || m.Sig == nil {
				continue
			}
			s.method(m)
		}
	}
	s.conflicts()
	tc.checkDelegation(members)
	return s.fields
}

// region is where a member declared with q is visible.
func (s *memberSet) region(q syntax.Quals) *types.Region {
	switch {
	case q.Has(syntax.Public) || q.Has(syntax.Remote):
		return nil
	case q.Has(syntax.Private):
		return s.h.private
	}
	return s.tc.fs.mod.region
}

func (s *memberSet) method(m *syntax.FuncDecl) {
	fs, h := s.tc.fs, s.h
	network := h.quals.Has(syntax.Client) || h.quals.Has(syntax.Service)
	key := methodKey(m, fs)
	switch {
	case m.Path != nil:
		if !network {
			fs.err(m.Name, "BCE2144", "resource methods are allowed only in service and client objects")
		}
		s.resource(m)
	case m.Quals.Has(syntax.Remote):
		if !network {
			fs.err(m.Name, "BCE2145", "remote methods are allowed only in service and client objects")
		}
	case m.Name.Name == "init":
		if h.kind == objectType {
			fs.err(m.Name, "BCE2146", "an object type cannot declare an 'init' method")
			return
		}
		if s.own[key] {
			fs.err(m.Name, "BCE2008", "redeclared symbol 'init'")
		}
		s.own[key] = true
		if m.Quals.Has(syntax.Private) {
			fs.err(m.Name, "BCE2147", "the method 'init' cannot be private")
		}
		if h.kind == objectExpr && len(m.Sig.Params) > 0 {
			fs.err(m.Name, "BCE2148", "the method 'init' of an object constructor or service cannot have parameters")
		}
		return
	}
	t := s.tc.methodType(m)
	if sig := types.FuncSig(t); sig != nil && m.Quals.Has(syntax.Remote) && h.quals.Has(syntax.Client) && types.IsNever(sig.Ret) {
		fs.err(m.Name, "BCE2149", "a remote method of a client object cannot return 'never'")
	}
	f := types.Field{Name: key, Type: t, Method: true, Remote: m.Quals.Has(syntax.Remote), Readonly: true}
	if m.Path == nil {
		f.Region = s.region(m.Quals)
	}
	s.add(m.Name, f)
}

// resource checks the path and the result of a resource method.
func (s *memberSet) resource(m *syntax.FuncDecl) {
	tc := s.tc
	w := tc.fs.mod.w
	if tc.fs.mod.src.Library {
		return
	}
	for _, seg := range m.Path.Segments {
		if seg.Name != nil || seg.Type == nil {
			continue
		}
		t := tc.resolve(seg.Type)
		w.after = append(w.after, func() {
			if !types.IsSubtype(t, types.Anydata) {
				tc.fs.err(seg.Type, "BCE2151", "invalid type of a resource path parameter: expected a subtype of 'anydata', found '%s'", t)
			}
		})
	}
	if m.Sig.Ret == nil {
		return
	}
	rtc := *tc
	ret := rtc.signature(m.Sig).Ret
	w.after = append(w.after, func() {
		if ret.Basics()&types.BFunction != 0 && !types.IsSubtype(types.Any, ret) {
			tc.fs.err(m.Name, "BCE2152", "a resource method cannot return a function")
		}
		if types.ObjectsCarry(ret, types.ClientMark) {
			tc.fs.err(m.Name, "BCE2153", "a resource method cannot return a client object")
		}
	})
}

// include adds the members of an included type.
func (s *memberSet) include(inc syntax.Node, t types.Type, ref syntax.Node) {
	tc, h := s.tc, s.h
	fs := tc.fs
	if types.IsNever(t) || fs.mod.w.isUnknown(t) || !tc.include(t) {
		return
	}
	bad := func(format string, args ...any) {
		fs.err(inc, "BCE2035", "invalid type inclusion: "+format, args...)
	}
	name := fs.f.Text(ref)
	if t.Basics()&^types.BObject != 0 || len(types.ObjectDecls(t)) > 1 {
		bad("'%s' is not an object type", name)
		return
	}
	if h.kind != objectExpr {
		for _, q := range []struct {
			qual syntax.Quals
			mark types.Type
			name string
		}{{syntax.Isolated, types.IsolatedMark, "isolated"}, {syntax.Client, types.ClientMark, "client"}, {syntax.Service, types.ServiceMark, "service"}} {
			if !h.quals.Has(q.qual) && types.HasOpaque(t, q.mark) {
				bad("'%s' is '%s', so what includes it must have this qualifier", name, q.name)
			}
		}
	}
	if !h.readonly && types.IsReadonly(t) {
		bad("'%s' is 'readonly', so only a 'readonly' class can include it", name)
	}
	sym, _ := types.ObjectDecl(t).(*Symbol)
	isClass := sym != nil && sym.Kind == symClass
	for _, f := range types.ObjectMembers(t) {
		if f.Region != nil && f.Region.Class {
			bad("class '%s' has private members", name)
			return
		}
	}
	for _, f := range types.ObjectMembers(t) {
		if f.Region != nil && f.Region != fs.mod.region && h.kind != objectType {
			bad("'%s' of '%s' is visible only in its module", types.MemberName(f.Name), name)
			return
		}
		if isClass && f.Name[0] == '$' {
			continue // of a class the fields and methods are included, not what serves resources
		}
		if h.readonly && !f.Method {
			f.Type = types.Intersect(f.Type, types.Readonly)
		}
		s.from[f.Name] = append(s.from[f.Name], f)
		if _, dup := s.at[f.Name]; dup {
			continue
		}
		s.put(f)
	}
}

func (s *memberSet) put(f types.Field) {
	s.at[f.Name] = len(s.fields)
	s.fields = append(s.fields, f)
	s.meta.Order = append(s.meta.Order, f.Name)
}

// add adds a member of the object's own.
func (s *memberSet) add(n syntax.Node, f types.Field) {
	fs := s.tc.fs
	if s.own[f.Name] {
		fs.err(n, "BCE2008", "redeclared symbol '%s'", types.MemberName(f.Name))
		return
	}
	s.own[f.Name] = true
	i, dup := s.at[f.Name]
	if !dup {
		s.put(f)
		return
	}
	old := s.from[f.Name]
	name := types.MemberName(f.Name)
	// The types may still be incomplete.
	s.tc.fs.mod.w.after = append(s.tc.fs.mod.w.after, func() {
		for i := range old {
			switch o := &old[i]; {
			case f.Method != o.Method && o.Method:
				fs.err(n, "BCE2037", "a field cannot override the included method '%s'", name)
				return
			case f.Method != o.Method:
				fs.err(n, "BCE2037", "a method cannot override the included field '%s'", name)
				return
			case f.Region != o.Region:
				fs.err(n, "BCE2037", "mismatched visibility of '%s': the included one is %s, this one %s", name, visibility(o), visibility(&f))
				return
			case !types.IsSubtype(f.Type, o.Type):
				if s.impossible(f.Name) {
					return // reported where the inclusions are
				}
				fs.err(n, "BCE2037", "mismatched definition of '%s': expected '%s', found '%s'", name, o.Type, f.Type)
				return
			}
		}
	})
	s.fields[i] = f
}

func visibility(f *types.Field) string {
	switch {
	case f.Region == nil:
		return "public"
	case f.Region.Class:
		return "private"
	}
	return "visible in its module"
}

// impossible reports whether no type overrides all included members of a name.
func (s *memberSet) impossible(name string) bool {
	t := types.AnyOrError
	for _, f := range s.from[name] {
		t = types.Intersect(t, f.Type)
	}
	return types.IsEmpty(t)
}

// conflicts reports members that several inclusions have and nothing overrides.
func (s *memberSet) conflicts() {
	fs := s.tc.fs
	var names []string
	for i := range s.fields {
		if len(s.from[s.fields[i].Name]) > 1 {
			names = append(names, s.fields[i].Name)
		}
	}
	if len(names) == 0 {
		return
	}
	s.tc.fs.mod.w.after = append(s.tc.fs.mod.w.after, func() {
		for _, key := range names {
			name := types.MemberName(key)
			fields, methods, same := 0, 0, true
			for _, f := range s.from[key] {
				if f.Method {
					methods++
				} else {
					fields++
				}
				same = same && types.Same(f.Type, s.from[key][0].Type)
			}
			switch {
			case fields > 0 && methods > 0:
				fs.err(s.h.node, "BCE2033", "'%s' is included as a field and as a method", name)
			case s.own[key] && s.impossible(key):
				fs.err(s.h.node, "BCE2033", "'%s' is included more than once, with types that have no value in common", name)
			case s.own[key]:
			case fields > 1:
				fs.err(s.h.node, "BCE2033", "field '%s' is included more than once: declare it here to override all", name)
			case !same:
				fs.err(s.h.node, "BCE2033", "method '%s' is included more than once, with different types: declare it here to override all", name)
			}
		}
	})
}
