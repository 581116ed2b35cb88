// Package native is the back end for `barre build --native`: it writes the
// functions of a program, and those of the library that it uses, as Go source,
// from their ir.
//
// Every function becomes a Go function whose variables are the webs of its
// registers (see [analyse]): ints, floats and booleans as such, lists, mappings
// and strings by their own Go type where that is certain. Functions that are
// known call each other directly. What an operation does beyond arithmetic, moves
// and the fast paths of lists and fields is done by the vm's own code, through a
// handful of functions of package vm, so that both back ends agree.
//
// The executable still carries the program's sources: types, constants and
// classes come about as in the vm, and code is bound to its function when that is
// first needed. A function that uses something this package does not know stays
// interpreted; [Program.Interpreted] lists those.
package native

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"barre/check"
	"barre/ir"
	"barre/lower"
	"barre/tree"
	"barre/vm"
)

// Program is the Go code of a program.
type Program struct {
	// Files are the sources of a package by name. They have the functions and the
	// table Natives; a function main is left to whoever builds them.
	Files map[string][]byte
	// Functions is how many functions there are.
	Functions int
	// Interpreted lists the functions that are left to the vm, with the reason.
	Interpreted []string
}

// function is a function of the program.
type function struct {
	f      *tree.Func
	ir     *ir.Func
	a      *analysis
	err    error // why there is no Go code
	index  int
	goName string
	code   bool // it needs its pool
	weight int  // what a call adds to the depth
	temp   bool // the body uses t
	flag   bool // the body uses bad
}

func (k *function) ok() bool { return k.err == nil }

// ret is the kind of the result.
func (k *function) ret() kind {
	if k.ir.Ret.Scalar() {
		return kindOf(k.ir.Ret)
	}
	return refKind(k.f.Ret)
}

type generator struct {
	Options
	header string
	byFunc map[*tree.Func]*function
	order  []*function
	class  map[*tree.Class]bool
	todo   []*tree.Func
}

// Options are what the Go code is to be.
type Options struct {
	Package string
	// Prefix begins the names of what is declared, and of the files, so that the
	// package may hold several programs.
	Prefix string
	// Skip chooses functions that shall stay interpreted, by number; it may be nil.
	Skip func(i int) bool
}

// Generate writes the Go code of a checked program without errors.
func Generate(w *check.World, o Options) *Program {
	g := &generator{Options: o, header: strings.Replace(header, "PACKAGE", o.Package, 1), byFunc: map[*tree.Func]*function{}, class: map[*tree.Class]bool{}}
	for _, m := range w.Modules() {
		t := m.Tree
		for _, f := range vm.InitFuncs(t) {
			g.need(f)
		}
		for _, f := range []*tree.Func{t.InitFunc, t.Main} {
			if f != nil {
				g.need(f)
			}
		}
	}
	for len(g.todo) > 0 {
		f := g.todo[0]
		g.todo = g.todo[1:]
		g.visit(f)
	}
	return g.write()
}

// need sees to it that a function is visited.
func (g *generator) need(f *tree.Func) {
	if f == nil || f.Extern || g.byFunc[f] != nil {
		return
	}
	if f.Complete != nil {
		f.Complete()
		if f.Extern {
			return
		}
	}
	k := &function{f: f, index: len(g.order)}
	g.byFunc[f] = k
	g.order = append(g.order, k)
	g.todo = append(g.todo, f)
}

// lowered is the ir of a function.
func (g *generator) lowered(f *tree.Func) *ir.Func {
	if k := g.byFunc[f]; k != nil {
		if k.ir == nil {
			k.ir = lower.Func(f)
		}
		return k.ir
	}
	g.need(f)
	if k := g.byFunc[f]; k != nil {
		return g.lowered(f)
	}
	return lower.Func(f)
}

// visit finds what a function refers to.
func (g *generator) visit(f *tree.Func) {
	for _, x := range g.lowered(f).Pool {
		switch x := x.(type) {
		case *tree.Func:
			g.need(x)
		case *ir.ClosureShape:
			g.need(x.Fn)
		case *ir.ObjectShape:
			g.needClass(x.Class)
		case *tree.Class:
			g.needClass(x)
		case *ir.MapShape:
			for _, d := range x.Defaults {
				g.need(d.F)
			}
		}
	}
}

func (g *generator) needClass(c *tree.Class) {
	if g.class[c] {
		return
	}
	g.class[c] = true
	if c.Complete != nil {
		c.Complete()
	}
	for _, f := range slices.Concat(c.Methods, c.Resources) {
		g.need(f)
	}
	g.need(c.Init)
	if f := vm.FieldInit(c); f != nil {
		g.need(f)
	}
}

// write writes all functions.
func (g *generator) write() *Program {
	// Nothing may be added to order any more: what is called is there.
	for _, k := range g.order {
		k.ir = g.lowered(k.f)
		if k.a, k.err = analyse(k.ir, g.lowered); k.err == nil && g.Skip != nil && g.Skip(k.index) {
			k.err = errors.New("it is to")
		}
		k.goName = fmt.Sprintf("%s%s_%d", g.Prefix, identifier(k.f), k.index)
		k.weight = 1 + (k.ir.NumS+2*k.ir.NumR)/64
		for _, in := range k.ir.Code {
			k.code = k.code || usesCode(in.Op)
		}
	}
	// A call may need the caller's pool to bind what is called.
	for _, k := range g.order {
		for _, in := range k.ir.Code {
			if in.Op != ir.Call {
				continue
			}
			if c := g.byFunc[k.ir.Pool[in.A].(*tree.Func)]; c == nil || !c.ok() || c.code {
				k.code = true
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for _, k := range g.order {
			if k.code {
				continue
			}
			for _, in := range k.ir.Code {
				if in.Op == ir.Call {
					if c := g.byFunc[k.ir.Pool[in.A].(*tree.Func)]; c.code {
						k.code, changed = true, true
					}
				}
			}
		}
	}
	files := map[string]*bytes.Buffer{}
	p := &Program{Files: map[string][]byte{}}
	var table strings.Builder
	for _, k := range g.order {
		name := "main"
		if k.f.Module != nil && k.f.Module.QName != "" {
			name = strings.NewReplacer("/", "_", ".", "_").Replace(k.f.Module.QName)
		}
		b := files[g.Prefix+"mod_"+name+".go"]
		if b == nil {
			b = &bytes.Buffer{}
			b.WriteString(g.header)
			files[g.Prefix+"mod_"+name+".go"] = b
		}
		if k.ok() {
			p.Functions++
			b.WriteString(g.function(k))
		} else {
			p.Interpreted = append(p.Interpreted, fmt.Sprintf("%s: %v", k.f.Name, k.err))
		}
		g.entry(&table, k)
	}
	for name, b := range files {
		p.Files[name] = b.Bytes()
	}
	p.Files[g.Prefix+"table.go"] = []byte(g.header + "// Natives lists the functions; each stands at the place that its name ends in.\nvar " + g.Prefix + "Natives = []vm.NativeFunc{\n" + table.String() + "}\n")
	return p
}

const header = `// Code generated by barre build --native. DO NOT EDIT.

package PACKAGE

import (
	"math"

	"barre/ir"
	"barre/types"
	"barre/value"
	"barre/vm"
)

var (
	_ = math.MinInt64
	_ types.Type
	_ *ir.FieldRef
	_ value.Value
	_ *vm.Strand
)

`

// identifier is a part of a Go name that tells what the function is called.
func identifier(f *tree.Func) string {
	var b strings.Builder
	for _, c := range f.Name {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && c < 0x80:
			b.WriteByte('_')
		}
	}
	name := strings.Trim(b.String(), "_")
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		name = "f" + name
	}
	return name
}

// function writes one function.
func (g *generator) function(k *function) string {
	a := k.a
	handlers := len(a.fn.Handlers) > 0
	e := &emitter{analysis: a, p: g, fn: k, label: "L", targets: map[int]bool{}, fast: a.twice(), bails: map[int]bool{}}
	entryBails := ""
	if e.fast {
		for _, w := range a.entry {
			if w >= 0 && a.webs[w].used && a.webs[w].fields >= 0 {
				entryBails += "\t" + numbersOf(a, a.webs[w], e.bail(0)) + "\n"
			}
		}
	}
	for _, h := range a.fn.Handlers {
		if a.blocks[a.blockOf[h.Target]].reached {
			e.targets[h.Target] = true
		}
	}
	body := e.body()
	if len(e.bails) > 0 {
		slow := &emitter{analysis: a, p: g, fn: k, label: "S", targets: map[int]bool{}, bails: e.bails}
		body += "\t// The same for when something is not as it mostly is.\n" + slow.body()
	}
	var out strings.Builder
	params, inits := g.params(k)
	ret := goTypes[k.ret()]
	fmt.Fprintf(&out, "// %s is function '%s' of %s, line %d.\n", k.goName, k.f.Name, k.ir.File, k.f.Pos.Line())
	if handlers {
		ret = "(ret " + ret + ")"
	}
	fmt.Fprintf(&out, "func %s(st *vm.Strand, d int%s) %s {\n", k.goName, params, ret)
	if k.code {
		fmt.Fprintf(&out, "\tc := st.Code(%d)\n\t_ = c\n", k.index)
	}
	isEntry := map[int]bool{}
	for i, w := range a.entry {
		if w >= 0 && a.webs[w].kind == a.entryKinds()[i] {
			isEntry[w] = true
		}
	}
	for w := range a.webs {
		if e.fast && a.webs[w].used && a.webs[w].fields >= 0 {
			l, _ := a.fn.Pool[a.webs[w].fields].(*ir.FieldRef).Layout()
			nums, vals := l.Size()
			if a.webs[w].numbers {
				fmt.Fprintf(&out, "\tvar n%s *[%d]int64 // the numbers of %s\n\t_ = n%s\n", a.webs[w].name, nums, a.webs[w].name, a.webs[w].name)
			}
			if a.webs[w].vals {
				fmt.Fprintf(&out, "\tvar v%s *[%d]value.Value // its other fields\n\t_ = v%s\n", a.webs[w].name, vals, a.webs[w].name)
			}
		}
		if a.webs[w].used && !isEntry[w] {
			fmt.Fprintf(&out, "\tvar %s %s\n\t_ = %s\n", a.webs[w].name, goTypes[a.webs[w].kind], a.webs[w].name)
		}
	}
	for i, l := range a.layouts {
		for j, x := range a.fn.Pool {
			if ref, ok := x.(*ir.FieldRef); ok {
				if of, _ := ref.Layout(); of == l {
					nums, vals := l.Size()
					fmt.Fprintf(&out, "\ty%d := vm.Layout(c.Pool[%d].(*ir.FieldRef), %d, %d)\n", i, j, nums, vals)
					break
				}
			}
		}
	}
	for i := range a.hoistCount {
		for _, hs := range a.hoists {
			for _, h := range hs {
				if h.name == fmt.Sprintf("h%d", i) {
					fmt.Fprintf(&out, "\tvar %s %s // %s of %s\n\t_ = %s\n", h.name, h.typ, h.what, a.webs[h.web].name, h.name)
				}
			}
		}
	}
	if k.temp {
		out.WriteString("\tvar t int64\n\t_ = t\n")
	}
	if k.flag {
		out.WriteString("\tvar bad bool\n\t_ = bad\n")
	}
	out.WriteString(inits)
	for _, in := range a.fn.Code {
		if in.Op == ir.Call {
			fmt.Fprintf(&out, "\tif d > vm.MaxDepth {\n\t\tpanic(st.TooDeep())\n\t}\n")
			break
		}
	}
	if handlers {
		g.catch(&out, e)
	}
	out.WriteString(entryBails)
	out.WriteString(body)
	if handlers {
		out.WriteString("\t\t}() {\n\t\t\treturn ret\n\t\t}\n\t}\n")
	}
	out.WriteString("}\n\n")
	return out.String()
}

// body writes the body of a function.
func (e *emitter) body() string {
	a := e.analysis
	handlers := len(a.fn.Handlers) > 0
	type piece struct {
		block, pc  int
		text, last string // last is the jump at the end
	}
	var pieces []piece
	for i := range a.blocks {
		b := &a.blocks[i]
		if !b.reached {
			continue
		}
		last := ""
		e.b = &strings.Builder{}
		if handlers {
			e.printf("\th = %d\n", b.handler)
		}
		for pc := b.from; pc < b.to; pc++ {
			if a.more[pc] {
				continue
			}
			if e.bails[pc] && !e.fast {
				e.printf("B%d:\n", pc)
			}
			e.pc = pc
			if a.fn.Code[pc].Op == ir.Jmp {
				last = "\tgoto " + e.target(int(a.fn.Code[pc].C)) + "\n"
				continue
			}
			if e.fast && a.moved[pc] {
				continue
			}
			e.instr(a.fn.Code[pc])
		}
		pieces = append(pieces, piece{i, b.from, e.b.String(), last})
	}
	var out strings.Builder
	for _, p := range pieces {
		if e.targets[p.pc] {
			fmt.Fprintf(&out, "%s%d:\n", e.label, p.pc)
		}
		out.WriteString(p.text)
		if e.fast {
			out.WriteString(e.prepare(p.block))
		}
		out.WriteString(p.last)
	}
	return out.String()
}

// catch writes the beginning of a body that goes on after panics.
func (g *generator) catch(out *strings.Builder, e *emitter) {
	out.WriteString("\tat, h := 0, 0 // where to go on, and what catches a panic\n\tm := st.Mark()\n\tfor {\n\t\tif func() bool {\n\t\t\tdefer func() {\n\t\t\t\tif x := recover(); x != nil {\n\t\t\t\t\terr := st.Caught(x, m)\n\t\t\t\t\tswitch h {\n")
	for i, h := range e.analysis.fn.Handlers {
		if !e.blocks[e.blockOf[h.Target]].reached {
			continue
		}
		fmt.Fprintf(out, "\t\t\t\t\tcase %d:\n", i+1)
		if w, ok := e.at[place{-2, i}]; ok && e.webs[w].used {
			fmt.Fprintf(out, "\t\t\t\t\t\t%s = %s\n", e.webs[w].name, convert("value.Value(err)", kValue, e.webs[w].kind))
		}
		fmt.Fprintf(out, "\t\t\t\t\t\tat = %d\n", i+1)
	}
	out.WriteString("\t\t\t\t\tdefault:\n\t\t\t\t\t\tpanic(err)\n\t\t\t\t\t}\n\t\t\t\t}\n\t\t\t}()\n\t\t\tswitch at {\n")
	for i, h := range e.analysis.fn.Handlers {
		if e.blocks[e.blockOf[h.Target]].reached {
			fmt.Fprintf(out, "\t\t\tcase %d:\n\t\t\t\tgoto L%d\n", i+1, h.Target)
		}
	}
	out.WriteString("\t\t\t}\n")
}

// params are the parameters, and the statements that put those whose variable is
// of another kind into it.
func (g *generator) params(k *function) (params, inits string) {
	kinds := k.a.entryKinds()
	for i, w := range k.a.entry {
		name := "_"
		if w >= 0 && k.a.webs[w].used {
			name = k.a.webs[w].name
			if k.a.webs[w].kind != kinds[i] {
				name = fmt.Sprintf("p%d", i)
				inits += fmt.Sprintf("\t%s = %s\n", k.a.webs[w].name, convert(name, kinds[i], k.a.webs[w].kind))
			}
		}
		params += ", " + name + " " + goTypes[kinds[i]]
	}
	return params, inits
}

// entry writes a function's line of the table.
func (g *generator) entry(b *strings.Builder, k *function) {
	if !k.ok() {
		fmt.Fprintf(b, "\t{}, // %s stays interpreted: %v\n", k.f.Name, k.err)
		return
	}
	args := ""
	s, r := 0, 0
	scalarArg := func(k kind) string {
		s++
		return convert(fmt.Sprintf("s[%d]", s-1), kInt, k)
	}
	n := len(k.ir.Params)
	for i, kd := range k.a.entryKinds() {
		switch {
		case i < n && kd.scalar():
			args += ", " + scalarArg(kd)
		case i == n && k.ir.MaskReg >= 0:
			args += fmt.Sprintf(", s[%d]", k.ir.MaskReg)
		default:
			args += ", " + convert(fmt.Sprintf("r[%d]", r), kValue, kd)
			r++
		}
	}
	call := fmt.Sprintf("%s(st, st.Depth()%s)", k.goName, args)
	fmt.Fprintf(b, "\t{Key: %q, Hash: %#x, Module: %q, Name: %q, File: %q, Handlers: %t, Entry: func(st *vm.Strand, s []int64, r []value.Value) value.Value { return %s }},\n",
		vm.FuncKey(k.f), vm.FuncHash(k.ir), k.ir.Module, k.ir.Name, k.ir.File, len(k.ir.Handlers) > 0, box(call, k.ret()))
}
