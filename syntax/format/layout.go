// What the tree says about line ends and blanks.

package format

import (
	"strings"

	"barre/syntax"
)

func layoutOf(f *syntax.File) *layout {
	l := &layout{f: f, toks: f.Tokens, gaps: make([]gap, len(f.Tokens)), base: map[int32]int32{}, closers: map[int32]int32{}, tables: map[int32]bool{}}
	for _, d := range f.Imports {
		l.item(topItem, d)
		l.body = int(d.Last) + 1
	}
	for _, d := range f.Decls {
		l.item(topItem, d)
	}
	syntax.Inspect(f, func(n syntax.Node) bool {
		l.node(n)
		return true
	})
	return l
}

// item gives n a line of its own in the bracket open, or at module level.
func (l *layout) item(open int32, n syntax.Node) {
	s := n.Range()
	if s.Empty() {
		return
	}
	g := &l.gaps[s.First]
	if open != topItem {
		open++
	}
	g.item, g.end = open, int32(s.Last)
	g.brk = brkForce
	// What follows up to the separator belongs to the item as well.
	for t := s.Last + 1; int(t) < len(l.toks) && l.kind(t) == syntax.Comma; t++ {
		g.end = int32(t)
	}
}

func (l *layout) kind(t syntax.Tok) syntax.Kind { return l.toks[t].Kind }

// block lays out the braces from open to end and the items in them, each on a
// line of its own.
func block[N syntax.Node](l *layout, open, end syntax.Tok, items []N) {
	if open < 0 || end < 0 {
		return
	}
	for _, n := range items {
		l.item(int32(open), n)
	}
	l.gaps[end].brk = brkForce
	l.gaps[end].close = int32(open) + 1
}

// members lays out what is between two brackets with a line for each item if
// the first item has one in the source; else lines end where they do there.
func members[N syntax.Node](l *layout, open, end syntax.Tok, items []N) {
	if open < 0 || end < 0 {
		return
	}
	if !l.lineEnds(open+1) || len(items) == 0 {
		return
	}
	l.closers[int32(open)] = int32(end)
	block(l, open, end, items)
}

// lineEnds reports whether a line ends before token t in the source.
func (l *layout) lineEnds(t syntax.Tok) bool {
	if t <= 0 {
		return false
	}
	return strings.IndexByte(l.f.Src[l.toks[t-1].End:l.toks[t].Off], '\n') >= 0
}

// find gives the first token of kind k in from..to, NoTok without one.
func (l *layout) find(k syntax.Kind, from, to syntax.Tok) syntax.Tok {
	for t := from; t <= to; t++ {
		if l.kind(t) == k {
			return t
		}
	}
	return syntax.NoTok
}

// findLast gives the last token of kind k in from..to.
func (l *layout) findLast(k syntax.Kind, from, to syntax.Tok) syntax.Tok {
	for t := to; t >= from; t-- {
		if l.kind(t) == k {
			return t
		}
	}
	return syntax.NoTok
}

func (l *layout) space(t syntax.Tok, s space) {
	if t >= 0 && int(t) < len(l.gaps) {
		l.gaps[t].space = s
	}
}

// tight removes the blanks around token t.
func (l *layout) tight(t syntax.Tok) {
	l.space(t, spaceNone)
	l.space(t+1, spaceNone)
}

// loose puts blanks around token t.
func (l *layout) loose(t syntax.Tok) {
	l.space(t, spaceOne)
	l.space(t+1, spaceOne)
}

// join keeps token t on the line of the one before it, where no comment is
// between.
func (l *layout) join(t syntax.Tok) {
	if t >= 0 {
		l.gaps[t].brk = brkNever
		l.gaps[t].space = spaceOne
	}
}

// angle removes the blanks around < and inside <…>.
func (l *layout) angle(open, end syntax.Tok) {
	if open >= 0 {
		l.tight(open)
	}
	if end >= 0 {
		l.space(end, spaceNone)
	}
}

// metadata gives documentation and annotations of an item lines of their own.
func (l *layout) metadata(n syntax.Node, m syntax.Metadata) {
	first := n.Range().First
	g := l.gaps[first]
	if g.item == 0 {
		return
	}
	next := func(after syntax.Tok) {
		t := &l.gaps[after+1]
		t.brk, t.item, t.end = brkForce, g.item, g.end
	}
	if m.Doc != nil {
		for t := m.Doc.First + 1; t <= m.Doc.Last; t++ {
			l.gaps[t].brk, l.gaps[t].item, l.gaps[t].end = brkForce, g.item, g.end
		}
		next(m.Doc.Last)
	}
	_, field := n.(*syntax.RecordField)
	for _, a := range m.Annots {
		if field && !l.lineEnds(a.Last+1) {
			continue
		}
		next(a.Last)
	}
}

// bodyOf makes the items in the braces of a block, if there is one, indented from
// the line that owner starts on.
func (l *layout) bodyOf(owner syntax.Span, b syntax.Node) {
	l.base[int32(b.Range().First)] = int32(owner.First)
}

func (l *layout) node(n syntax.Node) {
	s := n.Range()
	if s.Empty() {
		return
	}
	switch n := n.(type) {
	case *syntax.Import:
		for t := s.First + 1; t <= s.Last; t++ {
			switch l.kind(t) {
			case syntax.Slash, syntax.Dot:
				l.tight(t)
			}
		}
	case *syntax.Name:
		if n.Prefix != nil {
			l.tight(n.Prefix.Last + 1)
		}
	case *syntax.Annot:
		l.space(s.First+1, spaceNone)
		if n.Value != nil {
			l.join(n.Value.First)
		}
	case *syntax.TypeDef:
		l.metadata(n, n.Metadata)
		l.space(n.Type.Range().First, spaceOne)
	case *syntax.InferTypedesc:
		l.space(s.First, spaceOne)
		l.space(s.Last, spaceNone)
	case *syntax.ConstDecl:
		l.metadata(n, n.Metadata)
	case *syntax.ModuleVar:
		l.metadata(n, n.Metadata)
	case *syntax.ListenerDecl:
		l.metadata(n, n.Metadata)
	case *syntax.AnnotationDecl:
		l.metadata(n, n.Metadata)
	case *syntax.EnumDecl:
		l.metadata(n, n.Metadata)
		open := l.find(syntax.LBrace, n.Name.Last, s.Last)
		l.join(open)
		block(l, open, l.findLast(syntax.RBrace, open, s.Last), n.Members)
	case *syntax.EnumMember:
		l.metadata(n, n.Metadata)
	case *syntax.ObjectField:
		l.metadata(n, n.Metadata)
	case *syntax.RecordField:
		l.metadata(n, n.Metadata)
		if n.Optional {
			l.space(n.Name.Last+1, spaceNone)
		}
	case *syntax.TypeInclusion:
		l.space(s.First+1, spaceNone)
	case *syntax.ClassDecl:
		l.metadata(n, n.Metadata)
		l.members(s.First, n.Name.Last+1, s.Last, n.Members)
	case *syntax.ServiceDecl:
		l.metadata(n, n.Metadata)
		from := s.First
		for _, x := range n.Listeners {
			from = x.Range().Last + 1
		}
		l.members(s.First, from, s.Last, n.Members)
		for _, id := range n.Path {
			l.space(id.First, spaceNone)
			if id != n.Path[0] {
				l.space(id.First-1, spaceNone)
			}
		}
	case *syntax.ObjectType:
		l.members(s.First, s.First, s.Last, n.Members)
	case *syntax.ObjectCons:
		from := s.First
		if n.Type != nil {
			from = n.Type.Range().Last + 1
		} else {
			from = l.find(syntax.KwObject, from, s.Last)
		}
		l.members(s.First, from, s.Last, n.Members)
	case *syntax.RecordType:
		open := s.First + 1
		l.join(open)
		fields := n.Fields
		if n.Rest != nil {
			fields = append(fields[:len(fields):len(fields)], &restField{syntax.Span{First: n.Rest.Range().First, Last: n.Rest.Range().Last + 2}})
			l.space(n.Rest.Range().Last+1, spaceNone)
		}
		if len(fields) > 0 && l.lineEnds(open+1) {
			block(l, open, s.Last, fields)
		}
		if l.kind(open) == syntax.LBrace && len(fields) > 0 && !l.lineEnds(open+1) {
			l.space(open+1, spaceKeep)
			l.space(s.Last, spaceKeep)
		}
	case *syntax.FuncDecl:
		l.metadata(n, n.Metadata)
		if b, ok := n.Body.(*syntax.BlockBody); ok {
			l.bodyOf(s, b)
		}
		l.space(n.Sig.First, spaceNone)
		if n.Path != nil {
			l.space(n.Path.First, spaceOne)
		}
	case *syntax.ResourcePath:
		for _, g := range n.Segments[min(1, len(n.Segments)):] {
			l.tight(g.First - 1)
		}
	case *syntax.PathSegment:
		if n.Rest {
			l.space(n.Type.Range().Last+1, spaceNone)
			if n.Param != nil {
				l.space(n.Param.First, spaceOne)
			}
		}
	case *syntax.Param:
		if n.Included {
			l.space(n.Type.Range().First, spaceNone)
		}
		if n.Rest {
			l.space(n.Type.Range().Last+1, spaceNone)
			if n.Name != nil {
				l.space(n.Name.First, spaceOne)
			}
		}
	case *syntax.BlockBody:
		l.join(s.First)
		block(l, s.First, s.Last, n.Stmts)
		block(l, s.First, s.Last, n.Workers)
		block(l, s.First, s.Last, n.After)
	case *syntax.Block:
		if l.gaps[s.First].item == 0 {
			l.join(s.First)
		}
		block(l, s.First, s.Last, n.Stmts)
	case *syntax.ForkStmt:
		l.join(s.First + 1)
		block(l, s.First+1, s.Last, n.Workers)
	case *syntax.MatchStmt:
		end := s.Last
		if n.OnFail != nil {
			end = n.OnFail.First - 1
		}
		open := l.find(syntax.LBrace, n.X.Range().Last+1, end)
		l.join(open)
		l.base[int32(open)] = int32(s.First)
		block(l, open, end, n.Clauses)
	case *syntax.MatchClause:
		l.bodyOf(s, n.Body)
		last := n.Patterns[len(n.Patterns)-1].Range().Last
		for _, p := range n.Patterns[1:] {
			l.tight(p.Range().First - 1)
		}
		if n.Guard != nil {
			l.space(last+1, spaceOne)
		}
	case *syntax.OnFail:
		l.join(s.First)
		l.bodyOf(s, n.Body)
	case *syntax.WhileStmt:
		l.bodyOf(s, n.Body)
	case *syntax.ForeachStmt:
		l.bodyOf(s, n.Body)
	case *syntax.Worker:
		l.bodyOf(s, n.Body)
	case *syntax.RetryStmt:
		l.bodyOf(s, n.Body)
		if n.Manager != nil {
			l.angle(n.Manager.Range().First-1, n.Manager.Range().Last+1)
		}
	case *syntax.IfStmt:
		l.bodyOf(s, n.Then)
		if n.Else != nil {
			l.join(n.Else.Range().First - 1)
			l.join(n.Else.Range().First)
		}
	case *syntax.VarStmt:
		if len(n.Annots) > 0 {
			for _, a := range n.Annots {
				if l.lineEnds(a.Last + 1) {
					g := l.gaps[s.First]
					t := &l.gaps[a.Last+1]
					t.brk, t.item, t.end = brkForce, g.item, g.end
				}
			}
		}

	// Types.
	case *syntax.ParamType:
		l.angle(s.First+1, s.Last)
	case *syntax.TableType:
		l.angle(s.First+1, n.Row.Range().Last+1)
		if n.KeyType != nil {
			l.angle(n.KeyType.Range().First-1, s.Last)
		} else if n.HasKey {
			l.space(l.find(syntax.LParen, n.Row.Range().Last, s.Last), spaceKeep)
		}
	case *syntax.ArrayType:
		if n.Len != nil {
			l.space(n.Len.Range().First-1, spaceNone)
		} else if n.Star {
			l.space(s.Last-2, spaceNone)
		}
		for t := n.Elem.Range().Last + 1; t <= s.Last; t++ {
			if l.kind(t) == syntax.LBrack {
				l.space(t, spaceNone)
			}
		}
	case *syntax.OptionalType:
		l.space(s.Last, spaceNone)
	case *syntax.UnionType:
		for _, m := range n.Members[1:] {
			l.tight(m.Range().First - 1)
		}
	case *syntax.IntersectionType:
		for _, m := range n.Members[1:] {
			l.loose(m.Range().First - 1)
		}
	case *syntax.SingletonType:
		if _, ok := n.X.(*syntax.Unary); ok {
			l.space(s.First+1, spaceNone)
		}
	case *syntax.TupleType:
		if n.Rest != nil {
			l.space(n.Rest.Range().Last+1, spaceNone)
		}
		members(l, s.First, s.Last, n.Members)
	case *syntax.FunctionType:
		if n.Sig != nil {
			l.space(n.Sig.First, spaceKeep)
		}
	case *syntax.AnonFunc:
		if b, ok := n.Body.(*syntax.BlockBody); ok {
			l.bodyOf(s, b)
		}
		l.space(n.Sig.First, spaceKeep)

	// Expressions.
	case *syntax.Unary:
		l.space(s.First+1, spaceNone)
	case *syntax.Cast:
		l.space(s.First+1, spaceNone)
		end := n.X.Range().First - 1
		l.space(end, spaceNone)
		l.space(end+1, spaceKeep)
	case *syntax.Binary:
		l.space(n.OpTok, spaceOne)
		l.space(n.Y.Range().First, spaceOne)
		for t := n.OpTok + 1; t < n.Y.Range().First; t++ {
			l.space(t, spaceNone) // the rest of >>
			l.gaps[t].brk = brkNever
		}
	case *syntax.CompoundStmt:
		for t := n.LHS.Range().Last + 2; t < n.RHS.Range().First; t++ {
			l.space(t, spaceNone)
			l.gaps[t].brk = brkNever
		}
	case *syntax.TypeTest:
		l.space(n.Type.Range().First, spaceOne)
		if t := n.Type.Range().First - 2; l.kind(t) == syntax.Bang {
			l.space(t, spaceOne)
			l.space(t+1, spaceNone)
		}
	case *syntax.Conditional:
		l.loose(n.X.Range().First - 1)
		l.loose(n.Y.Range().First - 1)
	case *syntax.Call:
		l.space(n.Fun.Last+1, spaceNone)
	case *syntax.MethodCall:
		l.space(n.Name.Last+1, spaceNone)
	case *syntax.RemoteCall:
		l.tight(n.Name.First - 1)
		l.space(n.Name.Last+1, spaceNone)
	case *syntax.ResourceCall:
		arrow := n.X.Range().Last + 1
		for t := arrow; t <= s.Last; t++ {
			if l.kind(t) == syntax.Arrow || l.kind(t) == syntax.Slash && l.outside(n, t) {
				l.tight(t)
			}
		}
		for _, a := range n.Path {
			l.space(a.First, spaceNone)
		}
	case *syntax.ErrorCons:
		if n.Type == nil {
			l.space(s.First+1, spaceNone)
		} else {
			l.space(n.Type.Last+1, spaceNone)
		}
	case *syntax.New:
		if n.Type != nil {
			l.space(n.Type.Range().Last+1, spaceNone)
		} else if n.HasArgs {
			l.space(s.First+1, spaceKeep)
		}
	case *syntax.Index:
		l.space(n.X.Range().Last+1, spaceNone)
	case *syntax.FieldAccess:
		if n.Ns != nil {
			l.tight(n.Ns.Last + 1)
		}
	case *syntax.MapCons:
		members(l, s.First, s.Last, n.Fields)
	case *syntax.MapField:
		if n.Value != nil {
			colon := n.Value.Range().First - 1
			l.space(colon, spaceNone)
			l.space(colon+1, spaceOne)
		}
	case *syntax.ListCons:
		members(l, s.First, s.Last, n.Elems)
	case *syntax.TableCons:
		open := s.First + 1
		if n.HasKey {
			paren := s.First + 2
			l.space(paren, spaceKeep)
			open = l.find(syntax.RParen, paren, s.Last) + 1
		}
		l.space(open, spaceOne)
		l.tables[int32(open)] = true
		members(l, open, s.Last, n.Rows)
	case *syntax.Template:
		l.template(s)
		if n.Kind != syntax.RawTemplate {
			l.space(s.First+1, spaceKeep)
		}
	case *syntax.Natural:
		l.template(s)
		if len(n.Args) > 0 {
			l.space(n.Args[0].First-1, spaceOne)
		}
		l.space(s.Last, spaceNone)
		l.gaps[s.Last].brk = brkNever
	case *syntax.ByteLiteral:
		l.template(s)
		l.space(s.First+1, spaceKeep)
	case *syntax.XMLFilter:
		l.space(s.Last, spaceNone)
		l.xmlNames(n.Names)
	case *syntax.XMLStep:
		l.xmlNames(n.Names)
		for t := n.X.Range().Last + 1; t <= s.Last; t++ {
			switch l.kind(t) {
			case syntax.LBrack, syntax.Gt:
				if l.kind(t) == syntax.LBrack || len(n.Names) > 0 {
					l.space(t, spaceNone)
				}
			}
		}
	case *syntax.XMLStepExt:
		l.xmlNames(n.Filter)
	case *syntax.Query:
		for _, x := range []syntax.Expr{n.Select, n.Collect, n.OnConflict} {
			if x != nil {
				l.space(x.Range().First, spaceOne)
			}
		}
		if n.HasKey {
			l.space(l.find(syntax.LParen, s.First, s.Last), spaceKeep)
		}
	case *syntax.LimitClause:
		l.space(n.X.Range().First, spaceOne)
	case *syntax.WhereClause:
		l.space(n.X.Range().First, spaceOne)
	case *syntax.OrderByClause:
		l.space(s.First+2, spaceOne)
	case *syntax.SendAction:
		l.loose(n.Peer.First - 1)
	case *syntax.WaitAction:
		for _, x := range n.Alts[min(1, len(n.Alts)):] {
			l.space(x.Range().First-1, spaceKeep)
			l.space(x.Range().First, spaceKeep)
		}
	case *syntax.ReceiveAction:
		for _, x := range n.Alts[min(1, len(n.Alts)):] {
			l.space(x.First-1, spaceKeep)
			l.space(x.First, spaceKeep)
		}

	// Patterns.
	case *syntax.FieldBinding:
		if n.Binding.Range() != n.Name.Range() {
			l.space(n.Name.Last+1, l.namedSpace(n.Name.Last+1))
		}
	case *syntax.FieldPattern:
		l.space(n.Name.Last+1, l.namedSpace(n.Name.Last+1))
	case *syntax.ErrorBinding:
		l.errorPattern(s, n.Type)
	case *syntax.ErrorPattern:
		l.errorPattern(s, n.Type)
	case *syntax.WaitField:
		if n.X != nil {
			l.space(n.Name.Last+1, spaceNone)
		}
	case *syntax.ReceiveField:
		if n.Peer != nil {
			l.space(n.Name.Last+1, spaceNone)
		}
	case *syntax.ListBinding, *syntax.MappingBinding:
		l.space(s.First, spaceOne)
		if k := l.kind(max(s.First-1, 0)); k == syntax.LParen || k == syntax.LBrack {
			l.space(s.First, spaceNone)
		}
	}
}

// restField stands for the rest descriptor of a record as one of its items.
type restField struct{ syntax.Span }

// namedSpace is what precedes the separator of a named pattern: a blank where
// it is =, none where it is a colon.
func (l *layout) namedSpace(t syntax.Tok) space {
	if l.kind(t) == syntax.Assign {
		return spaceOne
	}
	return spaceNone
}

func (l *layout) errorPattern(s syntax.Span, typ *syntax.Name) {
	if typ != nil {
		l.space(typ.Last+1, spaceNone)
	} else {
		l.space(s.First+1, spaceNone)
	}
}

func (l *layout) xmlNames(names []*syntax.XMLNamePattern) {
	for i, n := range names {
		l.space(n.First, spaceNone)
		if i > 0 {
			l.tight(n.First - 1)
		}
		for t := n.First + 1; t <= n.Last; t++ {
			l.space(t, spaceNone)
		}
		if i == len(names)-1 {
			l.space(n.Last+1, spaceNone)
		}
	}
}

// outside reports whether token t of a resource call is not within one of its
// computed segments or arguments.
func (l *layout) outside(c *syntax.ResourceCall, t syntax.Tok) bool {
	for _, a := range c.Path {
		if t >= a.First && t <= a.Last {
			return false
		}
	}
	for _, a := range c.Args {
		if t >= a.First && t <= a.Last {
			return false
		}
	}
	return true
}

// members lays out the braces of a class, object or service; from is a token
// before them.
func (l *layout) members(first, from, last syntax.Tok, items []syntax.Node) {
	open := l.find(syntax.LBrace, from, last)
	if open < 0 {
		return
	}
	end := l.findLast(syntax.RBrace, open, last)
	l.join(open)
	l.base[int32(open)] = int32(first)
	if len(items) == 0 && !l.lineEnds(end) && end == open+1 {
		return // object {}
	}
	block(l, open, end, items)
}

// template leaves everything between the back-ticks as it is, but for the code
// in interpolations, which stays on its lines.
func (l *layout) template(s syntax.Span) {
	for t := s.First + 1; t <= s.Last; t++ {
		switch l.kind(t) {
		case syntax.TemplateText, syntax.TemplateEnd, syntax.InterpStart:
			l.gaps[t].brk = brkNever
			l.space(t, spaceNone)
		}
	}
}
