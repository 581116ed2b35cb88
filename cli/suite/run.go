package suite

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// Status is how a test ended.
type Status uint8

const (
	Passed Status = iota
	Failed
	Skipped
)

// Result is the result of a test, or of one case of a data-driven test.
type Result struct {
	Test   string
	Case   string // "" for a test without cases
	Status Status
	// Failure is the error and where it was raised, of a test that failed.
	Failure string
	Time    time.Duration
	// Evaluation has the runs of a test that is an evaluation; else it is nil.
	Evaluation *Evaluation
}

// Name is the test's name with its case.
func (r *Result) Name() string {
	if r.Case == "" {
		return r.Test
	}
	return r.Test + "#" + r.Case
}

// Report is what came of a suite.
type Report struct {
	Module  string
	Results []Result
	// Broken says that a function around the tests failed.
	Broken bool
	Time   time.Duration
}

// Count is the number of results with a status.
func (r *Report) Count(s Status) int {
	n := 0
	for i := range r.Results {
		if r.Results[i].Status == s {
			n++
		}
	}
	return n
}

// OK reports whether nothing failed.
func (r *Report) OK() bool { return !r.Broken && r.Count(Failed) == 0 }

// dataCase is one case of a data-driven test.
type dataCase struct {
	key  string
	args []value.Value
}

// runner is a suite being run.
type runner struct {
	s   *Suite
	out io.Writer
	o   Options
	rep *Report

	mu sync.Mutex // guards what follows, and the report
	// skip says that no more tests run: a function that every test needs failed.
	skip       bool
	left       map[string]int  // tests of each group that have not ended
	begun      map[string]bool // groups whose functions before were called
	brokenGrps map[string]bool // groups whose functions before failed
	queue      []*test
	active     int
}

// Run runs the tests on the strand ctx and writes what fails as it happens.
func (s *Suite) Run(ctx *runtime.Context, out io.Writer, o Options) (*Report, error) {
	r := &runner{s: s, out: out, o: o, rep: &Report{Module: s.Name},
		left: map[string]int{}, begun: map[string]bool{}, brokenGrps: map[string]bool{}}
	if err := s.sel(o); err != nil {
		return nil, err
	}
	start := time.Now()
	n := 0
	for _, t := range s.tests {
		if !t.selected {
			continue
		}
		n++
		for _, g := range t.groups {
			r.left[g]++
		}
		if t.waits == 0 {
			r.queue = append(r.queue, t)
		}
	}
	if o.Parallel {
		r.warn()
	}
	if n > 0 {
		r.suite(ctx)
	}
	r.rep.Time = time.Since(start)
	return r.rep, nil
}

func (r *runner) suite(ctx *runtime.Context) {
	for _, h := range r.s.beforeSuite {
		if !r.around(ctx, h, "before test suite function") {
			r.skip = true
			break
		}
	}
	broken := r.skip
	if r.o.Parallel {
		r.parallel(ctx)
	} else {
		for len(r.queue) > 0 {
			t := r.queue[0]
			r.queue = r.queue[1:]
			r.test(ctx, t)
		}
	}
	for _, h := range r.s.afterSuite {
		if !broken || h.alwaysRun {
			r.around(ctx, h, "after test suite function")
		}
	}
}

// parallel runs isolated tests at the same time, the others one after another.
func (r *runner) parallel(ctx *runtime.Context) {
	var wait sync.WaitGroup
	ended := make(chan struct{}, 1)
	slots := make(chan struct{}, 2*goMaxProcs())
	for {
		r.mu.Lock()
		i := slices.IndexFunc(r.queue, r.isolated)
		if i < 0 && r.active == 0 && len(r.queue) > 0 {
			i = 0
		}
		var t *test
		if i >= 0 {
			t = r.queue[i]
			r.queue = slices.Delete(r.queue, i, i+1)
		}
		done := t == nil && r.active == 0
		if t != nil {
			r.active++
		}
		r.mu.Unlock()
		switch {
		case done:
			ctx.Block(wait.Wait)
			return
		case t == nil:
			ctx.Block(func() { <-ended })
		case !r.isolated(t):
			r.test(ctx, t)
			r.mu.Lock()
			r.active--
			r.mu.Unlock()
		default:
			ctx.Block(func() { slots <- struct{}{} })
			wait.Add(1)
			ctx.Runtime().Spawn(nil, true, func(c *runtime.Context) {
				defer wait.Done()
				r.test(c, t)
				<-slots
				r.mu.Lock()
				r.active--
				r.mu.Unlock()
				select {
				case ended <- struct{}{}:
				default:
				}
			})
		}
	}
}

// isolated reports whether a test may run while others do.
func (r *runner) isolated(t *test) bool { return !t.serial && len(r.shared(t)) == 0 }

// shared lists what about a test keeps it from running while others do.
func (r *runner) shared(t *test) []string {
	var why []string
	need := func(f *value.Function, what string) {
		if f != nil && (f.Info == nil || !f.Info.Isolated) && !slices.Contains(why, what) {
			why = append(why, what)
		}
	}
	need(t.f, "non-isolated test function")
	need(t.provider, "non-isolated data-provider function")
	if t.provider != nil {
		// Arguments are shared with whoever made them.
		for _, p := range t.f.Info.Params {
			if !types.IsReadonly(p.Type) {
				why = append(why, "unsafe test parameters")
				break
			}
		}
	}
	need(t.before, "non-isolated before function")
	need(t.after, "non-isolated after function")
	for _, h := range r.s.beforeEach {
		need(h.f, "non-isolated before-each function")
	}
	for _, h := range r.s.afterEach {
		need(h.f, "non-isolated after-each function")
	}
	of := func(hooks []hook, what string) {
		for _, h := range hooks {
			if slices.ContainsFunc(t.groups, func(g string) bool { return slices.Contains(h.groups, g) }) {
				need(h.f, what)
			}
		}
	}
	of(r.s.beforeGrps, "non-isolated before-groups function")
	of(r.s.afterGrps, "non-isolated after-groups function")
	return why
}

// warn says which tests do not run in parallel, and why; those that ask for it
// know.
func (r *runner) warn() {
	for _, t := range r.s.tests {
		if !t.selected || t.serial {
			continue
		}
		if why := r.shared(t); len(why) > 0 {
			fmt.Fprintf(r.out, "WARNING: Test function '%s' cannot be parallelized, reason: %s\n", t.name, strings.Join(why, ", "))
		}
	}
}

// test runs a test with all its cases and what belongs around it.
func (r *runner) test(ctx *runtime.Context, t *test) {
	r.beforeGroups(ctx, t)
	if !r.unwanted(t) {
		for _, h := range r.s.beforeEach {
			if !r.around(ctx, h, "before each function for the test") {
				r.stop()
				break
			}
		}
	}
	passed := false
	if r.unwanted(t) {
		r.result(Result{Test: t.name, Status: Skipped})
	} else {
		passed = r.cases(ctx, t)
		for _, h := range r.s.afterEach {
			if !r.around(ctx, h, "after each function for the test") {
				r.stop()
				break
			}
		}
	}
	r.afterGroups(ctx, t)
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, d := range t.dependents {
		d.skipped = d.skipped || !passed
		if d.waits--; d.waits == 0 {
			r.queue = append(r.queue, d)
		}
	}
}

func (r *runner) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.skip = true
}

// unwanted reports whether a test is skipped because of what happened before.
func (r *runner) unwanted(t *test) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.skip || t.skipped || slices.ContainsFunc(t.groups, func(g string) bool { return r.brokenGrps[g] })
}

func (r *runner) beforeGroups(ctx *runtime.Context, t *test) {
	for _, g := range t.groups {
		r.mu.Lock()
		first := !r.begun[g] && !r.skip
		r.begun[g] = r.begun[g] || first
		r.mu.Unlock()
		if !first {
			continue
		}
		for _, h := range r.s.beforeGrps {
			if slices.Contains(h.groups, g) && !r.around(ctx, h, "before groups function for the test") {
				r.mu.Lock()
				r.brokenGrps[g] = true
				r.mu.Unlock()
			}
		}
	}
}

func (r *runner) afterGroups(ctx *runtime.Context, t *test) {
	for _, g := range t.groups {
		r.mu.Lock()
		r.left[g]--
		last := r.left[g] == 0
		broken := r.skip || r.brokenGrps[g]
		r.mu.Unlock()
		if !last {
			continue
		}
		for _, h := range r.s.afterGrps {
			if slices.Contains(h.groups, g) && (!broken || h.alwaysRun) {
				r.around(ctx, h, "after groups function for the test")
			}
		}
	}
}

// around calls a function that belongs around tests, and reports whether that
// went well.
func (r *runner) around(ctx *runtime.Context, h hook, what string) bool {
	failure := needless(h.f)
	if failure == "" {
		failure = call(ctx, h.f, nil)
	}
	if failure == "" {
		return true
	}
	name := ""
	if h.f.Info != nil {
		name = h.f.Info.Name
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rep.Broken = true
	fmt.Fprintf(r.out, "\t[fail] %s[%s]:\n\t    %s\n", name, what, strings.ReplaceAll(failure, "\n", "\n\t\t"))
	return false
}

// needless says which parameter of a function that is called without arguments
// gets no value.
func needless(f *value.Function) string {
	if f.Info == nil {
		return ""
	}
	for _, p := range f.Info.Params {
		if !p.HasDefault && !p.Rest {
			return fmt.Sprintf("the function '%s' has the parameter '%s', and is called without arguments\n", f.Info.Name, p.Name)
		}
	}
	return ""
}

// cases runs a test once, or for each case of its data, and reports whether all
// went well.
func (r *runner) cases(ctx *runtime.Context, t *test) bool {
	if bad := t.wrong(); bad != "" {
		r.fail(Result{Test: t.name, Failure: bad})
		return false
	}
	list := []dataCase{{}}
	if t.provider != nil {
		var failure string
		if list, failure = data(ctx, t); failure != "" {
			r.fail(Result{Test: t.name, Failure: fmt.Sprintf("[fail data provider for the function %s]\n %s", t.name, failure)})
			return false
		}
		if len(list) == 0 {
			r.mu.Lock()
			fmt.Fprintf(r.out, "WARNING: Test function '%s' does not run: its data provider gives no cases\n", t.name)
			r.mu.Unlock()
		}
	}
	if t.keys != nil && t.provider != nil {
		list = slices.DeleteFunc(list, func(c dataCase) bool {
			return !slices.ContainsFunc(t.keys, func(p string) bool { return match(p, c.key) })
		})
	}
	if t.evaluation() {
		return r.evaluate(ctx, t, list)
	}
	ok := true
	for _, c := range list {
		ok = r.once(ctx, t, c) && ok
	}
	return ok
}

// once runs a test for one case, with the functions before and after it.
func (r *runner) once(ctx *runtime.Context, t *test, c dataCase) bool {
	res := Result{Test: t.name, Case: c.key}
	if t.before != nil && !r.around(ctx, hook{f: t.before}, "before test function for the test") {
		res.Status = Skipped
		r.result(res)
		return false
	}
	start := time.Now()
	res.Failure = attempt(ctx, t, c)
	res.Time = time.Since(start)
	ok := res.Failure == ""
	if ok {
		r.result(res)
	} else {
		r.fail(res)
	}
	if t.after != nil {
		r.around(ctx, hook{f: t.after}, "after test function for the test")
	}
	return ok
}

// attempt calls a test function for one case and says how it failed.
func attempt(ctx *runtime.Context, t *test, c dataCase) string {
	if failure := unfit(t, c); failure != "" {
		return failure
	}
	return call(ctx, t.f, c.args)
}

func (r *runner) result(res Result) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rep.Results = append(r.rep.Results, res)
}

func (r *runner) fail(res Result) {
	res.Status = Failed
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rep.Results = append(r.rep.Results, res)
	name := res.Test
	if res.Case != "" {
		name += ":" + res.Case
	}
	fmt.Fprintf(r.out, "\n\t%s has failed.\n\n", name)
}

// data calls the data provider of a test.
func data(ctx *runtime.Context, t *test) (list []dataCase, failure string) {
	v, err := ctx.Call(t.provider)
	if err != nil {
		return nil, describe(err)
	}
	args := func(key string, v value.Value) {
		if l, ok := v.(*value.List); ok {
			list = append(list, dataCase{key, l.Values()})
		}
	}
	switch v := v.(type) {
	case *value.Error:
		return nil, describe(v)
	case *value.List:
		for i, x := range v.Values() {
			args(strconv.Itoa(i), x)
		}
	case *value.Map:
		for _, k := range v.Keys() {
			args(k, v.Field(k))
		}
	}
	return list, ""
}

// unfit says why the data of a case cannot be the arguments of the test.
func unfit(t *test, c dataCase) string {
	if t.provider == nil {
		return ""
	}
	var have, want []string
	for _, v := range c.args {
		have = append(have, value.TypeOf(v).String())
	}
	params := t.f.Info.Params
	fits := true
	for i, p := range params {
		want = append(want, p.Type.String())
		switch {
		case p.Rest:
			for _, v := range c.args[min(i, len(c.args)):] {
				fits = fits && value.Is(v, types.ListElem(p.Type))
			}
		case i < len(c.args):
			fits = fits && value.Is(c.args[i], p.Type)
		default:
			fits = fits && p.HasDefault
		}
	}
	if n := len(params); len(c.args) > n && (n == 0 || !params[n-1].Rest) {
		fits = false
	}
	if fits {
		return ""
	}
	return fmt.Sprintf("[fail data provider for the function %s]\n arguments of incompatible types: argument list '(%s)' cannot be passed to function expecting parameter list '(%s)'\n",
		t.name, strings.Join(have, ","), strings.Join(want, ","))
}

// call calls a function and says how it failed, "" when it did not.
func call(ctx *runtime.Context, f *value.Function, args []value.Value) string {
	v, err := ctx.Call(f, args...)
	if err != nil {
		return describe(err)
	}
	if e, ok := v.(*value.Error); ok {
		return describe(e)
	}
	return ""
}

// ownErrors are the errors of the module ballerina/test.
var ownErrors = []string{"TestError", "FunctionNotFoundError", "FunctionSignatureMismatchError", "FunctionCallError", "InvalidMemberFieldError"}

// describe is an error with the calls that led to it.
func describe(err error) string {
	e, ok := err.(*value.Error)
	if !ok {
		return err.Error() + "\n"
	}
	var b strings.Builder
	if slices.Contains(ownErrors, e.TypeName) {
		fmt.Fprintf(&b, "error {%s0}%s (\"%s\")", marks, e.TypeName, e.Message)
	} else {
		b.WriteString(value.ToString(e))
	}
	at := e.Raised()
	if at == nil {
		at = e.Stack
	}
	last, same := "", 0
	again := func() {
		if same > 0 {
			fmt.Fprintf(&b, "\n\t... the same %d more times", same)
		}
		same = 0
	}
	for _, f := range at {
		l := fmt.Sprintf("\n\tcallableName: %s moduleName: %s fileName: %s lineNumber: %d", f.Func, cmp.Or(strings.ReplaceAll(f.Module, "/", "."), "."), f.File, f.Line)
		if l == last {
			same++
			continue
		}
		again()
		b.WriteString(l)
		last = l
	}
	again()
	b.WriteByte('\n')
	return b.String()
}
