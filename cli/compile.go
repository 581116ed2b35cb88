package cli

import (
	"fmt"
	"io"
	"strings"

	"barre/check"
	"barre/lib"
	"barre/project"
	"barre/syntax"
	"barre/types"
)

// compiled is a package that has been checked.
type compiled struct {
	pkg   *project.Package
	world *check.World
	main  *check.Module
	libs  map[string]*lib.Module
	// siblings are the packages of the workspace that were loaded, by folder.
	siblings map[string]*project.Package
	deps     *dependencies
	paths    map[*syntax.File]string // of the user's files, absolute
}

// compilePackage parses and checks a package. deps are the packages that it
// needs, nil for none.
func compilePackage(pkg *project.Package, image Image, deps *dependencies) *compiled {
	return compileModule(pkg, &pkg.Modules[0], image, deps)
}

// compileModule parses and checks a module of a package and those it uses.
func compileModule(pkg *project.Package, m *project.Module, image Image, deps *dependencies) *compiled {
	c := &compiled{pkg: pkg, deps: deps, siblings: deps.siblings()}
	c.newWorld(image)
	root := c.source(pkg, m)
	if pkg.Single {
		root.Name = "."
	}
	c.main = c.world.Add(root)
	c.world.CheckAll(c.main)
	return c
}

// newWorld makes the world in which modules are checked.
func (c *compiled) newWorld(image Image) {
	c.libs = map[string]*lib.Module{}
	for _, m := range image.Modules() {
		c.libs[m.QName()] = m
	}
	c.world = check.NewWorld(types.NewEnv(), c.find)
}

// find gives the sources of a module: one of the package, of a package beside
// it in the workspace, or of the library.
func (c *compiled) find(org, name string) *check.Source {
	if org == c.pkg.Org {
		for i := range c.pkg.Modules {
			if m := &c.pkg.Modules[i]; m.Name == name && !c.pkg.Single {
				return c.source(c.pkg, m)
			}
		}
	}
	if m := c.libs[org+"/"+name]; m != nil {
		return check.LibrarySource(m)
	}
	if member := c.pkg.Sibling(org, name); member != nil {
		return c.sibling(member, name)
	}
	if pkg := c.deps.provider(org, name); pkg != nil {
		return c.dependency(pkg, name)
	}
	return nil
}

// sibling gives a module of another package of the workspace. What is wrong
// with that package's manifest shows where it is imported: as a module that
// cannot be resolved.
func (c *compiled) sibling(member *project.Member, name string) *check.Source {
	pkg := c.siblings[member.Root]
	if pkg == nil {
		var err error
		if pkg, err = project.Load(member.Root, project.Options{}); err != nil {
			return nil
		}
		if c.siblings == nil {
			c.siblings = map[string]*project.Package{}
		}
		c.siblings[member.Root] = pkg
	}
	for i := range pkg.Modules {
		if m := &pkg.Modules[i]; m.Name == name {
			return c.source(pkg, m)
		}
	}
	return nil
}

func (c *compiled) source(pkg *project.Package, m *project.Module) *check.Source {
	s := &check.Source{Org: pkg.Org, Name: m.Name, Version: pkg.Version}
	s.Files = make([]*syntax.File, len(m.Files))
	done := make(chan int)
	for i := range m.Files {
		go func() {
			s.Files[i] = syntax.Parse(m.Files[i].Name, m.Files[i].Src)
			done <- i
		}()
	}
	for range m.Files {
		<-done
	}
	if c.paths == nil {
		c.paths = map[*syntax.File]string{}
	}
	for i, f := range s.Files {
		c.paths[f] = m.Files[i].Path
	}
	return s
}

// report writes the diagnostics as users of bal and their tools read them and
// tells whether there are errors.
func (c *compiled) report(w io.Writer, warnings bool) bool {
	errs := false
	var b strings.Builder
	for _, d := range c.world.Diagnostics() {
		if d.Severity != check.SevError && c.deps.owns(d.File) {
			continue // nothing that the user could do about it
		}
		level := "ERROR"
		switch d.Severity {
		case check.SevWarning:
			level = "WARNING"
		case check.SevHint:
			level = "HINT"
		default:
			errs = true
		}
		if d.Severity != check.SevError && !warnings {
			continue
		}
		from, to := d.File.Lines.Pos(int(d.Off)), d.File.Lines.Pos(int(d.End))
		fmt.Fprintf(&b, "%s [%s:(%d:%d,%d:%d)] %s\n", level, d.File.Name, from.Line, from.Col, to.Line, to.Col, d.Msg)
	}
	errs = c.deps.report(&b, warnings) || errs
	if errs {
		b.WriteString("error: compilation contains errors\n")
	}
	io.WriteString(w, b.String())
	return errs
}
