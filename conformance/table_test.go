package conformance

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var write = flag.Bool("write", false, "write the table of sections to docs/conformance.md")

// page holds the table of sections between the lines begin and end.
const (
	page  = "../docs/conformance.md"
	begin = "<!-- made by go test ./conformance -run TestTable -write -->"
	end   = "<!-- end of the table -->"
)

// section is one of the specification, and the programs about it.
type section struct {
	number, title string
	entries       []string // folders, and beginnings of names that end in *
	programs      []string
}

// chapter says whether the section is a whole chapter.
func (s *section) chapter() bool { return !strings.Contains(s.number, ".") }

// in says whether the section is other, or one of the chapter other.
func (s *section) in(other *section) bool {
	return s == other || other.chapter() && strings.HasPrefix(s.number, other.number+".")
}

// sections reads the list of sections.
func sections(path string) ([]*section, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []*section
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, entries, ok := strings.Cut(line, ":")
		number, title, titled := strings.Cut(head, " ")
		if !ok || !titled {
			return nil, fmt.Errorf("%s:%d: want NUMBER TITLE: FOLDER…", path, i+1)
		}
		list = append(list, &section{number: number, title: title, entries: strings.Fields(entries)})
	}
	return list, nil
}

// fits says how long the part of a program's name is that entry describes, 0
// when it does not.
func fits(entry, name string) int {
	if start, ok := strings.CutSuffix(entry, "*"); ok {
		if strings.HasPrefix(name, start) {
			return len(start)
		}
		return 0
	}
	if name == entry || strings.HasPrefix(name, entry+"/") {
		return len(entry)
	}
	return 0
}

// file puts each program into the section with the longest fitting entry, and
// says what is left over on either side.
func file(list []*section, names []string) error {
	used := map[string]bool{}
	for _, name := range names {
		var best *section
		var by string
		length := 0
		for _, s := range list {
			for _, entry := range s.entries {
				if n := fits(entry, name); n > length {
					best, by, length = s, entry, n
				}
			}
		}
		if best == nil {
			return fmt.Errorf("sections.txt has no section for %s", name)
		}
		best.programs = append(best.programs, name)
		used[by] = true
	}
	for _, s := range list {
		for _, entry := range s.entries {
			if !used[entry] && !s.chapter() {
				return fmt.Errorf("sections.txt: no program for %s of section %s", entry, s.number)
			}
		}
	}
	return nil
}

// table shows how many programs of each section pass, and why others do not.
func table(list []*section, listed map[string]string) string {
	var b strings.Builder
	b.WriteString("| section | title | programs | pass | what does not hold yet |\n|---|---|---:|---:|---|\n")
	programs, failing := 0, 0
	for _, row := range list {
		var reasons []string
		all, fail := 0, 0
		for _, s := range list {
			if !s.in(row) {
				continue
			}
			all += len(s.programs)
			for _, name := range s.programs {
				reason, ok := listed[name]
				if !ok {
					continue
				}
				fail++
				if s == row && !slices.Contains(reasons, reason) {
					reasons = append(reasons, reason)
				}
			}
		}
		if row.chapter() {
			programs += all
			failing += fail
		}
		format := "| %s | %s | %d | %d | %s |\n"
		if row.chapter() {
			format = "| **%s** | **%s** | **%d** | **%d** | %s |\n"
		}
		fmt.Fprintf(&b, format, row.number, row.title, all, all-fail, strings.Join(reasons, "; "))
	}
	fmt.Fprintf(&b, "|  | **all** | **%d** | **%d** |  |\n", programs, programs-failing)
	return b.String()
}

// replace gives text with what is between the lines begin and end exchanged.
func replace(text, table string) (string, error) {
	head, rest, ok := strings.Cut(text, begin+"\n")
	_, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return "", fmt.Errorf("%s has no lines %q and %q", page, begin, end)
	}
	return head + begin + "\n\n" + table + "\n" + end + tail, nil
}

// TestTable checks that the table in docs/conformance.md says how many programs
// there are for each section, and which do not pass: TestPrograms checks that
// known.txt lists just these.
func TestTable(t *testing.T) {
	list, err := sections("sections.txt")
	if err != nil {
		t.Fatal(err)
	}
	files, err := programs(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range files {
		names = append(names, filepath.ToSlash(strings.TrimSuffix(path, ".bal")))
	}
	if err := file(list, names); err != nil {
		t.Fatal(err)
	}
	listed, err := known("known.txt")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	want, err := replace(string(text), table(list, listed))
	if err != nil {
		t.Fatal(err)
	}
	if *write {
		if err := os.WriteFile(page, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(text) {
		t.Errorf("the table in %s is not up to date: go test ./conformance -run TestTable -write", page)
	}
}

// TestSections checks how programs are filed under sections, and the table.
func TestSections(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sections.txt")
	src := "# comment\n5 Values: values\n5.1 Int: values/int values/float/special*\n"
	if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	read := func() []*section {
		list, err := sections(path)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	list := read()
	names := []string{"values/int/a-v", "values/integer/b-v", "values/float/special-v", "values/float/plain-v"}
	if err := file(list, names); err != nil {
		t.Fatal(err)
	}
	got := table(list, map[string]string{"values/int/a-v": "it is missing"})
	for _, want := range []string{"| **5** | **Values** | **4** | **3** |  |", "| 5.1 | Int | 2 | 1 | it is missing |", "|  | **all** | **4** | **3** |  |"} {
		if !strings.Contains(got, want+"\n") {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	matches(t, "a program without section", file(read(), []string{"other/a-v"}), "no section for other/a-v")
	matches(t, "an entry without program", file(read(), names[:1]), "no program for values/float/special* of section 5.1")
	if err := os.WriteFile(path, []byte("5 Values\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := sections(path)
	matches(t, "a line without colon", err, "want NUMBER TITLE")
	_, err = replace("no table here", got)
	matches(t, "a page without table", err, "has no lines")
}
