package vm

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"barre/check"
	"barre/ir"
	"barre/runtime"
	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// What a debugger sees of a program that is stopped.

// DebugFrame is a call in progress on a strand.
type DebugFrame struct {
	Func *tree.Func // nil for a Go function that is not known by name
	Name string
	File *syntax.File // nil for a Go function
	Off  int32        // -1 when only the line is known
	Line int

	thread *Thread
	index  int
	round  int64
}

// VarKind tells variables of a frame apart.
type VarKind uint8

const (
	LocalVar VarKind = iota
	ArgumentVar
	CapturedVar
)

// DebugVar is a variable with its value.
type DebugVar struct {
	Var   *tree.Var
	Kind  VarKind
	Value value.Value

	at   ir.Local
	cell *value.Cell
}

// ErrRunning says that a strand cannot be looked at, because it runs: code in Go
// that does not wait for anything.
var ErrRunning = errors.New("the strand is busy in the library and has not stopped yet")

var errGone = errors.New("the program has gone on: this is no longer there")

// Stack lists the calls in progress on a strand, innermost first.
func (d *Debugger) Stack(id int) ([]*DebugFrame, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	t := d.threads[id]
	switch {
	case t == nil || !d.halted.Load():
		return nil, errGone
	case !t.active:
		return nil, nil
	case t.state == running:
		return nil, ErrRunning
	}
	var r []*DebugFrame
	round := d.round.Load()
	st := t.st
	if n := len(st.frames); n > 0 && t.state == waiting {
		r = append(r, &DebugFrame{Name: goName(&st.frames[n-1]), Off: -1})
		if f := goFunc(&st.frames[n-1]); f != nil {
			r[0].Func = f
		}
	}
	for i := len(st.frames) - 1; i >= 0; i-- {
		fr := &st.frames[i]
		f := &DebugFrame{Func: fr.c.tree, Name: FuncName(fr.c.tree), File: fr.c.tree.Pos.File, Off: -1, thread: t, index: i, round: round}
		if at := fr.at(); at >= 0 && at < len(fr.c.Lines) {
			f.Line = int(fr.c.Lines[at])
			f.Off = fr.c.placeAt(at)
		}
		r = append(r, f)
		if fr.entry && i > 0 {
			by := &st.frames[i-1]
			r = append(r, &DebugFrame{Func: goFunc(by), Name: goName(by), Off: -1})
		}
	}
	return r, nil
}

// placeAt is where the statement begins that instruction at belongs to, if that is
// on the line of the instruction; -1 otherwise.
func (c *fn) placeAt(at int) int32 {
	for i := at; i >= 0 && c.Lines[i] == c.Lines[at]; i-- {
		if c.code[i].Op == ir.Break {
			return c.Places[c.code[i].B]
		}
	}
	return -1
}

// goFunc is the function in Go that a frame has called, as far as that is known.
func goFunc(fr *frame) *tree.Func {
	if op := fr.in.Op; op == ir.CallExtern || op == ir.CallNumber {
		f, _ := fr.c.Pool[fr.in.A].(*tree.Func)
		return f
	}
	return nil
}

func goName(fr *frame) string {
	if f := goFunc(fr); f != nil {
		name := f.Name
		if f.Module != nil && f.Module.QName != "" {
			name = f.Module.QName + ":" + name
		}
		return name
	}
	if fr.in.Op == ir.CallMethod {
		if ref, ok := fr.c.Pool[fr.in.A].(*ir.MethodRef); ok {
			return ref.Name
		}
	}
	return "(run time)"
}

// frameOf finds the frame on its strand; the mutex is held.
func (d *Debugger) frameOf(f *DebugFrame) (*frame, error) {
	t := f.thread
	if t == nil || f.round != d.round.Load() || !d.halted.Load() || t.state == running || f.index >= len(t.st.frames) {
		return nil, errGone
	}
	return &t.st.frames[f.index], nil
}

// Variables lists the variables of a frame that have a value where it is.
func (d *Debugger) Variables(f *DebugFrame) ([]*DebugVar, error) {
	if f.thread == nil {
		return nil, nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.frameOf(f); err != nil {
		return nil, err
	}
	return d.variables(f.thread.st, f.index), nil
}

func (d *Debugger) variables(st *strand, index int) []*DebugVar {
	fr := &st.frames[index]
	at := int32(fr.at())
	var r []*DebugVar
	for i := range fr.c.Locals {
		l := &fr.c.Locals[i]
		if at < l.From || at >= l.To || !shown(l.Var.Name) {
			continue
		}
		v := &DebugVar{Var: l.Var, at: *l}
		switch {
		case slices.Contains(fr.c.tree.Params, l.Var):
			v.Kind = ArgumentVar
		case slices.Contains(fr.c.tree.Captures, l.Var):
			v.Kind = CapturedVar
		}
		switch {
		case l.Cell:
			v.cell, _ = st.r[fr.rb+l.Reg].(*value.Cell)
			if v.cell == nil {
				continue
			}
			if v.Value = v.cell.V; l.Rep.Scalar() {
				v.Value = box(l.Rep, v.cell.N)
			}
		case l.Rep.Scalar():
			v.Value = box(l.Rep, st.s[fr.sb+l.Reg])
		default:
			v.Value = st.r[fr.rb+l.Reg]
		}
		if i := slices.IndexFunc(r, func(x *DebugVar) bool { return x.Var.Name == v.Var.Name }); i >= 0 {
			r[i] = v // one that was bound again
			continue
		}
		r = append(r, v)
	}
	return r
}

// shown reports whether a variable is the user's own.
func shown(name string) bool { return name != "" && name != "_" && !strings.HasPrefix(name, "$") }

// Assign gives a variable of a frame a value that belongs to its type.
func (d *Debugger) Assign(f *DebugFrame, v *DebugVar, x value.Value) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	fr, err := d.frameOf(f)
	if err != nil {
		return err
	}
	if v.Var.Final && v.Kind != ArgumentVar {
		return fmt.Errorf("cannot assign a value to final '%s'", v.Var.Name)
	}
	if !value.Is(x, v.Var.Type) {
		return fmt.Errorf("incompatible types: expected '%s', found '%s'", v.Var.Type, value.TypeOf(x))
	}
	st := f.thread.st
	switch {
	case v.cell != nil && v.at.Rep.Scalar():
		v.cell.N = unbox(x)
	case v.cell != nil:
		v.cell.V = x
	case v.at.Rep.Scalar():
		st.s[fr.sb+v.at.Reg] = unbox(x)
	default:
		st.r[fr.rb+v.at.Reg] = x
	}
	return nil
}

// AssignGlobal gives a variable at module level a value that belongs to its type.
func (d *Debugger) AssignGlobal(v *tree.Var, x value.Value) error {
	if v.Final {
		return fmt.Errorf("cannot assign a value to final '%s'", v.Name)
	}
	if !value.Is(x, v.Type) {
		return fmt.Errorf("incompatible types: expected '%s', found '%s'", v.Type, value.TypeOf(x))
	}
	g := d.p.global(v)
	if ir.RepOf(v.Type).Scalar() {
		g.n = unbox(x)
	} else {
		g.v = x
	}
	return nil
}

// Globals lists the variables at the level of the module that a frame is in.
func (d *Debugger) Globals(f *DebugFrame) []*tree.Var {
	m := d.p.Main.Tree
	if f != nil && f.Func != nil && f.Func.Module != nil {
		m = f.Func.Module
	}
	return slices.DeleteFunc(slices.Clone(m.Vars), func(v *tree.Var) bool { return !shown(v.Name) || v.Type == nil })
}

// Global is the value of a variable at module level.
func (d *Debugger) Global(v *tree.Var) value.Value { return d.p.Variable(v) }

// ------------------------------------------------------------ evaluation

// mentioned are those of the variables that a text may mean, with types as narrow
// as the values say.
func (p *Program) mentioned(text string, all []*DebugVar) (vars []*tree.Var, vals []value.Value) {
	for _, v := range all {
		if mentions(text, v.Var.Name) {
			n := *v.Var
			n.Type = narrowed(v.Var.Type, v.Value)
			n.Captured = false
			vars, vals = append(vars, &n), append(vals, v.Value)
		}
	}
	return vars, vals
}

// mentions reports whether name is among the words of a text.
func mentions(text, name string) bool {
	word := func(r rune) bool {
		return r == '_' || r == '\\' || r >= utf8.RuneSelf || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			// A name that is written with escapes is not found like this.
			return strings.ContainsRune(text, '\\')
		}
		i += from
		from = i + len(name)
		before, n := utf8.DecodeLastRuneInString(text[:i])
		after, k := utf8.DecodeRuneInString(text[from:])
		if (n == 0 || !word(before)) && (k == 0 || !word(after)) {
			return true
		}
	}
}

// narrowed is what is known of the type of a variable by looking at its value.
func narrowed(t types.Type, v value.Value) types.Type {
	n := types.Intersect(t, value.TypeOf(v))
	if n == t || types.IsNever(n) || types.IsEmpty(n) || !value.Is(v, n) {
		return t
	}
	return n
}

// inspect checks code in the scope of a function.
func (d *Debugger) inspect(f *tree.Func, vars []*tree.Var, text string, want types.Type) (*check.Fragment, error) {
	at := check.Place{Module: f.Module, File: f.Pos.File, Vars: vars, Transactional: f.Transactional}
	frag, diags := d.p.World.Inspect(at, text, want)
	if len(diags) > 0 {
		return nil, errors.New(diags[0].Msg)
	}
	return frag, nil
}

// panicked is the error for a panic in code that was evaluated.
func panicked(err error) error { return fmt.Errorf("panic: %s", err.Error()) }

// Result is what came of an evaluation.
type Result struct {
	Value value.Value
	// None says that it was a statement, which has no value.
	None bool
}

// Evaluate evaluates an expression, an action or a statement in a frame, in the main
// module when it is nil. want is the type that the value has to belong to, nil for
// any. What takes longer than limit is cancelled.
func (d *Debugger) Evaluate(f *DebugFrame, text string, want types.Type, limit time.Duration) (Result, error) {
	if f == nil || f.thread == nil {
		m := d.p.Main
		scope := &tree.Func{Module: m.Tree}
		if fs := m.Files(); len(fs) > 0 {
			scope.Pos.File = fs[0]
		}
		frag, err := d.inspect(scope, nil, text, want)
		if err != nil {
			return Result{}, err
		}
		return d.run(nil, frag, nil, limit)
	}
	all, err := d.Variables(f)
	if err != nil {
		return Result{}, err
	}
	vars, vals := d.p.mentioned(text, all)
	// What is assigned has to fit the variable as it was declared.
	if i := strings.IndexByte(text, '='); i > 0 {
		name := strings.TrimSpace(text[:i])
		for k, v := range vars {
			for _, x := range all {
				if v.Name == name && x.Var.Name == name {
					vars[k].Type = x.Var.Type
				}
			}
		}
	}
	frag, err := d.inspect(f.Func, vars, text, want)
	if err != nil {
		return Result{}, err
	}
	r, err := d.run(f.thread, frag, vals, limit)
	if err != nil || frag.Target == nil {
		return r, err
	}
	for _, v := range all {
		if v.Var.Name == frag.Target.Name {
			err = d.Assign(f, v, r.Value)
		}
	}
	return r, err
}

// run runs a fragment on a strand of its own, which is in the transaction of t.
func (d *Debugger) run(t *Thread, frag *check.Fragment, vals []value.Value, limit time.Duration) (Result, error) {
	parent := d.p.rt.Context()
	if t != nil {
		parent = t.st.ctx.Ctx()
	}
	ctx, cancel := context.WithTimeout(parent, limit)
	defer cancel()
	type outcome struct {
		v   value.Value
		err error
	}
	done := make(chan outcome, 1)
	execute := func(c *runtime.Context) {
		st := d.p.strand(c)
		st.inspects = true
		v, err := d.p.run(c, d.p.code(frag.F), nil, vals)
		done <- outcome{v, err}
	}
	go func() {
		if t == nil {
			d.p.rt.Run(ctx, false, execute)
			return
		}
		c := t.st.ctx.Coroutine()
		_ = c.WithCtx(ctx, func() error {
			c.Lock()
			defer c.Unlock()
			execute(c)
			return nil
		})
	}()
	select {
	case o := <-done:
		if o.err != nil {
			if ctx.Err() != nil {
				return Result{}, fmt.Errorf("the evaluation was cancelled after %s", limit)
			}
			return Result{}, panicked(o.err)
		}
		return Result{o.v, frag.Statement}, nil
	case <-time.After(limit + 500*time.Millisecond):
		return Result{}, fmt.Errorf("the evaluation has not ended after %s: it may wait for a strand that is stopped", limit)
	}
}
