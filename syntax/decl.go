// Declarations at module level, and the members of classes, objects and
// services.

package syntax

// qualOf gives the qualifier a keyword stands for, 0 for other tokens.
func qualOf(k Kind) Quals {
	switch k {
	case KwPublic:
		return Public
	case KwPrivate:
		return Private
	case KwFinal:
		return Final
	case KwConfigurable:
		return Configurable
	case KwIsolated:
		return Isolated
	case KwTransactional:
		return Transactional
	case KwRemote:
		return Remote
	case KwResource:
		return Resource
	case KwClient:
		return Client
	case KwService:
		return Service
	case KwReadonly:
		return Readonly
	case KwDistinct:
		return Distinct
	case KwConst:
		return Const
	}
	return 0
}

// afterQuals gives the index of the first token from i on that is no
// qualifier.
func (p *parser) afterQuals(i int) int {
	for qualOf(p.kind(i)) != 0 {
		i++
	}
	return i
}

// quals consumes the qualifiers up to token end and reports those that are
// doubled or not among the allowed ones.
func (p *parser) quals(end int, allowed Quals) Quals {
	var q Quals
	for p.i < end {
		b := qualOf(p.k)
		switch {
		case q.Has(b):
			p.errorTok(p.i, errDuplicateQual, p.text(p.i))
		case !allowed.Has(b):
			p.errorTok(p.i, errQualNotAllowed, p.text(p.i))
		default:
			q |= b
		}
		p.advance()
	}
	return q
}

// semi expects the semicolon that ends a declaration or statement. Where it is
// missing and what follows on the line makes no sense, the rest of the line is
// dropped.
func (p *parser) semi() {
	if p.input && (p.k == EOF || p.depth == 0 && p.k != Semi && p.newline(p.i)) {
		return
	}
	if p.expect(Semi) {
		return
	}
	if p.newline(p.i) || p.startsStmt(p.i) {
		return
	}
	for {
		p.skipTo(func() bool {
			return p.k == Semi || p.newline(p.i) || p.startsStmt(p.i) || p.startsDecl(p.i)
		})
		if !p.unopened() || p.newline(p.i) {
			break
		}
		p.advance()
	}
	p.got(Semi)
}

func (p *parser) file(f *File) {
	for p.k != EOF {
		before := p.i
		d := p.decl(f)
		if d != nil {
			f.Decls = append(f.Decls, d)
		}
		if p.i == before {
			p.badDecl(f)
		}
	}
}

// badDecl drops what cannot start a declaration, up to what can.
func (p *parser) badDecl(f *File) {
	start := p.i
	p.invalid()
	p.advance()
	p.skipTo(func() bool {
		return p.k == Semi || p.newline(p.i) && (p.startsDecl(p.i) || p.k == At || p.k == DocLine)
	})
	p.got(Semi)
	f.Decls = append(f.Decls, &BadDecl{p.span(start)})
}

func (p *parser) decl(f *File) Decl {
	start := p.i
	m := p.metadata()
	head := p.afterQuals(p.i)
	for h := p.i; h < head; h++ {
		// const and service start declarations of their own.
		k := p.kind(h)
		if k == KwConst || k == KwService && h == head-1 && p.kind(head) != KwClass && p.kind(head) != KwObject && p.kind(head) != KwFunction {
			head = h
		}
	}
	switch k := p.kind(head); k {
	case KwImport:
		p.invalidMeta(m)
		p.quals(head, 0)
		imp := p.importDecl(start)
		if len(f.Decls) > 0 && !p.input {
			p.errorAt(imp, errImportAfterDecl)
		}
		f.Imports = append(f.Imports, imp)
		return nil
	case KwXmlns:
		p.invalidMeta(m)
		p.quals(head, 0)
		return p.xmlns()
	case KwType:
		q := p.quals(head, Public)
		p.advance()
		d := &TypeDef{Metadata: m, Quals: q, Name: p.ident()}
		d.Type = p.typ()
		p.semi()
		d.Span = p.span(start)
		return d
	case KwEnum:
		return p.enumDecl(start, m, p.quals(head, Public))
	case KwClass:
		return p.classDecl(start, m, p.quals(head, Public|Distinct|Readonly|Isolated|Client|Service))
	case KwConst:
		if p.kind(head+1) == KwAnnotation {
			q := p.quals(head, Public) | Const
			p.advance()
			return p.annotationDecl(start, m, q)
		}
		return p.constDecl(start, m, p.quals(head, Public))
	case KwAnnotation:
		return p.annotationDecl(start, m, p.quals(head, Public))
	case KwListener:
		return p.listenerDecl(start, m, p.quals(head, Public))
	case KwService:
		return p.serviceDecl(start, m, p.quals(head, Isolated))
	case KwFunction:
		if p.funcDeclAt(head) {
			return p.funcDecl(start, m, p.quals(head, Public|Isolated|Transactional), atModule)
		}
	case EOF, RBrace:
		if p.i > start {
			p.invalidMeta(m)
			for p.i < head {
				p.invalid()
				p.advance()
			}
			return &BadDecl{p.span(start)}
		}
		return nil
	}
	if k := p.kind(head); head == p.i && k != KwVar && p.scanPrimaryType(head) < 0 && k != KwFunction && k != KwObject {
		if p.i > start {
			p.invalidMeta(m)
			return &BadDecl{p.span(start)}
		}
		return nil
	}
	return p.moduleVar(start, m)
}

// funcDeclAt reports whether the keyword function at token i starts the
// definition of a function rather than the type of a variable.
func (p *parser) funcDeclAt(i int) bool {
	switch k := p.kind(i + 1); {
	case k.IsIdent(), k.IsKeyword() && p.kind(i+2) == LParen:
		return true
	case k == LParen:
		end := p.scanType(i)
		if end < 0 {
			return false
		}
		k := p.kind(end)
		return k == LBrace || k == FatArrow || k == Assign && p.kind(p.scanAnnots(end+1)) == KwExternal
	}
	return false
}

func (p *parser) importDecl(start int) *Import {
	p.advance()
	d := &Import{}
	d.Names = append(d.Names, p.importName())
	if p.got(Slash) {
		d.Org = d.Names[0]
		d.Names[0] = p.importName()
	}
	for p.got(Dot) {
		d.Names = append(d.Names, p.importName())
	}
	if p.got(KwAs) {
		if isPrefix(p.k) {
			d.Prefix = p.anyWord()
		} else {
			d.Prefix = p.ident()
		}
	}
	p.semi()
	d.Span = p.span(start)
	return d
}

// importName parses one part of a module's name, where a reserved word can
// stand as well: import ballerina/lang.map;
func (p *parser) importName() *Ident {
	if p.k.IsKeyword() && !p.newline(p.i) && p.k != KwAs {
		return p.anyWord()
	}
	return p.ident()
}

func (p *parser) xmlns() *XMLNSDecl {
	start := p.i
	p.advance()
	d := &XMLNSDecl{}
	switch {
	case p.k == StringLit:
		d.URI = p.literal()
	case p.k.IsIdent():
		d.URI = p.nameExpr()
	default:
		p.missingErr(errMissingString)
		d.URI = &BadExpr{p.empty()}
	}
	if p.got(KwAs) {
		d.Prefix = p.ident()
	}
	p.semi()
	d.Span = p.span(start)
	return d
}

func (p *parser) enumDecl(start int, m Metadata, q Quals) Decl {
	p.advance()
	d := &EnumDecl{Metadata: m, Quals: q, Name: p.ident()}
	if p.expect(LBrace) {
		if p.k == RBrace {
			p.missingErr(errMissingEnumMember)
		}
		p.list(RBrace, func() {
			first := p.i
			e := &EnumMember{Metadata: p.metadata()}
			e.Name = p.ident()
			if p.got(Assign) {
				e.Value = p.expr()
			}
			e.Span = p.span(first)
			d.Members = append(d.Members, e)
		})
		p.expect(RBrace)
	}
	p.got(Semi)
	d.Span = p.span(start)
	return d
}

func (p *parser) constDecl(start int, m Metadata, q Quals) Decl {
	p.advance()
	d := &ConstDecl{Metadata: m, Quals: q}
	if !(p.k.IsIdent() && (p.at(1) == Assign || p.at(1) == Semi)) {
		d.Type = p.typeDesc(typeBefore)
	}
	d.Name = p.ident()
	if p.expect(Assign) {
		d.Value = p.expr()
	} else {
		d.Value = &BadExpr{p.empty()}
	}
	p.semi()
	d.Span = p.span(start)
	return d
}

func (p *parser) annotationDecl(start int, m Metadata, q Quals) Decl {
	p.advance()
	d := &AnnotationDecl{Metadata: m, Quals: q}
	if !(p.k.IsIdent() && (p.at(1) == KwOn || p.at(1) == Semi)) {
		d.Type = p.typ()
	}
	d.Name = p.ident()
	if p.got(KwOn) {
		p.list(Semi, func() { d.Points = append(d.Points, p.attachPoint()) })
		if len(d.Points) == 0 {
			p.missingErr(errMissingPoint)
		}
	}
	p.semi()
	d.Span = p.span(start)
	return d
}

func (p *parser) attachPoint() AttachPoint {
	start := p.i
	var a AttachPoint
	if p.word(p.i, "source") {
		a.Source = true
		p.advance()
	}
	two := func(second string) {
		a.Name = p.text(p.i)
		p.advance()
		if p.text(p.i) == second {
			a.Name += " " + second
			p.advance()
		}
	}
	switch s := p.text(p.i); s {
	case "object":
		two("function")
		if a.Name == "object" {
			if p.word(p.i, "field") {
				a.Name = "object field"
				p.advance()
			} else {
				p.missing(KwFunction)
			}
		}
	case "service":
		two("remote")
		if a.Name == "service remote" {
			if p.expect(KwFunction) {
				a.Name += " function"
			}
		}
	case "record":
		two("field")
		if a.Name == "record" {
			p.missingErr(errMissingKeyword, "field")
		}
	case "type", "class", "function", "parameter", "return", "field":
		a.Name = s
		p.advance()
	case "annotation", "external", "var", "const", "listener", "client", "worker":
		if !a.Source && !p.quiet() {
			p.errorTok(p.i, errMissingKeyword, "source")
		}
		a.Name = s
		p.advance()
	default:
		p.missingErr(errMissingPoint)
	}
	a.Span = p.span(start)
	return a
}

func (p *parser) listenerDecl(start int, m Metadata, q Quals) Decl {
	p.advance()
	d := &ListenerDecl{Metadata: m, Quals: q}
	if !(p.k.IsIdent() && p.at(1) == Assign) {
		d.Type = p.typeDesc(typeBefore)
	}
	d.Name = p.ident()
	if p.expect(Assign) {
		d.Init = p.expr()
	} else {
		d.Init = &BadExpr{p.empty()}
	}
	p.semi()
	d.Span = p.span(start)
	return d
}

func (p *parser) serviceDecl(start int, m Metadata, q Quals) Decl {
	p.advance()
	d := &ServiceDecl{Metadata: m, Quals: q}
	switch p.k {
	case Slash, StringLit, KwOn, LBrace:
	default:
		d.Type = p.typ()
	}
	switch p.k {
	case StringLit:
		d.PathStr = p.literal()
	case Slash:
		if p.at(1) == KwOn || p.at(1) == LBrace {
			d.Root = true
			p.advance()
		}
		for p.got(Slash) {
			d.Path = append(d.Path, p.ident())
		}
	}
	if p.expect(KwOn) {
		for {
			d.Listeners = append(d.Listeners, p.headerExpr())
			if !p.got(Comma) {
				break
			}
		}
	}
	d.Members = p.members(inObjectCons)
	p.got(Semi)
	d.Span = p.span(start)
	return d
}

func (p *parser) classDecl(start int, m Metadata, q Quals) Decl {
	if q.Has(Client | Service) {
		p.errorTok(p.last, errQualNotAllowed, "service")
	}
	p.advance()
	d := &ClassDecl{Metadata: m, Quals: q, Name: p.ident()}
	d.Members = p.members(inClass)
	p.got(Semi)
	d.Span = p.span(start)
	return d
}

// moduleVar parses a variable, its qualifiers not yet consumed: those that
// belong to the type stay with it.
func (p *parser) moduleVar(start int, m Metadata) Decl {
	end := p.i
	var seen Quals
	for b := qualOf(p.kind(end)); b != 0 && b&(Readonly|Distinct|Client|Service|Transactional) == 0; b = qualOf(p.kind(end)) {
		// Where isolated may be said of the variable, it is; after that it may be
		// said of the type.
		if b == Isolated && seen&(Isolated|Configurable) != 0 {
			if k := p.kind(p.afterQuals(end)); k == KwFunction || k == KwObject {
				break
			}
		}
		seen |= b
		end++
	}
	d := &ModuleVar{Metadata: m, Quals: p.quals(end, Public|Final|Configurable|Isolated)}
	if d.Quals.Has(Configurable) && d.Quals&(Final|Isolated) != 0 {
		p.errorTok(p.last, errQualNotAllowed, p.text(p.last))
	}
	d.Type, d.Binding = p.typedBinding()
	if p.got(Assign) {
		if p.k == Question && d.Quals.Has(Configurable) {
			first := p.i
			p.advance()
			d.Init = &RequiredExpr{p.span(first)}
		} else if p.input {
			d.Init = p.action()
		} else {
			d.Init = p.expr()
		}
	} else {
		p.needInit(d.Type, d.Binding, d.Quals.Has(Configurable) || d.Quals.Has(Isolated))
	}
	p.semi()
	d.Span = p.span(start)
	return d
}

// needInit reports a declaration without initializer where one is needed.
func (p *parser) needInit(t Type, b Binding, always bool) {
	if _, simple := b.(*CaptureBinding); !simple || t == nil || always {
		p.missing(Assign)
	}
}

// place says where a function or member stands, which decides what is allowed.
type place uint8

const (
	atModule place = iota
	inClass
	inObjectCons
	inObjectType
)

// members parses the {…} of a class, object or service.
func (p *parser) members(at place) []Node {
	p.enter()
	defer p.leave()
	var list []Node
	if !p.expect(LBrace) {
		return nil
	}
	for p.k != RBrace && p.k != EOF {
		if p.endsMembers() {
			break
		}
		before := p.i
		if n := p.member(at); n != nil {
			list = append(list, n)
		}
		if p.i == before {
			p.invalid()
			p.advance()
			p.skipTo(func() bool { return p.k == Semi || p.newline(p.i) })
			p.got(Semi)
			if p.k == RParen || p.k == RBrack || p.k == RBracePipe || p.k == TemplateEnd || p.k == InterpEnd {
				p.advance()
			}
		}
	}
	p.expect(RBrace)
	return list
}

// endsMembers reports whether a declaration that cannot be a member follows: a
// closing brace was forgotten.
func (p *parser) endsMembers() bool {
	switch p.kind(p.afterQuals(p.i)) {
	case KwImport, KwEnum, KwClass, KwListener, KwAnnotation:
		return p.newline(p.i)
	case KwType:
		return p.kind(p.afterQuals(p.i)+1).IsIdent() && p.newline(p.i)
	}
	return false
}

func (p *parser) member(at place) Node {
	start := p.i
	m := p.metadata()
	if p.k == Star {
		p.advance()
		t := &TypeInclusion{Type: p.typ()}
		p.semi()
		t.Span = p.span(start)
		return t
	}
	head := p.afterQuals(p.i)
	if p.kind(head) == KwFunction && (p.funcDeclAt(head) || p.kind(head+1) != LParen && p.isMethodQual(head)) {
		q := p.quals(head, Public|Private|Isolated|Transactional|Remote|Resource)
		return p.funcDecl(start, m, q, at)
	}
	if p.k == RBrace || p.k == EOF {
		p.invalidMeta(m)
		return nil
	}
	if p.kind(head-1) == KwConst && head > p.i {
		return nil
	}
	end := p.i
	for b := qualOf(p.kind(end)); b&(Public|Private|Final) != 0; b = qualOf(p.kind(end)) {
		end++
	}
	if p.kind(end) == KwRemote || p.kind(end) == KwResource {
		end++
	}
	if p.scanPrimaryType(end) < 0 && end == p.i && qualOf(p.k) == 0 {
		switch p.k {
		case KwRecord, KwObject, KwMap, KwTable, KwStream, KwError, KwFunction, LParen, LBrack, KwFuture, KwTypedesc, KwXml:
		default:
			p.invalidMeta(m)
			return nil
		}
	}
	f := &ObjectField{Metadata: m}
	if at == inObjectType {
		f.Quals = p.quals(end, Public)
	} else {
		f.Quals = p.quals(end, Public|Private|Final)
	}
	f.Type = p.typ()
	f.Name = p.ident()
	if p.k == Assign {
		if at == inObjectType {
			p.errorTok(p.i, errFieldInit)
		}
		p.advance()
		f.Init = p.expr()
	}
	p.semi()
	f.Span = p.span(start)
	return f
}

// isMethodQual reports whether a qualifier of methods only is among those
// before token head.
func (p *parser) isMethodQual(head int) bool {
	for i := p.i; i < head; i++ {
		if qualOf(p.kind(i))&(Remote|Resource) != 0 {
			return true
		}
	}
	return false
}

func (p *parser) funcDecl(start int, m Metadata, q Quals, at place) *FuncDecl {
	d := &FuncDecl{Metadata: m, Quals: q}
	if q.Has(Remote | Resource) {
		p.errorTok(p.last, errQualNotAllowed, p.text(p.last))
	}
	if vis := q & (Public | Private); vis != 0 && q&(Remote|Resource) != 0 {
		word, sort := "public", "remote"
		if vis.Has(Private) {
			word = "private"
		}
		if q.Has(Resource) {
			sort = "resource"
		}
		p.errorTok(start, errRemoteVisibility, word, sort)
	}
	p.expect(KwFunction)
	switch {
	case specialName(p.k):
		d.Name = p.anyWord()
	case p.k == LParen:
		p.missing(IdentTok)
		d.Name = p.noIdent()
	default:
		d.Name = p.ident()
	}
	if q.Has(Resource) {
		d.Path = p.resourcePath()
	} else if p.k == Dot || p.k == Slash || p.k == LBrack {
		p.invalid()
		p.skipTo(func() bool { return p.k == LParen || p.newline(p.i) })
	}
	d.Sig = p.signature(false)
	d.Body = p.funcBody()
	switch {
	case d.Body == nil && at != inObjectType:
		p.missingErr(errMissingFuncBody)
		p.got(Semi)
	case d.Body == nil:
		p.semi()
	case at == inObjectType:
		p.errorAt(d.Body, errInitNotAllowed)
	}
	d.Span = p.span(start)
	return d
}

// funcBody parses the body of a function and what ends it; nil when there is
// none.
func (p *parser) funcBody() Body {
	start := p.i
	switch p.k {
	case LBrace:
		b := p.blockBody()
		p.got(Semi)
		return b
	case FatArrow:
		p.advance()
		x := p.expr()
		b := &ExprBody{p.span(start), x}
		p.semi()
		return b
	case Assign:
		p.advance()
		a := p.annots()
		p.expect(KwExternal)
		b := &ExternalBody{p.span(start), a}
		p.semi()
		return b
	}
	return nil
}

// resourcePath parses the path of a resource method.
func (p *parser) resourcePath() *ResourcePath {
	start := p.i
	r := &ResourcePath{}
	switch p.k {
	case Dot:
		p.advance()
		r.Dot = true
		r.Span = p.span(start)
		return r
	case LParen:
		p.missingErr(errMissingPath)
		r.Span = p.span(start)
		return r
	}
	for {
		if n := len(r.Segments); n > 0 && r.Segments[n-1].Rest {
			p.errorAt(r.Segments[n-1], errRestNotLast)
		}
		r.Segments = append(r.Segments, p.pathSegment())
		if !p.got(Slash) {
			break
		}
	}
	r.Span = p.span(start)
	return r
}

func (p *parser) pathSegment() *PathSegment {
	start := p.i
	s := &PathSegment{}
	if p.got(LBrack) {
		s.Annots = p.annots()
		s.Type = p.typ()
		s.Rest = p.got(Ellipsis)
		if p.k != RBrack {
			s.Param = p.ident()
		}
		p.expect(RBrack)
	} else {
		s.Name = p.ident()
	}
	s.Span = p.span(start)
	return s
}
