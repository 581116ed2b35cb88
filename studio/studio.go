// Package studio is the designer's server: it serves the web application, and speaks
// with its tabs over one WebSocket each.
//
// A [Server] works on one folder. It owns the texts of the project; every tab has
// copies. What a tab types or draws becomes a change of a text, the server puts all
// changes in one order and tells everyone, so that all tabs and the language server
// come to the same text whatever happens at the same time. Texts are written to disk
// a moment later, and what others write there is taken up.
//
// The language server runs in the same process, with Studio as its one editor. The
// models that tabs draw are made between its messages, of the very program that it
// has checked: nothing is parsed or checked twice.
//
// All state is guarded by one lock, which is never held while anything takes long:
// sending is appending to queues.
package studio

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"net"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"barre/doc"
	"barre/lib"
)

// Options are what a server depends on.
type Options struct {
	// Language makes the language server, which is to have questions that it does
	// not know answered.
	Language func(Extension) LanguageServer
	// Modules are the library modules there are.
	Modules func() []*lib.Module
	Version string
	// Assets is the web application; nil for none.
	Assets fs.FS
	// Executable is this binary, by which programs are run and debugged; Supervisor the
	// environment variable that tells a program where to report where it listens.
	Executable, Supervisor string
	// Environ is what configuration is looked for in, and what programs are run with.
	Environ []string
	// Templates are what a project can begin with; Create makes a folder a package: org
	// is "" for that of the user.
	Templates []Template
	Create    func(dir, org, name, template string) error
	// OpenAPI makes code of OpenAPI documents; what is wrong with one is APIProblems.
	OpenAPI func(APIRequest) (*APICode, error)
	// Database reads which tables a database has; its error is for the user.
	Database func(context.Context, DatabaseSource) (*Database, error)
	// Markdown makes what renders a README.
	Markdown func() doc.Markdown
	// Path is the folder of a package or a workspace, or a single source; its folder
	// need not hold anything yet.
	Path string
	// Token is what a tab has to know; "" for one that is made up.
	Token string
}

// Server is Studio on one folder.
type Server struct {
	o      Options
	token  string
	ctx    context.Context
	cancel context.CancelFunc
	work   sync.WaitGroup
	lang   *language
	server LanguageServer

	mu       sync.Mutex
	closed   bool
	root     string // the folder
	single   string // the source, for one that belongs to no package
	packages []Package
	docs     map[string]*document // by URI
	versions map[string]int       // of documents that are gone
	others   []File               // that are not texts to edit
	history  history
	revision int // grows with each change of a text
	told     int // the revision that the language server was told of last
	tabs     map[*tab]bool
	lastTab  int
	// refreshing is set while the language server is to make models anew.
	refreshing bool
	watches    map[watchKey]*watched
	shown      map[string]json.RawMessage // diagnostics, by URI
	watcher    *fsnotify.Watcher
	unwatched  bool     // a folder cannot be watched
	warnings   []string // what every tab is told at first

	sessions    map[string]*session
	ended       []*session // the last ones, for what they have printed
	lastSession int
	supervisor  net.Listener // to which programs report
	breakpoints map[string][]Breakpoint

	models models // only touched between messages of the language server
}

// New makes a server and reads the project. Close ends it.
func New(o Options) (*Server, error) {
	path, err := filepath.Abs(o.Path)
	if err != nil {
		return nil, err
	}
	s := &Server{
		o: o, token: o.Token, lang: newLanguage(),
		docs: map[string]*document{}, versions: map[string]int{}, tabs: map[*tab]bool{},
		watches: map[watchKey]*watched{}, shown: map[string]json.RawMessage{},
		sessions: map[string]*session{}, breakpoints: map[string][]Breakpoint{},
		history: history{now: time.Now},
	}
	if s.token == "" {
		if s.token, err = newToken(); err != nil {
			return nil, err
		}
	}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	s.lang.notified, s.lang.asked = s.languageSays, s.languageAsks
	s.server = o.Language(s.extension)
	s.work.Go(func() { s.server.ServeStream(s.ctx, s.lang) })
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lang.call("initialize", map[string]any{
		"processId": nil, "rootUri": nil, "capabilities": capabilities(),
		"initializationOptions": map[string]any{"virtualDocuments": true},
	}, func(json.RawMessage, *Error) {})
	s.lang.notify("initialized", map[string]any{})
	err = s.open(path)
	if err == nil {
		err = s.observe()
	}
	if err != nil {
		s.cancel()
		s.lang.Close()
		return nil, err
	}
	return s, nil
}

// Token is what a tab has to know.
func (s *Server) Token() string { return s.token }

// Close writes what is not saved, says goodbye to the tabs and ends what was started.
func (s *Server) Close() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	for _, d := range s.docs {
		s.save(d)
	}
	for t := range s.tabs {
		t.end("Studio is stopping")
	}
	var ending []*session
	for _, x := range s.sessions {
		s.stopSession(x)
		ending = append(ending, x)
	}
	s.mu.Unlock()
	for _, x := range ending {
		<-x.done
	}
	s.cancel()
	s.lang.Close()
	s.work.Wait()
}

// languageSays takes a notification of the language server's.
func (s *Server) languageSays(method string, params json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch method {
	case "textDocument/publishDiagnostics":
		var p struct {
			URI         string            `json:"uri"`
			Diagnostics []json.RawMessage `json:"diagnostics"`
		}
		if json.Unmarshal(params, &p) != nil {
			return
		}
		var before struct {
			Diagnostics []json.RawMessage `json:"diagnostics"`
		}
		if old, ok := s.shown[p.URI]; ok {
			_ = json.Unmarshal(old, &before)
		}
		// All documents are open for the language server, so that it tells of all anew.
		same := slices.EqualFunc(before.Diagnostics, p.Diagnostics, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) })
		if len(p.Diagnostics) == 0 {
			delete(s.shown, p.URI)
		} else {
			s.shown[p.URI] = params
		}
		if !same {
			s.broadcast(method, params, "diagnostics "+p.URI)
		}
	case "window/showMessage":
		var p struct {
			Type    int    `json:"type"`
			Message string `json:"message"`
		}
		if json.Unmarshal(params, &p) == nil {
			s.notice(map[int]string{1: "error", 2: "warning"}[p.Type], p.Message)
		}
	}
}

// languageAsks answers a question of the language server's.
func (s *Server) languageAsks(method string, params json.RawMessage) any {
	if method != "workspace/applyEdit" {
		return nil
	}
	var p struct {
		Label string          `json:"label"`
		Edit  json.RawMessage `json:"edit"`
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return map[string]any{"applied": false, "failureReason": err.Error()}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.applyWorkspaceEdit(p.Edit, p.Label, ""); err != nil {
		return map[string]any{"applied": false, "failureReason": err.Error()}
	}
	return map[string]any{"applied": true}
}

// notice tells the user something in every tab.
func (s *Server) notice(severity, text string) {
	if severity == "" {
		severity = "info"
	}
	s.broadcast("studio/notice", map[string]string{"severity": severity, "message": text}, "")
}

func (s *Server) tellFiles() {
	s.broadcast("studio/files", map[string]any{"files": s.files()}, "files")
}
