package studio

import (
	"fmt"
	"strings"

	"barre/studio/text"
	"barre/toml"
)

// Config.toml as a text: a value is changed where it stands, everything else stays as
// it is.

// tomlText finds places of a TOML document in its text.
type tomlText struct {
	src   string
	root  *toml.Node
	lines []int
}

func readTOML(name, src string) (*tomlText, error) {
	root, errs := toml.Parse(name, []byte(src))
	if len(errs) > 0 {
		return nil, failure(codeFailed, "%v", errs[0])
	}
	t := &tomlText{src: src, root: root, lines: []int{0}}
	for i := range len(src) {
		if src[i] == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	return t, nil
}

// offset is the byte at a position.
func (t *tomlText) offset(p toml.Position) int {
	if p.Line < 1 || p.Line > len(t.lines) {
		return len(t.src)
	}
	at := t.lines[p.Line-1]
	for i := range t.src[at:] {
		if p.Col--; p.Col == 0 {
			return at + i
		}
	}
	return len(t.src)
}

// lineEnd is behind the line of a byte, its line feed included.
func (t *tomlText) lineEnd(off int) int {
	if i := strings.IndexByte(t.src[off:], '\n'); i >= 0 {
		return off + i + 1
	}
	return len(t.src)
}

func (t *tomlText) lineStart(off int) int { return strings.LastIndexByte(t.src[:off], '\n') + 1 }

// newline is what ends lines in the text.
func (t *tomlText) newline() string {
	if strings.Contains(t.src, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// entry finds the entry at a path of keys.
func (t *tomlText) entry(path []string) *toml.Entry {
	return t.root.Get(path[:len(path)-1]...).Entry(path[len(path)-1])
}

// value is what an entry is given, as the text has it; false where it is made of tables
// with headers.
func (t *tomlText) value(n *toml.Node) (string, bool) {
	if n.Headed() {
		return "", false
	}
	if n.Kind == toml.String {
		return n.Text, true
	}
	start, end := t.offset(n.Range.Start), t.offset(n.Range.End)
	s := t.src[start:end]
	if n.Kind == toml.Table && !strings.HasPrefix(s, "{") {
		return "", false // of dotted keys
	}
	return s, true
}

// set gives a key a value, which is TOML.
func (t *tomlText) set(path []string, value string) ([]text.Edit, error) {
	if e := t.entry(path); e != nil {
		if _, ok := t.value(e.Value); !ok {
			return nil, failure(codeFailed, "'%s' is given by tables in Config.toml: edit it there", strings.Join(path, "."))
		}
		start, end := t.offset(e.Value.Range.Start), t.offset(e.Value.Range.End)
		return []text.Edit{{Start: start, End: end, New: value}}, nil
	}
	nl := t.newline()
	line := tomlKey(path[len(path)-1]) + " = " + value + nl
	parent := t.root.Get(path[:len(path)-1]...)
	if len(path) == 1 {
		parent = t.root
	}
	if parent != nil && parent.Kind == toml.Table && (parent == t.root || parent.Headed()) {
		if at, ok := t.behind(parent); ok {
			if at > 0 && t.src[at-1] != '\n' {
				line = nl + line
			}
			return []text.Edit{{Start: at, End: at, New: line}}, nil
		}
		if parent != t.root {
			at := t.lineEnd(t.offset(parent.Range.Start))
			if t.src[at-1] != '\n' {
				line = nl + line
			}
			return []text.Edit{{Start: at, End: at, New: line}}, nil
		}
		// The first key of a document: before its tables.
		if len(t.root.Entries) > 0 {
			return []text.Edit{{New: line + nl}}, nil
		}
		at := len(t.src)
		if at > 0 && t.src[at-1] != '\n' {
			line = nl + line
		}
		return []text.Edit{{Start: at, End: at, New: line}}, nil
	}
	if parent != nil && !parent.Implied() {
		return nil, failure(codeFailed, "'%s' is no table with a header in Config.toml: edit it there", strings.Join(path[:len(path)-1], "."))
	}
	keys := make([]string, len(path)-1)
	for i, k := range path[:len(path)-1] {
		keys[i] = tomlKey(k)
	}
	at := len(t.src)
	head := "[" + strings.Join(keys, ".") + "]" + nl
	if at > 0 {
		head = nl + head
		if t.src[at-1] != '\n' {
			head = nl + head
		}
	}
	return []text.Edit{{Start: at, End: at, New: head + line}}, nil
}

// behind is the end of the last line of the keys that a table has itself; false when it
// has none.
func (t *tomlText) behind(n *toml.Node) (int, bool) {
	at, ok := 0, false
	for _, e := range n.Entries {
		if e.Value.Headed() || e.Value.Implied() {
			continue
		}
		at, ok = max(at, t.lineEnd(t.offset(e.Range.End))), true
	}
	return at, ok
}

// unset takes a key away, with the comment behind it on its line.
func (t *tomlText) unset(path []string) ([]text.Edit, error) {
	e := t.entry(path)
	if e == nil {
		return nil, nil
	}
	if _, ok := t.value(e.Value); !ok {
		return nil, failure(codeFailed, "'%s' is given by tables in Config.toml: edit it there", strings.Join(path, "."))
	}
	start, end := t.offset(e.Range.Start), t.offset(e.Range.End)
	if before := t.src[t.lineStart(start):start]; strings.TrimSpace(before) != "" {
		return nil, failure(codeFailed, "'%s' shares its line with others in Config.toml: edit it there", strings.Join(path, "."))
	}
	return []text.Edit{{Start: t.lineStart(start), End: t.lineEnd(end)}}, nil
}

// tomlKey is a key as TOML wants it.
func tomlKey(k string) string {
	plain := k != ""
	for _, c := range k {
		plain = plain && (c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')
	}
	if plain {
		return k
	}
	return tomlString(k)
}

// tomlString is a text as a basic string of TOML.
func tomlString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\r':
			b.WriteString(`\r`)
		case c < 0x20 || c == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
