package syntax

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// checkTree gives the first way in which f is not what Parse promises.
func checkTree(f *File) error {
	// The tokens cover the source: between them is nothing but trivia.
	at := 0
	if strings.HasPrefix(f.Src, "\uFEFF") {
		at = 3
	}
	for i, t := range f.Tokens {
		if int(t.Off) < at || t.End < t.Off || int(t.End) > len(f.Src) {
			return fmt.Errorf("token %d covers %d..%d after %d", i, t.Off, t.End, at)
		}
		if gap := f.Src[at:t.Off]; !isTrivia(gap) {
			return fmt.Errorf("token %d comes after %q", i, gap)
		}
		if (t.Kind == EOF) != (i == len(f.Tokens)-1) {
			return fmt.Errorf("token %d of %d is %v", i, len(f.Tokens), t.Kind)
		}
		at = int(t.End)
	}
	if at != len(f.Src) {
		return fmt.Errorf("tokens end at %d of %d", at, len(f.Src))
	}
	last := int32(0)
	for _, e := range f.Errors {
		if e.Off < last || e.End < e.Off || int(e.End) > len(f.Src) || e.Msg == "" || len(e.Code) != 7 {
			return fmt.Errorf("bad error %+v", e)
		}
		last = e.Off
	}
	return checkSpans(f, f)
}

// checkSpans checks that children are within their parent, one after the
// other.
func checkSpans(f *File, n Node) error {
	s := n.Range()
	if s.First < 0 || s.Last < s.First-1 || int(s.Last) >= len(f.Tokens) {
		return fmt.Errorf("%T spans %d..%d of %d", n, s.First, s.Last, len(f.Tokens))
	}
	var err error
	next := s.First
	Children(n, func(c Node) bool {
		r := c.Range()
		_, array := n.(*ArrayType)
		switch {
		case r.First < s.First || r.Last > s.Last && !r.Empty():
			err = fmt.Errorf("%T at %d..%d is outside its %T at %d..%d", c, r.First, r.Last, n, s.First, s.Last)
		case r.First < next && !array && len(f.Errors) == 0:
			err = fmt.Errorf("%T at %d..%d overlaps the one before in %T", c, r.First, r.Last, n)
		default:
			err = checkSpans(f, c)
		}
		next = max(next, r.Last+1)
		return err == nil
	})
	return err
}

func isTrivia(s string) bool {
	for s != "" {
		switch {
		case strings.HasPrefix(s, "//"):
			_, s, _ = strings.Cut(s, "\n")
		case strings.IndexByte(" \t\r\n\f", s[0]) >= 0:
			s = s[1:]
		default:
			return false
		}
	}
	return true
}

// TestTrees checks every program of the corpus, valid or not, whole and cut
// short.
func TestTrees(t *testing.T) {
	for _, name := range corpusFiles(t) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		src := string(b)
		if err := checkTree(Parse(name, src)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if testing.Short() || len(src) > 20000 {
			continue
		}
		for i := 0; i < 20; i++ {
			cut := src[:len(src)*i/20]
			if err := checkTree(Parse(name, cut)); err != nil {
				t.Errorf("%s cut at %d: %v", name, len(cut), err)
				break
			}
			del := src[:len(src)*i/20] + src[min(len(src), len(src)*i/20+7):]
			if err := checkTree(Parse(name, del)); err != nil {
				t.Errorf("%s without 7 bytes at %d: %v", name, len(cut), err)
				break
			}
		}
	}
}

// TestHostile parses what is made to be deep, long or ambiguous. Each must
// take time in proportion to its length.
func TestHostile(t *testing.T) {
	const n = 100_000
	rep := strings.Repeat
	in := func(s string) string { return "function f() {\n    int x = " + s + ";\n}\n" }
	stmt := func(s string) string { return "function f() {\n" + s + "\n}\n" }
	tests := map[string]string{
		"parens":            in(rep("(", n) + "1" + rep(")", n)),
		"open parens":       in(rep("(", n)),
		"brackets":          in(rep("[", n)),
		"braces":            rep("{", n),
		"map braces":        in(rep("{a:", n)),
		"minus":             in(rep("- ", n) + "1"),
		"check":             in(rep("check ", n) + "f()"),
		"sum":               in(rep("a + ", n) + "a"),
		"elvis":             in(rep("a ?: ", n) + "a"),
		"conditional":       in(rep("a ? ", n) + "a"),
		"conditional names": in(rep("a ? b:c ? d:e : f:", n/10) + "a"),
		"conditional right": in(rep("a ? b : ", n) + "c"),
		"fields":            in("a" + rep(".b", n)),
		"calls":             in("a" + rep(".b(", n)),
		"index":             in("a" + rep("[b", n)),
		"casts":             in(rep("<int>", n) + "a"),
		"cast open":         in(rep("<", n)),
		"arrow":             in(rep("a => ", n) + "a"),
		"arrow parens":      in(rep("(a, b) => (", n)),
		"arrow almost":      in(rep("(a, ", n)),
		"types":             stmt("int" + rep("[]", n) + " x = 1;"),
		"type optional":     stmt("int" + rep("?", n) + " x = 1;"),
		"type parens":       stmt(rep("(", n) + "int" + rep(")", n) + " x = 1;"),
		"type tuple":        stmt(rep("[", n) + "int" + rep("]", n) + " x = 1;"),
		"type tuple comma":  stmt(rep("[int, ", n)),
		"type map":          stmt(rep("map<", n)),
		"type union":        stmt("int" + rep("|int", n) + " x = 1;"),
		"type distinct":     "type T " + rep("distinct ", n) + "error;",
		"type functions":    "type T " + rep("function () returns ", n) + "int;",
		"type records":      "type T " + rep("record { ", n),
		"if":                stmt(rep("if a { ", n)),
		"else if":           stmt("if a {} " + rep("else if b {} ", n)),
		"blocks":            stmt(rep("{", n) + rep("}", n)),
		"bindings":          stmt(rep("[a, ", n) + "b" + rep("]", n) + " = x;"),
		"map bindings":      stmt(rep("{a: ", n) + "b" + rep("}", n) + " = x;"),
		"error bindings":    stmt(rep("error(a = ", n)),
		"patterns":          stmt("match x {" + rep("[a, ", n) + "}"),
		"templates":         in(rep("`${", n)),
		"templates closed":  in(rep("`${", 1000) + "1" + rep("}`", 1000)),
		"natural":           in(rep("natural { ${", n/10)),
		"natural list":      stmt(rep("x = natural { a `b };\n", n/10)),
		"natural args":      stmt("x = " + rep("natural (", n/10)),
		"functions":         in(rep("function () { ", n)),
		"objects":           in(rep("object { int a = ", n)),
		"queries":           in(rep("from var a in ", n)),
		"annots":            rep("@a ", n) + "int x = 1;",
		"annots nested":     rep("@a {b: ", n),
		"service":           rep("service ", n),
		"quals":             rep("isolated public ", n),
		"closers":           rep(")]}", n),
		"openers":           stmt(rep("([{", n)),
		"semicolons":        stmt(rep(";", n)),
		"commas":            in("[" + rep(",", n) + "]"),
		"strings":           stmt(rep("\"\n", n)),
		"bad":               rep("\x00", n),
		"docs":              rep("# a\n", n),
		"statements":        stmt(rep("int x = 1;\n", n)),
		"members":           stmt(rep("[a].b(); ", n)),
		"lists":             stmt(rep("[a, b] = c; ", n)),
		"names":             stmt(rep("a b ", n)),
		"gt":                in(rep("a > ", n)),
		"keywords":          rep("function ", n),
		"is":                in("a" + rep(" is int", n)),
		"is optional":       in("a is int" + rep("? ", n)),
		"start":             in(rep("start ", n)),
		"let":               in(rep("let var a = ", n)),
		"xml steps":         in("x" + rep("/<a>", n)),
		"resource":          in("x->" + rep("/a", n)),
		"resource keys":     in("x->" + rep("/[a", n)),
	}
	for name, src := range tests {
		start := time.Now()
		f := Parse(name, src)
		took := time.Since(start)
		if err := checkTokensOnly(f); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		nodes := 0
		Inspect(f, func(Node) bool { nodes++; return true })
		if took > 3*time.Second {
			t.Errorf("%s: %v for %d bytes", name, took, len(src))
		}
		if testing.Verbose() {
			t.Logf("%s: %v, %d nodes, %d errors", name, took, nodes, len(f.Errors))
		}
	}
}

func checkTokensOnly(f *File) error {
	g := *f
	g.Imports, g.Decls = nil, nil
	return checkTree(&g)
}

// FuzzParse feeds Parse with anything: it must not panic, hang or lose a byte.
func FuzzParse(f *testing.F) {
	for _, name := range corpusFiles(f) {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(b) < 3000 {
			f.Add(string(b))
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		start := time.Now()
		file := Parse("fuzz.bal", src)
		if d := time.Since(start); d > 10*time.Second { // of a machine that may be busy
			t.Errorf("parsing %d bytes took %v", len(src), d)
		}
		if err := checkTree(file); err != nil {
			t.Error(err)
		}
		for _, d := range file.Decls {
			file.Text(d)
			file.Pos(d)
		}
	})
}

// BenchmarkParse parses all programs of the corpus.
func BenchmarkParse(b *testing.B) {
	var srcs []string
	size := 0
	for _, name := range corpusFiles(b) {
		src, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		srcs = append(srcs, string(src))
		size += len(src)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range srcs {
			Parse("bench.bal", src)
		}
	}
}

// BenchmarkLex reads the tokens alone.
func BenchmarkLex(b *testing.B) {
	var srcs []string
	size := 0
	for _, name := range corpusFiles(b) {
		src, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		srcs = append(srcs, string(src))
		size += len(src)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, src := range srcs {
			var l lexer
			l.init(src)
			l.ensure(1 << 30)
		}
	}
}
