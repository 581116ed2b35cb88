package packages

import (
	"strings"

	"barre/project"
	"barre/syntax"
	"barre/toml"
)

// Import is an import declaration of a package.
type Import struct {
	Org, Module string // Org is the importing package's when it says none
	File        string
	Range       toml.Range
	Test        bool // of a file in a tests folder
}

// Imports lists the import declarations of a package, one for each module it
// imports. Those of tests come last.
func Imports(p *project.Package) []Import {
	var list []Import
	seen := map[string]bool{}
	for _, tests := range []bool{false, true} {
		for _, m := range p.Modules {
			files := m.Files
			if tests {
				files = m.Tests
			}
			for _, f := range files {
				for _, i := range importsOf(p.Org, f) {
					if k := i.Org + "/" + i.Module; !seen[k] {
						seen[k] = true
						i.Test = tests
						list = append(list, i)
					}
				}
			}
		}
	}
	return list
}

func importsOf(org string, f project.File) []Import {
	// Most files import nothing that matters here; parsing is for those that
	// may.
	if !strings.Contains(f.Src, "import") {
		return nil
	}
	var list []Import
	file := syntax.Parse(f.Name, ImportPart(f.Src))
	for _, n := range file.Imports {
		i := Import{Org: org, File: f.Name}
		if n.Org != nil {
			i.Org = n.Org.Name
		}
		var names []string
		for _, part := range n.Names {
			names = append(names, part.Name)
		}
		i.Module = strings.Join(names, ".")
		from, to := file.Offsets(n)
		a, b := file.Lines.Pos(from), file.Lines.Pos(to)
		i.Range = toml.Range{Start: toml.Position{Line: int(a.Line), Col: int(a.Col)}, End: toml.Position{Line: int(b.Line), Col: int(b.Col)}}
		list = append(list, i)
	}
	return list
}

// ImportPart cuts a source file after its last line that begins an import.
func ImportPart(src string) string {
	end := 0
	for off := 0; off < len(src); {
		nl := strings.IndexByte(src[off:], '\n')
		next := len(src)
		if nl >= 0 {
			next = off + nl + 1
		}
		if strings.HasPrefix(strings.TrimLeft(src[off:next], " \t"), "import") {
			end = next
			// The declaration may go on for some lines.
			if semi := strings.IndexByte(src[off:], ';'); semi >= 0 {
				end = max(end, off+semi+1)
			}
		}
		off = next
	}
	return src[:end]
}
