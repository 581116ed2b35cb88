package value

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func parse1(t *testing.T, s string) *XML {
	t.Helper()
	x, err := ParseXML(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return x
}

func TestXMLRoundTrip(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""}, {"hello", "hello"}, {"<a/>", "<a/>"}, {"<a></a>", "<a/>"}, {"<a>x</a>y<b/>", "<a>x</a>y<b/>"},
		{"<?xml version='1.0' encoding='UTF-8'?>\n<a/>", "<a/>"},
		{"<!DOCTYPE note [<!ENTITY x \"<>\"> <!-- > -->]><a/>", "<a/>"},
		{"<a b='1' c = \"2\"/>", `<a b="1" c="2"/>`}, {`<row id='a"b'/>`, `<row id="a&quot;b"/>`},
		{"<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;</a>", "<a>&lt;&amp;&gt;\"'A😀</a>"},
		{`<a b="&lt;&#10;x
y&#9;"/>`, `<a b="&lt;&#xA;x y&#x9;"/>`},
		{"<a><![CDATA[<b>&amp;]]]></a>", "<a>&lt;b&gt;&amp;amp;]</a>"},
		{"<a>1\r\n2\r3&#13;</a>", "<a>1\n2\n3&#xD;</a>"},
		{"<!-- c --><?t  some data?><?u?>", "<!-- c --><?t some data?><?u ?>"},
		{`<p:e xmlns:p="http://e.com/" p:a="1"><p:f/></p:e>`, `<p:e xmlns:p="http://e.com/" p:a="1"><p:f/></p:e>`},
		{`<a xmlns="u"><b xmlns=""><c/></b></a>`, `<a xmlns="u"><b xmlns=""><c/></b></a>`},
		{`<a xmlns="u" xmlns:p="u"><p:b/><b/></a>`, `<a xmlns="u" xmlns:p="u"><p:b/><b/></a>`},
		{`<a xml:lang="en"/>`, `<a xml:lang="en"/>`}, {"<日本>語</日本>", "<日本>語</日本>"},
	} {
		x := parse1(t, c.in)
		if got := x.String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.in, got, c.want)
		}
		if y := parse1(t, c.want); !Equal(x, y) {
			t.Errorf("%s: not equal when read again", c.in)
		}
	}
}

func TestXMLErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<a>", "expected an end tag </a> at line: 1 column: 4"}, {"<a></b>", "expected </a> at line: 1 column: 4"},
		{"</a>", "Unexpected end tag </a> at line: 1 column: 1"}, {"<a b=1/>", "expected a quote"}, {"<a b='1'c='2'/>", "expected white space"},
		{"<a b='1' b='2'/>", "Duplicate attribute 'b'"}, {`<a xmlns:p="u" xmlns:q="u" p:x="" q:x=""/>`, "Duplicate attribute 'q:x'"},
		{"<p:a/>", "Unbound namespace prefix 'p'"}, {"<a p:b=''/>", "Unbound namespace prefix 'p'"}, {"<a b='<'/>", "expected a quote"},
		{"<a>&foo;</a>", "Undeclared entity '&foo;'"}, {"a & b", "expected a reference"}, {"&#0;", "Illegal character reference"}, {"&#x110000;", "Illegal character reference"},
		{"&#+5;", "Illegal character reference"}, {"\x01", "Illegal character (code 1)"}, {"]]>", "Unexpected ']]>'"}, {"<!-- a -- b -->", "Unexpected '--'"},
		{"<!-- a", "expected '-->'"}, {"<?xml?>", "Illegal processing instruction target 'xml'"}, {"<a/><?xml version='1.0'?>", "Illegal processing instruction"},
		{"<a/><!DOCTYPE a>", "Unexpected document type"}, {"<1/>", "expected a name"}, {"<", "expected a name"}, {"<a", "expected white space"},
		{"<a:b:c xmlns:a='u'/>", "Illegal name"}, {"<a xmlns:xml='u'/>", "Illegal namespace declaration"}, {"<a xmlns:p=''/>", "Illegal namespace declaration"},
		{"<a>\n  <b>\n</a>", "at line: 3 column: 1"}, {"<![CDATA[x", "expected ']]>'"}, {strings.Repeat("<a>", 10001), "nested more than 10000"},
		{"<?xml version='2.0'?><a/>", "Unexpected xml version"},
	} {
		_, err := ParseXML(c.in)
		var e *Error
		if !errors.As(err, &e) || !strings.HasPrefix(e.Message, "failed to parse xml: ") || !strings.Contains(e.Message, c.want) {
			t.Errorf("%.30s: %v, want %s", c.in, err, c.want)
		}
	}
	for in, want := range map[string]string{
		"{ stuff:": "failed to parse xml: Unexpected character '{' (code 123) in prolog; expected '<' at line: 1 column: 1",
		"":         "Unexpected end of input in prolog", "<a/>x": "in epilog", "<a/><b/>": "second root", "<!-- c -->": "Unexpected end of input", "<a>x</a> <!-- c --> ": "",
		"<![CDATA[x]]>": "in prolog",
	} {
		_, err := ParseXMLDocument(in)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

func TestXMLNavigation(t *testing.T) {
	x := parse1(t, `<L xmlns:ns="foo"><!-- c --><ns:US>Obama</ns:US> <US>T<b>r</b>ump</US><RUS>Putin</RUS></L>`)
	for _, c := range []struct {
		got  *XML
		want string
	}{
		{x.Children().Elements("{foo}US"), `<ns:US xmlns:ns="foo">Obama</ns:US>`},
		{x.Children().Elements("US"), `<US>T<b>r</b>ump</US>`},
		{x.Children().Elements("US", "RUS"), `<US>T<b>r</b>ump</US><RUS>Putin</RUS>`},
		{x.Children().Elements("{foo}*"), `<ns:US xmlns:ns="foo">Obama</ns:US>`},
		{x.Children().Elements(), `<ns:US xmlns:ns="foo">Obama</ns:US><US>T<b>r</b>ump</US><RUS>Putin</RUS>`},
		{x.Children().Children(), `ObamaT<b>r</b>umpPutin`},
		{x.DescendantElements("b"), `<b>r</b>`},
		{x.Descendants().Elements("b"), `<b>r</b>`},
		{x.Children().TextItems(), ` `},
		{x.Strip(), `<L xmlns:ns="foo"><ns:US>Obama</ns:US><US>T<b>r</b>ump</US><RUS>Putin</RUS></L>`},
		{parse1(t, "a<!-- x -->b <?p?> ").Strip(), "ab  "},
		{parse1(t, " <!-- x --> ").Strip(), ""},
		{NewXMLElement("{http://a}foo", nil, parse1(t, "<b/>")), `<foo xmlns="http://a"><b xmlns=""/></foo>`},
		{NewXMLElement("e", MapOf(attrsType(), "{u}a", Str("1"), "{u}b", Str("2")), nil), `<e xmlns:ns0="u" ns0:a="1" ns0:b="2"/>`},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	if n := x.Descendants().Len(); n != 9 { // adjacent text merges
		t.Errorf("%d descendants", n)
	}
	if s := x.Data(); s != "Obama TrumpPutin" {
		t.Error(s)
	}
	if y := parse1(t, "<a><b/>x</a>"); y.Strip() != y {
		t.Error("Strip copies what it does not change")
	}
}

func TestXMLMutation(t *testing.T) {
	x := parse1(t, "<a><b/></a>")
	if err := x.SetChildren(parse1(t, "<c/>")); err != nil || x.String() != "<a><c/></a>" {
		t.Error(x, err)
	}
	if err := x.SetName("d"); err != nil || x.String() != "<d><c/></d>" {
		t.Error(x, err)
	}
	x.Attributes().Put("k", Str("v"))
	if x.String() != `<d k="v"><c/></d>` {
		t.Error(x)
	}
	if err := x.Items[0].SetChildren(x); err == nil || !strings.Contains(err.Error(), "Cycle detected") {
		t.Error(err)
	}
	r := CloneReadOnly(x).(*XML)
	if r.SetName("z") == nil || r.SetChildren(x) == nil || r.String() != x.String() {
		t.Error("immutable xml changed")
	}
}

func FuzzXML(f *testing.F) {
	for _, s := range []string{`<a b="1">x<!-- c --><?p q?></a>`, `<p:a xmlns:p="u" p:b="&lt;"/>`, `<a xmlns="u"><b xmlns=""/></a>`, "<![CDATA[x]]>&amp;", `<a xmlns:p="u" xmlns="u" p:x=""/>`, "<?xml version=\"1.0\"?><!DOCTYPE a><a/>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := ParseXML(s)
		if err != nil {
			return
		}
		text := x.String()
		y, err := ParseXML(text)
		if err != nil {
			t.Fatalf("%q is written as %q: %v", s, text, err)
		}
		if !Equal(x, y) {
			t.Fatalf("%q is written as %q, which differs", s, text)
		}
		if again := y.String(); again != text {
			t.Fatalf("%q, then %q", text, again)
		}
	})
}

var xmlSample = "<items>" + strings.Repeat(`<item id="12" name="Ada"><title>Notes on the engine &amp; more</title><price currency="EUR">12.50</price></item>`, 100) + "</items>"

func BenchmarkParseXML(b *testing.B) {
	b.SetBytes(int64(len(xmlSample)))
	b.ReportAllocs()
	for range b.N {
		if _, err := ParseXML(xmlSample); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGoXMLTokens(b *testing.B) {
	b.SetBytes(int64(len(xmlSample)))
	b.ReportAllocs()
	for range b.N {
		d := xml.NewDecoder(strings.NewReader(xmlSample))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			}
		}
	}
}
