package project

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"barre/toml"
)

// describePackage reads the keys of [package] that describe it.
func (r *manifestReader) describePackage(m *Manifest, p *toml.Node) {
	m.Visibility = r.checked(p, "package", "visibility", func(s string) string {
		if s != "private" && s != "public" {
			return fmt.Sprintf("expected 'private' or 'public', found '%s'", s)
		}
		return ""
	})
	m.License = r.texts(p, "license")
	m.Authors = r.texts(p, "authors")
	m.Keywords = r.texts(p, "keywords")
	m.Repository = r.text(p, "repository")
	m.Description = r.text(p, "description")
	m.Readme = r.checked(p, "package", "readme", inside)
	m.Icon = r.checked(p, "package", "icon", func(s string) string {
		if path.Ext(s) != ".png" {
			return "'icon' can only have 'png' images"
		}
		return inside(s)
	})
	for _, n := range r.tables(p, "modules") {
		e := ModuleEntry{Name: r.checked(n, "package.modules", "name", nameRule), Readme: r.checked(n, "package.modules", "readme", inside), Export: r.flag(n, "export"), Range: n.Range}
		switch {
		case n.Entry("name") == nil:
			r.fail(n.Range, "'name' under [[package.modules]] is missing")
		case e.Name == m.Name:
			r.fail(n.Get("name").Range, "'name' under [[package.modules]] cannot be the default module's: what is said of that one stands under [package]")
		case e.Export:
			m.Modules = append(m.Modules, e)
			m.Export = append(m.Export, e.Name)
		default:
			m.Modules = append(m.Modules, e)
		}
	}
	if len(m.Export) > 0 && p.Entry("export") == nil {
		m.Export = append([]string{m.Name}, m.Export...) // the default module is public
	}
	m.Include = r.texts(p, "include")
	for i, s := range m.Include {
		if _, err := path.Match(strings.TrimPrefix(s, "!"), ""); err != nil {
			r.fail(p.Get("include").Items[i].Range, "invalid 'include' under [package]: '%s' is no pattern of file names", s)
		}
	}
}

// inside says what is wrong with a path that has to lie in the package.
func inside(s string) string {
	if !filepath.IsLocal(filepath.FromSlash(s)) {
		return fmt.Sprintf("expected a path inside the package, found '%s'", s)
	}
	return ""
}

// buildFlags are the build options that are true or false; buildTexts those
// that are strings.
const (
	buildFlags = " observabilityIncluded offline skipTests testReport codeCoverage dumpBuildTime sticky listConflictedClasses graalvm remoteManagement exportOpenapi exportEndpoints exportComponentModel enableCache nativeImage disableSyntaxTree showDependencyDiagnostics optimizeDependencyCompilation experimental "
	buildTexts = " targetDir graalvmBuildOptions lockingMode "
)

func (r *manifestReader) buildOptions(m *Manifest) {
	o := r.table(m.Tree, "build-options")
	if o == nil {
		return
	}
	for _, e := range o.Entries {
		m.BuildOptions[e.Key] = e.Value
		key := " " + e.Key + " "
		switch {
		case strings.Contains(buildFlags, key):
			r.flag(o, e.Key)
		case strings.Contains(buildTexts, key):
			text := r.text(o, e.Key)
			if e.Key == "lockingMode" && text != "" {
				if _, bad := LockingMode(text); bad != "" {
					r.fail(e.Value.Range, "invalid 'lockingMode' under [build-options]: %s", bad)
				}
			}
		case e.Key == "cloud" && e.Value.Kind != toml.String && e.Value.Kind != toml.Boolean:
			r.fail(e.Value.Range, "incompatible type for key 'cloud': expected 'STRING', found '%s'", e.Value.Kind)
		}
	}
}

// LockingMode reads the name of a way to choose versions of dependencies:
// soft, medium, hard or locked in any case. The second result says what is
// wrong with it.
func LockingMode(s string) (mode, bad string) {
	switch mode = strings.ToLower(s); mode {
	case "soft", "medium", "hard", "locked":
		return mode, ""
	}
	return "", fmt.Sprintf("expected one of soft, medium, hard, locked; found '%s'", s)
}

func (r *manifestReader) platforms(m *Manifest) {
	t := r.table(m.Tree, "platform")
	if t == nil {
		return
	}
	for _, e := range t.Entries {
		p := r.table(t, e.Key)
		if p == nil {
			continue
		}
		r.flag(p, "graalvmCompatible")
		for _, n := range r.tables(p, "dependency") {
			d := PlatformDependency{
				Platform: e.Key, Path: r.text(n, "path"), GroupID: r.text(n, "groupId"), ArtifactID: r.text(n, "artifactId"),
				Version: r.text(n, "version"), Scope: r.text(n, "scope"), Range: n.Range,
			}
			if d.Path == "" && (d.GroupID == "" || d.ArtifactID == "" || d.Version == "") && d.Scope == "" {
				r.fail(n.Range, "a [[platform.%s.dependency]] needs 'path', or 'groupId', 'artifactId' and 'version'", e.Key)
			}
			m.Platform = append(m.Platform, d)
		}
	}
}

// tools reads the entries of a tool, [[tool.NAME]], or those of its
// subcommands, [[tool.NAME.SUB]].
func (r *manifestReader) tools(m *Manifest, t *toml.Node, e *toml.Entry, name string) {
	if e.Value.Kind == toml.Table {
		for _, sub := range e.Value.Entries {
			r.tools(m, e.Value, sub, name+"."+sub.Key)
		}
		return
	}
	for _, n := range r.tables(t, e.Key) {
		tool := Tool{
			Name: name, ID: r.checked(n, "tool."+name, "id", func(s string) string {
				if !allOf(s, wordChar) {
					return "'id' can only contain alphanumerics and underscores"
				}
				return edgeRule("id", s)
			}),
			FilePath: r.text(n, "filePath"), TargetModule: r.text(n, "targetModule"), Options: r.table(n, "options"), Range: n.Range,
		}
		if n.Entry("id") == nil {
			r.fail(n.Range, "'id' under [[tool.%s]] is missing", name)
		}
		for _, other := range m.Tools {
			if tool.ID != "" && other.ID == tool.ID {
				r.fail(n.Get("id").Range, "the 'id' %s is that of another tool entry, in line %d", tool.ID, other.Range.Start.Line)
			}
		}
		m.Tools = append(m.Tools, tool)
	}
}

// dependency adds a [[dependency]] that has been read.
func (r *manifestReader) dependency(m *Manifest, n *toml.Node, d Dependency) {
	if d.Version == "" && n.Entry("version") == nil && d.Repository == "local" {
		r.fail(n.Range, "'version' under [[dependency]] is missing: the local repository is asked for one version")
	}
	for _, other := range m.Dependencies {
		if d.Name != "" && other.Org == d.Org && other.Name == d.Name {
			r.fail(n.Range, "[[dependency]] '%s/%s' is listed twice, first in line %d", d.Org, d.Name, other.Range.Start.Line)
			return
		}
	}
	m.Dependencies = append(m.Dependencies, d)
}

// checkFiles reports what the manifest names and the package does not have.
func (p *Package) checkFiles() error {
	r := &manifestReader{file: ManifestName}
	table := p.Manifest.Tree.Get("package")
	var names []string
	for _, m := range p.Modules {
		names = append(names, m.Name)
	}
	if list := table.Get("export"); list != nil {
		for _, i := range list.Items {
			if p.Module(i.Text) == nil {
				r.fail(i.Range, "could not locate the exported module '%s': the package has %s", i.Text, strings.Join(names, ", "))
			}
		}
	}
	for _, e := range p.Manifest.Modules {
		if p.Module(e.Name) == nil {
			r.fail(e.Range, "could not locate the module '%s': the package has %s", e.Name, strings.Join(names, ", "))
		} else if e.Readme != "" && !isFile(filepath.Join(p.Root, "modules", strings.TrimPrefix(e.Name, p.Name+"."), filepath.FromSlash(e.Readme))) {
			r.fail(e.Range, "could not locate the readme '%s' of the module '%s'", e.Readme, e.Name)
		}
	}
	for _, f := range []struct{ key, name string }{{"readme", p.Manifest.Readme}, {"icon", p.Manifest.Icon}} {
		if f.name == "" {
			continue
		}
		at := table.Get(f.key).Range
		file := filepath.Join(p.Root, filepath.FromSlash(f.name))
		if !isFile(file) {
			r.fail(at, "could not locate the %s '%s'", f.key, f.name)
			continue
		}
		if f.key == "icon" && !isPNG(file) {
			r.fail(at, "invalid 'icon' under [package]: '%s' is no png image", f.name)
		}
	}
	if len(r.problems) > 0 {
		return &ManifestError{r.problems}
	}
	return nil
}

// ToolManifestName is the file that makes a package a tool of bal.
const ToolManifestName = "BalTool.toml"

// ToolID is the identifier of the tool that the package is, "" when it is none.
// The error is a *ManifestError for mistakes in the file that says so.
func (p *Package) ToolID() (string, error) {
	src, err := os.ReadFile(filepath.Join(p.Root, ToolManifestName))
	if err != nil {
		return "", nil
	}
	r := &manifestReader{file: ToolManifestName}
	tree, errs := toml.Parse(ToolManifestName, src)
	for _, e := range errs {
		r.fail(e.Range, "%s", e.Message)
	}
	id := ""
	if t := r.table(tree, "tool"); t != nil {
		id = r.text(t, "id")
	}
	if id == "" && len(r.problems) == 0 {
		r.fail(tree.Range, "'id' under [tool] is missing")
	}
	for _, d := range r.tables(tree, "dependency") {
		r.text(d, "path")
	}
	if len(r.problems) > 0 {
		return "", &ManifestError{r.problems}
	}
	return id, nil
}

func isPNG(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 8)
	n, _ := f.Read(head)
	return n == 8 && string(head) == "\x89PNG\r\n\x1a\n"
}

// Included lists the files that the manifest's include patterns name, relative
// to the package's root with slashes, in order. A folder stands for all files
// in it; a pattern that begins with ! takes files out again.
func (p *Package) Included() ([]string, error) {
	if len(p.Manifest.Include) == 0 {
		return nil, nil
	}
	var list []string
	err := filepath.WalkDir(p.Root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(p.Root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if rel == "target" || rel != "." && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		in := false
		for _, pattern := range p.Manifest.Include {
			if rest, not := strings.CutPrefix(pattern, "!"); not {
				in = in && !matches(rest, rel)
			} else {
				in = in || matches(pattern, rel)
			}
		}
		if in {
			list = append(list, rel)
		}
		return nil
	})
	return list, err
}

// matches tells whether a pattern of git's kind names a file or a folder above
// it: ** spans folders, and a pattern without a slash fits at any depth.
func matches(pattern, name string) bool {
	if strings.HasSuffix(pattern, "/") { // folders only
		if name = path.Dir(name); name == "." {
			return false
		}
	}
	anchored := strings.Contains(strings.TrimSuffix(pattern, "/"), "/")
	pattern = strings.Trim(pattern, "/")
	pats, parts := strings.Split(pattern, "/"), strings.Split(name, "/")
	if anchored {
		return matchParts(pats, parts)
	}
	for i := range parts {
		if matchParts(pats, parts[i:]) {
			return true
		}
	}
	return false
}

func matchParts(pats, parts []string) bool {
	if len(pats) == 0 {
		return true // the folder, and so all that is in it
	}
	if pats[0] == "**" {
		for i := 0; i <= len(parts); i++ {
			if len(pats) == 1 && i < len(parts) || matchParts(pats[1:], parts[i:]) && len(pats) > 1 {
				return true
			}
		}
		return false
	}
	if len(parts) == 0 {
		return false
	}
	ok, err := path.Match(pats[0], parts[0])
	return err == nil && ok && matchParts(pats[1:], parts[1:])
}
