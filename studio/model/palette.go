// The palette: everything that can be added at a place, and the forms for it.

package model

import (
	"cmp"
	"slices"
	"strings"

	"barre/check"
	"barre/syntax"
)

// Palette is what can be added at a place, by sections.
type Palette struct {
	Version  int       `json:"version"`
	Sections []Section `json:"sections"`
}

// Section is a heading of the palette with its entries.
type Section struct {
	Title   string  `json:"title"`
	Entries []Entry `json:"entries"`
	// Connection is set for the section of one connection.
	Connection *Connection `json:"connection,omitempty"`
}

// Entry is something to add.
type Entry struct {
	Item  Item   `json:"item"`
	Title string `json:"title"`
	Doc   string `json:"doc,omitempty"`
	Group string `json:"group,omitempty"` // of a function: the module it is from
}

// maxFound is how many functions of libraries a search shows.
const maxFound = 200

// Palette lists what can be added at a point that has all of the words of query in
// its name, its module or its title. Without a query the functions of libraries that
// the program does not import are left out.
func (p *Program) Palette(at, query string) *Palette {
	words := strings.Fields(strings.ToLower(query))
	fits := func(e Entry) bool {
		text := strings.ToLower(e.Title + " " + e.Item.Module + " " + e.Item.Name + " " + e.Item.Connection)
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	}
	pal := &Palette{Version: Version, Sections: []Section{}}
	add := func(title string, c *Connection, entries []Entry) {
		entries = slices.DeleteFunc(entries, func(e Entry) bool { return !fits(e) })
		if len(entries) > 0 {
			pal.Sections = append(pal.Sections, Section{title, entries, c})
		}
	}
	for _, c := range p.connectionsAt(at) {
		var list []Entry
		if sym := p.named(c.Module, c.Class); sym != nil {
			for _, a := range p.Actions(c.Module, c.Class) {
				a.Item.Connection = c.Name
				list = append(list, a)
			}
		}
		add(c.Name, &c, list)
	}
	section := func(title string, kinds ...string) {
		var list []Entry
		for _, k := range kinds {
			list = append(list, Entry{Item: Item{Kind: k}, Title: titleOf(k)})
		}
		add(title, nil, list)
	}
	section("Statement", KindVariable, KindUpdate)
	section("Control", KindIf, KindMatch, KindWhile, KindForeach, KindBreak, KindContinue, KindReturn)
	section("Error Handling", KindHandler, KindFail, KindPanic)
	section("Concurrency", KindFork, KindWait, KindLock, KindStartStrand, KindSend, KindReceive)
	section("Transactions", KindTransaction, KindRetry, KindCommit, KindRollback)
	section("Other", KindComment, KindCode, KindBlock)
	for _, l := range p.Libraries {
		if l.Category != "" {
			entries := p.functions(p.module(l.QName()), KindLog, false)
			rank := func(e Entry) int {
				if i := slices.Index(l.CategoryFirst, e.Item.Name); i >= 0 {
					return i
				}
				return len(l.CategoryFirst)
			}
			slices.SortStableFunc(entries, func(a, b Entry) int { return cmp.Compare(rank(a), rank(b)) })
			add(l.Category, nil, entries)
		}
	}
	var own, mappers []Entry
	for _, m := range p.Modules {
		for _, e := range p.functions(m, KindCall, true) {
			if e.Item.Kind == KindMapData {
				mappers = append(mappers, e)
			} else {
				own = append(own, e)
			}
		}
	}
	add("Map Data", nil, mappers)
	add("Within Project", nil, own)
	imported := map[string]bool{}
	var list []Entry
	if u, ok := p.unitOf(strings.SplitN(at, "@", 2)[0]); ok {
		for _, imp := range u.f.Imports {
			org, name := u.importName(imp)
			q := org + "/" + name
			if m := p.module(q); m != nil && m.Library() && !imported[q] && p.category(m) == "" {
				imported[q] = true
				list = append(list, p.functions(m, KindCall, false)...)
			}
		}
	}
	add("Imported Functions", nil, list)
	if len(words) > 0 {
		list = nil
		for _, l := range p.Libraries {
			if imported[l.QName()] || l.Category != "" || strings.HasPrefix(l.Name, "lang.") {
				continue
			}
			for _, e := range p.functions(p.module(l.QName()), KindCall, false) {
				if fits(e) && len(list) < maxFound {
					list = append(list, e)
				}
			}
		}
		add("Standard Library", nil, list)
	}
	return pal
}

// connectionsAt lists the clients that can be used at a point: those of the module,
// then those of the function.
func (p *Program) connectionsAt(at string) []Connection {
	var list []Connection
	u, b, index, err := p.point(at)
	for _, s := range p.sources() {
		if err == nil && s.mod != u.mod {
			continue
		}
		for _, d := range s.f.Decls {
			v, ok := d.(*syntax.ModuleVar)
			if !ok {
				continue
			}
			t := s.typeOf(nil, v.Type, v.Init)
			if sym := t.symbol(); isClient(sym) {
				c := Connection{ID: declID(s.mod, "variable", s.line(v.Binding)), Name: s.text(v.Binding), Scope: "module", Module: sym.Module().QName(), Class: sym.Name}
				if t.t != nil {
					c.Type = t.src.text(t.t)
				}
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b Connection) int { return cmp.Compare(a.Name, b.Name) })
	if err != nil {
		return list
	}
	sc := b.scopeAt(index)
	for ; sc != nil; sc = sc.outer {
		for _, v := range sc.vars {
			if sym := v.typ.symbol(); isClient(sym) {
				list = append(list, Connection{Name: v.name, Scope: v.scope, Type: v.typ.src.text(v.typ.t), Module: sym.Module().QName(), Class: sym.Name})
			}
		}
		for _, m := range sc.self {
			if f, ok := m.(*syntax.ObjectField); ok {
				if sym := (typed{src: u.source, t: f.Type}).symbol(); isClient(sym) {
					list = append(list, Connection{Name: "self." + f.Name.Name, Scope: "field", Type: u.text(f.Type), Module: sym.Module().QName(), Class: sym.Name})
				}
			}
		}
	}
	return list
}

// Actions lists the actions of a client class: its remote methods and resources, with
// those that it includes.
func (p *Program) Actions(module, class string) []Entry {
	sym := p.named(module, class)
	list := []Entry{}
	if sym == nil {
		return list
	}
	seen := map[string]bool{}
	var walk func(sym *check.Symbol, depth int)
	walk = func(sym *check.Symbol, depth int) {
		if sym == nil || depth == 0 {
			return
		}
		s := source{p, sym.Module(), sym.File()}
		for _, m := range membersOf(sym.Node()) {
			switch d := m.(type) {
			case *syntax.FuncDecl:
				if d.Path == nil && !d.Quals.Has(syntax.Remote) {
					continue
				}
				name := d.Name.Name
				if d.Path != nil {
					name += " " + pathText(s, d.Path)
				}
				if seen[name] {
					continue
				}
				seen[name] = true
				e := Entry{Item: Item{Kind: KindAction, Module: module, Class: class, Name: name}, Title: name}
				if d.Doc != nil {
					e.Doc = d.Doc.Text
				}
				list = append(list, e)
			case *syntax.TypeInclusion:
				walk(typed{src: s, t: d.Type}.symbol(), depth-1)
			}
		}
	}
	walk(sym, maxAliases)
	return list
}

// functions lists the functions of a module that can be called from the package.
func (p *Program) functions(m *check.Module, kind string, own bool) []Entry {
	var list []Entry
	if m == nil {
		return nil
	}
	for _, f := range m.Files() {
		s := source{p, m, f}
		for _, d := range f.Decls {
			fn, ok := d.(*syntax.FuncDecl)
			if !ok || fn.Name.Name == "" || fn.Name.Name == "init" || fn.Name.Name == "main" || !own && !fn.Quals.Has(syntax.Public) {
				continue
			}
			module := m.QName()
			e := Entry{Item: Item{Kind: kind, Module: module, Name: fn.Name.Name}, Title: fn.Name.Name, Group: module}
			if own && isDataMapper(s, fn) {
				e.Item.Kind = KindMapData
			}
			if fn.Doc != nil {
				e.Doc = fn.Doc.Text
			}
			list = append(list, e)
		}
	}
	return list
}

// Connectors lists the classes of clients that the libraries and the package have, those
// that only a listener makes left out;
// Listeners those of listeners. Both read every library's declarations, once for a
// world.
func (p *Program) Connectors() []Entry {
	return p.classes(ArtifactConnection, func(s source, d *syntax.ClassDecl) bool {
		return d.Quals.Has(syntax.Client) && (!s.mod.Library() || hasPublicInit(d))
	})
}

// hasPublicInit tells whether other modules make objects of a class: it has an init that
// they see.
func hasPublicInit(d *syntax.ClassDecl) bool {
	for _, m := range d.Members {
		if f, ok := m.(*syntax.FuncDecl); ok && f.Path == nil && f.Name.Name == "init" {
			return f.Quals.Has(syntax.Public)
		}
	}
	return false
}

// Listeners lists the classes of listeners that the libraries have.
func (p *Program) Listeners() []Entry {
	return p.classes(ArtifactListener, func(s source, d *syntax.ClassDecl) bool {
		sym := s.mod.Declared(d, d.Name)
		return sym != nil && sym.IsListener()
	})
}

func (p *Program) classes(kind string, is func(s source, d *syntax.ClassDecl) bool) []Entry {
	list := []Entry{}
	add := func(m *check.Module, own bool) {
		if m == nil {
			return
		}
		for _, f := range m.Files() {
			s := source{p, m, f}
			for _, d := range f.Decls {
				c, ok := d.(*syntax.ClassDecl)
				if !ok || !own && !c.Quals.Has(syntax.Public) || !is(s, c) {
					continue
				}
				e := Entry{Item: Item{Kind: kind, Module: m.QName(), Class: c.Name.Name}, Title: c.Name.Name, Group: m.QName()}
				if c.Doc != nil {
					e.Doc = c.Doc.Text
				}
				list = append(list, e)
			}
		}
	}
	for _, m := range p.Modules {
		add(m, true)
	}
	for _, l := range p.Libraries {
		if !strings.HasPrefix(l.Name, "lang.") {
			add(p.module(l.QName()), false)
		}
	}
	return list
}

// ItemForm makes the form for something to add; nil when it is not known.
func (p *Program) ItemForm(item Item) *Form {
	f := &Form{Version: Version, Item: &item, Kind: item.Kind, Title: titleOf(item.Kind), Fields: []Field{}}
	if known, ok := itemForms[item.Kind]; ok {
		f.Title = cmp.Or(known.title, f.Title)
		f.Fields = append(f.Fields, known.fields...)
		return f
	}
	switch item.Kind {
	case KindCall, KindLog, KindMapData, KindAction:
		return p.callForm(f, item)
	case KindConnection:
		return p.classForm(f, item, true) // ArtifactConnection is the same word
	case ArtifactListener:
		f.Title = "Listener"
		return p.classForm(f, item, false)
	case ArtifactService:
		f.Title = "Service"
		f.Fields = append(f.Fields, Field{Key: "basePath", Label: "Base Path", Editor: "path", Value: "/", Required: true},
			Field{Key: "listener", Label: "Existing Listener", Editor: "expression"})
		if t, err := p.target(item); err == nil && t.d != nil {
			for _, x := range t.at.paramFields(t.d) {
				x.Required = false // where an existing listener is chosen
				f.Fields = append(f.Fields, x)
			}
			var names []string
			for _, h := range p.handlersOf(t.sym) {
				names = append(names, h.d.Name.Name)
			}
			if len(names) > 0 {
				f.Fields = append(f.Fields, Field{Key: "handler", Label: "Function", Editor: "enum", Options: names, Value: names[0], Doc: "What the listener calls first; others can be added later"})
			}
		}
		return f
	}
	return nil
}

// callForm is the form of a call: its parameters, and the variable for its result.
func (p *Program) callForm(f *Form, item Item) *Form {
	t, err := p.target(item)
	if err != nil {
		return nil
	}
	f.Title = item.Name
	if t.d.Doc != nil {
		f.Doc = t.d.Doc.Text
	}
	if t.d.Path != nil && item.Class != "" {
		f.Fields = append(f.Fields, Field{Key: "path", Label: "Resource Path", Editor: "path", Value: pathStart(t.at, t.d.Path), Required: true,
			Doc: "Segments with / between them; a value stands in brackets: customers/[id]"})
	}
	f.Fields = append(f.Fields, t.at.paramFields(t.d)...)
	if t.d.Sig != nil && t.d.Sig.Ret != nil {
		// As a file would write it that imports nothing yet.
		e := &editor{source: source{p, p.Modules[0], syntax.Parse("", "")}, callee: t.d}
		if ret, _ := e.resultType(t.at, t.d.Sig.Ret); ret != "" && ret != "()" {
			f.Fields = append(f.Fields, Field{Key: "name", Label: "Result", Editor: "identifier", Doc: "Name of the variable that keeps the result"},
				Field{Key: "type", Label: "Result Type", Editor: "type", Default: ret})
		} else if e.inferred {
			f.Fields = append(f.Fields, Field{Key: "name", Label: "Result", Editor: "identifier", Doc: "Name of the variable that keeps the result", Required: true},
				Field{Key: "type", Label: "Result Type", Editor: "type", Doc: "What the result is converted to: json, a record type, …", Required: true})
		}
	}
	return f
}

// pathStart is what the path of a call begins with: the segments that are names, and for
// others their names in brackets; nothing for any number of segments.
func pathStart(s source, p *syntax.ResourcePath) string {
	var parts []string
	for _, seg := range p.Segments {
		switch {
		case seg.Name != nil:
			parts = append(parts, s.text(seg.Name))
		case seg.Rest || seg.Param == nil:
		default:
			parts = append(parts, "["+seg.Param.Name+"]")
		}
	}
	return strings.Join(parts, "/")
}

// secretive tells what is better kept in configuration than in code, by its name.
func secretive(key string) bool {
	key = strings.ToLower(key)
	for _, w := range []string{"host", "port", "url", "user", "password", "secret", "token", "apikey", "clientid", "database", "bootstrapservers"} {
		if strings.Contains(key, w) {
			return true
		}
	}
	return false
}

// suggestion is what a client had better be given that may be left out: how long it
// waits, and how often it tries again.
func suggestion(f Field) string {
	key := strings.ToLower(f.Key)
	switch {
	case f.Required:
	case strings.Contains(key, "retry") && f.Editor == "record":
		var parts []string
		for _, x := range f.Fields {
			if x.Key == "count" || x.Key == "interval" {
				parts = append(parts, x.Key+": 3")
			}
		}
		if len(parts) == 2 {
			return "{" + strings.Join(parts, ", ") + "}"
		}
	case strings.Contains(key, "timeout") && f.Editor == "expression":
		if f.Default != "" {
			return f.Default
		}
		return "30"
	}
	return ""
}

// secrets tells whether a field is a record of nothing but credentials: API keys, by its
// name or those of its fields.
func secrets(f Field) bool {
	if f.Editor != "record" || len(f.Fields) == 0 {
		return false
	}
	return strings.Contains(strings.ToLower(f.Key), "apikey") || !slices.ContainsFunc(f.Fields, func(x Field) bool { return !secretive(x.Key) || x.Editor == "record" })
}

// classForm is the form of a new client or listener: the parameters of its init, its
// name and, for a client, what is good practice.
func (p *Program) classForm(f *Form, item Item, client bool) *Form {
	t, err := p.target(item)
	if err != nil {
		return nil
	}
	f.Title = item.Class
	if c, ok := t.sym.Node().(*syntax.ClassDecl); ok && c.Doc != nil {
		f.Doc = c.Doc.Text
	}
	var moved []string
	if t.d != nil {
		for _, x := range t.at.paramFields(t.d) {
			if client {
				x.Suggestion = suggestion(x)
			}
			f.Fields = append(f.Fields, x)
			if client && (secretive(x.Key) && x.Editor != "record" || secrets(x)) {
				moved = append(moved, x.Key)
			}
		}
	}
	f.Fields = append(f.Fields, Field{Key: "name", Label: "Name", Editor: "identifier", Required: true})
	if client {
		f.Fields = append(f.Fields, Field{Key: "final", Label: "Declare final", Editor: "boolean", Value: "true"},
			Field{Key: "configurables", Label: "Move to configurables", Editor: "text", Value: strings.Join(moved, ", "),
				Doc: "Names of fields, separated by commas, that become configurable variables"})
	}
	return f
}
