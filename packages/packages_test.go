package packages

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barre/project"
)

func version(t *testing.T, s string) Version {
	t.Helper()
	v, ok := ParseVersion(s)
	if !ok && s != "" {
		t.Fatalf("%s is no version", s)
	}
	return v
}

func TestCompare(t *testing.T) {
	order := []string{"0.0.1", "0.1.0", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0"}
	for i, a := range order {
		for j, b := range order {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := version(t, a).Compare(version(t, b)); got != want {
				t.Errorf("%s to %s: %d, expected %d", a, b, got, want)
			}
		}
	}
	for _, s := range []string{"", "1", "1.0", "1.0.0.0", "01.0.0", "v1.0.0", "1.0.0-", "1.0.0-01", "99999999999999999999.0.0", "1.0.0/.."} {
		if _, ok := ParseVersion(s); ok {
			t.Errorf("%q is taken for a version", s)
		}
	}
}

func TestCompatible(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"1.0.0", "1.4.5", true}, {"1.2.3-alpha", "1.2.4-alpha", true}, {"0.2.3", "0.2.3", true},
		{"0.2.3", "0.2.4", false}, {"1.0.0", "2.0.0", false}, {"0.9.0", "1.0.0", false},
	} {
		if got := version(t, c.a).Compatible(version(t, c.b)); got != c.want {
			t.Errorf("%s and %s: %t", c.a, c.b, got)
		}
	}
}

func TestChoose(t *testing.T) {
	all := "3.0.0-beta 2.0.0 1.3.0 1.2.5-rc 1.2.4 1.2.3 1.2.0 0.2.1 0.2.0"
	for _, c := range []struct{ min, mode, want string }{
		{"", "medium", "2.0.0"},
		{"1.2.0", "soft", "1.3.0"},
		{"1.2.0", "medium", "1.2.4"},
		{"1.2.0", "hard", "1.2.0"},
		{"1.2.1", "hard", "1.2.3"},
		{"1.2.1", "exact", ""},
		{"1.1.0", "medium", "1.2.0"}, // the lowest that is compatible
		{"1.4.0", "soft", ""},
		{"1.2.5-alpha", "medium", "1.2.5-rc"},
		{"0.2.0", "medium", "0.2.1"},
		{"0.2.0", "soft", "0.2.1"},
		{"0.1.0", "soft", ""},
		{"3.0.0-alpha", "soft", "3.0.0-beta"},
	} {
		var list []Version
		for _, s := range strings.Fields(all) {
			list = append(list, version(t, s))
		}
		got, _ := Choose(list, version(t, c.min), c.mode)
		if got.String() != c.want {
			t.Errorf("%s from %q: %q, expected %q", c.mode, c.min, got, c.want)
		}
	}
	if v, ok := Choose([]Version{version(t, "1.0.0-a")}, Version{}, "medium"); !ok || v.String() != "1.0.0-a" {
		t.Errorf("only a pre-release: %q", v)
	}
}

func TestLockRoundTrip(t *testing.T) {
	l := &Lock{Distribution: "2201.13.0", Packages: []LockedPackage{
		{Ref: Ref{"acme", "base", "1.0.0"}, Scope: "testOnly"},
		{Ref: Ref{"acme", "mid", "2.1.0"}, Dependencies: []Ref{{Org: "acme", Name: "base"}}, Modules: []LockedModule{{"acme", "mid", "mid"}, {"acme", "mid", "mid.sub"}}},
	}}
	got, err := ParseLock([]byte(l.Text()))
	if err != nil {
		t.Fatal(err)
	}
	if got.Text() != l.Text() {
		t.Errorf("got\n%s\nwant\n%s", got.Text(), l.Text())
	}
	// One of the first format says nothing.
	if got, err := ParseLock([]byte("[[dependency]]\norg = \"a\"\nname = \"b\"\nversion = \"1.0.0\"\n")); got != nil || err != nil {
		t.Errorf("%v %v", got, err)
	}
	_, err = ParseLock([]byte("[ballerina]\ndependencies-toml-version = \"2\"\n[[package]]\norg = \"a\"\nname = \"b\"\nversion = \"1.0.0\"\ndependencies = [1]\nmodules = 2\n"))
	var me *project.ManifestError
	if !errors.As(err, &me) || len(me.Problems) != 2 {
		t.Errorf("%v", err)
	}
}

func TestPackInclude(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"Ballerina.toml":     "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.0.0\"\ninclude = [\"data/**\", \"*.txt\", \"!secret.txt\"]\nlicense = [\"MIT\"]\n",
		"main.bal":           "public function f() {\n}\n",
		"generated/main.bal": "public function g() {\n}\n",
		"README.md":          "# shop\n",
		"resources/logo.svg": "<svg/>",
		"data/a/b.json":      "{}",
		"notes.txt":          "n",
		"secret.txt":         "s",
		"other.md":           "o",
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := project.Load(dir, project.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := Describe(p, "2201.13.0", "2024R1")
	data, err := Pack(p, d, &Graph{})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Pack(p, d, &Graph{}); err != nil || !bytes.Equal(data, again) {
		t.Errorf("two archives of one package differ: %v", err)
	}
	files, err := contents(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"bala.json", "package.json", "dependency-graph.json", "modules/shop/main.bal", "modules/shop/generated_main.bal", "docs/README.md", "resources/logo.svg", "data/a/b.json", "notes.txt"} {
		if files[want] == nil {
			t.Errorf("the archive lacks %s", want)
		}
		delete(files, want)
	}
	for name := range files {
		t.Errorf("the archive has %s", name)
	}
	if d.Readme != "docs/README.md" || len(d.Licenses) != 1 || d.Export[0] != "shop" {
		t.Errorf("%+v", d)
	}
	repo := Folder{t.TempDir()}
	if _, err := repo.Install(data); err != nil {
		t.Fatal(err)
	}
	b, err := repo.Open(d.Ref())
	if err != nil || b == nil {
		t.Fatal(b, err)
	}
	q, err := b.Package()
	if err != nil || len(q.Modules) != 1 || len(q.Modules[0].Files) != 2 {
		t.Errorf("%+v %v", q, err)
	}
}

// FuzzInspect: whatever the bytes, nothing is written outside and nothing
// panics.
func FuzzInspect(f *testing.F) {
	files := map[string][]byte{
		"package.json":          []byte(`{"organization":"acme","name":"a","version":"1.0.0","platform":"any"}`),
		"dependency-graph.json": []byte(`{"packages":[],"modules":[]}`),
		"modules/a/a.bal":       []byte("public function f() {\n}\n"),
	}
	data, err := writeZip(files)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, _, err := Inspect(data)
		if err == nil && validRef(d.Ref()) != "" {
			t.Errorf("accepted %+v", d)
		}
	})
}

func FuzzParseLock(f *testing.F) {
	f.Add("[ballerina]\ndependencies-toml-version = \"2\"\n[[package]]\norg = \"a\"\nname = \"b\"\nversion = \"1.0.0\"\ndependencies = [{org = \"c\", name = \"d\"}]\n")
	f.Fuzz(func(t *testing.T, src string) {
		l, err := ParseLock([]byte(src))
		if err != nil || l == nil {
			return
		}
		if _, err := ParseLock([]byte(l.Text())); err != nil {
			t.Errorf("%q cannot be read back: %v", l.Text(), err)
		}
	})
}

// TestOpenedOnce: however many packages need it, each version's description is
// read once, and no version that was not chosen is read at all.
func TestOpenedOnce(t *testing.T) {
	home := t.TempDir()
	const n = 200
	put := func(name, version string, deps ...string) {
		dir := filepath.Join(home, "repositories", "central.ballerina.io", "bala", "acme", name, version, "any")
		if err := os.MkdirAll(filepath.Join(dir, "modules", name), 0o755); err != nil {
			t.Fatal(err)
		}
		for file, text := range map[string]string{
			"package.json":          fmt.Sprintf(`{"organization":"acme","name":%q,"version":%q,"export":[%q],"ballerina_version":"2201.13.0","platform":"any"}`, name, version, name),
			"dependency-graph.json": fmt.Sprintf(`{"packages":[{"org":"acme","name":%q,"version":%q,"dependencies":[%s]}],"modules":[]}`, name, version, strings.Join(deps, ",")),
		} {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i := range n {
		var deps []string
		for j := 1; j <= i; j *= 2 {
			deps = append(deps, fmt.Sprintf(`{"org":"acme","name":"p%d","version":"1.0.0"}`, i-j))
		}
		name := fmt.Sprintf("p%d", i)
		put(name, "1.0.1", deps...)
		for _, other := range []string{"1.0.0", "1.1.0"} { // reading one would fail
			if err := os.MkdirAll(filepath.Join(home, "repositories", "central.ballerina.io", "bala", "acme", name, other, "any"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	src := ""
	for i := n - 10; i < n; i++ {
		src += fmt.Sprintf("import acme/p%d;\n", i)
	}
	p := &project.Package{Org: "me", Name: "app", Version: "0.1.0", Root: t.TempDir(), Manifest: &project.Manifest{},
		Modules: []project.Module{{Name: "app", Files: []project.File{{Name: "main.bal", Src: src}}}}}
	opened := map[Ref]int{}
	var lock []LockedPackage
	for i := range n {
		lock = append(lock, LockedPackage{Ref: Ref{"acme", fmt.Sprintf("p%d", i), "1.0.0"}})
	}
	if err := (&Lock{Distribution: "2201.13.0", Packages: lock}).Write(p.Root); err != nil {
		t.Fatal(err)
	}
	res, err := Resolve(p, Options{
		Environ: []string{"BALLERINA_HOME_DIR=" + home}, Offline: true, Distribution: "2201.13.0",
		Library: func(org, module string) (string, bool) { return "", false },
		opened:  func(r Ref) { opened[r]++ },
	})
	if err != nil || len(res.Problems) > 0 {
		t.Fatal(err, res.Problems)
	}
	if len(res.Packages) != n || len(opened) != n {
		t.Errorf("%d packages, %d archives read", len(res.Packages), len(opened))
	}
	for r, times := range opened {
		if times != 1 || r.Version != "1.0.1" {
			t.Errorf("%s was read %d times", r, times)
		}
	}
}
