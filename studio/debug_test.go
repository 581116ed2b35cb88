package studio

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// debugging is a tab that looks at a program in the debugger.
type debugging struct {
	*client
	session string
	seq     int
}

// phase waits until the program is so far, and gives what is told of it.
func (d *debugging) phase(want string) (state debugState) {
	d.t.Helper()
	d.take("debug/state", func(raw json.RawMessage) bool {
		state = debugState{}
		json.Unmarshal(raw, &state)
		return state.Session == d.session && state.Phase == want
	})
	return state
}

// ask sends a request of the Debug Adapter Protocol and waits for its answer.
func (d *debugging) ask(command string, args any) (answer dapMessage) {
	d.t.Helper()
	d.seq++
	d.call("debug/message", map[string]any{"session": d.session, "message": map[string]any{"seq": d.seq, "type": "request", "command": command, "arguments": args}}, nil)
	d.event("debug/message", func(raw json.RawMessage) bool {
		var p struct {
			Session string
			Message dapMessage
		}
		json.Unmarshal(raw, &p)
		answer = p.Message
		return p.Session == d.session && answer.Type == "response" && string(answer.RequestSeq) == string(encode(d.seq))
	})
	if !answer.ok() {
		d.t.Fatalf("%s: %s", command, answer.Message)
	}
	return answer
}

// line is where the strand that stopped is, and its frame.
func (d *debugging) line(state debugState) (line, frame, thread int) {
	d.t.Helper()
	var at struct {
		ThreadID int `json:"threadId"`
	}
	json.Unmarshal(state.Stopped, &at)
	var stack struct{ StackFrames []struct{ ID, Line int } }
	json.Unmarshal(d.ask("stackTrace", map[string]any{"threadId": at.ThreadID}).Body, &stack)
	if len(stack.StackFrames) == 0 {
		d.t.Fatal("there are no frames")
	}
	return stack.StackFrames[0].Line, stack.StackFrames[0].ID, at.ThreadID
}

// programs asks for all programs and what they have printed.
func (c *client) programs() []told {
	c.t.Helper()
	var p struct{ Sessions []told }
	c.call("studio/sessions", nil, nil)
	c.event("studio/sessions", func(raw json.RawMessage) bool {
		if err := json.Unmarshal(raw, &p); err != nil {
			c.t.Fatal(err)
		}
		return true
	})
	return p.Sessions
}

// TestDebug: a breakpoint stops a program, a variable can be seen, and it goes on.
func TestDebug(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c, other := s.tab(), s.tab()
	uri := uriOf(filepath.Join(s.dir, "main.bal"))
	c.call("studio/setBreakpoints", map[string]any{"uri": uri, "breakpoints": []Breakpoint{{Line: 5, Condition: "total == 1"}, {Line: 400}}}, nil)
	other.event("studio/breakpoints", func(raw json.RawMessage) bool { return strings.Contains(string(raw), "total == 1") })
	var kept []breakpointsOf
	s.tab().call("studio/breakpoints", nil, &kept)
	if len(kept) != 1 || kept[0].URI != uri || kept[0].Breakpoints[0].Line != 5 {
		t.Errorf("kept: %+v", kept)
	}
	var r struct{ Session string }
	c.call("studio/debug", map[string]any{"mode": "run"}, &r)
	d := &debugging{client: c, session: r.Session}
	state := d.phase(debugStopped)
	if len(state.Breakpoints) != 1 || !state.Breakpoints[0].Breakpoints[0].Verified || state.Breakpoints[0].Breakpoints[1].Verified || state.Breakpoints[0].Breakpoints[1].Message == "" {
		t.Errorf("the breakpoints: %+v", state.Breakpoints)
	}
	if strings.Join(state.Exceptions, " ") != "uncaught" {
		t.Errorf("panics: %q", state.Exceptions)
	}
	line, frame, thread := d.line(state)
	if line != 5 {
		t.Fatalf("it stopped on line %d", line)
	}
	if v := d.ask("evaluate", map[string]any{"expression": "total + 41", "frameId": frame}); !strings.Contains(string(v.Body), `"42"`) {
		t.Errorf("total + 41: %s", v.Body)
	}
	for _, command := range []string{"launch", "initialize", "disconnect", "setBreakpoints"} {
		err := c.try("debug/message", map[string]any{"session": r.Session, "message": map[string]any{"seq": 99, "type": "request", "command": command}}, nil)
		if err == nil || err.Error() != "'"+command+"' is the server's business" {
			t.Errorf("%s: %v", command, err)
		}
	}
	d.ask("continue", map[string]any{"threadId": thread})
	d.phase(debugRunning)
	c.output(r.Session, "stdout", "1")
	c.exited(r.Session, 0)
	if err := c.try("debug/message", map[string]any{"session": r.Session, "message": map[string]any{"type": "request", "command": "threads"}}, nil); err == nil {
		t.Error("a debugger that is gone answers")
	}
}

// TestDebugFromAnotherTab: who comes later sees where the program has stopped and what
// it has printed, and steps; the tab that started it may be gone.
func TestDebugFromAnotherTab(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": `import ballerina/io;

public function main() {
    io:println("before");
    int total = 1;
    total += 1;
    io:println("total ", total);
}
`})
	c, third := s.tab(), s.tab()
	uri := uriOf(filepath.Join(s.dir, "main.bal"))
	c.call("studio/setBreakpoints", map[string]any{"uri": uri, "breakpoints": []Breakpoint{{Line: 5}}}, nil)
	var r struct{ Session string }
	c.call("studio/debug", map[string]any{}, &r)
	(&debugging{client: c, session: r.Session}).phase(debugStopped)
	c.output(r.Session, "stdout", "before\n")
	c.conn.CloseNow()

	late := &debugging{client: s.tab(), session: r.Session}
	all := late.programs()
	if len(all) != 1 || all[0].Kind != "debug" || all[0].Code != nil || all[0].Debug == nil || all[0].Debug.Phase != debugStopped {
		t.Fatalf("told: %+v", all)
	}
	if o := all[0].Output; len(o) != 1 || o[0] != (piece{"stdout", "before\n"}) {
		t.Errorf("printed so far: %+v", o)
	}
	line, _, thread := late.line(*all[0].Debug)
	if line != 5 {
		t.Errorf("it has stopped on line %d", line)
	}
	// The numbers of requests are each tab's own.
	same := &debugging{client: third, session: r.Session}
	if line, _, _ := same.line(*all[0].Debug); line != 5 {
		t.Errorf("for the third tab it has stopped on line %d", line)
	}
	same.phase(debugStopped)
	late.ask("next", map[string]any{"threadId": thread})
	same.phase(debugRunning)
	if line, _, _ := same.line(same.phase(debugStopped)); line != 6 {
		t.Errorf("after a step it is on line %d", line)
	}
	// A breakpoint that is set meanwhile counts, whoever sets it.
	third.call("studio/setBreakpoints", map[string]any{"uri": uri, "breakpoints": []Breakpoint{{Line: 7}}}, nil)
	late.event("debug/breakpoints", func(raw json.RawMessage) bool { return strings.Contains(string(raw), `"verified":true`) })
	late.phase(debugStopped) // after the step
	same.ask("continue", map[string]any{"threadId": thread})
	late.phase(debugRunning)
	if line, _, _ := late.line(late.phase(debugStopped)); line != 7 {
		t.Errorf("then it is on line %d", line)
	}
	late.call("studio/stop", map[string]any{"session": r.Session}, nil)
	third.event("studio/exited", func(raw json.RawMessage) bool { return strings.Contains(string(raw), r.Session) })
	if all := s.tab().programs(); len(all) != 1 || all[0].Code == nil || strings.Contains(string(encode(all[0].Output)), "total") {
		t.Errorf("a program that was stopped went on: %+v", all)
	}
}

// TestDebugRestart: what is debugged again has its breakpoints.
func TestDebugRestart(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	c.call("studio/setBreakpoints", map[string]any{"uri": uriOf(filepath.Join(s.dir, "main.bal")), "breakpoints": []Breakpoint{{Line: 5}}}, nil)
	var r struct{ Session string }
	c.call("studio/debug", map[string]any{"exceptions": []string{"all"}}, &r)
	d := &debugging{client: c, session: r.Session}
	d.phase(debugStopped)
	d.ask("restart", nil)
	d.phase(debugStarting)
	state := d.phase(debugStopped)
	if strings.Join(state.Exceptions, " ") != "all" {
		t.Errorf("panics: %q", state.Exceptions)
	}
	d.ask("setExceptionBreakpoints", map[string]any{"filters": []string{}})
	c.event("debug/state", func(raw json.RawMessage) bool { return strings.Contains(string(raw), `"exceptions":[]`) })
	c.call("studio/stop", map[string]any{"session": r.Session}, nil)
	c.exited(r.Session, 0)
}

// TestDebugDoesNotCompile: what cannot be debugged says why.
func TestDebugDoesNotCompile(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": "public function main() {\n    nonsense;\n}\n"})
	c := s.tab()
	var r struct{ Session string }
	c.call("studio/debug", nil, &r)
	c.output(r.Session, "stderr", "compilation contains errors")
	c.exited(r.Session, 1)
}

// TestOutputKept: the end of what a program printed is kept, and of some that have ended.
func TestOutputKept(t *testing.T) {
	t.Parallel()
	var o output
	for range 3 * maxOutput / 1000 {
		o.add(piece{"stdout", strings.Repeat("x", 990) + "\n"})
		o.add(piece{"stderr", "e\n"})
	}
	o.add(piece{"stdout", "last\n"})
	size := 0
	for _, p := range o.pieces {
		size += len(p.Text)
	}
	if size != o.size || size > maxOutput || size < maxOutput/2 || !o.cut || o.pieces[len(o.pieces)-1].Text != "last\n" {
		t.Errorf("%d bytes in %d pieces, cut: %v", size, len(o.pieces), o.cut)
	}
	s := orders(t)
	c := s.tab()
	var last struct{ Session string }
	for range maxEnded + 2 {
		c.call("studio/run", nil, &last)
		c.exited(last.Session, 0)
	}
	all := s.tab().programs()
	if len(all) != maxEnded || all[maxEnded-1].Session != last.Session || *all[maxEnded-1].Code != 0 || all[maxEnded-1].Output[0].Text != "1\n" {
		t.Errorf("kept: %+v", all)
	}
}
