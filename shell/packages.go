package shell

import (
	"fmt"
	"slices"
	"strings"

	"barre/check"
	"barre/lib/catalog"
	"barre/packages"
	"barre/project"
	"barre/syntax"
)

// others are the packages, of other people, that inputs have imported.
type others struct {
	imports []string // "org/module"
	res     *packages.Resolution
	loaded  map[*packages.Resolved]*project.Package
}

// source gives a module of one of the packages, nil when none has it.
func (o *others) source(org, name string) *check.Source {
	r := o.res.Provider(org, name)
	if r == nil {
		return nil
	}
	pkg, ok := o.loaded[r]
	if !ok {
		var err error
		if pkg, err = r.Package(); err != nil {
			return nil // the import says that there is no such module
		}
		if o.loaded == nil {
			o.loaded = map[*packages.Resolved]*project.Package{}
		}
		o.loaded[r] = pkg
	}
	m := pkg.Module(name)
	if m == nil {
		return nil
	}
	s := &check.Source{Org: org, Name: name, Version: pkg.Version}
	for i := range m.Files {
		s.Files = append(s.Files, syntax.Parse(m.Files[i].Name, m.Files[i].Src))
	}
	return s
}

// findPackages looks for the packages that an input imports, and fetches those that
// are not on this machine.
func (s *session) findPackages(f *syntax.File) {
	wanted := slices.Clone(s.others.imports)
	for _, i := range f.Imports {
		if i.Org == nil {
			continue
		}
		var name []string
		for _, n := range i.Names {
			name = append(name, n.Name)
		}
		q := i.Org.Name + "/" + strings.Join(name, ".")
		if s.libs[q] == nil && !catalog.InFull(q) && !slices.Contains(wanted, q) {
			wanted = append(wanted, q)
		}
	}
	if len(wanted) == len(s.others.imports) {
		return
	}
	// One choice for all of them, so that they agree on the packages they share.
	root := &project.Package{
		Org: "$anon", Name: "shell", Single: true, Manifest: &project.Manifest{},
		Modules: []project.Module{{Name: "shell", Files: []project.File{{Name: f.Name, Src: "import " + strings.Join(wanted, ";\nimport ") + ";\n"}}}},
	}
	o := packages.Options{Environ: s.env, Distribution: s.distribution, Library: func(org, module string) (string, bool) {
		if m := s.libs[org+"/"+module]; m != nil {
			return m.Version, true
		}
		return "", catalog.InFull(org + "/" + module)
	}}
	type answer struct {
		res *packages.Resolution
		err error
	}
	done := make(chan answer, 1)
	go func() {
		res, err := packages.Resolve(root, o)
		done <- answer{res, err}
	}()
	select {
	case a := <-done:
		if a.err != nil {
			fmt.Fprintf(s.errOut, "| error: %v\n", a.err)
			return
		}
		for _, w := range a.res.Warnings {
			fmt.Fprintf(s.errOut, "| warning: %s\n", w)
		}
		s.others.res = a.res
		// What was not found may be asked for again.
		s.others.imports = slices.DeleteFunc(wanted, func(q string) bool {
			org, module, _ := strings.Cut(q, "/")
			return a.res.Provider(org, module) == nil
		})
	case <-s.interrupts:
	}
}
