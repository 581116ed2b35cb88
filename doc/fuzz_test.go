package doc_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"barre/check"
	"barre/doc"
	"barre/doc/markdown"
	"barre/internal/mutant"
	"barre/lib/core"
	"barre/syntax"
	"barre/types"
)

// FuzzSite: whatever stands in a source file, wrong or not, the pages are
// well-formed and all their links lead somewhere.
func FuzzSite(f *testing.F) {
	programs := mutant.Programs([]string{".bal"}, "testdata", "../lib/ballerina/io", "../lib/ballerina/lang.object", "../conformance")
	if len(programs) == 0 {
		f.Fatal("there are no programs")
	}
	for i, p := range programs {
		if i%20 == 0 || strings.Contains(p, "acme/shop.orders") {
			f.Add(p, uint64(i))
		}
	}
	f.Add("public type A record {| *A; *B; A a?; |};\npublic type B record {| *A; |};", uint64(0))
	f.Add("# `B` \x01 \xff\npublic class 'class { *'class; public function init() { } }\npublic enum E { A, A }\nservice \"\\u{0}\" on new X() { }", uint64(0))
	f.Add("public type\npublic function (\npublic const\npublic annotation\npublic var [a, {b}] = \nconfigurable\nlistener\npublic listener l = 1;", uint64(0))
	libs := core.Modules()
	md := markdown.New()
	f.Fuzz(func(t *testing.T, src string, seed uint64) {
		for i := range 3 {
			if i > 0 {
				r := rand.New(rand.NewPCG(seed, uint64(i)))
				src = mutant.Mutate(r, src, programs[r.IntN(len(programs))])
			}
			w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source {
				for _, m := range libs {
					if m.Org == org && m.Name == name {
						return check.LibrarySource(m)
					}
				}
				return nil
			})
			m := w.Add(&check.Source{Org: "acme", Name: "a", Version: "0.1.0", Files: []*syntax.File{syntax.Parse("a.bal", src)}})
			w.CheckAll(m)
			site := doc.Describe([]doc.Source{{Package: doc.Package{Org: "acme", Name: "a", Version: "0.1.0"}, Modules: []doc.ModuleSource{{Module: m, Readme: src}}}})
			files := map[string]string{}
			for name, text := range site.HTML(md) {
				files[name] = string(text)
			}
			checkLinks(t, files)
			if !json.Valid(site.Packages[0].JSON()) {
				t.Error("the JSON is none")
			}
			if t.Failed() {
				t.Fatalf("of the program:\n%s", src)
			}
		}
	})
}
