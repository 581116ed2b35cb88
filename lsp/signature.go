package lsp

import (
	"strings"
	"unicode/utf16"

	"barre/check"
	"barre/syntax"
	"barre/types"
)

// argumentsOf are the arguments of a call; nil for what is none.
func argumentsOf(n syntax.Node) []*syntax.Arg {
	switch n := n.(type) {
	case *syntax.Call:
		return n.Args
	case *syntax.MethodCall:
		return n.Args
	case *syntax.RemoteCall:
		return n.Args
	case *syntax.ResourceCall:
		return n.Args
	case *syntax.New:
		return n.Args
	}
	return nil
}

// callAround is the innermost call with the cursor between its parentheses.
func (c *cursor) callAround() syntax.Node {
	var best syntax.Node
	top := syntax.Node(c.file)
	if len(c.path) > 1 {
		top = c.path[1]
	}
	syntax.Inspect(top, func(n syntax.Node) bool {
		if _, ok := c.calleeOf(n); !ok {
			return true
		}
		open := c.openParen(n)
		if open < 0 || int(c.file.Tokens[open].End) > c.off {
			return true
		}
		_, to := c.file.Offsets(n)
		closed := c.file.Tokens[n.Range().Last].Kind == syntax.RParen && int(n.Range().Last) != open
		if closed && c.off >= to {
			return true
		}
		if !closed {
			// Unfinished: it goes on to the next token.
			end := len(c.file.Src)
			if next := int(n.Range().Last) + 1; next < len(c.file.Tokens) {
				end = int(c.file.Tokens[next].Off)
			}
			if c.off > end {
				return true
			}
		}
		best = n
		return true
	})
	return best
}

// openParen is the token that opens the arguments of a call; -1 without.
func (c *cursor) openParen(n syntax.Node) int {
	var after syntax.Node
	switch n := n.(type) {
	case *syntax.Call:
		after = n.Fun
	case *syntax.MethodCall:
		after = n.Name
	case *syntax.RemoteCall:
		after = n.Name
	case *syntax.ResourceCall:
		if !n.HasArgs {
			return -1
		}
		if n.Method != nil {
			after = n.Method
		} else if len(n.Path) > 0 {
			after = n.Path[len(n.Path)-1]
		} else {
			after = n.X
		}
	case *syntax.New:
		if n.Type != nil {
			after = n.Type
		} else {
			i := int(n.Range().First) + 1
			if i < len(c.file.Tokens) && c.file.Tokens[i].Kind == syntax.LParen {
				return i
			}
			return -1
		}
	}
	if after == nil || after.Range().Empty() {
		return -1
	}
	for i := int(after.Range().Last) + 1; i <= int(n.Range().Last) && i < len(c.file.Tokens); i++ {
		if c.file.Tokens[i].Kind == syntax.LParen {
			return i
		}
	}
	return -1
}

// argumentIndex is which argument of a call the cursor is at.
func (c *cursor) argumentIndex(call syntax.Node) int {
	open := c.openParen(call)
	depth, n := 0, 0
	for i := open + 1; open >= 0 && i < len(c.file.Tokens) && int(c.file.Tokens[i].End) <= c.off; i++ {
		switch c.file.Tokens[i].Kind {
		case syntax.LParen, syntax.LBrace, syntax.LBrack, syntax.LBracePipe:
			depth++
		case syntax.RParen, syntax.RBrace, syntax.RBrack, syntax.RBracePipe:
			depth--
		case syntax.Comma:
			if depth == 0 {
				n++
			}
		}
	}
	return n
}

// signatureHelp shows the parameters of the call around the cursor.
func (c *cursor) signatureHelp() *signatureHelp {
	if c.mod == nil {
		return nil
	}
	call := c.callAround()
	if call == nil {
		return nil
	}
	def, _ := c.calleeOf(call)
	t := c.mod.CalleeType(c.file, call)
	if t == nil && def != nil {
		t = def.Type
	}
	index := c.argumentIndex(call)
	named := ""
	args := argumentsOf(call)
	if index < len(args) && args[index].Name != nil {
		named = args[index].Name.Name
	}
	var info signatureInformation
	active := index
	if def != nil {
		if sig := signatureOf(def); sig != nil {
			skip := 0
			if _, ok := call.(*syntax.MethodCall); ok && def.Module.Predeclared() {
				skip = 1
			}
			info = c.signature(def, sig, skip)
			for i, p := range sig.Params[min(skip, len(sig.Params)):] {
				if p.Name != nil && p.Name.Name == named {
					active = i
				}
				if p.Rest && index >= i || named != "" && p.Included {
					active = i
				}
			}
		}
	}
	if info.Label == "" {
		if t == nil || t.Basics() != types.BFunction {
			return nil
		}
		sig := types.FuncSig(t)
		if sig == nil {
			return nil
		}
		info = c.s.typeSignature(sig)
		if sig.Rest != nil && index >= len(sig.Params) {
			active = len(sig.Params)
		}
	}
	return &signatureHelp{Signatures: []signatureInformation{info}, ActiveParameter: active}
}

// label joins the parts of a signature and knows where parameters stand in it, in
// the units that the protocol wants there.
type label struct {
	b strings.Builder
	n int
}

func (l *label) write(s string) (from, to int) {
	from = l.n
	l.b.WriteString(s)
	l.n += len(utf16.Encode([]rune(s)))
	return from, l.n
}

// parameter writes a parameter, and says where it is in a way that the editor
// understands.
func (s *Server) parameter(l *label, text string) parameterInformation {
	from, to := l.write(text)
	if s.caps.TextDocument.SignatureHelp.SignatureInformation.ParameterInformation.LabelOffsetSupport {
		return parameterInformation{Label: [2]int{from, to}}
	}
	return parameterInformation{Label: text}
}

// signature is that of a declared function, without its first skip parameters.
func (c *cursor) signature(d *check.Definition, sig *syntax.Signature, skip int) signatureInformation {
	var l label
	info := signatureInformation{Parameters: []parameterInformation{}}
	n, _ := declaration(d)
	name := d.Name.Name
	if name == "init" && d.Symbol != nil && d.Symbol.Name != "init" {
		name = "new " + d.Symbol.Name
	}
	l.write(name + "(")
	var doc *syntax.Doc
	if m := metadataOf(n); m != nil {
		doc = m.Doc
	}
	for i, p := range sig.Params[min(skip, len(sig.Params)):] {
		if i > 0 {
			l.write(", ")
		}
		pi := c.s.parameter(&l, oneLine(d.File.Text(p)))
		if doc != nil && p.Name != nil {
			for _, dp := range doc.Params {
				if dp.Name == p.Name.Name {
					pi.Documentation = markdown(oneLine(dp.Text))
				}
			}
		}
		info.Parameters = append(info.Parameters, pi)
	}
	l.write(")")
	if sig.Ret != nil {
		l.write(" returns " + oneLine(d.File.Text(sig.Ret)))
	}
	info.Label = l.b.String()
	if doc != nil && strings.TrimSpace(doc.Text) != "" {
		info.Documentation = markdown(strings.TrimSpace(doc.Text))
	}
	return info
}

// typeSignature is that of a function value.
func (s *Server) typeSignature(sig *types.Signature) signatureInformation {
	var l label
	info := signatureInformation{Parameters: []parameterInformation{}}
	l.write("function(")
	param := func(text string) {
		if len(info.Parameters) > 0 {
			l.write(", ")
		}
		info.Parameters = append(info.Parameters, s.parameter(&l, text))
	}
	for _, p := range sig.Params {
		param(strings.TrimSpace(p.Type.String() + " " + p.Name))
	}
	if sig.Rest != nil {
		param(sig.Rest.String() + "...")
	}
	l.write(")")
	if sig.Ret != nil && !types.Same(sig.Ret, types.Nil) {
		l.write(" returns " + sig.Ret.String())
	}
	info.Label = l.b.String()
	return info
}
