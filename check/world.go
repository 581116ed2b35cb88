// Package check gives meaning to syntax: it resolves names across files and
// modules, computes the type of every expression with what the context expects,
// narrows types along the flow of control, and reports what the specification
// forbids. What it makes is the typed tree of package tree.
//
// Declarations are resolved when they are first needed, so that importing a
// library module costs what is used of it. Function bodies of the user's
// modules are all checked; those of library modules when a call first reaches
// them.
package check

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// Severity ranks diagnostics.
type Severity uint8

const (
	SevError Severity = iota
	SevWarning
	SevHint
)

// Diagnostic is something to tell the user about their source.
type Diagnostic struct {
	File     *syntax.File
	Off, End int32
	Code     string
	Msg      string
	Severity Severity
	doubt    doubt
}

// Source is a module to check: its identity and parsed files.
type Source struct {
	Org, Name, Version string
	Files              []*syntax.File
	// Library marks modules that come with Barre: their bodies are checked on
	// demand, and external functions are theirs.
	Library bool
}

// QName is the qualified name of the module; "" for a single file.
func (s *Source) QName() string {
	if s.Name == "." {
		return ""
	}
	return s.Org + "/" + s.Name
}

// World holds the modules of one program and what is known of them. Its
// methods may be called from several goroutines.
type World struct {
	Env *types.Env
	// Find gives the sources of a module, nil when there is none.
	Find func(org, name string) *Source
	// KeepFacts has the checker note what it finds out about the user's modules,
	// for those who ask: see Definitions.
	KeepFacts bool

	mu        sync.Mutex
	modules   map[string]*Module
	latest    map[string]*Module // versions newer than those in modules: see Renew
	order     []*Module          // in order of initialisation
	roots     []string           // keys of what CheckAll was asked for
	diags     []Diagnostic
	seen      map[diagKey]bool
	muted     int
	trying    int // attempts in progress
	suggested int // undefined names that others were looked for

	// Resolution of type definitions.
	depth      int
	cycle      bool // a definition in progress was met
	pending    []*pendingDef
	defining   map[types.Type]*pendingDef
	running    []*pendingDef // those whose members are being resolved, inner ones last
	lambdas    int
	observed   *observation // see Complete
	inspecting bool         // what is checked may see private members: see Inspect
	unknown    types.Type   // see unknownType; nil until it is needed
	consts     []*Symbol    // constants being evaluated
	// defaults computes the default value of a record field at run time.
	defaults atomic.Pointer[func(meta *types.RecordMeta, field string) any]
	// fillers makes an object of a class at run time to fill a list with.
	fillers atomic.Pointer[func(meta *types.RecordMeta) (v any, ok bool)]
	// After run when the outermost resolution is done: checks that need
	// complete types.
	after []func()
}

type diagKey struct {
	file *syntax.File
	off  int32
	msg  string
}

// pendingDef is a recursive type whose members are not resolved yet.
type pendingDef struct {
	run     func()
	started bool
	done    bool
	sym     *Symbol // what is defined, nil for an anonymous type
}

// NewWorld makes an empty world.
func NewWorld(env *types.Env, find func(org, name string) *Source) *World {
	return &World{Env: env, Find: find, modules: map[string]*Module{}, seen: map[diagKey]bool{}, defining: map[types.Type]*pendingDef{}}
}

// ComputeDefaults says how the default values of record fields are computed
// where a value is filled in that the program does not construct itself. Of
// several programs that run one world the last one's way counts: what such
// expressions may use does not change.
func (w *World) ComputeDefaults(f func(meta *types.RecordMeta, field string) any) {
	w.defaults.Store(&f)
}

// ComputeFillers says how an object of a class, see FillerClass, is made at run
// time to fill a list with; for several programs as with ComputeDefaults.
func (w *World) ComputeFillers(f func(meta *types.RecordMeta) (v any, ok bool)) {
	w.fillers.Store(&f)
}

// Lock guards the world: the back ends take it around completing functions at
// run time.
func (w *World) Lock() { w.mu.Lock() }

// Unlock undoes Lock.
func (w *World) Unlock() { w.mu.Unlock() }

// Diagnostics returns what was found, in order of files and positions.
func (w *World) Diagnostics() []Diagnostic {
	sort.SliceStable(w.diags, func(i, j int) bool {
		a, b := &w.diags[i], &w.diags[j]
		if a.File != b.File {
			return a.File.Name < b.File.Name
		}
		return a.Off < b.Off
	})
	return withoutConsequences(w.diags)
}

// HasErrors reports whether a diagnostic is an error.
func (w *World) HasErrors() bool {
	for i := range w.diags {
		if w.diags[i].Severity == SevError {
			return true
		}
	}
	return false
}

func (w *World) report(d Diagnostic) {
	if w.muted > 0 || w.unknown != nil && followsFromUnknown(d.Msg) {
		return
	}
	k := diagKey{d.File, d.Off, d.Msg}
	if w.seen[k] {
		return
	}
	w.seen[k] = true
	w.diags = append(w.diags, d)
}

func (fs *fileScope) report(n syntax.Node, sev Severity, code, format string, args ...any) {
	from, to := fs.f.Offsets(n)
	fs.mod.w.report(Diagnostic{File: fs.f, Off: int32(from), End: int32(to), Code: code, Msg: fmt.Sprintf(format, args...), Severity: sev})
}

// doubtful reports an error that others may be the reason for.
func (fs *fileScope) doubtful(d doubt, n syntax.Node, code, format string, args ...any) {
	from, to := fs.f.Offsets(n)
	fs.mod.w.report(Diagnostic{File: fs.f, Off: int32(from), End: int32(to), Code: code, Msg: fmt.Sprintf(format, args...), doubt: d})
}

func (fs *fileScope) err(n syntax.Node, code, format string, args ...any) {
	fs.report(n, SevError, code, format, args...)
}

// Module is a module of the world.
type Module struct {
	w          *World
	src        *Source
	Tree       *tree.Module
	files      []*fileScope
	syms       map[string]*Symbol
	list       []*Symbol // in order of declaration
	anon       []*serviceSym
	checked    bool
	checkedAll bool
	funcs      []*tree.Func // all functions with bodies, for clients
	inits      map[syntax.Node]*globalInit
	ordered    []*globalInit                // in the order in which they are run
	annotInits []*globalInit                // of values of annotations
	fieldInits map[*tree.Class][]*tree.Func // in whose place initialisers of fields were checked
	refs       map[*tree.Func][]any         // variables and functions that a function uses
	unset      []*Symbol                    // module-level variables without initialiser
	initSets   map[*tree.Var]bool           // of these, what init gives a value
	mutable    map[any]bool                 // functions, classes and variables that cannot be isolated
	dependents map[any][]any                // and what cannot be isolated without them
	classes    []*tree.Class
	// anonymousIDs counts the occurrences of distinct that define no type.
	anonymousIDs int
	region       *types.Region // of members that are visible in the module only
	session      *session      // of a module that grows, nil of others
	cyclic       bool          // imports make a cycle, which was reported here
}

// fileScope is a file of a module: imports are per file.
type fileScope struct {
	mod     *Module
	f       *syntax.File
	facts   *facts // nil unless they are kept
	imports map[string]*importRef
	xmlns   map[string]*xmlns
	annots  map[*syntax.Annot][]tree.Annot // what has been checked, by the first of a list
	// attached are the annotations of declarations at module level, one by one.
	attached map[*syntax.Annot]tree.Annot
}

type importRef struct {
	node *syntax.Import
	mod  *Module
	used bool
}

// Load finds a module by name and collects its symbols.
func (w *World) Load(org, name string) *Module {
	key := org + "/" + name
	if m, ok := w.modules[key]; ok {
		return m
	}
	src := w.Find(org, name)
	if src == nil {
		w.modules[key] = nil
		return nil
	}
	m := w.Add(src)
	w.modules[key] = m
	return m
}

// Add collects the symbols of a module.
func (w *World) Add(src *Source) *Module {
	m := &Module{w: w, src: src, syms: map[string]*Symbol{}, fieldInits: map[*tree.Class][]*tree.Func{}, region: &types.Region{Name: src.QName()}}
	m.Tree = &tree.Module{Org: src.Org, Name: src.Name, QName: src.QName(), Version: src.Version}
	w.modules[src.Org+"/"+src.Name] = m
	for _, f := range src.Files {
		fs := &fileScope{mod: m, f: f, imports: map[string]*importRef{}, xmlns: map[string]*xmlns{}}
		if w.KeepFacts && !src.Library {
			fs.facts = newFacts()
		}
		m.files = append(m.files, fs)
		for i := range f.Errors {
			e := &f.Errors[i]
			w.report(Diagnostic{File: f, Off: e.Off, End: e.End, Code: e.Code, Msg: e.Msg})
		}
	}
	for _, fs := range m.files {
		m.collect(fs)
	}
	return m
}

// Modules lists the modules that take part in the program, dependencies first.
func (w *World) Modules() []*Module { return w.order }

// CheckAll checks every declaration of m and of the modules it imports.
func (w *World) CheckAll(m *Module) {
	w.roots = append(w.roots, m.key())
	m.resolveImports(nil)
	m.check()
}

func (m *Module) resolveImports(path []*Module) {
	if m.checked {
		return
	}
	m.checked = true
	for _, fs := range m.files {
		for _, imp := range fs.f.Imports {
			fs.addImport(imp, path)
		}
	}
	m.w.order = append(m.w.order, m)
}

// imported is what an import asks for.
func (fs *fileScope) imported(imp *syntax.Import) (org, name string) {
	for i, n := range imp.Names {
		if i > 0 {
			name += "."
		}
		name += n.Name
	}
	if imp.Org != nil {
		return imp.Org.Name, name
	}
	return fs.mod.src.Org, name
}

func (fs *fileScope) addImport(imp *syntax.Import, path []*Module) {
	w := fs.mod.w
	org, name := fs.imported(imp)
	dep := w.Load(org, name)
	if dep == nil && imp.Org == nil && strings.HasPrefix(org, "$") {
		fs.err(imp, "BCE2003", "cannot resolve module '%s': a file on its own has no other modules; a library module is imported with its organization, as in 'ballerina/http'", name)
	} else if dep == nil {
		fs.err(imp, "BCE2003", "cannot resolve module '%s/%s'", org, name)
	} else if dep.key() == fs.mod.key() {
		fs.err(imp, "BCE2009", "cyclic module imports detected: '%s' imports itself", dep.src.QName())
		dep = nil
	} else {
		way := append(path, fs.mod)
		if i := slices.Index(way, dep); i >= 0 {
			fs.mod.cyclic = true
			cycle := ""
			for _, m := range way[i:] {
				cycle += m.src.QName() + " -> "
			}
			fs.err(imp, "BCE2009", "cyclic module imports detected: '%s'", cycle+dep.src.QName())
			dep = nil
		}
	}
	if dep != nil {
		dep.resolveImports(append(path, fs.mod))
		known := false
		for _, d := range fs.mod.Tree.Imports {
			known = known || d == dep.Tree
		}
		if !known {
			fs.mod.Tree.Imports = append(fs.mod.Tree.Imports, dep.Tree)
		}
	}
	prefix := imp.Names[len(imp.Names)-1].Name
	if imp.Prefix != nil {
		prefix = imp.Prefix.Name
	}
	if prefix == "_" || prefix == "" {
		return
	}
	if old := fs.imports[prefix]; old != nil && old.node != nil {
		fs.err(imp, "BCE2008", "redeclared symbol '%s'", prefix)
		return
	}
	fs.imports[prefix] = &importRef{node: imp, mod: dep}
	if x := fs.xmlns[prefix]; x != nil {
		fs.redeclaredXMLNS(x.decl, prefix)
		delete(fs.xmlns, prefix)
	}
}

// prefixModule finds the module a prefix stands for.
func (fs *fileScope) prefixModule(p *syntax.Ident) (m *Module, known bool) {
	if r, ok := fs.imports[p.Name]; ok {
		r.used = true
		return r.mod, true
	}
	switch p.Name {
	case "boolean", "decimal", "error", "float", "function", "future", "int", "map", "object", "regexp",
		"stream", "string", "table", "transaction", "typedesc", "xml":
		if m := fs.mod.w.langModule(p.Name); m != nil {
			return m, true
		}
	}
	return nil, false
}

// langModule is the lang library module of a basic type.
func (w *World) langModule(name string) *Module {
	m := w.Load("ballerina", "lang."+name)
	if m != nil && !m.checked {
		m.resolveImports(nil)
	}
	return m
}

func (m *Module) builtin() bool {
	return m.src.Library && m.src.Org == "ballerina" && len(m.src.Name) > 5 && m.src.Name[:5] == "lang."
}

// Name is the module's name as imports write it.
func (m *Module) Name() string { return m.src.Name }

// QName is the qualified name.
func (m *Module) QName() string { return m.src.QName() }

// Library reports whether the module comes with Barre.
func (m *Module) Library() bool { return m.src.Library }
