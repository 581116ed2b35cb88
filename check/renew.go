package check

import (
	"slices"
	"strings"

	"barre/syntax"
)

// A module whose files are edited is checked again as a whole, which takes
// milliseconds; what makes it quick in a large package is that other modules are
// not. They know a module by what it declares. While an edit leaves that alone,
// which it does within bodies of functions, they go on with the module as it was:
// it stays the interface, and the latest version beside it is there for its own
// diagnostics and for those who ask about its code.

// Renew gives a module other files; those that did not change are to be the same
// as before. It returns the module that has them. What it declares is compared
// with what the interface declares: if that is another thing, the modules that
// import it are checked again as well.
func (w *World) Renew(m *Module, files []*syntax.File) *Module {
	w.mu.Lock()
	defer w.mu.Unlock()
	key := m.key()
	face, old := w.modules[key], w.Latest(m)
	w.forget(old)
	w.unknown, w.suggested = nil, 0
	src := *m.src
	src.Files = files
	same := len(files) == len(face.files) && !face.cyclic
	for i, fs := range face.files {
		same = same && (fs.f == files[i] || fs.f.Name == files[i].Name && sameOutline(fs.f, files[i]))
	}
	n := w.Add(&src)
	if w.latest == nil {
		w.latest = map[string]*Module{}
	}
	w.latest[key] = n
	if same {
		w.modules[key] = face
		n.resolveImports(nil)
		w.order = w.order[:len(w.order)-1] // the interface is there
		n.check()
		return n
	}
	// Who imports the module, and who imports them, knows it no longer. What an
	// import could not have, for a cycle or because there was nothing, counts too.
	stale := map[string]bool{key: true}
	var again []*Module
	for more := true; more; {
		more = false
		for k, x := range w.modules {
			if x == nil || x.src.Library || stale[k] || !slices.ContainsFunc(x.imports(), func(dep string) bool { return stale[dep] }) {
				continue
			}
			stale[k], more = true, true
			again = append(again, x)
		}
	}
	slices.SortFunc(again, func(a, b *Module) int { return strings.Compare(a.key(), b.key()) })
	w.order = slices.DeleteFunc(w.order, func(x *Module) bool { return stale[x.key()] })
	var renewed []*Module
	for _, x := range again {
		newest := w.Latest(x)
		w.forget(newest)
		delete(w.latest, x.key())
		renewed = append(renewed, w.Add(newest.src))
	}
	delete(w.latest, key)
	renewed = append(renewed, n)
	// In the same order as the first time, on which it depends where a cycle is
	// reported.
	for _, k := range w.roots {
		w.modules[k].resolveImports(nil)
	}
	for _, x := range renewed {
		x.resolveImports(nil)
	}
	for _, x := range renewed {
		x.check()
	}
	return n
}

// Latest is the version of a module with the files that Renew was given last.
func (w *World) Latest(m *Module) *Module {
	if n := w.latest[m.key()]; n != nil {
		return n
	}
	return w.modules[m.key()]
}

// imports lists the keys of the modules that m's files ask for.
func (m *Module) imports() []string {
	var r []string
	for _, fs := range m.files {
		for _, imp := range fs.f.Imports {
			org, name := fs.imported(imp)
			r = append(r, org+"/"+name)
		}
	}
	return r
}

func (m *Module) key() string { return m.src.Org + "/" + m.src.Name }

// forget drops what was reported about the files of a module.
func (w *World) forget(m *Module) {
	of := map[*syntax.File]bool{}
	for _, fs := range m.files {
		of[fs.f] = true
	}
	w.diags = slices.DeleteFunc(w.diags, func(d Diagnostic) bool {
		if of[d.File] {
			delete(w.seen, diagKey{d.File, d.Off, d.Msg})
		}
		return of[d.File]
	})
}

// sameOutline reports whether two versions of a file differ in nothing but the
// bodies of functions, comments and white space.
func sameOutline(a, b *syntax.File) bool {
	x, y := outline{f: a, bodies: bodies(a)}, outline{f: b, bodies: bodies(b)}
	for {
		s, ok := x.next()
		t, ok2 := y.next()
		if s != t || ok != ok2 {
			return false
		}
		if !ok {
			return true
		}
	}
}

// outline goes over the tokens of a file outside of bodies.
type outline struct {
	f      *syntax.File
	bodies []syntax.Span
	at     int
}

// next gives the next token's text; "{}" stands for a body.
func (o *outline) next() (string, bool) {
	if o.at >= len(o.f.Tokens) {
		return "", false
	}
	if len(o.bodies) > 0 && int(o.bodies[0].First) == o.at {
		o.at = int(o.bodies[0].Last) + 1
		o.bodies = o.bodies[1:]
		return "{}", true
	}
	t := o.f.Tokens[o.at]
	o.at++
	return o.f.Src[t.Off:t.End], true
}

// bodies lists the outermost bodies of functions and methods, in order.
func bodies(f *syntax.File) []syntax.Span {
	var all []syntax.Span
	for _, d := range f.Decls {
		syntax.Inspect(d, func(n syntax.Node) bool {
			fd, ok := n.(*syntax.FuncDecl)
			if !ok {
				return true
			}
			if fd.Body != nil && !fd.Body.Range().Empty() {
				all = append(all, fd.Body.Range())
			}
			return false
		})
	}
	slices.SortFunc(all, func(a, b syntax.Span) int { return int(a.First - b.First) })
	return all
}
