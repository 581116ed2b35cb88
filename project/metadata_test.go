package project

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMetadata(t *testing.T) {
	m, problems := ParseManifest(ManifestName, []byte(`[package]
org = "acme"
name = "shop"
version = "1.0.0"
distribution = "2201.13.0"
license = ["Apache-2.0", "MIT"]
authors = ["Ann"]
keywords = ["orders"]
repository = "https://example.com/shop"
description = "What a shop needs"
visibility = "private"
readme = "docs/ABOUT.md"
icon = "icon.png"
include = ["data/**"]
template = true
export = ["shop", "shop.stock"]

[build-options]
observabilityIncluded = true
sticky = true
lockingMode = "SOFT"
cloud = "k8s"
somethingOfATool = 3

[platform.java21]
graalvmCompatible = true

[[platform.java21.dependency]]
path = "./libs/a.jar"

[[platform.java21.dependency]]
groupId = "g"
artifactId = "a"
version = "1"
scope = "testOnly"

[[tool.openapi]]
id = "client"
filePath = "api.yaml"
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(m.License) != 2 || m.Authors[0] != "Ann" || m.Keywords[0] != "orders" || m.Repository != "https://example.com/shop" ||
		m.Description != "What a shop needs" || m.Visibility != "private" || m.Readme != "docs/ABOUT.md" || m.Icon != "icon.png" || m.Include[0] != "data/**" || !m.Template {
		t.Errorf("%+v", m)
	}
	if len(m.Platform) != 2 || m.Platform[0].String() != "./libs/a.jar" || m.Platform[1].String() != "g:a:1" || m.Platform[1].Scope != "testOnly" {
		t.Errorf("%+v", m.Platform)
	}
	if len(m.Tools) != 1 || !m.BuildOption("sticky") {
		t.Errorf("%+v", m.Tools)
	}
}

func TestMetadataProblems(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[package]\nlicense = \"MIT\"", "(2:11,2:16)] incompatible type for key 'license': expected 'ARRAY', found 'string'"},
		{"[package]\nauthors = [1]", "(2:12,2:13)] incompatible type for an element of 'authors': expected 'STRING', found 'integer'"},
		{"[package]\nvisibility = \"secret\"", "(2:14,2:22)] invalid 'visibility' under [package]: expected 'private' or 'public', found 'secret'"},
		{"[package]\nicon = \"icon.jpg\"", "(2:8,2:18)] invalid 'icon' under [package]: 'icon' can only have 'png' images"},
		{"[package]\nreadme = \"../README.md\"", "(2:10,2:24)] invalid 'readme' under [package]: expected a path inside the package, found '../README.md'"},
		{"[package]\ninclude = [\"[\"]", "(2:12,2:15)] invalid 'include' under [package]: '[' is no pattern of file names"},
		{"[package]\ntemplate = \"yes\"", "incompatible type for key 'template': expected 'BOOLEAN', found 'string'"},
		{"[build-options]\nsticky = \"yes\"", "incompatible type for key 'sticky': expected 'BOOLEAN', found 'string'"},
		{"[build-options]\nlockingMode = \"strict\"", "(2:15,2:23)] invalid 'lockingMode' under [build-options]: expected one of soft, medium, hard, locked; found 'strict'"},
		{"[build-options]\ncloud = 3", "incompatible type for key 'cloud': expected 'STRING', found 'integer'"},
		{"[platform]\njava21 = 3", "incompatible type for key 'java21': expected 'TABLE', found 'integer'"},
		{"[[platform.java21.dependency]]\ngroupId = \"g\"", "(1:1,2:14)] a [[platform.java21.dependency]] needs 'path', or 'groupId', 'artifactId' and 'version'"},
		{"[[dependency]]\norg = \"a\"\nname = \"b\"\nrepository = \"local\"", "'version' under [[dependency]] is missing: the local repository is asked for one version"},
		{"[[dependency]]\norg = \"a\"\nname = \"b\"\n[[dependency]]\norg = \"a\"\nname = \"b\"", "(4:1,6:11)] [[dependency]] 'a/b' is listed twice, first in line 1"},
	} {
		_, problems := ParseManifest(ManifestName, []byte(c.text))
		if len(problems) != 1 || !strings.Contains(problems[0].String(), c.want) {
			t.Errorf("%q\n got %v\nwant %s", c.text, problems, c.want)
		}
	}
}

func TestFilesOfManifest(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("main.bal", "public function main() {\n}\n")
	write("icon.png", "no image")
	write(ManifestName, "[package]\norg = \"acme\"\nname = \"shop\"\nexport = [\"shop\", \"shop.none\"]\nreadme = \"none.md\"\nicon = \"icon.png\"\n")
	_, err := Load(dir, Options{})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"ERROR [Ballerina.toml:(4:19,4:30)] could not locate the exported module 'shop.none': the package has shop",
		"ERROR [Ballerina.toml:(5:10,5:19)] could not locate the readme 'none.md'",
		"ERROR [Ballerina.toml:(6:8,6:18)] invalid 'icon' under [package]: 'icon.png' is no png image",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks %s", err, want)
		}
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"*.txt", "a.txt", true}, {"*.txt", "x/y/a.txt", true}, {"/*.txt", "x/a.txt", false}, {"/*.txt", "a.txt", true},
		{"data", "data/a/b", true}, {"data/", "data/a", true}, {"data/**", "data/a/b", true}, {"data/*.json", "data/a/b.json", false},
		{"**/b.json", "data/a/b.json", true}, {"data/**/b.json", "data/b.json", true}, {"data", "database", false},
	} {
		if got := matches(c.pattern, c.name); got != c.want {
			t.Errorf("%s for %s: %t", c.pattern, c.name, got)
		}
	}
}
