package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"barre/check"
	"barre/lib"
	"barre/project"
)

// Options are what a server depends on.
type Options struct {
	// Modules are the library modules there are.
	Modules func() []*lib.Module
	// Version is shown to the editor.
	Version string
	Environ []string
	// CacheDir is where library sources are put for editors to open; "" for a folder
	// in the user's cache.
	CacheDir string
	// Pause is how long typing rests before diagnostics are shown; 0 for a
	// time that people do not notice.
	Pause time.Duration
	// Extension answers what the protocol does not have; nil for nothing.
	Extension Extension
}

// Server is the language server for one editor.
type Server struct {
	o       Options
	conn    *jsonrpc2.Conn
	caps    capabilities
	enc     encoding
	virtual bool // library documents are asked for with barre/document

	library []*lib.Module
	libs    map[string]*lib.Module
	sources map[string]*check.Source // of library modules
	online  bool                     // packages may be fetched from registries

	docs     map[string]*document // that are open
	programs map[string]*program
	folders  []string                           // of the workspace
	shown    map[string]map[string][]diagnostic // by program and document
	tokens   map[string]semanticState
	catalog  *catalog
	offered  offered // the last completions

	// queue holds messages that wait; cancelled are requests nobody waits for.
	mu        sync.Mutex
	wake      *sync.Cond
	queue     []func()
	closed    bool
	cancelled map[jsonrpc2.ID]bool
	current   jsonrpc2.ID
	cancel    context.CancelFunc

	initialized, shutdown bool
	exit                  int
	timer                 *time.Timer
	progress              int
}

// NewServer makes a server; Serve runs it.
func NewServer(o Options) *Server {
	s := &Server{o: o, docs: map[string]*document{}, programs: map[string]*program{}, libs: map[string]*lib.Module{}, sources: map[string]*check.Source{},
		shown: map[string]map[string][]diagnostic{}, tokens: map[string]semanticState{}, cancelled: map[jsonrpc2.ID]bool{}, exit: 1}
	s.wake = sync.NewCond(&s.mu)
	s.library = o.Modules()
	for _, m := range s.library {
		s.libs[m.QName()] = m
	}
	return s
}

// Serve speaks with the editor until it goes, and returns the exit code that the
// protocol asks for.
func (s *Server) Serve(ctx context.Context, conn io.ReadWriteCloser) int {
	stream := jsonrpc2.NewBufferedStream(conn, jsonrpc2.VSCodeObjectCodec{})
	return s.ServeStream(ctx, stream)
}

// ServeStream is Serve over a stream of messages.
func (s *Server) ServeStream(ctx context.Context, stream jsonrpc2.ObjectStream) int {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s.conn = jsonrpc2.NewConn(ctx, stream, incoming{s, ctx}, jsonrpc2.SetLogger(quiet{}))
	go func() {
		select {
		case <-s.conn.DisconnectNotify():
		case <-ctx.Done():
		}
		s.mu.Lock()
		s.closed = true
		s.wake.Signal()
		s.mu.Unlock()
	}()
	for {
		s.mu.Lock()
		for len(s.queue) == 0 && !s.closed {
			s.wake.Wait()
		}
		if len(s.queue) == 0 {
			s.mu.Unlock()
			break
		}
		f := s.queue[0]
		s.queue = s.queue[1:]
		s.mu.Unlock()
		f()
	}
	if s.timer != nil {
		s.timer.Stop()
	}
	s.conn.Close()
	return s.exit
}

// quiet drops what the transport logs: a broken connection shows by itself.
type quiet struct{}

func (quiet) Printf(string, ...any) {}

func (s *Server) enqueue(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.queue = append(s.queue, f)
		s.wake.Signal()
	}
}

// incoming puts messages into the queue. Cancelling does not wait there.
type incoming struct {
	s   *Server
	ctx context.Context
}

// Handle takes a message.
func (h incoming) Handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	s := h.s
	if req.Method == "$/cancelRequest" {
		var p struct {
			ID jsonrpc2.ID `json:"id"`
		}
		if req.Params != nil && json.Unmarshal(*req.Params, &p) == nil {
			s.mu.Lock()
			if s.cancel != nil && s.current == p.ID {
				s.cancel()
			} else {
				s.cancelled[p.ID] = true
			}
			s.mu.Unlock()
		}
		return
	}
	if req.Method == "exit" {
		s.enqueue(func() {
			if s.shutdown {
				s.exit = 0
			}
			s.mu.Lock()
			s.closed = true
			s.queue = nil
			s.mu.Unlock()
		})
		return
	}
	s.enqueue(func() { s.handle(h.ctx, req) })
}

const (
	codeNotInitialized = -32002
	codeCancelled      = -32800
	codeRequestFailed  = -32803
)

// failure is an answer that tells the user why there is none.
func failure(format string, args ...any) error {
	return &jsonrpc2.Error{Code: codeRequestFailed, Message: fmt.Sprintf(format, args...)}
}

// handle answers a message. A fault of ours in one leaves the rest working.
func (s *Server) handle(ctx context.Context, req *jsonrpc2.Request) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var result any
	var err error
	if !req.Notif {
		s.mu.Lock()
		if s.cancelled[req.ID] {
			delete(s.cancelled, req.ID)
			stop()
		}
		s.current, s.cancel = req.ID, stop
		s.mu.Unlock()
		defer func() {
			s.mu.Lock()
			s.cancel = nil
			s.mu.Unlock()
		}()
	}
	func() {
		defer func() {
			if x := recover(); x != nil {
				err = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: fmt.Sprintf("internal error in %s: %v", req.Method, x)}
				s.log(fmt.Sprintf("internal error in %s: %v. This is a fault of Barre; please report it.\n%s", req.Method, x, firstFrames(debug.Stack())))
				s.recover()
			}
		}()
		switch {
		case ctx.Err() != nil:
		case !s.initialized && req.Method != "initialize":
			err = &jsonrpc2.Error{Code: codeNotInitialized, Message: "the server is not initialized: 'initialize' must be the first request"}
		case s.shutdown && !req.Notif:
			err = &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server is shut down: only 'exit' may follow"}
		default:
			result, err = s.dispatch(ctx, req)
		}
	}()
	if req.Notif {
		return
	}
	if ctx.Err() != nil {
		err = &jsonrpc2.Error{Code: codeCancelled, Message: "the request was cancelled"}
	}
	var e *jsonrpc2.Error
	switch x := err.(type) {
	case nil:
		if sendErr := s.conn.Reply(ctx, req.ID, result); sendErr == nil {
			return
		}
		return
	case *jsonrpc2.Error:
		e = x
	default:
		e = &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
	}
	_ = s.conn.ReplyWithError(ctx, req.ID, e)
}

// firstFrames is where something went wrong, without the whole way there.
func firstFrames(stack []byte) string {
	lines := strings.Split(string(stack), "\n")
	return strings.Join(lines[:min(len(lines), 30)], "\n")
}

// recover drops what is known of programs after a fault: it may be half done.
func (s *Server) recover() {
	s.programs = map[string]*program{}
}

// log shows a message in the editor's output.
func (s *Server) log(text string) {
	_ = s.conn.Notify(context.Background(), "window/logMessage", map[string]any{"type": 1, "message": text})
}

// show shows a message to the user.
func (s *Server) show(kind int, text string) {
	_ = s.conn.Notify(context.Background(), "window/showMessage", map[string]any{"type": kind, "message": text})
}

// on makes a handler of a function with parameters.
func on[P any](req *jsonrpc2.Request, f func(p *P) (any, error)) (any, error) {
	p := new(P)
	if req.Params != nil {
		if err := json.Unmarshal(*req.Params, p); err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: fmt.Sprintf("the parameters of %s cannot be read: %v", req.Method, err)}
		}
	}
	return f(p)
}

// at answers what is asked about a place in a document.
func at[R any](s *Server, req *jsonrpc2.Request, f func(c *cursor) R) (any, error) {
	return on(req, func(p *positionParams) (any, error) {
		c := s.cursor(p.TextDocument.URI, p.Position)
		if c == nil {
			return nil, nil
		}
		return f(c), nil
	})
}

func (s *Server) dispatch(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	switch req.Method {
	case "initialize":
		return on(req, s.initialize)
	case "initialized":
		s.watch()
		return nil, nil
	case "shutdown":
		s.shutdown = true
		return nil, nil
	case "$/setTrace", "workspace/didChangeConfiguration", "textDocument/willSave", "textDocument/didSave":
		return nil, nil
	case "textDocument/didOpen":
		return on(req, s.didOpen)
	case "textDocument/didChange":
		return on(req, s.didChange)
	case "textDocument/didClose":
		return on(req, s.didClose)
	case "workspace/didChangeWatchedFiles":
		return on(req, s.didChangeWatched)
	case "workspace/didChangeWorkspaceFolders":
		return on(req, s.didChangeFolders)
	case "textDocument/hover":
		return at(s, req, (*cursor).hover)
	case "textDocument/definition":
		return at(s, req, (*cursor).definition)
	case "textDocument/declaration":
		return at(s, req, (*cursor).definition)
	case "textDocument/typeDefinition":
		return at(s, req, (*cursor).typeDefinition)
	case "textDocument/implementation":
		return at(s, req, (*cursor).definition)
	case "textDocument/documentHighlight":
		return at(s, req, (*cursor).highlight)
	case "textDocument/documentSymbol":
		return on(req, s.documentSymbol)
	case "workspace/symbol":
		return on(req, s.workspaceSymbol)
	case "barre/document":
		return on(req, s.virtualDocument)
	}
	return s.dispatchMore(ctx, req)
}

// initialize says what the server can do.
func (s *Server) initialize(p *initializeParams) (any, error) {
	if s.initialized {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server is initialized already"}
	}
	s.initialized = true
	s.caps = p.Capabilities
	s.virtual = p.InitializationOptions.VirtualDocuments
	if slices.Contains(s.caps.General.PositionEncodings, utf8Bytes.String()) {
		s.enc = utf8Bytes
	}
	for _, f := range p.WorkspaceFolders {
		s.addFolder(f.URI)
	}
	if len(p.WorkspaceFolders) == 0 && p.RootURI != "" {
		s.addFolder(p.RootURI)
	}
	return map[string]any{
		"capabilities": s.abilities(),
		"serverInfo":   map[string]any{"name": "barre", "version": s.o.Version},
	}, nil
}

func (s *Server) addFolder(uri string) {
	if path, ok := pathOf(uri); ok && !slices.Contains(s.folders, path) {
		s.folders = append(s.folders, path)
	}
}

// watch asks to be told of files that change on disk.
func (s *Server) watch() {
	if !s.caps.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		return
	}
	var watchers []map[string]any
	for _, g := range []string{"**/*.bal", "**/Ballerina.toml", "**/Dependencies.toml", "**/Config.toml"} {
		watchers = append(watchers, map[string]any{"globPattern": g})
	}
	s.ask("client/registerCapability", map[string]any{"registrations": []any{map[string]any{
		"id": "watched", "method": "workspace/didChangeWatchedFiles", "registerOptions": map[string]any{"watchers": watchers}}}})
}

// ask sends a request to the editor whose answer changes nothing.
func (s *Server) ask(method string, params any) {
	go func() { _ = s.conn.Call(context.Background(), method, params, nil) }()
}

// pause is that time.
const pause = 25 * time.Millisecond

// later shows diagnostics when no further edit comes soon.
func (s *Server) later() {
	if s.timer != nil {
		s.timer.Stop()
	}
	wait := s.o.Pause
	if wait == 0 {
		wait = pause
	}
	s.timer = time.AfterFunc(wait, func() { s.enqueue(s.refresh) })
}

// isSource tells whether a document is Ballerina.
func isSource(uri string) bool {
	return strings.HasSuffix(uri, ".bal") || !strings.HasPrefix(uri, "file:") && !strings.HasSuffix(uri, ".toml")
}

func (s *Server) didOpen(p *didOpenParams) (any, error) {
	d := &p.TextDocument
	v := d.Version
	uri := normalised(d.URI)
	s.docs[uri] = newDocument(d.URI, d.Text, &v)
	if isSource(uri) && !s.isLibrary(uri) {
		if pr := s.programOf(uri); pr != nil {
			pr.touch(uri)
		}
		s.later()
	}
	return nil, nil
}

func (s *Server) didChange(p *didChangeParams) (any, error) {
	uri := normalised(p.TextDocument.URI)
	d := s.docs[uri]
	if d == nil {
		return nil, nil
	}
	d.apply(p.ContentChanges, s.enc)
	d.version = p.TextDocument.Version
	s.changed(uri)
	return nil, nil
}

// changed takes up another text of a document.
func (s *Server) changed(uri string) {
	if !isSource(uri) || s.isLibrary(uri) {
		return
	}
	for _, pr := range s.programs {
		pr.touch(uri)
	}
	s.later()
}

func (s *Server) didClose(p *documentParams) (any, error) {
	uri := normalised(p.TextDocument.URI)
	d := s.docs[uri]
	delete(s.docs, uri)
	delete(s.tokens, uri)
	if d == nil {
		return nil, nil
	}
	if pr := s.programs[uri]; pr != nil { // a single file
		delete(s.programs, uri)
		s.clear(uri)
		return nil, nil
	}
	if path, ok := pathOf(uri); ok {
		if _, err := os.Stat(path); err != nil {
			s.forget(uri)
		}
	}
	s.changed(uri)
	return nil, nil
}

// forget drops the program of a file that is gone: it is loaded anew.
func (s *Server) forget(uri string) {
	path, ok := pathOf(uri)
	if !ok {
		return
	}
	for root, pr := range s.programs {
		if pr.root == packageRoot(path) || strings.HasPrefix(path, root+string(filepath.Separator)) {
			delete(s.programs, root)
		}
	}
}

func (s *Server) didChangeWatched(p *watchedParams) (any, error) {
	reload := false
	for _, c := range p.Changes {
		uri := normalised(c.URI)
		path, ok := pathOf(uri)
		if !ok {
			continue
		}
		if !strings.HasSuffix(path, ".bal") {
			// A manifest may change what every program of the workspace sees.
			base := filepath.Base(path)
			if base == project.ManifestName || base == "Dependencies.toml" {
				clear(s.programs)
				reload = true
			}
			continue
		}
		known := false
		for _, pr := range s.programs {
			if c.Type == 2 && pr.touch(uri) {
				known = true
			}
		}
		if !known {
			s.forget(uri)
		}
		reload = true
	}
	if reload {
		s.later()
	}
	return nil, nil
}

func (s *Server) didChangeFolders(p *foldersParams) (any, error) {
	for _, f := range p.Event.Removed {
		if path, ok := pathOf(f.URI); ok {
			s.folders = slices.DeleteFunc(s.folders, func(x string) bool { return x == path })
			for root := range s.programs {
				if root == path || strings.HasPrefix(root, path+string(filepath.Separator)) {
					s.clear(root)
					delete(s.programs, root)
				}
			}
		}
	}
	for _, f := range p.Event.Added {
		s.addFolder(f.URI)
	}
	s.later()
	return nil, nil
}

// normalised is a URI as this package writes it: editors escape differently.
func normalised(uri string) string {
	if path, ok := pathOf(uri); ok {
		return uriOf(path)
	}
	return uri
}

// programOf is the program that a document belongs to, loaded if it was not.
func (s *Server) programOf(uri string) *program {
	path, isFile := pathOf(uri)
	key := uri
	if isFile {
		if root := packageRoot(path); root != "" {
			key = root
		}
	}
	if pr := s.programs[key]; pr != nil {
		if pr.pkg != nil {
			if _, f := pr.source(uri); f == nil && s.docs[uri] != nil {
				return s.added(pr, uri, path)
			}
		}
		return pr
	}
	if !isFile && s.docs[uri] == nil {
		return nil
	}
	if isFile && s.docs[uri] == nil {
		if _, err := os.Stat(path); err != nil {
			return nil
		}
	}
	done := s.busy("Loading " + filepath.Base(key))
	pr := s.load(uri, path)
	done()
	s.programs[key] = pr
	return pr
}

// added takes a new file into a program that was loaded without it.
func (s *Server) added(pr *program, uri, path string) *program {
	root := pr.root
	fresh := s.load(uri, path)
	s.programs[root] = fresh
	if _, f := fresh.source(uri); f != nil || fresh.pkg == nil {
		return fresh
	}
	fresh.unsaved()
	return fresh
}

// busy shows progress for what may take long; the result ends it.
func (s *Server) busy(title string) func() {
	if !s.caps.Window.WorkDoneProgress {
		return func() {}
	}
	s.progress++
	token := fmt.Sprintf("barre-%d", s.progress)
	s.ask("window/workDoneProgress/create", map[string]any{"token": token})
	_ = s.conn.Notify(context.Background(), "$/progress", map[string]any{"token": token, "value": map[string]any{"kind": "begin", "title": title}})
	return func() {
		_ = s.conn.Notify(context.Background(), "$/progress", map[string]any{"token": token, "value": map[string]any{"kind": "end"}})
	}
}

// all brings every program up to date and lists them.
func (s *Server) all() []*program {
	for uri := range s.docs {
		if isSource(uri) && !s.isLibrary(uri) {
			s.programOf(uri)
		}
	}
	for _, dir := range s.folders {
		s.loadFolder(dir)
	}
	var list []*program
	for _, key := range slices.Sorted(maps.Keys(s.programs)) {
		pr := s.programs[key]
		if pr.world != nil {
			pr.update()
			list = append(list, pr)
		}
	}
	return list
}

// loadFolder loads the package, or the packages of the workspace, in a folder.
func (s *Server) loadFolder(dir string) {
	roots := []string{dir}
	if ws, err := project.LoadWorkspace(dir, project.Options{}); err == nil && ws != nil {
		roots = nil
		for _, m := range ws.Members {
			roots = append(roots, m.Root)
		}
	}
	for _, root := range roots {
		if s.programs[root] != nil {
			continue
		}
		if _, err := os.Stat(filepath.Join(root, project.ManifestName)); err == nil {
			path := filepath.Join(root, "main.bal")
			s.programs[root] = s.load(uriOf(path), path)
		}
	}
}
