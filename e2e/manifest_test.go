package e2e

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// packedFiles are the files of an archive with their texts.
func packedFiles(t *testing.T, parts ...string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files := map[string]string{}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name] = string(text)
	}
	return files
}

// png is the smallest picture that begins as one.
const png = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"

// TestWholeManifest: everything that [package] can say, in the archive.
func TestWholeManifest(t *testing.T) {
	s := newShelf(t)
	dir := folder(t,
		"Ballerina.toml", `[package]
org = "acme"
name = "winery"
version = "1.2.3"
distribution = "2201.13.0"
visibility = "private"
template = false
readme = "docs/Reference.md"
icon = "docs/icon.png"
license = ["Apache-2.0", "MIT"]
authors = ["Ann", "Bob"]
keywords = ["wine", "grapes"]
repository = "https://example.com/winery"
description = "Wine, mostly"

[[package.modules]]
name = "winery.red"
export = true
readme = "Red.md"

[[package.modules]]
name = "winery.white"

[build-options]
observabilityIncluded = false
graalvm = false
`,
		"main.bal", "import ballerina/io;\nimport acme/winery.red;\n\npublic function f() returns string => red:f();\n\npublic function main() returns error? {\n    io:println(check io:fileReadString(\"resources/list.txt\"));\n}\n",
		"docs/Reference.md", "# Winery\n", "docs/icon.png", png,
		"resources/list.txt", "a list", "resources/more/x.json", "{}",
		"modules/red/red.bal", "public function f() returns string => g();\n", "modules/red/Red.md", "# Red\n", "modules/red/README.md", "# Not this\n",
		"modules/red/resources/red.txt", "red",
		"generated/red/gen.bal", "function g() returns string => \"generated\";\n", "generated/resources/gen.txt", "gen",
		"modules/white/white.bal", "public function f() returns string => \"white\";\n", "modules/white/Module.md", "# White\n",
		"tests/main_test.bal", "import ballerina/test;\n\n@test:Config {}\nfunction calls() {\n    test:assertEquals(f(), \"generated\");\n}\n", "tests/resources/data.txt", "test data",
		"Config.toml", "# secret = 1\n", "other.md", "# Other\n")
	s.run(dir, "run").want(t, 0, "a list\n", "")
	if r := s.run(dir, "test"); r.code != 0 || !strings.Contains(r.stdout, "1 passing") {
		t.Error(r)
	}
	s.ok(dir, "pack", "--offline")
	files := packedFiles(t, dir, "target", "bala", "acme-winery-any-1.2.3.bala")
	var names []string
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	want := "bala.json dependency-graph.json docs/Reference.md docs/icon.png docs/modules/winery.red/Red.md docs/modules/winery.white/Module.md modules/winery.red/gen.bal modules/winery.red/red.bal modules/winery.red/resources/red.txt modules/winery.white/white.bal modules/winery/main.bal package.json resources/gen.txt resources/list.txt resources/more/x.json"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("the archive has\n%s", strings.Join(names, "\n"))
	}
	for _, w := range []string{`"organization": "acme"`, `"visibility": "private"`, `"export": [
    "winery",
    "winery.red"
  ]`, `"licenses": [
    "Apache-2.0",
    "MIT"
  ]`, `"authors": [`, `"keywords": [`, `"source_repository": "https://example.com/winery"`, `"readme": "docs/Reference.md"`, `"icon": "docs/icon.png"`, `"description": "Wine, mostly"`, `"ballerina_version": "2201.13.0"`, `"template": false`, `"platform": "any"`} {
		if !strings.Contains(files["package.json"], w) {
			t.Errorf("package.json lacks %s:\n%s", w, files["package.json"])
		}
	}
	s.ok(dir, "push", "--repository=local")
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0", "acme/winery:1.2.3"), "main.bal", programSource("acme/winery", "acme/winery.red"))
	s.run(app, "run").want(t, 0, "generated\ngenerated\n", "")
	s.fails(folder(t, "Ballerina.toml", manifest("me/app:0.1.0", "acme/winery:1.2.3"), "main.bal", programSource("acme/winery.white")), []string{"run"},
		"the module 'acme/winery.white' is not exported by the package acme/winery:1.2.3, which exports winery, winery.red")
}

// TestInclude: the patterns as the documentation has them.
func TestInclude(t *testing.T) {
	s := newShelf(t)
	dir := folder(t,
		"Ballerina.toml", manifest("acme/x:1.0.0")+`include = ["foo", "/bar", "baz/", "/qux/", "*.html", "foo*bar.*", "plug?", "thud[ab]", "fred[q-s]", "**/grault/garply", "waldo/xyzzy/**", "babble/**/bar", "*.rs", "!corge.rs", "include-resources/thud", "include-resources/x.js"]
`, "main.bal", "public function f() {\n}\n",
		"foo", "1", "a/foo/in.txt", "1", "bar", "1", "a/bar", "0", "baz", "0", "a/baz/in.txt", "1", "qux/in.txt", "1", "a/qux/in.txt", "0",
		"index.html", "1", "a/b/index.html", "1", "fooAndbar.txt", "1", "plugr", "1", "plugrs", "0", "thuda", "1", "thudc", "0", "fredr", "1", "fredt", "0",
		"p/q/grault/garply", "1", "grault/garply/in.txt", "1", "grault/other", "0", "waldo/xyzzy/a/b", "1", "a/waldo/xyzzy/b", "0",
		"babble/x/y/bar", "1", "babble/x/y/baz2", "0", "a.rs", "1", "a/b.rs", "1", "corge.rs", "0", "a/corge.rs", "0",
		"include-resources/thud/in.txt", "1", "include-resources/x.js", "1", "include-resources/y.js", "0")
	s.ok(dir, "pack", "--offline")
	files := packedFiles(t, dir, "target", "bala", "acme-x-any-1.0.0.bala")
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		text := read(t, name)
		_, in := files[rel]
		if text == "1" && !in {
			t.Errorf("the archive lacks %s", rel)
		}
		if text == "0" && in {
			t.Errorf("the archive has %s", rel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestWrongManifests: every mistake in Ballerina.toml has its place.
func TestWrongManifests(t *testing.T) {
	s := newShelf(t)
	const head = "[package]\norg = \"acme\"\nname = \"x\"\nversion = \"1.0.0\"\n"
	for _, c := range []struct{ text, want string }{
		{"[package]\norg = \"a-b\"\n", "(2:7,2:12)] invalid 'org' under [package]: 'org' can only contain alphanumerics and underscores"},
		{"[package]\nname = \"_x\"\n", "(2:8,2:12)] invalid 'name' under [package]: 'name' cannot have initial underscore characters"},
		{"[package]\nversion = \"1.0\"\n", "(2:11,2:16)] invalid 'version' under [package]: 'version' should be compatible with semver"},
		{"[package]\nversion = 1\n", "(2:11,2:12)] incompatible type for key 'version': expected 'STRING', found 'integer'"},
		{"package = 1\n", "(1:1,1:8)] incompatible type for key 'package': expected 'TABLE', found 'integer'"},
		{head + "distribution = \"newest\"\n", "(5:16,5:24)] invalid 'distribution' under [package]: expected the version of a distribution, as in 2201.13.0, found 'newest'"},
		{head + "visibility = \"secret\"\n", "(5:14,5:22)] invalid 'visibility' under [package]: expected 'private' or 'public', found 'secret'"},
		{head + "export = [\"x.none\"]\n", "(5:11,5:19)] could not locate the exported module 'x.none': the package has x"},
		{head + "readme = \"none.md\"\n", "(5:10,5:19)] could not locate the readme 'none.md'"},
		{head + "readme = \"../up.md\"\n", "invalid 'readme' under [package]: expected a path inside the package, found '../up.md'"},
		{head + "icon = \"icon.jpg\"\n", "(5:8,5:18)] invalid 'icon' under [package]: 'icon' can only have 'png' images"},
		{head + "icon = \"main.png\"\n", "could not locate the icon 'main.png'"},
		{head + "icon = \"text.png\"\n", "(5:8,5:18)] invalid 'icon' under [package]: 'text.png' is no png image"},
		{head + "include = [\"[a\"]\n", "(5:12,5:16)] invalid 'include' under [package]: '[a' is no pattern of file names"},
		{head + "license = \"MIT\"\n", "incompatible type for key 'license': expected 'ARRAY', found 'string'"},
		{head + "template = \"yes\"\n", "incompatible type for key 'template': expected 'BOOLEAN', found 'string'"},
		{head + "[[package.modules]]\nexport = true\n", "(5:1,6:14)] 'name' under [[package.modules]] is missing"},
		{head + "[[package.modules]]\nname = \"x\"\n", "(6:8,6:11)] 'name' under [[package.modules]] cannot be the default module's"},
		{head + "[[package.modules]]\nname = \"x.none\"\n", "(5:1,6:16)] could not locate the module 'x.none': the package has x"},
		{head + "[build-options]\noffline = 1\n", "(6:11,6:12)] incompatible type for key 'offline': expected 'BOOLEAN', found 'integer'"},
		{head + "[build-options]\nlockingMode = \"strict\"\n", "(6:15,6:23)] invalid 'lockingMode' under [build-options]: expected one of soft, medium, hard, locked; found 'strict'"},
		{head + "[build-options]\ntargetDir = true\n", "incompatible type for key 'targetDir': expected 'STRING', found 'boolean'"},
		{head + "[dependency]\norg = \"a\"\n", "(5:2,5:12)] incompatible type for key 'dependency': expected 'TABLE_ARRAY', found 'table'; write [[dependency]]"},
		{head + "[[dependency]]\norg = \"a\"\n", "'name' under [[dependency]] is missing"},
		{head + "[[dependency]]\norg = \"a\"\nname = \"b\"\nrepository = \"local\"\n", "'version' under [[dependency]] is missing: the local repository is asked for one version"},
		{head + "[[dependency]]\norg = \"a\"\nname = \"b\"\nversion = \"1.0.0\"\n[[dependency]]\norg = \"a\"\nname = \"b\"\nversion = \"1.1.0\"\n", "[[dependency]] 'a/b' is listed twice, first in line 5"},
		{head + "[[platform.java21.dependency]]\ngroupId = \"g\"\n", "a [[platform.java21.dependency]] needs 'path', or 'groupId', 'artifactId' and 'version'"},
		{head + "[[tool.openapi]]\nfilePath = \"x.yaml\"\n", "(5:1,6:20)] 'id' under [[tool.openapi]] is missing"},
		{head + "[[tool.openapi]]\nid = \"a-b\"\n", "(6:6,6:11)] invalid 'id' under [tool.openapi]: 'id' can only contain alphanumerics and underscores"},
		{head + "[[tool.openapi]]\nid = \"a\"\n[[tool.health.fhir]]\nid = \"a\"\n", "(8:6,8:9)] the 'id' a is that of another tool entry, in line 5"},
		{head + "x = \n", "Ballerina.toml:(5:"},
	} {
		dir := folder(t, "Ballerina.toml", c.text, "main.bal", "public function f() {\n}\n", "text.png", "text")
		s.fails(dir, []string{"check", "--offline"}, "ERROR [Ballerina.toml:", c.want)
	}
}

// Modules that import each other, with the way from one back to itself.
func TestModuleCycle(t *testing.T) {
	s := newShelf(t)
	dir := folder(t, "Ballerina.toml", manifest("me/app:0.1.0")+"distribution = \"2201.14.0\"\n", "main.bal", "import me/app.a;\n\npublic function main() {\n    a:f();\n}\n",
		"modules/a/a.bal", "import me/app.b;\n\npublic function f() => b:f();\n",
		"modules/b/b.bal", "import me/app.c;\n\npublic function f() => c:f();\n",
		"modules/c/c.bal", "import me/app.a;\n\npublic function f() => a:f();\n")
	s.fails(dir, []string{"check"}, "ERROR [modules/c/c.bal:(1:1,1:17)] cyclic module imports detected: 'me/app.a -> me/app.b -> me/app.c -> me/app.a'",
		"WARNING [Ballerina.toml:(5:16,5:27)] the package is written for Ballerina 2201.14.0, a later distribution than 2201.13.0, which runs here")
}

// What the manifest asks for and is not done is said.
func TestToolsInTheManifest(t *testing.T) {
	s := newShelf(t)
	dir := folder(t, "Ballerina.toml", manifest("acme/x:1.0.0")+"\n[[tool.openapi]]\nid = \"client\"\nfilePath = \"api.yaml\"\ntargetModule = \"api\"\noptions.mode = \"client\"\n\n[[tool.health.fhir]]\nid = \"fhir\"\nfilePath = \"ig\"\n",
		"main.bal", "import ballerina/io;\nimport acme/x.api;\n\npublic function main() {\n    io:println(api:f());\n}\n",
		"generated/api/api.bal", "public function f() returns string => \"generated before\";\n",
		"BalTool.toml", "[tool]\nid = \"mine\"\n\n[[dependency]]\npath = \"libs/mine.jar\"\n")
	r := s.ok(dir, "build", "--offline")
	for _, w := range []string{"WARNING [Ballerina.toml:(6:1,10:24)] the tool 'openapi' does not run in a build", "WARNING [Ballerina.toml:(12:1,14:16)] the tool 'health.fhir' does not run in a build"} {
		if !strings.Contains(r.stderr, w) {
			t.Errorf("lacks %q\n%v", w, r)
		}
	}
	s.run(dir, "run", "--offline").want(t, 0, "generated before\n", "")
	if r := s.ok(dir, "pack", "--offline"); !strings.Contains(r.stderr, "the archive has not the tool 'mine' of BalTool.toml") {
		t.Error(r)
	}
	if err := os.WriteFile(filepath.Join(dir, "BalTool.toml"), []byte("[tool]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.fails(dir, []string{"pack", "--offline"}, "ERROR [BalTool.toml:", "'id' under [tool] is missing")
}

// TestTool: scripts that pull tools go on where a command does their work.
func TestTool(t *testing.T) {
	s := newShelf(t)
	dir := t.TempDir()
	if out := s.ok(dir, "tool", "list").stdout; !strings.Contains(out, "scan (comes with Barre)\n") {
		t.Error(out)
	}
	s.run(dir, "tool", "pull", "scan:1.0.0").want(t, 0, "tool 'scan' comes with Barre: there is nothing to pull\n", "")
	s.fails(dir, []string{"tool", "pull", "consolidate-packages"}, "the tool 'consolidate-packages' is a program for the Java virtual machine, which Barre does not run")
	s.fails(dir, []string{"tool", "remove", "scan"}, "the tool 'scan' comes with Barre and cannot be removed")
	s.fails(dir, []string{"tool", "search", "x"}, "'barre tool list' shows those that are commands here")
	s.fails(dir, []string{"tool"}, "tool needs one of list, pull, use, update, remove, search")
	s.fails(dir, []string{"tool", "install", "x"}, "unknown command 'tool install'")
	s.fails(dir, []string{"tool", "pull"}, "tool pull takes the name of one tool")
}

// TestTemplatePackage: a package made of one that was published as a template.
func TestTemplatePackage(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	dir := folder(t, "Ballerina.toml", strings.Replace(manifest("acme/order.template:1.0.0", "acme/base:1.0.0"), "\n\n", "\ntemplate = true\n\n", 1),
		"main.bal", "// Ours.\nimport ballerina/io;\nimport acme/base;\nimport acme/order.template.store as s;\n\npublic function main() {\n    io:println(s:f(), base:f());\n}\n",
		"modules/store/store.bal", "import order.template.names;\n\npublic function f() returns string => names:f();\n",
		"modules/names/names.bal", "public function f() returns string => \"names \";\n", "modules/names/resources/n.txt", "n",
		"resources/r.txt", "r", "README.md", "# Template\n")
	s.ok(dir, "pack", "--offline")
	s.ok(dir, "push", "--repository=local")
	at := t.TempDir()
	s.ok(at, "new", "orders", "-t", "acme/order.template", "--repository=local", "--org=me")
	orders := filepath.Join(at, "orders")
	text := read(t, orders, "main.bal")
	if !strings.Contains(text, "// Ours.\nimport ballerina/io;\nimport acme/base;\nimport me/orders.store as s;\n") {
		t.Errorf("%s", text)
	}
	if m := read(t, orders, "Ballerina.toml"); !strings.HasPrefix(m, "[package]\norg = \"me\"\nname = \"orders\"\nversion = \"0.1.0\"\n") || !strings.Contains(m, "[[dependency]]\norg = \"acme\"\nname = \"base\"\nversion = \"1.0.0\"\n") {
		t.Errorf("%s", m)
	}
	rewrite(t, "name = \"base\"\nversion = \"1.0.0\"\n", "name = \"base\"\nversion = \"1.0.0\"\nrepository = \"local\"\n", orders, "Ballerina.toml")
	s.run(orders, "run").want(t, 0, "names acme/base:1.0.0\n", "")
	for _, f := range []string{"resources/r.txt", "modules/names/resources/n.txt"} {
		if !exists(orders, f) {
			t.Errorf("%s is missing", f)
		}
	}
	s.fails(at, []string{"new", "x", "-t", "acme/base", "--repository=local"}, "the package acme/base:1.0.0 is no template: its Ballerina.toml has no template = true")
	s.fails(at, []string{"new", "x", "-t", "acme/none", "--repository=local"}, "package not found: acme/none")
	s.fails(at, []string{"new", "x", "-t", "acme/no-ne"}, "invalid package name 'acme/no-ne'")
	s.fails(at, []string{"new", "x", "-t", "acme/none"}, "the registry http://127.0.0.1:1 cannot be reached")
	if exists(at, "x") {
		t.Error("a folder was made for nothing")
	}
}
