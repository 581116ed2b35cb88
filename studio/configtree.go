package studio

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"barre/studio/text"
	"barre/toml"
	"barre/types"
)

// Values that are tables and lists are changed part by part, where each part stands in
// Config.toml.

// ConfigShape is what a value can be, for the editor of its parts.
type ConfigShape struct {
	// Kind is text, integer, number, boolean, choice (of texts), list, record, map or any.
	Kind    string        `json:"kind"`
	Options []string      `json:"options,omitempty"`
	Item    *ConfigShape  `json:"item,omitempty"`   // of a list or a map
	Fields  []ConfigField `json:"fields,omitempty"` // of a record
}

// ConfigField is a field of a record that is configured.
type ConfigField struct {
	Name     string       `json:"name"`
	Required bool         `json:"required"`
	Shape    *ConfigShape `json:"shape"`
}

// ConfigNode is a value as Config.toml has it.
type ConfigNode struct {
	Text    string        `json:"text,omitempty"` // of a simple one: the content of a text, else as it is written
	Items   []*ConfigNode `json:"items,omitempty"`
	Entries []ConfigEntry `json:"entries,omitempty"`
	Kind    string        `json:"kind"` // value, list or table
}

// ConfigEntry is a key of a table with its value.
type ConfigEntry struct {
	Key  string      `json:"key"`
	Node *ConfigNode `json:"node"`
}

// maxShape is how deep records within records are shown.
const maxShape = 6

func shapeOf(t types.Type, depth int) *ConfigShape {
	b := t.Basics() &^ types.BNil
	simple := func(mask types.Basic) bool { return b != 0 && b&^mask == 0 }
	switch {
	case depth == 0:
	case simple(types.BString):
		if options, ok := types.StringMembers(t); ok && len(options) > 0 {
			return &ConfigShape{Kind: "choice", Options: options}
		}
		return &ConfigShape{Kind: "text"}
	case simple(types.BXML):
		return &ConfigShape{Kind: "text"}
	case simple(types.BInt):
		return &ConfigShape{Kind: "integer"}
	case simple(types.BInt | types.BFloat | types.BDecimal):
		return &ConfigShape{Kind: "number"}
	case simple(types.BBoolean):
		return &ConfigShape{Kind: "boolean"}
	case simple(types.BList):
		if item := types.ListElem(t); item != nil && !types.IsNever(item) {
			return &ConfigShape{Kind: "list", Item: shapeOf(item, depth-1)}
		}
	case simple(types.BTable):
		if row := types.TableRow(t); row != nil {
			return &ConfigShape{Kind: "list", Item: shapeOf(row, depth-1)}
		}
	case simple(types.BMapping):
		a := types.MappingAtomicOf(t)
		if a == nil {
			break
		}
		if len(a.Fields) == 0 {
			return &ConfigShape{Kind: "map", Item: shapeOf(a.Rest, depth-1)}
		}
		s := &ConfigShape{Kind: "record"}
		for _, f := range a.Fields {
			if types.IsNever(f.Type) {
				continue
			}
			required := a.Required(f.Name) && (a.Meta == nil || a.Meta.Defaults[f.Name] == nil)
			s.Fields = append(s.Fields, ConfigField{f.Name, required, shapeOf(types.Diff(f.Type, types.Undef), depth-1)})
		}
		if a.Meta != nil {
			slices.SortStableFunc(s.Fields, func(x, y ConfigField) int {
				return slices.Index(a.Meta.Order, x.Name) - slices.Index(a.Meta.Order, y.Name)
			})
		}
		return s
	}
	return &ConfigShape{Kind: "any"}
}

// within is the shape of a part of a value; nil for what nothing is known of.
func (s *ConfigShape) within(path []any) *ConfigShape {
	for _, step := range path {
		if s == nil {
			return nil
		}
		var next *ConfigShape
		switch k := step.(type) {
		case int:
			next = s.Item
		case string:
			next = s.Item
			for _, f := range s.Fields {
				if f.Name == k {
					next = f.Shape
				}
			}
		}
		s = next
	}
	return s
}

// tree is a value for tabs.
func (t *tomlText) tree(n *toml.Node) *ConfigNode {
	switch n.Kind {
	case toml.Array:
		c := &ConfigNode{Kind: "list"}
		for _, x := range n.Items {
			c.Items = append(c.Items, t.tree(x))
		}
		return c
	case toml.Table:
		c := &ConfigNode{Kind: "table"}
		for _, e := range n.Entries {
			c.Entries = append(c.Entries, ConfigEntry{e.Key, t.tree(e.Value)})
		}
		return c
	}
	s, _ := t.value(n)
	return &ConfigNode{Kind: "value", Text: s}
}

// at follows a path of keys and numbers of items.
func (t *tomlText) at(path []any) *toml.Node {
	n := t.root
	for _, step := range path {
		switch k := step.(type) {
		case string:
			e := n.Entry(k)
			if e == nil {
				return nil
			}
			n = e.Value
		case int:
			if n.Kind != toml.Array || k < 0 || k >= len(n.Items) {
				return nil
			}
			n = n.Items[k]
		}
	}
	return n
}

func (t *tomlText) span(r toml.Range) (start, end int) { return t.offset(r.Start), t.offset(r.End) }

// last is the end of a value with all that is within it, wherever that stands.
func (t *tomlText) last(n *toml.Node) int {
	_, end := t.span(n.Range)
	for _, x := range n.Items {
		end = max(end, t.last(x))
	}
	for _, e := range n.Entries {
		end = max(end, t.last(e.Value))
	}
	return end
}

// inline tells whether a table or a list is written in braces or brackets.
func (t *tomlText) inline(n *toml.Node) bool {
	if n.Headed() || n.Implied() {
		return false
	}
	start, _ := t.span(n.Range)
	return start < len(t.src) && (n.Kind == toml.Table && t.src[start] == '{' || n.Kind == toml.Array && t.src[start] == '[')
}

// byHand is why a part cannot be changed here.
func byHand(path []any, why string) error {
	return failure(codeFailed, "'%s' %s in Config.toml: open the file to change it", pathName(path), why)
}

func pathName(path []any) string {
	var b strings.Builder
	for i, step := range path {
		if k, ok := step.(int); ok {
			fmt.Fprintf(&b, "[%d]", k)
			continue
		}
		if i > 0 {
			b.WriteByte('.')
		}
		fmt.Fprint(&b, step)
	}
	return b.String()
}

// put gives a part a value, which is TOML; one that is not there is added.
func (t *tomlText) put(path []any, value string) ([]text.Edit, error) {
	if n := t.at(path); n != nil {
		if n.Kind == toml.Table && !t.inline(n) || n.Headed() {
			return nil, byHand(path, "is given by tables")
		}
		start, end := t.span(n.Range)
		return []text.Edit{{Start: start, End: end, New: value}}, nil
	}
	parent, step := path[:len(path)-1], path[len(path)-1]
	n := t.at(parent)
	key, named := step.(string)
	switch {
	case n == nil && named:
		return t.put(parent, "{"+tomlKey(key)+" = "+value+"}")
	case n == nil:
		return t.put(parent, "["+value+"]")
	case n.Kind == toml.Table && named && t.inline(n):
		return t.inlineEnd(n, len(n.Entries) == 0, tomlKey(key)+" = "+value), nil
	case n.Kind == toml.Table && named && n.Implied():
		return nil, byHand(parent, "has no header of its own")
	case n.Kind == toml.Table && named && (n == t.root || n.Headed()):
		return t.line(n, tomlKey(key)+" = "+value), nil
	case n.Kind == toml.Table && named:
		return nil, byHand(parent, "is given by keys with dots")
	case n.Kind == toml.Array && !named && n.Headed():
		return t.element(n, value)
	case n.Kind == toml.Array && !named:
		return t.inlineEnd(n, len(n.Items) == 0, value), nil
	}
	return nil, byHand(path, "has no place")
}

// line adds a line to a table with a header, behind its last one.
func (t *tomlText) line(n *toml.Node, line string) []text.Edit {
	nl := t.newline()
	at, ok := t.behind(n)
	if !ok && n != t.root {
		at = t.lineEnd(t.offset(n.Range.Start))
	}
	line += nl
	if at > 0 && t.src[at-1] != '\n' {
		line = nl + line
	}
	if !ok && n == t.root && len(n.Entries) > 0 {
		line += nl // before the first table
	}
	return []text.Edit{{Start: at, End: at, New: line}}
}

// inlineEnd adds a part at the end of a list or a table that is written in brackets: on a
// line of its own where the last one has one.
func (t *tomlText) inlineEnd(n *toml.Node, empty bool, part string) []text.Edit {
	start, _ := t.span(n.Range)
	if empty {
		return []text.Edit{{Start: start + 1, End: start + 1, New: part}}
	}
	from, to := t.lastPart(n)
	indent := t.src[t.lineStart(from):from]
	own := n.Kind == toml.Array && strings.TrimSpace(indent) == ""
	if !own {
		return []text.Edit{{Start: to, End: to, New: ", " + part}}
	}
	end := t.lineEnd(to)
	rest := strings.TrimSpace(t.src[to:end])
	switch {
	case strings.HasPrefix(rest, ","):
		return []text.Edit{{Start: end, End: end, New: indent + part + "," + t.newline()}}
	case rest == "" || strings.HasPrefix(rest, "#"):
		return []text.Edit{{Start: to, End: to, New: ","}, {Start: end, End: end, New: indent + part + t.newline()}}
	}
	return []text.Edit{{Start: to, End: to, New: ", " + part}}
}

// lastPart is where the last item or entry stands.
func (t *tomlText) lastPart(n *toml.Node) (start, end int) {
	if n.Kind == toml.Array {
		return t.span(n.Items[len(n.Items)-1].Range)
	}
	return t.span(n.Entries[len(n.Entries)-1].Range)
}

// element adds a table to a list of tables with headers.
func (t *tomlText) element(n *toml.Node, value string) ([]text.Edit, error) {
	made, err := readTOML("value", "x = "+value+"\n")
	if err != nil || made.at([]any{"x"}).Kind != toml.Table {
		return nil, failure(codeFailed, "an item of this list is a table, as in {name = \"a\"}")
	}
	nl := t.newline()
	lastOne := n.Items[len(n.Items)-1]
	start := t.offset(lastOne.Range.Start)
	header := t.src[t.lineStart(start):t.lineEnd(start)]
	if i := strings.Index(header, "]]"); i >= 0 {
		header = header[:i+2]
	}
	block := nl + header + nl
	for _, e := range made.at([]any{"x"}).Entries {
		from, to := made.span(e.Range)
		block += made.src[from:to] + nl
	}
	at := t.lineEnd(max(start, t.last(lastOne)-1))
	if at > 0 && t.src[at-1] != '\n' {
		block = nl + block
	}
	return []text.Edit{{Start: at, End: at, New: block}}, nil
}

// drop takes a part away.
func (t *tomlText) drop(path []any) ([]text.Edit, error) {
	n := t.at(path)
	if n == nil {
		return nil, nil
	}
	parent := t.at(path[:len(path)-1])
	if n.Headed() || parent.Headed() && parent.Kind == toml.Array {
		first := n
		if n.Kind == toml.Array {
			first = n.Items[0]
		}
		start := t.lineStart(t.offset(first.Range.Start))
		return []text.Edit{{Start: start, End: t.lineEnd(max(start, t.last(n)-1))}}, nil
	}
	var r toml.Range
	var all []toml.Range
	i := 0
	if parent.Kind == toml.Array {
		i = path[len(path)-1].(int)
		for _, x := range parent.Items {
			all = append(all, x.Range)
		}
	} else {
		for k, e := range parent.Entries {
			if e.Value == n {
				i = k
			}
			all = append(all, e.Range)
		}
	}
	r = all[i]
	start, end := t.span(r)
	if !t.inline(parent) {
		if strings.TrimSpace(t.src[t.lineStart(start):start]) != "" || n.Implied() || n.Kind == toml.Table && !t.inline(n) {
			return nil, byHand(path, "shares its place with others")
		}
		return []text.Edit{{Start: t.lineStart(start), End: t.lineEnd(end)}}, nil
	}
	line := t.src[end:t.lineEnd(end)]
	rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), ","))
	if parent.Kind == toml.Array && strings.TrimSpace(t.src[t.lineStart(start):start]) == "" && strings.HasSuffix(line, "\n") && (rest == "" || rest[0] == '#') {
		return []text.Edit{{Start: t.lineStart(start), End: t.lineEnd(end)}}, nil
	}
	switch {
	case i < len(all)-1:
		end = t.offset(all[i+1].Start)
	case i > 0:
		start = t.offset(all[i-1].End)
	}
	return []text.Edit{{Start: start, End: end}}, nil
}

// plain is a value without its places, to be compared.
func plain(n *toml.Node) any {
	switch n.Kind {
	case toml.Array:
		list := []any{}
		for _, x := range n.Items {
			list = append(list, plain(x))
		}
		return list
	case toml.Table:
		m := map[string]any{}
		for _, e := range n.Entries {
			m[e.Key] = plain(e.Value)
		}
		return m
	}
	return n.Kind.String() + " " + n.Text
}

// changed is a plain value with another part, which is gone when part is nil.
func changed(v any, path []any, part any) any {
	if len(path) == 0 {
		return part
	}
	switch k := path[0].(type) {
	case string:
		m, _ := v.(map[string]any)
		if m == nil {
			m = map[string]any{}
		}
		if x := changed(m[k], path[1:], part); x == nil {
			delete(m, k)
		} else {
			m[k] = x
		}
		return m
	case int:
		list, _ := v.([]any)
		if k >= len(list) {
			return append(list, changed(nil, path[1:], part))
		}
		if x := changed(list[k], path[1:], part); x == nil {
			list = slices.Delete(list, k, k+1)
		} else {
			list[k] = x
		}
		return list
	}
	return v
}

// setPart makes the edits that give a part a value, or take it away: and makes sure that
// they do that and nothing else.
func (t *tomlText) setPart(path []any, value *string) ([]text.Edit, error) {
	var part any
	var edits []text.Edit
	var err error
	if value == nil {
		edits, err = t.drop(path)
	} else {
		made, wrong := readTOML("value", "x = "+*value+"\n")
		if wrong != nil || len(made.root.Entries) != 1 {
			return nil, failure(codeFailed, "'%s' is no value of TOML", *value)
		}
		part = plain(made.at([]any{"x"}))
		edits, err = t.put(path, *value)
	}
	if err != nil || len(edits) == 0 {
		return edits, err
	}
	o, err := text.New(t.src, edits)
	if err != nil {
		return nil, err
	}
	after, err := readTOML(configName, o.Apply(t.src))
	if err != nil {
		return nil, byHand(path, "is written in a way that cannot be changed from here")
	}
	want, got := changed(plain(t.root), path, part), plain(after.root)
	if !reflect.DeepEqual(want, got) {
		// A list of tables without any is not there.
		if value != nil || !reflect.DeepEqual(changed(want, path[:len(path)-1], nil), got) {
			return nil, byHand(path, "is written in a way that cannot be changed from here")
		}
	}
	return edits, nil
}

// steps are keys as a path.
func steps(key []string) []any {
	var path []any
	for _, k := range key {
		path = append(path, k)
	}
	return path
}

// configurePart makes the edits for a part of a variable's value, which stands at key.
func (t *tomlText) configurePart(key []string, typ types.Type, req *setConfigRequest) ([]text.Edit, error) {
	var path []any
	for _, step := range req.Path {
		switch k := step.(type) {
		case string:
			path = append(path, k)
		case float64:
			if k < 0 || k != float64(int(k)) {
				return nil, failure(codeParams, "%v is no number of an item", k)
			}
			path = append(path, int(k))
		default:
			return nil, failure(codeParams, "a path has keys and numbers of items, not %v", step)
		}
	}
	var value *string
	if req.Value != nil {
		text := strings.TrimSpace(*req.Value)
		switch shape := shapeOf(typ, maxShape).within(path); {
		case shape != nil && (shape.Kind == "text" || shape.Kind == "choice"):
			text = tomlString(*req.Value)
		default:
			if made, err := readTOML("value", "x = "+text+"\n"); err != nil || len(made.root.Entries) != 1 {
				kind := "value of TOML"
				if shape != nil && shape.Kind != "any" {
					kind = shape.Kind
				}
				return nil, failure(codeFailed, "'%s' is no %s", text, kind)
			}
		}
		value = &text
	}
	whole := steps(key)
	if t.at(whole) == nil {
		if value == nil {
			return nil, nil
		}
		// Nothing of it is there: it begins with this part.
		made := *value
		for _, step := range slices.Backward(path) {
			if k, ok := step.(string); ok {
				made = "{" + tomlKey(k) + " = " + made + "}"
			} else {
				made = "[" + made + "]"
			}
		}
		return t.set(key, made)
	}
	return t.setPart(append(whole, path...), value)
}
