package vm

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"barre/check"
	"barre/lower"
	"barre/runtime"
	"barre/syntax"
	"barre/tree"
	"barre/value"
)

// A program that is debugged has a Break instruction before each statement. It costs
// one atomic load while nobody wants anything; otherwise the strand looks closer.
// When one strand stops, all do: each is held at the next statement it comes to, or
// where it goes on after it has waited for something. What is held lets go of the
// lock of non-isolated code, so that expressions can be evaluated meanwhile, on
// strands of their own that are never held.

// Debugger controls a program. Its methods may be called from any goroutine that is
// not one of the program's strands.
type Debugger struct {
	p     *Program
	mine  func(*syntax.File) bool
	event DebugEvents

	alert  atomic.Int32 // not 0 when strands have to look closer
	halted atomic.Bool  // the program is stopped
	round  atomic.Int64 // counts stops: a step that began before the last one is over
	entry  atomic.Bool  // stop at the first statement
	libs   atomic.Bool  // steps enter code that is not the user's
	panics atomic.Int32 // PanicStop

	mu       sync.Mutex
	resumed  chan struct{} // closed when the program goes on
	changed  *sync.Cond    // a strand's state has
	stepping bool
	threads  map[int]*Thread
	lastID   int
	first    *strand // which initialises the modules and runs main
	breaks   []*Breakpoint
	places   map[*syntax.File][]int32
}

// DebugEvents are what a debugger is told; the functions must not wait for strands.
type DebugEvents struct {
	Stopped func(Stop)
	// Output is text of a log point, or about a condition that cannot be evaluated.
	Output func(text string, problem bool, b *Breakpoint)
	Thread func(t *Thread, started bool)
}

// Stop says why a program has stopped.
type Stop struct {
	Reason string // breakpoint, function breakpoint, step, entry, pause or exception
	Thread *Thread
	Hit    []*Breakpoint
	Panic  *value.Error
	Caught bool // a trap is there for the panic
}

// PanicStop says at which panics a program stops.
type PanicStop int32

const (
	NoPanics PanicStop = iota
	UncaughtPanics
	AllPanics
)

// Breakpoint is where a program is to stop: at a place of a file, or where a
// function begins.
type Breakpoint struct {
	ID       int
	File     *syntax.File
	Off      int32 // from Debugger.Resolve
	Function string
	// Condition has to hold, nothing for always. Then Hit decides by the number of
	// times; nil for always.
	Condition string
	Hit       func(n int) bool
	// Log are the parts of a message to be shown instead of stopping: texts, and
	// at odd places expressions. nil to stop.
	Log []string

	hits  atomic.Int64
	mu    sync.Mutex
	codes map[string]*inspected
}

// inspected is code that was checked for variables of certain types.
type inspected struct {
	at   *fn
	vars []*tree.Var
	frag *check.Fragment
	err  error
}

// armed is where a function is to be stopped.
type armed struct {
	at map[int32][]*Breakpoint // by place
}

// Thread is a strand that is debugged.
type Thread struct {
	ID   int
	st   *strand
	name string
	main bool

	// Guarded by the debugger's mutex.
	state  threadState
	active bool

	// The strand's own, which others change while it is held.
	evaluating bool
	step       step
	last       struct {
		frame, at int
		off       int32
	}
}

type threadState uint8

const (
	running threadState = iota
	waiting             // for something outside, or other strands
	held
)

// StepKind says how far a step goes.
type StepKind uint8

const (
	noStep StepKind = iota
	StepOver
	StepIn
	StepOut
)

type step struct {
	kind   StepKind
	round  int64
	depth  int // frames when it began
	code   *fn
	line   int32
	at     int
	inLine bool // stop at each statement, not at each line
}

// Debug lets the program be debugged. mine tells which files are the user's own. It
// is called before anything runs.
func (p *Program) Debug(mine func(*syntax.File) bool, e DebugEvents) *Debugger {
	d := &Debugger{p: p, mine: mine, event: e, resumed: make(chan struct{}), threads: map[int]*Thread{}, places: map[*syntax.File][]int32{}}
	d.changed = sync.NewCond(&d.mu)
	p.debug = d
	p.rt.Pauses = func(ctx *runtime.Context, begins bool) {
		st, ok := ctx.Strand.(*strand)
		if !ok || st.thread == nil || st.thread.evaluating {
			return
		}
		if begins {
			d.state(st.thread, waiting)
			return
		}
		d.hold(st)
	}
	return d
}

func (d *Debugger) state(t *Thread, s threadState) {
	d.mu.Lock()
	t.state = s
	d.changed.Broadcast()
	d.mu.Unlock()
}

// runs notes which strand is the program's own.
func (d *Debugger) runs(st *strand) {
	d.mu.Lock()
	d.first = st
	d.mu.Unlock()
}

// begins notes that a strand begins to execute code.
func (d *Debugger) begins(st *strand, c *fn) {
	if st.inspects {
		return
	}
	d.mu.Lock()
	t := st.thread
	if t == nil {
		d.lastID++
		t = &Thread{ID: d.lastID, st: st, main: st == d.first}
		st.thread = t
	}
	t.name = threadName(c.tree)
	if t.main {
		t.name = "main"
	}
	t.active, t.state = true, running
	known := d.threads[t.ID] != nil
	d.threads[t.ID] = t
	d.mu.Unlock()
	if t.main && !known && d.event.Thread != nil {
		d.event.Thread(t, true)
	}
}

func (d *Debugger) ends(st *strand) {
	t := st.thread
	if t == nil || st.inspects {
		return
	}
	d.mu.Lock()
	t.active, t.state = false, running
	if !t.main {
		delete(d.threads, t.ID)
	}
	d.changed.Broadcast()
	d.mu.Unlock()
}

// hold keeps the strand while the program is stopped.
func (d *Debugger) hold(st *strand) {
	t := st.thread
	for {
		d.mu.Lock()
		if !d.halted.Load() {
			t.state = running
			d.mu.Unlock()
			return
		}
		t.state = held
		ch := d.resumed
		d.changed.Broadcast()
		d.mu.Unlock()
		st.ctx.Hold(func() { <-ch })
	}
}

// stop stops the program because of what the strand came to.
func (d *Debugger) stop(st *strand, s Stop) {
	s.Thread = st.thread
	for {
		d.mu.Lock()
		if !d.halted.Load() {
			d.halt()
			st.thread.state = held
			d.mu.Unlock()
			d.p.rt.Flush() // what was printed before is seen before
			d.event.Stopped(s)
			d.hold(st)
			return
		}
		d.mu.Unlock()
		d.hold(st) // another one was first; this one's turn comes
	}
}

// halt makes all strands stop. The mutex is held.
func (d *Debugger) halt() {
	d.halted.Store(true)
	d.round.Add(1)
	d.stepping = false
	d.update()
}

// update computes whether strands have to look closer. The mutex is held.
func (d *Debugger) update() {
	if d.halted.Load() || d.stepping || d.entry.Load() || len(d.breaks) > 0 {
		d.alert.Store(1)
	} else {
		d.alert.Store(0)
	}
}

// reach is what a strand does at a Break instruction when it has to look closer.
func (st *strand) reach(fr *frame) error {
	d, t := st.p.debug, st.thread
	if t == nil || t.evaluating {
		if st.inspects && st.ctx.Ctx().Err() != nil {
			return runtime.Cancelled()
		}
		return nil
	}
	if d.halted.Load() {
		d.hold(st)
	}
	c, place, at, top := fr.c, fr.in.B, fr.at(), len(st.frames)-1
	off := c.Places[place]
	same := t.last.frame == top && t.last.off == off && t.last.at < at
	t.last.frame, t.last.off, t.last.at = top, off, at
	s := Stop{}
	if a := c.armedAt(); a != nil && !same {
		for _, b := range a.at[place] {
			if d.hits(st, b) {
				s.Reason = "breakpoint"
				if b.Function != "" {
					s.Reason = "function breakpoint"
				}
				s.Hit = append(s.Hit, b)
			}
		}
	}
	mine := d.libs.Load() || c.tree.Pos.File != nil && d.mine(c.tree.Pos.File)
	switch {
	case s.Reason != "" || !mine:
	case d.entry.Load() && d.isEntry(c.tree):
		d.entry.Store(false)
		s.Reason = "entry"
	case t.step.kind != noStep && t.step.round == d.round.Load() && t.step.over(c, top+1, at):
		s.Reason = "step"
	}
	if s.Reason != "" {
		d.stop(st, s)
	}
	return nil
}

// isEntry reports whether a program that is to stop where it begins stops in f.
func (d *Debugger) isEntry(f *tree.Func) bool {
	main := d.p.Main.Tree.Main
	return main == nil || f == main
}

// over reports whether a step has come to its end.
func (s *step) over(c *fn, depth, at int) bool {
	switch {
	case s.kind == StepOut:
		return depth < s.depth
	case depth < s.depth:
		return true
	case depth > s.depth:
		return s.kind == StepIn
	case c != s.code && c.tree != s.code.tree:
		return true // another call at the same depth
	}
	return s.inLine || c.Lines[at] != s.line || at <= s.at
}

// hits reports whether the program stops at a breakpoint that was reached, or shows
// the message of a log point.
func (d *Debugger) hits(st *strand, b *Breakpoint) bool {
	if b.Condition != "" {
		v, err := d.evaluateHere(st, b, b.Condition)
		if err != nil {
			d.event.Output("the condition '"+b.Condition+"' cannot be evaluated: "+err.Error(), true, b)
		} else if v != value.Boolean(true) {
			if _, ok := v.(value.Boolean); ok {
				return false
			}
			d.event.Output("the condition '"+b.Condition+"' is not a boolean", true, b)
		}
	}
	if n := b.hits.Add(1); b.Hit != nil && !b.Hit(int(n)) {
		return false
	}
	if b.Log == nil {
		return true
	}
	var text strings.Builder
	for i, part := range b.Log {
		if i%2 == 0 {
			text.WriteString(part)
			continue
		}
		v, err := d.evaluateHere(st, b, part)
		switch {
		case err != nil:
			text.WriteString("{" + part + ": " + err.Error() + "}")
		default:
			text.WriteString(value.ToString(v))
		}
	}
	d.event.Output(text.String(), false, b)
	return false
}

// evaluateHere evaluates an expression where the strand is, on the strand itself.
func (d *Debugger) evaluateHere(st *strand, b *Breakpoint, text string) (value.Value, error) {
	t := st.thread
	fr := &st.frames[len(st.frames)-1]
	vars, vals := d.p.mentioned(text, d.variables(st, len(st.frames)-1))
	b.mu.Lock()
	k := b.codes[text]
	if k == nil || k.at != fr.c || !slices.EqualFunc(k.vars, vars, func(a, b *tree.Var) bool { return a.Name == b.Name && a.Type == b.Type }) {
		k = &inspected{at: fr.c, vars: vars}
		k.frag, k.err = d.inspect(fr.c.tree, vars, text, nil)
		if b.codes == nil {
			b.codes = map[string]*inspected{}
		}
		b.codes[text] = k
	}
	b.mu.Unlock()
	if k.err != nil {
		return nil, k.err
	}
	t.evaluating = true
	sTop, rTop := st.sTop, st.rTop
	st.sTop, st.rTop = fr.sb+fr.c.NumS, fr.rb+fr.c.NumR
	defer func() {
		t.evaluating = false
		st.sTop, st.rTop = sTop, rTop
	}()
	v, err := d.p.run(st.ctx, d.p.code(k.frag.F), nil, vals)
	if err != nil {
		return nil, panicked(err)
	}
	return v, nil
}

// raised is told of a panic before it leaves the frame where it was raised.
func (d *Debugger) raised(st *strand, e *value.Error) {
	want := PanicStop(d.panics.Load())
	if want == NoPanics || st.thread.evaluating || len(st.frames) == 0 {
		return
	}
	caught := false
	for i := range st.frames {
		at := st.at(i)
		for _, h := range st.frames[i].c.Handlers {
			caught = caught || !h.Cleans && at >= h.From && at < h.To
		}
	}
	if want == AllPanics || !caught {
		d.stop(st, Stop{Reason: "exception", Panic: e, Caught: caught})
	}
}

// ------------------------------------------------------------ control

// SetPanics says at which panics the program stops.
func (d *Debugger) SetPanics(w PanicStop) { d.panics.Store(int32(w)) }

// StopOnEntry stops the program at its first statement.
func (d *Debugger) StopOnEntry() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.entry.Store(true)
	d.update()
}

// StepIntoLibraries says whether steps enter code that is not the user's.
func (d *Debugger) StepIntoLibraries(yes bool) { d.libs.Store(yes) }

// Pause stops the program, wherever its strands are.
func (d *Debugger) Pause(id int) {
	d.mu.Lock()
	if d.halted.Load() {
		d.mu.Unlock()
		return
	}
	d.halt()
	round := d.round.Load()
	// Give strands that run a moment to come to a statement.
	late := false
	timer := time.AfterFunc(300*time.Millisecond, func() {
		d.mu.Lock()
		late = true
		d.changed.Broadcast()
		d.mu.Unlock()
	})
	defer timer.Stop()
	for !late && slices.ContainsFunc(d.list(), func(t *Thread) bool { return t.active && t.state == running }) {
		d.changed.Wait()
	}
	over := d.round.Load() != round || !d.halted.Load()
	t := d.threads[id]
	for _, x := range d.list() {
		if t == nil || t.state == running && x.state == held {
			t = x
		}
	}
	d.mu.Unlock()
	if !over {
		d.p.rt.Flush()
		d.event.Stopped(Stop{Reason: "pause", Thread: t})
	}
}

// Continue lets the program go on.
func (d *Debugger) Continue() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.goOn()
}

func (d *Debugger) goOn() {
	if d.halted.CompareAndSwap(true, false) {
		close(d.resumed)
		d.resumed = make(chan struct{})
	}
	d.update()
}

// Step lets the program go on until a strand has made a step.
func (d *Debugger) Step(id int, kind StepKind, statements bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.halted.Load() {
		return
	}
	if t := d.threads[id]; t != nil && t.active && t.state != running && len(t.st.frames) > 0 {
		n := len(t.st.frames)
		fr := &t.st.frames[n-1]
		t.step = step{kind: kind, round: d.round.Load(), depth: n, code: fr.c, at: fr.at(), inLine: statements}
		if t.step.at < len(fr.c.Lines) && t.step.at >= 0 {
			t.step.line = fr.c.Lines[t.step.at]
		}
		d.stepping = true
	}
	d.goOn()
}

// Release lets the program run as if nobody debugged it.
func (d *Debugger) Release() {
	d.SetPanics(NoPanics)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.entry.Store(false)
	d.stepping = false
	d.setBreakpoints(nil)
	d.goOn()
}

// Stopped reports whether the program is stopped.
func (d *Debugger) Stopped() bool { return d.halted.Load() }

// Threads lists the strands, in order of their beginning.
func (d *Debugger) Threads() []*Thread {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.list()
}

func (d *Debugger) list() []*Thread {
	var r []*Thread
	for _, t := range d.threads {
		r = append(r, t)
	}
	slices.SortFunc(r, func(a, b *Thread) int { return cmp.Compare(a.ID, b.ID) })
	return r
}

// Name is how users know the strand.
func (t *Thread) Name() string {
	d := t.st.p.debug
	d.mu.Lock()
	defer d.mu.Unlock()
	return t.name
}

// ------------------------------------------------------------ breakpoints

// SetBreakpoints replaces all breakpoints. Those that stay keep their counts.
func (d *Debugger) SetBreakpoints(list []*Breakpoint) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.setBreakpoints(list)
}

func (d *Debugger) setBreakpoints(list []*Breakpoint) {
	d.breaks = list
	d.p.codes.Range(func(_, c any) bool {
		d.arm(c.(*fn))
		return true
	})
	d.update()
}

// made is told of code that was made.
func (d *Debugger) made(c *fn) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c.armed = &atomic.Pointer[armed]{}
	d.arm(c)
}

// arm says at which of its places a function stops.
func (d *Debugger) arm(c *fn) {
	if len(c.Places) == 0 {
		return
	}
	var a *armed
	set := func(place int32, b *Breakpoint) {
		if a == nil {
			a = &armed{at: map[int32][]*Breakpoint{}}
		}
		a.at[place] = append(a.at[place], b)
	}
	for _, b := range d.breaks {
		if b.Function != "" {
			if called(c.tree, b.Function) {
				set(0, b)
			}
			continue
		}
		if b.File != c.tree.Pos.File {
			continue
		}
		for i, off := range c.Places {
			if off == b.Off {
				set(int32(i), b)
			}
		}
	}
	c.armed.Store(a)
}

// called reports whether a function is known by a name: its own, with its class,
// or with its module.
func called(f *tree.Func, name string) bool {
	if f.Name == name {
		return true
	}
	if module, rest, ok := strings.Cut(name, ":"); ok && f.Module != nil {
		_, last, _ := strings.Cut(f.Module.QName, "/")
		if i := strings.LastIndexByte(last, '.'); i >= 0 && module != last {
			last = last[i+1:]
		}
		return rest == f.Name && (module == last || module == f.Module.QName)
	}
	if f.Class == nil || len(f.Name) <= len(f.Class.Name) {
		return false
	}
	return f.Resource && FuncName(f) == name
}

// HasFunction reports whether a function of the user's is known by a name.
func (d *Debugger) HasFunction(name string) bool {
	d.p.World.Lock()
	defer d.p.World.Unlock()
	for _, m := range d.p.World.Modules() {
		for _, f := range m.Functions() {
			if called(f, name) {
				return true
			}
		}
	}
	return false
}

// Resolve finds the statement at which a program stops for a breakpoint on a line
// and column, both from 1; without a column, 0, the first on the line. Where there
// is none it is the next one.
func (d *Debugger) Resolve(f *syntax.File, line, col int) (off int32, ok bool) {
	for _, off := range d.offsets(f) {
		p := f.Lines.Pos(int(off))
		if p.Line > line || p.Line == line && p.Col >= col {
			return off, true
		}
	}
	if col > 0 {
		return d.Resolve(f, line, 0) // the only statement of the line begins before
	}
	return 0, false
}

// Offsets lists where a program can stop in a file.
func (d *Debugger) Offsets(f *syntax.File) []int32 { return slices.Clone(d.offsets(f)) }

func (d *Debugger) offsets(f *syntax.File) []int32 {
	d.mu.Lock()
	list, ok := d.places[f]
	d.mu.Unlock()
	if ok {
		return list
	}
	w := d.p.World
	var m *check.Module
	w.Lock()
	for _, x := range w.Modules() {
		if slices.Contains(x.Files(), f) {
			m = x
		}
	}
	w.Unlock()
	if m == nil {
		return nil
	}
	if m.Library() {
		w.CheckBodies(m)
	}
	w.Lock()
	fs := append(InitFuncs(m.Tree), m.Functions()...)
	for _, g := range fs {
		if g.Pos.File == f && !g.Extern && g.Complete == nil {
			list = append(list, lower.Debuggable(g, false).Places...)
		}
	}
	w.Unlock()
	slices.Sort(list)
	list = slices.Compact(list)
	d.mu.Lock()
	d.places[f] = list
	d.mu.Unlock()
	return list
}

// FuncName is how users know a function.
func FuncName(f *tree.Func) string {
	switch {
	case f.ModuleInit || strings.HasPrefix(f.Name, "$init") || f.Name == "$services":
		return "(initialisation)"
	case f.Class != nil && f.Resource:
		name := ResourceName(f)
		if !strings.HasPrefix(f.Class.Name, "$") && f.Class.Name != "" {
			name = f.Class.Name + " " + name
		}
		return name
	case f.Class != nil && strings.HasPrefix(f.Class.Name, "$"):
		return "service" + f.Name[len(f.Class.Name):]
	case strings.HasPrefix(f.Name, "$"):
		return "(anonymous function)"
	}
	return f.Name
}

// ResourceName is a resource method as it is written, with the names of its path
// parameters: get /orders/[id].
func ResourceName(f *tree.Func) string {
	var path []string
	for _, s := range f.Path {
		switch {
		case s.Param < 0:
			path = append(path, s.Name)
		case s.Rest:
			path = append(path, "[..."+f.Params[s.Param].Name+"]")
		default:
			path = append(path, "["+f.Params[s.Param].Name+"]")
		}
	}
	return f.Accessor + " /" + strings.Join(path, "/")
}

// threadName is the name of a strand that begins with f.
func threadName(f *tree.Func) string {
	if f.Class == nil && !f.ModuleInit && strings.HasPrefix(f.Name, "$") {
		if n := len(f.Body); n > 0 {
			if r, ok := f.Body[n-1].(*tree.Return); ok {
				x := r.A
				if c, ok := x.(*tree.Check); ok {
					x = c.A
				}
				switch x := x.(type) {
				case *tree.Call:
					return FuncName(x.F)
				case *tree.CallMethod:
					return x.Name
				}
			}
		}
		return "strand"
	}
	return FuncName(f)
}

// armedAt is where the function is to be stopped, nil nowhere.
func (c *fn) armedAt() *armed {
	if c.armed == nil {
		return nil
	}
	return c.armed.Load()
}
