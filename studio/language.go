package studio

import (
	"context"
	"encoding/json"
	"io"
	"strconv"
	"sync"

	"github.com/sourcegraph/jsonrpc2"

	"barre/check"
	"barre/syntax"
)

// LanguageServer is the language server that Studio is the editor of.
type LanguageServer interface {
	// ServeStream speaks with the editor until it goes.
	ServeStream(ctx context.Context, stream jsonrpc2.ObjectStream) int
}

// Extension answers the requests that the language server does not know, between
// others. It is given what gives the program of a package's folder or of a file.
type Extension = func(ctx context.Context, method string, params json.RawMessage, open func(path string) (world *check.World, modules []*check.Module, uri func(*syntax.File) string, err error)) (any, error)

// language is the line to the language server.
type language struct {
	mu      sync.Mutex
	wake    *sync.Cond
	queue   []json.RawMessage
	closed  bool
	last    int
	pending map[string]func(json.RawMessage, *Error)

	// notified and asked take what comes by itself.
	notified func(method string, params json.RawMessage)
	asked    func(method string, params json.RawMessage) any
}

func newLanguage() *language {
	l := &language{pending: map[string]func(json.RawMessage, *Error){}}
	l.wake = sync.NewCond(&l.mu)
	return l
}

// ReadObject gives the language server the next message.
func (l *language) ReadObject(v any) error {
	l.mu.Lock()
	for len(l.queue) == 0 && !l.closed {
		l.wake.Wait()
	}
	if l.closed {
		l.mu.Unlock()
		return io.EOF
	}
	raw := l.queue[0]
	l.queue = l.queue[1:]
	l.mu.Unlock()
	return json.Unmarshal(raw, v)
}

// WriteObject takes a message of the language server's.
func (l *language) WriteObject(v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		return err
	}
	switch {
	case m.Method != "" && len(m.ID) > 0:
		l.send(&message{JSONRPC: "2.0", ID: m.ID, Result: encode(l.asked(m.Method, m.Params))})
	case m.Method != "":
		l.notified(m.Method, m.Params)
	default:
		l.mu.Lock()
		done := l.pending[string(m.ID)]
		delete(l.pending, string(m.ID))
		l.mu.Unlock()
		if done != nil {
			if m.Error == nil && len(m.Result) == 0 {
				m.Result = json.RawMessage("null")
			}
			done(m.Result, m.Error)
		}
	}
	return nil
}

// Close ends the line; whoever waits for an answer gets none.
func (l *language) Close() error {
	l.mu.Lock()
	l.closed = true
	waiting := l.pending
	l.pending = map[string]func(json.RawMessage, *Error){}
	l.wake.Broadcast()
	l.mu.Unlock()
	for _, done := range waiting {
		done(nil, failure(codeInternal, "Studio is stopping"))
	}
	return nil
}

func (l *language) send(m *message) {
	raw := encode(m)
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.closed {
		l.queue = append(l.queue, raw)
		l.wake.Signal()
	}
}

func (l *language) notify(method string, params any) { l.send(notification(method, params)) }

// call asks, and gives what cancels the question. done is called once, on another
// goroutine.
func (l *language) call(method string, params any, done func(json.RawMessage, *Error)) (cancel func()) {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		go done(nil, failure(codeInternal, "Studio is stopping"))
		return func() {}
	}
	l.last++
	id := strconv.Itoa(l.last)
	l.pending[id] = done
	l.queue = append(l.queue, encode(&message{JSONRPC: "2.0", ID: json.RawMessage(id), Method: method, Params: encode(params)}))
	l.wake.Signal()
	l.mu.Unlock()
	return func() { l.notify("$/cancelRequest", map[string]any{"id": json.RawMessage(id)}) }
}

// ask asks and waits for the answer.
func (l *language) ask(method string, params any) (json.RawMessage, error) {
	type answer struct {
		result json.RawMessage
		err    *Error
	}
	got := make(chan answer, 1)
	l.call(method, params, func(r json.RawMessage, e *Error) { got <- answer{r, e} })
	a := <-got
	if a.err != nil {
		return nil, a.err
	}
	return a.result, nil
}

// capabilities are what Studio's tabs can do.
func capabilities() map[string]any {
	markup := []string{"markdown", "plaintext"}
	return map[string]any{
		"general": map[string]any{"positionEncodings": []string{"utf-16"}},
		"workspace": map[string]any{
			"applyEdit":     true,
			"workspaceEdit": map[string]any{"documentChanges": true},
		},
		"textDocument": map[string]any{
			"completion": map[string]any{"completionItem": map[string]any{
				"snippetSupport": true, "documentationFormat": markup, "labelDetailsSupport": true,
				"resolveSupport": map[string]any{"properties": []string{"documentation", "additionalTextEdits"}},
			}},
			"hover":              map[string]any{"contentFormat": markup},
			"signatureHelp":      map[string]any{"signatureInformation": map[string]any{"documentationFormat": markup, "parameterInformation": map[string]any{"labelOffsetSupport": true}}},
			"documentSymbol":     map[string]any{"hierarchicalDocumentSymbolSupport": true},
			"publishDiagnostics": map[string]any{"versionSupport": true, "tagSupport": map[string]any{"valueSet": []int{1, 2}}},
		},
	}
}
