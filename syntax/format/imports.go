// Imports are sorted by organisation and name.

package format

import (
	"cmp"
	"slices"
	"strings"

	"barre/syntax"
)

// sortImports gives f with its imports sorted: those of the organisation
// ballerina first, then ballerinax, then others, then modules without an
// organisation. Blank lines divide imports into groups that stay; comments move
// with the import below or beside them. It reports false, and changes nothing,
// where not every import has its own lines.
func sortImports(f *syntax.File) (sorted *syntax.File, ok bool) {
	if len(f.Imports) < 2 {
		return f, true
	}
	chunks := make([]string, len(f.Imports))
	changed := false
	src := f.Src
	var out strings.Builder
	at := 0
	for i := 0; i < len(f.Imports); {
		// A group: each import starts a line and is followed by nothing but a
		// comment, and no blank line is between.
		start, _ := f.Offsets(f.Imports[i])
		from := start
		j := i
		for ; j < len(f.Imports); j++ {
			a, b := f.Offsets(f.Imports[j])
			gap := src[from:a]
			if j > i && (strings.Count(gap, "\n") != 0 && blankLine(gap) || !strings.HasSuffix(src[:from], "\n")) {
				break
			}
			if j == i {
				from = a
			}
			end := len(src)
			if nl := strings.IndexByte(src[b:], '\n'); nl >= 0 {
				end = b + nl + 1
			}
			if rest := strings.TrimSpace(src[b:end]); rest != "" && !strings.HasPrefix(rest, "//") {
				return f, false
			}
			chunks[j] = src[from:end]
			from = end
		}
		group := f.Imports[i:j]
		order := make([]int, len(group))
		for n := range order {
			order[n] = n
		}
		slices.SortStableFunc(order, func(a, b int) int { return compareImports(group[a], group[b]) })
		if !slices.IsSorted(order) {
			changed = true
		}
		out.WriteString(src[at:start])
		for _, n := range order {
			out.WriteString(strings.TrimSuffix(chunks[i+n], "\n"))
			out.WriteByte('\n')
		}
		at = from
		i = j
	}
	if !changed {
		return f, true
	}
	out.WriteString(src[at:])
	return syntax.Parse(f.Name, out.String()), true
}

// blankLine reports whether s holds a line without anything.
func blankLine(s string) bool {
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			return true
		}
	}
	return false
}

func compareImports(a, b *syntax.Import) int {
	if c := cmp.Compare(orgRank(a.Org), orgRank(b.Org)); c != 0 {
		return c
	}
	if a.Org != nil && b.Org != nil {
		if c := cmp.Compare(a.Org.Name, b.Org.Name); c != 0 {
			return c
		}
	}
	return slices.CompareFunc(a.Names, b.Names, func(x, y *syntax.Ident) int { return cmp.Compare(x.Name, y.Name) })
}

func orgRank(org *syntax.Ident) int {
	switch {
	case org == nil:
		return 3
	case org.Name == "ballerina":
		return 0
	case org.Name == "ballerinax":
		return 1
	}
	return 2
}
