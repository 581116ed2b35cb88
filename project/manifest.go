package project

import (
	"fmt"
	"path"
	"strings"

	"barre/toml"
)

// Manifest is the content of a Ballerina.toml.
type Manifest struct {
	// File is the absolute path, "" when there is no manifest.
	File string
	// Tree is the whole document, for the tables that belong to others
	// ([platform], tools).
	Tree *toml.Node

	Org, Name, Version string // of [package], "" where it says nothing
	// Distribution is the Ballerina distribution the package was written for.
	Distribution string
	// Export are the modules other packages may import; empty means the
	// default module alone.
	Export []string
	// Modules are what [[package.modules]] says of modules but the default one.
	Modules []ModuleEntry
	// Visibility is "private" or "" for public.
	Visibility string
	// Template marks a package that is meant to be copied by `new -t`.
	Template bool

	// License, Authors, Keywords, Repository and Description are what a
	// registry shows of the package.
	License, Authors, Keywords []string
	Repository, Description    string
	// Readme and Icon are files of the package, relative to its folder.
	Readme, Icon string
	// Include are patterns of further files that go into the package's archive.
	Include []string

	// Platform are the libraries of other platforms that [platform] lists.
	Platform []PlatformDependency

	BuildOptions map[string]*toml.Node
	Dependencies []Dependency
	Tools        []Tool

	// Workspace are the folders that [workspace] lists, relative to the
	// manifest; nil when the manifest is not a workspace's.
	Workspace []string
}

// Dependency is a [[dependency]]: the version to take of a package, or a
// repository to take it from.
type Dependency struct {
	Org, Name, Version string
	Repository         string // "" for the default, "local"
	// SkipWorkspace takes the package from a repository although the workspace
	// has one of that name.
	SkipWorkspace bool
	Range         toml.Range
}

// ModuleEntry is a [[package.modules]]: what the manifest says of a module.
type ModuleEntry struct {
	Name, Readme string // Readme is relative to the module's folder
	Export       bool
	Range        toml.Range
}

// Tool is a [[tool.NAME]]: a generator that runs when the package is built.
type Tool struct {
	Name         string // "openapi", "health.fhir" for a subcommand
	ID           string
	FilePath     string
	TargetModule string
	Options      *toml.Node // the table options, nil when there is none
	Range        toml.Range
}

// PlatformDependency is a [[platform.NAME.dependency]]: a Java library that
// functions of the package are implemented with.
type PlatformDependency struct {
	Platform string // "java21"
	// Path is a file of the package; GroupID, ArtifactID and Version name one of
	// a Maven repository.
	Path, GroupID, ArtifactID, Version string
	Scope                              string // "", "provided", "testOnly"
	Range                              toml.Range
}

// String is what the dependency is called in messages.
func (d *PlatformDependency) String() string {
	if d.Path != "" {
		return d.Path
	}
	return d.GroupID + ":" + d.ArtifactID + ":" + d.Version
}

// BuildOption returns a boolean of [build-options], false when it is absent.
func (m *Manifest) BuildOption(name string) bool {
	v, _ := m.BuildOptions[name].Bool()
	return v
}

// The rules are written out rather than as regular expressions: compiling
// those would cost every start of the program.

func wordChar(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func allOf(s string, ok func(c byte) bool) bool {
	for i := 0; i < len(s); i++ {
		if !ok(s[i]) {
			return false
		}
	}
	return s != ""
}

func nameChar(c byte) bool { return c == '.' || wordChar(c) }

func digit(c byte) bool { return '0' <= c && c <= '9' }

// ValidVersion tells whether s is a version as semver.org 2.0.0 defines it.
func ValidVersion(s string) bool {
	s, build, hasBuild := strings.Cut(s, "+")
	core, pre, hasPre := strings.Cut(s, "-")
	numeric := func(s string) bool { return allOf(s, digit) && (s == "0" || s[0] != '0') }
	parts := strings.Split(core, ".")
	if len(parts) != 3 {
		return false
	}
	for _, p := range parts {
		if !numeric(p) {
			return false
		}
	}
	ident := func(c byte) bool { return c == '-' || c != '_' && wordChar(c) }
	if hasPre {
		for _, p := range strings.Split(pre, ".") {
			if !allOf(p, ident) || allOf(p, digit) && !numeric(p) {
				return false
			}
		}
	}
	if hasBuild {
		for _, p := range strings.Split(build, ".") {
			if !allOf(p, ident) {
				return false
			}
		}
	}
	return true
}

// orgRule says what is wrong with the name of an organisation, "" if nothing.
func orgRule(s string) string {
	switch {
	case len(s) > 256:
		return "maximum length of 'org' is 256 characters"
	case !allOf(s, wordChar):
		return "'org' can only contain alphanumerics and underscores"
	}
	return edgeRule("org", s)
}

// nameRule says what is wrong with a package or module name, "" if nothing.
func nameRule(s string) string {
	switch {
	case len(s) > 256:
		return "maximum length of 'name' is 256 characters"
	case !allOf(s, nameChar):
		return "'name' can only contain alphanumerics, underscores and periods"
	case digit(s[0]):
		return "'name' cannot have initial numeric characters"
	case strings.HasPrefix(s, ".") || strings.HasSuffix(s, ".") || strings.Contains(s, ".."):
		return "'name' cannot begin or end with a period or have two in a row"
	}
	return edgeRule("name", s)
}

func edgeRule(what, s string) string {
	switch {
	case strings.HasPrefix(s, "_"):
		return "'" + what + "' cannot have initial underscore characters"
	case strings.HasSuffix(s, "_"):
		return "'" + what + "' cannot have trailing underscore characters"
	case strings.Contains(s, "__"):
		return "'" + what + "' cannot have consecutive underscore characters"
	}
	return ""
}

// ValidName tells whether s can be the name of a package.
func ValidName(s string) bool { return s != "" && nameRule(s) == "" }

// ValidOrg tells whether s can be the name of an organisation.
func ValidOrg(s string) bool { return s != "" && orgRule(s) == "" }

// ParseManifest reads a manifest. name is how messages call the file. Every
// problem is reported; the manifest holds what could be read.
func ParseManifest(name string, src []byte) (*Manifest, []Problem) {
	tree, errs := toml.Parse(name, src)
	r := &manifestReader{file: name}
	for _, e := range errs {
		r.fail(e.Range, "%s", e.Message)
	}
	m := &Manifest{Tree: tree, BuildOptions: map[string]*toml.Node{}}
	r.read(m)
	return m, r.problems
}

type manifestReader struct {
	file     string
	problems []Problem
}

func (r *manifestReader) fail(at toml.Range, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.file, at, fmt.Sprintf(format, args...)})
}

// table returns a table of t, nil when it is absent or something else, which
// is reported.
func (r *manifestReader) table(t *toml.Node, name string) *toml.Node {
	e := t.Entry(name)
	if e == nil {
		return nil
	}
	if e.Value.Kind != toml.Table {
		r.fail(e.KeyRange, "incompatible type for key '%s': expected 'TABLE', found '%s'", name, e.Value.Kind)
		return nil
	}
	return e.Value
}

// tables returns the elements of an array of tables.
func (r *manifestReader) tables(t *toml.Node, name string) []*toml.Node {
	e := t.Entry(name)
	if e == nil {
		return nil
	}
	if e.Value.Kind == toml.Array {
		for _, i := range e.Value.Items {
			if i.Kind != toml.Table {
				r.fail(i.Range, "incompatible type for an element of '%s': expected 'TABLE', found '%s'", name, i.Kind)
				return nil
			}
		}
		return e.Value.Items
	}
	r.fail(e.KeyRange, "incompatible type for key '%s': expected 'TABLE_ARRAY', found '%s'; write [[%s]]", name, e.Value.Kind, name)
	return nil
}

// text returns a string of t, "" when it is absent.
func (r *manifestReader) text(t *toml.Node, name string) string {
	v := t.Get(name)
	if v == nil {
		return ""
	}
	if v.Kind != toml.String {
		r.fail(v.Range, "incompatible type for key '%s': expected 'STRING', found '%s'", name, v.Kind)
		return ""
	}
	return v.Text
}

func (r *manifestReader) texts(t *toml.Node, name string) []string {
	v := t.Get(name)
	if v == nil {
		return nil
	}
	if v.Kind != toml.Array {
		r.fail(v.Range, "incompatible type for key '%s': expected 'ARRAY', found '%s'", name, v.Kind)
		return nil
	}
	list := []string{}
	for _, i := range v.Items {
		if i.Kind != toml.String {
			r.fail(i.Range, "incompatible type for an element of '%s': expected 'STRING', found '%s'", name, i.Kind)
			continue
		}
		list = append(list, i.Text)
	}
	return list
}

func (r *manifestReader) flag(t *toml.Node, name string) bool {
	v := t.Get(name)
	if v == nil {
		return false
	}
	b, ok := v.Bool()
	if !ok {
		r.fail(v.Range, "incompatible type for key '%s': expected 'BOOLEAN', found '%s'", name, v.Kind)
	}
	return b
}

// checked is text with a rule; table is the table's name in messages.
func (r *manifestReader) checked(t *toml.Node, table, name string, rule func(string) string) string {
	s := r.text(t, name)
	v := t.Get(name)
	if v == nil || v.Kind != toml.String {
		return s
	}
	if bad := rule(s); bad != "" {
		r.fail(v.Range, "invalid '%s' under [%s]: %s", name, table, bad)
	}
	return s
}

func versionRule(s string) string {
	if !ValidVersion(s) {
		return "'version' should be compatible with semver, as in 1.2.3"
	}
	return ""
}

func (r *manifestReader) read(m *Manifest) {
	if p := r.table(m.Tree, "package"); p != nil {
		m.Org = r.checked(p, "package", "org", orgRule)
		m.Name = r.checked(p, "package", "name", nameRule)
		m.Version = r.checked(p, "package", "version", versionRule)
		m.Distribution = r.checked(p, "package", "distribution", func(s string) string {
			if !ValidVersion(s) && !strings.HasPrefix(s, "slbeta") && !strings.HasPrefix(s, "slalpha") { // as the first were called
				return fmt.Sprintf("expected the version of a distribution, as in 2201.13.0, found '%s'", s)
			}
			return ""
		})
		m.Export = r.texts(p, "export")
		m.Template = r.flag(p, "template")
		r.describePackage(m, p)
	}
	r.buildOptions(m)
	r.platforms(m)
	for _, d := range r.tables(m.Tree, "dependency") {
		dep := Dependency{
			Org:        r.checked(d, "dependency", "org", orgRule),
			Name:       r.checked(d, "dependency", "name", nameRule),
			Version:    r.checked(d, "dependency", "version", versionRule),
			Repository: r.text(d, "repository"),
			Range:      d.Range,

			SkipWorkspace: r.flag(d, "skipWorkspace"),
		}
		for _, k := range []string{"org", "name"} {
			if d.Entry(k) == nil {
				r.fail(d.Range, "'%s' under [[dependency]] is missing", k)
			}
		}
		r.dependency(m, d, dep)
	}
	if t := r.table(m.Tree, "tool"); t != nil {
		for _, e := range t.Entries {
			r.tools(m, t, e, e.Key)
		}
	}
	if w := r.table(m.Tree, "workspace"); w != nil {
		m.Workspace = r.texts(w, "packages")
		for i, f := range m.Workspace {
			if bad := inside(f); bad != "" {
				r.fail(w.Get("packages").Items[i].Range, "invalid 'packages' under [workspace]: %s", strings.Replace(bad, "the package", "the workspace", 1))
			}
			for _, other := range m.Workspace[:i] {
				if path.Clean(other) == path.Clean(f) {
					r.fail(w.Get("packages").Items[i].Range, "invalid 'packages' under [workspace]: '%s' is listed twice", f)
				}
			}
		}
		if w.Entry("packages") == nil {
			r.fail(w.Range, "'packages' under [workspace] is missing: it lists the folders of the workspace's packages")
		}
		if p := m.Tree.Entry("package"); p != nil {
			r.fail(p.KeyRange, "a manifest has either [package] or [workspace], not both")
		}
	}
}
