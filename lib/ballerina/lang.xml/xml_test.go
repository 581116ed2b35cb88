package langxml

import (
	"strings"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func TestXML(t *testing.T) {
	m := Bind(t, Module, nil)
	x := func(s string) string { return "xml`" + s + "`" }
	seq := x("<a/>x<b><c/></b><!--k-->")
	name := Fn(types.XML, func(a ...value.Value) (value.Value, error) {
		return value.NewXMLText("[" + a[0].(*value.XML).Name + "]"), nil
	})
	isElem := Fn(types.Boolean, func(a ...value.Value) (value.Value, error) {
		return value.Boolean(a[0].(*value.XML).Kind == value.XMLElement), nil
	})
	fails := Fn(types.XML, func(...value.Value) (value.Value, error) { return nil, value.Panic("boom", "") })
	ro := value.CloneReadOnly(m.Value(x("<a/>")))
	m.Run([]Case{
		{"length", Args(seq), "4"}, {"length", Args(x("")), "0"}, {"get", Args(seq, "1"), x("x")}, {"get", Args(x("<a/>"), "0"), x("<a/>")}, {"get", Args(seq, "4"), "panic: {ballerina/lang.xml}IndexOutOfRange xml sequence index out of range. Length: '4' requested: '4'"}, {"get", Args(seq, "-1"), "panic: {ballerina/lang.xml}IndexOutOfRange xml sequence index out of range. Length: '4' requested: '-1'"},
		{"concat", Args("[]"), x("")}, {"concat", Args(`[` + x("<a/>") + `,"x<","y"]`), x("<a/>x&lt;y")},
		{"getName", Args(x(`<p:e xmlns:p="u"/>`)), `"{u}e"`}, {"setName", Args(x("<a/>"), `"b c"`), "panic: {ballerina/lang.xml}XMLOperationError invalid xml name 'b c'"}, {"setName", Args(ro, `"b"`), "panic: {ballerina/lang.xml}InvalidUpdate Failed to set xml name: modification not allowed on readonly value"},
		{"getAttributes", Args(x(`<a b="1" xmlns:p="u"/>`)), `{"b":"1","{http://www.w3.org/2000/xmlns/}p":"u"}`}, {"getAttributes", Args(x("<a/>")), "{}"}, {"getChildren", Args(x("<a>x<b/></a>")), x("x<b/>")}, {"getChildren", Args(x("<a/>")), x("")}, {"getDescendants", Args(x("<a>x<b>y<c/></b></a>")), x("x<b>y<c/></b>y<c/>")},
		{"setChildren", Args(ro, `"b"`), "panic: {ballerina/lang.xml}InvalidUpdate Failed to set children to xml element: modification not allowed on readonly value"}, {"data", Args(x("a<b>c<!--d--></b>")), `"ac"`}, {"getTarget", Args(x("<?t c?>")), `"t"`}, {"getContent", Args(x("<?t c?>")), `"c"`}, {"getContent", Args(x("<!-- c -->")), `" c "`},
		{"createElement", Args(`"e"`, `{"a":"1"}`, x("t")), x(`<e a="1">t</e>`)}, {"createElement", Args(`"1"`, `{}`, x("")), "panic: {ballerina/lang.xml}XMLOperationError invalid xml name '1'"}, {"createProcessingInstruction", Args(`"t"`, `"c"`), x("<?t c?>")}, {"createProcessingInstruction", Args(`"a b"`, `"c"`), "panic: {ballerina/lang.xml}XMLOperationError invalid processing instruction target 'a b'"}, {"createComment", Args(`"c"`), x("<!--c-->")}, {"createText", Args(`"a<"`), x("a&lt;")}, {"createText", Args(`""`), x("")},
		{"slice", Args(seq, "1", "3"), x("x<b><c/></b>")}, {"slice", Args(seq, "2", "2"), x("")}, {"slice", Args(x("<a/>"), "0", "1"), x("<a/>")}, {"slice", Args(x("<a/>"), "1", "1"), x("")}, {"slice", Args(seq, "-1", "2"), "panic: {ballerina/lang.xml}IndexOutOfRange xml sequence index out of range. Length: '4' requested: '-1'"}, {"slice", Args(seq, "3", "2"), "panic: {ballerina/lang.xml}IndexOutOfRange xml sequence index out of range. Length: '4' requested: '2'"},
		{"strip", Args(x("<a> <!--c--><b> </b></a> ")), x("<a><b/></a>")}, {"elements", Args(seq, nil), x("<a/><b><c/></b>")}, {"elements", Args(seq, `"b"`), x("<b><c/></b>")}, {"elements", Args(seq, `"*"`), x("")}, {"children", Args(seq), x("<c/>")}, {"elementChildren", Args(x("<a>x<b/><c/></a>"), nil), x("<b/><c/>")}, {"elementChildren", Args(x("<a>x<b/><c/></a>"), `"c"`), x("<c/>")}, {"text", Args(x("a<b>c</b>d")), x("ad")},
		{"map", Args(seq, name), x("[a][][b][]")}, {"map", Args(seq, fails), "panic: boom"}, {"forEach", Args(seq, name), "()"}, {"filter", Args(seq, isElem), x("<a/><b><c/></b>")}, {"filter", Args(x("<a/>"), isElem), x("<a/>")}, {"filter", Args(x("t"), isElem), x("")},
		{"fromString", Args(`"<a>b</a>c"`), x("<a>b</a>c")}, {"fromString", Args(`"<a>"`), "error: failed to parse xml: Unexpected end of input; expected an end tag </a> at line: 1 column: 4"},
	})
	e := m.Value(x("<a/>")).(*value.XML)
	attrs, _ := m.Call("getAttributes", e)
	if err := attrs.(*value.Map).Set("k", value.Str("v")); err != nil {
		t.Fatal(err)
	}
	for fn, arg := range map[string]value.Value{"setName": value.Str("{u}n"), "setChildren": value.Str("t")} {
		if _, err := m.Call(fn, e, arg); err != nil {
			t.Fatal(err)
		}
	}
	if e.String() != `<n xmlns="u" k="v">t</n>` {
		t.Error(e)
	}
	it, _ := m.Call("iterator", m.Value(seq))
	if got := strings.Join(m.Walk("Iterator", it), " "); got != "xml`<a/>` xml`x` xml`<b><c/></b>` xml`<!--k-->` ()" {
		t.Error(got)
	}
}
