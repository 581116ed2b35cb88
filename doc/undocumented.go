package doc

import (
	"fmt"
	"sort"
)

// Missing is something public without documentation.
type Missing struct {
	Pos     Pos
	Message string
}

// Undocumented lists what the user's own packages declare
// without a word about it, in the order of the sources. Fields and
// parameters are the checker's business.
func (s *Site) Undocumented() []Missing {
	var all []Missing
	for _, p := range s.Packages {
		if p.Library || p.Others {
			continue
		}
		var list []Missing
		for _, m := range p.Modules {
			for _, it := range m.Items {
				if it.Doc.none() && it.Kind != Service {
					what := "public " + it.Kind.String()
					if it.Kind == Configurable {
						what = it.Kind.String()
					}
					list = append(list, Missing{it.Pos, fmt.Sprintf("undocumented %s '%s'", what, it.Name)})
				}
				for _, g := range it.Methods {
					if g.Doc.none() && g.Kind != Init && g.From == nil {
						list = append(list, Missing{g.Pos, fmt.Sprintf("undocumented %s '%s' of '%s'", g.Kind, g.Name, it.Name)})
					}
				}
			}
		}
		sort.SliceStable(list, func(i, j int) bool {
			a, b := list[i].Pos, list[j].Pos
			if a.File != b.File {
				return a.File < b.File
			}
			return a.Line < b.Line
		})
		all = append(all, list...)
	}
	return all
}

func (d Doc) none() bool { return d.Text == "" && d.Deprecated == "" }
