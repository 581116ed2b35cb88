package studio

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// handle takes a message of a tab's. Messages are taken in their order: what takes
// long goes on by itself.
func (t *tab) handle(raw []byte) {
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
			t.reply(nil, nil, failure(codeInvalid, "a message is one JSON object, not a list of them"))
			return
		}
		t.reply(nil, nil, failure(codeParse, "a message is one JSON object: %v", err))
		return
	}
	if m.Method == "" {
		if len(m.ID) == 0 || m.Result == nil && m.Error == nil {
			t.reply(m.ID, nil, failure(codeInvalid, "a request has a method"))
		}
		return
	}
	if m.Method == "$/cancelRequest" {
		var p struct {
			ID json.RawMessage `json:"id"`
		}
		if json.Unmarshal(m.Params, &p) == nil {
			t.mu.Lock()
			cancel := t.calls[string(p.ID)]
			t.mu.Unlock()
			if cancel != nil {
				cancel()
			}
		}
		return
	}
	defer func() {
		if x := recover(); x != nil {
			t.reply(m.ID, nil, failure(codeInternal, "internal error in %s: %v. This is a fault of Barre; please report it.", m.Method, x))
		}
	}()
	if f, ok := methods[m.Method]; ok {
		result, err := f(t, m.Params)
		if later, ok := result.(promise); ok && err == nil {
			if t.later.Add(1) > maxAtOnce {
				t.later.Add(-1)
				t.answer(&m, nil, errTooMany)
				return
			}
			t.s.goroutine(func() {
				defer t.later.Add(-1)
				defer func() {
					if x := recover(); x != nil {
						t.answer(&m, nil, failure(codeInternal, "internal error in %s: %v. This is a fault of Barre; please report it.", m.Method, x))
					}
				}()
				result, err := later()
				t.answer(&m, result, err)
			})
			return
		}
		t.answer(&m, result, err)
		return
	}
	if ours, ok := strings.CutPrefix(m.Method, "studio/"); ok && modelMethods[ours] {
		t.s.mu.Lock()
		pkg := t.pkg
		t.s.mu.Unlock()
		t.forward(&m, modelParams{Package: pkg, Params: m.Params})
		return
	}
	switch {
	case strings.HasPrefix(m.Method, "studio/"), strings.HasPrefix(m.Method, "debug/"):
		t.answer(&m, nil, failure(codeNoMethod, "the method '%s' is not known", m.Method))
	case notForTabs[m.Method]:
		t.answer(&m, nil, failure(codeInvalid, "'%s' is the server's business", m.Method))
	default:
		t.forward(&m, m.Params)
	}
}

// maxAtOnce is how many requests of a tab may be under way.
const maxAtOnce = 500

var errTooMany = failure(codeFailed, "%d requests are under way already: wait for their answers", maxAtOnce)

// notForTabs are the messages that an editor sends: that is the server.
var notForTabs = map[string]bool{
	"initialize": true, "initialized": true, "shutdown": true, "exit": true,
	"textDocument/didOpen": true, "textDocument/didChange": true, "textDocument/didClose": true,
	"textDocument/didSave": true, "workspace/didChangeWatchedFiles": true, "workspace/didChangeWorkspaceFolders": true,
}

// promise is a result that takes a while.
type promise func() (any, error)

// answer replies to a request; a notification gets no answer.
func (t *tab) answer(m *message, result any, err error) {
	if len(m.ID) > 0 {
		t.reply(m.ID, result, err)
	}
}

// forward passes a message on to the language server, and its answer back.
func (t *tab) forward(m *message, params any) {
	if raw, ok := params.(json.RawMessage); ok && len(raw) == 0 {
		params = json.RawMessage("{}")
	}
	if len(m.ID) == 0 {
		t.s.lang.notify(m.Method, params)
		return
	}
	id := string(m.ID)
	// The answer may be there before the call is known: it waits for that.
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.calls == nil {
		return
	}
	if len(t.calls) >= maxAtOnce {
		go t.reply(m.ID, nil, errTooMany)
		return
	}
	if t.calls[id] != nil {
		go t.reply(m.ID, nil, failure(codeInvalid, "the id %s is that of another request", id))
		return
	}
	t.calls[id] = t.s.lang.call(m.Method, params, func(result json.RawMessage, err *Error) {
		t.mu.Lock()
		delete(t.calls, id)
		t.mu.Unlock()
		if err != nil {
			t.reply(json.RawMessage(id), nil, err)
			return
		}
		t.reply(json.RawMessage(id), result, nil)
	})
}

// goroutine does what takes a while; Close waits for it.
func (s *Server) goroutine(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.work.Go(f)
	}
}

// on makes a method of a function with parameters; it runs with the server's lock.
func on[P any](f func(t *tab, p *P) (any, error)) func(*tab, json.RawMessage) (any, error) {
	return func(t *tab, raw json.RawMessage) (any, error) {
		p := new(P)
		if len(raw) > 0 {
			if err := json.Unmarshal(raw, p); err != nil {
				return nil, failure(codeParams, "the parameters cannot be read: %v", err)
			}
		}
		t.s.mu.Lock()
		defer t.s.mu.Unlock()
		return f(t, p)
	}
}

type none struct{}

// methods are those that the server answers itself.
var methods = map[string]func(*tab, json.RawMessage) (any, error){
	"studio/hello":   on((*tab).hello),
	"studio/read":    on((*tab).read),
	"studio/change":  on((*tab).change),
	"studio/undo":    on(func(t *tab, _ *none) (any, error) { return t.undo(false) }),
	"studio/redo":    on(func(t *tab, _ *none) (any, error) { return t.undo(true) }),
	"studio/watch":   on((*tab).watch),
	"studio/unwatch": on((*tab).unwatch),
	"studio/edit":    on((*tab).edit),

	"studio/applyEdit":     on((*tab).applyEdit),
	"studio/templates":     on((*tab).templates),
	"studio/createProject": on((*tab).createProject),
	"studio/openPackage":   on((*tab).openPackage),
	"studio/setConfig":     on((*tab).setConfig),
	"studio/readme":        on((*tab).readme),
	"studio/openapi":       on((*tab).openapi),
	"studio/database":      on((*tab).database),

	"studio/run":            on((*tab).run),
	"studio/stop":           on((*tab).stopRun),
	"studio/sessions":       on((*tab).tellSessions),
	"studio/try":            on((*tab).tryOut),
	"studio/debug":          on((*tab).debug),
	"studio/breakpoints":    on((*tab).listBreakpoints),
	"studio/setBreakpoints": on((*tab).setBreakpoints),
	"debug/message":         on((*tab).debugMessage),
}

func (t *tab) undo(again bool) (any, error) {
	label, err := t.s.undo(t.id, again)
	if err != nil {
		return nil, err
	}
	return map[string]string{"label": label}, nil
}

func (t *tab) change(p *changeParams) (any, error) {
	v, err := t.s.typed(t.id, p)
	if err != nil {
		return nil, err
	}
	return map[string]int{"version": v}, nil
}

// read gives the text of a document, also of one of a library.
func (t *tab) read(p *struct {
	URI string `json:"uri"`
}) (any, error) {
	s := t.s
	if d := s.document(p.URI); d != nil {
		return map[string]any{"uri": d.uri, "version": d.version, "text": d.text}, nil
	}
	if path, ok := pathOf(p.URI); ok {
		d, err := s.readOther(path)
		if err != nil {
			return nil, err
		}
		return d, nil
	}
	return promise(func() (any, error) {
		raw, err := s.lang.ask("barre/document", map[string]any{"uri": p.URI})
		if err != nil {
			return nil, err
		}
		var text any
		if json.Unmarshal(raw, &text) == nil {
			switch x := text.(type) {
			case string:
				return map[string]any{"uri": p.URI, "version": 0, "text": x}, nil
			case map[string]any:
				return map[string]any{"uri": p.URI, "version": 0, "text": fmt.Sprint(x["text"])}, nil
			}
		}
		return nil, failure(codeGone, "there is no source %s", p.URI)
	}), nil
}
