// Type descriptors, function signatures, record and object types.

package syntax

// typeMode says where a type descriptor stands, which decides how far it goes.
type typeMode uint8

const (
	typeAlone  typeMode = iota // nothing but a type can stand here
	typeBefore                 // a binding pattern follows
	typeInExpr                 // ? may be that of a conditional expression
)

func (p *parser) typ() Type { return p.typeDesc(typeAlone) }

func (p *parser) typeDesc(m typeMode) Type {
	p.enter()
	defer p.leave()
	start := p.i
	return p.unionRest(start, p.intersection(m), m)
}

// typeRest continues a type whose first part, up to its suffixes, is t.
func (p *parser) typeRest(start int, t Type, m typeMode) Type {
	t = p.typeSuffix(start, t, m)
	return p.unionRest(start, p.intersectionRest(start, t, m), m)
}

func (p *parser) unionRest(start int, t Type, m typeMode) Type {
	if p.k != Pipe {
		return t
	}
	u := &UnionType{Members: []Type{t}}
	for p.got(Pipe) {
		u.Members = append(u.Members, p.intersection(m))
	}
	u.Span = p.span(start)
	return u
}

func (p *parser) intersection(m typeMode) Type {
	start := p.i
	return p.intersectionRest(start, p.postfixType(m), m)
}

func (p *parser) intersectionRest(start int, t Type, m typeMode) Type {
	if p.k != Amp {
		return t
	}
	u := &IntersectionType{Members: []Type{t}}
	for p.got(Amp) {
		u.Members = append(u.Members, p.postfixType(m))
	}
	u.Span = p.span(start)
	return u
}

func (p *parser) postfixType(m typeMode) Type {
	start := p.i
	return p.typeSuffix(start, p.primaryType(m), m)
}

func (p *parser) typeSuffix(start int, t Type, m typeMode) Type {
	for n := 0; ; n++ {
		if n > maxNesting {
			p.tooDeep()
			return t
		}
		switch {
		case p.k == Question:
			if m == typeInExpr && p.startsConditional() {
				return t
			}
			p.advance()
			t = &OptionalType{p.span(start), t}
		case p.k == LBrack:
			if !p.dimension(m) {
				return t
			}
			t = p.arrayType(start, t, m)
		default:
			return t
		}
	}
}

// dimension reports whether the bracket at the current token starts an array
// dimension.
func (p *parser) dimension(m typeMode) bool {
	end := p.scanDim(p.i)
	switch m {
	case typeBefore:
		if end > 0 && p.at(1).IsIdent() {
			// T[] [a] = x: the last bracket is the pattern.
			return p.kind(end) != Assign && p.kind(end) != KwIn
		}
		if end < 0 && p.scanBinding(p.i) > 0 {
			return false
		}
	case typeInExpr:
		return end > 0
	}
	return true
}

// arrayType parses the dimensions of an array type. The last one is nearest to
// the member type: T[2][3] is an array of 2 arrays of 3.
func (p *parser) arrayType(start int, elem Type, m typeMode) Type {
	type dim struct {
		len  Expr
		star bool
		end  int
	}
	var few [4]dim
	dims := few[:0]
	for p.k == LBrack && p.dimension(m) {
		var d dim
		open := p.i
		p.advance()
		switch p.k {
		case RBrack:
		case Star:
			if len(dims) > 0 {
				p.errorTok(p.i, errArrayOfInferred)
			}
			p.advance()
			d.star = true
		case IntLit:
			d.len = p.literal()
		default:
			if p.k.IsIdent() || p.qualified(p.i) {
				d.len = p.nameExpr()
			} else {
				p.missingErr(errMissingArrayLen)
				if end := p.matching(open); end > 0 {
					p.skipTo(func() bool { return p.i >= end })
				}
			}
		}
		p.expect(RBrack)
		d.end = p.last
		dims = append(dims, d)
		if len(dims) > maxNesting {
			p.tooDeep()
		}
	}
	for i := len(dims) - 1; i >= 0; i-- {
		elem = &ArrayType{Span{Tok(start), Tok(p.last)}, elem, dims[i].len, dims[i].star}
	}
	return elem
}

// startsConditional reports whether the question mark at the current token,
// which follows a type in an expression, is that of a conditional expression.
func (p *parser) startsConditional() bool {
	switch k := p.at(1); k {
	case LBrace, LBrack:
		end := p.matching(p.i + 1)
		return end > 0 && p.kind(end+1) == Colon
	case Pipe, Amp, RParen, RBrack, RBrace, Semi, Comma, Question, Colon:
		return false
	case IdentTok:
		switch p.text(p.i + 1) {
		case "limit", "collect", "group":
			return p.kind(p.i+2) == Colon
		}
		return true
	case KwWhere, KwJoin, KwOrder, KwOuter, KwSelect, KwAscending, KwDescending, KwEquals, KwLet, KwFrom:
		return p.at(2) == Colon
	default:
		return startsExpr(k)
	}
}

// startsExpr reports whether a token of kind k can start an expression.
func startsExpr(k Kind) bool {
	switch k {
	case IntLit, FloatLit, DecimalLit, StringLit, TemplateStart, LParen, LBrace, LBrack, Lt, Plus, Minus, Tilde, Bang, At,
		LeftArrow, KwTrue, KwFalse, KwNull, KwCheck, KwCheckpanic, KwTrap, KwTypeof, KwNew, KwLet, KwFrom, KwFunction,
		KwIsolated, KwTransactional, KwObject, KwService, KwClient, KwError, KwTable, KwMap, KwStream, KwXml, KwString,
		KwInt, KwFloat, KwDecimal, KwBoolean, KwByte, KwAny, KwAnydata, KwJson, KwHandle, KwNever, KwReadonly, KwRecord,
		KwTypedesc, KwFuture, KwDistinct, KwStart, KwWait, KwFlush, KwCommit, KwBase16, KwBase64:
		return true
	}
	return k.IsIdent()
}

func (p *parser) primaryType(m typeMode) Type {
	start, k := p.i, p.k
	if isPrefix(k) {
		if k.IsIdent() || p.qualified(p.i) {
			if p.cond > 0 && m == typeInExpr && p.qualified(p.i) && p.conditionalColon() {
				id := p.ident()
				return &TypeName{id.Span, &Name{id.Span, nil, id}}
			}
			n := p.name()
			return &TypeName{n.Span, n}
		}
	}
	switch k {
	case KwAny, KwAnydata, KwBoolean, KwByte, KwDecimal, KwFloat, KwHandle, KwInt, KwJson, KwNever, KwReadonly, KwString:
		p.advance()
		return &BuiltinType{p.span(start), k}
	case KwNull:
		p.advance()
		return &BuiltinType{p.span(start), LParen}
	case KwTrue, KwFalse, IntLit, FloatLit, DecimalLit, StringLit:
		x := p.literal()
		return &SingletonType{x.Span, x}
	case Minus, Plus:
		p.advance()
		var x Expr
		switch p.k {
		case IntLit, FloatLit, DecimalLit:
			x = p.literal()
		default:
			x = p.badExpr()
		}
		return &SingletonType{p.span(start), &Unary{p.span(start), k, x}}
	case KwMap, KwFuture, KwTypedesc, KwXml, KwError, KwStream:
		p.advance()
		if p.k != Lt {
			if k == KwMap {
				p.missing(Lt)
			}
			return &BuiltinType{p.span(start), k}
		}
		t := &ParamType{Kind: k}
		p.typeArgs(t)
		t.Span = p.span(start)
		return t
	case KwTable:
		return p.tableType()
	case KwDistinct:
		p.advance()
		p.enter()
		t := p.primaryType(m)
		p.leave()
		return &DistinctType{p.span(start), t}
	case KwRecord:
		return p.recordType()
	case KwIsolated, KwTransactional, KwClient, KwService, KwObject, KwFunction:
		q := p.typeQuals()
		if p.k == KwFunction {
			return p.functionType(start, q)
		}
		return p.objectType(start, q)
	case LParen:
		p.advance()
		if p.got(RParen) {
			return &BuiltinType{p.span(start), LParen}
		}
		p.parens++
		t := p.typ()
		p.parens--
		p.expect(RParen)
		return &ParenType{p.span(start), t}
	case LBrack:
		return p.tupleType()
	}
	return p.badType()
}

func (p *parser) badType() Type {
	p.missingErr(errMissingType)
	return &BadType{p.empty()}
}

// typeArgs parses <T, …>.
func (p *parser) typeArgs(t *ParamType) {
	p.advance()
	if p.k == Star && p.at(1) == Gt {
		p.advance()
		t.Star = true
	} else {
		t.Args = append(t.Args, p.typ())
		for p.k == Comma && (t.Kind == KwStream || t.Kind == KwMap) {
			if t.Kind == KwMap {
				p.invalid()
			}
			p.advance()
			t.Args = append(t.Args, p.typ())
		}
	}
	p.expect(Gt)
}

func (p *parser) tableType() Type {
	start := p.i
	p.advance()
	if p.k != Lt {
		return &BuiltinType{p.span(start), KwTable}
	}
	t := &TableType{Row: p.typeParam()}
	if p.word(p.i, "key") && (p.at(1) == LParen || p.at(1) == Lt) {
		t.HasKey = true
		p.advance()
		if p.k == Lt {
			t.KeyType = p.typeParam()
		} else {
			t.Keys = p.keyNames()
		}
	}
	t.Span = p.span(start)
	return t
}

// typeParam parses <T>.
func (p *parser) typeParam() Type {
	p.expect(Lt)
	t := p.typ()
	p.expect(Gt)
	return t
}

// keyNames parses (a, b) of a key specifier.
func (p *parser) keyNames() []*Ident {
	var names []*Ident
	p.expect(LParen)
	p.list(RParen, func() { names = append(names, p.ident()) })
	p.expect(RParen)
	return names
}

func (p *parser) tupleType() Type {
	start := p.i
	p.advance()
	t := &TupleType{}
	p.list(RBrack, func() {
		if t.Rest != nil {
			p.errorAt(t.Rest, errRestNotLast)
		}
		first := p.i
		annots := p.annots()
		m := p.typ()
		if p.got(Ellipsis) {
			t.Rest = m
			return
		}
		t.Members = append(t.Members, &TupleMember{p.span(first), annots, m})
	})
	p.expect(RBrack)
	t.Span = p.span(start)
	return t
}

func (p *parser) recordType() Type {
	start := p.i
	p.advance()
	t := &RecordType{}
	end := RBrace
	switch p.k {
	case LBracePipe:
		end = RBracePipe
		t.Exclusive = true
		p.advance()
	case LBrace:
		p.advance()
	default:
		p.missing(LBrace)
		t.Span = p.span(start)
		return t
	}
	for p.k != end && p.k != RBrace && p.k != RBracePipe && p.k != EOF {
		before := p.i
		p.recordField(t)
		if p.i == before || p.startsDecl(p.i) && p.newline(p.i) {
			if p.i == before && !p.startsDecl(p.i) && p.k != RParen && p.k != RBrack && p.k != InterpEnd && p.k != TemplateEnd {
				p.invalid()
				p.advance()
				continue
			}
			break
		}
	}
	if p.k != end && (p.k == RBrace || p.k == RBracePipe) {
		p.missing(end)
		p.advance()
	} else {
		p.expect(end)
	}
	t.Span = p.span(start)
	return t
}

func (p *parser) recordField(t *RecordType) {
	start := p.i
	m := p.metadata()
	if t.Rest != nil && t.Exclusive && p.k != RBracePipe && p.k != RBrace {
		p.errorAt(t.Rest, errAfterRest)
	}
	if p.k == Star {
		p.advance()
		inc := &TypeInclusion{Type: p.typ()}
		p.semi()
		inc.Span = p.span(start)
		t.Fields = append(t.Fields, inc)
		return
	}
	if (p.k == RBrace || p.k == RBracePipe) && p.i > start {
		p.invalidMeta(m)
		return
	}
	f := &RecordField{Metadata: m}
	if p.k == KwReadonly && p.readonlyQual() {
		p.advance()
		f.Readonly = true
	}
	f.Type = p.typ()
	if p.k == Ellipsis {
		p.advance()
		if !t.Exclusive {
			p.errorAt(f.Type, errRestInOpenRecord)
		}
		if t.Rest == nil {
			t.Rest = f.Type
		}
		p.semi()
		return
	}
	f.Name = p.ident()
	if p.got(Question) {
		f.Optional = true
	} else if p.got(Assign) {
		f.Default = p.expr()
	}
	p.semi()
	f.Span = p.span(start)
	t.Fields = append(t.Fields, f)
}

// invalidMeta reports documentation and annotations nothing follows.
func (p *parser) invalidMeta(m Metadata) {
	switch {
	case len(m.Annots) > 0:
		p.errorAt(m.Annots[0], errAnnotNotHere)
	case m.Doc != nil:
		p.errorAt(m.Doc, errDocNotHere)
	}
}

// readonlyQual reports whether readonly at the current token qualifies a field
// of a record and is not (part of) its type.
func (p *parser) readonlyQual() bool {
	switch k := p.at(1); {
	case k == Pipe || k == Amp || k == Question || k == Ellipsis:
		return false
	case k == LBrack:
		return p.scanDim(p.i+1) < 0 || p.kind(p.i+2).IsIdent()
	case p.qualified(p.i + 1):
		return true
	case k.IsIdent():
		switch p.at(2) {
		case Semi, Assign:
			return false
		case Question:
			return p.at(3) != Semi
		}
	}
	return true
}

// typeQuals consumes the qualifiers of an object or function type.
func (p *parser) typeQuals() Quals {
	var q Quals
	for {
		b := qualOf(p.k)
		if b&(Isolated|Transactional|Client|Service) == 0 {
			return q
		}
		if q.Has(b) {
			p.errorTok(p.i, errDuplicateQual, p.text(p.i))
		}
		q |= b
		p.advance()
	}
}

func (p *parser) objectType(start int, q Quals) Type {
	t := &ObjectType{Quals: q}
	if q.Has(Transactional) {
		p.errorTok(start, errQualNotAllowed, "transactional")
	}
	if q.Has(Client | Service) {
		p.errorTok(p.last, errQualNotAllowed, p.text(p.last))
	}
	p.expect(KwObject)
	if p.k != LBrace && q == 0 {
		return &BuiltinType{p.span(start), KwObject}
	}
	t.Members = p.members(inObjectType)
	t.Span = p.span(start)
	return t
}

func (p *parser) functionType(start int, q Quals) Type {
	if q&(Client|Service) != 0 {
		p.errorTok(start, errQualNotAllowed, p.text(start))
	}
	p.advance()
	t := &FunctionType{Quals: q}
	if p.k == LParen {
		t.Sig = p.signature(true)
	}
	t.Span = p.span(start)
	return t
}

// signature parses (params) returns T. In a function type the parameters need
// no names.
func (p *parser) signature(noNames bool) *Signature {
	start := p.i
	s := &Signature{}
	if p.expect(LParen) {
		rank := 0
		p.list(RParen, func() {
			q := p.param(noNames)
			s.Params = append(s.Params, q)
			rank = p.paramOrder(q, rank)
		})
		p.expect(RParen)
	}
	if p.k == KwReturn && p.at(1) != Semi {
		if !p.quiet() {
			p.errorTok(p.i, errMissingKeyword, "returns")
		}
		p.advance()
		s.Ret = p.typ()
	} else if p.got(KwReturns) {
		s.RetAnnots = p.annots()
		s.Ret = p.typ()
	}
	s.Span = p.span(start)
	return s
}

var paramRank = [...]string{"required", "defaultable", "included record", "rest"}

// paramOrder reports a parameter that stands after one of a later sort.
func (p *parser) paramOrder(q *Param, rank int) int {
	r := 0
	switch {
	case q.Rest:
		r = 3
	case q.Included:
		r = 2
	case q.Default != nil:
		r = 1
	}
	if r < rank || r == 3 && rank == 3 {
		p.errorAt(q, errParamOrder, paramRank[r], paramRank[rank])
		return rank
	}
	return r
}

func (p *parser) param(noNames bool) *Param {
	start := p.i
	q := &Param{Metadata: p.metadata()}
	if p.got(Star) {
		q.Included = true
	}
	q.Type = p.typ()
	if p.got(Ellipsis) {
		q.Rest = true
	}
	switch {
	case p.k.IsIdent():
		q.Name = p.ident()
	case !noNames:
		if p.k == RParen || p.k == Comma || p.k == Assign {
			p.missingErr(errMissingParamName)
			q.Name = p.noIdent()
		} else {
			q.Name = p.ident()
		}
	}
	if p.k == Assign {
		if q.Rest {
			p.errorTok(p.i, errRestDefault)
		}
		p.advance()
		if p.k == Lt && p.at(1) == Gt {
			first := p.i
			p.advance()
			p.advance()
			q.Default = &InferTypedesc{p.span(first)}
		} else {
			q.Default = p.expr()
		}
	}
	q.Span = p.span(start)
	return q
}
