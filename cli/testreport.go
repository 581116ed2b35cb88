package cli

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"barre/cli/suite"
	"barre/syntax"
	"barre/tree"
	"barre/vm"
)

// coverageFormats are what --coverage-format may say: the file each is written
// to, in the folder of reports.
var coverageFormats = map[string]string{
	"xml":  "coverage-report.xml",
	"go":   "coverage.txt",
	"html": "", // the report that is written anyway
}

// covers reports whether the coverage of a source file is measured.
func (r *testRun) covers(name string) bool {
	in := func(patterns []string) bool {
		return slices.ContainsFunc(patterns, func(p string) bool { return r.fits(p, name) })
	}
	if in(r.o.Excludes) || len(r.o.Includes) > 0 && !in(r.o.Includes) {
		return false
	}
	for i := range r.pkg.Modules {
		for _, f := range r.pkg.Modules[i].Files {
			if f.Name == name {
				return !f.Generated
			}
		}
	}
	return false
}

// fits reports whether a pattern means a source file: an absolute path or one
// from the package's folder, a folder for all in it, * for any name and ** for
// any folders. Without a folder in front it means the name of a file anywhere.
func (r *testRun) fits(pattern, name string) bool {
	p := filepath.ToSlash(pattern)
	if filepath.IsAbs(pattern) {
		rel, err := filepath.Rel(r.pkg.Root, pattern)
		if err != nil {
			return false
		}
		p = "./" + filepath.ToSlash(rel)
	}
	rest, fromRoot := strings.CutPrefix(p, "./")
	if p == "." || fromRoot && (rest == "" || rest == ".") {
		return true
	}
	rest = strings.TrimSuffix(rest, "/")
	if !fromRoot && !strings.Contains(rest, "/") && matchPath(rest, path.Base(name)) {
		return true
	}
	return rest == name || strings.HasPrefix(name, rest+"/") || matchPath(rest, name)
}

// matchPath reports whether a file's path fits a pattern, in which ** stands for
// any folders.
func matchPath(pattern, name string) bool {
	before, after, any := strings.Cut(pattern, "**")
	if !any {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	}
	rest, ok := strings.CutPrefix(name, before)
	if !ok {
		return false
	}
	after = strings.TrimPrefix(after, "/")
	for {
		if after == "" || matchPath(after, rest) {
			return true
		}
		i := strings.IndexByte(rest, '/')
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
}

// cover lets a program note what it executes; what is returned takes that over
// once it has run.
func (r *testRun) cover(m *testModule, p *vm.Program) (done func()) {
	if r.coverage == nil {
		return func() {}
	}
	known := map[string]bool{}
	for i := range r.pkg.Modules {
		for _, f := range r.pkg.Modules[i].Files {
			known[f.Name] = r.covers(f.Name)
		}
	}
	p.Cover(func(f *syntax.File) bool { return known[f.Name] })
	// The tests of a single file are in it, and are not what they test.
	tests := map[*tree.Func]bool{}
	for _, a := range m.main.Annotated() {
		for _, n := range a.Annots {
			if a.Func != nil && strings.HasPrefix(n.Name, testLibrary+":") {
				tests[a.Func] = true
			}
		}
	}
	return func() {
		for _, w := range m.world.Modules() {
			if w.Library() {
				continue
			}
			functions := w.Functions()
			if w == m.main {
				functions = append(slices.Clone(functions), m.replaced...)
			}
			for _, c := range p.Reached(functions) {
				if !tests[outermost(c.Func)] {
					r.coverage.Add(c.File, c.Probes, c.Hit)
				}
			}
		}
	}
}

// outermost is the function that is not within another one.
func outermost(f *tree.Func) *tree.Func {
	for f.Parent != nil {
		f = f.Parent
	}
	return f
}

// report writes what was asked for about the results, and gives false when less
// is covered than should be.
func (r *testRun) report() (bool, error) {
	if !r.o.Report && r.coverage == nil {
		return true, nil
	}
	var modules []suite.ModuleCoverage
	if r.coverage != nil {
		modules = r.moduleCoverage()
	}
	s := suite.Summarize(r.pkg.Name, r.begun, r.reports, modules)
	folder := filepath.Join(r.o.TargetDir, "report")
	stamp := ""
	if r.o.ReportDir != "" {
		folder, stamp = r.o.ReportDir, r.begun.Format("-20060102T150405Z")
	}
	shown := func(name string) string {
		p := filepath.Join(folder, name)
		if wd, err := os.Getwd(); err == nil {
			if rel, err := filepath.Rel(wd, p); err == nil && len(rel) < len(p) {
				p = rel
			}
		}
		return filepath.ToSlash(p)
	}
	fmt.Fprint(r.out, "\nGenerating Test Report\n")
	write := func(name string, b []byte, err error) error {
		ext := filepath.Ext(name)
		name = strings.TrimSuffix(name, ext) + stamp + ext
		if err == nil {
			err = writeTarget(filepath.Join(folder, name), b)
		}
		if err != nil {
			return fmt.Errorf("cannot write the report '%s': %w", name, err)
		}
		fmt.Fprintf(r.out, "\t%s\n", shown(name))
		return nil
	}
	b, err := s.JSON()
	if err := write("test_results.json", b, err); err != nil {
		return false, err
	}
	if r.o.Report {
		var page bytes.Buffer
		s.Tool = Version
		err := s.HTML(&page)
		if err := write("test_results.html", page.Bytes(), err); err != nil {
			return false, err
		}
		b, err := s.JUnit()
		if err := write("junit.xml", b, err); err != nil {
			return false, err
		}
	}
	if r.coverage == nil {
		return true, nil
	}
	for _, f := range r.o.Formats {
		switch f {
		case "xml":
			b, err := s.JaCoCo()
			if err := write(filepath.Join(r.pkg.Name, coverageFormats[f]), b, err); err != nil {
				return false, err
			}
		case "go":
			if err := write(coverageFormats[f], s.GoText(), nil); err != nil {
				return false, err
			}
		}
	}
	if r.o.MinCoverage > 0 && s.Percent < r.o.MinCoverage {
		fmt.Fprintf(r.err, "\nerror: the code coverage of %.2f%% is below the minimum of %g%%\n", s.Percent, r.o.MinCoverage)
		return false, nil
	}
	return true, nil
}

// moduleCoverage is the coverage of each module by its files.
func (r *testRun) moduleCoverage() []suite.ModuleCoverage {
	list := []suite.ModuleCoverage{}
	for i := range r.pkg.Modules {
		m := &r.pkg.Modules[i]
		c := suite.ModuleCoverage{Name: m.Name}
		for _, f := range m.Files {
			if !r.covers(f.Name) {
				continue
			}
			if l := r.coverage.File(f.Name, f.Src); len(l.Lines) > 0 {
				c.Files = append(c.Files, l)
			}
		}
		list = append(list, c)
	}
	return list
}

// checkFormats says which of the formats is unknown.
func checkFormats(formats []string) error {
	for _, f := range formats {
		if _, ok := coverageFormats[f]; !ok {
			return &usageError{msg: fmt.Sprintf("unsupported coverage report format '%s': expected xml, go or html", f), command: "test"}
		}
	}
	return nil
}

// coverageOf begins to measure the coverage when that is asked for.
func coverageOf(o TestOptions) *suite.Coverage {
	if !o.Coverage {
		return nil
	}
	return suite.NewCoverage()
}
