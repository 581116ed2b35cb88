package dap

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/go-dap"

	"barre/syntax"
	"barre/tree"
	"barre/value"
	"barre/vm"
)

// session is a client that debugs the program.
type session struct {
	*wire
	s           *Server
	gone        chan struct{} // closed when the client has gone
	terminating bool

	mu     sync.Mutex // guards what follows
	last   vm.Stop
	frames []*vm.DebugFrame // by number, from 1
	nodes  []*node          // by reference, from 1
}

// Limits of evaluations. What is hovered over comes by accident.
const (
	evaluationLimit = 15 * time.Second
	hoverLimit      = 2 * time.Second
)

var errNoProgram = errors.New("no program is loaded")

// handle does what a request asks for. It reports whether the session goes on.
func (c *session) handle(m *message) bool {
	handlers := map[string]func(*message) (any, error){
		"initialize":              func(*message) (any, error) { return capabilities(), nil },
		"setBreakpoints":          c.setBreakpoints,
		"setFunctionBreakpoints":  c.setFunctionBreakpoints,
		"setExceptionBreakpoints": c.setExceptionBreakpoints,
		"breakpointLocations":     c.breakpointLocations,
		"threads":                 c.threads,
		"stackTrace":              c.stackTrace,
		"scopes":                  c.scopes,
		"variables":               c.variables,
		"setVariable":             c.setVariable,
		"setExpression":           c.setExpression,
		"source":                  c.source,
		"loadedSources":           c.loadedSources,
		"exceptionInfo":           c.exceptionInfo,
	}
	if h := handlers[m.Command]; h != nil {
		c.answer(m, h)
		return true
	}
	switch m.Command {
	case "attach", "launch":
		var args struct {
			StopOnEntry bool  `json:"stopOnEntry"`
			JustMyCode  *bool `json:"justMyCode"`
		}
		if len(m.Arguments) > 0 {
			if err := json.Unmarshal(m.Arguments, &args); err != nil {
				c.refuse(m, fmt.Errorf("the arguments are not understood: %w", err))
				return true
			}
		}
		c.s.mu.Lock()
		c.s.conf.entry = args.StopOnEntry
		c.s.conf.libraries = args.JustMyCode != nil && !*args.JustMyCode
		t := c.s.target
		c.s.mu.Unlock()
		if t != nil && args.StopOnEntry {
			t.d.StopOnEntry()
		}
		c.s.apply()
		c.reply(m, nil)
		c.event("initialized", nil)
	case "configurationDone":
		c.reply(m, nil)
		c.s.begin()
	case "continue":
		c.goOn(m, map[string]any{"allThreadsContinued": true}, func(d *vm.Debugger) { d.Continue() })
	case "next", "stepIn", "stepOut":
		var args struct {
			ThreadId    int    `json:"threadId"`
			Granularity string `json:"granularity"`
		}
		if err := json.Unmarshal(m.Arguments, &args); err != nil {
			c.refuse(m, err)
			return true
		}
		kind := map[string]vm.StepKind{"next": vm.StepOver, "stepIn": vm.StepIn, "stepOut": vm.StepOut}[m.Command]
		c.goOn(m, nil, func(d *vm.Debugger) {
			d.Step(args.ThreadId, kind, args.Granularity == "statement" || args.Granularity == "instruction")
		})
	case "pause":
		var args struct {
			ThreadId int `json:"threadId"`
		}
		_ = json.Unmarshal(m.Arguments, &args)
		t := c.s.program()
		if t == nil {
			c.refuse(m, errNoProgram)
			return true
		}
		c.reply(m, nil)
		go t.d.Pause(args.ThreadId)
	case "evaluate":
		// It may take its time; meanwhile others are answered.
		go c.answer(m, c.evaluate)
	case "terminate":
		c.reply(m, nil)
		c.terminate()
	case "disconnect":
		var args struct {
			TerminateDebuggee bool `json:"terminateDebuggee"`
		}
		_ = json.Unmarshal(m.Arguments, &args)
		if args.TerminateDebuggee {
			c.terminate()
		}
		c.reply(m, nil)
		return false
	case "restart":
		c.refuse(m, errors.New("a program that was started elsewhere cannot be restarted from here: start it again there"))
	default:
		c.refuse(m, fmt.Errorf("the request '%s' is not supported", m.Command))
	}
	return true
}

func (c *session) answer(m *message, h func(*message) (any, error)) {
	x, err := h(m)
	if err != nil {
		c.refuse(m, err)
		return
	}
	c.reply(m, x)
}

// goOn answers before the program goes on, so that what it then does is told later.
func (c *session) goOn(m *message, x any, do func(d *vm.Debugger)) {
	t := c.s.program()
	if t == nil {
		c.refuse(m, errNoProgram)
		return
	}
	if !t.d.Stopped() {
		c.refuse(m, errors.New("the program is not stopped"))
		return
	}
	c.forget()
	c.reply(m, x)
	do(t.d)
}

// terminate ends the program in order.
func (c *session) terminate() {
	c.terminating = true
	if t := c.s.program(); t != nil {
		t.d.Release()
		t.stop()
	}
	c.s.begin()
}

// forget drops what is only there while the program is stopped.
func (c *session) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.frames, c.nodes = nil, nil
}

func (c *session) thread(id int, reason string) {
	c.event("thread", map[string]any{"reason": reason, "threadId": id})
}

// stopped tells that the program has stopped.
func (c *session) stopped(s vm.Stop) {
	c.mu.Lock()
	c.last = s
	c.frames, c.nodes = nil, nil
	c.mu.Unlock()
	b := dap.StoppedEventBody{Reason: s.Reason, AllThreadsStopped: true}
	if s.Thread != nil {
		b.ThreadId = s.Thread.ID
	}
	for _, h := range s.Hit {
		b.HitBreakpointIds = append(b.HitBreakpointIds, h.ID)
	}
	if s.Panic != nil {
		b.Description, b.Text = "Paused on panic", s.Panic.Error()
	}
	c.event("stopped", b)
}

// ------------------------------------------------------------ breakpoints

func (c *session) setBreakpoints(m *message) (any, error) {
	var args dap.SetBreakpointsArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	list := args.Breakpoints
	if list == nil {
		for _, l := range args.Lines {
			list = append(list, dap.SourceBreakpoint{Line: l})
		}
	}
	s := c.s
	s.mu.Lock()
	k := sourceKey(args.Source)
	old := s.conf.sources[k]
	src := &sourceBreakpoints{source: args.Source}
	for _, b := range list {
		w := &wanted{line: b.Line, col: b.Column, condition: b.Condition, hit: b.HitCondition, log: b.LogMessage}
		var before []*wanted
		if old != nil {
			before = old.list
		}
		src.list = append(src.list, s.want(before, w))
	}
	s.conf.sources[k] = src
	s.mu.Unlock()
	s.apply()
	return answers(s, src.list), nil
}

func answers(s *Server, list []*wanted) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := []dap.Breakpoint{}
	for _, w := range list {
		r = append(r, s.target.answer(w))
	}
	return map[string]any{"breakpoints": r}
}

func (c *session) setFunctionBreakpoints(m *message) (any, error) {
	var args dap.SetFunctionBreakpointsArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	s := c.s
	s.mu.Lock()
	var list []*wanted
	for _, b := range args.Breakpoints {
		list = append(list, s.want(s.conf.functions, &wanted{function: strings.TrimSuffix(strings.TrimSpace(b.Name), "()"), condition: b.Condition, hit: b.HitCondition}))
	}
	s.conf.functions = list
	s.mu.Unlock()
	s.apply()
	return answers(s, list), nil
}

func (c *session) setExceptionBreakpoints(m *message) (any, error) {
	var args dap.SetExceptionBreakpointsArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	stop := vm.NoPanics
	for _, f := range args.Filters {
		switch f {
		case "all":
			stop = vm.AllPanics
		case "uncaught":
			stop = max(stop, vm.UncaughtPanics)
		default:
			return nil, fmt.Errorf("there are no panics of the kind '%s': it is uncaught or all", f)
		}
	}
	c.s.mu.Lock()
	c.s.conf.panics = stop
	c.s.mu.Unlock()
	c.s.apply()
	return nil, nil
}

func (c *session) breakpointLocations(m *message) (any, error) {
	var args dap.BreakpointLocationsArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	r := []dap.BreakpointLocation{}
	if t := c.s.program(); t != nil {
		if f := t.file(args.Source); f != nil {
			end := max(args.Line, args.EndLine)
			for _, off := range t.d.Offsets(f) {
				if p := f.Lines.Pos(int(off)); p.Line >= args.Line && p.Line <= end {
					r = append(r, dap.BreakpointLocation{Line: p.Line, Column: p.Col})
				}
			}
		}
	}
	return map[string]any{"breakpoints": r}, nil
}

// ------------------------------------------------------------ where it is

func (c *session) threads(*message) (any, error) {
	r := []dap.Thread{}
	if t := c.s.program(); t != nil {
		for _, th := range t.d.Threads() {
			r = append(r, dap.Thread{Id: th.ID, Name: th.Name()})
		}
	}
	return map[string]any{"threads": r}, nil
}

func (c *session) stackTrace(m *message) (any, error) {
	var args dap.StackTraceArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	t := c.s.program()
	if t == nil {
		return nil, errNoProgram
	}
	all, err := t.d.Stack(args.ThreadId)
	if err != nil {
		return nil, err
	}
	from := min(max(0, args.StartFrame), len(all))
	to := len(all)
	if args.Levels > 0 {
		to = min(to, from+args.Levels)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	r := []dap.StackFrame{}
	for _, f := range all[from:to] {
		c.frames = append(c.frames, f)
		sf := dap.StackFrame{Id: len(c.frames), Name: f.Name, Line: f.Line, Column: 1}
		switch {
		case f.File == nil:
			sf.Line, sf.Column, sf.PresentationHint = 0, 0, "subtle"
		default:
			src := t.source(f.File)
			sf.Source = &src
			if f.Off >= 0 {
				p := f.File.Lines.Pos(int(f.Off))
				sf.Line, sf.Column = p.Line, p.Col
			}
			if t.path(f.File) == "" {
				sf.PresentationHint = "subtle"
			}
			if f.Func != nil && f.Func.Module != nil {
				sf.ModuleId = f.Func.Module.QName
			}
		}
		r = append(r, sf)
	}
	return map[string]any{"stackFrames": r, "totalFrames": len(all)}, nil
}

// frame finds a frame by its number; 0 is the module.
func (c *session) frame(id int) (*vm.DebugFrame, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if id == 0 {
		return nil, nil
	}
	if id < 0 || id > len(c.frames) {
		return nil, errors.New("the program has gone on: this call is no longer there")
	}
	return c.frames[id-1], nil
}

// ref keeps what has parts, under a number.
func (c *session) ref(n *node) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.nodes = append(c.nodes, n)
	return len(c.nodes)
}

func (c *session) node(ref int) (*node, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ref < 1 || ref > len(c.nodes) {
		return nil, errors.New("the program has gone on: these variables are no longer there")
	}
	return c.nodes[ref-1], nil
}

func (c *session) scopes(m *message) (any, error) {
	var args dap.ScopesArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	t := c.s.program()
	f, err := c.frame(args.FrameId)
	if err != nil {
		return nil, err
	}
	r := []dap.Scope{}
	if f == nil || f.File == nil || t == nil {
		return map[string]any{"scopes": r}, nil
	}
	vars, err := t.d.Variables(f)
	if err != nil {
		return nil, err
	}
	of := func(kind vm.VarKind) func() []part {
		return func() []part {
			vars, _ := t.d.Variables(f)
			var r []part
			for _, v := range vars {
				if v.Kind == kind {
					r = append(r, part{name: v.Var.Name, value: v.Value, path: v.Var.Name, readonly: v.Var.Final && v.Kind != vm.ArgumentVar})
				}
			}
			return r
		}
	}
	set := func(name string, x value.Value) error {
		vars, err := t.d.Variables(f)
		if err != nil {
			return err
		}
		for _, v := range vars {
			if v.Var.Name == name {
				return t.d.Assign(f, v, x)
			}
		}
		return fmt.Errorf("there is no variable '%s'", name)
	}
	add := func(name, hint string, n *node, expensive bool) {
		r = append(r, dap.Scope{Name: name, PresentationHint: hint, VariablesReference: c.ref(n), NamedVariables: len(n.named()), Expensive: expensive})
	}
	has := func(kind vm.VarKind) bool {
		return slices.ContainsFunc(vars, func(v *vm.DebugVar) bool { return v.Kind == kind })
	}
	add("Locals", "locals", &node{named: of(vm.LocalVar), set: set}, false)
	if has(vm.ArgumentVar) {
		add("Arguments", "arguments", &node{named: of(vm.ArgumentVar), set: set}, false)
	}
	if has(vm.CapturedVar) {
		add("Captured", "locals", &node{named: of(vm.CapturedVar), set: set}, false)
	}
	globals := t.d.Globals(f)
	module := func(configurable bool) *node {
		list := slices.DeleteFunc(slices.Clone(globals), func(v *tree.Var) bool { return v.Configurable != configurable })
		if len(list) == 0 {
			return nil
		}
		return &node{
			named: func() []part {
				var r []part
				for _, v := range list {
					p := part{name: v.Name, value: t.d.Global(v), path: v.Name, readonly: v.Final}
					if configurable && t.secret(v) {
						p.text, p.typ, p.path = "***", v.Type.String(), ""
					}
					r = append(r, p)
				}
				return r
			},
			set: func(name string, x value.Value) error {
				for _, v := range list {
					if v.Name == name {
						return t.d.AssignGlobal(v, x)
					}
				}
				return fmt.Errorf("there is no variable '%s'", name)
			},
		}
	}
	if n := module(false); n != nil {
		add("Module", "globals", n, false)
	}
	if n := module(true); n != nil {
		add("Configurables", "globals", n, false)
	}
	return map[string]any{"scopes": r}, nil
}

func (c *session) variables(m *message) (any, error) {
	var args dap.VariablesArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	n, err := c.node(args.VariablesReference)
	if err != nil {
		return nil, err
	}
	r := []dap.Variable{}
	for _, p := range n.list(args.Filter, args.Start, args.Count) {
		r = append(r, p.variable(c.ref))
	}
	return map[string]any{"variables": r}, nil
}

// ------------------------------------------------------------ values

// shown is a value as the protocol has it.
func (c *session) shown(v value.Value, path string) dap.Variable {
	return part{value: v, path: path}.variable(c.ref)
}

func (c *session) setVariable(m *message) (any, error) {
	var args dap.SetVariableArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	n, err := c.node(args.VariablesReference)
	if err != nil {
		return nil, err
	}
	t := c.s.program()
	if n.set == nil || t == nil {
		return nil, fmt.Errorf("'%s' cannot be changed", args.Name)
	}
	// What stands for the value is evaluated where the program has stopped.
	f := c.top()
	r, err := t.d.Evaluate(f, args.Value, nil, evaluationLimit)
	if err != nil {
		return nil, err
	}
	if err := n.set(args.Name, fit(r.Value, n, args.Name)); err != nil {
		return nil, plain(err)
	}
	v := c.shown(current(n, args.Name, r.Value), "")
	return dap.SetVariableResponseBody{Value: v.Value, Type: v.Type, VariablesReference: v.VariablesReference, NamedVariables: v.NamedVariables, IndexedVariables: v.IndexedVariables}, nil
}

// top is a frame of the strand that has stopped the program, nil when there is none.
func (c *session) top() *vm.DebugFrame {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, f := range c.frames {
		if f.File != nil {
			return f
		}
	}
	return nil
}

// fit makes a number what the part was before where that loses nothing: 5 for a
// float or decimal.
func fit(v value.Value, n *node, name string) value.Value {
	i, ok := v.(value.Int)
	if !ok {
		return v
	}
	switch current(n, name, nil).(type) {
	case value.Float:
		return value.Float(i)
	case value.Decimal:
		return value.DecimalFromInt(int64(i))
	}
	return v
}

// current is the value that a part has now.
func current(n *node, name string, otherwise value.Value) value.Value {
	for _, p := range n.list("", 0, 0) {
		if p.name == name {
			return p.value
		}
	}
	return otherwise
}

// plain is an error without what marks it as a panic.
func plain(err error) error {
	var e *value.Error
	if errors.As(err, &e) && e.Detail != nil {
		if s := e.Detail.Str("message"); s != "" {
			return errors.New(s)
		}
	}
	return err
}

func (c *session) evaluate(m *message) (any, error) {
	var args dap.EvaluateArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	t := c.s.program()
	if t == nil {
		return nil, errNoProgram
	}
	if !t.d.Stopped() {
		return nil, errors.New("the program runs: pause it to evaluate something")
	}
	f, err := c.frame(args.FrameId)
	if err != nil {
		return nil, err
	}
	limit := evaluationLimit
	if args.Context == "hover" {
		limit = hoverLimit
		if strings.ContainsAny(args.Expression, "(;=") && !strings.Contains(args.Expression, "==") || strings.Contains(args.Expression, "->") {
			return nil, errors.New("what may change something is not evaluated by hovering")
		}
	}
	if v := t.secretIn(f, args.Expression); v != "" {
		return dap.EvaluateResponseBody{Result: "***", Type: "secret"}, nil
	}
	r, err := t.d.Evaluate(f, args.Expression, nil, limit)
	if err != nil {
		// The type of a part may be known too little of to go further: what is there
		// can be seen all the same.
		v, ok := c.lookUp(t, f, strings.TrimSpace(args.Expression))
		if !ok {
			return nil, err
		}
		r = vm.Result{Value: v}
	}
	if r.None {
		return dap.EvaluateResponseBody{Result: ""}, nil
	}
	path := strings.TrimSpace(args.Expression)
	if _, ok := c.lookUp(t, f, path); !ok {
		path = ""
	}
	v := c.shown(r.Value, path)
	if args.Context == "clipboard" || args.Context == "repl" {
		if s, ok := r.Value.(*value.String); ok && len(s.String()) < 1<<20 {
			v.Value = value.ToBalString(s)
		}
	}
	return dap.EvaluateResponseBody{Result: v.Value, Type: v.Type, PresentationHint: v.PresentationHint, VariablesReference: v.VariablesReference, NamedVariables: v.NamedVariables, IndexedVariables: v.IndexedVariables}, nil
}

// lookUp finds the value of a variable, or a part of one, that an expression is.
func (c *session) lookUp(t *target, f *vm.DebugFrame, text string) (value.Value, bool) {
	root := strings.TrimLeft(text, "(")
	root = root[:len(root)-len(strings.TrimLeftFunc(root, func(r rune) bool { return isIdentifier("a" + string(r)) }))]
	if !isIdentifier(root) {
		return nil, false
	}
	if f != nil {
		if vars, err := t.d.Variables(f); err == nil {
			for _, v := range vars {
				if v.Var.Name == root {
					return find(part{value: v.Value, path: root}, text)
				}
			}
		}
	}
	for _, v := range t.d.Globals(f) {
		if v.Name == root && !(v.Configurable && t.secret(v)) {
			return find(part{value: t.d.Global(v), path: root}, text)
		}
	}
	return nil, false
}

// secretIn is the name of a configurable variable with a secret that an expression
// is, "" when it is none.
func (t *target) secretIn(f *vm.DebugFrame, text string) string {
	for _, v := range t.d.Globals(f) {
		if v.Configurable && strings.TrimSpace(text) == v.Name && t.secret(v) {
			return v.Name
		}
	}
	return ""
}

func (c *session) setExpression(m *message) (any, error) {
	var args dap.SetExpressionArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	t := c.s.program()
	if t == nil {
		return nil, errNoProgram
	}
	f, err := c.frame(args.FrameId)
	if err != nil {
		return nil, err
	}
	if _, err := t.d.Evaluate(f, args.Expression+" = "+args.Value+";", nil, evaluationLimit); err != nil {
		return nil, err
	}
	r, err := t.d.Evaluate(f, args.Expression, nil, evaluationLimit)
	if err != nil {
		return nil, err
	}
	v := c.shown(r.Value, args.Expression)
	return dap.SetExpressionResponseBody{Value: v.Value, Type: v.Type, VariablesReference: v.VariablesReference, NamedVariables: v.NamedVariables, IndexedVariables: v.IndexedVariables}, nil
}

// ------------------------------------------------------------ the rest

func (c *session) source(m *message) (any, error) {
	var args dap.SourceArguments
	if err := json.Unmarshal(m.Arguments, &args); err != nil {
		return nil, err
	}
	src := dap.Source{SourceReference: args.SourceReference}
	if args.Source != nil && args.SourceReference == 0 {
		src = *args.Source
	}
	var f *syntax.File
	if t := c.s.program(); t != nil {
		f = t.file(src)
	}
	if f == nil {
		return nil, errors.New("the source is not part of the program")
	}
	return map[string]any{"content": f.Src, "mimeType": "text/x-ballerina"}, nil
}

func (c *session) loadedSources(*message) (any, error) {
	r := []dap.Source{}
	if t := c.s.program(); t != nil {
		for _, f := range t.files() {
			r = append(r, t.source(f))
		}
	}
	return map[string]any{"sources": r}, nil
}

func (c *session) exceptionInfo(*message) (any, error) {
	c.mu.Lock()
	s := c.last
	c.mu.Unlock()
	if s.Panic == nil {
		return nil, errors.New("the program has not stopped because of a panic")
	}
	mode := dap.ExceptionBreakMode("unhandled")
	if s.Caught {
		mode = "always"
	}
	return dap.ExceptionInfoResponseBody{ExceptionId: name(s.Panic), Description: s.Panic.Error(), BreakMode: mode, Details: details(s.Panic)}, nil
}

func name(e *value.Error) string {
	if e.TypeName != "" {
		return e.TypeName
	}
	return "error"
}

func details(e *value.Error) *dap.ExceptionDetails {
	d := &dap.ExceptionDetails{Message: e.Message, TypeName: name(e)}
	var trace []string
	for _, f := range e.Trace() {
		trace = append(trace, fmt.Sprintf("at %s(%s:%d)", f.Func, f.File, f.Line))
	}
	d.StackTrace = strings.Join(trace, "\n")
	if e.Cause != nil {
		d.InnerException = []dap.ExceptionDetails{*details(e.Cause)}
	}
	return d
}
