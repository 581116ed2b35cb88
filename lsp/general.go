package lsp

import (
	"strings"

	"barre/check"
	"barre/lib"
	"barre/syntax"
	"barre/types"
)

// What may stand where neither a dot nor a prefix narrows it down: names, keywords
// by context, and what other modules have.

// place is what kind of thing is being written.
type place uint8

const (
	placeModule place = iota
	placeMember       // of a class, a service or an object
	placeField        // of a record type
	placeStatement
	placeExpression
	placeType
)

func (k *completer) place() place {
	at := placeModule
	for _, n := range k.path {
		switch n := n.(type) {
		case *syntax.FuncDecl, *syntax.AnonFunc:
			at = placeType // in its signature
		case *syntax.ClassDecl, *syntax.ServiceDecl, *syntax.ObjectCons, *syntax.ObjectType:
			at = placeMember
		case *syntax.RecordType:
			at = placeField
		case *syntax.Block, *syntax.BlockBody, *syntax.MatchClause:
			at = placeStatement
		case syntax.Type:
			if at != placeStatement && at != placeModule && at != placeMember && at != placeField || k.kind(k.prev) == syntax.Pipe || k.kind(k.prev) == syntax.Lt {
				at = placeType
			}
		case *syntax.ExprBody, *syntax.Arg, syntax.Clause:
			at = placeExpression
		case syntax.Expr:
			_ = n
			at = placeExpression
		}
	}
	switch k.kind(k.prev) {
	case syntax.Semi, syntax.LBrace, syntax.RBrace:
		if at == placeExpression {
			at = placeStatement
		}
		return at
	case syntax.KwReturns, syntax.KwIs, syntax.KwIsNot, syntax.KwTypedesc:
		return placeType
	case syntax.KwFunction, syntax.KwResource:
		return placeType
	case syntax.EOF:
		return at
	case syntax.DocLine, syntax.FatArrow:
		if k.kind(k.prev) == syntax.FatArrow {
			return placeExpression
		}
		return at
	case syntax.Assign, syntax.Plus, syntax.Minus, syntax.Star, syntax.Percent, syntax.AmpAmp, syntax.PipePipe, syntax.Eq, syntax.NotEq, syntax.KwReturn,
		syntax.KwCheck, syntax.KwCheckpanic, syntax.KwIn, syntax.KwIf, syntax.KwWhile, syntax.KwTrap, syntax.KwWait, syntax.KwStart, syntax.KwSelect,
		syntax.KwWhere, syntax.Elvis, syntax.Question, syntax.LParen, syntax.Comma, syntax.LBrack, syntax.Colon, syntax.KwMatch, syntax.KwPanic, syntax.KwFail, syntax.KwOn:
		if at == placeStatement || at == placeModule || at == placeMember {
			return placeExpression
		}
	case syntax.KwFinal, syntax.KwConst, syntax.KwConfigurable, syntax.KwListener, syntax.KwPublic, syntax.KwForeach:
		if at == placeStatement || at == placeExpression {
			return placeType
		}
	case syntax.KwNew:
		return placeType
	}
	if at == placeExpression {
		// A name alone on a line is the beginning of a statement.
		if p, ok := k.parent(2).(syntax.Expr); ok {
			if _, ok := k.parent(3).(*syntax.ExprStmt); ok {
				from, _ := k.file.Offsets(p)
				if from == k.from {
					return placeStatement
				}
			}
		}
	}
	return at
}

func (k *completer) onlyTypes() bool {
	at := k.place()
	return at == placeType || at == placeField
}

// expectedAt is the type that is expected of what the cursor is in.
func (k *completer) expectedAt() types.Type {
	for i := len(k.path) - 1; i > 0; i-- {
		x, ok := k.path[i].(syntax.Expr)
		if !ok {
			continue
		}
		if from, _ := k.file.Offsets(x); from < k.from {
			// What is typed follows a dot or a prefix of this expression.
			if _, isMap := x.(*syntax.MapCons); isMap {
				break
			}
			if _, isCall := x.(*syntax.Call); isCall {
				break
			}
		}
		if t := k.mod.Expected(k.file, x); t != nil {
			return t
		}
	}
	// A missing expression stands right behind the token before it.
	if k.prev >= 0 {
		end := int(k.file.Tokens[k.prev].End)
		var t types.Type
		if len(k.path) > 1 {
			syntax.Inspect(k.path[1], func(n syntax.Node) bool {
				if b, ok := n.(*syntax.BadExpr); ok {
					if from, _ := k.file.Offsets(b); from == end || from == k.from {
						if e := k.mod.Expected(k.file, b); e != nil {
							t = e
						}
					}
				}
				return t == nil
			})
		}
		if t != nil {
			return t
		}
	}
	if k.kind(k.prev) == syntax.KwReturn {
		for i := len(k.path) - 1; i > 0; i-- {
			if f, ok := k.path[i].(*syntax.FuncDecl); ok && f.Name != nil {
				if s := k.mod.Declared(f, f.Name); s != nil && s.Type() != nil {
					if sig := types.FuncSig(s.Type()); sig != nil {
						return sig.Ret
					}
				}
			}
		}
	}
	if sig, n := k.argumentAt(); sig != nil && n < len(sig.Params) {
		return sig.Params[n].Type
	}
	return nil
}

// argumentAt is the signature of the call around the cursor, and which argument
// the cursor is at.
func (k *completer) argumentAt() (*types.Signature, int) {
	call := k.callAround()
	if call == nil {
		return nil, 0
	}
	t := k.mod.CalleeType(k.file, call)
	skip := 0
	if t == nil {
		if d, _ := k.calleeOf(call); d != nil {
			t = d.Type
			if _, method := call.(*syntax.MethodCall); method && d.Module.Predeclared() {
				skip = 1
			}
		}
	}
	if t == nil || t.Basics() != types.BFunction {
		return nil, 0
	}
	return types.FuncSig(t), k.argumentIndex(call) + skip
}

func (k *completer) general() {
	at := k.place()
	k.expected = nil
	if at == placeExpression || at == placeStatement {
		k.expected = k.expectedAt()
	}
	only := at == placeType || at == placeField
	if at == placeExpression || at == placeStatement {
		for _, v := range k.inScope(k.from) {
			k.variable(v)
		}
		if _, ok := enclosing[*syntax.FuncDecl](k.path); ok {
			for _, n := range k.path {
				switch n.(type) {
				case *syntax.ClassDecl, *syntax.ServiceDecl, *syntax.ObjectCons:
					k.add(completionItem{Label: "self", Kind: itemVariable}, groupLocal, nil)
				}
			}
		}
		k.namedArguments()
		k.literals()
	}
	for _, s := range k.mod.Symbols() {
		switch at {
		case placeModule, placeMember:
			only = true
		}
		if s.Name != "_" && (k.test || !k.inTests(s)) {
			k.symbol(s, groupModule, nil, only)
		}
	}
	for _, imp := range k.file.Imports {
		p := imp.Names[len(imp.Names)-1]
		if imp.Prefix != nil {
			p = imp.Prefix
		}
		if p.Name != "" && p.Name != "_" {
			k.prefix(k.file.Text(p), p.Name, oneLine(k.file.Text(imp)), nil)
		}
	}
	for _, w := range keywordsAt(at) {
		k.add(completionItem{Label: w, Kind: itemKeyword, TextEdit: &textEdit{NewText: w}}, groupKeyword, nil)
	}
	k.templates(at)
	k.fromLibrary(only || at == placeModule || at == placeMember)
}

// inTests tells whether a symbol is declared for tests only.
func (k *completer) inTests(s *check.Symbol) bool {
	_, f := k.pr.source(k.pr.paths[s.File()])
	return f != nil && f.test
}

func (k *completer) prefix(text, label, detail string, edit *textEdit) {
	item := completionItem{Label: label, Kind: itemModule, Detail: detail, TextEdit: &textEdit{NewText: text}}
	group := groupPrefix
	if edit != nil {
		item.AdditionalTextEdits = []textEdit{*edit}
		group = groupImport
	}
	k.add(item, group, nil)
}

func (k *completer) variable(v variable) {
	if k.seen["$"+v.name.Name] { // hidden by an inner one
		return
	}
	k.seen["$"+v.name.Name] = true
	item := completionItem{Label: v.name.Name, Kind: itemVariable}
	if v.typ != nil {
		item.Detail = v.typ.String()
	}
	k.add(item, k.rankType(v.typ, groupLocal), nil)
}

// literals offers the values of types that have few.
func (k *completer) literals() {
	if k.expected == nil {
		return
	}
	if names, ok := types.StringMembers(types.Intersect(k.expected, types.String)); ok && len(names) < 50 {
		for _, n := range names {
			text := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(n) + `"`
			k.add(completionItem{Label: text, Kind: itemConstant, TextEdit: &textEdit{NewText: text}}, groupFits, nil)
		}
	}
	if types.IsSubtype(k.expected, types.Boolean) && !types.IsNever(k.expected) {
		for _, w := range []string{"true", "false"} {
			k.add(completionItem{Label: w, Kind: itemKeyword, TextEdit: &textEdit{NewText: w}}, groupFits, nil)
		}
	}
}

// namedArguments offers the names of parameters that are not given yet.
func (k *completer) namedArguments() {
	if p := k.kind(k.prev); p != syntax.LParen && p != syntax.Comma {
		return
	}
	call := k.callAround()
	if call == nil {
		return
	}
	sig, n := k.argumentAt()
	if sig == nil {
		return
	}
	given := map[string]bool{}
	for _, a := range argumentsOf(call) {
		if a.Name != nil {
			given[a.Name.Name] = true
		}
	}
	offer := func(name string, t types.Type) {
		if given[name] || name == "" {
			return
		}
		id, _ := asIdentifier(name)
		k.add(completionItem{Label: name + " = ", Kind: itemProperty, Detail: t.String(), FilterText: name, TextEdit: &textEdit{NewText: id + " = "}}, groupNear, nil)
	}
	for i, p := range sig.Params {
		if i < n {
			continue
		}
		if p.Included {
			for _, at := range types.MappingAtoms(p.Type) {
				if a := types.MappingAtomicOf(at); a != nil {
					for _, f := range ordered(a) {
						if ft := types.Diff(f.Type, types.Undef); !types.IsNever(ft) {
							offer(f.Name, ft)
						}
					}
				}
			}
			continue
		}
		offer(p.Name, p.Type)
	}
}

func keywordsAt(at place) []string {
	typeWords := []string{"int", "float", "decimal", "string", "boolean", "byte", "json", "xml", "anydata", "any", "error", "map", "table", "record", "stream",
		"future", "function", "object", "typedesc", "readonly", "never", "handle", "isolated"}
	switch at {
	case placeModule:
		return append(typeWords, "import", "public", "function", "type", "const", "enum", "class", "service", "listener", "configurable", "final", "annotation",
			"isolated", "client", "distinct", "xmlns", "transactional", "var")
	case placeMember:
		return append(typeWords, "public", "private", "function", "resource", "remote", "final", "isolated", "transactional")
	case placeField, placeType:
		return typeWords
	case placeStatement:
		return append(typeWords, "var", "final", "if", "else", "while", "foreach", "match", "return", "check", "checkpanic", "do", "on", "fail", "panic", "lock",
			"fork", "worker", "transaction", "retry", "rollback", "commit", "break", "continue", "start", "wait", "flush", "trap", "xmlns", "new", "true", "false",
			"let", "from", "in", "is", "null")
	}
	return []string{"check", "checkpanic", "trap", "new", "from", "let", "true", "false", "null", "function", "isolated", "error", "typeof", "start", "wait",
		"flush", "transactional", "is", "in", "table", "map", "stream", "string", "xml", "re", "object", "client", "service", "base16", "base64", "commit",
		"where", "select", "collect", "order", "by", "group", "join", "outer", "limit", "on", "equals", "ascending", "descending", "int", "float", "decimal", "boolean"}
}

// templates offers whole constructs.
func (k *completer) templates(at place) {
	if !k.snippets() {
		return
	}
	type template struct{ label, detail, text string }
	var list []template
	switch at {
	case placeModule:
		list = []template{
			{"main", "public function main", "public function main() returns error? {\n    $0\n}"},
			{"function", "function declaration", "function ${1:name}(${2}) returns ${3:error?} {\n    $0\n}"},
			{"type record", "record type", "type ${1:Name} record {|\n    ${2:string name};\n|};"},
			{"enum", "enumeration", "enum ${1:Name} {\n    ${2:A}\n}"},
			{"class", "class declaration", "class ${1:Name} {\n    function init(${2}) {\n        $0\n    }\n}"},
			{"configurable", "configurable variable", "configurable ${1:string} ${2:name} = ${3:?};"},
			{"const", "constant", "const ${1:NAME} = ${2:0};"},
		}
	case placeMember:
		list = []template{
			{"resource function", "resource method", "resource function ${1|get,post,put,delete,patch|} ${2:path}() returns ${3:string}|error {\n    $0\n}"},
			{"remote function", "remote method", "remote function ${1:name}(${2}) returns ${3:error?} {\n    $0\n}"},
			{"function", "method", "function ${1:name}(${2}) {\n    $0\n}"},
			{"init", "initialiser", "function init(${1}) returns error? {\n    $0\n}"},
		}
	case placeStatement:
		list = []template{
			{"if", "if statement", "if ${1:condition} {\n    $0\n}"},
			{"if else", "if-else statement", "if ${1:condition} {\n    $2\n} else {\n    $0\n}"},
			{"foreach", "foreach statement", "foreach ${1:var} ${2:item} in ${3:items} {\n    $0\n}"},
			{"while", "while statement", "while ${1:condition} {\n    $0\n}"},
			{"match", "match statement", "match ${1:value} {\n    ${2:pattern} => {\n        $0\n    }\n}"},
			{"do on fail", "error handler", "do {\n    $0\n} on fail var e {\n    ${1:return e;}\n}"},
			{"lock", "lock statement", "lock {\n    $0\n}"},
			{"transaction", "transaction", "transaction {\n    $0\n    check commit;\n}"},
			{"worker", "named worker", "worker ${1:name} {\n    $0\n}"},
		}
	case placeExpression:
		list = []template{{"from", "query expression", "from ${1:var} ${2:item} in ${3:items}\n    where ${4:true}\n    select ${5:item}"}}
	}
	indent := k.indentAt(k.from)
	for _, t := range list {
		k.add(completionItem{Label: t.label, Kind: itemSnippet, Detail: t.detail, InsertTextFormat: 2,
			TextEdit: &textEdit{NewText: strings.ReplaceAll(t.text, "\n", "\n"+indent)}}, groupKeyword, nil)
	}
}

// indentAt is the white space at the beginning of a line.
func (v *view) indentAt(off int) string {
	line := v.file.Src[lineStart(v.file.Src, off):]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// ------------------------------------------------------- modules to import

// catalog is what library modules declare for others, by name.
type catalog struct{ entries []entry }

type entry struct {
	module *lib.Module
	name   string
	kind   int
	detail string
	params parameters
	doc    *syntax.Doc
}

// library makes the catalogue when it is needed first.
func (s *Server) libraryCatalog() *catalog {
	if s.catalog != nil {
		return s.catalog
	}
	c := &catalog{}
	for _, m := range s.library {
		if strings.HasPrefix(m.Name, "lang.") {
			continue
		}
		for _, f := range s.librarySource(m).Files {
			for _, d := range f.Decls {
				e := entry{module: m}
				switch d := d.(type) {
				case *syntax.FuncDecl:
					if !d.Quals.Has(syntax.Public) || d.Sig == nil {
						continue
					}
					e.name, e.kind, e.detail, e.doc, e.params = d.Name.Name, itemFunction, funcHead(f, d, nil), d.Doc, requiredSyntax(d.Sig)
				case *syntax.ClassDecl:
					if !d.Quals.Has(syntax.Public) {
						continue
					}
					e.name, e.kind, e.detail, e.doc = d.Name.Name, itemClass, quals(d.Quals)+"class "+d.Name.Name, d.Doc
				case *syntax.TypeDef:
					if !d.Quals.Has(syntax.Public) {
						continue
					}
					e.name, e.kind, e.detail, e.doc = d.Name.Name, itemStruct, "type "+d.Name.Name, d.Doc
				default:
					continue
				}
				c.entries = append(c.entries, e)
			}
		}
	}
	s.catalog = c
	return c
}

// fromLibrary offers modules that are not imported, and what they have by the name
// that is typed.
func (k *completer) fromLibrary(onlyTypes bool) {
	if k.word == "" {
		return
	}
	low := strings.ToLower(k.word)
	for _, m := range k.s.library {
		p := lastName(m.Name)
		if strings.HasPrefix(m.Name, "lang.") && m.Name != "lang.runtime" && m.Name != "lang.value" || !strings.HasPrefix(strings.ToLower(p), low) {
			continue
		}
		if k.mod.Import(k.file, p) != nil {
			continue
		}
		if edit := k.importEdit(m.Org, m.Name, ""); edit != nil {
			k.prefix(p, p, "import "+m.QName(), edit)
		}
	}
	for _, m := range k.pr.modules {
		if m.name == k.mod.Name() || k.pr.pkg.Single || !strings.HasPrefix(strings.ToLower(lastName(m.name)), low) {
			continue
		}
		if edit := k.importEdit(k.pr.pkg.Org, m.name, ""); edit != nil {
			k.prefix(lastName(m.name), lastName(m.name), "import "+m.name, edit)
		}
	}
	if len(k.word) < 3 {
		return
	}
	n := 0
	for _, e := range k.s.libraryCatalog().entries {
		if onlyTypes && e.kind == itemFunction || !strings.HasPrefix(strings.ToLower(e.name), low) {
			continue
		}
		if n++; n > 60 {
			break
		}
		prefix, imported := k.mod.PrefixOf(k.file, e.module.Org, e.module.Name)
		if !imported {
			prefix = lastName(e.module.Name)
		}
		text, format := prefix+":"+e.name, 0
		if e.kind == itemFunction {
			text, format = k.call(e.name, e.params)
			text = prefix + ":" + text
		}
		item := completionItem{Label: e.name, LabelDetails: &labelDetails{Description: e.module.QName()}, Kind: e.kind, Detail: e.detail, FilterText: e.name,
			InsertTextFormat: format, TextEdit: &textEdit{NewText: text}}
		if edit := k.importEdit(e.module.Org, e.module.Name, ""); edit != nil {
			item.AdditionalTextEdits = []textEdit{*edit}
		}
		doc := e.doc
		k.add(item, groupImport, func() string {
			if doc == nil {
				return ""
			}
			return docText(doc)
		})
	}
}
