// Package markdown makes HTML of Markdown, in which no script can be: HTML in
// the text is left out, and so is a link to anything but a web page, a mailbox
// or a heading. It is apart from package doc for what the parser costs at
// every start of a program that links it.
package markdown

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"barre/doc"
)

// flavoured renders GitHub's flavour with Ballerina's references to names.
type flavoured struct {
	md goldmark.Markdown
}

// New makes a renderer.
func New() doc.Markdown {
	return &flavoured{goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList,
			extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(ghtml.WithXHTML(), renderer.WithNodeRenderers(util.Prioritized(codeRenderer{}, 100))),
	)}
}

// headingIDs makes the anchors of headings: those of GitHub behind a prefix
// that keeps them apart from ours.
type headingIDs struct {
	prefix string
	used   map[string]bool
}

func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	var b strings.Builder
	for _, r := range strings.ToLower(string(value)) {
		switch {
		case r == ' ' || r == '-':
			b.WriteByte('-')
		case r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || r > 127:
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		b.WriteString("heading")
	}
	id := h.prefix + b.String()
	for i := 1; h.used[id]; i++ {
		id = fmt.Sprintf("%s%s-%d", h.prefix, b.String(), i)
	}
	h.used[id] = true
	return []byte(id)
}

func (h *headingIDs) Put(value []byte) { h.used[string(value)] = true }

// Render makes HTML of Markdown.
func (m *flavoured) Render(src string, o doc.MarkdownOptions) string {
	text := []byte(src)
	ids := &headingIDs{prefix: o.Prefix, used: map[string]bool{}}
	root := m.md.Parser().Parse(gtext.NewReader(text), parser.WithContext(parser.NewContext(parser.WithIDs(ids))))
	tidy(root, text, ids, o)
	var b bytes.Buffer
	if err := m.md.Renderer().Render(&b, text, root); err != nil {
		return "<p>" + html.EscapeString(src) + "</p>" // not reached: a buffer takes everything
	}
	return strings.ReplaceAll(b.String(), "<!-- raw HTML omitted -->", "")
}

// tidy changes a tree so that it fits into a page: headings below those of the
// page, links that lead somewhere, no pictures from elsewhere, names linked.
func tidy(root ast.Node, src []byte, ids *headingIDs, o doc.MarkdownOptions) {
	prefix := o.Prefix
	top := 7
	_ = ast.Walk(root, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && in {
			top = min(top, h.Level)
		}
		return ast.WalkContinue, nil
	})
	var links []*ast.Link
	var bare []*ast.AutoLink
	var pictures []*ast.Image
	var spans []*ast.CodeSpan
	_ = ast.Walk(root, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		if !in {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(6, n.Level-top+o.Level)
			if prefix == "" {
				n.RemoveAttributes()
			}
		case *ast.Link:
			links = append(links, n)
			return ast.WalkSkipChildren, nil
		case *ast.AutoLink:
			bare = append(bare, n)
		case *ast.Image:
			pictures = append(pictures, n)
		case *ast.CodeSpan:
			spans = append(spans, n)
		}
		return ast.WalkContinue, nil
	})
	show := func(n *ast.Image) {
		if o.Picture != nil {
			if dest, err := url.PathUnescape(string(n.Destination)); err == nil {
				if to := o.Picture(dest); to != "" {
					n.Destination = []byte(to)
					return
				}
			}
		}
		n.Parent().ReplaceChild(n.Parent(), n, ast.NewString([]byte(plainNodeText(n, src))))
	}
	for _, n := range pictures {
		show(n)
	}
	for _, n := range bare {
		if u := string(n.URL(src)); !doc.External(u) && n.AutoLinkType != ast.AutoLinkEmail {
			n.Parent().ReplaceChild(n.Parent(), n, ast.NewString([]byte(u)))
		}
	}
	for _, n := range links {
		for c := n.FirstChild(); c != nil; {
			next := c.NextSibling()
			if image, ok := c.(*ast.Image); ok {
				show(image)
			}
			c = next
		}
		if frag, ok := strings.CutPrefix(string(n.Destination), "#"); ok && prefix != "" && ids.used[prefix+strings.ToLower(frag)] {
			n.Destination = []byte("#" + prefix + strings.ToLower(frag))
			continue
		}
		if !doc.External(string(n.Destination)) {
			unwrap(n)
		}
	}
	for _, n := range spans {
		linkName(n, src, o.Resolve)
	}
	if o.Highlight != nil {
		root.SetAttributeString(highlighter, o.Highlight)
	}
}

// unwrap puts the content of a node in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		n.RemoveChild(n, c)
		parent.InsertBefore(parent, n, c)
		c = next
	}
	parent.RemoveChild(parent, n)
}

// plainNodeText is the text below a node.
func plainNodeText(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		if in {
			switch n := n.(type) {
			case *ast.Text:
				b.Write(n.Segment.Value(src))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			case *ast.String:
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// linkName makes a code span that names a declaration a link to it. The word
// before it may say what kind of declaration is meant.
func linkName(n *ast.CodeSpan, src []byte, resolve func(kind, name string) string) {
	if resolve == nil {
		return
	}
	kind := ""
	if t, ok := n.PreviousSibling().(*ast.Text); ok {
		if f := strings.Fields(string(t.Segment.Value(src))); len(f) > 0 {
			kind = strings.ToLower(f[len(f)-1])
		}
	}
	href := resolve(kind, plainNodeText(n, src))
	if href == "" {
		return
	}
	link := ast.NewLink()
	link.Destination = []byte(href)
	n.Parent().ReplaceChild(n.Parent(), n, link)
	link.AppendChild(link, n)
}

// highlighter is the attribute of a document that has the function to colour
// code with.
const highlighter = "barre-highlight"

// codeRenderer writes code blocks, coloured when they are Ballerina.
type codeRenderer struct{}

func (codeRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	block := func(w util.BufWriter, src []byte, n ast.Node, in bool) (ast.WalkStatus, error) {
		if !in {
			return ast.WalkContinue, nil
		}
		lang := ""
		if f, ok := n.(*ast.FencedCodeBlock); ok {
			lang = string(f.Language(src))
		}
		var code strings.Builder
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			code.Write(line.Value(src))
		}
		w.WriteString("<pre tabindex=\"0\"><code>")
		out := strings.TrimRight(code.String(), "\n")
		colour, ok := n.OwnerDocument().AttributeString(highlighter)
		f, isFunc := colour.(func(string) string)
		if lang = strings.ToLower(lang); ok && isFunc && (lang == "ballerina" || lang == "bal") {
			w.WriteString(f(out))
		} else {
			w.WriteString(html.EscapeString(out))
		}
		w.WriteString("</code></pre>\n")
		return ast.WalkSkipChildren, nil
	}
	r.Register(ast.KindFencedCodeBlock, block)
	r.Register(ast.KindCodeBlock, block)
}
