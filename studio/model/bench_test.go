package model

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"barre/check"
	"barre/syntax"
	"barre/types"
)

// BenchmarkFlow makes the flow of a function of 300 nodes, and its JSON.
func BenchmarkFlow(b *testing.B) {
	var src strings.Builder
	src.WriteString("import ballerina/http;\n\nfinal http:Client c = check new (\"http://localhost\");\n\nfunction f() returns error? {\n")
	for i := range 75 {
		fmt.Fprintf(&src, "    int a%d = %d;\n    if a%d > 3 {\n        json j = check c->get(\"/x\");\n    } else {\n        a%d += 1;\n    }\n", i, i, i, i)
	}
	src.WriteString("}\n")
	p := program(true, parse("main.bal", src.String()))
	count := 0
	var walk func(br *Branch)
	walk = func(br *Branch) {
		count += len(br.Nodes)
		for _, n := range br.Nodes {
			for _, in := range n.Branches {
				walk(in)
			}
		}
	}
	walk(p.Flow("#function:f").Body)
	if count != 300 {
		b.Fatalf("%d nodes", count)
	}
	for b.Loop() {
		q := &Program{World: p.World, Modules: p.Modules}
		if _, err := json.Marshal(q.Flow("#function:f")); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKeystroke edits a function in a package of 30,000 lines: its file is parsed,
// its module checked again, and the overview and the flow are made.
func BenchmarkKeystroke(b *testing.B) {
	const modules, files, functions = 20, 5, 30
	sources := map[string]*check.Source{}
	lines := 0
	var order []string
	for m := range modules {
		name := "big"
		if m > 0 {
			name = fmt.Sprintf("big.m%d", m)
		}
		order = append(order, name)
		s := &check.Source{Org: "test", Name: name}
		for f := range files {
			var src strings.Builder
			fmt.Fprintf(&src, "type T%d_%d record {|\n    int id;\n    string name;\n|};\n", m, f)
			for i := range functions {
				n := fmt.Sprintf("%d_%d_%d", m, f, i)
				fmt.Fprintf(&src, "\nfunction f%s(T%d_%d t, int n) returns string|error {\n    int sum = n;\n    foreach int i in 0 ..< n {\n        if i %% 2 == 0 {\n"+
					"            sum += i + t.id;\n        }\n    }\n    string s = t.name + sum.toString();\n", n, m, f)
				if i > 0 {
					fmt.Fprintf(&src, "    return f%d_%d_%d(t, sum);\n}\n", m, f, i-1)
				} else {
					src.WriteString("    return s;\n}\n")
				}
			}
			file := syntax.Parse(fmt.Sprintf("%s/f%d.bal", name, f), src.String())
			lines += file.Lines.Lines()
			s.Files = append(s.Files, file)
		}
		sources[name] = s
	}
	if lines < 30_000 {
		b.Fatalf("%d lines", lines)
	}
	w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source {
		if org == "test" {
			return sources[name]
		}
		return librarySource()(org, name)
	})
	w.KeepFacts = true
	p := &Program{World: w}
	for _, name := range order {
		m := w.Module("test", name)
		w.CheckAll(m)
		p.Modules = append(p.Modules, m)
	}
	if w.HasErrors() {
		b.Fatal(w.Diagnostics()[0].Msg)
	}
	edited := sources["big"].Files[0]
	id := "#function:f0_0_7"
	i := 0
	for b.Loop() {
		i++
		text := strings.Replace(edited.Src, "int sum = n;", fmt.Sprintf("int sum = n + %d;", i), 1)
		files := append([]*syntax.File{syntax.Parse(edited.Name, text)}, sources["big"].Files[1:]...)
		m := w.Renew(p.Modules[0], files)
		q := &Program{World: w, Modules: append([]*check.Module{m}, p.Modules[1:]...)}
		p = q
		if _, err := json.Marshal(q.Overview()); err != nil {
			b.Fatal(err)
		}
		if f := q.Flow(id); f == nil {
			b.Fatal("no flow")
		}
	}
}
