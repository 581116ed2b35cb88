package markdown_test

import (
	"encoding/xml"
	"errors"
	"html"
	"io"
	"net/url"
	"strings"
	"testing"

	"barre/doc"
	"barre/doc/markdown"
)

// resolve knows two names.
func resolve(kind, name string) string {
	switch {
	case kind == "parameter":
		return ""
	case name == "Order":
		return "record.Order.html"
	case name == "open()":
		return "#function-open"
	}
	return ""
}

var options = doc.MarkdownOptions{Prefix: "readme-", Level: 2, Resolve: resolve, Highlight: func(code string) string {
	return "<b>" + html.EscapeString(code) + "</b>"
}}

func TestRender(t *testing.T) {
	md := markdown.New()
	for _, c := range []struct{ name, src, want string }{
		{"paragraphs", "a *b* **c**\n\nd  \ne", "<p>a <em>b</em> <strong>c</strong></p>\n<p>d<br />\ne</p>\n"},
		{"headings begin at the level", "### A\n\n#### B", "<h2 id=\"readme-a\">A</h2>\n<h3 id=\"readme-b\">B</h3>\n"},
		{"headings of one name", "# A b\n# A b", "<h2 id=\"readme-a-b\">A b</h2>\n<h2 id=\"readme-a-b-1\">A b</h2>\n"},
		{"link to a heading", "# A b\n\n[x](#a-b) [y](#c)", "<h2 id=\"readme-a-b\">A b</h2>\n<p><a href=\"#readme-a-b\">x</a> y</p>\n"},
		{"names", "An `Order`, a `type` `Order`, parameter `Order`, `open()`, `close()`",
			"<p>An <a href=\"record.Order.html\"><code>Order</code></a>, a <code>type</code> <a href=\"record.Order.html\"><code>Order</code></a>, parameter <code>Order</code>, <a href=\"#function-open\"><code>open()</code></a>, <code>close()</code></p>\n"},
		{"a name in a link", "[`Order`](https://a.example/)", "<p><a href=\"https://a.example/\"><code>Order</code></a></p>\n"},
		{"html", "a <b onclick=\"x()\">b</b> <script>alert(1)</script>\n\n<div>\nc\n</div>", "<p>a b alert(1)</p>\n\n"},
		{"links that lead nowhere", "[a](javascript:alert(1)) [b](docs/x.md) [c](/x) [d](data:text/html,x) [e](JaVaScRiPt:x) [f](file:///etc/passwd) <javascript:x>", "<p>a b c d e f javascript:x</p>\n"},
		{"links", "<https://a.example/?x=1&y=2> https://b.example, [m](mailto:a@b.example)",
			"<p><a href=\"https://a.example/?x=1&amp;y=2\">https://a.example/?x=1&amp;y=2</a> <a href=\"https://b.example\">https://b.example</a>, <a href=\"mailto:a@b.example\">m</a></p>\n"},
		{"pictures", "![a *b*](x.png) [![c](https://a.example/c.svg)](https://a.example)", "<p>a b <a href=\"https://a.example\">c</a></p>\n"},
		{"code", "```ballerina\nint x = 1 < 2;\n```\n\n```sh\nls <x>\n```\n\n    indented & so\n",
			"<pre tabindex=\"0\"><code><b>int x = 1 &lt; 2;</b></code></pre>\n<pre tabindex=\"0\"><code>ls &lt;x&gt;</code></pre>\n<pre tabindex=\"0\"><code>indented &amp; so</code></pre>\n"},
		{"table", "| a | b |\n|---|--:|\n| c | d |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td align=\"right\">d</td>\n</tr>\n</tbody>\n</table>\n"},
		{"strikethrough", "~~a~~", "<p><del>a</del></p>\n"},
	} {
		if got := md.Render(c.src, options); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	o := options
	o.Picture = func(dest string) string {
		if dest == "a b.png" {
			return "pictures/a~20b.png"
		}
		return ""
	}
	if got, want := md.Render("![x](a%20b.png) [![y](<a b.png>)](https://a.example) ![z](https://a.example/a.png)", o),
		"<p><img src=\"pictures/a~20b.png\" alt=\"x\" /> <a href=\"https://a.example\"><img src=\"pictures/a~20b.png\" alt=\"y\" /></a> z</p>\n"; got != want {
		t.Errorf("pictures: got\n%s\nwant\n%s", got, want)
	}
	if got := md.Render("# A\n[x](#a)", doc.MarkdownOptions{Level: 4}); got != "<h4>A</h4>\n<p>x</p>\n" {
		t.Errorf("without anchors: %s", got)
	}
}

// FuzzRender: whatever the text, what comes out is well-formed, runs nothing
// and loads nothing.
func FuzzRender(f *testing.F) {
	for _, s := range []string{
		"# a `b`\n[c](#a)\n", "<script>x</script>", "[a](javascript:x)", "![a](b)\n> c\n- [ ] d\n", "| a |\n|:-|\n| b |\n", "```bal\nx\n",
		"<a@b.c> http://x &amp; &#0; &lt;", "[a]: b\n[a]", "a\x00b\xff", "~~a~~ **b*", "[x](<https://a b> \"t\")", "[^1]\n\n[^1]: n",
	} {
		f.Add(s)
	}
	md := markdown.New()
	allowed := map[string]bool{"p": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "a": true, "em": true, "strong": true, "code": true,
		"pre": true, "b": true, "ul": true, "ol": true, "li": true, "blockquote": true, "table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true,
		"del": true, "br": true, "hr": true, "input": true}
	f.Fuzz(func(t *testing.T, src string) {
		out := md.Render(src, options)
		d := xml.NewDecoder(strings.NewReader("<x>" + strings.Map(printable, out) + "</x>"))
		d.Entity = xml.HTMLEntity
		ids := map[string]bool{}
		for {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatalf("%q gives %q: %v", src, out, err)
			}
			e, ok := tok.(xml.StartElement)
			if !ok || e.Name.Local == "x" {
				continue
			}
			if !allowed[e.Name.Local] {
				t.Fatalf("%q gives <%s>", src, e.Name.Local)
			}
			for _, a := range e.Attr {
				switch a.Name.Local {
				case "href":
					if u, err := url.Parse(a.Value); err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
						t.Fatalf("%q gives the link %q", src, a.Value)
					}
				case "id":
					if ids[a.Value] {
						t.Fatalf("%q gives two elements with the id %q", src, a.Value)
					}
					ids[a.Value] = true
				case "title", "tabindex", "align", "checked", "disabled", "type", "start":
				default:
					t.Fatalf("%q gives <%s %s>", src, e.Name.Local, a.Name.Local)
				}
			}
		}
	})
}

// printable leaves out characters that HTML has and XML has not.
func printable(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff' {
		return -1
	}
	return r
}
