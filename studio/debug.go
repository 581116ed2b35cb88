package studio

import (
	"bufio"
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/google/go-dap"
)

// Breakpoint is one in a source, its line from 1.
type Breakpoint struct {
	Line         int    `json:"line"`
	Condition    string `json:"condition,omitempty"`
	HitCondition string `json:"hitCondition,omitempty"`
	LogMessage   string `json:"logMessage,omitempty"`
}

// breakpointsOf are the breakpoints of a source.
type breakpointsOf struct {
	URI         string       `json:"uri"`
	Breakpoints []Breakpoint `json:"breakpoints"`
}

// breakpoints lists them all.
func (t *tab) listBreakpoints(*none) (any, error) {
	all := []breakpointsOf{}
	for uri, points := range t.s.breakpoints {
		all = append(all, breakpointsOf{uri, points})
	}
	slices.SortFunc(all, func(a, b breakpointsOf) int { return strings.Compare(a.URI, b.URI) })
	return all, nil
}

// maxBreakpoints is how many a source may have.
const maxBreakpoints = 1000

// setBreakpoints replaces those of a source.
func (t *tab) setBreakpoints(p *breakpointsOf) (any, error) {
	s := t.s
	uri := p.URI
	if path, ok := pathOf(uri); ok {
		uri = uriOf(path)
	}
	if len(p.Breakpoints) > maxBreakpoints {
		return nil, failure(codeParams, "a source can have %d breakpoints", maxBreakpoints)
	}
	if len(p.Breakpoints) == 0 {
		delete(s.breakpoints, uri)
	} else {
		s.breakpoints[uri] = p.Breakpoints
	}
	s.broadcast("studio/breakpoints", breakpointsOf{uri, list(p.Breakpoints)}, "breakpoints "+uri)
	return map[string]any{}, nil
}

// adapter is the debug adapter of a session: a process of ours that speaks the Debug
// Adapter Protocol over its standard streams. The web application is its client.
type adapter struct {
	queue  chan []byte    // messages to it
	launch map[string]any // what launch is given besides what the client says
	code   *int           // with which the program ended

	once sync.Once
}

// maxDebugQueue is how many messages may wait for an adapter, which reads at once.
const maxDebugQueue = 1000

func (a *adapter) close() { a.once.Do(func() { close(a.queue) }) }

// debug starts an adapter.
func (t *tab) debug(p *struct {
	Mode  string   `json:"mode"`
	Dev   bool     `json:"dev"`
	Args  []string `json:"args"`
	Tests []string `json:"tests"`
}) (any, error) {
	s := t.s
	if p.Mode != "" && p.Mode != "run" && p.Mode != "test" {
		return nil, failure(codeParams, "'%s' is no mode: there are run and test", p.Mode)
	}
	x, err := s.newSession(t.pkg, "debug")
	if err != nil {
		return nil, err
	}
	x.cmd = s.command(x, "debug")
	a := &adapter{queue: make(chan []byte, maxDebugQueue), launch: map[string]any{"program": x.pkg, "cwd": x.cmd.Dir, "dev": p.Dev, "test": p.Mode == "test"}}
	if len(p.Args) > 0 {
		a.launch["args"] = p.Args
	}
	if len(p.Tests) > 0 {
		a.launch["tests"] = p.Tests
	}
	in, err := x.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := x.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	x.adapter = a
	if err := x.cmd.Start(); err != nil {
		return nil, failure(codeFailed, "the debugger cannot be started: %v", err)
	}
	s.work.Go(func() {
		defer in.Close()
		for {
			select {
			case m, ok := <-a.queue:
				if !ok || dap.WriteBaseMessage(in, m) != nil {
					return
				}
			case <-x.done:
				return
			}
		}
	})
	s.begun(x, func() {
		for in := bufio.NewReader(out); ; {
			m, err := dap.ReadBaseMessage(in)
			if err != nil {
				return
			}
			a.heard(m)
			s.mu.Lock()
			s.broadcast("debug/message", struct {
				Session string          `json:"session"`
				Message json.RawMessage `json:"message"`
			}{x.id, m}, "")
			s.mu.Unlock()
		}
	})
	return map[string]string{"session": x.id}, nil
}

// heard notes what a message of the adapter tells about the end of the program.
func (a *adapter) heard(m []byte) {
	if !bytes.Contains(m, []byte(`"exited"`)) {
		return
	}
	var e struct {
		Type  string `json:"type"`
		Event string `json:"event"`
		Body  struct {
			ExitCode int `json:"exitCode"`
		} `json:"body"`
	}
	if json.Unmarshal(m, &e) == nil && e.Type == "event" && e.Event == "exited" {
		a.code = &e.Body.ExitCode
	}
}

// debugMessage passes a message of the client on to the adapter.
func (t *tab) debugMessage(p *struct {
	Session string          `json:"session"`
	Message json.RawMessage `json:"message"`
}) (any, error) {
	x := t.s.sessions[p.Session]
	if x == nil || x.adapter == nil {
		return nil, failure(codeNotRunning, "that debugger does not run any more")
	}
	m, err := x.adapter.filled(p.Message)
	if err != nil {
		return nil, err
	}
	if x.asked {
		return nil, failure(codeNotRunning, "that debugger is stopping")
	}
	select {
	case x.adapter.queue <- m:
	default:
		return nil, failure(codeFailed, "the debugger does not answer: stop it")
	}
	return map[string]any{}, nil
}

// filled is a message with what the server knows better: which program is launched.
func (a *adapter) filled(raw json.RawMessage) (json.RawMessage, error) {
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil || m["type"] == nil {
		return nil, failure(codeParams, "the message is none of the Debug Adapter Protocol")
	}
	if m["type"] != "request" || m["command"] != "launch" {
		return raw, nil
	}
	args, _ := m["arguments"].(map[string]any)
	if args == nil {
		args = map[string]any{}
	}
	for k, v := range a.launch {
		args[k] = v
	}
	m["arguments"] = args
	return encode(m), nil
}
