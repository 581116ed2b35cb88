package lsp

import (
	"fmt"
	"slices"
	"strings"

	"barre/check"
	"barre/syntax"
	"barre/types"
)

// offered are the items of the last completion: what resolving one adds is made
// when it is asked for.
type offered struct {
	list int
	docs []func() string
}

// completer collects what may stand at the cursor.
type completer struct {
	*cursor
	word     string // that is typed
	from     int    // where it begins
	prev     int    // the token before it
	expected types.Type
	items    []completionItem
	seen     map[string]bool
	docs     []func() string
	imports  map[string]*textEdit
}

// completion answers what may stand at a place.
func (s *Server) completion(p *completionParams) (any, error) {
	c := s.cursor(p.TextDocument.URI, p.Position)
	if c == nil || c.mod == nil {
		return nil, nil
	}
	k := &completer{cursor: c, seen: map[string]bool{}}
	k.prev = -1
	for i, t := range c.file.Tokens {
		if int(t.Off) >= c.off || t.Kind == syntax.EOF {
			break
		}
		k.prev = i
	}
	k.from = c.off
	if k.prev >= 0 {
		t := c.file.Tokens[k.prev]
		if int(t.End) >= c.off {
			switch {
			case t.Kind.IsIdent() || t.Kind.IsKeyword():
				k.from = int(t.Off)
				k.prev--
			case int(t.End) > c.off:
				return nil, nil // within a literal
			case t.Kind == syntax.DocLine || t.Kind == syntax.StringLit && !strings.HasSuffix(c.file.TokText(syntax.Tok(k.prev)), `"`):
				return nil, nil
			}
		}
	}
	k.word = c.file.Src[k.from:c.off]
	if k.inComment() {
		return nil, nil
	}
	k.complete()
	s.offered = offered{s.offered.list + 1, k.docs}
	for i := range k.items {
		if d := k.items[i].Data; d != nil {
			d.List = s.offered.list
		}
	}
	if k.items == nil {
		k.items = []completionItem{}
	}
	return &completionList{IsIncomplete: len(k.word) < 3, Items: k.items}, nil
}

// resolveCompletion adds the documentation of an item.
func (s *Server) resolveCompletion(item *completionItem) (any, error) {
	if d := item.Data; d != nil && d.List == s.offered.list && d.Item >= 0 && d.Item < len(s.offered.docs) {
		if text := s.offered.docs[d.Item](); strings.TrimSpace(text) != "" {
			item.Documentation = markdown(text)
		}
	}
	return item, nil
}

func (k *completer) inComment() bool {
	from := 0
	if k.prev >= 0 {
		from = int(k.file.Tokens[k.prev].End)
	}
	gap := k.file.Src[min(from, k.from):k.from]
	if i := strings.LastIndexByte(gap, '\n'); i >= 0 {
		gap = gap[i+1:]
	}
	return strings.Contains(gap, "//")
}

func (k *completer) kind(i int) syntax.Kind {
	if i < 0 || i >= len(k.file.Tokens) {
		return syntax.EOF
	}
	return k.file.Tokens[i].Kind
}

// adjacent tells whether token i is followed by the next at once.
func (k *completer) adjacent(i int) bool {
	return i >= 0 && i+1 < len(k.file.Tokens) && k.file.Tokens[i].End == k.file.Tokens[i+1].Off
}

func (k *completer) complete() {
	switch k.kind(k.prev) {
	case syntax.Dot, syntax.QuestionDot, syntax.Arrow, syntax.SyncArrow:
		k.members(k.kind(k.prev))
		return
	case syntax.Slash:
		if op := k.kind(k.prev - 1); op == syntax.Arrow {
			k.resources()
			return
		}
	case syntax.Colon:
		name := k.kind(k.prev - 1)
		if name.IsIdent() && k.kind(k.prev-2) == syntax.At {
			k.annotationsOf(k.mod.Import(k.file, k.file.TokText(syntax.Tok(k.prev-1))), "", true)
			return
		}
		if (name.IsIdent() || name.IsKeyword()) && k.adjacent(k.prev-1) && int(k.file.Tokens[k.prev].End) == k.from {
			if k.moduleMembers(k.file.TokText(syntax.Tok(k.prev - 1))) {
				return
			}
		}
	case syntax.At:
		k.annotations()
		return
	case syntax.KwImport:
		k.modules("")
		return
	}
	if imp, ok := enclosing[*syntax.Import](k.path); ok && k.kind(k.prev) != syntax.Semi {
		from, _ := k.file.Offsets(imp)
		text := strings.TrimSpace(strings.TrimPrefix(k.file.Src[from:k.from], "import"))
		k.modules(text)
		return
	}
	if k.fields() {
		return
	}
	k.general()
}

// add adds an item. sort is its group, which of several comes first; doc makes
// its documentation, nil for none.
func (k *completer) add(item completionItem, group int, doc func() string) {
	key := fmt.Sprint(item.Label, item.Kind, item.Detail)
	if item.Label == "" || k.seen[key] {
		return
	}
	k.seen[key] = true
	item.SortText = fmt.Sprintf("%d%s", group, item.Label)
	if item.TextEdit == nil {
		text := item.Label
		if s, ok := asIdentifier(item.Label); ok && item.Kind != itemKeyword && item.Kind != itemSnippet {
			text = s
		}
		item.TextEdit = &textEdit{NewText: text}
	}
	item.TextEdit.Range = k.doc.textRange(k.from, k.off, k.s.enc)
	if item.FilterText == "" && item.TextEdit.NewText != item.Label {
		item.FilterText = item.Label
	}
	if doc != nil {
		item.Data = &completionData{Item: len(k.docs)}
		k.docs = append(k.docs, doc)
	}
	k.items = append(k.items, item)
}

// Groups of items, in their order.
const (
	groupFits = iota
	groupNear
	groupLocal
	groupModule
	groupPrefix
	groupKeyword
	groupImport
)

func (k *completer) snippets() bool {
	return k.s.caps.TextDocument.Completion.CompletionItem.SnippetSupport
}

// parameters are what a call needs to know of a function's.
type parameters struct {
	required []string
	any      bool // it takes arguments, be they required or not
}

// call is the text that calls a function: with places for its arguments where the
// editor knows them. The caret is behind it only when there are no arguments.
func (k *completer) call(name string, params parameters) (text string, format int) {
	if s, ok := asIdentifier(name); ok {
		name = s
	}
	if next := k.nextToken(); next == syntax.LParen {
		return name, 0
	}
	if !k.snippets() {
		if !params.any {
			return name + "()", 0
		}
		return name + "(", 0
	}
	var places []string
	for i, p := range params.required {
		places = append(places, fmt.Sprintf("${%d:%s}", i+1, snippetText(p)))
	}
	if places == nil && params.any {
		places = []string{"$1"}
	}
	return snippetText(name) + "(" + strings.Join(places, ", ") + ")", 2
}

// snippetText keeps what has a meaning in snippets from having it.
func snippetText(s string) string {
	return strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`).Replace(s)
}

// nextToken is the kind of the token right behind the cursor.
func (k *completer) nextToken() syntax.Kind {
	for _, t := range k.file.Tokens {
		if int(t.Off) >= k.off {
			if int(t.Off) == k.off {
				return t.Kind
			}
			break
		}
	}
	return syntax.EOF
}

// required lists the parameters that a call must give.
func required(sig *types.Signature, skip int) parameters {
	var r parameters
	if sig == nil {
		return r
	}
	r.any = len(sig.Params) > skip || sig.Rest != nil
	for i, p := range sig.Params {
		if i < skip || p.HasDefault || p.Included {
			continue
		}
		r.required = append(r.required, p.Name)
	}
	return r
}

// ---------------------------------------------------------------- members

// receiver is the expression before the dot or arrow.
func (k *completer) receiver(last int) syntax.Expr {
	var r syntax.Expr
	syntax.Inspect(k.file, func(n syntax.Node) bool {
		if x, ok := n.(syntax.Expr); ok && r == nil && !n.Range().Empty() && int(n.Range().Last) == last {
			r = x
		}
		return r == nil && int(n.Range().First) <= last && int(n.Range().Last) >= last
	})
	return r
}

func (k *completer) members(op syntax.Kind) {
	x := k.receiver(k.prev - 1)
	if x == nil {
		return
	}
	t := k.mod.TypeOf(k.file, x)
	if t == nil {
		return
	}
	k.expected = k.expectedAt()
	for _, m := range k.mod.Members(t, op) {
		item := completionItem{Label: m.Name, Detail: m.Detail, Kind: itemField}
		group := groupLocal
		def, ok := k.mod.Member(t, m.Name)
		if m.Kind == "method" {
			item.Kind = itemMethod
			skip := 0
			lang := ok && def.Module != nil && def.Module.Predeclared()
			if lang {
				skip, group = 1, groupModule
			}
			var params parameters
			if ok && def.Type != nil && def.Type.Basics() == types.BFunction {
				sig := types.FuncSig(def.Type)
				params = required(sig, skip)
				item.Detail = head(&def, must(declaration(&def)), nil, nil)
				group = k.rank(sig, group)
			} else if ok {
				if s := signatureOf(&def); s != nil {
					params = requiredSyntax(s)
					item.Detail = head(&def, must(declaration(&def)), nil, nil)
				}
			}
			text, format := k.call(m.Name, params)
			item.InsertTextFormat = format
			item.TextEdit = &textEdit{NewText: text}
		} else if ok && def.Type != nil {
			group = k.rankType(def.Type, group)
		}
		var doc func() string
		if ok {
			doc = func() string { return documentation(&def) }
		}
		k.add(item, group, doc)
	}
}

func must(n syntax.Node, _ []syntax.Node) syntax.Node { return n }

func requiredSyntax(s *syntax.Signature) parameters {
	r := parameters{any: len(s.Params) > 0}
	for _, p := range s.Params {
		if p.Default == nil && !p.Rest && !p.Included && p.Name != nil {
			r.required = append(r.required, p.Name.Name)
		}
	}
	return r
}

// rank puts what gives the expected type first.
func (k *completer) rank(sig *types.Signature, group int) int {
	if sig == nil {
		return group
	}
	return k.rankType(sig.Ret, group)
}

func (k *completer) rankType(t types.Type, group int) int {
	if t == nil || k.expected == nil || types.IsNever(k.expected) || types.IsNever(t) || types.IsSubtype(types.AnyOrError, k.expected) {
		return group
	}
	if types.IsSubtype(t, k.expected) {
		return groupFits
	}
	if c := types.Diff(t, types.NilOrError); !types.IsNever(c) && types.IsSubtype(c, k.expected) {
		return groupNear
	}
	return group
}

// resources lists the paths of a client's resource methods.
func (k *completer) resources() {
	x := k.receiver(k.prev - 2)
	if x == nil {
		return
	}
	for _, d := range k.pr.world.TypeDefinitions(k.mod.TypeOf(k.file, x)) {
		var list []syntax.Node
		switch n := d.Symbol.Node().(type) {
		case *syntax.ClassDecl:
			list = n.Members
		case *syntax.TypeDef:
			if o, ok := n.Type.(*syntax.ObjectType); ok {
				list = o.Members
			}
		}
		for _, m := range list {
			f, ok := m.(*syntax.FuncDecl)
			if !ok || f.Path == nil || f.Sig == nil {
				continue
			}
			var path []string
			for _, s := range f.Path.Segments {
				switch {
				case s.Name != nil:
					path = append(path, d.File.Text(s.Name))
				case s.Param != nil && k.snippets():
					path = append(path, "["+s.Param.Name+"]")
				default:
					path = append(path, "[]")
				}
			}
			p := strings.Join(path, "/")
			label := p + "." + f.Name.Name
			text := snippetPlain(p) + "." + f.Name.Name + "(" + strings.Join(requiredSyntax(f.Sig).required, ", ") + ")"
			def := check.Definition{Module: d.Module, File: d.File, Name: f.Name, Symbol: d.Symbol}
			k.add(completionItem{Label: label, Kind: itemMethod, Detail: funcHead(d.File, f, nil), TextEdit: &textEdit{NewText: text}}, groupLocal, func() string { return documentation(&def) })
		}
	}
}

func snippetPlain(s string) string { return s }

// ---------------------------------------------------------------- modules

// moduleMembers lists what a module declares for others; false when there is no
// module of that prefix.
func (k *completer) moduleMembers(prefix string) bool {
	m := k.mod.Import(k.file, prefix)
	var edit *textEdit
	if m == nil {
		for _, lm := range k.s.library {
			if lastName(lm.Name) == prefix && !strings.HasPrefix(lm.Name, "lang.") {
				if m = k.pr.world.Module(lm.Org, lm.Name); m != nil {
					edit = k.importEdit(lm.Org, lm.Name, "")
					break
				}
			}
		}
	}
	if m == nil {
		return false
	}
	k.expected = k.expectedAt()
	only := k.onlyTypes()
	for _, s := range m.Symbols() {
		if s.Public() && s.Name != "_" && s.Name != "" {
			k.symbol(s, groupModule, edit, only)
		}
	}
	return true
}

func lastName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// symbol offers a declaration at module level.
func (k *completer) symbol(s *check.Symbol, group int, edit *textEdit, onlyTypes bool) {
	n := s.Node()
	item := completionItem{Label: s.Name}
	switch d := n.(type) {
	case *syntax.FuncDecl:
		if s.Name == "init" || onlyTypes {
			return
		}
		item.Kind = itemFunction
		t := s.Type()
		if t == nil {
			return
		}
		sig := types.FuncSig(t)
		item.Detail = funcHead(s.File(), d, nil)
		text, format := k.call(s.Name, required(sig, 0))
		item.TextEdit, item.InsertTextFormat = &textEdit{NewText: text}, format
		group = k.rank(sig, group)
		if k.expected != nil && k.expected.Basics() == types.BFunction && types.IsSubtype(t, k.expected) {
			item.TextEdit, item.InsertTextFormat, group = nil, 0, groupFits
		}
	case *syntax.ClassDecl:
		item.Kind, item.Detail = itemClass, quals(d.Quals)+"class "+s.Name
	case *syntax.EnumDecl:
		item.Kind, item.Detail = itemEnum, "enum "+s.Name
	case *syntax.EnumMember:
		item.Kind = itemEnumMember
		group = k.rankType(s.Type(), group)
	case *syntax.ConstDecl:
		item.Kind, item.Detail = itemConstant, oneLine(clip(s.File().Text(d)))
		group = k.rankType(s.Type(), group)
	case *syntax.TypeDef:
		item.Kind, item.Detail = itemStruct, clip(oneLine("type "+s.Name+" "+s.File().Text(d.Type)))
		if _, ok := d.Type.(*syntax.ObjectType); ok {
			item.Kind = itemInterface
		}
	case *syntax.ModuleVar, *syntax.ListenerDecl:
		if onlyTypes {
			return
		}
		item.Kind = itemVariable
		if t := s.Type(); t != nil {
			item.Detail = t.String()
			group = k.rankType(t, group)
		}
	default:
		return
	}
	if s.Deprecated() {
		item.Tags = []int{1}
	}
	if edit != nil {
		item.AdditionalTextEdits = []textEdit{*edit}
	}
	k.add(item, group, func() string {
		if d, ok := k.pr.world.DefinitionOf(s); ok {
			return documentation(&d)
		}
		return ""
	})
}

// importEdit is the edit that imports a module; nil when it is imported.
func (v *view) importEdit(org, name, prefix string) *textEdit {
	if v.mod != nil {
		if _, ok := v.mod.PrefixOf(v.file, org, name); ok {
			return nil
		}
	}
	text := "import " + org + "/" + name
	if v.pr != nil && org == v.pr.pkg.Org {
		text = "import " + name
	}
	if prefix != "" && prefix != lastName(name) {
		text += " as " + prefix
	}
	text += ";\n"
	at := 0
	// In the order in which the formatter would put it, else before the rest.
	n := len(v.file.Imports)
	for i, imp := range v.file.Imports {
		from, to := v.file.Offsets(imp)
		if strings.TrimSpace(v.file.Text(imp)) > strings.TrimSpace(text) {
			at = lineStart(v.file.Src, from)
			break
		}
		if i == n-1 {
			at = lineEnd(v.file.Src, to)
		}
	}
	if n == 0 {
		at = v.afterHeader()
		text += "\n"
	}
	if at > 0 && v.file.Src[at-1] != '\n' {
		text = "\n" + text
	}
	return &textEdit{v.doc.textRange(at, at, v.s.enc), text}
}

// afterHeader is where the first import goes: behind a comment about the file.
func (v *view) afterHeader() int {
	src := v.file.Src
	at := 0
	for {
		line := src[at:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			break
		}
		at += len(line)
	}
	if at > 0 && at < len(src) && src[at] == '\n' {
		return at + 1
	}
	return 0
}

func lineStart(src string, off int) int { return strings.LastIndexByte(src[:off], '\n') + 1 }

func lineEnd(src string, off int) int {
	if i := strings.IndexByte(src[off:], '\n'); i >= 0 {
		return off + i + 1
	}
	return len(src)
}

// modules lists what can be imported; typed is what stands before the word.
func (k *completer) modules(typed string) {
	typed = strings.ReplaceAll(typed, " ", "")
	offer := func(org, name, detail string) {
		full := org + "/" + name
		if org == k.pr.pkg.Org {
			full = name
		}
		rest, ok := strings.CutPrefix(full, typed)
		if !ok || rest == "" {
			return
		}
		text := rest
		if k.nextToken() != syntax.Semi {
			text += ";"
		}
		k.add(completionItem{Label: full, Kind: itemModule, Detail: detail, FilterText: rest, TextEdit: &textEdit{NewText: text}}, groupModule, nil)
	}
	for _, m := range k.s.library {
		if !strings.HasPrefix(m.Name, "lang.") || m.Name == "lang.runtime" || m.Name == "lang.value" || typed != "" {
			offer(m.Org, m.Name, m.Version)
		}
	}
	for _, m := range k.pr.modules {
		if m.name != k.mod.Name() && !k.pr.pkg.Single {
			offer(k.pr.pkg.Org, m.name, "")
		}
	}
	if k.pr.pkg.Workspace != nil {
		for _, m := range k.pr.pkg.Workspace.Members {
			if m.Root != k.pr.root {
				offer(m.Org, m.Name, m.Version)
			}
		}
	}
}

// annotationsOf offers the annotations of a module.
func (k *completer) annotationsOf(m *check.Module, prefix string, public bool) {
	if m == nil {
		return
	}
	for _, s := range m.Symbols() {
		if _, ok := s.Node().(*syntax.AnnotationDecl); !ok || public && !s.Public() {
			continue
		}
		k.add(completionItem{Label: prefix + s.Name, Kind: itemStruct, Detail: "annotation", TextEdit: &textEdit{NewText: prefix + s.Name}}, groupModule, func() string {
			if d, ok := k.pr.world.DefinitionOf(s); ok {
				return documentation(&d)
			}
			return ""
		})
	}
}

// annotations lists annotations, those of imported modules included.
func (k *completer) annotations() {
	k.annotationsOf(k.mod, "", false)
	for _, name := range []string{"deprecated", "display"} {
		k.add(completionItem{Label: name, Kind: itemStruct, Detail: "annotation"}, groupModule, nil)
	}
	for _, imp := range k.file.Imports {
		p := imp.Names[len(imp.Names)-1].Name
		if imp.Prefix != nil {
			p = imp.Prefix.Name
		}
		if p != "_" {
			k.annotationsOf(k.mod.Import(k.file, p), p+":", true)
		}
	}
}

// ---------------------------------------------------------- record fields

// fields lists the fields that a mapping constructor lacks, where the cursor is at
// the name of one.
func (k *completer) fields() bool {
	var cons *syntax.MapCons
	for i := len(k.path) - 1; i >= 0 && cons == nil; i-- {
		switch n := k.path[i].(type) {
		case *syntax.MapCons:
			cons = n
		case *syntax.MapField:
			if k.kind(k.prev) != syntax.LBrace && k.kind(k.prev) != syntax.Comma {
				return false
			}
		case *syntax.Block, *syntax.BlockBody:
			i = 0
		}
	}
	if cons == nil || k.kind(k.prev) != syntax.LBrace && k.kind(k.prev) != syntax.Comma && k.kind(k.prev) != syntax.KwReadonly {
		return false
	}
	t := k.mod.Expected(k.file, cons)
	if t == nil {
		t = k.mod.TypeOf(k.file, cons)
	}
	if t == nil || t.Basics()&types.BMapping == 0 {
		return false
	}
	given := map[string]bool{}
	for _, f := range cons.Fields {
		if f.Name != nil {
			if from, _ := k.file.Offsets(f.Name); from != k.from {
				given[f.Name.Name] = true
			}
		}
	}
	var missing []string
	any := false
	for _, at := range types.MappingAtoms(types.Intersect(t, types.AnyMap)) {
		a := types.MappingAtomicOf(at)
		if a == nil || a.Meta == nil {
			continue
		}
		for _, f := range ordered(a) {
			if given[f.Name] {
				continue
			}
			any = true
			ft := types.Diff(f.Type, types.Undef)
			group := groupNear
			if a.Required(f.Name) && (a.Meta.Defaults == nil || a.Meta.Defaults[f.Name] == nil) {
				group = groupFits
				missing = append(missing, f.Name)
			}
			name, _ := asIdentifier(f.Name)
			text, format := name+": ", 0
			if k.snippets() {
				text, format = snippetText(name)+": ${1:"+snippetText(defaultValue(ft))+"}", 2
			}
			item := completionItem{Label: f.Name, Kind: itemField, Detail: ft.String(), InsertTextFormat: format, TextEdit: &textEdit{NewText: text}}
			k.add(item, group, func() string {
				if d, ok := k.mod.Member(t, f.Name); ok {
					return documentation(&d)
				}
				return ""
			})
		}
		if len(missing) > 1 && k.snippets() {
			var parts []string
			for i, m := range missing {
				name, _ := asIdentifier(m)
				parts = append(parts, fmt.Sprintf("%s: ${%d:%s}", snippetText(name), i+1, snippetText(defaultValue(types.Diff(types.MappingMember(at, m), types.Undef)))))
			}
			k.add(completionItem{Label: "fill required fields", Kind: itemSnippet, Detail: strings.Join(missing, ", "), FilterText: k.word, InsertTextFormat: 2,
				TextEdit: &textEdit{NewText: strings.Join(parts, ", ")}}, groupFits, nil)
		}
		missing = nil
	}
	if any {
		for _, v := range k.inScope(k.from) {
			if mt := types.MappingMember(t, v.name.Name); !given[v.name.Name] && !types.IsNever(types.Diff(mt, types.Undef)) {
				k.variable(v)
			}
		}
	}
	return any
}

// ordered are the fields of a record in the order of their declaration.
func ordered(a *types.MappingAtomic) []types.Field {
	list := slices.Clone(a.Fields)
	at := map[string]int{}
	if a.Meta != nil {
		for i, name := range a.Meta.Order {
			at[name] = i
		}
	}
	slices.SortStableFunc(list, func(x, y types.Field) int { return at[x.Name] - at[y.Name] })
	return list
}

// defaultValue is an expression of a type to start from.
func defaultValue(t types.Type) string {
	if t == nil {
		return "()"
	}
	b := t.Basics()
	switch {
	case b&types.BNil != 0:
		return "()"
	case b&types.BString != 0:
		if names, ok := types.StringMembers(types.Intersect(t, types.String)); ok && len(names) > 0 {
			return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(names[0]) + `"`
		}
		return `""`
	case b&types.BBoolean != 0:
		return "false"
	case b&types.BInt != 0:
		return "0"
	case b&types.BDecimal != 0:
		return "0d"
	case b&types.BFloat != 0:
		return "0.0"
	case b&types.BList != 0:
		return "[]"
	case b&types.BMapping != 0:
		return "{}"
	case b&types.BTable != 0:
		return "table []"
	case b&types.BXML != 0:
		return "xml ``"
	case b&types.BError != 0:
		return `error("")`
	case b&types.BObject != 0:
		return "new ()"
	}
	return "()"
}
