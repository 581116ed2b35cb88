// Artifacts: declarations that the designer adds, edits and deletes.

package model

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"barre/internal/stub"
	"barre/syntax"
	"barre/syntax/format"
)

// The kinds of artifacts.
const (
	ArtifactAutomation   = "automation"
	ArtifactService      = "service"
	ArtifactResource     = "resource"
	ArtifactRemote       = "remote"
	ArtifactFunction     = "function"
	ArtifactMapper       = "dataMapper"
	ArtifactType         = "type"
	ArtifactEnum         = "enum"
	ArtifactConnection   = "connection"
	ArtifactConfigurable = "configurable"
	ArtifactListener     = "listener"
	ArtifactVariable     = "moduleVariable"
	ArtifactConstant     = "constant"
)

// homeOf is the file where artifacts of a kind are usually found.
func homeOf(kind string) string {
	switch kind {
	case ArtifactAutomation:
		return "automation.bal"
	case ArtifactFunction:
		return "functions.bal"
	case ArtifactMapper:
		return "data_mappings.bal"
	case ArtifactType, ArtifactEnum, ArtifactConstant:
		return "types.bal"
	case ArtifactConnection:
		return "connections.bal"
	case ArtifactConfigurable:
		return "config.bal"
	}
	return "main.bal"
}

// home is the file that an artifact goes to: the one named, the one where its kind is
// usually found, the only one there is, else a new one.
func (p *Program) home(file, kind string) (source, error) {
	if len(p.Modules) == 0 {
		return source{}, errors.New("the package has no module")
	}
	files := p.Modules[0].Files()
	if file == "" && len(files) == 1 {
		return source{p, p.Modules[0], files[0]}, nil
	}
	dir := ""
	if len(files) > 0 {
		dir = path.Dir(files[0].Name)
	}
	if file == "" {
		file = path.Join(dir, homeOf(kind))
	}
	if s, ok := p.source(file); ok {
		return s, nil
	}
	return source{p, p.Modules[0], syntax.Parse(file, "")}, nil
}

func (p *Program) addArtifact(in Intent) ([]Edit, error) {
	if in.Item == nil {
		return nil, errors.New("the intent does not say what to add")
	}
	item, values := *in.Item, in.Values
	switch item.Kind {
	case ArtifactResource, ArtifactRemote:
		return p.addMethod(in)
	case ArtifactField:
		return p.addField(in)
	}
	s, err := p.home(in.File, item.Kind)
	if err != nil {
		return nil, err
	}
	e := &editor{source: s}
	text, err := e.artifact(item, values)
	if err != nil {
		return nil, err
	}
	f := syntax.Parse("", text)
	if len(f.Errors) > 0 {
		return nil, fmt.Errorf("the code would not be valid: %s", f.Errors[0].Msg)
	}
	for _, id := range e.declares(f) {
		if sym := s.mod.Named(s.f, "", id.Name, false); sym != nil {
			return nil, fmt.Errorf("there is a declaration with the name %s already", id.Name)
		}
	}
	e.append(strings.TrimSuffix(format.Source(f), "\n"), kindOf(f.Decls[len(f.Decls)-1]))
	e.useNamed(values)
	return e.done()
}

// declares lists the names that a file declares at module level.
func (e *editor) declares(f *syntax.File) []*syntax.Ident {
	var ids []*syntax.Ident
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *syntax.FuncDecl:
			ids = append(ids, d.Name)
		case *syntax.TypeDef:
			ids = append(ids, d.Name)
		case *syntax.EnumDecl:
			ids = append(ids, d.Name)
		case *syntax.ConstDecl:
			ids = append(ids, d.Name)
		case *syntax.ListenerDecl:
			ids = append(ids, d.Name)
		case *syntax.ModuleVar:
			if c, ok := d.Binding.(*syntax.CaptureBinding); ok {
				ids = append(ids, c.Name)
			}
		}
	}
	return ids
}

// append puts a declaration behind the last of its kind where those stand together,
// lines and all, else at the end of the file.
func (e *editor) append(text, kind string) {
	nl := e.newline()
	text = strings.ReplaceAll(text, "\n", nl)
	src := e.f.Src
	if kind == "variable" || kind == "listener" {
		for _, d := range slices.Backward(e.f.Decls) {
			_, end := e.f.Offsets(d)
			if kindOf(d) == kind && e.last(end) && strings.HasSuffix(src[:e.nextLine(end)], "\n") {
				at := e.nextLine(end)
				e.replace(at, at, text+nl)
				return
			}
		}
		// In front of the functions.
		for _, d := range e.f.Decls {
			start, _ := e.f.Offsets(d)
			if e.first(start) {
				at := e.lineStart(start)
				for at > 0 && strings.HasPrefix(strings.TrimSpace(src[e.lineStart(at-1):at]), "//") {
					at = e.lineStart(at - 1)
				}
				if at == 0 || strings.TrimSpace(src[e.lineStart(at-1):at]) == "" {
					e.replace(at, at, text+nl+nl)
					return
				}
			}
			break
		}
	}
	before := ""
	switch {
	case strings.TrimSpace(src) == "":
	case !strings.HasSuffix(src, "\n"):
		before = nl + nl
	case !strings.HasSuffix(strings.ReplaceAll(src, "\r", ""), "\n\n"):
		before = nl
	}
	e.replace(len(src), len(src), before+text+nl)
}

// artifact is the text of a new declaration.
func (e *editor) artifact(item Item, values map[string]string) (string, error) {
	missing := ""
	need := func(key string) string {
		v := value(values, key, "")
		if v == "" && missing == "" {
			missing = key
		}
		return v
	}
	doc := ""
	for line := range strings.Lines(value(values, "doc", "")) {
		doc += "# " + strings.TrimSpace(line) + "\n"
	}
	returns := func(other string) string {
		if t := value(values, "returns", other); t != "" && t != "()" {
			return " returns " + t
		}
		return ""
	}
	public := ""
	if values["public"] == "true" {
		public = "public "
	}
	text := ""
	switch item.Kind {
	case ArtifactAutomation:
		text = "public function main(" + value(values, "parameters", "") + ")" + returns("error?") + " {\n}"
	case ArtifactFunction:
		name := need("name")
		text = public + "function " + name + "(" + value(values, "parameters", "") + ")" + returns("") + " " + stubBlock(name, value(values, "returns", ""))
	case ArtifactMapper:
		text = public + "function " + need("name") + "(" + need("parameters") + ")" + returns(need("returns")) + " => {};"
	case ArtifactType:
		text = public + "type " + need("name") + " " + broken(need("type")) + ";"
	case ArtifactEnum:
		members := []string{}
		for m := range strings.SplitSeq(need("members"), ",") {
			if m = strings.TrimSpace(m); m != "" {
				members = append(members, m)
			}
		}
		text = public + "enum " + need("name") + " {\n" + strings.Join(members, ",\n") + "\n}"
	case ArtifactConfigurable:
		text = "configurable " + need("type") + " " + need("name") + " = " + value(values, "expression", "?") + ";"
	case ArtifactConstant:
		text = public + "const " + strings.TrimSpace(value(values, "type", "")+" "+need("name")) + " = " + need("expression") + ";"
	case ArtifactVariable:
		final := ""
		if values["final"] == "true" {
			final = "final "
		}
		text = final + need("type") + " " + need("name") + " = " + need("expression") + ";"
	case ArtifactListener:
		t, err := e.p.target(item)
		if err != nil {
			return "", err
		}
		typ, x, err := e.construct(t, item, values)
		if err != nil {
			return "", err
		}
		// What init returns as an error ends the program, with and without check.
		x = strings.TrimPrefix(x, "check ")
		text = "listener " + typ + " " + need("name") + " = " + x + ";"
	case ArtifactConnection:
		return e.connectionDecl(item, values)
	case ArtifactService:
		on := value(values, "listener", "")
		if on == "" {
			t, err := e.p.target(item)
			if err != nil {
				return "", err
			}
			args, err := e.arguments(t, values)
			if err != nil {
				return "", err
			}
			on = "new " + e.use(t.sym.Module().QName()) + quoted(item.Class) + "(" + args + ")"
		}
		base := value(values, "basePath", "/")
		if p, given := values["basePath"]; given && strings.TrimSpace(p) == "" {
			base = "" // a service that needs no path
		}
		if base != "" && !strings.HasPrefix(base, "/") && !strings.HasPrefix(base, "\"") {
			base = "/" + base
		}
		if t := value(values, "type", ""); t != "" {
			base = t + " " + base
		}
		if base != "" {
			base += " "
		}
		body, err := e.firstHandler(item, values["handler"])
		if err != nil {
			return "", err
		}
		text = "service " + base + "on " + on + " {\n" + body + "}"
	default:
		return "", fmt.Errorf("an artifact of the kind %q cannot be added", item.Kind)
	}
	if missing != "" {
		return "", fmt.Errorf("%s is required", missing)
	}
	return doc + text + "\n", nil
}

// broken gives a record type that is on one line a line for each field.
func broken(text string) string {
	f := syntax.Parse("", "type T "+text+";")
	if strings.Contains(text, "\n") || len(f.Errors) > 0 || len(f.Decls) != 1 {
		return text
	}
	d, ok := f.Decls[0].(*syntax.TypeDef)
	if !ok {
		return text
	}
	r, ok := d.Type.(*syntax.RecordType)
	if !ok || len(r.Fields) == 0 {
		return text
	}
	first, _ := f.Offsets(r.Fields[0])
	head := strings.TrimSpace(f.Src[len("type T "):first])
	at := first
	out := head + "\n"
	for _, x := range r.Fields {
		_, end := f.Offsets(x)
		out += strings.TrimSpace(f.Src[at:end]) + "\n"
		at = end
	}
	if r.Rest != nil {
		_, end := f.Offsets(r.Rest)
		if i := strings.IndexByte(f.Src[end:], ';'); i >= 0 {
			end += i + 1
		}
		out += strings.TrimSpace(f.Src[at:end]) + "\n"
		at = end
	}
	return out + strings.TrimSpace(strings.TrimSuffix(f.Src[at:], ";"))
}

// connectionDecl is a client at module level. The fields that values lists under
// "configurables", separated by commas, become configurable variables.
func (e *editor) connectionDecl(item Item, values map[string]string) (string, error) {
	item.Kind = KindConnection
	t, err := e.p.target(item)
	if err != nil {
		return "", err
	}
	name := value(values, "name", "")
	if name == "" {
		return "", errors.New("name is required")
	}
	given := map[string]string{}
	for k, v := range values {
		given[k] = v
	}
	text := ""
	if t.d != nil {
		fields := t.at.paramFields(t.d)
		for key := range strings.SplitSeq(value(values, "configurables", ""), ",") {
			key = strings.TrimSpace(key)
			if key == "" {
				continue
			}
			i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key })
			if i < 0 {
				return "", fmt.Errorf("the connection has no field %q", key)
			}
			variable := name + strings.ToUpper(key[:1]) + key[1:]
			init := value(values, key, "")
			if init == "" {
				init = "?"
			}
			typ := strings.TrimSuffix(e.typeOfParam(t, key, fields[i].Type), "?")
			text += "configurable " + typ + " " + variable + " = " + init + ";\n"
			given[key] = variable
		}
	}
	typ, x, err := e.construct(t, item, given)
	if err != nil {
		return "", err
	}
	final := "final "
	if values["final"] == "false" {
		final = ""
	}
	return text + final + typ + " " + name + " = " + x + ";\n", nil
}

// typeOfParam is a parameter's type as the editor's file writes it.
func (e *editor) typeOfParam(t target, key, text string) string {
	for _, p := range t.d.Sig.Params {
		if p.Name != nil && p.Name.Name == key {
			return e.typeIn(t.at, p.Type)
		}
	}
	return text
}

// firstHandler is the remote function that a new service begins with; nothing when none
// is wanted.
func (e *editor) firstHandler(item Item, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	for _, h := range e.p.handlersOf(e.p.named(item.Module, item.Class)) {
		if h.d.Name.Name != name {
			continue
		}
		var params []string
		for _, p := range h.d.Sig.Params {
			params = append(params, e.typeIn(h.at, p.Type)+" "+quoted(p.Name.Name))
		}
		head := "remote function " + quoted(name) + "(" + strings.Join(params, ", ") + ") "
		result := ""
		if h.d.Sig.Ret != nil {
			result = e.typeIn(h.at, h.d.Sig.Ret)
			head += "returns " + result + " "
		}
		return head + stubBlock(name, result) + "\n", nil
	}
	return "", fmt.Errorf("a service of %s has no function %s", item.Class, name)
}

// stubBlock is the body of a function that is still to be written.
func stubBlock(name, result string) string {
	if body := stub.Body(name, result); body != "" {
		return "{\n" + body + "\n}"
	}
	return "{\n}"
}

// addMethod adds a resource or a remote function to a service.
func (p *Program) addMethod(in Intent) ([]Edit, error) {
	s, d, ok := p.decl(in.Node)
	if !ok {
		return nil, errGone
	}
	var members []syntax.Node
	switch n := d.node.(type) {
	case *syntax.ServiceDecl:
		members = n.Members
	case *syntax.ClassDecl:
		members = n.Members
	default:
		return nil, errors.New("a method can be added to a service or a class only")
	}
	v := in.Values
	quals, name := "remote", value(v, "name", "")
	if in.Item.Kind == ArtifactResource {
		quals, name = "resource", value(v, "method", "get")+" "+value(v, "path", ".")
	} else if name == "" {
		return nil, errors.New("name is required")
	}
	t := value(v, "returns", "error?")
	text := quals + " function " + name + "(" + value(v, "parameters", "") + ") returns " + t + " " + stubBlock(name, t) + "\n"
	e := &editor{source: s}
	_, end := s.f.Offsets(d.node)
	if s.f.Src[end-1] != '}' {
		return nil, errors.New("the closing brace of the service is missing")
	}
	f := syntax.Parse("", "service / on l {\n"+text+"}\n")
	if len(f.Errors) > 0 {
		return nil, fmt.Errorf("the code would not be valid: %s", f.Errors[0].Msg)
	}
	out := format.Source(f)
	_, out, _ = strings.Cut(out, "{\n")
	out = out[:strings.LastIndex(out, "}")]
	out = strings.TrimRight(out, "\n")
	nl := s.newline()
	start, _ := s.f.Offsets(d.node)
	out = e.shift(out, "    ", s.indent(start)+"    ", len("function f() {\n"))
	if len(members) > 0 {
		_, last := s.f.Offsets(members[len(members)-1])
		if s.last(last) {
			at := s.nextLine(last)
			e.replace(at, at, nl+out+nl)
			return e.done()
		}
	}
	if s.first(end - 1) {
		at := s.lineStart(end - 1)
		e.replace(at, at, out+nl)
	} else {
		e.replace(end-1, end-1, nl+out+nl+s.indent(start))
	}
	return e.done()
}

func (p *Program) deleteArtifact(in Intent) ([]Edit, error) {
	s, d, ok := p.decl(in.Node)
	if !ok {
		return nil, errGone
	}
	if m, ok := d.node.(*syntax.EnumMember); ok {
		return p.deleteMember(s, d.of, m)
	}
	e := &editor{source: s}
	start, end := s.f.Offsets(d.node)
	if s.first(start) && s.last(end) {
		start, end = s.lineStart(start), s.nextLine(end)
		blank := func(at int) bool {
			return at >= 0 && at < len(s.f.Src) && strings.TrimSpace(s.f.Src[s.lineStart(at):s.lineEnd(at)]) == ""
		}
		// With it goes the blank line that divides it from what comes before.
		if start > 0 && blank(start-1) && (end >= len(s.f.Src) || blank(end) || strings.TrimSpace(s.f.Src[end:s.lineEnd(end)]) == "}") {
			start = s.lineStart(start - 1)
		} else if start == 0 && blank(end) {
			end = s.nextLine(end)
		}
	}
	e.replace(start, end, "")
	e.dropUnused()
	return e.done()
}

// Uses lists where the program names a declaration at module level, other than where
// it is declared, so that who deletes it can be told. Variables of functions that hide
// it are not told apart.
func (p *Program) Uses(id string) []Range {
	in, d, ok := p.decl(id)
	if !ok || d.of != "" {
		return nil
	}
	uses := []Range{}
	for _, s := range p.sources() {
		for _, decl := range s.f.Decls {
			if decl == d.node {
				continue
			}
			syntax.Inspect(decl, func(n syntax.Node) bool {
				x, ok := n.(*syntax.Name)
				if !ok || x.Id == nil || x.Id.Name != d.name {
					return true
				}
				if sym := s.symbol(x); sym != nil && sym.File() == in.f && sym.Name == d.name {
					uses = append(uses, s.of(x))
				}
				return true
			})
		}
	}
	return uses
}

// DeclForm makes the form of a declaration; nil when there is none of that id.
func (p *Program) DeclForm(id string) *Form {
	_, d, ok := p.decl(id)
	if !ok {
		return nil
	}
	_, fields, _ := p.declFields(id)
	if fields == nil {
		fields = []Field{}
	}
	return &Form{Version: Version, ID: id, Kind: d.kind, Title: d.name, Fields: fields}
}

// declFields lists the fields of a declaration.
func (p *Program) declFields(id string) (source, []Field, bool) {
	s, d, ok := p.decl(id)
	if !ok {
		return s, nil, false
	}
	switch n := d.node.(type) {
	case *syntax.RecordField, *syntax.EnumMember:
		return s, s.fieldFields(n), true
	case *syntax.FuncDecl:
		return s, s.funcFields(n), true
	case *syntax.TypeDef:
		return s, []Field{s.nameField(n.Name), s.value("type", "Type", "type", typeOf(n.Type), true)}, true
	case *syntax.ConstDecl:
		return s, []Field{s.nameField(n.Name), s.value("expression", "Value", "expression", exprOf(n.Value), true)}, true
	case *syntax.ModuleVar:
		var fields []Field
		_, isNew := bare(n.Init).(*syntax.New)
		if isNew {
			fields = s.valueFields(&Node{scope: &scope{}}, s.explicit(n))
		}
		fields = append(fields, s.nameField(n.Binding), s.typeField("type", "Type", n.Type, n.Binding))
		if !isNew {
			_, at := s.f.Offsets(n.Binding)
			f := s.optional("expression", "Value", "expression", exprOf(n.Init), at, " = ")
			s.editor(&f, typed{src: s, t: n.Type}, 0)
			fields = append(fields, f)
		}
		return s, fields, true
	case *syntax.ListenerDecl:
		fields := []Field{s.nameField(n.Name)}
		if _, ok := bare(n.Init).(*syntax.New); ok {
			return s, append(s.valueFields(&Node{scope: &scope{}}, s.explicitNew(n.Init, n.Type)), fields...), true
		}
		return s, append(fields, s.value("expression", "Value", "expression", exprOf(n.Init), true)), true
	case *syntax.ServiceDecl:
		var fields []Field
		switch {
		case n.PathStr != nil:
			fields = append(fields, s.value("path", "Base Path", "path", n.PathStr, true))
		default:
			if start, end := s.attachPoint(n); start < end {
				r := s.rng(start, end)
				fields = append(fields, Field{Key: "path", Label: "Base Path", Editor: "path", Value: s.f.Src[start:end], Required: true, Range: &r,
					slot: slot{ok: true, start: start, end: end, present: true}})
			}
		}
		for i, l := range n.Listeners {
			fields = append(fields, s.value(fmt.Sprint("listener", i+1), "Listener", "expression", l, true))
		}
		return s, fields, true
	}
	return s, []Field{s.value("code", "Code", "code", d.node, true)}, true
}

// attachPoint gives the bytes of a service's path that is not a string.
func (s source) attachPoint(n *syntax.ServiceDecl) (start, end int) {
	on := len(s.f.Src)
	if len(n.Listeners) > 0 {
		on, _ = s.f.Offsets(n.Listeners[0])
	}
	for _, t := range s.f.Tokens[n.First : n.Last+1] {
		if int(t.Off) >= on || t.Kind == syntax.KwOn {
			break
		}
		if t.Kind == syntax.Slash && start == 0 {
			start = int(t.Off)
		}
		if start > 0 {
			end = int(t.End)
		}
	}
	return start, end
}

func (s source) funcFields(n *syntax.FuncDecl) []Field {
	var fields []Field
	if n.Path != nil {
		fields = append(fields, s.value("method", "Method", "identifier", n.Name, true), s.value("path", "Path", "path", n.Path, true))
	} else {
		fields = append(fields, s.nameField(n.Name))
	}
	if n.Sig == nil {
		return fields
	}
	start, end := s.f.Offsets(n.Sig)
	if start >= end || s.f.Src[start] != '(' {
		return fields
	}
	close := start + 1
	if len(n.Sig.Params) > 0 {
		_, close = s.f.Offsets(n.Sig.Params[len(n.Sig.Params)-1])
	}
	r := s.rng(start+1, close)
	fields = append(fields, Field{Key: "parameters", Label: "Parameters", Editor: "code", Value: s.f.Src[start+1 : close], Range: &r,
		slot: slot{ok: true, start: start + 1, end: close, present: close > start+1, cut: [2]int{start + 1, close}}})
	at := close
	for at < end && s.f.Src[at] != ')' {
		at++
	}
	var ret syntax.Node
	if n.Sig.Ret != nil {
		ret = n.Sig.Ret
	}
	return append(fields, s.optional("returns", "Return Type", "type", ret, at+1, " returns "))
}

// explicit is the initial value of a variable, its class said where new leaves it
// out.
func (s source) explicit(n *syntax.ModuleVar) syntax.Expr { return s.explicitNew(n.Init, n.Type) }

func (s source) explicitNew(x syntax.Expr, t syntax.Type) syntax.Expr {
	n, ok := bare(x).(*syntax.New)
	if !ok || n.Type != nil {
		return x
	}
	c := *n
	c.Type = t
	return &c
}
