package packages

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"barre/project"
	"barre/syntax"
)

// Copy gives the files of a new package with the content of this one, a
// template: its sources, in which it goes by the new name, its resources, and
// the part of the manifest behind [package] that says which versions it was made
// with.
func (b *Bala) Copy(org, name string) (map[string]string, error) {
	files := map[string]string{}
	p, err := b.Package()
	if err != nil {
		return nil, err
	}
	add := func(to, dir string) error {
		return filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
			if os.IsNotExist(err) && file == dir || err == nil && !d.Type().IsRegular() {
				return nil
			}
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(dir, file)
			if err != nil {
				return err
			}
			text, err := os.ReadFile(file)
			files[path.Join(to, filepath.ToSlash(rel))] = string(text)
			return err
		})
	}
	for _, m := range p.Modules {
		home := ""
		if sub, ok := strings.CutPrefix(m.Name, b.Name+"."); ok {
			home = "modules/" + sub
		}
		for _, f := range m.Files {
			files[path.Join(home, path.Base(f.Name))] = rename(f, b.Organization, b.Name, org, name)
		}
		if home != "" {
			if err := add(home+"/resources", filepath.Join(b.moduleDir(m.Name), "resources")); err != nil {
				return nil, err
			}
		}
	}
	if err := add("resources", filepath.Join(b.Dir, "resources")); err != nil {
		return nil, err
	}
	var deps strings.Builder
	for _, d := range b.Dependencies() {
		if !Reserved(d.Org) && d.Version != "" {
			fmt.Fprintf(&deps, "\n[[dependency]]\norg = %q\nname = %q\nversion = %q\n", d.Org, d.Name, d.Version)
		}
	}
	if deps.Len() > 0 {
		files[project.ManifestName] = deps.String()
	}
	return files, nil
}

// rename is the text of a file with its imports of a package's modules under the
// package's new name.
func rename(f project.File, oldOrg, oldName, org, name string) string {
	file := syntax.Parse(f.Name, f.Src)
	src := f.Src
	// From the last on, so that the places of the others stay.
	for i := len(file.Imports) - 1; i >= 0; i-- {
		n := file.Imports[i]
		if n.Org != nil && n.Org.Name != oldOrg || len(n.Names) == 0 {
			continue
		}
		var parts []string
		for _, part := range n.Names {
			parts = append(parts, part.Name)
		}
		module := strings.Join(parts, ".")
		if module != oldName && !strings.HasPrefix(module, oldName+".") {
			continue
		}
		from, _ := file.Offsets(n.Names[0])
		if n.Org != nil {
			from, _ = file.Offsets(n.Org)
		}
		_, to := file.Offsets(n.Names[len(n.Names)-1])
		text := name + strings.TrimPrefix(module, oldName)
		if n.Org != nil {
			text = org + "/" + text
		}
		// Without a prefix of its own, the module goes by the last part.
		last := parts[len(parts)-1]
		if n.Prefix == nil && text[strings.LastIndexByte(text, '.')+1:] != last && module == oldName {
			text += " as " + last
		}
		src = src[:from] + text + src[to:]
	}
	return src
}
