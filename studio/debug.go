package studio

import (
	"bufio"
	"encoding/json"
	"slices"
	"sync"

	"github.com/google/go-dap"
)

// debugger is a program that is debugged. Its adapter is a process of ours that speaks
// the Debug Adapter Protocol over its standard streams. The server is the adapter's one
// client: it launches the program and sets breakpoints, so that none of this hangs on a
// tab, and passes on what tabs ask, each its own answers.
type debugger struct {
	queue  chan []byte    // messages to the adapter
	launch map[string]any // what the program is started with
	code   *int           // with which it ended
	once   sync.Once

	seq          int
	calls        map[int]debugCall // by the number of the request
	phase        string            // starting, running or stopped
	stopped      json.RawMessage   // why and where, while it is
	round        int               // grows with each change of the phase
	capabilities json.RawMessage
	exceptions   []string // the filters that are on; nil until the adapter has told the usual ones
	points       map[string][]setPoint
}

// debugCall is a request that the adapter has not answered yet: a tab's, or ours.
type debugCall struct {
	tab     *tab
	seq     json.RawMessage // as the tab numbers it
	command string
	done    func(m *dapMessage)
}

// setPoint is what the adapter says of a breakpoint.
type setPoint struct {
	Line     int    `json:"line"` // for which it was asked
	ID       int    `json:"id,omitempty"`
	Verified bool   `json:"verified"`
	Message  string `json:"message,omitempty"`
}

// dapMessage is one of the Debug Adapter Protocol.
type dapMessage struct {
	Seq        json.RawMessage `json:"seq,omitempty"`
	Type       string          `json:"type"`
	Command    string          `json:"command,omitempty"`
	Arguments  json.RawMessage `json:"arguments,omitempty"`
	RequestSeq json.RawMessage `json:"request_seq,omitempty"`
	Success    *bool           `json:"success,omitempty"`
	Message    string          `json:"message,omitempty"`
	Event      string          `json:"event,omitempty"`
	Body       json.RawMessage `json:"body,omitempty"`
}

func (m *dapMessage) ok() bool { return m.Success != nil && *m.Success }

// maxDebugQueue is how many messages may wait for an adapter, which reads at once, and
// how many requests for their answers.
const maxDebugQueue = 1000

// The phases of a program that is debugged.
const (
	debugStarting = "starting"
	debugRunning  = "running"
	debugStopped  = "stopped"
)

func (d *debugger) close() { d.once.Do(func() { close(d.queue) }) }

// ask sends a request to the adapter; done, which may be nil, gets the answer.
func (d *debugger) ask(command string, args any, call debugCall) error {
	if len(d.calls) >= maxDebugQueue {
		return failure(codeFailed, "the debugger does not answer: stop it")
	}
	d.seq++
	call.command = command
	raw := encode(map[string]any{"seq": d.seq, "type": "request", "command": command, "arguments": args})
	select {
	case d.queue <- raw:
		d.calls[d.seq] = call
		return nil
	default:
		return failure(codeFailed, "the debugger does not answer: stop it")
	}
}

// terminate has the program end in order, and the adapter after it. One that has stopped
// does not go on for that: it ends where it is.
func (d *debugger) terminate() {
	if d.code != nil || d.phase == debugStopped || d.ask("terminate", map[string]any{}, debugCall{}) != nil {
		d.close()
	}
}

// debugRequest is what a program is debugged with.
type debugRequest struct {
	runRequest
	// Exceptions are the filters for panics that are on; nil for the usual ones.
	Exceptions []string `json:"exceptions"`
}

// debug starts a program in the debugger.
func (t *tab) debug(p *debugRequest) (any, error) {
	s := t.s
	if p.Mode != "" && p.Mode != "run" && p.Mode != "test" {
		return nil, failure(codeParams, "'%s' is no mode: there are run and test", p.Mode)
	}
	x, err := s.newSession(t.pkg, "debug", p.runRequest)
	if err != nil {
		return nil, err
	}
	x.cmd = s.command(x, "debug")
	d := &debugger{
		queue: make(chan []byte, maxDebugQueue), calls: map[int]debugCall{}, points: map[string][]setPoint{}, phase: debugStarting, exceptions: p.Exceptions,
		launch: map[string]any{"program": x.pkg, "cwd": x.cmd.Dir, "dev": p.Dev, "test": p.Mode == "test"},
	}
	if len(p.Args) > 0 {
		d.launch["args"] = p.Args
	}
	if len(p.Tests) > 0 {
		d.launch["tests"] = p.Tests
	}
	in, err := x.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := x.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	x.debugger = d
	if err := x.cmd.Start(); err != nil {
		return nil, failure(codeFailed, "the debugger cannot be started: %v", err)
	}
	s.work.Go(func() {
		defer in.Close()
		for {
			select {
			case m, ok := <-d.queue:
				if !ok || dap.WriteBaseMessage(in, m) != nil {
					return
				}
			case <-x.done:
				return
			}
		}
	})
	s.begun(x, func() {
		pace := newPace()
		for in := bufio.NewReader(out); ; {
			m, err := dap.ReadBaseMessage(in)
			if err != nil {
				return
			}
			s.mu.Lock()
			s.adapterSays(x, m)
			s.mu.Unlock()
			pace.wait(len(m))
		}
	})
	d.ask("initialize", map[string]any{
		"clientID": "studio", "clientName": "Barre Studio", "adapterID": "barre",
		"linesStartAt1": true, "columnsStartAt1": true, "pathFormat": "path", "supportsVariableType": true,
	}, debugCall{done: d.initialized})
	d.ask("launch", d.launch, debugCall{done: func(m *dapMessage) {
		if !m.ok() {
			s.says(x, "stderr", m.Message+"\n")
			failed := 1
			d.code = &failed
			s.endAdapter(x)
		}
	}})
	return map[string]string{"session": x.id}, nil
}

// initialized takes what the adapter can do.
func (d *debugger) initialized(m *dapMessage) {
	d.capabilities = m.Body
	var can struct {
		Filters []dap.ExceptionBreakpointsFilter `json:"exceptionBreakpointFilters"`
	}
	if d.exceptions != nil || json.Unmarshal(m.Body, &can) != nil {
		return
	}
	for _, f := range can.Filters {
		if f.Default {
			d.exceptions = append(d.exceptions, f.Filter)
		}
	}
}

// adapterSays takes a message of an adapter.
func (s *Server) adapterSays(x *session, raw []byte) {
	var m dapMessage
	if json.Unmarshal(raw, &m) != nil {
		return
	}
	d := x.debugger
	switch m.Type {
	case "response":
		var n int
		_ = json.Unmarshal(m.RequestSeq, &n)
		call, ok := d.calls[n]
		if !ok {
			return
		}
		delete(d.calls, n)
		if m.ok() {
			switch call.command {
			case "continue", "next", "stepIn", "stepOut":
				s.setPhase(x, debugRunning, nil)
			}
		}
		if call.done != nil {
			call.done(&m)
		}
		if call.tab != nil && s.tabs[call.tab] {
			m.RequestSeq = call.seq
			call.tab.notify("debug/message", map[string]any{"session": x.id, "message": &m}, "")
		}
	case "event":
		s.adapterTells(x, &m)
	case "request":
		// There is nothing that an adapter could ask of a browser.
		if x.asked {
			return // what it reads may be closed
		}
		d.seq++
		select {
		case d.queue <- encode(map[string]any{"seq": d.seq, "type": "response", "request_seq": m.Seq, "command": m.Command, "success": false, "message": "not supported"}):
		default:
		}
	}
}

// adapterTells takes an event of an adapter.
func (s *Server) adapterTells(x *session, m *dapMessage) {
	d := x.debugger
	switch m.Event {
	case "initialized":
		s.configure(x)
	case "stopped":
		s.setPhase(x, debugStopped, m.Body)
	case "continued":
		s.setPhase(x, debugRunning, nil)
	case "output":
		var o struct {
			Category string `json:"category"`
			Output   string `json:"output"`
		}
		_ = json.Unmarshal(m.Body, &o)
		switch o.Category {
		case "stdout", "stderr":
			s.says(x, o.Category, o.Output)
		case "telemetry":
		default:
			s.says(x, "console", o.Output)
		}
	case "breakpoint":
		var b struct {
			Breakpoint setPoint `json:"breakpoint"`
		}
		_ = json.Unmarshal(m.Body, &b)
		for uri, list := range d.points {
			for i, p := range list {
				if p.ID != 0 && p.ID == b.Breakpoint.ID {
					list[i].Verified, list[i].Message = b.Breakpoint.Verified, b.Breakpoint.Message
					s.tellPoints(x, uri)
				}
			}
		}
	case "exited":
		var e struct {
			ExitCode int `json:"exitCode"`
		}
		if json.Unmarshal(m.Body, &e) == nil {
			d.code = &e.ExitCode
		}
	case "terminated":
		s.endAdapter(x)
	default:
		s.broadcast("debug/message", map[string]any{"session": x.id, "message": m}, "")
	}
}

// endAdapter has an adapter end that has nothing left to do.
func (s *Server) endAdapter(x *session) {
	x.asked = true
	x.debugger.close()
}

// configure tells an adapter what is to be set before the program begins.
func (s *Server) configure(x *session) {
	d := x.debugger
	if x.asked {
		return
	}
	for uri := range s.breakpoints {
		s.sendBreakpoints(x, uri)
	}
	d.ask("setExceptionBreakpoints", map[string]any{"filters": list(d.exceptions)}, debugCall{})
	d.ask("configurationDone", map[string]any{}, debugCall{done: func(*dapMessage) {
		if d.phase == debugStarting {
			s.setPhase(x, debugRunning, nil)
		}
	}})
}

// sendBreakpoints gives a source's breakpoints to an adapter, and tells what it makes
// of them.
func (s *Server) sendBreakpoints(x *session, uri string) {
	path, ok := pathOf(uri)
	if !ok || x.asked {
		return
	}
	asked := list(s.breakpoints[uri])
	x.debugger.ask("setBreakpoints", map[string]any{"source": map[string]any{"path": path}, "breakpoints": asked}, debugCall{done: func(m *dapMessage) {
		var answer struct {
			Breakpoints []setPoint `json:"breakpoints"`
		}
		if !m.ok() || json.Unmarshal(m.Body, &answer) != nil || len(answer.Breakpoints) != len(asked) {
			return
		}
		for i := range answer.Breakpoints {
			answer.Breakpoints[i].Line = asked[i].Line
		}
		if len(asked) == 0 {
			delete(x.debugger.points, uri)
		} else {
			x.debugger.points[uri] = answer.Breakpoints
		}
		s.tellPoints(x, uri)
	}})
}

// pointsOf are what an adapter says of the breakpoints of a source.
type pointsOf struct {
	URI         string     `json:"uri"`
	Breakpoints []setPoint `json:"breakpoints"`
}

func (s *Server) tellPoints(x *session, uri string) {
	s.broadcast("debug/breakpoints", struct {
		Session string `json:"session"`
		pointsOf
	}{x.id, pointsOf{uri, list(slices.Clone(x.debugger.points[uri]))}}, "points "+x.id+" "+uri)
}

// debugState is what a tab has to know of a debugger.
type debugState struct {
	Session      string          `json:"session"`
	Phase        string          `json:"phase"`
	Stopped      json.RawMessage `json:"stopped,omitempty"`
	Round        int             `json:"round"`
	Capabilities json.RawMessage `json:"capabilities,omitempty"`
	Exceptions   []string        `json:"exceptions"`
	Breakpoints  []pointsOf      `json:"breakpoints"`
}

func (d *debugger) state(x *session) *debugState {
	k := &debugState{Session: x.id, Phase: d.phase, Stopped: d.stopped, Round: d.round, Capabilities: d.capabilities, Exceptions: list(d.exceptions), Breakpoints: []pointsOf{}}
	for uri, list := range d.points {
		k.Breakpoints = append(k.Breakpoints, pointsOf{uri, slices.Clone(list)})
	}
	return k
}

// setPhase notes and tells how far a program is.
func (s *Server) setPhase(x *session, phase string, stopped json.RawMessage) {
	x.debugger.phase, x.debugger.stopped = phase, stopped
	x.debugger.round++
	s.tellDebug(x)
}

func (s *Server) tellDebug(x *session) {
	s.broadcast("debug/state", x.debugger.state(x), "")
}

// ownDebugCommands are those that the server sends itself.
var ownDebugCommands = map[string]bool{
	"initialize": true, "launch": true, "attach": true, "configurationDone": true, "setBreakpoints": true, "disconnect": true, "terminate": true,
}

// debugMessage passes a request of a tab on to the adapter.
func (t *tab) debugMessage(p *struct {
	Session string     `json:"session"`
	Message dapMessage `json:"message"`
}) (any, error) {
	x := t.s.sessions[p.Session]
	if x == nil || x.debugger == nil {
		return nil, failure(codeNotRunning, "that debugger does not run any more")
	}
	m := p.Message
	switch {
	case m.Type != "request" || m.Command == "":
		return nil, failure(codeParams, "the message is no request of the Debug Adapter Protocol")
	case ownDebugCommands[m.Command]:
		return nil, failure(codeParams, "'%s' is the server's business", m.Command)
	case x.asked:
		return nil, failure(codeNotRunning, "that debugger is stopping")
	}
	d := x.debugger
	var args any = m.Arguments
	var done func(*dapMessage)
	switch m.Command {
	case "restart":
		args = map[string]any{} // with what it was launched
	case "setExceptionBreakpoints":
		var chosen struct {
			Filters []string `json:"filters"`
		}
		if json.Unmarshal(m.Arguments, &chosen) != nil {
			return nil, failure(codeParams, "the filters are a list of names")
		}
		done = func(m *dapMessage) {
			if m.ok() {
				d.exceptions = list(chosen.Filters)
				t.s.tellDebug(x)
			}
		}
	}
	if len(m.Arguments) == 0 {
		args = map[string]any{}
	}
	if err := d.ask(m.Command, args, debugCall{tab: t, seq: m.Seq, done: done}); err != nil {
		return nil, err
	}
	if m.Command == "restart" {
		t.s.setPhase(x, debugStarting, nil)
	}
	return map[string]any{}, nil
}
