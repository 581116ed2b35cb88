package openapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// kind is what a node is.
type kind uint8

const (
	null kind = iota
	boolean
	number
	text
	list
	object
)

var kindNames = [...]string{"null", "a boolean", "a number", "a text", "a list", "an object"}

// node is a value of a document, of JSON or YAML, with the place where it stands.
type node struct {
	kind   kind
	text   string // of a scalar
	items  []*node
	fields []field
	file   *file
	line   int // from 1
	col    int // in code points, from 1
}

// field is one of an object.
type field struct {
	name      string
	line, col int
	value     *node
}

// get is the field of that name; nil when there is none, or n is no object.
func (n *node) get(name string) *node {
	if n == nil || n.kind != object {
		return nil
	}
	for i := range n.fields {
		if n.fields[i].name == name {
			return n.fields[i].value
		}
	}
	return nil
}

// str is the text of a field, "" when it is no text.
func (n *node) str(name string) string {
	if f := n.get(name); f != nil && f.kind == text {
		return f.text
	}
	return ""
}

// yes tells whether a field is true.
func (n *node) yes(name string) bool {
	f := n.get(name)
	return f != nil && f.kind == boolean && f.text == "true"
}

// texts are the texts of a field that is a list, or a single text.
func (n *node) texts(name string) []string {
	f := n.get(name)
	if f == nil {
		return nil
	}
	if f.kind == text {
		return []string{f.text}
	}
	var all []string
	for _, x := range f.items {
		if x.kind == text {
			all = append(all, x.text)
		}
	}
	return all
}

// maxDepth is how deep values may be nested, and how deep schemas are followed.
const maxDepth = 400

// parse reads a document, which is JSON or YAML. What is wrong with it is a *Problem.
func parse(f *file, src []byte) (n *node, err error) {
	defer func() {
		// Documents come from anywhere; a fault of the parser is not the user's.
		if x := recover(); x != nil {
			n, err = nil, &Problem{File: f.name, Line: 1, Col: 1, Message: fmt.Sprintf("the file cannot be read as YAML: %v", x)}
		}
	}()
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(src) {
		return nil, &Problem{File: f.name, Line: 1, Col: 1, Message: "the file is not UTF-8 text: save it in that encoding"}
	}
	if looksLikeJSON(f.name, src) {
		return parseJSON(f, src)
	}
	return parseYAML(f, src)
}

// looksLikeJSON tells JSON by its name or its beginning. YAML may begin the same way:
// then it is read as YAML, which JSON is a part of but for tabs.
func looksLikeJSON(name string, src []byte) bool {
	if strings.HasSuffix(strings.ToLower(name), ".json") {
		return true
	}
	return bytes.HasPrefix(bytes.TrimLeft(src, " \t\r\n"), []byte("{")) && json.Valid(src)
}

// jsonReader reads JSON with the places of its values.
type jsonReader struct {
	f   *file
	src []byte
	dec *json.Decoder
	// The place that offset at is.
	at, line, col int
}

func parseJSON(f *file, src []byte) (*node, error) {
	r := &jsonReader{f: f, src: src, dec: json.NewDecoder(bytes.NewReader(src)), line: 1, col: 1}
	r.dec.UseNumber()
	n, err := r.value(0)
	if err == nil {
		if _, more := r.dec.Token(); more != io.EOF {
			line, col := r.next()
			return nil, &Problem{File: f.name, Line: line, Col: col, Message: "the file goes on behind the end of its JSON value"}
		}
		return n, nil
	}
	var p *Problem
	if errors.As(err, &p) {
		return nil, p
	}
	line, col := r.place(int(r.dec.InputOffset()))
	message := "the file ends in the middle of a JSON value"
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line, col = r.place(int(syntax.Offset) - 1)
		message = "this is not JSON: " + syntax.Error()
	}
	return nil, &Problem{File: f.name, Line: line, Col: col, Message: message}
}

// place is the line and column of an offset not before the last one asked for.
func (r *jsonReader) place(offset int) (line, col int) {
	offset = max(0, min(offset, len(r.src)))
	if offset < r.at {
		r.at, r.line, r.col = 0, 1, 1
	}
	for r.at < offset {
		c, size := utf8.DecodeRune(r.src[r.at:])
		r.at += size
		r.col++
		if c == '\n' {
			r.line++
			r.col = 1
		}
	}
	return r.line, r.col
}

// next is where the next token is.
func (r *jsonReader) next() (line, col int) {
	i := int(r.dec.InputOffset())
	for i < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[i]) >= 0 {
		i++
	}
	return r.place(i)
}

func (r *jsonReader) value(depth int) (*node, error) {
	line, col := r.next()
	n := &node{file: r.f, line: line, col: col}
	if depth > maxDepth {
		return nil, tooDeep(n)
	}
	t, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	switch x := t.(type) {
	case nil:
	case bool:
		n.kind, n.text = boolean, strconv.FormatBool(x)
	case json.Number:
		n.kind, n.text = number, x.String()
	case string:
		n.kind, n.text = text, x
	case json.Delim:
		n.kind = list
		if x == '{' {
			n.kind = object
		}
		for r.dec.More() {
			var f field
			if n.kind == object {
				f.line, f.col = r.next()
				name, err := r.dec.Token()
				if err != nil {
					return nil, err
				}
				f.name, _ = name.(string)
			}
			v, err := r.value(depth + 1)
			if err != nil {
				return nil, err
			}
			if n.kind == object {
				f.value = v
				n.set(f)
			} else {
				n.items = append(n.items, v)
			}
		}
		if _, err := r.dec.Token(); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// set adds a field; of two with one name the last counts.
func (n *node) set(f field) {
	if len(n.fields) < 16 { // else it takes too long; the first is found then
		for i := range n.fields {
			if n.fields[i].name == f.name {
				n.fields[i] = f
				return
			}
		}
	}
	n.fields = append(n.fields, f)
}

func tooDeep(n *node) *Problem {
	return &Problem{File: n.file.name, Line: n.line, Col: n.col, Message: fmt.Sprintf("values are nested more than %d levels deep", maxDepth)}
}

// yamlPlace is how the YAML library says where something is wrong.
var yamlPlace = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^yaml: (?:(?:unknown|line) )?(?:line )?(\d+): (.*)$`)
})

func parseYAML(f *file, src []byte) (*node, error) {
	var top yaml.Node
	if err := yaml.Unmarshal(withoutBlanks(src), &top); err != nil {
		p := &Problem{File: f.name, Line: 1, Col: 1, Message: "this is not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}
		if m := yamlPlace().FindStringSubmatch(err.Error()); m != nil {
			p.Line, _ = strconv.Atoi(m[1])
			p.Message = "this is not YAML: " + m[2]
		}
		return nil, p
	}
	if top.Kind == 0 || len(top.Content) == 0 {
		return &node{file: f, line: 1, col: 1}, nil
	}
	r := yamlReader{f: f, known: map[*yaml.Node]*node{}, open: map[*yaml.Node]bool{}}
	return r.value(top.Content[0], 0)
}

// withoutBlanks empties lines that have nothing but blanks: the library does not take the
// tabs that some of them have.
func withoutBlanks(src []byte) []byte {
	if bytes.IndexByte(src, '\t') < 0 {
		return src
	}
	lines := bytes.Split(src, []byte("\n"))
	for i, l := range lines {
		if len(bytes.TrimSpace(l)) == 0 {
			lines[i] = nil
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

type yamlReader struct {
	f     *file
	known map[*yaml.Node]*node
	open  map[*yaml.Node]bool
}

func (r *yamlReader) value(y *yaml.Node, depth int) (*node, error) {
	if y.Kind == yaml.AliasNode {
		y = y.Alias
	}
	if n := r.known[y]; n != nil {
		return n, nil
	}
	n := &node{file: r.f, line: y.Line, col: y.Column}
	if depth > maxDepth {
		return nil, tooDeep(n)
	}
	if r.open[y] {
		return nil, &Problem{File: r.f.name, Line: y.Line, Col: y.Column, Message: fmt.Sprintf("the anchor '%s' contains itself: use $ref for schemas that contain themselves", y.Anchor)}
	}
	r.open[y] = true
	switch y.Kind {
	case yaml.ScalarNode:
		n.scalar(y)
	case yaml.SequenceNode:
		n.kind = list
		for _, c := range y.Content {
			v, err := r.value(c, depth+1)
			if err != nil {
				return nil, err
			}
			n.items = append(n.items, v)
		}
	case yaml.MappingNode:
		n.kind = object
		for i := 0; i+1 < len(y.Content); i += 2 {
			k := y.Content[i]
			v, err := r.value(y.Content[i+1], depth+1)
			if err != nil {
				return nil, err
			}
			if k.ShortTag() == "!!merge" {
				n.merge(v)
				continue
			}
			n.set(field{k.Value, k.Line, k.Column, v})
		}
	}
	delete(r.open, y)
	r.known[y] = n
	return n, nil
}

// merge takes over the fields that n has not.
func (n *node) merge(from *node) {
	if from.kind == list {
		for _, x := range from.items {
			n.merge(x)
		}
		return
	}
	for _, f := range from.fields {
		if n.get(f.name) == nil {
			n.fields = append(n.fields, f)
		}
	}
}

// scalar takes over the value of a scalar, in the form of JSON.
func (n *node) scalar(y *yaml.Node) {
	n.kind, n.text = text, y.Value
	switch y.ShortTag() {
	case "!!null":
		n.kind, n.text = null, ""
	case "!!bool":
		var b bool
		if y.Decode(&b) == nil {
			n.kind, n.text = boolean, strconv.FormatBool(b)
		}
	case "!!int":
		if i, err := strconv.ParseInt(strings.ReplaceAll(y.Value, "_", ""), 0, 64); err == nil {
			n.kind, n.text = number, strconv.FormatInt(i, 10)
		} else if json.Valid([]byte(y.Value)) {
			n.kind = number
		}
	case "!!float":
		if json.Valid([]byte(y.Value)) {
			n.kind = number
		} else if f, err := strconv.ParseFloat(y.Value, 64); err == nil && f-f == 0 {
			n.kind, n.text = number, strconv.FormatFloat(f, 'f', -1, 64)
		}
	}
}
