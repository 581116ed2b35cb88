package scan

import (
	"path"
	"strings"

	"barre/syntax"
)

// marker begins a comment that accepts findings: "// scan:ignore RULE, RULE -
// why". It stands on the line of the finding or alone on the one above; without
// rules it accepts all.
const marker = "scan:ignore"

// comments are the rules that comments of a file accept, by line.
type comments map[int][]string

func commentsOf(f *syntax.File) comments {
	var c comments
	at := 0
	note := func(trivia string) {
		for len(trivia) > 0 {
			line, rest, _ := strings.Cut(trivia, "\n")
			if i := strings.Index(line, "//"); i >= 0 {
				text := strings.TrimSpace(strings.TrimLeft(line[i:], "/"))
				if rules, ok := strings.CutPrefix(text, marker); ok && (rules == "" || rules[0] == ' ' || rules[0] == '\t') {
					if c == nil {
						c = comments{}
					}
					rules, _, _ = strings.Cut(rules, " - ")
					list := strings.FieldsFunc(rules, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\r' })
					n := f.Lines.Line(at + i)
					if len(list) == 0 {
						list = []string{""}
					}
					c[n] = append(c[n], list...)
					// A comment that stands alone is about the next line.
					from := strings.LastIndexByte(f.Src[:at+i], '\n') + 1
					if strings.TrimSpace(f.Src[from:at+i]) == "" {
						c[n+1] = append(c[n+1], list...)
					}
				}
			}
			at += len(trivia) - len(rest)
			trivia = rest
		}
	}
	for _, t := range f.Tokens {
		note(f.Src[at:t.Off])
		at = int(t.End)
	}
	return c
}

func (c comments) accept(f Finding) bool {
	for _, rule := range c[f.File.Lines.Line(int(f.Off))] {
		if rule == "" || rule == f.Rule.ID {
			return true
		}
	}
	return false
}

func (i Ignore) accepts(f Finding) bool {
	return (i.Rule == "" || i.Rule == f.Rule.ID) && (i.Path == "" || matches(i.Path, f.File.Name))
}

// matches tells whether a file is what a pattern says: as in a shell, with ** for
// any folders, and a folder for what is below it.
func matches(pattern, name string) bool {
	pattern = strings.TrimPrefix(path.Clean(strings.ReplaceAll(pattern, "\\", "/")), "./")
	return matchParts(strings.Split(pattern, "/"), strings.Split(name, "/"))
}

func matchParts(pattern, name []string) bool {
	switch {
	case len(pattern) == 0:
		return true // the rest is below it
	case pattern[0] == "**":
		for i := range len(name) + 1 {
			if matchParts(pattern[1:], name[i:]) && (len(pattern) > 1 || i == len(name)) {
				return true
			}
		}
		return false
	case len(name) == 0:
		return false
	}
	ok, err := path.Match(pattern[0], name[0])
	return err == nil && ok && matchParts(pattern[1:], name[1:])
}
