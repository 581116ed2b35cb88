package studio

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"barre/project"
	"barre/studio/text"
)

// APIRequest says what to make of an OpenAPI document.
type APIRequest struct {
	Name string // of the document's file
	Text []byte
	// Read gives a file beside the document; nil where there is none.
	Read     func(name string) ([]byte, error)
	Client   bool     // a client, else a service
	Tags     []string // only operations with one of them; all without
	Listener string   // of the service: an expression, "" for one of its own
	Port     string   // of its own listener
	BasePath string   // of the service, "" for that of the document
	Taken    []string // names that the module has already
}

// APICode is what was made of an OpenAPI document.
type APICode struct {
	Summary any          // of the API, as it goes to tabs
	Files   []APIFile    // with names within the module
	Types   []string     // that are declared
	Notes   []APIProblem // what was left out
}

// APIFile is a file that was made.
type APIFile struct{ Name, Text string }

// APIProblem is something at a place in an OpenAPI document.
type APIProblem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	Message string `json:"message"`
}

// APIProblems are what is wrong with an OpenAPI document.
type APIProblems []APIProblem

func (p APIProblems) Error() string {
	if len(p) == 0 {
		return "the document is wrong"
	}
	return p[0].Message
}

// openapiParams are a document and what to make of it.
type openapiParams struct {
	Name     string   `json:"name"`
	Text     string   `json:"text"`
	URI      string   `json:"uri"` // of a file of the project, instead of a text
	Mode     string   `json:"mode"`
	Module   string   `json:"module"` // for a client: the module to make
	Tags     []string `json:"tags"`
	Listener string   `json:"listener"`
	Port     string   `json:"port"`
	BasePath string   `json:"basePath"`
	Write    bool     `json:"write"` // else it is a preview
}

// openapiRequest is the same on its way through the language server.
type openapiRequest struct {
	openapiParams
	Package string `json:"package"`
	Client  string `json:"client"`
}

// openapiResult is what was made, or is going to be.
type openapiResult struct {
	Summary  any           `json:"summary"`
	Files    []openapiFile `json:"files"`
	Types    []string      `json:"types"`
	Notes    []APIProblem  `json:"notes"`
	Problems []APIProblem  `json:"problems"` // why there is nothing else
	Module   string        `json:"module,omitempty"`
	Service  string        `json:"service,omitempty"` // the id of what was added
	Revision int           `json:"revision,omitempty"`
}

type openapiFile struct {
	URI  string `json:"uri"`
	Path string `json:"path"`
	Text string `json:"text"`
}

// openapi makes code of an OpenAPI document: a preview, or, as one step of the history,
// files of the project.
func (t *tab) openapi(p *openapiParams) (any, error) {
	s := t.s
	if s.o.OpenAPI == nil {
		return nil, failure(codeNoMethod, "this server cannot make code of OpenAPI documents")
	}
	if p.Mode != "client" && p.Mode != "service" {
		return nil, failure(codeParams, "the mode '%s' is not known: expected client or service", p.Mode)
	}
	if p.URI != "" {
		path, ok := pathOf(p.URI)
		if !ok || !s.within(path) {
			return nil, failure(codeGone, "%s is not a file of this project", p.URI)
		}
	}
	if p.Mode == "client" && t.s.state() == stateFile {
		return nil, failure(codeFailed, "a single file has no modules: a connector needs a project")
	}
	req := openapiRequest{*p, t.pkg, t.id}
	return promise(func() (any, error) {
		raw, err := s.lang.ask("studio/openapi", req)
		if err != nil {
			return nil, err
		}
		var r openapiResult
		if err := json.Unmarshal(raw, &r); err != nil {
			return nil, err
		}
		if p.Write && p.Mode == "service" {
			for _, f := range r.Files {
				if raw, err := s.lang.ask("studio/madeService", map[string]any{"package": req.Package, "file": f.URI}); err == nil && r.Service == "" {
					json.Unmarshal(raw, &r.Service)
				}
			}
		}
		return r, nil
	}), nil
}

// generate makes the code, between messages of the language server.
func (s *Server) generate(p *openapiRequest, open opener) (any, error) {
	pr, err := s.program(p.Package, open)
	if err != nil {
		return nil, err
	}
	req := APIRequest{Name: p.Name, Text: []byte(p.Text), Client: p.Mode == "client", Tags: p.Tags, Listener: p.Listener, Port: p.Port, BasePath: p.BasePath}
	if p.URI != "" {
		path, _ := pathOf(p.URI)
		src, err := readText(path)
		if err != nil {
			return nil, err
		}
		dir := filepath.Dir(path)
		req.Name, req.Text = filepath.Base(path), []byte(src)
		req.Read = func(name string) ([]byte, error) {
			other := filepath.Join(dir, filepath.FromSlash(name))
			s.mu.Lock()
			ours := s.within(other)
			s.mu.Unlock()
			if !ours {
				return nil, os.ErrNotExist
			}
			text, err := readText(other)
			return []byte(text), err
		}
	}
	folder := pr.root
	r := &openapiResult{Files: []openapiFile{}, Types: []string{}, Notes: []APIProblem{}, Problems: []APIProblem{}}
	if req.Client {
		if !project.ValidName(p.Module) || strings.Contains(p.Module, ".") {
			return nil, failure(codeParams, "'%s' cannot be the name of a module: a name has letters, digits and underscores, and begins with a letter", p.Module)
		}
		folder = filepath.Join(pr.root, "modules", p.Module)
		if s.occupied(folder) {
			return nil, failure(codeFailed, "there is a module '%s' already: choose another name", p.Module)
		}
		if len(pr.Modules) > 0 {
			r.Module = pr.Modules[0].Org() + "/" + packageName(pr) + "." + p.Module
		}
	} else {
		req.Taken = declaredNames(pr)
	}
	code, err := s.o.OpenAPI(req)
	if problems, ok := err.(APIProblems); ok {
		r.Problems = problems
		return r, nil
	}
	if err != nil {
		return nil, failure(codeFailed, "%v", err)
	}
	r.Summary = code.Summary
	r.Types, r.Notes = append(r.Types, code.Types...), append(r.Notes, code.Notes...)
	s.mu.Lock()
	defer s.mu.Unlock()
	base := "api"
	for _, f := range code.Files {
		if b, ok := strings.CutSuffix(f.Name, "_service.bal"); ok {
			base = b
		}
	}
	for _, f := range code.Files {
		name := f.Name
		if !req.Client && name == "types.bal" {
			name = base + "_types.bal" // the project may have types of its own in the other
		}
		path := s.unusedPath(filepath.Join(folder, filepath.FromSlash(name)))
		rel, err := filepath.Rel(pr.root, path)
		if err != nil {
			rel = name
		}
		r.Files = append(r.Files, openapiFile{uriOf(path), filepath.ToSlash(rel), f.Text})
	}
	if !p.Write {
		return r, nil
	}
	byURI := map[string][]text.Edit{}
	for _, f := range r.Files {
		byURI[f.URI] = []text.Edit{{New: f.Text}}
	}
	label := "Add service from " + req.Name
	if req.Client {
		label = "Add connector " + p.Module
	}
	made, err := s.applyEdits(byURI, nil, label, p.Client)
	if err != nil {
		return nil, err
	}
	r.Revision = made.Revision
	return r, nil
}

// packageName is the name of the package, which its modules' begin with.
func packageName(pr *program) string {
	name := ""
	for _, m := range pr.Modules {
		n := m.QName()
		if _, after, ok := strings.Cut(n, "/"); ok {
			n = after
		}
		if name == "" || len(n) < len(name) {
			name = n
		}
	}
	return name
}

// occupied tells whether a folder has files, on disk or not yet.
func (s *Server) occupied(dir string) bool {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.docs {
		if strings.HasPrefix(d.path, dir+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// unusedPath is a path like the one wanted where there is no file yet.
func (s *Server) unusedPath(path string) string {
	ext := filepath.Ext(path)
	base := strings.TrimSuffix(path, ext)
	for i := 2; ; i++ {
		_, err := os.Stat(path)
		if err != nil && s.docs[uriOf(path)] == nil {
			return path
		}
		path = base + itoa(i) + ext
	}
}

// madeService is the id of the service in a file.
func (s *Server) madeService(params json.RawMessage, open opener) (string, error) {
	var p struct {
		Package string `json:"package"`
		File    string `json:"file"`
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return "", err
	}
	pr, err := s.program(p.Package, open)
	if err != nil {
		return "", err
	}
	for _, e := range pr.Overview().EntryPoints {
		if e.Kind == "service" && pr.file(e.Range.File) == p.File {
			return e.ID, nil
		}
	}
	return "", nil
}
