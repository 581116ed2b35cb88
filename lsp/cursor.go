package lsp

import (
	"os"
	"path/filepath"
	"strings"

	"barre/check"
	"barre/syntax"
	"barre/types"
)

// view is a document as it was parsed last, with the module it belongs to.
type view struct {
	s    *Server
	pr   *program      // nil for a library source
	mod  *check.Module // nil for a library source
	file *syntax.File
	doc  *document
	uri  string
	test bool
}

// cursor is a place in a document.
type cursor struct {
	view
	off  int
	path []syntax.Node // the nodes around it, the file first
}

// view brings the program of a document up to date; nil when there is no such
// document.
func (s *Server) view(uri string) *view {
	uri = normalised(uri)
	if f := s.libraryFile(uri); f != nil {
		return &view{s: s, file: f, doc: s.documentOf(f), uri: uri}
	}
	if !isSource(uri) {
		return nil
	}
	pr := s.programOf(uri)
	if pr == nil {
		return nil
	}
	if pr.world == nil {
		// The package cannot be loaded; the text can be read all the same.
		d := s.docs[uri]
		if d == nil {
			return nil
		}
		f := syntax.Parse(filepath.Base(uri), d.text)
		return &view{s: s, file: f, doc: s.documentOf(f), uri: uri}
	}
	pr.update()
	m, f := pr.source(uri)
	if f == nil {
		return nil
	}
	return &view{s: s, pr: pr, mod: m.latest, file: f.file, doc: s.documentOf(f.file), uri: uri, test: f.test}
}

func (s *Server) cursor(uri string, p position) *cursor {
	v := s.view(uri)
	if v == nil {
		return nil
	}
	off := v.doc.offset(p, s.enc)
	return &cursor{view: *v, off: off, path: pathAt(v.file, off)}
}

// pathAt lists the nodes around a byte, the innermost last. Where two nodes meet,
// the name that ends there counts before what begins.
func pathAt(f *syntax.File, off int) []syntax.Node {
	path := []syntax.Node{f}
	for n := syntax.Node(f); n != nil; {
		var in, touching syntax.Node
		syntax.Children(n, func(c syntax.Node) bool {
			if c.Range().Empty() {
				return true
			}
			from, to := f.Offsets(c)
			switch {
			case from <= off && off < to:
				if in == nil {
					in = c
				}
			case off == to:
				touching = c
			}
			return true
		})
		next := in
		if touching != nil {
			if in == nil || endsInName(f, touching) && !beginsWithName(f, in, off) {
				next = touching
			}
		}
		if next != nil {
			path = append(path, next)
		}
		n = next
	}
	return path
}

func endsInName(f *syntax.File, n syntax.Node) bool {
	k := f.Tokens[n.Range().Last].Kind
	return k.IsIdent() || k.IsKeyword()
}

func beginsWithName(f *syntax.File, n syntax.Node, off int) bool {
	t := f.Tokens[n.Range().First]
	return int(t.Off) == off && (t.Kind.IsIdent() || t.Kind.IsKeyword())
}

// ident is the name at the cursor; nil when there is none.
func (c *cursor) ident() *syntax.Ident {
	id, _ := c.path[len(c.path)-1].(*syntax.Ident)
	if id == nil || id.Name == "" {
		return nil
	}
	return id
}

// parent is the n-th node around the innermost one.
func (c *cursor) parent(n int) syntax.Node {
	if len(c.path)-1-n < 0 {
		return nil
	}
	return c.path[len(c.path)-1-n]
}

// enclosing is the innermost node of a type around the cursor.
func enclosing[N syntax.Node](path []syntax.Node) (n N, ok bool) {
	for i := len(path) - 1; i >= 0; i-- {
		if x, is := path[i].(N); is {
			return x, true
		}
	}
	return n, false
}

// definitions is what the name at the cursor stands for.
func (v *view) definitions(id *syntax.Ident, path []syntax.Node) []check.Definition {
	if v.mod == nil || id == nil {
		return nil
	}
	if defs := v.mod.Definitions(v.file, id); len(defs) > 0 {
		return defs
	}
	if v.mod.Imported(v.file, id) != nil || len(path) < 2 {
		return nil
	}
	// A declaration of a member, the name of an argument, or that of a worker.
	switch p := path[len(path)-2].(type) {
	case *syntax.TableType:
		if tn, ok := p.Row.(*syntax.TypeName); ok {
			for _, d := range v.mod.Definitions(v.file, tn.Name.Id) {
				return v.rowField(d.Type, id)
			}
		}
		if r, ok := p.Row.(*syntax.RecordType); ok {
			for _, n := range r.Fields {
				if f, ok := n.(*syntax.RecordField); ok && f.Name != nil && f.Name.Name == id.Name {
					return []check.Definition{{Module: v.mod, File: v.file, Name: f.Name}}
				}
			}
		}
		return nil
	case *syntax.TableCons:
		return v.rowField(v.tableRow(p), id)
	case *syntax.Query:
		return v.rowField(v.tableRow(p), id)
	case *syntax.Name:
		return v.dependent(id, path)
	case *syntax.SendAction, *syntax.ReceiveAction, *syntax.FlushAction:
		return v.worker(id, path)
	case *syntax.ReceiveField:
		if p.Peer == id || p.Peer == nil {
			return v.worker(id, path)
		}
	case *syntax.Arg:
		if p.Name == id {
			return v.argument(id, path)
		}
	case *syntax.PathSegment:
		if p.Param == id { // else a part of an address
			return []check.Definition{{Module: v.mod, File: v.file, Name: id, Symbol: v.owner(path)}}
		}
	case *syntax.FuncDecl, *syntax.ObjectField, *syntax.RecordField, *syntax.AnnotationDecl, *syntax.Param, *syntax.Worker:
		return []check.Definition{{Module: v.mod, File: v.file, Name: id, Symbol: v.owner(path)}}
	}
	return nil
}

// tableRow is the type of the rows of a table that an expression makes.
func (v *view) tableRow(x syntax.Expr) types.Type {
	t := v.mod.TypeOf(v.file, x)
	if t == nil {
		t = v.mod.Expected(v.file, x)
	}
	if t == nil {
		return nil
	}
	if t = types.Intersect(t, types.AnyTable); types.IsNever(t) {
		return nil
	}
	return types.TableRow(t)
}

// rowField is the field of a row that a table's key names.
func (v *view) rowField(row types.Type, id *syntax.Ident) []check.Definition {
	if row == nil || row.Basics()&types.BMapping == 0 {
		return nil
	}
	if d, ok := v.mod.Member(row, id.Name); ok && !d.Module.Predeclared() {
		return []check.Definition{d}
	}
	return nil
}

// dependent is the parameter that a return type is named after.
func (v *view) dependent(id *syntax.Ident, path []syntax.Node) []check.Definition {
	if len(path) < 3 {
		return nil
	}
	if _, ok := path[len(path)-3].(*syntax.TypeName); !ok {
		return nil
	}
	for i := len(path) - 1; i > 0; i-- {
		f, ok := path[i].(*syntax.FuncDecl)
		if !ok || f.Sig == nil {
			continue
		}
		for _, p := range f.Sig.Params {
			if p.Name != nil && p.Name.Name == id.Name {
				d := check.Definition{Module: v.mod, File: v.file, Name: p.Name, Var: v.mod.LocalVar(v.file, p.Name)}
				if d.Var != nil {
					d.Type = d.Var.Type
				}
				return []check.Definition{d}
			}
		}
	}
	return nil
}

// worker finds the worker that messages go to or come from.
func (v *view) worker(id *syntax.Ident, path []syntax.Node) []check.Definition {
	if id.Name == "function" && !id.Quoted {
		return nil // the default worker
	}
	for i := len(path) - 1; i >= 0; i-- {
		var list []*syntax.Worker
		switch n := path[i].(type) {
		case *syntax.BlockBody:
			list = n.Workers
		case *syntax.ForkStmt:
			list = n.Workers
		}
		for _, w := range list {
			if w.Name != nil && w.Name.Name == id.Name {
				d := check.Definition{Module: v.mod, File: v.file, Name: w.Name, Var: v.mod.LocalVar(v.file, w.Name)}
				if d.Var != nil {
					d.Type = d.Var.Type
				}
				return []check.Definition{d}
			}
		}
	}
	return nil
}

// owner is the declaration at module level around a place.
func (v *view) owner(path []syntax.Node) *check.Symbol {
	if len(path) < 2 {
		return nil
	}
	switch d := path[1].(type) {
	case *syntax.TypeDef:
		return v.mod.Declared(d, d.Name)
	case *syntax.ClassDecl:
		return v.mod.Declared(d, d.Name)
	}
	return nil
}

// argument is the parameter, or the field of an included record, that a named
// argument is for.
func (v *view) argument(id *syntax.Ident, path []syntax.Node) []check.Definition {
	call, def := v.callee(path)
	if call == nil || def == nil {
		return nil
	}
	sig := signatureOf(def)
	if sig == nil {
		return nil
	}
	for _, p := range sig.Params {
		if p.Name != nil && p.Name.Name == id.Name {
			if def.File != nil {
				t := types.Type(nil)
				if lv := def.Module.LocalVar(def.File, p.Name); lv != nil {
					t = lv.Type
				}
				return []check.Definition{{Module: def.Module, File: def.File, Name: p.Name, Symbol: def.Symbol, Type: t}}
			}
		}
	}
	for _, p := range sig.Params {
		if !p.Included {
			continue
		}
		if t, ok := p.Type.(*syntax.TypeName); ok {
			prefix := ""
			if t.Name.Prefix != nil {
				prefix = t.Name.Prefix.Name
			}
			if s := def.Module.Named(def.File, prefix, t.Name.Id.Name, false); s != nil {
				if d, ok := v.mod.Member(s.Type(), id.Name); ok && s.Type() != nil {
					return []check.Definition{d}
				}
			}
		}
	}
	return nil
}

// callee is the innermost call whose arguments are around a place, and the
// declaration of what it calls, where there is one.
func (v *view) callee(path []syntax.Node) (syntax.Node, *check.Definition) {
	for i := len(path) - 1; i >= 0; i-- {
		if d, ok := v.calleeOf(path[i]); ok {
			return path[i], d
		}
	}
	return nil, nil
}

// calleeOf is the declaration of what a call calls; ok is false for what is no call.
func (v *view) calleeOf(n syntax.Node) (def *check.Definition, ok bool) {
	name := func(id *syntax.Ident) *check.Definition {
		if id == nil || v.mod == nil {
			return nil
		}
		for _, d := range v.mod.Definitions(v.file, id) {
			return &d
		}
		return nil
	}
	switch n := n.(type) {
	case *syntax.Call:
		return name(n.Fun.Id), true
	case *syntax.MethodCall:
		return name(n.Name), true
	case *syntax.RemoteCall:
		return name(n.Name), true
	case *syntax.ResourceCall:
		return name(n.Method), true
	case *syntax.New:
		if v.mod == nil {
			return nil, true
		}
		t := v.mod.TypeOf(v.file, n)
		if t == nil {
			t = v.mod.Expected(v.file, n)
		}
		if tn, is := n.Type.(*syntax.TypeName); is {
			for _, d := range v.mod.Definitions(v.file, tn.Name.Id) {
				t = d.Type
			}
		}
		for _, d := range v.pr.world.TypeDefinitions(t) {
			if cls, is := d.Symbol.Node().(*syntax.ClassDecl); is {
				for _, m := range cls.Members {
					if f, is := m.(*syntax.FuncDecl); is && f.Name != nil && f.Name.Name == "init" {
						return &check.Definition{Module: d.Module, File: d.File, Name: f.Name, Symbol: d.Symbol}, true
					}
				}
			}
			return nil, true
		}
		return nil, true
	}
	return nil, false
}

// declaration is the node that declares a name, with those around it.
func declaration(d *check.Definition) (syntax.Node, []syntax.Node) {
	from, _ := d.File.Offsets(d.Name)
	path := pathAt(d.File, from)
	for i := len(path) - 1; i >= 0; i-- {
		switch path[i].(type) {
		case *syntax.Ident, *syntax.CaptureBinding, *syntax.Name, *syntax.NameExpr, *syntax.ListBinding, *syntax.MappingBinding, *syntax.FieldBinding, *syntax.ErrorBinding:
			continue
		}
		return path[i], path[:i+1]
	}
	return d.File, path[:1]
}

// signatureOf is the signature of the function that a definition declares; nil for
// other definitions.
func signatureOf(d *check.Definition) *syntax.Signature {
	n, _ := declaration(d)
	if f, ok := n.(*syntax.FuncDecl); ok {
		return f.Sig
	}
	return nil
}

// uriOf is the document that has a file: of the program, or of the library.
func (v *view) uriOf(f *syntax.File) string {
	if v.pr != nil {
		if uri := v.pr.paths[f]; uri != "" {
			if d := v.s.docs[uri]; d != nil {
				return d.uri
			}
			return uri
		}
	}
	if f == v.file {
		return v.uri
	}
	return v.s.libraryURI(f)
}

// location is the place of some bytes of a file.
func (v *view) location(f *syntax.File, from, to int) location {
	doc := v.doc
	if f != v.file {
		doc = v.s.documentOf(f)
	}
	return location{v.uriOf(f), doc.textRange(from, to, v.s.enc)}
}

func (v *view) rangeOf(n syntax.Node) textRange {
	from, to := v.file.Offsets(n)
	return v.doc.textRange(from, to, v.s.enc)
}

// ----------------------------------------------------------- library sources

const virtualScheme = "barre:/"

// cacheDir is where library sources are put.
func (s *Server) cacheDir() string {
	if s.o.CacheDir != "" {
		return s.o.CacheDir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "barre", "library")
}

// libraryURI is the document of a library source: one that the editor asks for, or
// a file in the cache. The file is written when somebody is sent there.
func (s *Server) libraryURI(f *syntax.File) string {
	if s.virtual {
		return virtualScheme + f.Name
	}
	path := filepath.Join(s.cacheDir(), filepath.FromSlash(f.Name))
	if b, err := os.ReadFile(path); err != nil || string(b) != f.Src {
		// Made beside its place and renamed, so that no editor sees half of it.
		_ = os.MkdirAll(filepath.Dir(path), 0o755)
		if t, err := os.CreateTemp(filepath.Dir(path), ".library-*"); err == nil {
			_, err = t.WriteString(f.Src)
			if cerr := t.Close(); err == nil {
				err = cerr
			}
			if err == nil {
				_ = os.Chmod(t.Name(), 0o444)
				err = os.Rename(t.Name(), path)
			}
			if err != nil {
				os.Remove(t.Name())
			}
		}
	}
	return uriOf(path)
}

// isLibrary tells whether a document is a library source.
func (s *Server) isLibrary(uri string) bool { return s.libraryName(uri) != "" }

// libraryName is the name of a library source, "ballerina/http/client.bal".
func (s *Server) libraryName(uri string) string {
	if name, ok := strings.CutPrefix(uri, virtualScheme); ok {
		return strings.TrimLeft(name, "/")
	}
	if path, ok := pathOf(uri); ok {
		if rel, err := filepath.Rel(s.cacheDir(), path); err == nil && !strings.HasPrefix(rel, "..") {
			return filepath.ToSlash(rel)
		}
	}
	return ""
}

func (s *Server) libraryFile(uri string) *syntax.File {
	name := s.libraryName(uri)
	i := strings.LastIndexByte(name, '/')
	if i < 0 {
		return nil
	}
	m := s.libs[name[:i]]
	if m == nil {
		return nil
	}
	for _, f := range s.librarySource(m).Files {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// virtualDocument answers barre/document: the text of a library source.
func (s *Server) virtualDocument(p *struct {
	URI string `json:"uri"`
}) (any, error) {
	f := s.libraryFile(normalised(p.URI))
	if f == nil {
		return nil, failure("there is no library source '%s'", p.URI)
	}
	return map[string]string{"text": f.Src, "languageId": "ballerina"}, nil
}
