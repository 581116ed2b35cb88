package syntax

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// Classes of text, for comparison with what a grammar of an editor makes of it.
const (
	classOther    = "other"    // punctuation
	className     = "name"     // an identifier
	classWord     = "word"     // a word that is an identifier elsewhere
	classKeyword  = "keyword"  // a reserved word
	classPrefix   = "prefix"   // a reserved word that is part of a name: int:abs
	classString   = "string"   // a string literal
	classTemplate = "template" // text of a template
	classNumber   = "number"
	classComment  = "comment"
	classDoc      = "documentation"
)

// editorToken is a stretch of text on one line: its line from 0, its columns in
// UTF-16, its class.
type editorToken struct {
	Line, From, To int
	Class          string
}

// editorFile is a program with its tokens. Broken is set when the program has
// syntax errors.
type editorFile struct {
	Name, Text string
	Broken     bool
	Tokens     []editorToken
}

// classify gives the class of each stretch of a program.
func classify(name, src string) editorFile {
	f := Parse(name, src)
	out := editorFile{Name: name, Text: src, Broken: len(f.Errors) > 0, Tokens: []editorToken{}}
	idents := map[Tok]bool{}
	var visit func(n Node) bool
	visit = func(n Node) bool {
		if id, ok := n.(*Ident); ok && !id.Empty() {
			idents[id.First] = true
		}
		Children(n, visit)
		return true
	}
	visit(f)
	add := func(from, to int, class string) {
		for from < to {
			end := to
			if nl := strings.IndexByte(src[from:to], '\n'); nl >= 0 {
				end = from + nl
			}
			line := f.Lines.Line(from)
			start := f.Lines.Offset(Pos{line, 1})
			text := strings.TrimRight(src[from:end], "\r")
			if text != "" {
				a := len(utf16.Encode([]rune(src[start:from])))
				out.Tokens = append(out.Tokens, editorToken{line - 1, a, a + len(utf16.Encode([]rune(text))), class})
			}
			from = end + 1
		}
	}
	last := 0
	for i, t := range f.Tokens {
		for at := last; at < int(t.Off); {
			if strings.HasPrefix(src[at:t.Off], "//") {
				end := int(t.Off)
				if nl := strings.IndexByte(src[at:t.Off], '\n'); nl >= 0 {
					end = at + nl
				}
				add(at, end, classComment)
				at = end
				continue
			}
			at++
		}
		last = int(t.End)
		name := idents[Tok(i)]
		class := classOther
		switch k := t.Kind; {
		case k == DocLine:
			class = classDoc
		case k == StringLit:
			class = classString
		case k == TemplateText:
			class = classTemplate
		case k == IntLit || k == FloatLit || k == DecimalLit:
			class = classNumber
		case name && k.IsKeyword() && !k.IsIdent():
			class = classPrefix
		case name || src[t.Off:t.End] == "_":
			class = className
		case k == IdentTok:
			class = classWord
		case k.IsKeyword():
			class = classKeyword
		}
		add(int(t.Off), int(t.End), class)
	}
	return out
}

// TestEditorTokens has the tests of the editor's grammar compare it with the lexer:
// BARRE_EDITOR_TOKENS names folders, as PATH does, the last of which gets
// tokens.json with every program under the others, and the reserved words.
func TestEditorTokens(t *testing.T) {
	dirs := filepath.SplitList(os.Getenv("BARRE_EDITOR_TOKENS"))
	out := t.TempDir()
	if len(dirs) > 1 {
		out, dirs = dirs[len(dirs)-1], dirs[:len(dirs)-1]
	} else {
		dirs = []string{"testdata"}
	}
	var all struct {
		Keywords []string
		Files    []editorFile
	}
	all.Keywords = Keywords()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".bal") {
				return err
			}
			src, err := os.ReadFile(path)
			all.Files = append(all.Files, classify(filepath.ToSlash(path), string(src)))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(all.Files) == 0 {
		t.Fatalf("no programs in %v", dirs)
	}
	for _, f := range all.Files {
		for _, tok := range f.Tokens {
			if tok.Line < 0 || tok.From >= tok.To {
				t.Errorf("%s: %+v", f.Name, tok)
			}
		}
	}
	b, err := json.Marshal(all)
	if err == nil {
		err = os.WriteFile(filepath.Join(out, "tokens.json"), b, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestEditorTokensClasses(t *testing.T) {
	f := classify("a.bal", "# doc\nint a = int:abs(1) // c\n;string s = string `x${1.5}`;var k = from int order in [1] order by order select order;\n")
	var got []string
	for _, tok := range f.Tokens {
		if tok.Class != classOther {
			line := strings.Split(f.Text, "\n")[tok.Line]
			got = append(got, tok.Class+" "+line[tok.From:tok.To])
		}
	}
	want := []string{"documentation # doc", "keyword int", "name a", "prefix int", "name abs", "number 1", "comment // c",
		"keyword string", "name s", "keyword string", "template x", "number 1.5",
		"keyword var", "name k", "keyword from", "keyword int", "name order", "keyword in", "number 1",
		"keyword order", "word by", "name order", "keyword select", "name order"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
