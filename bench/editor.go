package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// editedModule is the module of the generated package that is typed in.
const editedModule = "m5"

// keystrokes is how often something is typed; the median counts.
const keystrokes = 15

// keystroke is the time from a character typed within a function of the generated
// package until the diagnostics of that version are there, in milliseconds, the
// pause that the server waits for included. On the other side the edited package
// is parsed and checked again, in a process that has the others.
func (b *bench) keystroke(s side) (float64, error) {
	if !s.barre {
		return b.recheck()
	}
	return b.typed(func(e *typist, n int) error {
		for {
			select {
			case v := <-e.shown:
				if v == n {
					return nil
				}
			case <-time.After(20 * time.Second):
				return fmt.Errorf("no diagnostics of version %d", n)
			}
		}
	})
}

// completed is the time until completion of a member is there that was asked for
// at once after a keystroke; the other side is the same as there.
func (b *bench) completed(s side) (float64, error) {
	if !s.barre {
		return b.recheck()
	}
	return b.typed(func(e *typist, n int) error {
		var list struct{ Items []struct{ Label string } }
		err := e.conn.Call(context.Background(), "textDocument/completion",
			map[string]any{"textDocument": map[string]any{"uri": e.uri}, "position": map[string]any{"line": e.line, "character": e.col}}, &list)
		if err == nil && !slices.ContainsFunc(list.Items, func(i struct{ Label string }) bool { return i.Label == "customer" }) {
			err = fmt.Errorf("'customer' is not among %d items", len(list.Items))
		}
		return err
	})
}

// typist is an editor with a file open.
type typist struct {
	conn      *jsonrpc2.Conn
	uri       string
	line, col int
	shown     chan int
}

// Handle takes the diagnostics.
func (e *typist) Handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	var p struct {
		URI     string `json:"uri"`
		Version int    `json:"version"`
	}
	if req.Method == "textDocument/publishDiagnostics" && json.Unmarshal(*req.Params, &p) == nil && p.URI == e.uri {
		select {
		case e.shown <- p.Version:
		default:
		}
	}
}

type processStreams struct {
	io.Reader
	io.WriteCloser
}

// typed types into a function and measures what follows.
func (b *bench) typed(follow func(e *typist, version int) error) (float64, error) {
	dir, err := b.packageDir(side{barre: true})
	if err != nil {
		return 0, err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return 0, err
	}
	path := filepath.Join(dir, "modules", editedModule, "f1.bal")
	text, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	cmd := exec.Command(b.barre(), "lsp")
	in, err := cmd.StdinPipe()
	if err != nil {
		return 0, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	ctx := context.Background()
	slash := filepath.ToSlash(path)
	e := &typist{uri: "file://" + strings.Repeat("/", max(0, 1-strings.Index(slash, "/"))) + strings.TrimPrefix(slash, "/"), shown: make(chan int, 1000)}
	e.conn = jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(processStreams{out, in}, jsonrpc2.VSCodeObjectCodec{}), e)
	defer func() {
		e.conn.Call(ctx, "shutdown", nil, nil)
		e.conn.Notify(ctx, "exit", nil)
		cmd.Wait()
	}()
	if err := e.conn.Call(ctx, "initialize", map[string]any{"processId": nil, "rootUri": "file://" + filepath.ToSlash(dir), "capabilities": map[string]any{}}, nil); err != nil {
		return 0, err
	}
	e.conn.Notify(ctx, "initialized", map[string]any{})
	e.conn.Notify(ctx, "textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": e.uri, "languageId": "ballerina", "version": 1, "text": string(text)}})
	// Behind the first access of a field.
	before, _, ok := bytes.Cut(text, []byte("where o."))
	if !ok {
		return 0, fmt.Errorf("%s has not what is looked for", path)
	}
	before = append(before, "where o."...)
	e.line = bytes.Count(before, []byte("\n"))
	e.col = len(before) - bytes.LastIndexByte(before, '\n') - 1
	if err := e.conn.Call(ctx, "textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": e.uri}}, nil); err != nil {
		return 0, err
	}
	var took []float64
	for i := range keystrokes {
		start := time.Now()
		place := map[string]any{"line": e.line, "character": e.col}
		change := map[string]any{"range": map[string]any{"start": place, "end": place}, "text": "c"}
		if i%2 == 1 {
			change = map[string]any{"range": map[string]any{"start": place, "end": map[string]any{"line": e.line, "character": e.col + 1}}, "text": ""}
		}
		e.conn.Notify(ctx, "textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": e.uri, "version": i + 2}, "contentChanges": []any{change}})
		if err := follow(e, i+2); err != nil {
			return 0, err
		}
		took = append(took, float64(time.Since(start).Microseconds())/1000)
	}
	slices.Sort(took)
	return took[len(took)/2], nil
}

// recheck is how long the other side takes for the edited package.
func (b *bench) recheck() (float64, error) {
	dir, err := b.packageDir(side{})
	if err != nil {
		return 0, err
	}
	out, err := exec.Command(filepath.Join(b.hand, "check"+exe()), dir, editedModule).Output()
	if err != nil {
		return 0, err
	}
	return strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
}
