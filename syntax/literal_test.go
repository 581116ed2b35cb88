package syntax

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestIntValue(t *testing.T) {
	tests := []struct {
		text string
		want int64
		ok   bool
	}{
		{"0", 0, true}, {"12", 12, true}, {"0x1F", 31, true}, {"0XfF", 255, true},
		{"9223372036854775807", math.MaxInt64, true}, {"9223372036854775808", math.MinInt64, false},
		{"0x7FFFFFFFFFFFFFFF", math.MaxInt64, true}, {"0x10000000000000000", 0, false},
	}
	for _, test := range tests {
		v, ok := IntValue(test.text)
		if ok != test.ok || ok && v != test.want {
			t.Errorf("IntValue(%s) = %d, %v", test.text, v, ok)
		}
	}
	if v, ok := NegIntValue("9223372036854775808"); v != math.MinInt64 || !ok {
		t.Errorf("NegIntValue = %d, %v", v, ok)
	}
	if v, ok := NegIntValue("5"); v != -5 || !ok {
		t.Errorf("NegIntValue(5) = %d, %v", v, ok)
	}
	if _, ok := NegIntValue("9223372036854775809"); ok {
		t.Error("NegIntValue takes what does not fit")
	}
}

func TestFloatValue(t *testing.T) {
	tests := map[string]float64{"1.5": 1.5, "2e3": 2000, "1f": 1, "1.5F": 1.5, ".5": .5, "0x1p3": 8, "0x1.8p1": 3, "0x.8": .5, "0xA.8": 10.5, "12": 12}
	for text, want := range tests {
		if v, ok := FloatValue(text); v != want || !ok {
			t.Errorf("FloatValue(%s) = %v, %v", text, v, ok)
		}
	}
	if v, ok := FloatValue("1e999"); !math.IsInf(v, 1) || ok {
		t.Errorf("FloatValue(1e999) = %v, %v", v, ok)
	}
	for text, want := range map[string]string{"1.50d": "1.50", "3D": "3", "1E5d": "1e5", "12": "12"} {
		if got := DecimalText(text); got != want {
			t.Errorf("DecimalText(%s) = %s", text, got)
		}
	}
}

func TestStringValue(t *testing.T) {
	tests := []struct {
		text, want string
		ok         bool
	}{
		{`""`, "", true}, {`"a"`, "a", true}, {`"\t\n\r\\\""`, "\t\n\r\\\"", true}, {`"\u{1F600}x"`, "\U0001F600x", true},
		{`"é"`, "é", true}, {`"a`, "a", false}, {`a`, "", false}, {`"\q"`, "q", false}, {`"\u{D800}"`, "u{D800}", false},
	}
	for _, test := range tests {
		got, err := StringValue(test.text)
		if got != test.want || (err == nil) != test.ok {
			t.Errorf("StringValue(%s) = %q, %v", test.text, got, err)
		}
	}
}

func TestIdentName(t *testing.T) {
	for text, want := range map[string]string{"a": "a", "'type": "type", `a\-b`: "a-b", `\u{61}b`: "ab", `'1\ 2`: "1 2", "größe": "größe"} {
		if got, quoted := IdentName(text); got != want || quoted != (text[0] == '\'') {
			t.Errorf("IdentName(%s) = %q, %v", text, got, quoted)
		}
	}
}

// TestNumberTokens checks where numeric literals end.
func TestNumberTokens(t *testing.T) {
	tests := map[string]string{
		"1.5":         "FloatLit", // one token
		"1.toString(": "IntLit . identifier (",
		"1...2":       "IntLit ... IntLit",
		"1..<2":       "IntLit ..< IntLit",
		"1.5.f(":      "FloatLit . identifier (",
		"1d":          "DecimalLit",
		"1f2":         "IntLit identifier",
		"0xffd":       "IntLit",
		"0x1.8":       "FloatLit",
		"0x1.abs(":    "IntLit . identifier (",
		"1e5d":        "DecimalLit",
		".5":          "FloatLit",
		"a.b":         "identifier . identifier",
		"x..<y":       "identifier ..< identifier",
	}
	names := map[Kind]string{IntLit: "IntLit", FloatLit: "FloatLit", DecimalLit: "DecimalLit"}
	for src, want := range tests {
		var l lexer
		l.init(src)
		l.ensure(100)
		var got []string
		for _, tok := range l.toks[:len(l.toks)-1] {
			if s, ok := names[tok.Kind]; ok {
				got = append(got, s)
			} else {
				got = append(got, tok.Kind.String())
			}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: %s, want %s", src, g, want)
		}
	}
}

func TestDoc(t *testing.T) {
	f := Parse("doc.bal", `# Adds numbers.
#  indented
#
# More.
# + a - the first,
#       continued
# + 'b - the second
# + return - the sum
#            of both
# # Deprecated
# Use the operator.
function add(int a, int b) returns int => a + b;
`)
	d := f.Decls[0].(*FuncDecl).Doc
	got := fmt.Sprintf("%q %q %q %v %q", d.Text, d.Params, d.Return, d.HasDeprecated, d.Deprecated)
	want := `"Adds numbers.\n indented\n\nMore." [{"a" "the first,\ncontinued" '\x04'} {"b" "the second" '\x06'}] "the sum\nof both" true "Use the operator."`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func firstTemplate(f *File) *Template {
	var t *Template
	Inspect(f, func(n Node) bool {
		if x, ok := n.(*Template); ok && t == nil {
			t = x
		}
		return true
	})
	return t
}

func dumpXML(f *File, items []XMLItem) string {
	var b strings.Builder
	for i, it := range items {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch it := it.(type) {
		case *XMLElement:
			fmt.Fprintf(&b, "(%s", it.Name)
			for _, a := range it.Attrs {
				fmt.Fprintf(&b, " @%s=[%s]", a.Name, dumpXML(f, a.Value))
			}
			if len(it.Items) > 0 {
				b.WriteString(" " + dumpXML(f, it.Items))
			}
			b.WriteString(")")
		case *XMLText:
			fmt.Fprintf(&b, "%q", it.Text)
		case *XMLInterp:
			b.WriteString("$" + f.Text(it.X))
		case *XMLComment:
			fmt.Fprintf(&b, "!%q", it.Text)
		case *XMLPI:
			fmt.Fprintf(&b, "?%s:%q", it.Target, it.Data)
		}
	}
	return b.String()
}

func TestXMLTemplate(t *testing.T) {
	tests := map[string]string{
		"":                     ``,
		"text":                 `"text"`,
		"a${x}b":               `"a" $x "b"`,
		"<a/>":                 `(a)`,
		"<a:b c=\"d\" e='f'/>": `(a:b @c=["d"] @e=["f"])`,
		"<a b=\"x${y}z\n\">${c}<d/>t</a>\n<e></e>":       `(a @b=["x" $y "z "] $c (d) "t") "\n" (e)`,
		"&lt;&gt;&amp;&quot;&apos;&#65;&#x42;":           `"<>&\"'AB"`,
		"<!-- c --><?pi  data ?><![CDATA[<x>&amp;]]>":    `!" c " ?pi:"data " "<x>&amp;"`,
		"<a xmlns=\"u\" xmlns:p=\"v\"><p:b p:c=''/></a>": `(a @xmlns=["u"] @xmlns:p=["v"] (p:b @p:c=[]))`,
		"<a>${ `<b>${c}</b>` }</a>":                      "(a $`<b>${c}</b>`)",
	}
	for src, want := range tests {
		f := Parse("x.bal", "xml x = xml `"+src+"`;")
		if len(f.Errors) > 0 {
			t.Errorf("%s: %v", src, f.Errors)
		}
		if got := dumpXML(f, ParseXMLTemplate(f, firstTemplate(f)).Items); got != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", src, got, want)
		}
	}
}

func dumpRe(alts []*ReSequence) string {
	var b strings.Builder
	for i, s := range alts {
		if i > 0 {
			b.WriteString(" | ")
		}
		for j, t := range s.Terms {
			if j > 0 {
				b.WriteByte(' ')
			}
			not := ""
			if t.Negated {
				not = "!"
			}
			switch t.Kind {
			case ReChar:
				fmt.Fprintf(&b, "%q", t.Char)
			case ReAny:
				b.WriteString("any")
			case ReClass:
				fmt.Fprintf(&b, "\\%c", t.Char)
			case ReProperty:
				fmt.Fprintf(&b, "%sp:%s%s", not, t.Script, t.Category)
			case ReSet:
				b.WriteString(not + "[")
				for _, it := range t.Set {
					if it.Class != nil {
						b.WriteString(dumpRe([]*ReSequence{{Terms: []*ReTerm{it.Class}}}))
					} else {
						fmt.Fprintf(&b, "%c-%c", it.Lo, it.Hi)
					}
				}
				b.WriteString("]")
			case ReGroup:
				fmt.Fprintf(&b, "(%d%s-%s %s)", t.Index, t.FlagsOn, t.FlagsOff, dumpRe(t.Alts))
			case ReInterp:
				b.WriteString("interp")
			case ReStart:
				b.WriteString("start")
			case ReEnd:
				b.WriteString("end")
			}
			if t.Quantified {
				fmt.Fprintf(&b, "{%d,%d,%v}", t.Min, t.Max, t.Lazy)
			}
		}
	}
	return b.String()
}

func TestRegexpTemplate(t *testing.T) {
	tests := map[string]string{
		"":                           ``,
		"ab|c":                       `'a' 'b' | 'c'`,
		"^.$":                        `start any end`,
		"a*b+?c?d{2}e{3,}f{1,2}?":    `'a'{0,-1,false} 'b'{1,-1,true} 'c'{0,1,false} 'd'{2,2,false} 'e'{3,-1,false} 'f'{1,2,true}`,
		`\d\W\n\.\u{41}\\`:           `\d \W '\n' '.' 'A' '\\'`,
		`\p{Lu}\P{sc=Greek}\p{gc=N}`: `p:Lu !p:Greek p:N`,
		`[a-z0-9_\-\]\d]`:            `[a-z0-9_-_---]-]\d]`,
		`[^-a][b-]`:                  `![---a-a] [b-b---]`,
		`(a(b)|c)(?i-m:d)(?:e)`:      `(1- 'a' (2- 'b') | 'c') (0i-m 'd') (0- 'e')`,
		`a${x}+`:                     `'a' interp{1,-1,false}`,
		"(?x:a b # c\n d)e f":        `(0x- 'a' 'b' 'd') 'e' ' ' 'f'`,
	}
	for src, want := range tests {
		f := Parse("x.bal", "any x = re `"+src+"`;")
		if len(f.Errors) > 0 {
			t.Errorf("%s: %v", src, f.Errors)
		}
		if got := dumpRe(ParseRegexpTemplate(f, firstTemplate(f)).Alts); got != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", src, got, want)
		}
		if !strings.Contains(src, "${") {
			if re := ParseRegexp(src); dumpRe(re.Alts) != want || len(re.Errors) > 0 {
				t.Errorf("ParseRegexp(%s) differs: %s", src, dumpRe(re.Alts))
			}
		}
	}
	if re := ParseRegexp("(a"); !reflect.DeepEqual(re.Errors, []Error{{"BCE0640", 2, 2, "missing ')' in regular expression"}}) {
		t.Errorf("ParseRegexp((a): %v", re.Errors)
	}
}
