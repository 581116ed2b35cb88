package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"barre/cli/suite"
	"barre/config"
	"barre/internal/files"
	"barre/packages"
	"barre/project"
	"barre/runtime"
	"barre/tree"
	"barre/value"
	"barre/vm"
)

// TestOptions are tests to be run.
type TestOptions struct {
	Image        Image
	Command      []string // the whole command line, to hand over to another image
	Path         string   // as in RunOptions
	Config       []string // key=value of each -C
	Groups       []string
	Without      []string // groups that are left out
	Tests        []string // as suite.ParseFilter reads them
	RerunFailed  bool
	ListGroups   bool
	Parallel     bool
	Report       bool     // write reports of the results
	Coverage     bool     // measure which code the tests reach
	Formats      []string // of reports of the coverage, beside the usual ones
	Includes     []string // files whose coverage counts; none for all
	Excludes     []string // files whose coverage does not count
	MinCoverage  float64  // percentage of lines that has to be reached
	Dependencies DependencyOptions
	TargetDir    string // where reports go; "" for the package's target folder
	Debug        string // the port for a debugger, "" for none
	debugging    *debugging
	ReportDir    string // where reports are collected, their names with the time; "" for the target folder
	Environ      []string
	Stdin        io.Reader
	Stdout       io.Writer
	Stderr       io.Writer
}

func (a *app) testCommand() *cobra.Command {
	// What these ask for comes without asking, or cannot be had.
	ignored := ignoredFlags{
		{"graalvm", "", "tests start at once and need no Java"},
		{"graalvm-build-options", "options", "tests start at once and need no Java"},
		{"cloud", "target", "tests run on this machine"},
		{"observability-included", "", "tests run without observability"},
		{"remote-management", "", "tests run without a control plane"},
		{"show-dependency-diagnostics", "", "what is wrong in a dependency is always shown"},
		{"optimize-dependency-compilation", "", "dependencies are compiled as far as they are used"},
	}
	o := TestOptions{Image: a.image, Environ: a.env, Stdin: a.stdin, Stdout: plainOutput(a.stdout), Stderr: a.stderr}
	cmd := &cobra.Command{
		Use: "test",
		RunE: func(cmd *cobra.Command, args []string) error {
			if dash := cmd.ArgsLenAtDash(); dash >= 0 {
				// As with run, -C may also stand behind the dashes.
				for _, p := range args[dash:] {
					kv, ok := strings.CutPrefix(p, "-C")
					if !ok || !strings.Contains(kv, "=") {
						return &usageError{msg: fmt.Sprintf("unexpected argument '%s': tests take no arguments but -C options", p), command: "test"}
					}
					o.Config = append(o.Config, kv)
				}
				args = args[:dash]
			}
			if err := atMost(1, "test takes one package or file")(cmd, args); err != nil {
				return err
			}
			if len(args) == 1 {
				o.Path = args[0]
			}
			if o.RerunFailed && len(o.Tests) > 0 {
				return &usageError{msg: "the options '--rerun-failed' and '--tests' cannot be used together", command: "test"}
			}
			if err := checkFormats(o.Formats); err != nil {
				return err
			}
			if o.MinCoverage < 0 || o.MinCoverage > 100 {
				return &usageError{msg: "the minimum coverage is a percentage from 0 to 100", command: "test"}
			}
			if err := checkDebug(cmd, o.Debug); err != nil {
				return err
			}
			var tests []string
			for _, t := range o.Tests {
				tests = append(tests, suite.SplitFilters(t)...)
			}
			o.Tests = tests
			// What says how to measure asks for measuring, and where to report for
			// a report.
			o.Coverage = o.Coverage || o.MinCoverage > 0 || len(o.Formats) > 0
			o.Report = o.Report || slices.Contains(o.Formats, "html") || o.ReportDir != ""
			ignored.warn(cmd, a.stderr)
			a.code = a.test(o)
			return nil
		},
	}
	f := cmd.Flags()
	f.StringArrayVarP(&o.Config, "config", "C", nil, "")
	f.StringSliceVar(&o.Groups, "groups", nil, "")
	f.StringSliceVar(&o.Without, "disable-groups", nil, "")
	f.StringArrayVar(&o.Tests, "tests", nil, "")
	f.BoolVar(&o.RerunFailed, "rerun-failed", false, "")
	f.BoolVar(&o.ListGroups, "list-groups", false, "")
	f.BoolVar(&o.Parallel, "parallel", false, "")
	f.BoolVar(&o.Report, "test-report", false, "")
	f.BoolVar(&o.Coverage, "code-coverage", false, "")
	f.StringSliceVar(&o.Formats, "coverage-format", nil, "")
	f.StringSliceVar(&o.Includes, "includes", nil, "")
	f.StringSliceVar(&o.Excludes, "excludes", nil, "")
	f.Float64Var(&o.MinCoverage, "min-coverage", 0, "")
	f.Float64Var(&o.MinCoverage, "minimum-coverage", 0, "")
	f.StringVar(&o.TargetDir, "target-dir", "", "")
	f.StringVar(&o.ReportDir, "test-report-dir", "", "")
	f.StringVar(&o.Debug, "debug", "", "")
	ignored.accept(cmd)
	acceptBalFlags(cmd, &o.Dependencies)
	hide(cmd, "config")
	return cmd
}

// testProgram runs the tests of a package, or of those of a workspace, and
// gives the exit code.
func testProgram(o TestOptions) int {
	o.debugging = &debugging{}
	s := o.session()
	code := s.each(true, func(p *program) int {
		o := o
		o.TargetDir = s.target(p.pkg, p.whole)
		if p.whole && o.ReportDir != "" {
			o.ReportDir = filepath.Join(o.ReportDir, p.pkg.Name)
		}
		return testPackage(o, p)
	})
	o.debugging.exited(code)
	return code
}

// testPackage runs the tests of a package, module by module, and gives the exit
// code.
func testPackage(o TestOptions, program *program) int {
	pkg, deps := program.pkg, program.deps
	out := runtime.NewOutput(o.Stdout)
	defer out.Flush()
	name := pkg.QName() + ":" + pkg.Version
	if pkg.Single {
		name = pkg.Modules[0].Files[0].Name
	}
	fmt.Fprintf(out, "Compiling source\n\t%s\n", name)
	modules := compileTests(pkg, o, deps)
	if reportTests(modules, o.Stderr) {
		return 1
	}
	if err := deps.save(false); err != nil {
		fmt.Fprintf(o.Stderr, "warning: cannot write %s: %v\n", packages.LockName, files.Reason(err))
	}
	if err := o.debugging.open(o.Image, o.Debug, &o.Environ, o.Stderr); err != nil {
		out.Flush()
		fmt.Fprintf(o.Stderr, "error: %v\n", err)
		return 1
	}
	run := &testRun{o: o, pkg: pkg, out: out, err: runtime.NewOutput(o.Stderr, out), coverage: coverageOf(o), begun: time.Now().UTC()}
	if o.RerunFailed {
		if err := run.readFailed(); err != nil {
			out.Flush()
			fmt.Fprintf(o.Stderr, "error: %v\n", files.Explain(err))
			return 1
		}
	}
	if run.coverage != nil {
		fmt.Fprint(out, "\nRunning Tests with Coverage\n")
	} else {
		fmt.Fprint(out, "\nRunning Tests\n")
	}
	for _, m := range modules {
		run.module(m)
	}
	if o.ListGroups {
		return 0
	}
	if !program.whole {
		run.unmatched()
	}
	enough, err := run.report()
	if err != nil {
		fmt.Fprintf(run.err, "error: %v\n", files.Explain(err))
		return 1
	}
	if err := run.writeFailed(); err != nil {
		// What the tests say holds nevertheless, as in a folder that is only read.
		fmt.Fprintf(run.err, "warning: --rerun-failed will not know what failed: %v\n", files.Explain(err))
	}
	if !enough && !run.failed {
		return 1
	}
	if run.failed {
		fmt.Fprint(run.err, "\nerror: there are test failures\n")
		return 1
	}
	return 0
}

// testModule is a module whose tests run: it is compiled together with them.
type testModule struct {
	*compiled
	m *project.Module
	// replaced are the functions that others stand in for, as they were.
	replaced []*tree.Func
	mocked   map[*tree.Func]string // what stands in for a function
}

// shown is the name of the module in results.
func (m *testModule) shown() string {
	if m.pkg.Single {
		return m.m.Files[0].Name
	}
	return m.m.Name
}

// inTests reports whether a function is where tests are: beside the sources of a
// package they do nothing. It says so of those that are meant to be tests.
func (m *testModule) inTests(f *tree.Func, out io.Writer) bool {
	if m.pkg.Single || f.Pos.File == nil {
		return true
	}
	for _, t := range m.m.Tests {
		if t.Name == f.Pos.File.Name {
			return true
		}
	}
	for _, a := range f.Annots {
		if a.Name == testLibrary+":Config" {
			fmt.Fprintf(out, "WARNING: Test function '%s' does not run: '%s' is not in the tests folder of the module\n", f.Name, f.Pos.File.Name)
		}
	}
	return false
}

// compileTests compiles every module of a package with its tests; others see it
// without them. Modules come after those they use.
func compileTests(pkg *project.Package, o TestOptions, deps *dependencies) []*testModule {
	byName := map[string]*testModule{}
	for i := range pkg.Modules {
		m := &pkg.Modules[i]
		with := &project.Module{Name: m.Name, Files: append(slices.Clone(m.Files), m.Tests...)}
		t := &testModule{compiled: compileModule(pkg, with, o.Image, deps), m: m}
		if !t.world.HasErrors() {
			t.mocks()
		}
		byName[m.Name] = t
	}
	var order []*testModule
	var add func(m *testModule)
	add = func(m *testModule) {
		if slices.Contains(order, m) {
			return
		}
		for _, dep := range m.main.Tree.Imports {
			if d := byName[dep.Name]; d != nil && dep.Org == pkg.Org && d != m {
				add(d)
			}
		}
		if !slices.Contains(order, m) {
			order = append(order, m)
		}
	}
	for i := range pkg.Modules {
		add(byName[pkg.Modules[i].Name])
	}
	return order
}

// reportTests writes the diagnostics of all modules, each once, and tells whether
// there are errors.
func reportTests(modules []*testModule, w io.Writer) bool {
	seen := map[string]bool{}
	errs := false
	for _, m := range modules {
		var b strings.Builder
		errs = m.report(&b, false) || errs
		for _, l := range strings.SplitAfter(b.String(), "\n") {
			if !seen[l] && l != "error: compilation contains errors\n" {
				seen[l] = true
				io.WriteString(w, l)
			}
		}
	}
	if errs {
		io.WriteString(w, "error: compilation contains errors\n")
	}
	return errs
}

// testRun is one run of the tests of a package.
type testRun struct {
	o        TestOptions
	pkg      *project.Package
	out, err *runtime.Output
	reports  []*suite.Report
	again    map[string][]string // the tests that failed the last time, by module
	failed   bool
	coverage *suite.Coverage // nil when it is not measured
	begun    time.Time
	matched  map[string]bool // what was asked for, of tests and groups, and is there
}

// unmatched says which of the tests and groups that were asked for there are
// not: nothing else tells that a name is misspelled.
func (r *testRun) unmatched() {
	for _, t := range r.o.Tests {
		if !r.matched["test "+t] {
			fmt.Fprintf(r.err, "\nwarning: no test matches '%s'\n", t)
		}
	}
	for _, g := range append(slices.Clone(r.o.Groups), r.o.Without...) {
		if !r.matched["group "+g] {
			fmt.Fprintf(r.err, "\nwarning: no test belongs to the group '%s'\n", g)
		}
	}
}

// match notes what of the tests and groups that were asked for a module has.
func (r *testRun) match(s *suite.Suite) {
	if r.matched == nil {
		r.matched = map[string]bool{}
	}
	for _, t := range r.o.Tests {
		if s.Has(suite.ParseFilter(t)) {
			r.matched["test "+t] = true
		}
	}
	for _, g := range s.Groups() {
		r.matched["group "+g] = true
	}
}

// module runs the tests of one module.
func (r *testRun) module(m *testModule) {
	fmt.Fprintf(r.out, "\n\t%s\n", m.shown())
	rt := runtime.New(runtime.Options{Stdin: r.o.Stdin, Stdout: r.out, Stderr: r.err, Environ: r.o.Environ})
	defer rt.Flush()
	p := vm.New(m.world, m.main, m.libs, rt)
	conf := m.configurer(rt, r.configuration(m))
	if !conf.ready(r.err) {
		r.failed = true
		return
	}
	p.Config = conf.value
	conf.redact(rt)
	r.out.Redact(rt.Redacted) // what is shown of failures
	leave, err := r.enter()
	if err != nil {
		fmt.Fprintf(r.err, "error: %v\n", err)
		r.failed = true
		return
	}
	defer leave()
	defer r.cover(m, p)()
	if d := r.o.debugging.Debugging; d != nil {
		rt.Flush()
		m.debug(d, p, func() {
			rt.Flush()
			d.Exited(1)
			os.Exit(1)
		})
		defer d.Release()
	}
	rt.Run(context.Background(), false, func(ctx *runtime.Context) {
		if v, err := p.RunInit(ctx); m.failed(r.err, v, err) {
			r.failed = true
			return
		}
		var functions []*value.Function
		for _, a := range m.main.Annotated() {
			if a.Func != nil && m.inTests(a.Func, r.out) {
				functions = append(functions, p.FuncValue(a.Func))
			}
		}
		s := suite.New(m.shown(), functions)
		r.match(s)
		if r.o.ListGroups {
			if g := s.Groups(); len(g) > 0 {
				fmt.Fprintf(r.out, "\tFollowing groups are available :\n\t[%s]\n", strings.Join(g, ", "))
			} else {
				fmt.Fprint(r.out, "\tThere are no groups available!\n")
			}
			return
		}
		if v, err := rt.StartListeners(ctx); m.failed(r.err, v, err) {
			r.failed = true
			return
		}
		rep, err := s.Run(ctx, r.out, r.options(m))
		rt.Stop(ctx, true, func(e *value.Error) { fmt.Fprintf(r.err, "error: %s\n", e.Error()) })
		if err != nil {
			fmt.Fprintf(r.err, "error: %v\n", err)
			r.failed = true
			return
		}
		for i := range rep.Results {
			rep.Results[i].Failure = string(rt.Redacted([]byte(rep.Results[i].Failure)))
		}
		rep.Print(r.out)
		r.reports = append(r.reports, rep)
		r.failed = r.failed || !rep.OK()
	})
}

// enter makes the package's folder the current one, which the paths of resources
// begin at; leave goes back. A process that does other things at the same time
// stays where it is.
func (r *testRun) enter() (leave func(), err error) {
	if !r.o.Image.Process || r.pkg.Single {
		return func() {}, nil
	}
	dir, err := os.Getwd()
	if err == nil {
		err = os.Chdir(r.pkg.Root)
	}
	if err != nil {
		return nil, fmt.Errorf("the tests cannot run in the folder of the package: %w", err)
	}
	return func() {
		if err := os.Chdir(dir); err != nil {
			fmt.Fprintf(r.err, "warning: the folder '%s' is gone: %v\n", dir, err)
		}
	}, nil
}

// configuration says where the configuration of a module's tests is: a
// Config.toml beside the tests, or else the package's.
func (r *testRun) configuration(m *testModule) config.Sources {
	from := config.Sources{Dir: ".", Root: r.pkg.Root, Environ: r.o.Environ, Args: r.o.Config}
	folder := filepath.Join(r.pkg.Root, "tests")
	if sub, ok := strings.CutPrefix(m.m.Name, r.pkg.Name+"."); ok {
		folder = filepath.Join(r.pkg.Root, "modules", sub, "tests")
	}
	if _, err := os.Stat(filepath.Join(folder, "Config.toml")); err == nil && !r.pkg.Single {
		from.Dir, from.Root = folder, ""
	}
	return from
}

func (r *testRun) options(m *testModule) suite.Options {
	o := suite.Options{Groups: r.o.Groups, Without: r.o.Without, Parallel: r.o.Parallel}
	for _, t := range r.o.Tests {
		o.Tests = append(o.Tests, suite.ParseFilter(t))
	}
	if r.again != nil {
		// A filter that nothing matches, for modules where nothing failed.
		o.Tests = append(o.Tests, suite.Filter{Name: ""})
		for _, t := range r.again[m.shown()] {
			test, key, _ := strings.Cut(t, "#")
			o.Tests = append(o.Tests, suite.Filter{Name: test, Key: key})
		}
	}
	return o
}

// failedFile lists the tests that failed the last time.
const failedFile = "rerun_test.json"

func (r *testRun) readFailed() error {
	if r.pkg.Single {
		return fmt.Errorf("error while running failed tests: what fails is remembered for packages only, and '%s' is a single file", r.pkg.Modules[0].Files[0].Name)
	}
	b, err := os.ReadFile(filepath.Join(r.o.TargetDir, failedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("error while running failed tests: the tests have not been run before")
	}
	if err != nil {
		return fmt.Errorf("error while running failed tests: %w", err)
	}
	if err := json.Unmarshal(b, &r.again); err != nil {
		return fmt.Errorf("error while running failed tests: '%s' is damaged; run the tests without --rerun-failed first", failedFile)
	}
	return nil
}

func (r *testRun) writeFailed() error {
	if r.pkg.Single {
		return nil
	}
	failed := map[string][]string{}
	for _, rep := range r.reports {
		for i := range rep.Results {
			if res := &rep.Results[i]; res.Status == suite.Failed {
				failed[rep.Module] = append(failed[rep.Module], res.Name())
			}
		}
	}
	return writeJSON(filepath.Join(r.o.TargetDir, failedFile), failed)
}

// writeJSON writes a file of the target folder.
func writeJSON(path string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return writeTarget(path, append(b, '\n'))
}

func writeTarget(path string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return files.Replace(path, b, 0o644)
}
