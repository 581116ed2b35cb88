package lsp

import (
	"context"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"barre/check"
	"barre/project"
	"barre/syntax"
)

// refresh shows what is wrong with every program that an open document belongs to.
func (s *Server) refresh() {
	seen := map[*program]bool{}
	for _, uri := range slices.Sorted(maps.Keys(s.docs)) {
		if !isSource(uri) || s.isLibrary(uri) {
			continue
		}
		pr := s.programOf(uri)
		if pr == nil || seen[pr] {
			continue
		}
		seen[pr] = true
		s.guarded(func() {
			if pr.world == nil {
				s.publish(pr)
				return
			}
			if pr.renewed > maxRenewed {
				pr.build()
			}
			pr.update()
			s.publish(pr)
		})
	}
}

// guarded keeps a fault of ours from ending the server.
func (s *Server) guarded(f func()) {
	defer func() {
		if x := recover(); x != nil {
			s.log("internal error while checking. This is a fault of Barre; please report it.")
			s.recover()
		}
	}()
	f()
}

// publish shows the diagnostics of a program, and none where there were some.
func (s *Server) publish(pr *program) {
	byURI := map[string][]diagnostic{}
	for _, m := range pr.modules {
		for _, f := range m.files {
			if s.docs[f.uri] != nil {
				byURI[f.uri] = []diagnostic{}
			}
		}
	}
	if pr.world != nil {
		docs := map[*syntax.File]*document{}
		for _, d := range pr.diagnostics() {
			uri := pr.paths[d.File]
			if uri == "" {
				continue
			}
			doc := docs[d.File]
			if doc == nil {
				doc = s.documentOf(d.File)
				docs[d.File] = doc
			}
			byURI[uri] = append(byURI[uri], s.diagnostic(d, doc))
		}
	}
	for _, p := range pr.manifestProblems() {
		uri := pr.problemURI(p)
		byURI[uri] = append(byURI[uri], diagnostic{Range: tomlRange(p), Severity: severityError, Source: "barre", Message: p.Message})
	}
	before, now := s.shown[pr.root], map[string][]diagnostic{}
	for uri, list := range before {
		if _, ok := byURI[uri]; !ok && len(list) > 0 {
			s.send(uri, nil)
		}
	}
	for _, uri := range slices.Sorted(maps.Keys(byURI)) {
		now[uri] = byURI[uri]
		// What is shown of a file that is not open stays, unless it is other.
		if old, ok := before[uri]; !ok || s.docs[uri] != nil || !slices.EqualFunc(old, byURI[uri], diagnostic.equal) {
			s.send(uri, byURI[uri])
		}
	}
	s.shown[pr.root] = now
}

func (d diagnostic) equal(e diagnostic) bool {
	return d.Range == e.Range && d.Severity == e.Severity && d.Code == e.Code && d.Message == e.Message
}

// clear takes away the diagnostics of a program.
func (s *Server) clear(root string) {
	for uri := range s.shown[root] {
		s.send(uri, nil)
	}
	delete(s.shown, root)
}

func (s *Server) send(uri string, list []diagnostic) {
	p := publishDiagnosticsParams{URI: uri, Diagnostics: list}
	if list == nil {
		p.Diagnostics = []diagnostic{}
	}
	if d := s.docs[uri]; d != nil {
		p.URI, p.Version = d.uri, d.version
	}
	_ = s.conn.Notify(context.Background(), "textDocument/publishDiagnostics", p)
}

// diagnostics are those about files of the program itself.
func (pr *program) diagnostics() []check.Diagnostic {
	own := map[*syntax.File]bool{}
	for _, m := range pr.modules {
		for _, f := range m.files {
			own[f.file] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(pr.world.Diagnostics()), func(d check.Diagnostic) bool { return !own[d.File] })
}

func (s *Server) diagnostic(d check.Diagnostic, doc *document) diagnostic {
	r := diagnostic{Range: doc.textRange(int(d.Off), int(d.End), s.enc), Code: d.Code, Source: "barre", Message: d.Msg, Severity: severityError}
	switch d.Severity {
	case check.SevWarning:
		r.Severity = severityWarning
	case check.SevHint:
		r.Severity = severityHint
	}
	if strings.HasPrefix(d.Msg, "unused ") {
		r.Tags = []int{tagUnnecessary}
	}
	if d.Code == "BCE20102" {
		r.Tags = []int{tagDeprecated}
	}
	return r
}

// documentOf gives the lines of a file that was parsed.
func (s *Server) documentOf(f *syntax.File) *document {
	return &document{text: f.Src, lines: lineStarts(f.Src)}
}

// problemURI is the document that a problem with the package is in.
func (pr *program) problemURI(p project.Problem) string {
	for _, m := range pr.modules {
		for _, f := range m.files {
			if f.name == p.File {
				return f.uri
			}
		}
	}
	if pr.pkg != nil && pr.pkg.Single {
		return pr.root
	}
	return uriOf(filepath.Join(pr.root, path.Base(filepath.ToSlash(p.File))))
}

// tomlRange is the place of a problem; its columns are in code points, and
// manifests are taken to be ASCII for that.
func tomlRange(p project.Problem) textRange {
	at := func(line, col int) position { return position{max(0, line-1), max(0, col-1)} }
	return textRange{at(p.Range.Start.Line, p.Range.Start.Col), at(p.Range.End.Line, p.Range.End.Col)}
}
