package syntax

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"barre/internal/mutant"
)

// FuzzLex lexes anything, then reads a part of it again: the tokens cover the
// text both times, and are the same.
func FuzzLex(f *testing.F) {
	for i, src := range mutant.Programs([]string{".bal"}, "testdata", "../conformance") {
		if len(src) < 3000 {
			f.Add(src, uint16(i))
		}
	}
	f.Fuzz(func(t *testing.T, src string, from uint16) {
		var l lexer
		l.init(src)
		l.ensure(len(src) + 1)
		file := &File{Name: "fuzz.bal", Src: src, Tokens: l.toks}
		if err := checkTree(file); err != nil {
			t.Fatal(err)
		}
		first := slices.Clone(l.toks)
		errs := len(l.errs)
		l.rewind(int(from) % len(first))
		l.ensure(len(src) + 1)
		if !slices.Equal(first, l.toks) || len(l.errs) != errs {
			t.Fatalf("from token %d on it reads otherwise", int(from)%len(first))
		}
	})
}

// FuzzMutants parses programs with a few tokens changed.
func FuzzMutants(f *testing.F) {
	all := mutant.Programs([]string{".bal"}, "testdata", "../conformance")
	for i := range uint64(64) {
		f.Add(i)
	}
	f.Fuzz(func(t *testing.T, n uint64) {
		r := rand.New(rand.NewPCG(n, 1))
		src := mutant.Mutate(r, all[r.IntN(len(all))], all[r.IntN(len(all))])
		if err := checkTree(Parse("fuzz.bal", src)); err != nil {
			t.Fatalf("%v in\n%s", err, src)
		}
		// Half of a program ends somewhere.
		if err := checkTree(Parse("fuzz.bal", strings.ToValidUTF8(src[:len(src)/2], ""))); err != nil {
			t.Fatalf("%v in the first half of\n%s", err, src)
		}
	})
}
