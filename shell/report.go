package shell

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"barre/check"
	"barre/syntax"
)

// sameName matches the message about a value of a type of the name expected.
var sameName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`expected '([^']*)', found '([^']*)'`) })

// report shows what is wrong with the input f: the message, and the line with the
// place marked.
func (s *session) report(f *syntax.File, errs []check.Diagnostic) {
	var b strings.Builder
	users := map[string]bool{}
	for _, d := range errs {
		place := ""
		if d.File != f || strings.Contains(strings.TrimSpace(f.Src), "\n") {
			at := d.File.Lines.Pos(int(d.Off))
			place = fmt.Sprintf(" [%s:(%d:%d)]", d.File.Name, at.Line, at.Col)
		}
		fmt.Fprintf(&b, "| error%s: %s\n", place, d.Msg)
		mark(&b, d)
		if m := sameName().FindStringSubmatch(d.Msg); m != nil && m[1] == m[2] {
			fmt.Fprintf(&b, "| '%s' has been declared again since; the value is of the earlier one.\n", m[1])
		}
		if d.File != f {
			if name := s.declarationAt(d); name != "" && !users[name] {
				users[name] = true
				fmt.Fprintf(&b, "| '%s' uses what would change: declare it anew in the same input, or take it away with /remove %s.\n", name, name)
			}
		}
	}
	fmt.Fprint(s.errOut, b.String())
	s.rt.Flush()
}

// mark writes the line of a diagnostic with its place underlined.
func mark(b *strings.Builder, d check.Diagnostic) {
	src := d.File.Src
	from := min(int(d.Off), len(src))
	// What is missing at the end is missing behind the last thing there is.
	for from > 0 && from == int(d.End) && (from == len(src) || src[from] == '\n') && strings.ContainsRune(" \t\r\n", rune(src[from-1])) {
		from--
	}
	start := strings.LastIndexByte(src[:from], '\n') + 1
	end := len(src)
	if i := strings.IndexByte(src[from:], '\n'); i >= 0 {
		end = from + i
	}
	line := strings.TrimRight(src[start:end], "\r")
	if strings.TrimSpace(line) == "" {
		return
	}
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	to := max(min(int(d.End), start+len(line)), from)
	pad := utf8.RuneCountInString(src[start+indent : max(from, start+indent)])
	width := utf8.RuneCountInString(src[from:to])
	under := "^"
	if width > 1 {
		under = "^" + strings.Repeat("-", width-2) + "^"
	}
	fmt.Fprintf(b, "|     %s\n|     %s%s\n", strings.ReplaceAll(line[indent:], "\t", " "), strings.Repeat(" ", pad), under)
}

// declarationAt is the name of the declaration of an earlier input in which an
// error is.
func (s *session) declarationAt(d check.Diagnostic) string {
	for _, decl := range d.File.Decls {
		if from, to := d.File.Offsets(decl); int(d.Off) >= from && int(d.Off) <= to {
			switch decl := decl.(type) {
			case *syntax.FuncDecl:
				return decl.Name.Name
			case *syntax.TypeDef:
				return decl.Name.Name
			case *syntax.ClassDecl:
				return decl.Name.Name
			case *syntax.ConstDecl:
				return decl.Name.Name
			}
		}
	}
	return ""
}
