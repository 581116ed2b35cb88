package jsondata

// JSONPath expressions: their syntax. What they mean is in select.go. The
// dialect is that of the library JsonPath by Jayway, which users of bal know:
// filters with regular expressions and sets, functions at the end of a path.

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"barre/value"
)

// jsonPath is a parsed path.
type jsonPath struct {
	current bool // begins with @: the value that a filter looks at
	steps   []step
}

// step selects members of a value.
type step struct {
	deep    bool // of the value and of all that it contains
	kind    stepKind
	names   []string   // stepNames
	indexes []int      // stepIndexes
	from    *int       // stepSlice; nil where it is left out
	to      *int       //
	filter  condition  // stepFilter
	args    []argument // stepCall of names[0]
}

type stepKind uint8

const (
	stepNames stepKind = iota
	stepAll
	stepIndexes
	stepSlice
	stepFilter
	stepCall
)

// argument is that of a function: a path or a value.
type argument struct {
	path *jsonPath
	v    value.Value
}

// definite reports whether the path names one value at most.
func (p *jsonPath) definite() bool {
	for i := range p.steps {
		s := &p.steps[i]
		if s.deep {
			return false
		}
		switch s.kind {
		case stepAll, stepSlice, stepFilter:
			return false
		case stepIndexes:
			if len(s.indexes) > 1 {
				return false
			}
		case stepNames:
			if len(s.names) > 1 && i < len(p.steps)-1 {
				return false
			}
		}
	}
	return true
}

// pathError says what is wrong with an expression.
type pathError struct{ msg string }

func (e pathError) Error() string { return e.msg }

// maxPathDepth bounds how deep filters and arguments nest.
const maxPathDepth = 200

type pathParser struct {
	s     string
	pos   int
	depth int
}

// parsePath parses an expression.
func parsePath(s string) (p *jsonPath, err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(pathError)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	s = strings.TrimSpace(s)
	if s == "" {
		return nil, pathError{"path can not be null or empty"}
	}
	pp := &pathParser{s: s}
	if s[0] != '$' && s[0] != '@' {
		pp.s = "$." + s
	}
	p = pp.path()
	if pp.pos < len(pp.s) {
		pp.fail("unexpected character '" + pp.rune() + "'")
	}
	return p, nil
}

func (p *pathParser) fail(msg string) {
	panic(pathError{"Failed to parse the JSONPath expression: " + msg + " at column " + strconv.Itoa(utf8.RuneCountInString(p.s[:p.pos])+1)})
}

// rune is the character at pos, for messages.
func (p *pathParser) rune() string {
	if p.pos >= len(p.s) {
		return "the end"
	}
	_, w := utf8.DecodeRuneInString(p.s[p.pos:])
	return p.s[p.pos : p.pos+w]
}

func (p *pathParser) space() {
	for p.pos < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.pos]) >= 0 {
		p.pos++
	}
}

func (p *pathParser) peek() byte {
	if p.pos < len(p.s) {
		return p.s[p.pos]
	}
	return 0
}

func (p *pathParser) accept(tok string) bool {
	if strings.HasPrefix(p.s[p.pos:], tok) {
		p.pos += len(tok)
		return true
	}
	return false
}

func (p *pathParser) expect(tok string) {
	p.space()
	if !p.accept(tok) {
		p.fail("expected '" + tok + "', found '" + p.rune() + "'")
	}
}

// path parses a path, which begins with $ or @.
func (p *pathParser) path() *jsonPath {
	if p.depth++; p.depth > maxPathDepth {
		p.fail("it is nested too deeply")
	}
	defer func() { p.depth-- }()
	r := &jsonPath{current: p.peek() == '@'}
	p.pos++
	for {
		deep := false
		switch {
		case p.accept(".."):
			deep = true
		case p.accept("."):
		case p.peek() == '[':
		default:
			return r
		}
		s := p.step()
		s.deep = deep
		r.steps = append(r.steps, s)
	}
}

func (p *pathParser) step() step {
	switch {
	case p.peek() == '[':
		p.pos++
		return p.bracket()
	case p.accept("*"):
		return step{kind: stepAll}
	}
	start := p.pos
	for p.pos < len(p.s) && strings.IndexByte(".[(]){},=<>!~&|+ \t\r\n'\"", p.s[p.pos]) < 0 {
		p.pos++
	}
	name := p.s[start:p.pos]
	if name == "" {
		p.fail("expected the name of a member, found '" + p.rune() + "'")
	}
	if p.peek() == '(' {
		p.pos++
		return p.call(name)
	}
	return step{kind: stepNames, names: []string{name}}
}

// functions are the functions that a path may end with.
const functions = " min max avg stddev sum length size keys first last index append concat "

func (p *pathParser) call(name string) step {
	if !strings.Contains(functions, " "+name+" ") {
		p.fail("there is no function '" + name + "'")
	}
	s := step{kind: stepCall, names: []string{name}}
	p.space()
	for !p.accept(")") {
		if len(s.args) > 0 {
			p.expect(",")
			p.space()
		}
		if c := p.peek(); c == '$' || c == '@' {
			s.args = append(s.args, argument{path: p.path()})
		} else {
			s.args = append(s.args, argument{v: p.json()})
		}
		p.space()
	}
	return s
}

// bracket parses what stands behind [.
func (p *pathParser) bracket() step {
	p.space()
	c := p.peek()
	switch {
	case c == '\'' || c == '"':
		s := step{kind: stepNames}
		for {
			p.space()
			s.names = append(s.names, p.quoted())
			p.space()
			if p.accept("]") {
				return s
			}
			p.expect(",")
		}
	case c == '*':
		p.pos++
		p.expect("]")
		return step{kind: stepAll}
	case c == '?':
		p.pos++
		p.expect("(")
		f := p.condition()
		p.expect(")")
		p.expect("]")
		return step{kind: stepFilter, filter: f}
	}
	end := strings.IndexByte(p.s[p.pos:], ']')
	if end < 0 {
		p.pos = len(p.s)
		p.fail("expected ']'")
	}
	text := strings.TrimSpace(p.s[p.pos : p.pos+end])
	s := step{kind: stepIndexes}
	if from, to, ok := strings.Cut(text, ":"); ok {
		s.kind = stepSlice
		s.from, s.to = p.index(from), p.index(to)
		if s.from == nil && s.to == nil {
			panic(pathError{"Failed to parse SliceOperation: " + text})
		}
	} else {
		for _, x := range strings.Split(text, ",") {
			i := p.index(x)
			if i == nil {
				p.fail("expected an index, a name in quotes, '*' or a filter")
			}
			s.indexes = append(s.indexes, *i)
		}
	}
	p.pos += end + 1
	return s
}

func (p *pathParser) index(s string) *int {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	i, err := strconv.Atoi(s)
	if err != nil {
		p.fail("'" + s + "' is no index")
	}
	return &i
}

// quoted parses a text in single or double quotes.
func (p *pathParser) quoted() string {
	q := p.peek()
	if q != '\'' && q != '"' {
		p.fail("expected a name in quotes, found '" + p.rune() + "'")
	}
	var b strings.Builder
	for i := p.pos + 1; i < len(p.s); i++ {
		switch c := p.s[i]; {
		case c == q:
			p.pos = i + 1
			return b.String()
		case c == '\\' && i+1 < len(p.s):
			i++
			switch c := p.s[i]; c {
			case 'n':
				b.WriteByte('\n')
			case 't':
				b.WriteByte('\t')
			case 'r':
				b.WriteByte('\r')
			case 'u':
				if i+4 < len(p.s) {
					if n, err := strconv.ParseUint(p.s[i+1:i+5], 16, 16); err == nil {
						b.WriteRune(rune(n))
						i += 4
						continue
					}
				}
				p.fail("'\\u' stands before no four hexadecimal digits")
			default:
				b.WriteByte(c)
			}
		default:
			b.WriteByte(c)
		}
	}
	p.pos = len(p.s)
	p.fail("a closing quote is missing")
	return ""
}

// json parses a JSON value, or a text in single quotes, within an expression.
func (p *pathParser) json() value.Value {
	start := p.pos
	switch c := p.peek(); {
	case c == '\'' || c == '"':
		return value.Str(p.quoted())
	case c == '[':
		p.pos++
		var vals []value.Value
		for p.space(); !p.accept("]"); p.space() {
			if len(vals) > 0 {
				p.expect(",")
				p.space()
			}
			vals = append(vals, p.nested())
		}
		return jsonList(vals)
	case c == '{':
		p.pos++
		m := jsonMap()
		for p.space(); !p.accept("}"); p.space() {
			if m.Len() > 0 {
				p.expect(",")
				p.space()
			}
			k := p.quoted()
			p.expect(":")
			p.space()
			m.Put(k, p.nested())
		}
		return m
	}
	for p.pos < len(p.s) && strings.IndexByte(" \t\r\n,)]}&|=<>!", p.s[p.pos]) < 0 {
		p.pos++
	}
	word := p.s[start:p.pos]
	v, err := value.ParseJSONString(word)
	if err != nil {
		p.pos = start
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLetter(r) {
			p.fail("'" + word + "' is no value; texts are in quotes")
		}
		p.fail("expected a value, found '" + p.rune() + "'")
	}
	return v
}

func (p *pathParser) nested() value.Value {
	if p.depth++; p.depth > maxPathDepth {
		p.fail("it is nested too deeply")
	}
	defer func() { p.depth-- }()
	return p.json()
}

// condition is that of a filter.
type condition interface {
	holds(in *selection, at value.Value) bool
}

type (
	anyOf []condition
	allOf []condition
	not   struct{ c condition }
	// comparison compares two operands; with op "" it asks whether left is there.
	comparison struct {
		op          string
		left, right operand
	}
)

// operand is a value, a path or a regular expression.
type operand struct {
	path *jsonPath
	v    value.Value
	re   *regexp.Regexp
}

func (p *pathParser) condition() condition {
	if p.depth++; p.depth > maxPathDepth {
		p.fail("it is nested too deeply")
	}
	defer func() { p.depth-- }()
	c := anyOf{p.conjunction()}
	for p.space(); p.accept("||"); p.space() {
		c = append(c, p.conjunction())
	}
	return c
}

func (p *pathParser) conjunction() condition {
	c := allOf{p.negation()}
	for p.space(); p.accept("&&"); p.space() {
		c = append(c, p.negation())
	}
	return c
}

func (p *pathParser) negation() condition {
	p.space()
	if p.peek() == '!' {
		p.pos++
		if p.depth++; p.depth > maxPathDepth {
			p.fail("it is nested too deeply")
		}
		defer func() { p.depth-- }()
		return not{p.negation()}
	}
	if p.accept("(") {
		c := p.condition()
		p.expect(")")
		return c
	}
	c := comparison{left: p.operand()}
	p.space()
	for _, op := range []string{"===", "!==", "==", "!=", "<=", ">=", "=~", "<", ">"} {
		if p.accept(op) {
			c.op = op
			p.space()
			c.right = p.operand()
			return c
		}
	}
	start := p.pos
	for p.pos < len(p.s) && unicode.IsLetter(rune(p.s[p.pos])) {
		p.pos++
	}
	switch op := strings.ToLower(p.s[start:p.pos]); op {
	case "":
	case "in", "nin", "subsetof", "anyof", "noneof", "size", "empty", "contains", "all":
		c.op = op
		p.space()
		c.right = p.operand()
	default:
		p.pos = start
		p.fail("'" + op + "' is no operator")
	}
	return c
}

func (p *pathParser) operand() operand {
	switch c := p.peek(); c {
	case '$', '@':
		return operand{path: p.path()}
	case '/':
		return operand{re: p.pattern()}
	}
	return operand{v: p.json()}
}

// pattern parses a regular expression between slashes, and its flags.
func (p *pathParser) pattern() *regexp.Regexp {
	start := p.pos
	p.pos++
	for p.pos < len(p.s) && p.s[p.pos] != '/' {
		if p.s[p.pos] == '\\' {
			p.pos++
		}
		p.pos++
	}
	if p.pos >= len(p.s) {
		p.pos = start
		p.fail("the closing '/' of the regular expression is missing")
	}
	text := p.s[start+1 : p.pos]
	p.pos++
	flags := ""
	for p.pos < len(p.s) && strings.IndexByte("imsuxdU", p.s[p.pos]) >= 0 {
		if c := p.s[p.pos]; strings.IndexByte("ims", c) >= 0 {
			flags += string(c)
		}
		p.pos++
	}
	if flags != "" {
		flags = "(?" + flags + ")"
	}
	re, err := regexp.Compile(flags + `\A(?:` + text + `)\z`)
	if err != nil {
		p.pos = start
		p.fail("'" + text + "' is no regular expression")
	}
	return re
}
