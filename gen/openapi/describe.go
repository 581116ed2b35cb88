package openapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"

	"barre/check"
	"barre/internal/files"
	"barre/lib"
	"barre/packages"
	"barre/project"
	"barre/syntax"
	"barre/types"
)

// describe writes the OpenAPI documents of the services in a source file.
func (c *command) describe() error {
	path, err := filepath.Abs(c.input)
	if err != nil {
		return err
	}
	if _, err := os.Stat(c.input); err != nil {
		return fmt.Errorf("%v", files.Explain(err))
	}
	root := project.PackageOf(filepath.Dir(path))
	if root == "" {
		root = path
	}
	pkg, err := project.Load(root, project.Options{})
	if err != nil {
		return err
	}
	l := &loaded{pkg: pkg, libs: map[string]*lib.Module{}, others: map[string]*project.Package{}}
	module, file, err := l.check(path, c)
	if err != nil {
		return err
	}
	list := services(module, file)
	if len(list) == 0 {
		return fmt.Errorf("there is no HTTP service in '%s': services on listeners of ballerina/http, and service types that include http:ServiceContract, can be described", c.input)
	}
	var made []string
	for _, s := range list {
		if c.service != "" && strings.Trim(c.service, "/") != strings.Trim(s.base, "/") {
			continue
		}
		d := &describer{module: module, file: file, service: s, pkg: pkg}
		tree := d.document()
		for _, w := range d.warnings {
			fmt.Fprintln(c.Stderr, w)
		}
		name, text, err := c.render(s, tree)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(c.output, 0o777); err != nil {
			return fmt.Errorf("%v", files.Explain(err))
		}
		if err := os.WriteFile(filepath.Join(c.output, name), text, 0o666); err != nil {
			return fmt.Errorf("%v", files.Explain(err))
		}
		made = append(made, name)
	}
	if len(made) == 0 {
		var paths []string
		for _, s := range list {
			paths = append(paths, s.base)
		}
		return fmt.Errorf("there is no service '%s' in '%s': its services are %s", c.service, c.input, strings.Join(paths, ", "))
	}
	fmt.Fprintln(c.Stdout, "OpenAPI documents were generated successfully. The following files were created.")
	for _, name := range made {
		fmt.Fprintln(c.Stdout, "-- "+name)
	}
	return nil
}

// render gives the name of a document's file, and its text.
func (c *command) render(s *served, n *node) (name string, text []byte, err error) {
	base := strings.Trim(strings.Join(strings.FieldsFunc(s.base, func(r rune) bool { return r == '/' || r == '\\' || r == '"' || r == ':' }), "_"), "_")
	if base == "" {
		base = strings.TrimSuffix(filepath.Base(c.input), ".bal")
	}
	if c.json {
		var b bytes.Buffer
		if err := writeJSON(&b, n, "\n"); err != nil {
			return "", nil, err
		}
		return base + "_openapi.json", append(b.Bytes(), '\n'), nil
	}
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(yamlOf(n)); err != nil {
		return "", nil, err
	}
	return base + "_openapi.yaml", b.Bytes(), e.Close()
}

// yamlOf is a node as the YAML library has it.
func yamlOf(n *node) *yaml.Node {
	switch n.kind {
	case object:
		y := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		for _, f := range n.fields {
			y.Content = append(y.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: f.name}, yamlOf(f.value))
		}
		return y
	case list:
		y := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, x := range n.items {
			y.Content = append(y.Content, yamlOf(x))
		}
		return y
	case boolean:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: n.text}
	case number:
		tag := "!!int"
		if strings.ContainsAny(n.text, ".eE") {
			tag = "!!float"
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: n.text}
	case null:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: n.text}
}

// writeJSON writes a node over several lines; newline is what begins one at its level.
func writeJSON(b *bytes.Buffer, n *node, newline string) error {
	each := func(open, end byte, count int, write func(i int) error) error {
		b.WriteByte(open)
		for i := range count {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(newline + "  ")
			if err := write(i); err != nil {
				return err
			}
		}
		if count > 0 {
			b.WriteString(newline)
		}
		b.WriteByte(end)
		return nil
	}
	quoted := func(s string) error {
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		err := e.Encode(s)
		b.Truncate(b.Len() - 1) // the end of the line
		return err
	}
	switch n.kind {
	case object:
		return each('{', '}', len(n.fields), func(i int) error {
			if err := quoted(n.fields[i].name); err != nil {
				return err
			}
			b.WriteString(": ")
			return writeJSON(b, n.fields[i].value, newline+"  ")
		})
	case list:
		return each('[', ']', len(n.items), func(i int) error { return writeJSON(b, n.items[i], newline+"  ") })
	case text:
		return quoted(n.text)
	case null:
		b.WriteString("null")
	default:
		b.WriteString(n.text)
	}
	return nil
}

// loaded is a package that is checked to describe its services.
type loaded struct {
	pkg    *project.Package
	libs   map[string]*lib.Module
	others map[string]*project.Package
	deps   *packages.Resolution
	world  *check.World
}

// check checks the module that a file is a source of.
func (l *loaded) check(path string, c *command) (*check.Module, *syntax.File, error) {
	for _, m := range c.Modules() {
		l.libs[m.QName()] = m
	}
	var err error
	l.deps, err = packages.Resolve(l.pkg, packages.Options{
		Environ: c.Environ, TargetDir: filepath.Join(l.pkg.Root, "target"),
		Library: func(org, name string) (string, bool) {
			if m := l.libs[org+"/"+name]; m != nil {
				return m.Version, true
			}
			return "", false
		},
	})
	if err != nil {
		return nil, nil, err
	}
	l.world = check.NewWorld(types.NewEnv(), l.find)
	for i := range l.pkg.Modules {
		m := &l.pkg.Modules[i]
		for j := range m.Files {
			if m.Files[j].Path != path {
				continue
			}
			src := source(l.pkg, m)
			if l.pkg.Single {
				src.Name = "."
			}
			module := l.world.Add(src)
			l.world.CheckAll(module)
			if err := l.report(c.Stderr); err != nil {
				return nil, nil, err
			}
			return module, src.Files[j], nil
		}
	}
	return nil, nil, fmt.Errorf("'%s' is not a source of the package in '%s'", c.input, l.pkg.Root)
}

// report prints what is wrong with the program.
func (l *loaded) report(w io.Writer) error {
	if !l.world.HasErrors() {
		return nil
	}
	for _, d := range l.world.Diagnostics() {
		if d.Severity == check.SevError {
			from, to := d.File.Lines.Pos(int(d.Off)), d.File.Lines.Pos(int(d.End))
			fmt.Fprintf(w, "ERROR [%s:(%d:%d,%d:%d)] %s\n", d.File.Name, from.Line, from.Col, to.Line, to.Col, d.Msg)
		}
	}
	return errors.New("compilation contains errors")
}

func source(pkg *project.Package, m *project.Module) *check.Source {
	s := &check.Source{Org: pkg.Org, Name: m.Name, Version: pkg.Version}
	for _, f := range m.Files {
		s.Files = append(s.Files, syntax.Parse(f.Name, f.Src))
	}
	return s
}

// find gives the sources of a module: of the package, the library, a package beside it
// in the workspace or one it depends on.
func (l *loaded) find(org, name string) *check.Source {
	if org == l.pkg.Org && !l.pkg.Single {
		if m := l.pkg.Module(name); m != nil {
			return source(l.pkg, m)
		}
	}
	if m := l.libs[org+"/"+name]; m != nil {
		return check.LibrarySource(m)
	}
	var pkg *project.Package
	if member := l.pkg.Sibling(org, name); member != nil {
		if pkg = l.others[member.Root]; pkg == nil {
			pkg, _ = project.Load(member.Root, project.Options{})
			l.others[member.Root] = pkg
		}
	} else if r := l.deps.Provider(org, name); r != nil {
		pkg, _ = r.Package()
	}
	if pkg == nil {
		return nil
	}
	if m := pkg.Module(name); m != nil {
		return source(pkg, m)
	}
	return nil
}
