package lsp_test

import (
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"barre/lib/core"
	"barre/lsp"
)

// serverProcess makes the test binary the command: tests that want a process run
// themselves with it set.
const serverProcess = "BARRE_TEST_LSP"

func TestMain(m *testing.M) {
	if os.Getenv(serverProcess) != "" {
		os.Exit(lsp.Main(lsp.CommandOptions{Args: os.Args[1:], Modules: core.Modules, Version: "test", Environ: os.Environ(), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}))
	}
	os.Exit(m.Run())
}

// editor is a client of the server by a library for clients, with what the server
// told it.
type editor struct {
	t      *testing.T
	dir    string
	conn   jsonrpc2.Conn
	server protocol.Server
	init   *protocol.InitializeResult
	vers   map[string]int32

	mu      sync.Mutex
	changed chan struct{}
	diags   map[string]*protocol.PublishDiagnosticsParams
	logs    []string
	asked   []string
	exit    chan int
}

// options of an editor.
type options struct {
	process bool // over the streams of a process
	caps    map[string]any
	init    map[string]any
	cache   string
}

// start makes a package of files, by name, and an editor that has its folder open.
func start(t *testing.T, files map[string]string, o options) *editor {
	t.Helper()
	dir := t.TempDir()
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	e := &editor{t: t, dir: dir, vers: map[string]int32{}, changed: make(chan struct{}, 1), diags: map[string]*protocol.PublishDiagnosticsParams{}, exit: make(chan int, 1)}
	var conn io.ReadWriteCloser
	if o.cache == "" {
		o.cache = t.TempDir()
	}
	home := t.TempDir()
	if o.process {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), serverProcess+"=1", "BALLERINA_HOME_DIR="+home, "XDG_CACHE_HOME="+o.cache)
		cmd.Stderr = os.Stderr
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		go func() {
			cmd.Wait()
			e.exit <- cmd.ProcessState.ExitCode()
		}()
		t.Cleanup(func() { cmd.Process.Kill() })
		conn = streams{out, in}
	} else {
		a, b := net.Pipe()
		s := lsp.NewServer(lsp.Options{Modules: core.Modules, Version: "test", CacheDir: o.cache, Pause: time.Millisecond, Environ: []string{"BALLERINA_HOME_DIR=" + home}})
		go func() { e.exit <- s.Serve(context.Background(), b) }()
		conn = a
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	_, e.conn, e.server = protocol.NewClient(ctx, e, jsonrpc2.NewStream(conn), zap.NewNop())
	t.Cleanup(func() { e.conn.Close() })
	caps := map[string]any{
		"textDocument": map[string]any{
			"completion":     map[string]any{"completionItem": map[string]any{"snippetSupport": true}},
			"documentSymbol": map[string]any{"hierarchicalDocumentSymbolSupport": true},
		},
	}
	for k, v := range o.caps {
		caps[k] = v
	}
	e.init = &protocol.InitializeResult{}
	e.call("initialize", map[string]any{"processId": nil, "rootUri": string(uri.File(dir)), "capabilities": caps, "initializationOptions": o.init}, e.init)
	if err := e.server.Initialized(ctx, &protocol.InitializedParams{}); err != nil {
		t.Fatal(err)
	}
	return e
}

type streams struct {
	io.ReadCloser
	w io.WriteCloser
}

func (s streams) Write(b []byte) (int, error) { return s.w.Write(b) }
func (s streams) Close() error {
	s.w.Close()
	return s.ReadCloser.Close()
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// call sends a request and fails the test when it fails.
func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	if err := e.try(method, params, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) try(method string, params, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	_, err := e.conn.Call(ctx, method, params, result)
	return err
}

func (e *editor) notify(method string, params any) {
	e.t.Helper()
	if err := e.conn.Notify(context.Background(), method, params); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) uri(name string) string { return string(uri.File(filepath.Join(e.dir, name))) }

// open opens a file of the package, with a text.
func (e *editor) open(name, text string) {
	e.vers[name] = 1
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": e.uri(name), "languageId": "ballerina", "version": 1, "text": text}})
}

// change replaces the text of an open file.
func (e *editor) change(name, text string) {
	e.vers[name]++
	e.notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": e.uri(name), "version": e.vers[name]},
		"contentChanges": []any{map[string]any{"text": text}}})
}

// at are the parameters for a place in a file.
func (e *editor) at(name, text string, off int) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": e.uri(name)}, "position": position(text, off)}
}

func position(text string, off int) protocol.Position {
	line := strings.Count(text[:off], "\n")
	col := 0
	for _, r := range text[strings.LastIndexByte(text[:off], '\n')+1 : off] {
		col++
		if r >= 0x10000 {
			col++
		}
	}
	return protocol.Position{Line: uint32(line), Character: uint32(col)}
}

// cut takes the cursor, written as |, out of a text.
func cut(t *testing.T, text string) (string, int) {
	t.Helper()
	i := strings.Index(text, "‸")
	if i < 0 {
		t.Fatalf("no cursor ‸ in %q", text)
	}
	return text[:i] + text[i+len("‸"):], i
}

// diagnostics waits for those of a version of a file.
func (e *editor) diagnostics(name string) []string {
	e.t.Helper()
	deadline := time.After(20 * time.Second)
	for {
		e.mu.Lock()
		p := e.diags[e.uri(name)]
		e.mu.Unlock()
		if p != nil && p.Version == uint32(e.vers[name]) {
			list := []string{}
			for _, d := range p.Diagnostics {
				list = append(list, d.Message)
			}
			return list
		}
		select {
		case <-e.changed:
		case <-deadline:
			e.t.Fatalf("no diagnostics of %s version %d", name, e.vers[name])
		}
	}
}

// The requests and notifications of the server.

func (e *editor) note() {
	select {
	case e.changed <- struct{}{}:
	default:
	}
}

func (e *editor) PublishDiagnostics(_ context.Context, p *protocol.PublishDiagnosticsParams) error {
	e.mu.Lock()
	e.diags[string(p.URI)] = p
	e.mu.Unlock()
	e.note()
	return nil
}

func (e *editor) LogMessage(_ context.Context, p *protocol.LogMessageParams) error {
	e.mu.Lock()
	e.logs = append(e.logs, p.Message)
	e.mu.Unlock()
	return nil
}

func (e *editor) Progress(context.Context, *protocol.ProgressParams) error { return nil }
func (e *editor) WorkDoneProgressCreate(_ context.Context, p *protocol.WorkDoneProgressCreateParams) error {
	e.mu.Lock()
	e.asked = append(e.asked, "progress")
	e.mu.Unlock()
	return nil
}
func (e *editor) ShowMessage(context.Context, *protocol.ShowMessageParams) error { return nil }
func (e *editor) ShowMessageRequest(context.Context, *protocol.ShowMessageRequestParams) (*protocol.MessageActionItem, error) {
	return nil, nil
}
func (e *editor) Telemetry(context.Context, interface{}) error { return nil }
func (e *editor) RegisterCapability(_ context.Context, p *protocol.RegistrationParams) error {
	e.mu.Lock()
	for _, r := range p.Registrations {
		e.asked = append(e.asked, r.Method)
	}
	e.mu.Unlock()
	e.note()
	return nil
}
func (e *editor) UnregisterCapability(context.Context, *protocol.UnregistrationParams) error {
	return nil
}
func (e *editor) ApplyEdit(context.Context, *protocol.ApplyWorkspaceEditParams) (bool, error) {
	return true, nil
}
func (e *editor) Configuration(context.Context, *protocol.ConfigurationParams) ([]interface{}, error) {
	return nil, nil
}
func (e *editor) WorkspaceFolders(context.Context) ([]protocol.WorkspaceFolder, error) {
	return nil, nil
}

// wait waits until something is so, which is looked at when the server has shown
// something.
func (e *editor) wait(so func() bool) {
	e.t.Helper()
	deadline := time.After(20 * time.Second)
	for {
		e.mu.Lock()
		ok := so()
		e.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-e.changed:
		case <-deadline:
			e.t.Fatal("it does not come to be")
		}
	}
}
