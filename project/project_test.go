package project

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree writes files below a new folder; names use slashes.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		p := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func describe(p *Package) string {
	var s []string
	for _, m := range p.Modules {
		var f []string
		for _, x := range m.Files {
			f = append(f, x.Name)
		}
		for _, x := range m.Tests {
			f = append(f, "test "+x.Name)
		}
		s = append(s, m.Name+"("+strings.Join(f, " ")+")")
	}
	return p.QName() + ":" + p.Version + " " + strings.Join(s, " ")
}

func TestLoadPackage(t *testing.T) {
	root := tree(t, map[string]string{
		"Ballerina.toml":               "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.2.3-beta.1\"\ndistribution = \"2201.13.0\"\n",
		"main.bal":                     "// main",
		"b.bal":                        "// b",
		".hidden.bal":                  "x",
		"notes.txt":                    "x",
		"tests/main_test.bal":          "// t",
		"modules/orders/db.bal":        "// db",
		"modules/orders/tests/t.bal":   "// t",
		"modules/orders/deep/no.bal":   "not a source",
		"modules/util.text/a.bal":      "// a",
		"modules/empty/README":         "x",
		"modules/.git/x.bal":           "x",
		"generated/types.bal":          "// g",
		"generated/client/client.bal":  "// c",
		"generated/orders/rows.bal":    "// r",
		"target/cache/should_not.bal":  "x",
		"resources/also_not/there.bal": "x",
	})
	p, err := Load(root, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "acme/shop:1.2.3-beta.1 shop(b.bal main.bal generated/types.bal) shop.client(generated/client/client.bal) " +
		"shop.orders(modules/orders/db.bal generated/orders/rows.bal) shop.util.text(modules/util.text/a.bal)"
	if got := describe(p); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if p.Manifest.Distribution != "2201.13.0" || p.Single || p.Workspace != nil {
		t.Errorf("%+v", p)
	}
	if !p.Default().Files[2].Generated || p.Default().Files[0].Generated {
		t.Error("which files are generated")
	}
	p, err = Load(root, Options{Tests: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := describe(p); !strings.Contains(got, "test tests/main_test.bal)") || !strings.Contains(got, "test modules/orders/tests/t.bal)") {
		t.Errorf("with tests: %s", got)
	}
	q, ok := p.WithFile(filepath.Join(root, "modules", "orders", "db.bal"), "// new")
	if !ok || q.Module("shop.orders").Files[0].Src != "// new" || p.Module("shop.orders").Files[0].Src != "// db" {
		t.Error("WithFile changed the wrong package, or none")
	}
	if _, ok := p.WithFile("/elsewhere.bal", ""); ok {
		t.Error("WithFile took a file of no module")
	}
}

func TestDefaults(t *testing.T) {
	root := tree(t, map[string]string{"order-intake/Ballerina.toml": "", "order-intake/main.bal": ""})
	p, err := Load(filepath.Join(root, "order-intake"), Options{User: `CORP\Ada.Lovelace`})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.QName() + ":" + p.Version; got != "ada_lovelace/order_intake:0.1.0" {
		t.Error(got)
	}
	for in, want := range map[string]string{
		"order-intake": "order_intake", "9lives": "app9lives", "a__b": "a_b", "_x_": "x", "...": "my_package", "ä": "my_package", "a.b": "a.b", "a..b": "a.b",
	} {
		if got := DefaultName(in); got != want {
			t.Errorf("DefaultName(%q) = %q, want %q", in, got, want)
		}
	}
	if got := DefaultOrg("$$$"); got != "my_org" {
		t.Error(got)
	}
}

func TestLoadFile(t *testing.T) {
	root := tree(t, map[string]string{"hello.bal": "// hi", "pkg/Ballerina.toml": "", "pkg/main.bal": "", "pkg/modules/m/a.bal": "", "pkg/tests/t.bal": "", "x.txt": ""})
	p, err := Load(filepath.Join(root, "hello.bal"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := describe(p); got != "$anon/hello:0.0.0 hello(hello.bal)" || !p.Single || p.Default().Files[0].Src != "// hi" {
		t.Error(got)
	}
	for path, want := range map[string]string{
		"pkg/main.bal":        "belongs to a Ballerina package",
		"pkg/modules/m/a.bal": "belongs to a Ballerina package",
		"pkg/tests/t.bal":     "belongs to a Ballerina package",
		"x.txt":               "is not a Ballerina source file",
		"nope.bal":            "does not exist",
		"hello":               "did you mean '" + filepath.Join(root, "hello") + ".bal'?",
		"":                    "has no Ballerina.toml. Give the folder of a package, or a .bal file; did you mean",
		"pkg/modules/m":       "has no Ballerina.toml",
	} {
		_, err := Load(filepath.Join(root, filepath.FromSlash(path)), Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

func TestManifestProblems(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"[package]\norg = \"my-org\"\n", "ERROR [Ballerina.toml:(2:7,2:15)] invalid 'org' under [package]: 'org' can only contain alphanumerics and underscores"},
		{"[package]\nname = \"1a\"\n", "ERROR [Ballerina.toml:(2:8,2:12)] invalid 'name' under [package]: 'name' cannot have initial numeric characters"},
		{"[package]\nname = \"_a\"\n", "'name' cannot have initial underscore characters"},
		{"[package]\nname = \"a_\"\n", "'name' cannot have trailing underscore characters"},
		{"[package]\nname = \"a__b\"\n", "'name' cannot have consecutive underscore characters"},
		{"[package]\nname = \"\"\n", "can only contain alphanumerics"},
		{"[package]\nversion = \"1.0\"\n", "ERROR [Ballerina.toml:(2:11,2:16)] invalid 'version' under [package]: 'version' should be compatible with semver"},
		{"[package]\nversion = \"01.0.0\"\n", "semver"},
		{"[package]\nversion = \"1.0.0-01\"\n", "semver"},
		{"[package]\nversion = 1.0\n", "incompatible type for key 'version': expected 'STRING', found 'float'"},
		{"package = 1\n", "ERROR [Ballerina.toml:(1:1,1:8)] incompatible type for key 'package': expected 'TABLE', found 'integer'"},
		{"[package\n", "ERROR [Ballerina.toml:(1:9,2:1)] expected ']' to close table name"},
		{"[dependency]\norg = \"a\"\n", "write [[dependency]]"},
		{"[[dependency]]\norg = \"a\"\n", "'name' under [[dependency]] is missing"},
		{"[workspace]\n", "'packages' under [workspace] is missing"},
		{"[workspace]\npackages = []\n[package]\n", "either [package] or [workspace]"},
		{"[workspace]\npackages = [1]\n", "incompatible type for an element of 'packages': expected 'STRING', found 'integer'"},
		{"[package]\ntemplate = \"yes\"\n", "expected 'BOOLEAN'"},
		{"[package]\nexport = \"yes\"\n", "expected 'ARRAY'"},
	} {
		root := tree(t, map[string]string{"Ballerina.toml": c.src, "main.bal": ""})
		_, err := Load(root, Options{})
		var me *ManifestError
		if !errors.As(err, &me) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q:\n got %v\nwant %s", c.src, err, c.want)
		}
	}
	// All problems at once.
	_, problems := ParseManifest("Ballerina.toml", []byte("[package]\norg = \"a-b\"\nname = \"1\"\nversion = \"x\"\n"))
	if len(problems) != 3 {
		t.Errorf("%d problems, want 3: %v", len(problems), problems)
	}
}

func TestManifestTables(t *testing.T) {
	m, problems := ParseManifest("Ballerina.toml", []byte(`
[package]
org = "acme"
export = ["shop", "shop.orders"]
visibility = "private"

[build-options]
observabilityIncluded = true
offline = false

[[dependency]]
org = "acme"
name = "util"
version = "1.0.0"
repository = "local"

[[tool.openapi]]
id = "client"
filePath = "api.yaml"
targetModule = "crm"
options.mode = "client"

[[platform.java21.dependency]]
path = "x.jar"
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !m.BuildOption("observabilityIncluded") || m.BuildOption("offline") || m.BuildOption("none") {
		t.Error("build options")
	}
	if len(m.Dependencies) != 1 || m.Dependencies[0].Repository != "local" || m.Dependencies[0].Range.Start.Line != 11 {
		t.Errorf("%+v", m.Dependencies)
	}
	if len(m.Tools) != 1 || m.Tools[0].Name != "openapi" || m.Tools[0].TargetModule != "crm" || m.Tools[0].Options.Get("mode").Text != "client" {
		t.Errorf("%+v", m.Tools)
	}
	if len(m.Export) != 2 || m.Visibility != "private" {
		t.Errorf("%+v", m)
	}
}

func TestEmptyPackage(t *testing.T) {
	root := tree(t, map[string]string{"Ballerina.toml": "[package]\norg=\"a\"\nname=\"b\"\n", "modules/x-y/README": ""})
	_, err := Load(root, Options{})
	if err == nil || !strings.Contains(err.Error(), "the package 'a/b' is empty: add at least one .bal file") {
		t.Error(err)
	}
	if p, err := Load(root, Options{Empty: true}); err != nil || len(p.Modules) != 1 || len(p.Modules[0].Files) != 0 {
		t.Errorf("for an editor: %+v, %v", p, err)
	}
	root = tree(t, map[string]string{"Ballerina.toml": "", "main.bal": "", "modules/x-y/a.bal": ""})
	_, err = Load(root, Options{})
	if err == nil || !strings.Contains(err.Error(), "invalid module name 'x-y'") {
		t.Error(err)
	}
}

func TestWorkspace(t *testing.T) {
	files := map[string]string{
		"Ballerina.toml":             "[workspace]\npackages = [\"service-a\", \"util/common\"]\n",
		"service-a/Ballerina.toml":   "[package]\norg = \"acme\"\nname = \"a\"\n",
		"service-a/main.bal":         "",
		"util/common/Ballerina.toml": "[package]\norg = \"acme\"\nname = \"common.text\"\nversion = \"2.0.0\"\n",
		"util/common/c.bal":          "",
		"other/Ballerina.toml":       "",
		"other/main.bal":             "",
	}
	root := tree(t, files)
	p, err := Load(filepath.Join(root, "service-a"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Workspace == nil || len(p.Workspace.Members) != 2 {
		t.Fatalf("%+v", p.Workspace)
	}
	for module, want := range map[string]string{"common.text": "2.0.0", "common.text.sub": "2.0.0", "common.textual": "", "common": "", "a": "0.1.0"} {
		got := ""
		if m := p.Workspace.Find("acme", module); m != nil {
			got = m.Version
		}
		if got != want {
			t.Errorf("Find(%s) = %q, want %q", module, got, want)
		}
	}
	if p.Workspace.Find("else", "a") != nil {
		t.Error("found a package of another organisation")
	}
	if p, err := Load(filepath.Join(root, "other"), Options{User: "u"}); err != nil || p.Workspace != nil {
		t.Errorf("a package that is not listed: %v", err)
	}
	_, err = Load(root, Options{})
	if err == nil || !strings.Contains(err.Error(), "is a workspace: name one of its packages: service-a, util/common") {
		t.Error(err)
	}
	files["Ballerina.toml"] = "[workspace]\npackages = [\"service-a\", \"gone\"]\n"
	_, err = Load(filepath.Join(tree(t, files), "service-a"), Options{})
	if err == nil || !strings.Contains(err.Error(), "lists 'gone', which has no Ballerina.toml") {
		t.Error(err)
	}
	files["Ballerina.toml"] = "[workspace]\npackages = [\"service-a\", \"util/common\"]\n"
	files["util/common/Ballerina.toml"] = files["service-a/Ballerina.toml"]
	_, err = Load(filepath.Join(tree(t, files), "service-a"), Options{})
	if err == nil || !strings.Contains(err.Error(), "are both the package acme/a") {
		t.Error(err)
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte("[package]\norg=\"a\"\n[[dependency]]\nname=1\n[tool]\nx=[{}]\n[workspace]\npackages=[\"a\"]\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if m, _ := ParseManifest("Ballerina.toml", src); m == nil {
			t.Fatal("no manifest")
		}
	})
}
