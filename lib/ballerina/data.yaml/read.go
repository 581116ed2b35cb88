package yaml

// From a YAML text to json values. The library knows the syntax; what scalars
// mean is said here, as YAML 1.2 does.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"barre/types"
	"barre/value"
)

type schema uint8

const (
	core schema = iota
	jsonSchema
	failsafe
)

func schemaOf(o *value.Map) schema {
	switch o.Str("schema") {
	case "JSON_SCHEMA":
		return jsonSchema
	case "FAILSAFE_SCHEMA":
		return failsafe
	}
	return core
}

// maxCopies bounds how many nodes aliases may stand for.
const maxCopies = 1_000_000

// maxDepth bounds how deep collections nest.
const maxDepth = 10_000

// reader is one run over a text.
type reader struct {
	schema                schema
	sameAnchors, sameKeys bool
	within, copies        int // aliases that are being read; nodes read in such
	depth                 int
	anchors               map[string]*yaml.Node
	open                  map[*yaml.Node]bool // anchors being read
}

// documents reads all documents of a text.
func (r *reader) documents(text []byte) (docs []value.Value, err error) {
	defer func() {
		if p := recover(); p != nil {
			// The library's parser gives up on some texts that way.
			docs, err = nil, fmt.Errorf("the text is not YAML")
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var n yaml.Node
		err := d.Decode(&n)
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return nil, syntax(err)
		}
		r.anchors, r.open = map[string]*yaml.Node{}, map[*yaml.Node]bool{}
		v, err := r.node(&n)
		if err != nil {
			return nil, err
		}
		docs = append(docs, v)
	}
}

// syntax says what the library says about a text, and where.
func syntax(err error) error {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		if line, what, ok := strings.Cut(rest, ": "); ok {
			return fmt.Errorf("'%s' at line: '%s'", what, line)
		}
	}
	return fmt.Errorf("'%s'", msg)
}

func fail(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("'%s' at line: '%d' column: '%d'", fmt.Sprintf(format, args...), n.Line, n.Column)
}

func (r *reader) node(n *yaml.Node) (value.Value, error) {
	if r.within > 0 {
		r.copies++
	}
	r.depth++
	defer func() { r.depth-- }()
	if r.copies > maxCopies {
		return nil, fail(n, "the aliases stand for too much")
	}
	if r.depth > maxDepth {
		return nil, fail(n, "the text is nested too deeply")
	}
	if n.Anchor != "" {
		if was := r.anchors[n.Anchor]; was != nil && was != n && !r.sameAnchors {
			return nil, fail(n, "duplicate anchor definition of '%s'", n.Anchor)
		}
		r.anchors[n.Anchor] = n
		if r.open[n] {
			return nil, fail(n, "the anchor '%s' stands for a node that contains itself", n.Anchor)
		}
		r.open[n] = true
		defer delete(r.open, n)
	}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) == 0 {
			return nil, nil
		}
		return r.node(n.Content[0])
	case yaml.AliasNode:
		r.within++
		defer func() { r.within-- }()
		return r.node(n.Alias)
	case yaml.SequenceNode:
		if err := r.tagged(n, "!!seq"); err != nil {
			return nil, err
		}
		vals := make([]value.Value, 0, len(n.Content))
		for _, c := range n.Content {
			v, err := r.node(c)
			if err != nil {
				return nil, err
			}
			vals = append(vals, v)
		}
		return value.NewList(types.JSONList, vals), nil
	case yaml.MappingNode:
		if err := r.tagged(n, "!!map"); err != nil {
			return nil, err
		}
		m := value.NewMap(types.JSONMap)
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			for k.Kind == yaml.AliasNode {
				k = k.Alias
			}
			if k.Kind != yaml.ScalarNode {
				return nil, fail(k, "the key of an entry must be a scalar")
			}
			if k.Anchor != "" {
				r.anchors[k.Anchor] = k
			}
			if m.Has(k.Value) && !r.sameKeys {
				return nil, fail(k, "cannot have duplicate map entries for '%s'", k.Value)
			}
			v, err := r.node(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			m.Put(k.Value, v)
		}
		return m, nil
	case yaml.ScalarNode:
		return r.scalar(n)
	}
	return nil, nil
}

// tagged checks the tag of a collection.
func (r *reader) tagged(n *yaml.Node, want string) error {
	if tag := n.ShortTag(); n.Style&yaml.TaggedStyle != 0 && tag != want && tag != "!" {
		return fail(n, "the tag '%s' is not supported here", tag)
	}
	return nil
}

func (r *reader) scalar(n *yaml.Node) (value.Value, error) {
	s := n.Value
	quoted := n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if n.Style&yaml.TaggedStyle == 0 {
		if quoted || r.schema == failsafe {
			return value.Str(s), nil
		}
		return plain(s, r.schema), nil
	}
	tag := n.ShortTag()
	want, known := "", true
	switch tag {
	case "!!null", "!!int", "!!float":
		want = tag[2:]
	case "!!bool":
		want = "boolean"
	default:
		known = false
	}
	if tag == "!!str" || tag == "!" || r.schema == failsafe && known {
		return value.Str(s), nil
	}
	if !known {
		return nil, fail(n, "the tag '%s' is not supported", tag)
	}
	v := plain(s, r.schema)
	fits := false
	switch v := v.(type) {
	case nil:
		fits = want == "null"
	case value.Boolean:
		fits = want == "boolean"
	case value.Int:
		fits = want == "int" || want == "float"
		if want == "float" {
			return value.Float(v), nil
		}
	case value.Float, value.Decimal:
		fits = want == "float"
	}
	if !fits {
		return nil, fail(n, "cannot cast %s to %s", s, want)
	}
	return v, nil
}

// isNumber reports whether a scalar is written as a number in a schema.
func isNumber(s string, sch schema) bool {
	rest := s
	if rest[0] == '-' || rest[0] == '+' && sch == core {
		rest = rest[1:]
	}
	digits := func() int {
		n := 0
		for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
			n++
		}
		rest = rest[n:]
		return n
	}
	if sch != core && len(rest) > 1 && rest[0] == '0' && rest[1] >= '0' && rest[1] <= '9' {
		return false
	}
	whole, fraction := digits(), 0
	if strings.HasPrefix(rest, ".") {
		rest = rest[1:]
		fraction = digits()
	}
	if whole == 0 && (sch != core || fraction == 0) {
		return false
	}
	if rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		rest = rest[1:]
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			rest = rest[1:]
		}
		if digits() == 0 {
			return false
		}
	}
	return rest == ""
}

// plain is what a scalar means that is neither in quotes nor tagged.
func plain(s string, sch schema) value.Value {
	switch s {
	case "null":
		return nil
	case "true", "false":
		return value.Boolean(s == "true")
	case "":
		if sch == core {
			return nil
		}
		return value.Str(s)
	}
	if sch == core {
		switch s {
		case "~", "Null", "NULL":
			return nil
		case "True", "TRUE":
			return value.Boolean(true)
		case "False", "FALSE":
			return value.Boolean(false)
		case ".nan", ".NaN", ".NAN":
			return value.Float(math.NaN())
		}
		switch strings.TrimLeft(s, "+-") {
		case ".inf", ".Inf", ".INF":
			if len(s) <= 5 {
				return value.Float(math.Inf(1 - 2*strings.Count(s, "-")))
			}
		}
		if len(s) > 2 && s[0] == '0' && (s[1] == 'o' || s[1] == 'x') && !strings.ContainsAny(s[2:], "+-_") {
			base := 8
			if s[1] == 'x' {
				base = 16
			}
			if n, err := strconv.ParseInt(s[2:], base, 64); err == nil {
				return value.Int(n)
			}
		}
	}
	if !isNumber(s, sch) {
		return value.Str(s)
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return value.Int(n)
	}
	// A point without digits behind it is no number elsewhere.
	bare := strings.TrimSuffix(strings.NewReplacer(".e", "e", ".E", "e").Replace(s), ".")
	if d, ok := value.ParseDecimal(bare); ok {
		return d
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return value.Float(f)
	}
	return value.Str(s)
}
